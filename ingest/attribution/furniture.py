"""What stands on a page beside its text: captions, credits of pictures, players of films.

Knows how they are written. Knows nothing of statements, nor of who is in an article.
"""

from __future__ import annotations

import re

_FURNITURE = re.compile(
    r"\bImage (?:copyright|source)(?: [^\n.:]{1,60}?)? Image caption\b"
    r"|\b(?:Image|Media) caption\b"
    r"|\bMedia playback is (?:unsupported|not supported) on (?:your|this) device"
    r"(?: Media caption\b)?"
    r"|\b(?:Hide|Show) Caption(?: \d+ of \d+)?"
    r"(?: Photos: [^\n:]{1,60}: \d+ [a-z ]{1,40}(?= [A-Z]))?"
    r"|^[^\n]*\bReplay More Videos\b[^\n]*\b\d\d:\d\d[ \t]*$",
    re.MULTILINE,
)
_NOBODY = re.compile(
    r"(?:(?:image|media|photo|picture|video) (?:copyright|caption|source|playback)|(?:hide |show )?"
    r"caption|getty images)\b|(?:related|read more|see also|watch|updated?|highlights)(?:: |$)",
    re.IGNORECASE,
)
# A label and what it is of, the turn of a transcript, a sentence: in a title, which may belong to a
# name ("the author of Harbor: A Life"), a colon stands between words with capitals.
_NO_NAME = re.compile(r"[A-Z. ]+: |.*(?:\b[a-z][\w’'-]*: |: [a-z])")
# They show something, and nobody says it.
PICTURES = frozenset("image photo photograph picture".split())


def without_furniture(text: str) -> str:
    """The text with a line break and blanks in its place: no sentence goes on across it."""
    return _FURNITURE.sub(lambda m: "\n\n" + " " * (len(m.group()) - 2), text)


def is_furniture(name: str) -> bool:
    """Whether a source is none: "Image copyright", "Caption 9 of 10", "RELATED", "Watch: they"."""
    return bool(_NOBODY.match(name) or _NO_NAME.match(name))
