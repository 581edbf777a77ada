"""How an article gets in: sources → fetch → extract → split → pipeline."""
