"""Posts of social media that stand in an article as paragraphs of their own.

"We wait. Not long! — Ada Vell (@adavell) April 14, 2026": the publisher shows it and says nothing
of it. Knows how such a paragraph is signed; a reporter's name and handle behind a paragraph of the
article's own look the same. Knows nothing of who is in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_FRAME = re.compile(r"Skip \w+ post (?:\d+ )?by @\w+ ")
_LINKS = ("http://", "https://", "pic.twitter.com/")
# What stands in a signature beside a name: an emoji, "Ada Vell | Pier", "Ada Vell, gardener".
_NO_NAME = re.compile(r"[|,].*|[^\w\s.’'-]")


@dataclass(frozen=True, slots=True)
class Post:
    """Where one stands, the name or handle that signs it, the runs of that and of what it says."""

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
        shown = match["date"] or frame or len(said) < len(written.rstrip())
        if not written.strip() or not (shown or _announced(text, paragraph)):
            continue
        end = match.start() - len(written) + len(said)
        author, name = _author(match)
        whole = (paragraph, match.end())
        yield Post(whole, author, name, match.span("cue"), (start, max(start, end)))


def within(posts: Sequence[Post], start: int, end: int) -> tuple[Post, ...]:
    """Those that stand in a piece of the text, by their places in it."""
    return tuple(
        Post(
            (post.whole[0] - start, post.whole[1] - start),
            post.author,
            (post.name[0] - start, post.name[1] - start),
            (post.cue[0] - start, post.cue[1] - start),
            (post.said[0] - start, post.said[1] - start),
        )
        for post in posts
        if start <= post.whole[0] and post.whole[1] <= end
    )


def _author(match: re.Match[str]) -> tuple[str, Span]:
    """The name, or the handle where there is none: "🌊 (@gull)"."""
    name = " ".join(_NO_NAME.sub("", match["name"]).split())
    if re.search(r"\w", name):
        return name, match.span("name")
    handle = "handle" if match["handle"] else "bare"
    return match[handle].removeprefix("@"), match.span(handle)


def _without_links(written: str) -> str:
    """Without the addresses at its end, which stand for pictures and for other posts."""
    said = written.rstrip()
    while said and (last := said.rsplit(None, 1)[-1]).startswith(_LINKS):
        said = said[: -len(last)].rstrip()
    return said


def _announced(text: str, paragraph: int) -> bool:
    """Whether the paragraph before ends with a colon: "Vell then wrote:"."""
    while paragraph > 0 and text[paragraph - 1].isspace():
        paragraph -= 1
    return text[paragraph - 1 : paragraph] == ":"


def without_posts(text: str, posts: Sequence[Post]) -> str:
    """The text with blanks in their place: they are no part of what the article tells."""
    for post in posts:
        start, end = post.whole
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text
