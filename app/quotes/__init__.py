"""The engine without a model: spans → read → agreement, denial → engine."""
