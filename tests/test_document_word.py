"""app.render.document.word: files that Word opens, read here by another library than wrote them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from zipfile import ZipFile

import lxml.html
import mammoth
from hypothesis import given, settings
from lxml import etree
from lxml.etree import _Element
from lxml.html import HtmlElement

from app.brief.briefing import Briefing
from app.render.document.outline import outline
from app.render.document.word import briefing_docx
from tests.briefings import briefings, sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parts(file: bytes) -> dict[str, _Element]:
    with ZipFile(io.BytesIO(file)) as archive:
        assert archive.testzip() is None
        xml = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in xml}


def read(file: bytes) -> HtmlElement:
    """The document as mammoth understands it."""
    result = mammoth.convert_to_html(io.BytesIO(file))
    return lxml.html.fragment_fromstring(result.value, create_parent=True)


def footnotes(tree: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = tree.xpath("//li[starts-with(@id, 'footnote-')]")
    return found


def test_another_library_reads_a_footnote_for_every_citation() -> None:
    briefing = sample()
    notes = footnotes(read(briefing_docx(briefing)))
    assert len(notes) == len(briefing.citations) == 12
    for note, citation in zip(notes, briefing.citations, strict=True):
        article = citation.article
        links = [link for link in note.iter("a") if not link.get("href").startswith("#")]
        assert [link.get("href") for link in links] == list(filter(None, [article.url]))
        assert [link.text for link in links] == [article.title] * len(links)
        assert f"{article.outlet}, {article.title}" in note.text_content()
        assert f"“{citation.passage.text}”" in note.text_content()


def test_headings_and_lists_are_words_own() -> None:
    tree = read(briefing_docx(sample()))
    assert tree[0].text_content() == "The Hollin Bridge"
    assert [heading.text_content() for heading in tree.iter("h1")] == [
        *("Key points", "Who said what", "Disputed", "Timeline"),
        *("Not known yet", "Withdrawn since", "Sources"),
    ]
    assert [heading.text_content() for heading in tree.iter("h2")] == ["What the repairs cost"]
    lines = [item.text_content() for item in tree.xpath("./ul/li")]
    assert len(lines) == 12 + 5
    assert lines[1].startswith("New — Concord Wire: Ferries will run every twenty minutes")
    assert lines[7].startswith("about March 2026 — Concord Wire: The crack was first seen")


def test_a_footnote_has_one_mark_and_where_it_is_cited_again_a_field_refers_to_it() -> None:
    document = parts(briefing_docx(sample()))["word/document.xml"]
    marks = [mark.get(f"{W}id") for mark in document.iter(f"{W}footnoteReference")]
    assert marks == [str(number) for number in range(1, 13)]
    bookmarks = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    fields = {
        str(field.get(f"{W}instr")).split()[1]: "".join(field.itertext())
        for field in document.iter(f"{W}fldSimple")
    }
    assert set(fields) <= bookmarks
    assert all(name == f"_Note{shown}" for name, shown in fields.items())


def test_settings_and_relationships_name_the_footnotes() -> None:
    found = parts(briefing_docx(sample()))
    settings = found["word/settings.xml"]
    named = settings.find(f"{W}footnotePr")
    assert named is not None
    assert named.getnext().tag == f"{W}compat"  # the order is fixed by the schema
    kinds = {note.get(f"{W}id"): note.get(f"{W}type") for note in found["word/footnotes.xml"]}
    assert [kinds[line.get(f"{W}id")] for line in named] == ["separator", "continuationSeparator"]
    types = "".join(map(str, found["word/_rels/document.xml.rels"].xpath("//@Type")))
    assert types.count("/footnotes") == 1


def test_its_dates_are_the_briefings() -> None:
    core = parts(briefing_docx(sample()))["docProps/core.xml"]
    words = "".join(core.itertext())
    assert words.count("2026-05-20T00:00:00Z") == 2
    assert "The Hollin Bridge" in words
    assert "python-docx" not in words
    with ZipFile(io.BytesIO(briefing_docx(sample()))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(briefings())
@settings(max_examples=20, deadline=None)
def test_any_briefing_makes_a_file_that_opens(briefing: Briefing) -> None:
    file = briefing_docx(briefing)
    whole = outline(briefing)
    found = parts(file)
    notes = [note for note in found["word/footnotes.xml"] if not note.get(f"{W}type")]
    targets = {
        rel.get("Id"): rel.get("Target") for rel in found.get("word/_rels/footnotes.xml.rels", ())
    }
    assert [note.get(f"{W}id") for note in notes] == [str(note.number) for note in whole.notes]
    for element, note in zip(notes, whole.notes, strict=True):
        links = [targets[link.get(f"{R}id")] for link in element.iter(f"{W}hyperlink")]
        assert links == list(filter(None, [note.origin.link]))
        assert note.quote in [text.text for text in element.iter(f"{W}t")]
    marks = found["word/document.xml"].iter(f"{W}footnoteReference")
    assert [mark.get(f"{W}id") for mark in marks] == [str(note.number) for note in whole.notes]
    assert len(footnotes(read(file))) == len(whole.notes)
    fields = found["word/document.xml"].iter(f"{W}fldSimple")
    assert all(re.fullmatch(r" NOTEREF _Note\d+ \\f \\h ", f.get(f"{W}instr")) for f in fields)


def test_a_text_of_a_million_characters_is_written() -> None:
    briefing = sample()
    long = "An unusually long sentence, " * 36_000
    article = replace(briefing.citations[0].article, text=long)
    citation = replace(
        briefing.citations[0], article=article, passage=article.passage(0, len(long))
    )
    briefing = replace(briefing, citations=(citation, *briefing.citations[1:]), topic=long)
    found = parts(briefing_docx(briefing))
    assert long in [text.text for text in found["word/footnotes.xml"].iter(f"{W}t")]
    (title,) = found["docProps/core.xml"].xpath("//*[local-name()='title']/text()")
    assert len(str(title)) == 255
