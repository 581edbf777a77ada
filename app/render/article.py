"""A whole article as HTML, with what is cited or said in it marked; and the way to open it there.

Knows nothing of servers or styles. A mark holds exactly the characters of its span.
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass
from itertools import pairwise

from app.figures.dates import day
from app.render.escape import bdi, dots, escape, web_link
from archive.article import Article, Passage
from archive.statement import Spans, Statement

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
REPLACED = (
    '<p class="replaced" role="note">The version that was cited: the archive has a newer one.</p>'
)
_PIECES = 500  # of one part of a statement; more is no statement, but somebody trying us out


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of one statement stand in a text: its source, its cue, its content."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()

    def __bool__(self) -> bool:
        return bool(self.source or self.cue or self.content)

    @classmethod
    def of(cls, statement: Statement) -> Parts:
        return cls(statement.speaker_spans, statement.cue_spans, statement.content_spans)

    @classmethod
    def read(cls, source: str, cue: str, content: str) -> Parts:
        """From what `written` wrote. Raises ValueError."""
        return cls(_read(source), _read(cue), _read(content))

    def moved(self, by: int) -> Parts:
        """The same places counted from elsewhere."""
        return Parts(*(tuple((a + by, b + by) for a, b in spans) for spans in astuple(self)))


def written(spans: Spans) -> str:
    """Spans as an address carries them: "12-20,30-35"."""
    return ",".join(f"{start}-{end}" for start, end in spans)


def _read(text: str) -> Spans:
    pieces = text.split(",") if text else []
    found = [_SPAN.fullmatch(piece) for piece in pieces[: _PIECES + 1]]
    if len(found) > _PIECES or None in found:
        raise ValueError("these are no spans")
    return tuple((int(match[1]), int(match[2])) for match in found if match)


def opener(article_id: str, version: int, passage: Passage | None = None) -> str:
    """Attributes that make a button open an article, at a passage where one is given."""
    where = f' data-start="{passage.start}" data-end="{passage.end}"' if passage else ""
    return f'data-article="{escape(article_id)}" data-version="{version}"{where}'


def said_opener(statement: Statement) -> str:
    """Attributes that make a button open an article at a statement, its parts marked."""
    parts = Parts.of(statement)
    return (
        f"{opener(statement.article_id, statement.version)} "
        f'data-source="{written(parts.source)}" data-cue="{written(parts.cue)}" '
        f'data-content="{written(parts.content)}"'
    )


def article_html(article: Article, start: int | None = None, end: int | None = None) -> str:
    """A whole article; `text[start:end]` is marked. Raises ValueError where it lies outside."""
    if start is None and end is None:
        return _story(article, escape(article.text))
    cited = article.passage(start or 0, len(article.text) if end is None else end)
    before, after = escape(article.text[: cited.start]), escape(article.text[cited.end :])
    mark = f'<mark id="cited" tabindex="-1">{escape(cited.text)}</mark>'
    return _story(article, before + mark + after)


def said_in_html(article: Article, parts: Parts) -> str:
    """A whole article with one statement's parts marked. Raises ValueError where they lie outside.

    The first mark of the content (or of what there is) has the id "statement".
    """
    for spans in astuple(parts):
        for start, end in spans:
            article.passage(start, end)
    text = parted(article.text, parts, tag="mark")
    target = 'class="said-content' if parts.content else "class="
    text = text.replace(f"<mark {target}", f'<mark id="statement" tabindex="-1" {target}', 1)
    legend = (
        '<p class="legend"><span>Marked in the text</span>'
        '<span class="said-source">Source</span><span class="said-cue">Cue</span>'
        '<span class="said-content">Content</span></p>'
    )
    return _story(article, text, legend)


def parted(text: str, parts: Parts, *, tag: str) -> str:
    """`text`, with a tag around each run of characters that belong to the same parts."""
    named = {"content": parts.content, "source": parts.source, "cue": parts.cue}
    ends = {at for spans in named.values() for span in spans for at in span}
    cuts = sorted({0, len(text), *(at for at in ends if 0 <= at <= len(text))})
    pieces = []
    for start, end in pairwise(cuts):
        classes = [
            f"said-{name}"
            for name, spans in named.items()
            if any(a <= start and end <= b for a, b in spans)
        ]
        piece = escape(text[start:end])
        pieces.append(f'<{tag} class="{" ".join(classes)}">{piece}</{tag}>' if classes else piece)
    return "".join(pieces)


def _story(article: Article, text: str, legend: str = "") -> str:
    link = web_link(article.url)
    meta = dots([bdi(article.author) if article.author else "", escape(day(article.published))])
    return (
        f'<article class="story">{legend}<header><p class="outlet">{bdi(article.outlet)}</p>'
        f'<h2 dir="auto">{escape(article.title)}</h2><p class="meta">{meta}</p>'
        + (
            f'<p class="original"><a href="{escape(link)}" target="_blank" '
            'rel="noopener noreferrer">Open original<span aria-hidden="true"> ↗</span></a></p>'
            if link
            else ""
        )
        + f'</header><div class="text" dir="auto">{text}</div></article>'
    )
