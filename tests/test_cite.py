"""A citation is there, letter for letter, and says whose words it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.cite import attributed, chain, heard, resolves, spoken_in
from archive.article import Article
from archive.statement import NOBODY, Kind, Named, Saying, Stance, Statement
from ingest.outlets import outlet
from tests.told import BRANDT, COURIER, LEDGER, MARLOW, RADIO, UNION, VELL, WITNESSES, By, told

ARTICLE = Article("a", "Pier", "The pier is “closed”.", "The Harbor Ledger", published="2026-04-14")
PASSAGE = ARTICLE.passage(4, 8)


def test_a_passage_resolves_to_its_article() -> None:
    assert resolves(PASSAGE, ARTICLE)


@pytest.mark.parametrize(
    "wrong",
    [{"text": "Pier"}, {"text": "pier "}, {"start": 5}, {"end": 7}, {"version": 2},
     {"article_id": "b"}, {"text": "", "start": 4, "end": 4}, {"text": "pier", "end": 99}],
    ids=str,
)  # fmt: skip
def test_a_passage_that_is_off_by_anything_does_not(wrong: dict[str, object]) -> None:
    assert not resolves(replace(PASSAGE, **wrong), ARTICLE)


def said(
    speaker: Named = NOBODY,
    via: Named = NOBODY,
    kind: Kind = "indirect",
    stance: Stance = "stated",
) -> Statement:
    text = "{t:The pier is closed}, {s:somebody} {c:said}."
    (found,) = told(replace(ARTICLE, text=text), By(speaker, via, kind, stance))[1]
    return found


SHE = Named("", "She", "unnamed")
SENTENCE = (0, len("The pier is closed, somebody said."))  # what `said` speaks of


@pytest.mark.parametrize(
    ("statement", "sentence", "way"),
    [
        (said(VELL, kind="direct"), "The Harbor Ledger, quoting Ada Vell",
         "Ada Vell, in The Harbor Ledger"),
        (said(VELL), "The Harbor Ledger, citing Ada Vell", "Ada Vell, in The Harbor Ledger"),
        (said(Named("", "Witnesses")), "The Harbor Ledger, citing witnesses",
         "witnesses, in The Harbor Ledger"),
        (said(Named("", "Two officials")), "The Harbor Ledger, citing two officials",
         "two officials, in The Harbor Ledger"),
        (said(RADIO, RADIO), "The Harbor Ledger, passing on Radio Lorrevia",
         "Radio Lorrevia, as passed on by The Harbor Ledger"),
        (said(NOBODY, RADIO), "The Harbor Ledger, passing on Radio Lorrevia",
         "Radio Lorrevia, as passed on by The Harbor Ledger"),
        (said(VELL, RADIO, "mixed"),
         "The Harbor Ledger, passing on Radio Lorrevia, quoting Ada Vell",
         "Ada Vell, via Radio Lorrevia, as passed on by The Harbor Ledger"),
        (said(LEDGER), "The Harbor Ledger", "The Harbor Ledger"),
        (said(VELL, LEDGER), "The Harbor Ledger, citing Ada Vell",
         "Ada Vell, in The Harbor Ledger"),
        (said(NOBODY), "The Harbor Ledger", "The Harbor Ledger"),
        (said(SHE), "The Harbor Ledger",
         "somebody it calls “she”, in The Harbor Ledger"),
    ],
)  # fmt: skip
def test_speaker_relayed_outlet_and_publisher_each_stand_in_their_place(
    statement: Statement, sentence: str, way: str
) -> None:
    assert attributed(ARTICLE, statement, SENTENCE) == sentence
    assert chain(ARTICLE, statement) == way


def test_what_nobody_says_is_the_publishers() -> None:
    assert attributed(ARTICLE, None, SENTENCE) == "The Harbor Ledger"


@pytest.mark.parametrize(
    ("publisher", "speaker"),
    [("AP", "Associated Press"), ("BBC News", "BBC"), ("Harbor Ledger", "The Harbor Ledger")],
)
def test_an_outlet_by_another_of_its_names_cites_nobody(publisher: str, speaker: str) -> None:
    article = replace(ARTICLE, outlet=publisher)
    own = outlet(speaker)
    for statement in (said(own, own), said(own), said(NOBODY, own)):
        assert attributed(article, statement, SENTENCE) == publisher
        assert chain(article, statement) == publisher


def test_an_article_without_an_outlet_goes_by_its_title() -> None:
    bare = replace(ARTICLE, outlet="")
    assert attributed(bare, None, SENTENCE) == "“Pier”"
    assert chain(bare, said(VELL)) == "Ada Vell, in “Pier”"


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (said(VELL, RADIO),
         "Ada Vell (as passed on by Radio Lorrevia; published by The Harbor Ledger, 2026-04-14): "
         "The pier is closed, somebody said"),
        (said(RADIO, RADIO),
         "Radio Lorrevia (published by The Harbor Ledger, 2026-04-14): "
         "The pier is closed, somebody said"),
        (said(NOBODY), "somebody it does not name (published by The Harbor Ledger, 2026-04-14): "
         "The pier is closed, somebody said"),
        (said(VELL, stance="negated"),
         "Ada Vell (published by The Harbor Ledger, 2026-04-14): "
         "The pier is closed, somebody said"),
    ],
)  # fmt: skip
def test_a_line_says_who_and_how_and_what(statement: Statement, line: str) -> None:
    assert heard(Saying(statement, ARTICLE)) == line  # type: ignore[arg-type]


# Whose a sentence is.


def whose(text: str, sentence: str, *by: By) -> str:
    """The speaker of a sentence of a marked text."""
    article, statements = told(replace(ARTICLE, text=text), *by)
    start = article.text.index(sentence)
    found = spoken_in(statements, start, start + len(sentence))
    return found.speaker.name if found else ""


def test_a_sentence_is_whose_statement_it_is() -> None:
    text = "{s:Ada Vell} {c:said} {t:the pier was closed}. It rained."
    assert whose(text, "Ada Vell said the pier was closed.", By(VELL)) == "Ada Vell"
    assert whose(text, "It rained.", By(VELL)) == ""


def test_a_sentence_inside_a_long_quotation_is_its_speakers() -> None:
    text = "{t:“We waited. Nobody came.\n\n“We will wait no more,”} {s:Ada Vell} {c:said}."
    assert whose(text, "Nobody came.", By(VELL, kind="direct")) == "Ada Vell"


def test_a_sentence_with_a_few_words_of_somebody_is_the_articles_own() -> None:
    text = "The council, which {s:Ada Vell} {c:called} {t:“tired”}, voted on Tuesday night to close"
    assert whose(text, text[:0] + "The council", By(VELL, kind="direct")) == ""
    plain, statements = told(replace(ARTICLE, text=text), By(VELL, kind="direct"))
    assert spoken_in(statements, 0, len(plain.text)) is None


def test_of_two_speakers_the_one_with_most_of_the_sentence_is_named() -> None:
    text = (
        "{1t:The pier will be closed for two years and a day}, {1s:Ada Vell} {1c:said}; "
        "{2s:Brandt} {2c:said} {2t:no}."
    )
    whole = "The pier will be closed for two years and a day, Ada Vell said; Brandt said no."
    assert whose(text, whole, By(VELL), By(BRANDT)) == "Ada Vell"


def test_where_two_say_different_things_in_one_sentence_nobody_is_named() -> None:
    text = (
        "{1s:Ada Vell} {1c:said} {1t:the pier would be closed for two years and a day}, but "
        "{2s:Brandt} {2c:denied} {2t:that it was unsafe}."
    )
    whole = (
        "Ada Vell said the pier would be closed for two years and a day, but Brandt denied that it "
        "was unsafe."
    )
    assert whose(text, whole, By(VELL), By(BRANDT)) == ""


def test_what_somebody_says_that_another_said_is_theirs() -> None:
    text = (
        "{1s:Ada Vell} {1c:said} {1t:{2s:Brandt} {2c:denied} {2t:that the pier was unsafe in "
        "the spring}}."
    )
    whole = "Ada Vell said Brandt denied that the pier was unsafe in the spring."
    assert whose(text, whole, By(VELL), By(BRANDT)) == "Ada Vell"


def test_where_two_have_the_same_share_nobody_is_named() -> None:
    text = "{1s:Ada Vell} {1c:and} {2s:Tomas Brandt} {2c:said} {1t:{2t:the pier was closed}}."
    whole = "Ada Vell and Tomas Brandt said the pier was closed."
    assert whose(text, whole, By(VELL), By(BRANDT)) == ""


def test_what_an_outlet_passes_on_is_said_by_whom_it_cites() -> None:
    text = (
        "{1s:The Courier} {1c:cites} {1t:{2s:two engineers} who {2c:say} "
        "{2t:that the pier was never safe}}."
    )
    whole = "The Courier cites two engineers who say that the pier was never safe."
    by = By(COURIER, COURIER), By(Named("", "two engineers"), COURIER)
    assert whose(text, whole, *by) == "two engineers"


def test_two_statements_of_one_speaker_are_no_riddle() -> None:
    text = "{1t:It is closed}, {1s:Marlow} {1c:said}; {2t:it is shut}, {2s:she} {2c:added}."
    whole = "It is closed, Marlow said; it is shut, she added."
    assert whose(text, whole, By(MARLOW), By(MARLOW)) == "Ines Marlow"


def test_what_somebody_does_is_not_said_by_them() -> None:
    text = "{s:The city council} {c:voted} {t:to sell the yard}."
    assert whose(text, "The city council voted to sell the yard.", By(UNION)) == ""


def test_what_an_outlet_passes_on_is_passed_on_though_nobody_speaks() -> None:
    text = "{s:The council} {c:voted} {t:to sell the yard}."
    article, statements = told(replace(ARTICLE, text=text), By(UNION, RADIO))
    within = (0, len(article.text))
    found = spoken_in(statements, *within)
    assert attributed(article, found, within) == "The Harbor Ledger, passing on Radio Lorrevia"


def test_who_speaks_in_a_clause_of_what_another_does_is_not_whose_it_is() -> None:
    text = (
        "{1s:Thousands} {1c:wanted} {1t:to accuse Thane, {2s:who} {2c:denied} {2t:that he had the "
        "key to the room}}."
    )
    whole = "Thousands wanted to accuse Thane, who denied that he had the key to the room."
    assert whose(text, whole, By(WITNESSES), By(VELL)) == ""


def test_all_that_a_speaker_does_in_a_sentence_counts_as_theirs() -> None:
    text = (
        "{1s:Ada Vell} {1c:said} {1t:it was late}, but {2c:thanked} "
        "{2t:the crews of the three ferries and the divers}."
    )
    whole = "Ada Vell said it was late, but thanked the crews of the three ferries and the divers."
    assert whose(text, whole, By(VELL), By(VELL)) == "Ada Vell"


@pytest.mark.parametrize("name", ["He", "it", "Nobody", "No one at the ministry", "everyone"])
def test_a_sentence_that_shows_that_he_said_so_needs_no_pronoun_behind_it(name: str) -> None:
    assert attributed(ARTICLE, said(Named("", name)), SENTENCE) == "The Harbor Ledger"


def test_what_he_goes_on_to_say_does_not_pass_for_the_outlets_own() -> None:
    text = "“{t:We waited}”, {s:he} {c:said}. {t:“Nobody came.”}"
    he = Named("", "he")
    article, statements = told(replace(ARTICLE, text=text), By(he, kind="direct"))
    within = (article.text.index("“Nobody"), len(article.text))
    found = spoken_in(statements, *within)
    assert attributed(article, found, within) == "The Harbor Ledger, quoting somebody"


@pytest.mark.parametrize(
    ("name", "small"),
    [
        ("Investigators", "investigators"),
        ("Witnesses on the quay", "witnesses on the quay"),
        ("Nurses", "nurses"),
        ("Neighbours", "neighbours"),
        ("Spokesmen for the port", "spokesmen for the port"),
        ("Policemen", "policemen"),
        ("Women", "women"),
        ("People", "people"),
        ("Hundreds of demonstrators", "hundreds of demonstrators"),
        ("Authorities in Graywater", "authorities in Graywater"),
        ("Kestlin officials", "Kestlin officials"),
        ("Senator Vell’s clerk", "Senator Vell’s clerk"),
    ],
)
def test_a_noun_for_somebody_unnamed_is_small_in_running_text(name: str, small: str) -> None:
    assert chain(ARTICLE, said(Named(name, name, "unnamed"))) == f"{small}, in The Harbor Ledger"
    assert chain(ARTICLE, said(Named(name, name, "group"))) == f"{name}, in The Harbor Ledger"


def test_an_article_before_a_name_is_small_in_running_text() -> None:
    for name in ("The White Dam Office", "An Evening Lantern review", "Two Rivers Trust"):
        small = name.replace("The ", "the ").replace("An ", "an ")
        assert chain(ARTICLE, said(Named(name, name, "group"))) == f"{small}, in The Harbor Ledger"
