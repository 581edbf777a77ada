"""The engine with a model: prompt → the model writes → draft → held to its sources → engine."""
