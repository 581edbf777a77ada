"""Posts of social media that stand in an article as paragraphs of their own.

"We wait. Not long! — Ada Vell (@adavell) April 14, 2026": the publisher shows it and says nothing
of it. Knows how such a paragraph is signed. Knows nothing of who is in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.statement import Span

_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
# Whose it is, to the end of the paragraph: a date may follow, and the word under a frame.
_SIGNED = re.compile(
    rf"(?P<cue>—|–|--) ?(?P<name>[^\n—–@]{{0,70}}?) ?"
    rf"(?:\(@(?P<handle>\w{{1,30}})\)|(?P<bare>@\w{{1,30}}))"
    rf"(?P<date> ?\n?{_DATE})?(?: (?:Report|End of \w+ post\b[^\n]*))? ?$",
    re.MULTILINE,
)
_FRAME = re.compile(r"Skip \w+ post by @\w+ ")
_LINKS = ("http://", "https://", "pic.twitter.com/")
_CLOSED = re.compile(r"[.!?…][\"”’)]*$|#\w+$")


@dataclass(frozen=True, slots=True)
class Post:
    """Where one stands, whose it is as it is signed, and the runs of that and of what it says."""

    whole: Span
    author: str
    name: Span
    cue: Span
    said: Span


def posts(text: str) -> Iterator[Post]:
    """Those of a text, in its order; of one that only shows a picture, `said` is empty."""
    for match in _SIGNED.finditer(text):
        paragraph = text.rfind("\n", 0, match.start()) + 1
        frame = _FRAME.match(text, paragraph)
        written = text[frame.end() if frame else paragraph : match.start()]
        said = _without_links(written)
        start = match.start() - len(written.lstrip())
        if not written.strip() or not _is_signed(match, written.strip(), said):
            continue
        end = match.start() - len(written) + len(said)
        named = "name" if match["name"] else "handle" if match["handle"] else "bare"
        yield Post(
            (paragraph, match.end()),
            match[named].removeprefix("@"),
            match.span(named),
            match.span("cue"),
            (start, max(start, end)),
        )


def _without_links(written: str) -> str:
    """Without the addresses at its end, which stand for pictures and for other posts."""
    said = written.rstrip()
    while said and (last := said.rsplit(None, 1)[-1]).startswith(_LINKS):
        said = said[: -len(last)].rstrip()
    return said


def _is_signed(match: re.Match[str], written: str, said: str) -> bool:
    """A name with its handle signs it; a handle alone may end a sentence of the article's own."""
    named = match["name"] and match["handle"]
    return bool(named or match["date"] or said != written or _CLOSED.search(said))


def without_posts(text: str) -> str:
    """The text with blanks in their place: they are no part of what the article tells."""
    for post in posts(text):
        start, end = post.whole
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text
