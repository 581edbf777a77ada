"""Questions to ask: to begin with, and to go on from an answer; each tried out before."""
