"""What is kept: the nouns, and the stores that hold them."""
