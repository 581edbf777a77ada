"""Where sentences begin and end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.sentences import sentences
from tests.fakes import SAMPLES
from tests.texts import texts

# One line each; the sentences in it are separated by " | ", which stands for one space.
TABLE = """
The council voted on Tuesday. | The mayor was absent.
Was it open? | Nobody knew!
Dr. Maud Tarr left the building. | She did not return.
Mr. and Mrs. Pell moved to St. Orla in Jan. 2026. | They stayed.
Gen. Ada Vell and Lt. Col. Brandt resigned. | Nobody replaced them.
The U.S. ambassador arrived on Monday. | He stayed for an hour.
She lives in the U.S. | The visit was short.
The meeting began at 5 p.m. on Friday. | It ended at seven.
It opened at 9 a.m. | The doors were locked by noon.
Kestlin Inc. said it would wait. | The bank agreed.
He works for Kestlin Corp. | The firm is in trouble.
J. R. Orrin lost by 13 votes. | He asked for a recount.
The rate rose to 3.5 percent. | That was a record.
It cost $4.2 million. | Nobody paid.
See No. 5 for details. | The rest is missing.
She was No. | She never said why.
Sen. Tarr voted no. | Rep. Vell voted yes.
“We will not wait,” he said. | “Not a day.”
“We will not wait.” | The mayor left.
"It was forgotten. | It was not touched." | The court agreed.
He asked, “Why?” | Nobody answered.
It was late… | The train left.
Stop!!! | Go away.
Really?! | Yes.
The report (published in 2024) was clear. | It blamed nobody.
It was over. | (The hall was empty.)
Profits fell vs. last year. | Sales rose.
The court took up Vell v. Kestlin. | It sat for a day.
In Vell vs. City of Kestlin the court sat. | In Tarr V. Brandt it did not.
A ruling in Tarr v. 4 Pier Road is due. | Nobody waits.
The file Kestlin Harbour Co. v. Carr was lost. | So was Kestlin Corp. v. Tarr.
“Vell” v. Kestlin was not heard (Tarr v. Carr was). | Nobody knew why.
The bill, i.e. the second draft, passed. | It was signed.
Cats, dogs, etc. were moved. | The shelter closed.
Shares of Pell & Co. fell. | The index rose.
Prof. Dr. Ilse Varrow spoke. | 27 people listened.
On Feb. 3 the dam held. | On Mar. 14 it did not.
He scored in the 3rd min. | The crowd roared.
The file is at news.example today. | It moved.
Version 2.0 is out. | It works.
1984 was long ago. | 2026 is now.
他说不。 | 她同意了。
¿Quién lo sabe? | Nadie lo sabe.
Émile left. | Øyvind stayed.
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_sentences_end_where_a_reader_would_end_them(line: str) -> None:
    expected = line.split(" | ")
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\r", " \n \n ", "\u2028", "\u2029"])
def test_a_line_break_after_a_short_line_ends_a_sentence(gap: str) -> None:
    text = f"A heading without a stop{gap}The text below it, which is a good deal longer"
    assert len(sentences(text)) == 2


def test_a_blank_line_always_ends_a_sentence() -> None:
    assert len(sentences("the first and\n\nthe second")) == 2


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\u2028", " \n  "])
def test_wrapped_text_is_not_cut_at_its_lines(gap: str) -> None:
    lines = [
        "The director said on Tuesday that she did not",
        "believe the dam had been unsafe before, and that",
        "Radio Lorrevia had misquoted her. Nobody at the",
        "station could be reached.",
    ]
    text = gap.join(lines)
    assert [text[a:b].split()[-1] for a, b in sentences(text)] == ["her.", "reached."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \u3000"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentences(text) == ()


def test_the_number_of_a_list_item_is_no_sentence() -> None:
    text = "To do:\n1. Open the gate.\n2. Close the gate."
    assert [text[a:b] for a, b in sentences(text)][1:] == [
        "1. Open the gate.",
        "2. Close the gate.",
    ]


@given(texts)
def test_every_visible_character_lies_in_exactly_one_sentence(text: str) -> None:
    covered = [place for start, end in sentences(text) for place in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)


@given(texts)
def test_sentences_are_in_order_and_have_no_space_around_them(text: str) -> None:
    spans = sentences(text)
    assert list(spans) == sorted(spans)
    assert all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in spans)


@given(texts)
def test_the_segmentation_is_the_same_every_time(text: str) -> None:
    assert sentences(text) == sentences(text)


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.md")), ids=lambda file: file.name)
def test_no_sentence_of_the_samples_begins_in_lower_case_after_a_stop(file: object) -> None:
    text = file.read_text("utf-8")  # type: ignore[attr-defined]
    for start, end in sentences(text):
        before = text[:start].rstrip(" ")
        assert before[-1:] != "." or not text[start].islower(), text[start:end]


@pytest.mark.parametrize(
    "text",
    ["a" + " " * 300_000 + "b", "a" + "." * 300_000 + "b", "1. " * 60_000, "No. — " * 50_000,
     "\n" * 300_000, "x" * 300_000, '."' * 100_000, "\t\n" * 100_000],
    ids=["spaces", "dots", "list", "number", "lines", "word", "quotes", "tabs"],
)  # fmt: skip
def test_time_stays_in_proportion_to_the_text(text: str) -> None:
    started = time.monotonic()
    sentences(text)
    assert time.monotonic() - started < 5  # it took hours before it did


def test_an_abbreviation_before_a_lone_dash_is_no_crash() -> None:
    text = "He said No. — and left."
    assert text[slice(*sentences(text)[0])].startswith("He said No.")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(["No.", "Mr.", "—", "”", "U.S.", "1.", "\n", "A", "…", "(", "5"])))
def test_no_row_of_odd_marks_loses_a_character(parts: list[str]) -> None:
    text = " ".join(parts)
    seen = "".join(text[a:b] for a, b in sentences(text))
    assert "".join(seen.split()) == "".join(text.split())
