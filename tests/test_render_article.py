"""app.render.article: what is marked is what was cited or said, to the character."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.article import Parts, article_html, parted, said_in_html, written
from app.render.escape import web_link
from archive.article import Article
from archive.statement import Saying
from tests.fragments import Tags, articles, harmless, sayings, sent
from tests.scripted_newsroom import COURIER, HARBOR, HOSTILE
from tests.scripted_said import HOSTILE_SAID, TOLD


def marked(fragment: str) -> str:
    found = re.search(r'<mark id="cited" tabindex="-1">(.*?)</mark>', fragment, re.S)
    assert found
    return unescape(found[1])


class Marks(HTMLParser):
    """Which characters of the shown text are marked as which part."""

    def __init__(self, fragment: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.parts: dict[str, list[int]] = {"source": [], "cue": [], "content": []}
        self.marking: list[str] = []
        _, _, body = fragment.partition('<div class="text" dir="auto">')
        self.feed(body.removesuffix("</div></article>"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "mark"
        self.marking = (dict(attrs)["class"] or "").replace("said-", "").split()

    def handle_endtag(self, tag: str) -> None:
        assert tag == "mark"
        self.marking = []

    def handle_data(self, data: str) -> None:
        for part in self.marking:
            self.parts[part] += range(len(self.text), len(self.text) + len(data))
        self.text += data


def places(spans: tuple[tuple[int, int], ...]) -> list[int]:
    return [at for start, end in spans for at in range(start, end)]


@given(articles, st.data())
def test_the_mark_holds_exactly_the_cited_characters(article: Article, data: st.DataObject) -> None:
    end = data.draw(st.integers(1, len(article.text)))
    start = data.draw(st.integers(0, end - 1))
    fragment = article_html(article, start, end)
    harmless(fragment)
    assert marked(fragment) == sent(article.text[start:end])
    fragment.encode("utf-8")


@given(articles)
def test_the_whole_text_is_there_character_for_character(article: Article) -> None:
    text = r'<div class="text" dir="auto">(.*)</div></article>'
    found = re.search(text, article_html(article), re.S)
    assert found
    assert unescape(found[1]) == sent(article.text)


def test_a_hostile_article_is_shown_as_text() -> None:
    fragment = article_html(HOSTILE, 0, len(HOSTILE.text))
    harmless(fragment)
    assert marked(fragment) == HOSTILE.text
    assert "href" not in fragment


def test_a_passage_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="lies outside"):
        article_html(HARBOR, 5, 10**6)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://a.example", "https://",
     "https://a.example/ x", "http://[", "", " https://a.example", "java\nscript:alert(1)"],
)  # fmt: skip
def test_only_http_addresses_become_links(url: str) -> None:
    assert "<a " not in article_html(replace(HARBOR, url=url))
    assert web_link(url) == ""


def test_the_original_opens_apart_and_without_a_referrer() -> None:
    fragment = article_html(COURIER)
    assert 'href="https://courier.example/a?b=1&amp;c=2" target="_blank"' in fragment
    assert 'rel="noopener noreferrer"' in fragment


@given(sayings())
def test_the_three_tints_hold_exactly_the_characters_of_their_spans(
    made: tuple[Saying, Article],
) -> None:
    (saying, article), parts = made, Parts.of(made[0].statement)
    fragment = said_in_html(article, parts)
    harmless(fragment)
    marks = Marks(fragment)
    assert marks.text == sent(article.text)
    assert marks.parts["source"] == places(saying.statement.speaker_spans)
    assert marks.parts["cue"] == places(saying.statement.cue_spans)
    assert marks.parts["content"] == places(saying.statement.content_spans)


@given(sayings())
def test_the_parts_survive_the_way_through_an_address(made: tuple[Saying, Article]) -> None:
    parts = Parts.of(made[0].statement)
    assert Parts.read(*map(written, (parts.source, parts.cue, parts.content))) == parts


def test_the_panel_begins_at_the_content_and_names_the_tints() -> None:
    fragment = said_in_html(COURIER, Parts.of(TOLD))
    assert fragment.count('id="statement"') == 1
    assert '<mark id="statement" tabindex="-1" class="said-content">“It stands in next' in fragment
    assert Tags(fragment).attributes["class"][1] == "legend"
    assert re.findall("<mark[^>]*>([^<]*)", fragment) == [
        "“It stands in next year&#x27;s budget, and it always did,”",
        "she",
        "told",
        "the whole bill at $5 million",
    ]


def test_a_hostile_statement_is_marked_as_text() -> None:
    fragment = said_in_html(HOSTILE, Parts.of(HOSTILE_SAID))
    harmless(fragment)
    assert "&lt;script&gt;</mark>" in fragment


def test_where_parts_overlap_each_character_names_all_of_its_parts() -> None:
    shown = parted("abcdef", Parts(((0, 3),), (), ((2, 6),)), tag="span")
    assert shown == (
        '<span class="said-source">ab</span><span class="said-content said-source">c</span>'
        '<span class="said-content">def</span>'
    )


@pytest.mark.parametrize("text", ["1", "1-", "a-b", "-1-2", "1-2,", "1-2;3-4", "1-٣", "0-9" * 9])
def test_what_are_no_spans_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no spans"):
        Parts.read("", "", text)


def test_spans_without_end_are_refused() -> None:
    with pytest.raises(ValueError, match="no spans"):
        Parts.read("", "", ",".join(["0-1"] * 501))


@pytest.mark.parametrize("spans", [((0, 10**6),), ((5, 5),), ((7, 3),)])
def test_parts_outside_the_text_are_an_error(spans: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match="lies outside"):
        said_in_html(HARBOR, Parts(content=spans))
