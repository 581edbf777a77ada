"""app.render.brief: nothing alive reaches a page, and every line carries where it comes from."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from app.answer import Carried, Citation, Claim, Usage
from app.brief.briefing import Briefing, Dispute, Event, Line, Source, Told
from app.render.brief import NOTHING, as_of, briefing_html, changes
from archive.article import Filters
from tests.fragments import Tags, harmless, listing, nasty, sayings
from tests.scripted_brief import hostile, pier, refreshed

days = st.one_of(nasty, st.sampled_from(["2026", "2026-04", "2026-04-14", "0001-01-01", "9999"]))
verdicts = st.sampled_from(["supported", "contradicted", "not found"])


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    saying, article = draw(sayings())
    citation = Citation(1, article.passage(0, len(article.text)), article)
    claims = st.builds(Claim, nasty, nasty, st.just((1,)), verdicts, nasty, nasty)
    changed = st.sampled_from(["", "new", "changed"])
    lines = st.builds(Line, claims, st.integers(0, 3), changed, nasty)
    some = st.lists(lines, max_size=2).map(tuple)
    events = st.lists(st.builds(Event, days, st.booleans(), nasty, lines), max_size=4).map(tuple)
    return Briefing(
        topic=draw(nasty),
        as_of=draw(days),
        length="standard",
        key_points=draw(some),
        said=(Told(saying, draw(lines)),),
        disputed=(Dispute(draw(nasty), draw(some)),),
        timeline=draw(events),
        unknown=draw(some),
        sources=(Source(listing(article), draw(nasty), (1,)),),
        citations=(citation,),
        read=3,
        engine=draw(nasty),
        seconds=0.1,
        filters=Filters((draw(nasty),), articles=(draw(nasty),)),
        withdrawn=draw(some),
        since=draw(nasty),
        notice=draw(nasty),
        usage=draw(st.sampled_from([None, Usage(1, 1, 0.1)])),
    )


def words(fragment: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", fragment)).split())


@given(briefings())
def test_no_text_in_any_field_of_a_briefing_becomes_a_tag(briefing: Briefing) -> None:
    harmless(briefing_html(briefing))


@given(briefings())
def test_every_line_has_a_chip_and_a_number_of_its_own(briefing: Briefing) -> None:
    fragment = briefing_html(briefing)
    lines = len(list(briefing.lines()))
    numbers = sorted(map(int, Tags(fragment).attributes.get("data-line", [])))
    assert numbers == list(range(lines))
    claims = re.findall(r'<li class="claim.*?</li>(?=<li class="claim|</[uo]l>)', fragment, re.S)
    assert len(claims) == lines
    assert all('class="chip"' in claim for claim in claims)


def test_a_line_s_number_is_its_place_among_the_lines_also_where_events_are_sorted() -> None:
    made = pier()
    turned = replace(made, timeline=made.timeline[::-1])
    first = len(made.key_points) + len(made.said) + 2
    shown = re.findall(
        r'<li class="claim[^>]*><p class="when">.*?data-line="(\d+)"', briefing_html(turned)
    )
    assert list(map(int, shown)) == list(range(first + 6, first - 1, -1))


def test_hostile_text_is_shown_as_it_is() -> None:
    fragment = briefing_html(hostile("x"))
    harmless(fragment)
    assert "<script>alert('text')</script>" in words(fragment)


def test_ids_are_unique_in_one_briefing() -> None:
    ids = Tags(briefing_html(refreshed(pier()))).attributes["id"]
    assert len(ids) == len(set(ids))


def test_speaker_relayed_outlet_and_publisher_are_each_named_as_what_they_are() -> None:
    told = words(briefing_html(replace(pier(), said=pier().said[2:3])))
    assert "Ada Vell mayor of Port Vella “ she ” in the article" in told
    assert "As passed on by Radio Lorrevia , published by Vella Courier , 16 April 2026" in told


def test_the_line_below_the_title_counts_what_was_read_and_cited() -> None:
    made = pier()
    assert as_of(made) == "As of 21 April 2026, from 5 articles; 4 cited, 3 independent"
    assert as_of(replace(made, sources=(), read=1)) == "As of 21 April 2026, from 1 article"
    narrowed = replace(made, filters=Filters(("The Ledger",), "2026-04-01"), sources=())
    assert as_of(narrowed) == (
        "As of 21 April 2026, from 5 articles of The Ledger published since 1 April 2026"
    )


def test_the_date_of_a_side_is_said_once() -> None:
    made = pier()
    (dispute,) = made.disputed
    named = "The Harbor Ledger, 14 April 2026"
    side = replace(dispute.sides[0], claim=replace(dispute.sides[0].claim, attribution=named))
    one = replace(made, disputed=(Dispute("the cost", (side,)),))
    heading = re.search("<h5>(.*?)</h5>", briefing_html(one))
    assert heading
    assert words(heading[1]) == "According to The Harbor Ledger, 14 April 2026"


def test_what_changed_since_is_counted_and_marked() -> None:
    made = refreshed(pier())
    assert changes(made) == "1 new, 1 changed, 1 withdrawn"
    assert changes(pier()) == ""
    same = replace(pier(), since="Compared with the briefing of 1 April 2026")
    assert "1 April 2026 : nothing changed" in words(briefing_html(same))
    fragment = briefing_html(made)
    assert fragment.count('class="change"') == 2
    assert "Before: The pier will close on 1 May." in words(fragment)


def test_a_model_s_lines_show_their_verdicts() -> None:
    doubtful = Line(Claim("It reopens on 1 July.", "", (1,), "contradicted", reason="1 June"))
    points = (doubtful, *pier().key_points)
    made = replace(pier(), key_points=points, engine="openai:x", usage=Usage(10, 1))
    assert "<s>It reopens on 1 July.</s>" in briefing_html(made)
    assert "as openai:x puts it" in words(briefing_html(made))
    for verbatim in (replace(made, usage=None), replace(made, engine="quotes")):
        assert "<s>" not in briefing_html(verbatim)
        assert "as openai:x puts it" not in words(briefing_html(verbatim))


def test_only_what_no_article_has_in_these_words_is_marked_as_a_model_s() -> None:
    made = replace(pier(), engine="openai:x", usage=Usage(10, 1))
    points = briefing_html(made).partition('class="part told"')[0]
    assert [line.claim.text for line in made.key_points][1] == "The pier will close on 1 June."
    assert points.count("Borne out by the cited text") == 1


def test_a_source_says_who_else_carries_its_text() -> None:
    made = pier()
    carried = Carried(("The Harbor Ledger", "Evening Lantern"), "Concord Wire")
    citations = tuple(replace(one, carried=carried) for one in made.citations)
    copies = [source for source in made.sources if source.origin != source.article.id]
    sources = briefing_html(replace(made, citations=citations)).partition("sources-part")[2]
    listed = words(sources.partition("footnotes")[0])
    told = listed.count("Carried by 2 outlets, 1 origin (Concord Wire)")
    assert told == len(made.sources) - len(copies) > 0


def test_a_copy_says_of_what_also_where_that_is_not_cited() -> None:
    made = pier()
    alone = replace(made, sources=tuple(s for s in made.sources if s.article.id == "northern-1"))
    assert "Copy of “Council votes to close" in words(briefing_html(made))
    assert "Copy of one not cited" in words(briefing_html(alone))


def test_a_briefing_without_a_line_says_so() -> None:
    empty = Briefing("x", "2026-04-21", "short", (), (), (), (), (), (), (), 0, "quotes", 0.1)
    assert NOTHING in briefing_html(empty)
    assert "<h3>" not in briefing_html(empty)
