"""Numbers, dates and measures as English news writes them, so that two texts can be compared."""
