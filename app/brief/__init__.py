"""Briefings: what a pile of articles says on a topic, on a page, every line cited."""
