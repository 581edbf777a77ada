"""Whether a text supports a claim: terms → evidence → conflicts, unsaid, speaker → support."""
