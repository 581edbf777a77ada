"""app.render.document: briefings as text, Markdown and HTML say the same, every line cited."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from urllib.parse import urlsplit

import lxml.html
import pytest
from hypothesis import Phase, given, settings
from lxml.html import HtmlElement
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from app.answer import Carried, Usage
from app.brief.briefing import Briefing, Event
from app.render.document.file import TYPES, briefing_file
from app.render.document.html import briefing_html
from app.render.document.markdown import briefing_markdown
from app.render.document.outline import Note, outline, when
from app.render.document.shown import shown
from app.render.document.text import briefing_text
from app.render.escape import link_target, web_link
from archive.errors import SettingError
from tests.briefings import RADIO_TEXT, briefings, sample
from tests.fakes import ROOT
from tests.fragments import Tags

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
READER.use(footnote_plugin)
SECTIONS = ["Key points", "Who said what", "Disputed", "Timeline", "Not known yet"]
SECTIONS += ["Withdrawn since", "Sources"]
OURS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "h1", "h2"),
    *("h3", "p", "ul", "ol", "li", "div", "span", "bdi", "sup", "sub", "a", "cite", "blockquote"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "dir", "id", "role", "href"),
    *("rel", "aria-hidden", "aria-label", "aria-labelledby"),
}


def footnotes(text: str) -> tuple[list[Token], list[tuple[str, list[str]]]]:
    """All tokens; and of each footnote its text and what it links to, in their order."""
    tokens = READER.parse(text)
    notes: list[tuple[str, list[str]]] = []
    within = False
    for token in tokens:
        if token.type == "footnote_open":
            within = True
            notes.append(("", []))
        elif token.type == "footnote_close":
            within = False
        elif within and token.type == "inline":
            inner = token.children or []
            words = "".join(t.content for t in inner if t.type in ("text", "text_special"))
            links = [str(t.attrGet("href")) for t in inner if t.type == "link_open"]
            notes[-1] = (notes[-1][0] + words, notes[-1][1] + links)
    return tokens, notes


def page(briefing: Briefing) -> HtmlElement:
    return lxml.html.document_fromstring(briefing_html(briefing).encode())


def test_numbers_of_an_outline_are_those_of_its_notes_in_the_order_of_reading() -> None:
    briefing = sample()
    shuffled = {old: new for new, old in enumerate(reversed(range(1, 13)), 1)}
    lines = {id(line): line for line in briefing.lines()}
    assert max(n for line in lines.values() for n in line.claim.citations) == len(shuffled)
    turned = renumbered(briefing, shuffled)
    assert turned.citations != briefing.citations
    assert outline(turned) == outline(briefing)


def renumbered(briefing: Briefing, numbers: dict[int, int]) -> Briefing:
    """The same briefing under other numbers."""

    def line(one):  # type: ignore[no-untyped-def]
        cited = tuple(numbers[n] for n in one.claim.citations)
        return replace(one, claim=replace(one.claim, citations=cited))

    return replace(
        briefing,
        key_points=tuple(map(line, briefing.key_points)),
        said=tuple(replace(told, line=line(told.line)) for told in briefing.said),
        disputed=tuple(replace(d, sides=tuple(map(line, d.sides))) for d in briefing.disputed),
        timeline=tuple(replace(event, line=line(event.line)) for event in briefing.timeline),
        unknown=tuple(map(line, briefing.unknown)),
        withdrawn=tuple(map(line, briefing.withdrawn)),
        sources=tuple(
            replace(s, citations=tuple(numbers[n] for n in s.citations)) for s in briefing.sources
        ),
        citations=tuple(replace(c, number=numbers[c.number]) for c in briefing.citations),
    )


@given(briefings())
def test_every_number_of_a_line_or_a_source_is_a_note(briefing: Briefing) -> None:
    whole = outline(briefing)
    notes = [note.number for note in whole.notes]
    named = [n for s in whole.sections for g in s.groups for e in g.entries for n in e.numbers]
    named += [n for cited in whole.sources for n in cited.numbers]
    assert notes == list(range(1, len(briefing.citations) + 1))
    assert set(named) == set(notes)
    assert list(dict.fromkeys(named)) == notes


def test_everything_is_tried() -> None:
    """Else the properties promise more than they do."""
    seen: list[Briefing] = []

    @settings(max_examples=150, phases=[Phase.generate], derandomize=True, database=None)
    @given(briefings())
    def draw(briefing: Briefing) -> None:
        seen.append(briefing)

    draw()
    citations = [citation for briefing in seen for citation in briefing.citations]
    urls = [citation.article.url for citation in citations]
    assert any(map(web_link, urls))
    assert any(url and not web_link(url) for url in urls)
    assert any(len(citation.passage.text) > 500 for citation in citations)
    assert any(when(event) for briefing in seen for event in briefing.timeline)
    assert any(briefing.independent < len(briefing.sources) for briefing in seen)
    for name in ("key_points", "said", "disputed", "timeline", "unknown", "withdrawn", "notice"):
        assert any(getattr(briefing, name) for briefing in seen), name


@pytest.mark.parametrize(
    ("date", "certain", "words"),
    [("2026-05-11", True, "11 May 2026"), ("2026-05-11", False, "11 May 2026 (date uncertain)"),
     ("2026-05", True, "May 2026"), ("2026-05", False, "about May 2026"), ("2026", True, "2026"),
     ("2026", False, "about 2026"), ("2026-13", True, ""), ("", False, "")],
)  # fmt: skip
def test_a_date_is_as_exact_as_it_is_known(date: str, certain: bool, words: str) -> None:
    assert when(Event(date, certain, "", sample().key_points[0])) == words


def test_text_that_turns_direction_ends_where_it_ends() -> None:
    assert shown("a\u202eb\u2067c") == "a\u202eb\u2067c\u2069\u202c"
    assert shown("a\u202eb\u202cc") == "a\u202eb\u202cc"
    assert shown("a\u2066b\u202ec\u2069d\u202c\u2069") == "a\u2066b\u202ec\u2069d\u202c\u2069"


def test_text_that_steers_a_terminal_is_not_shown() -> None:
    assert shown(" a\x1b[2J\x9b1m\n\tb\x00\ud800\uffff ") == "a�[2J�1m b���"


def test_a_line_begins_with_a_capital_but_no_name_is_altered() -> None:
    briefing = replace(sample(), topic="the Hollin Bridge")
    assert outline(briefing).title == "The Hollin Bridge"
    assert outline(replace(briefing, topic="iNews and the bridge")).title == "iNews and the bridge"


def test_the_text_has_all_sections_in_order() -> None:
    lines = briefing_text(sample()).splitlines()
    assert lines[:2] == [
        "Briefing: The Hollin Bridge",
        "Briefing as of 20 May 2026; 14 articles read; only published since 1 May 2026; "
        "compared with the briefing of 13 May 2026",
    ]
    assert [line.split(":")[0] for line in lines if line in SECTIONS or "Sources:" in line] == (
        SECTIONS
    )


@pytest.mark.parametrize(
    "line",
    [
        "• New — Concord Wire: Ferries will run every twenty minutes from Wednesday, the port "
        "said. [4]",
        "• Changed (before: “Some 2,000 people cross the bridge on a working day.”) — The Harbor "
        "Ledger: Some 3,000 people cross the bridge on a working day. [5]",
        "• The Union of Pilots, in Radio Lorrevia: The Union of Pilots put the repairs at six "
        "million crowns. [7]",
        "About: What the repairs cost",
        "• about March 2026 — Concord Wire: The crack was first seen by a diver in early spring, "
        "two people who know the report say. [9]",
        "• 8 May 2026 (date uncertain) — Radio Lorrevia: It had three engineers look at the pier "
        "last week. [10]",
        "• [Not borne out by the cited text: the article says so no more] The Morning Tray: The "
        "bridge is to reopen in June. [12]",
        "Sources: 5 articles, 4 independent",
        "• [3] Vella Courier, Ferries replace bridge, 13 May 2026, https://courier.example/bridge "
        "(copy of “Hollin Bridge shut; ferries put on”, Concord Wire)",
        "• [7] [10] Radio Lorrevia, Union doubts the price of the bridge, 15 May 2026",
    ],
)
def test_a_line_of_the_text_says_whose_it_is_and_where_it_is_from(line: str) -> None:
    assert line in briefing_text(sample()).splitlines()


def test_a_source_says_who_else_carries_its_text() -> None:
    briefing = sample()
    carried = Carried(("Radio Lorrevia", "Evening Lantern"), "Concord Wire")
    citations = tuple(
        replace(one, carried=carried) if one.article.outlet == "Radio Lorrevia" else one
        for one in briefing.citations
    )
    text = briefing_text(replace(briefing, citations=citations))
    assert "15 May 2026 (carried by 2 outlets, 1 origin (Concord Wire))\n" in f"{text}\n"
    assert text.count("carried by") == 1


def test_how_many_sources_agree_is_said() -> None:
    assert "north pier. (2 independent sources) [1] [2] [3]\n" in briefing_text(sample())


def test_what_is_not_borne_out_is_nobodys() -> None:
    briefing = sample()
    union = briefing.said[1]
    claim = replace(union.line.claim, verdict="not found")
    union = replace(union, line=replace(union.line, claim=claim))
    text = briefing_text(replace(briefing, said=(union,)))
    assert "• [Not borne out by the cited text] The Union of Pilots put the repairs" in text


def test_what_a_model_wrote_is_said_to_be() -> None:
    written = replace(sample(), engine="openai:x", usage=Usage(1, 1))
    assert "; key points written with openai:x;" in briefing_text(written)


def test_nothing_found_is_a_document_too() -> None:
    nothing = replace(
        sample(), key_points=(), said=(), disputed=(), timeline=(), unknown=(), withdrawn=(),
        sources=(), citations=(),
    )  # fmt: skip
    assert briefing_text(nothing).endswith("\n\nNote: Nothing was found on this.")
    assert briefing_text(replace(nothing, notice="No articles.")).endswith("\n\nNote: No articles.")
    assert "Nothing was found on this." in page(nothing).text_content()
    for ending in TYPES:
        assert briefing_file(nothing, ending)


@given(briefings())
def test_no_line_of_the_text_is_a_formula_or_steers(briefing: Briefing) -> None:
    text = briefing_text(briefing)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)
    assert not any(line.startswith(tuple("=+-@\t＝＋－＠")) for line in text.splitlines())


def test_markdown_has_a_footnote_for_every_citation() -> None:
    briefing = sample()
    _, notes = footnotes(briefing_markdown(briefing))
    assert len(notes) == len(briefing.citations) == 12
    for (text, links), citation in zip(notes, briefing.citations, strict=True):
        article = citation.article
        assert links == ([article.url] if article.url else [])
        assert text.startswith(f"{article.outlet}, {article.title}")
        assert text.endswith(f"“{citation.passage.text}”")
    assert notes[9][0] == (
        f"Radio Lorrevia, {RADIO_TEXT.title}, 15 May 2026: “It had three engineers look at the "
        "pier last week.”"
    )
    assert "(the article was replaced by a newer version since): “" in notes[11][0]


@given(briefings())
def test_no_text_gets_out_of_its_place_in_markdown(briefing: Briefing) -> None:
    text = briefing_markdown(briefing)
    tokens, notes = footnotes(text)
    whole = outline(briefing)
    kinds = {token.type for token in tokens}
    kinds |= {inner.type for token in tokens for inner in token.children or []}
    assert not kinds & {"html_block", "html_inline", "image", "code_inline", "code_block", "fence"}
    assert not kinds & {"hr", "blockquote_open", "ordered_list_open", "table_open", "s_open"}
    assert len(notes) == len(whole.notes)
    for (words, links), note in zip(notes, whole.notes, strict=True):
        assert f"“{' '.join(note.quote.split())}”" in words
        assert links == read_links(note)
    level = [token.tag for token in tokens if token.type == "heading_open"]
    titles = [[s.title, *(g.about for g in s.groups if g.about)] for s in whole.sections]
    sources = ["Sources"] if whole.sources else []
    assert len(level) == 1 + len([t for part in titles for t in part] + sources)
    entries = sum(len(g.entries) for s in whole.sections for g in s.groups)
    items = [token for token in tokens if token.type == "list_item_open"]
    assert len(items) == entries + len(whole.sources)


def read_links(note: Note) -> list[str]:
    """A link as a reader of Markdown gives it: it writes hosts and letters in its own way."""
    link = note.origin.link
    return [READER.normalizeLink(link)] if READER.validateLink(READER.normalizeLink(link)) and (
        link
    ) else []  # fmt: skip


def test_a_footnote_in_html_leads_to_its_sentence_and_back() -> None:
    briefing = sample()
    tree = page(briefing)
    notes = tree.xpath("//section[@role='doc-endnotes']/ol/li")
    assert len(notes) == len(briefing.citations)
    for note, citation in zip(notes, briefing.citations, strict=True):
        assert note.xpath("string(blockquote)") == citation.passage.text
        links = note.xpath(".//a[@class='original']")
        assert [link.get("href") for link in links] == list(filter(None, [citation.article.url]))
        assert all(link.get("rel") == "noopener noreferrer" for link in links)
        marks = tree.xpath(f"//main/section[not(@class)]//a[@href='#{note.get('id')}']")
        back = note.xpath(".//a[@role='doc-backlink']/@href")
        assert back == [f"#{mark.get('id')}" for mark in marks]
        assert {mark.text for mark in marks} == {str(citation.number)}


@given(briefings())
def test_nothing_of_a_briefing_is_alive_in_html(briefing: Briefing) -> None:
    whole = outline(briefing)
    file = briefing_html(briefing)
    seen = Tags(re.sub("<!DOCTYPE html>|<meta[^>]*>", "", file))
    assert not seen.open
    assert seen.tags <= OURS
    assert set(seen.attributes) <= ATTRIBUTES
    ids = seen.attributes.get("id", [])
    assert len(set(ids)) == len(ids)
    addresses = [note.origin.link for note in whole.notes]
    addresses += [cited.origin.link for cited in whole.sources]
    for href in seen.attributes.get("href", []):
        assert href[1:] in ids if href.startswith("#") else href in addresses
    tree = lxml.html.document_fromstring(file.encode())
    shown_quotes = ["".join(quote.itertext()) for quote in tree.iter("blockquote")]
    assert shown_quotes == [note.quote for note in whole.notes]


def test_html_needs_nothing_else() -> None:
    file = briefing_html(sample())
    assert "default-src 'none'" in file
    assert not re.search(r"<script|<link|<img|@import|url\(|\son\w+=", file)
    assert set(re.findall(r'(?:href|src)="(https?:)?', file)) == {"https:", ""}


def test_an_article_without_a_web_address_is_named_but_not_linked() -> None:
    briefing = sample()
    hostile = [
        replace(c, article=replace(c.article, url="javascript:alert(1)"))
        for c in briefing.citations
    ]
    sources = [
        replace(s, article=replace(s.article, url=" data:text/html,x")) for s in briefing.sources
    ]
    briefing = replace(briefing, citations=tuple(hostile), sources=tuple(sources))
    assert not page(briefing).xpath("//a[not(starts-with(@href, '#'))]")
    _, notes = footnotes(briefing_markdown(briefing))
    assert [links for _, links in notes] == [[]] * 12
    assert "javascript:" not in briefing_text(briefing)


@pytest.mark.parametrize(
    ("url", "target"),
    [("https://a.example/b?c=1&d=2#e", "https://a.example/b?c=1&d=2#e"),
     ("https://a.example/früh/%C3%A4", "https://a.example/früh/%C3%A4"),
     ("https://a.example/100%", "https://a.example/100%25"),
     ("https://a.example/<\"`>\u202e", "https://a.example/%3C%22%60%3E%E2%80%AE"),
     ("\x01https://a.example/", ""), ("https://a.example/\x1b", ""), ("javascript:x", ""),
     ("https:///a", ""), ("//a.example", "")],
)  # fmt: skip
def test_a_link_is_the_address_as_it_is_written_where_that_is_one(url: str, target: str) -> None:
    assert link_target(url) == target
    assert link_target(target) == target
    assert not target or urlsplit(target).netloc == "a.example"


def test_an_address_is_not_read_as_entities() -> None:
    url = "https://a.example/?a=1&lt;=2&copy=3"
    briefing = sample()
    citation = briefing.citations[0]
    citation = replace(citation, article=replace(citation.article, url=url))
    briefing = replace(briefing, citations=(citation, *briefing.citations[1:]))
    shown_page = READER.render(briefing_markdown(briefing))
    assert url in map(unescape, re.findall('href="([^"]*)"', shown_page))
    assert url in page(briefing).xpath("//a/@href")


@pytest.mark.parametrize("ending", TYPES)
def test_the_same_briefing_is_the_same_file(ending: str) -> None:
    assert briefing_file(sample(), ending) == briefing_file(sample(), ending)


def test_another_ending_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(SettingError) as raised:
        briefing_file(sample(), "pdf")
    assert raised.value.hint == "give the file a name that ends in .md, .html, .docx"


def test_only_who_wants_a_word_file_loads_what_writes_it() -> None:
    code = "import app.render.document.file, sys; print('docx' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert ran.stdout == "False\n"
