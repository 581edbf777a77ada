"""What a fragment of HTML may hold, and texts that try to put more into it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import strategies as st

from archive.article import Article, Listing
from archive.statement import Named, Saying, statement

OURS = {
    *("div", "p", "span", "bdi", "ul", "ol", "li", "button", "section", "h2", "h3", "article"),
    *("header", "mark", "a", "strong", "blockquote", "details", "summary", "s"),
    *("table", "thead", "tbody", "tr", "th", "td", "input"),
    *("h4", "h5", "time", "q", "svg", "path"),
}
ATTRIBUTES = {
    *("class", "dir", "type", "id", "role", "tabindex", "href", "target", "rel", "aria-label"),
    *("aria-describedby", "aria-hidden", "data-article", "data-version", "data-start", "data-end"),
    *("data-outcome", "data-key", "data-source", "data-cue", "data-content", "aria-current"),
    *(
        "scope",
        "open",
        "download",
        "data-edit",
        "data-unread",
        "title",
        "data-line",
        "data-story",
        "value",
        "checked",
    ),
    *("aria-labelledby", "datetime", "style", "viewbox", "preserveaspectratio", "d"),
}
# Where marks stand and how high rows are: numbers of ours.
STYLE = re.compile(r"((top|height): -?[\d.]+%(; )?)+|grid-template-rows: (\d+fr ?)+")
# What an HTML parser may trip over, more often than chance would bring it.
nasty = st.text(
    st.one_of(
        st.sampled_from("<>&\"'`=/\r\n\t;#{}$\\ \x00\u2028\u202eא🦀\ud800"),
        st.characters(),
    ),
    max_size=40,
)


class Tags(HTMLParser):
    """Collects the tags, attributes and text of a fragment."""

    def __init__(self, fragment: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag != "input":  # it has no end
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def sent(text: str) -> str:
    """What arrives of a text: NUL and lone surrogates can't."""
    return re.sub("[\x00\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def harmless(fragment: str) -> None:
    seen = Tags(fragment)
    assert not seen.open
    assert seen.tags <= OURS
    assert set(seen.attributes) <= ATTRIBUTES
    assert all(STYLE.fullmatch(style) for style in seen.attributes.get("style", []))
    assert all(re.match("https?://|export/", link) for link in seen.attributes.get("href", []))


articles = st.builds(
    Article,
    id=nasty,
    title=nasty,
    text=st.builds("x{}".format, nasty),
    outlet=nasty,
    author=nasty,
    published=nasty,
    url=st.one_of(nasty, nasty.map("https://a.example/{}".format)),
)


def listing(article: Article) -> Listing:
    return Listing(
        article.id, article.version, article.title, article.outlet, article.author,
        article.published, article.url, len(article.text),
    )  # fmt: skip


named = st.builds(
    Named, nasty, nasty, st.sampled_from(["outlet", "person", "group", "unnamed"]), nasty
)


@st.composite
def spans(draw: st.DrawFn, length: int, least: int = 0) -> tuple[tuple[int, int], ...]:
    """Up to two runs in order, neither empty nor overlapping."""
    cuts = sorted(draw(st.sets(st.integers(0, length), min_size=2 * least, max_size=4)))
    return tuple(zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def sayings(draw: st.DrawFn) -> tuple[Saying, Article]:
    """A statement of anything by anybody, and the article it stands in."""
    article = draw(articles)
    length = len(article.text)
    made = statement(
        article,
        speaker=draw(named),
        relayed_from=draw(named),
        speaker_spans=draw(spans(length)),
        cue_spans=draw(spans(length)),
        content_spans=draw(spans(length, least=1)),
        kind=draw(st.sampled_from(["direct", "indirect", "mixed"])),
        stance=draw(st.sampled_from(["stated", "negated", "hedged"])),
        resolved=draw(st.sampled_from(["written", "pronoun", "surname"])),
    )
    return Saying(made, listing(article)), article
