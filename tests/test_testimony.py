"""Questions of who said what, answered with statements."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answer import Answer, Draft, Evidence, Turn
from app.newsroom import Newsroom
from archive.archive import Archive
from archive.article import Article, Filters
from archive.encoder import Encoder
from archive.link import Link
from archive.statement import Named
from ingest.relate import RULES
from tests.fakes import Library
from tests.told import ALL, BRANDT, COURIER, MARLOW, PIER, RADIO, VELL, By, keep, told

WIRE = (
    "{1t:The airport of Vella had been taken}, {1s:Radio Lorrevia} {1c:reported}. "
    "{2s:The mayor} {2c:denied} that {2t:the army had fled}. "
    "{3s:Ines Marlow} {3c:said} {3t:the army had fled the town}.\n"
)
AIRPORT = told(
    Article("airport", "War at Vella", WIRE, "The Harbor Ledger", published="2026-05-02"),
    By(RADIO, RADIO),
    By(VELL, stance="negated"),
    By(MARLOW, COURIER),
)
BULLETIN = Article(
    "bulletin",
    "Vella in short",
    "The airport of Vella was taken in the night from Monday to Tuesday. Trains run again.",
    "Vella Courier",
    published="2026-05-02",
)
OWN = Article(
    "own",
    "The mill burns",
    "The old mill on the river burned down on Monday. The fire brigade came too late to save "
    "the old mill on the river.",
    "Evening Lantern",
    published="2026-05-03",
)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Newsroom:
    """With the real encoder: what is on a topic is decided by meaning."""
    archive = Archive.own(tmp_path_factory.mktemp("told") / "archive", encoder.name)
    library = Library(archive, encoder)
    keep(library, *ALL, AIRPORT)
    library.add(OWN, BULLETIN)
    return Newsroom(archive, encoder)


def ask(newsroom: Newsroom, question: str, *before: str, filters: Filters | None = None) -> Answer:
    history = tuple(Turn(one, "…") for one in before)
    return newsroom.answer(question, history, filters or Filters())


def shown(answer: Answer) -> list[tuple[str, str]]:
    return [(claim.attribution, claim.text) for claim in answer.claims]


# What a source said.


def test_what_a_source_said_about_a_topic_comes_with_the_way_it_took(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "What did Ines Marlow say about the fishing crews?")
    assert (answer.engine, answer.outcome) == ("statements", "answered")
    assert shown(answer) == [
        (
            "Ines Marlow, via Vella Courier, as passed on by The Morning Tray",
            "“Nobody asked the fishing crews,” Ines Marlow said.",
        )
    ]


def test_an_outlet_that_is_passed_on_is_named_before_its_publisher(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "What did Radio Lorrevia say about the airport?")
    assert shown(answer) == [
        (
            "Radio Lorrevia, as passed on by The Harbor Ledger",
            "The airport of Vella had been taken, Radio Lorrevia reported.",
        )
    ]


def test_without_a_topic_the_newest_comes_first(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "What has the mayor said?")
    assert [c.article.id for c in answer.citations] == ["airport", "pier", "pier"]


def test_what_an_outlet_writes_itself_is_what_it_says(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "What did the Lantern say about the old mill on the river?")
    assert answer.outcome == "answered"
    assert {claim.attribution for claim in answer.claims} == {"Evening Lantern"}


def test_a_fact_that_a_source_gives_is_a_short_answer(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "According to Brandt, how much will the repairs of the pier cost?")
    assert (answer.engine, answer.short_answer) == ("statements", "4.2 million crowns")


def test_a_fact_that_a_source_does_not_give_is_not_anothers(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "According to Ines Marlow, how much will the repairs of the pier cost?")
    assert (answer.outcome, answer.short_answer) == ("not_found", "")


def test_what_a_source_denies_is_no_short_answer(tmp_path: Path, encoder: Encoder) -> None:
    question = "How many people died in the flood, according to the ministry?"
    ministry = Named("ministry of water", "the ministry of water", "group", "ministry")
    text = (
        "{1s:The ministry of water} {1c:denied} that {1t:312 people died in the flood}. "
        "{2s:The ministry of water} {2c:said} that {2t:fewer than 40 people died in the flood}.\n"
    )
    denial = told(
        Article("denial", "Flood", text.partition(" {2s")[0], "The Harbor Ledger"),
        By(ministry, stance="negated"),
    )
    both = told(
        Article("both", "Flood", text, "Vella Courier"),
        By(ministry, stance="negated"),
        By(ministry),
    )
    short = []
    for name, article in (("one", denial), ("two", both)):
        with Archive.own(tmp_path / name, encoder.name) as archive:
            keep(Library(archive, encoder), article)
            answer = ask(Newsroom(archive, encoder), question)
        assert answer.outcome == "answered"
        short.append(answer.short_answer)
    assert short == ["", "fewer than 40"]


def test_filters_hold(newsroom: Newsroom) -> None:
    only = Filters(outlets=("The Harbor Ledger",), before="2026-04-30")
    answer = ask(newsroom, "What has the mayor said?", filters=only)
    assert {c.article.id for c in answer.citations} == {"pier"}


# Every claim is there.


@pytest.mark.parametrize(
    "question",
    [
        "What has the mayor said?",
        "Who said the army fled?",
        "Which outlets reported the airport was taken?",
        "What did Brandt say about the repairs of the pier?",
    ],
)
def test_every_claim_is_verbatim_in_what_it_cites(newsroom: Newsroom, question: str) -> None:
    answer = ask(newsroom, question)
    assert answer.claims
    cited = {citation.number: citation for citation in answer.citations}
    assert sorted(n for claim in answer.claims for n in claim.citations) == sorted(cited)
    for claim in answer.claims:
        for number in claim.citations:
            passage, article = cited[number].passage, cited[number].article
            assert claim.text == passage.text == article.text[passage.start : passage.end]


def test_a_claim_is_whole_sentences(newsroom: Newsroom) -> None:
    (claim, *_) = ask(newsroom, "What did Brandt say about the repairs of the pier?").claims
    assert claim.text == (
        "The repairs of the pier will cost 4.2 million crowns, according to Tomas Brandt."
    )


# Who, and which outlets.


def test_who_said_so_leaves_out_who_denies_it(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "Who said the army fled?")
    assert [attribution for attribution, _ in shown(answer)] == [
        "Ines Marlow, via Vella Courier, as passed on by The Harbor Ledger"
    ]


def test_who_denied_it_leaves_out_who_says_it(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "Who denied that the army fled?")
    assert [attribution for attribution, _ in shown(answer)] == ["Ada Vell, in The Harbor Ledger"]


def test_which_outlets_reported_it(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "Which outlets reported the airport was taken?")
    assert [attribution for attribution, _ in shown(answer)] == [
        "Radio Lorrevia, as passed on by The Harbor Ledger",
        "Vella Courier",
    ]


def test_who_says_another_number_does_not_say_so(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "Who said the repairs of the pier will cost 4.2 million crowns?")
    assert [attribution for attribution, _ in shown(answer)] == [
        "Tomas Brandt, in The Harbor Ledger"
    ]


def test_where_nobody_said_it_the_question_is_answered_as_any_other(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "Who said that elephants live in Zanzibar?")
    assert (answer.engine, answer.outcome) == ("quotes", "not_found")


# Whether.


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Did the mayor deny that the army fled?", "Yes"),
        ("Did the mayor say that the army fled?", "No"),
        ("Did Ines Marlow say the army fled?", "Yes"),
        ("Did Ines Marlow deny that the army fled?", "No"),
        ("Did Brandt confirm the price of the repairs?", ""),
        ("Did the mayor say that the army stayed?", ""),
    ],
)
def test_yes_and_no_are_said_only_where_they_are_clear(
    newsroom: Newsroom, question: str, short: str
) -> None:
    answer = ask(newsroom, question)
    assert (answer.outcome, answer.short_answer) == ("answered", short)


def test_it_is_what_the_question_before_was_about(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "Did the mayor deny it?", "Who said the army fled?")
    assert answer.short_answer == "Yes"
    assert "denied that the army had fled" in answer.claims[0].text


def whether(tmp_path: Path, encoder: Encoder, said: str, question: str) -> str:
    """The short answer, where all that is known is one sentence that Ada Vell denies or so."""
    article = told(Article("dam", "The dam", said, "The Harbor Ledger"), By(VELL, stance="negated"))
    with Archive.own(tmp_path / "archive", encoder.name) as archive:
        keep(Library(archive, encoder), article)
        answer = ask(Newsroom(archive, encoder), question)
    assert (answer.engine, answer.outcome) == ("statements", "answered")
    return answer.short_answer


@pytest.mark.parametrize(
    ("said", "question", "short"),
    [
        ("{s:Ada Vell} {c:denied} that {t:the dam was safe}.",
         "Did Vell deny that the dam was safe?", "Yes"),
        ("{s:Ada Vell} {c:rebutted} that {t:the dam was safe}.",
         "Did Vell say that the dam was safe?", "No"),
        ("{s:Ada Vell} {c:did not say} that {t:the dam was safe}.",
         "Did Vell deny that the dam was safe?", ""),
        ("{s:Ada Vell} {c:did not say} that {t:the dam was safe}.",
         "Did Vell say that the dam was safe?", ""),
        ("{s:Ada Vell} {c:did not deny} that {t:the dam was safe}.",
         "Did Vell deny that the dam was safe?", ""),
        ("{s:Ada Vell} {c:denied} that {t:the dam was not safe}.",
         "Did Vell say that the dam was safe?", ""),
        ("{s:Ada Vell} {c:denied} that {t:the dam was not safe}.",
         "Did Vell deny that the dam was safe?", ""),
    ],
)  # fmt: skip
def test_not_saying_is_no_denial_and_two_negations_decide_nothing(
    tmp_path: Path, encoder: Encoder, said: str, question: str, short: str
) -> None:
    assert whether(tmp_path, encoder, said, question) == short


def test_who_did_not_say_it_is_none_of_those_who_denied_it(
    tmp_path: Path, encoder: Encoder
) -> None:
    text = (
        "{1s:Ada Vell} {1c:did not say} that {1t:the dam was safe}. "
        "{2s:Ines Marlow} {2c:rejected} the idea that {2t:the dam was safe}.\n"
    )
    by = By(VELL, stance="negated"), By(MARLOW, stance="negated")
    with Archive.own(tmp_path / "archive", encoder.name) as archive:
        keep(Library(archive, encoder), told(Article("dam", "The dam", text, "Ledger"), *by))
        answer = ask(Newsroom(archive, encoder), "Who denied that the dam was safe?")
    assert [attribution for attribution, _ in shown(answer)] == ["Ines Marlow, in Ledger"]


# Silence.


def test_a_source_that_does_not_speak_of_it_is_not_found_and_others_are_named(
    newsroom: Newsroom,
) -> None:
    answer = ask(newsroom, "What did the Union of Pilots say about the army?")
    assert (answer.outcome, answer.claims, answer.citations) == ("not_found", (), ())
    assert answer.notice.startswith(
        "No statement of the Union of Pilots about it was found. Those who spoke of it: "
    )
    assert "Ines Marlow" in answer.notice
    # What names the source comes first: a statement of its there may have been missed.
    assert [hit.article.id for hit in answer.related] == ["strike", "airport"]


def test_somebody_nobody_knows_does_not_speak_either(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "What did Xaver Quill say about the army?")
    assert answer.outcome == "not_found"
    assert answer.notice.startswith("No statement of Xaver Quill about it was found.")


def test_a_publisher_that_does_not_write_of_it_does_not_speak_of_it(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "What did the Lantern say about the army?")
    assert answer.outcome == "not_found"
    assert answer.notice.startswith("No statement of the Lantern about it was found.")


def test_a_group_has_no_capital_article_in_running_text(tmp_path: Path, encoder: Encoder) -> None:
    text = "{1s:A Graywater official} {1c:said} {1t:the mill was burning}.\n"
    official = Named("", "A Graywater official", "unnamed")
    group = Named("a graywater council", "A Graywater council", "group")
    more = "{1s:A Graywater council} {1c:said} {1t:the ferry was late}.\n"
    with Archive.own(tmp_path / "archive", encoder.name) as archive:
        library = Library(archive, encoder)
        keep(library, told(Article("mill", "Mill", text, "Ledger"), By(official)))
        keep(library, told(Article("ferry", "Ferry", more, "Ledger"), By(group)))
        answer = ask(Newsroom(archive, encoder), "What did a Graywater council say about the mill?")
    assert "A Graywater" not in answer.notice
    assert "a Graywater council" in answer.notice


def test_a_question_by_the_outlet_is_no_statement(tmp_path: Path, encoder: Encoder) -> None:
    text = (
        "How did {1s:Ada Vell} {1c:respond} to {1t:the ferry captain}?\n\n"
        "{2s:Ada Vell} {2c:said} {2t:the ferry captain was right}.\n"
    )
    with Archive.own(tmp_path / "archive", encoder.name) as archive:
        keep(
            Library(archive, encoder),
            told(Article("ferry", "Ferry", text, "Ledger"), By(VELL), By(VELL)),
        )
        answer = ask(Newsroom(archive, encoder), "What did Ada Vell say about the ferry captain?")
    assert [claim.text for claim in answer.claims] == ["Ada Vell said the ferry captain was right."]


def test_a_full_name_is_answered_by_who_is_kept_by_the_surname(
    tmp_path: Path, encoder: Encoder
) -> None:
    text = "{1s:Harrow} {1c:said} {1t:the dam was safe}.\n"
    harrow = Named("harrow", "Harrow", "person")
    with Archive.own(tmp_path / "archive", encoder.name) as archive:
        keep(Library(archive, encoder), told(Article("dam", "Dam", text, "Ledger"), By(harrow)))
        answer = ask(Newsroom(archive, encoder), "What did Nila Harrow say about the dam?")
    assert answer.outcome == "answered"


# The way to the answer.


def test_evidence_comes_first_and_the_answer_last(newsroom: Newsroom) -> None:
    kinds = [type(e) for e in newsroom.ask("What has the mayor said?", (), Filters())]
    assert kinds[0] is Evidence
    assert set(kinds[1:-1]) == {Draft}
    assert kinds[-1] is Answer


def test_other_questions_are_answered_as_before(newsroom: Newsroom) -> None:
    assert ask(newsroom, "How did the council vote?").engine == "quotes"


def test_twins_are_one_claim_with_a_citation_each(tmp_path: Path, encoder: Encoder) -> None:
    article, statements = PIER
    copies = [
        (
            replace(article, id=name, outlet=name),
            tuple(replace(one, article_id=name) for one in statements),
        )
        for name in ("Vella Courier", "Radio Lorrevia")
    ]
    with Archive.own(tmp_path / "archive", encoder.name) as archive:
        keep(Library(archive, encoder), PIER, *copies)
        answer = ask(Newsroom(archive, encoder), "What did Brandt say about the repairs?")
    (claim,) = answer.claims
    assert len(claim.citations) == 3
    assert sorted(claim.attribution.split("; ")) == [
        "Tomas Brandt, in Radio Lorrevia",
        "Tomas Brandt, in The Harbor Ledger",
        "Tomas Brandt, in Vella Courier",
    ]


FOREMAN = (
    "The pier was closed in the night. "
    "{s:Tomas Brandt} {c:said} {t:the repairs of the old pier would cost 4.2 million crowns}%s.\n"
)


def test_what_a_copy_words_otherwise_is_told_once(tmp_path: Path, encoder: Encoder) -> None:
    articles = [
        told(Article(name, "Pier", FOREMAN % end, name), By(BRANDT))
        for name, end in (("Vella Courier", ""), ("Radio Lorrevia", " at most"))
    ]
    with Archive.own(tmp_path / "archive", encoder.name) as archive:
        keep(Library(archive, encoder), *articles)
        question = "What did Brandt say about the repairs of the pier?"
        two = ask(Newsroom(archive, encoder), question)
        ends = [article.id for article, _ in articles]
        archive.link(ends, [Link.between(*ends, "copy", 1.0)], RULES)
        one = ask(Newsroom(archive, encoder), question)
    assert (len(two.claims), len(one.claims)) == (2, 1)
    assert one.citations[0].carried.outlets == ("Radio Lorrevia", "Vella Courier")


def test_of_copies_every_outlet_is_told_where_outlets_are_asked_for(
    tmp_path: Path, encoder: Encoder
) -> None:
    twin = replace(BULLETIN, id="twin", outlet="The Sun")
    with Archive.own(tmp_path / "archive", encoder.name) as archive:
        library = Library(archive, encoder)
        keep(library, AIRPORT)
        library.add(BULLETIN, twin)
        archive.link([], [Link.between(BULLETIN.id, twin.id, "copy", 1.0)], RULES)
        answer = ask(Newsroom(archive, encoder), "Which outlets reported the airport was taken?")
    assert answer.claims[-1].attribution == "Vella Courier; The Sun"


def test_an_outlet_is_not_told_because_its_name_begins_anothers(
    tmp_path: Path, encoder: Encoder
) -> None:
    airport = replace(AIRPORT[0], outlet="The Sunday Post"), AIRPORT[1]
    with Archive.own(tmp_path / "archive", encoder.name) as archive:
        library = Library(archive, encoder)
        keep(library, airport)
        library.add(replace(BULLETIN, outlet="The Sun"))
        answer = ask(Newsroom(archive, encoder), "Which outlets reported the airport was taken?")
    assert [claim.attribution for claim in answer.claims] == [
        "Radio Lorrevia, as passed on by The Sunday Post",
        "The Sun",
    ]


def test_a_bracket_that_closes_the_sentence_before_is_left_out(
    tmp_path: Path, encoder: Encoder
) -> None:
    text = "It rained, she said. (Via Radio Lorrevia) {s:Ada Vell} {c:said} {t:it was dry}.\n"
    rain = told(Article("rain", "Rain", text, "The Harbor Ledger"), By(VELL))
    with Archive.own(tmp_path / "archive", encoder.name) as archive:
        keep(Library(archive, encoder), rain)
        answer = ask(Newsroom(archive, encoder), "What did Ada Vell say?")
    assert [claim.text for claim in answer.claims] == ["Ada Vell said it was dry."]


def test_an_archive_without_statements_answers_with_sentences(library: Library) -> None:
    library.add(OWN)
    answer = ask(Newsroom(library.archive, library.encoder), "What did the mayor say?")
    assert answer.engine == "quotes"
