"""From a question and what was asked before to one that stands alone, and its filters."""
