"""Who said what: wording → asked → statements → testimony; voices, and the matrix of a topic."""
