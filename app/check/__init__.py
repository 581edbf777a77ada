"""Whether a text supports a claim: terms → evidence → conflicts, speaker, quotation → support."""
