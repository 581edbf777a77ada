"""app.render.answer: nothing alive reaches a page, and every claim carries where it comes from."""

from __future__ import annotations

from dataclasses import astuple, fields, replace
from html import unescape

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from app.answer import Agreement, Answer, Carried, Citation, Claim, Evidence, Hit, Usage
from app.figures.dates import day
from app.render.answer import answer_html, answer_text, carried_text, source_line, status_text
from app.render.escape import escape
from app.render.question import searched_html
from archive.article import Article, Filters
from archive.conversation import Since
from tests.fragments import Tags, articles, harmless, nasty, sent
from tests.scripted_newsroom import ScriptedNewsroom


def scripted(question: str) -> Answer:
    last = list(ScriptedNewsroom().ask(question, (), filters=None))[-1]  # type: ignore[arg-type]
    assert isinstance(last, Answer)
    return last


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    article = draw(articles)
    end = draw(st.integers(1, len(article.text)))
    passage = article.passage(draw(st.integers(0, end - 1)), end)
    since = draw(st.sampled_from(["", "replaced", "removed"]))
    carried = draw(st.builds(Carried, st.lists(nasty, max_size=3).map(tuple), nasty))
    claims = st.builds(
        Claim,
        nasty,
        nasty,
        st.tuples(st.integers(0, 2)),
        st.sampled_from(["supported", "contradicted", "not found"]),
        nasty,
        nasty,
    )
    origins = st.tuples(nasty, st.tuples(st.integers(0, 2)))
    return Answer(
        draw(nasty),
        draw(st.sampled_from(["answered", "not_found", "conflicting"])),
        draw(nasty),
        tuple(draw(st.lists(claims, max_size=2))),
        (Citation(1, passage, article, since, carried),),
        (Hit(passage, article, 1, 1, 1, since, carried),),
        engine=draw(nasty),
        seconds=0.1,
        notice=draw(nasty),
        standalone=draw(nasty),
        filters=Filters((draw(nasty),), articles=(draw(nasty),)),
        missing=draw(nasty),
        agreement=Agreement(tuple(draw(st.lists(origins, max_size=2)))),
        writing=draw(nasty),
        usage=draw(st.sampled_from([None, Usage(1, 1, 0.1)])),
    )


@given(answers())
def test_no_text_in_any_field_of_an_answer_becomes_a_tag(answer: Answer) -> None:
    harmless(answer_html(answer))
    harmless(searched_html(answer, Filters()))


def test_every_field_of_an_answer_is_tried() -> None:
    """Else the test above promises more than it does."""
    tried = find(answers(), lambda answer: all(getattr(answer, f.name) for f in fields(answer)))
    claim = find(answers(), lambda answer: any(all(astuple(c)) for c in answer.claims))
    assert tried
    assert claim


@given(nasty)
def test_escaping_keeps_every_character(text: str) -> None:
    assert unescape(escape(text)) == sent(text)


def test_a_chip_names_its_source_and_carries_its_place() -> None:
    answer = scripted("When does the pier close?")
    passage = answer.citations[0].passage
    fragment = answer_html(answer)
    assert (
        f'data-article="harbor-1" data-version="1" data-start="{passage.start}" '
        f'data-end="{passage.end}" aria-label="Source 1: The Harbor Ledger, Council votes to'
    ) in fragment


def test_ids_are_unique_in_one_answer() -> None:
    ids = Tags(answer_html(scripted("pier"))).attributes["id"]
    assert len(ids) == len(set(ids))


def test_answers_on_one_page_share_no_id() -> None:
    first, second = (answer_html(scripted("pier"), key=key) for key in ("1", "2"))
    assert not set(Tags(first).attributes["id"]) & set(Tags(second).attributes["id"])


def test_a_number_without_a_citation_gets_no_chip() -> None:
    answer = replace(scripted("pier"), short_answer="", citations=())
    assert "chip" not in answer_html(answer).replace("chips", "")


def test_a_claim_that_its_source_does_not_bear_out_is_flagged() -> None:
    assert "Not borne out by the cited text" in answer_html(scripted("pier"))


def test_only_sentences_that_stand_in_their_source_are_set_as_quotations() -> None:
    assert answer_html(scripted("pier")).count('class="claim verbatim"') == 2


def test_a_short_answer_that_is_a_whole_claim_is_said_once() -> None:
    answer = scripted("pier")
    answer = replace(answer, short_answer=answer.claims[0].text)
    lead = escape(answer.short_answer)
    assert answer_html(answer).count(f'<span dir="auto">{lead}') == 1


def test_the_chips_of_a_short_answer_are_those_of_the_first_claim() -> None:
    answer = scripted("pier")
    november, no = answer.claims[0], answer.claims[1]
    claims = (replace(no, text="It was denied."), replace(november, text="November was wet."))
    lead = answer_html(replace(answer, short_answer="No", claims=claims)).split("</p>")[0]
    assert Tags(f"{lead}</p>").attributes["aria-describedby"] == [
        f"card-1-s-{number}" for number in no.citations
    ]
    assert no.citations != november.citations


@pytest.mark.parametrize(
    "text", ["She said\nno.", "She\nsaid the dam is safe.", "She", "She\u00a0is"]
)
def test_the_name_stands_behind_the_pronoun_whatever_follows(text: str) -> None:
    answer = scripted("pier")
    claim = replace(answer.claims[0], text=text, who="Ada Vell", attribution="", citations=())
    answer = replace(answer, short_answer="", claims=(claim,))
    shown = text.replace("She", 'She <span class="who">[Ada Vell]</span>', 1)
    assert f'<span dir="auto">{shown}</span>' in answer_html(answer)
    assert answer_text(answer).startswith(text.replace("She", "She [Ada Vell]", 1))


def test_nothing_found_is_said_and_what_is_near_is_no_answer() -> None:
    fragment = answer_html(scripted("weather"))
    assert fragment.index("Nothing in the articles clearly answers this.") < fragment.index(
        "Related, not an answer"
    )
    assert fragment.count('class="related"') == 3


def test_both_sides_of_a_conflict_have_a_heading() -> None:
    fragment = answer_html(scripted("cost"))
    assert "Sources disagree." in fragment
    assert fragment.count("<h3><span>According to</span>") == 2


def test_as_text_the_short_answer_is_first_then_who_said_what_then_the_sources() -> None:
    lines = answer_text(scripted("pier")).splitlines()
    assert lines[0] == "The pier will close on 1 June"
    assert lines[2].startswith("The Harbor Ledger, quoting Mayor Ada Vell: “The pier will close")
    assert lines[2].endswith("meeting. [1]")
    assert lines[4].startswith("[Not borne out by the cited text] ")
    assert lines[6] == (
        "[1] The Harbor Ledger, Council votes to close the old ferry pier, 14 April 2026, "
        "https://harbor-ledger.example/pier"
    )


def test_as_text_nothing_found_is_said_plainly() -> None:
    assert answer_text(scripted("weather")).startswith(
        "Nothing in the articles clearly answers this.\n\nRelated"
    )


def test_a_source_is_one_line_even_where_its_title_is_not() -> None:
    assert source_line(Article("a", "Two\nlines", "x", "Ledger")) == "Ledger, Two lines"


def test_the_status_counts_passages_and_articles() -> None:
    evidence = Evidence(scripted("weather").related)
    assert status_text(evidence) == "Reading 3 passages from 2 articles…"
    assert status_text(Evidence(evidence.hits[:1])) == "Reading 1 passage from 1 article…"


@pytest.mark.parametrize(
    ("published", "shown"),
    [("2026-04-14", "14 April 2026"), ("2026-12-01T23:30:00+02:00", "1 December 2026"),
     ("", ""), ("yesterday", "")],
)  # fmt: skip
def test_dates_are_written_out(published: str, shown: str) -> None:
    assert day(published) == shown


@pytest.mark.parametrize(
    ("since", "said"),
    [("replaced", "Replaced by a newer version"), ("removed", "Removed from the archive")],
)
def test_what_became_of_an_article_stands_with_every_way_to_it(since: Since, said: str) -> None:
    cost, weather = scripted("What will it cost?"), scripted("weather")
    assert said not in answer_html(cost) + answer_html(weather)
    citations = tuple(replace(one, since=since) for one in cost.citations)
    html = answer_html(replace(cost, citations=citations))
    assert html.count(said) == 2 * len(citations)  # the card of its chip, and its source
    related = tuple(replace(one, since=since) for one in weather.related)
    assert answer_html(replace(weather, related=related)).count(said) == len(related)


CARRIED = Carried(("The Harbor Ledger", "Evening Lantern", "Vella Courier"), "Concord Wire")
LINE = "arried by 3 outlets, 1 origin (Concord Wire)"


def test_who_else_carries_a_text_stands_with_every_way_to_it() -> None:
    cost, weather = scripted("What will it cost?"), scripted("weather")
    assert "arried by" not in answer_html(cost) + answer_html(weather) + answer_text(cost)
    citations = tuple(replace(one, carried=CARRIED) for one in cost.citations)
    cost = replace(cost, citations=citations)
    html = answer_html(cost)
    assert html.count(f"C{LINE}") == 2 * len(citations)  # the card of its chip, and its source
    assert html.count("Harbor Ledger, Evening Lantern, Vella Courier") == len(citations)
    assert answer_text(cost).count(f"c{LINE}, https://") == len(citations)
    weather = replace(weather, related=tuple(replace(h, carried=CARRIED) for h in weather.related))
    assert answer_html(weather).count(f"C{LINE}") == len(weather.related)
    assert answer_text(weather).count(f"c{LINE}") == len(weather.related)


@pytest.mark.parametrize(
    ("carried", "names", "text"),
    [
        (Carried(), 3, ""),
        (Carried(("A", "B")), 0, "carried by 2 outlets, 1 origin"),
        (CARRIED, 0, f"c{LINE}"),
        (CARRIED, 2, f"c{LINE}: The Harbor Ledger, Evening Lantern and 1 more"),
        (Carried(("A", "B")), 6, "carried by 2 outlets, 1 origin: A, B"),
    ],
)
def test_carriers_are_counted_and_some_are_named(carried: Carried, names: int, text: str) -> None:
    assert carried_text(carried, names=names) == text
