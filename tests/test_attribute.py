"""Who a sentence comes from. A wrong speaker is worse than none: no row accepts one."""

from __future__ import annotations

import pytest

from archive.article import Article
from ingest.attribute import Attribution, attribute

OUTLETS = ("The Harbor Ledger", "Radio Lorrevia", "Evening Lantern", "Vella Courier", "Port Notes")

# sentence | speaker | relayed outlet; an empty field is "nobody is named"
TABLE = """
“We will not wait,” Ada Vell said. | Ada Vell |
“We will not wait,” said Ada Vell. | Ada Vell |
"We will not wait," said Ada Vell. | Ada Vell |
“We will not wait,” Mayor Ada Vell said on Tuesday. | Mayor Ada Vell |
“We will not wait,” Ada Vell, the mayor of Port Vella, said. | Ada Vell |
“Will they wait?” asked Tomas Brandt. | Tomas Brandt |
“They must wait!” Tomas Brandt told reporters. | Tomas Brandt |
Ada Vell said the pier would close in June. | Ada Vell |
Ada Vell, who has been mayor for nine years, said the pier would close. | Ada Vell |
The mayor said the pier would close in June. | The mayor |
Officials said the pier would close. | Officials |
Police said two people were hurt. | Police |
Two officials said the report was late. | Two officials |
The Civil Protection Office said 6,100 people had left. | The Civil Protection Office |
The Ministry of Health said nothing was wrong. | The Ministry of Health |
Ada Vell denied that the sale was discussed. | Ada Vell |
Ada Vell later confirmed the sale. | Ada Vell |
Ada Vell had warned the council in March. | Ada Vell |
According to Ada Vell, the pier will close. | Ada Vell |
The pier will close, according to Ada Vell. | Ada Vell |
The pier will close in June, the mayor said. | the mayor |
The pier will close in June, Ada Vell said on Tuesday night. | Ada Vell |
Judge Orla Kettley wrote that the sale was void. | Judge Orla Kettley |
Dr. Ilse Varrow told the inquiry that the tower was dirty. | Dr. Ilse Varrow |
J. R. Orrin said she would appeal. | J. R. Orrin |
Émile Dufour said he would stay. | Émile Dufour |
“It was forgotten. It was not touched.” | |
The pier closed in June. | |
Nobody was hurt when the gate jammed. | |
He said the pier would close. | |
She said she would not resign. | |
“Not a day later,” she said. | |
They told the council nothing. | |
It was said that the pier would close. | |
Who said the pier would close? | |
The council voted 9 to 4 to close the pier. | |
Some said it was too late. | |
Others denied it. | |
The song “What You Take” was played in the square. | |
The Harbor Ledger reported that the pier would close. | | The Harbor Ledger
The pier will close, the Harbor Ledger reported. | | the Harbor Ledger
The pier will close, according to The Harbor Ledger. | | The Harbor Ledger
According to Radio Lorrevia, the pier will close. | | Radio Lorrevia
Ada Vell told Radio Lorrevia that the pier would close. | Ada Vell | Radio Lorrevia
Ada Vell told the Evening Lantern that nobody had asked her. | Ada Vell | the Evening Lantern
“Not a day later,” Ada Vell told Radio Lorrevia. | Ada Vell | Radio Lorrevia
“Not a day later,” Ada Vell said in an interview with Radio Lorrevia. | Ada Vell | Radio Lorrevia
Port Notes reported that the pier would close. | | Port Notes
“Not a day later,” Ada Vell said. (Via Radio Lorrevia) | Ada Vell | Radio Lorrevia
The pier will close in June. (Via The Harbor Ledger.) | | The Harbor Ledger
"Not a day later," said Ada Vell. (Both via Evening Lantern) | Ada Vell | Evening Lantern
Reuters reported that the ferry sank. | | Reuters
The ferry sank, the BBC reported. | | the BBC
"""
# What the rules do not see yet. A row that passes one day fails here, and moves up.
HARD = """
“Nobody,” the harbor master's office said, “was hurt.” | the harbor master's office |
A spokeswoman for the hospital, who asked not to be named, said it was too early. | spokeswoman |
“That,” said Ada Vell, who left early, “is a lie.” | Ada Vell |
The two people familiar with the talks said the lender had pulled out. | two people familiar |
In the view of Ada Vell, the pier is unsafe. | Ada Vell |
Ada Vell's view is that “the pier is unsafe”. | Ada Vell |
On Tuesday Ada Vell said the pier would close. | Ada Vell |
If Ada Vell said so, it must be true. | nobody |
In March Ada Vell told the council that Judge Kettley had written to her. | Ada Vell |
Ada Vell’s lawyer, Tomas Brandt, said she was innocent. | Tomas Brandt |
The wife of Ada Vell said nothing. | wife |
A spokesman for Kestlin Group said the loan was on track. | spokesman |
“I am here,” said a woman who gave her name as Ada Vell. | a woman |
Ada Vell was told by Tomas Brandt that the wall was weak. | Tomas Brandt |
“Ada Vell said nothing,” Tomas Brandt recalled. | Tomas Brandt |
The Ferrant Infirmary, Tomas Brandt said, was warned twice. | Tomas Brandt |
Neither Ada Vell nor Tomas Brandt said a word. | nobody |
According to a report by Ada Vell, the pier is safe. | report |
Critics of Ada Vell said she should resign. | critics |
Two people close to Ada Vell said she would resign. | two people |
“He lied,” said the man Ada Vell married. | the man |
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in table.strip().split("\n")]


def attributed(sentence: str) -> Attribution:
    """Of the sentence in a paragraph of its own; a closing "(Via …)" is a part of the paragraph."""
    text = f"Before.\n\n{sentence}\n\nAfter it, Nobody Else said much."
    start = text.index(sentence)
    body, via, _ = sentence.partition(" (")
    told = body if via and ("ia " in sentence) else sentence
    article = Article("a", "Title", text, "Tessmark Today")
    return attribute(article, start, start + len(told), outlets=OUTLETS)


@pytest.mark.parametrize(("sentence", "speaker", "relayed"), rows(TABLE))
def test_a_sentence_is_attributed_to(sentence: str, speaker: str, relayed: str) -> None:
    assert attributed(sentence) == Attribution(speaker, relayed)


@pytest.mark.parametrize(("sentence", "part_of_speaker", "relayed"), rows(HARD))
def test_what_is_hard_is_never_attributed_to_somebody_else(
    sentence: str, part_of_speaker: str, relayed: str
) -> None:
    found = attributed(sentence)
    assert found.speaker == "" or part_of_speaker.lower() in found.speaker.lower()
    assert not found.speaker.startswith(("On ", "In ", "If "))
    assert found.relayed_from == relayed


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Vell said that Tomas Brandt said the wall was weak.",
        "“No,” said Ada Vell. “Yes,” said Tomas Brandt.",
        "According to Ada Vell, “it is over,” Tomas Brandt said.",
    ],
)
def test_of_two_speakers_none_is_named(sentence: str) -> None:
    assert attributed(sentence).speaker in ("", "Ada Vell")
    assert attributed(sentence).speaker != "Tomas Brandt"


def test_an_outlet_does_not_relay_itself() -> None:
    text = "Ada Vell told the Ledger that the pier would close."
    article = Article("a", "Title", text, "The Harbor Ledger")
    assert attribute(article, 0, len(text)) == Attribution("Ada Vell", "")


def test_a_closing_via_is_not_for_the_sentence_before_the_last() -> None:
    text = "The pier closed. “We had no choice,” Ada Vell said. (Via Radio Lorrevia)"
    article = Article("a", "Title", text, "Tessmark Today")
    assert attribute(article, 0, 16, outlets=OUTLETS).relayed_from == ""


def test_a_via_of_the_next_paragraph_is_not_for_this_one() -> None:
    text = "“We had no choice,” Ada Vell said.\n\nMore rain fell. (Via Radio Lorrevia)"
    article = Article("a", "Title", text, "Tessmark Today")
    assert attribute(article, 0, 34, outlets=OUTLETS) == Attribution("Ada Vell", "")


def test_an_unknown_name_is_no_outlet() -> None:
    text = "Ada Vell told Tomas Brandt that the pier would close."
    article = Article("a", "Title", text, "Tessmark Today")
    assert attribute(article, 0, len(text)) == Attribution("Ada Vell", "")
