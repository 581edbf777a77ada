"""Extraction finds what the table marks, and nothing else; on any text its spans resolve.

Knows nothing of how it is done. Names are compared without case and a leading "the".
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from archive.statement import Spans, Statement
from tests.fakes import SAMPLES, Library
from tests.statement_table import OUTLET, ROWS, Expected, Marked, Row, read, unmark
from tests.texts import texts

if TYPE_CHECKING:
    from ingest.attribute import SpacyAttributor

SAME_CONTENT = 0.6  # intersection over union of the characters
MODEL_TEXTS = 60  # each is parsed


@pytest.fixture(scope="session")
def attributor() -> SpacyAttributor:
    from ingest.attribute import SpacyAttributor

    return SpacyAttributor()


def characters(spans: Spans) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def overlap(one: Spans, other: Spans) -> float:
    a, b = characters(one), characters(other)
    return len(a & b) / len(a | b)


def same_name(name: str) -> str:
    return name.casefold().removeprefix("the ")


def pairs(row: Row, found: tuple[Statement, ...]) -> dict[int, int]:
    """expected → found, the best fitting first; where contents tie, those whose sources meet."""
    fits = [
        (-overlap(e.marked.content, f.content_spans), not _meet(e.marked.source, f), i, j)
        for i, e in enumerate(row.expected)
        for j, f in enumerate(found)
    ]
    chosen: dict[int, int] = {}
    for fit, _, i, j in sorted(fits):
        if -fit >= SAME_CONTENT and i not in chosen and j not in chosen.values():
            chosen[i] = j
    return chosen


def _meet(source: Spans, found: Statement) -> bool:
    return bool(characters(source) & characters(found.speaker_spans))


def differences(row: Row, found: tuple[Statement, ...]) -> list[str]:
    """What is wrong, in words; empty where all is as expected."""
    chosen = pairs(row, found)
    wrong = [
        f"missed: {_cut(row.text, e.marked.content)}"
        for i, e in enumerate(row.expected)
        if i not in chosen
    ]
    wrong += [
        f"extra: {_cut(row.text, f.speaker_spans)} | {_cut(row.text, f.cue_spans)} | "
        f"{_cut(row.text, f.content_spans)}"
        for j, f in enumerate(found)
        if j not in chosen.values()
    ]
    for i, j in chosen.items():
        wrong += _compared(row.text, row.expected[i], found[j])
    return wrong


def _compared(text: str, expected: Expected, found: Statement) -> list[str]:
    wrong = []
    if same_name(found.speaker.name) not in map(same_name, expected.speakers):
        wrong.append(f"speaker {found.speaker.name!r}, not {expected.speakers}")
    if same_name(found.relayed_from.name) not in map(same_name, expected.relayed):
        wrong.append(f"relayed from {found.relayed_from.name!r}, not {expected.relayed}")
    if found.kind != expected.kind:
        wrong.append(f"kind {found.kind}, not {expected.kind}")
    if found.stance != expected.stance:
        wrong.append(f"stance {found.stance}, not {expected.stance}")
    for part, marked, spans in (
        ("source", expected.marked.source, found.speaker_spans),
        ("cue", expected.marked.cue, found.cue_spans),
    ):
        if marked and not characters(marked) & characters(spans):
            wrong.append(f"{part} {_cut(text, spans)}, not {_cut(text, marked)}")
    return wrong


def _cut(text: str, spans: Spans) -> str:
    return " … ".join(text[start:end] for start, end in spans) or "(none)"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row.name, marks=[pytest.mark.xfail(strict=True)] * row.hard)
        for row in ROWS
    ],
)
def test_what_is_marked_is_found_and_nothing_else(row: Row, attributor: SpacyAttributor) -> None:
    assert differences(row, attributor.statements(row.article)) == []


# Articles that nobody wrote: rows, cuts out of rows, odd characters, in any order.
_row_texts = st.sampled_from([row.text for row in ROWS])
_cuts = st.tuples(_row_texts, st.integers(0, 200), st.integers(0, 200)).map(
    lambda cut: cut[0][min(cut[1:]) : max(cut[1:])]
)
_between = st.sampled_from(["", " ", "\n", "\n\n", "\n\n\n", "\r\n\r\n", " ¶ ", "\u2028", "\x85"])
_marks = st.sampled_from(["“", "”", '"', "‘", "’", "'", "(", ")", "(Via ", "said ", " — ", "«"])
_pieces = st.one_of(_row_texts, _cuts, _marks, texts.map(lambda text: text[:80]))
articles = st.lists(st.tuples(_pieces, _between).map("".join), max_size=8).map(
    lambda pieces: Article("a", "A title", "".join(pieces), OUTLET)
)


@settings(max_examples=MODEL_TEXTS)
@given(articles)
def test_a_statement_is_exactly_the_text_between_its_offsets(
    attributor: SpacyAttributor, article: Article
) -> None:
    for s in attributor.statements(article):
        assert (s.article_id, s.version) == (article.id, article.version)
        assert 0 <= s.start < s.end <= len(article.text)
        assert s.text == article.text[s.start : s.end]


@settings(max_examples=MODEL_TEXTS)
@given(articles)
def test_every_span_lies_within_its_statement_in_order_and_apart(
    attributor: SpacyAttributor, article: Article
) -> None:
    for s in attributor.statements(article):
        assert s.content_spans
        for spans in (s.speaker_spans, s.cue_spans, s.content_spans):
            flat = [s.start, *(at for span in spans for at in span), s.end]
            assert flat == sorted(flat)
            assert all(start < end for start, end in spans)


@settings(max_examples=MODEL_TEXTS)
@given(articles)
def test_the_same_article_has_the_same_statements_each_time(
    attributor: SpacyAttributor, article: Article
) -> None:
    assert attributor.statements(article) == attributor.statements(article)


@settings(max_examples=MODEL_TEXTS)
@given(articles)
def test_no_statement_is_found_twice(attributor: SpacyAttributor, article: Article) -> None:
    found = Counter((s.content_spans, s.speaker_spans) for s in attributor.statements(article))
    assert [spans for spans, times in found.items() if times > 1] == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "said", "(Via )", "\ufeff"])
def test_a_text_with_nothing_in_it_has_no_statement(attributor: SpacyAttributor, text: str) -> None:
    assert list(attributor.statements(Article("a", "A title", text))) == []


def test_a_pronoun_goes_on_through_any_number_of_sentences(attributor: SpacyAttributor) -> None:
    between = "He looked at the boats. " * 1100
    text = f"“It is late,” said Bo Carr. {between}He said the pier was shut."
    said = attributor.statements(Article("a", "A title", text))
    assert [(s.speaker.name, s.content) for s in said] == [
        ("Bo Carr", "“It is late,”"),
        ("Bo Carr", "the pier was shut"),
    ]


# The notation itself.


def test_marks_are_taken_out_and_remembered() -> None:
    text, marked = unmark("{t:“No,”} {s:she} {c:said}. {t:“Never.”}")
    assert text == "“No,” she said. “Never.”"
    assert marked == {"": Marked(((6, 9),), ((10, 14),), ((0, 5), (16, 24)))}


def test_marks_of_several_statements_nest() -> None:
    text, marked = unmark("{1s:A} {1c:said} {1t:{2s:B} {2c:told} C {2t:no}}.")
    assert text == "A said B told C no."
    assert marked["1"] == Marked(((0, 1),), ((2, 6),), ((7, 18),))
    assert marked["2"] == Marked(((7, 8),), ((9, 13),), ((16, 18),))


@pytest.mark.parametrize(
    "marked", ["{s:Ada said", "Ada} said", "{x:Ada} said", "{s:} said", "{Ada}", "{s:{t:Ada}"]
)
def test_marks_that_do_not_pair_raise(marked: str) -> None:
    with pytest.raises(ValueError, match=r"mark|open"):
        unmark(marked)


@pytest.mark.parametrize(
    "table",
    [
        "{s:Ada} {c:said} {t:no}.",
        "{s:Ada} {c:said} {t:no}.\n= nothing",
        "Ada left.\n= Ada | direct",
        "{1s:Ada} {1c:said} {1t:no}.\n=2 Ada | indirect",
        "{s:Ada} {c:said} {t:no}.\n= Ada | indirect\n= Ada | indirect",
        "{s:Ada} {c:said} {t:no}.\n= Ada | spoken",
        "{s:Ada} {c:said} {t:no}.\n= Ada | indirect | surely",
        "{s:Ada} {c:said} {t:no}.\n= nobody | indirect",
        "{c:It was said} {t:no}.\n= Ada | indirect",
        "{s:Ada} {c:spoke}.\n= Ada | indirect",
        "@easy\nAda left.\n= nothing",
    ],
)
def test_a_row_that_contradicts_itself_raises(table: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read(table)


def test_a_row_says_who_speaks_who_passes_on_and_how() -> None:
    table = "# group\n@hard\n@outlet X\n{s:Ada} {c:denied}\n{t:it}. ¶ B.\n= Ada / A | indirect"
    (row,) = read(table + " | negated | via BBC / BBC News")
    assert (row.group, row.hard, row.outlet) == ("group", True, "X")
    assert row.text == "Ada denied it.\n\nB."
    (expected,) = row.expected
    assert (expected.speakers, expected.relayed) == (("Ada", "A"), ("BBC", "BBC News"))
    assert (expected.kind, expected.stance) == ("indirect", "negated")


def test_a_comparison_sees_what_is_missed_extra_and_different() -> None:
    both = "{1s:Ada} {1c:said} {1t:no}. {2s:Bo} {2c:said} {2t:yes}.\n"
    row, other = (
        read(both + answers)[0]
        for answers in (
            "=1 Ada | indirect\n=2 Bo | indirect",
            "=1 Bo | direct | hedged | via CNN\n=2 Bo | indirect",
        )
    )
    right = tuple(_found(row.article, expected) for expected in row.expected)
    assert differences(row, right) == []
    assert differences(row, right[:1]) == ["missed: yes"]
    assert differences(row, (*right, right[0])) == ["extra: Ada | said | no"]
    assert len(differences(other, right)) == 4


def _found(article: Article, expected: Expected) -> Statement:
    from archive.statement import Named, statement

    return statement(
        article,
        speaker=Named(name=expected.speakers[0]),
        relayed_from=Named(name=expected.relayed[0]),
        speaker_spans=expected.marked.source,
        cue_spans=expected.marked.cue,
        content_spans=expected.marked.content,
        kind="indirect",
    )


def test_the_table_has_enough_rows_of_every_case() -> None:
    assert len(ROWS) >= 200
    assert min(Counter(row.group for row in ROWS).values()) >= 5


def test_rows_have_names_and_texts_of_their_own() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)
    assert len({(row.text, row.outlet) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in ROWS])
def test_the_kind_of_a_row_agrees_with_its_quotation_marks(row: Row) -> None:
    for expected in row.expected:
        pieces = [row.text[a:b] for a, b in expected.marked.content]
        quoted = [piece[0] in '“"‘«„' for piece in pieces]
        inside = any(mark in piece for piece in pieces for mark in '“”"«„')
        if expected.kind == "direct":
            assert all(quoted)
        elif expected.kind == "mixed":
            assert inside
        elif not row.hard:
            assert not inside


def test_what_is_found_changes_only_with_the_rules(
    attributor: SpacyAttributor, library: Library
) -> None:
    """Kept statements are made anew only where their rules are not these any more."""
    library.ingest(SAMPLES)
    # Ids tell where the samples lie.
    articles = [replace(article, id=article.url) for article in library.archive.articles()]
    found = hashlib.sha256()
    for article in sorted(articles, key=lambda one: (one.url, one.title)):
        found.update(repr(attributor.statements(article)).encode())
    assert (attributor.rules, found.hexdigest()[:16]) == ("10", "0ee258cd7bc01d7a"), (
        "what is found has changed: raise RULES in ingest/attribute.py, and put the rules and "
        "the digest here"
    )
