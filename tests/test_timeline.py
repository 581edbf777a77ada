"""app.brief.timeline: what happened when, in order, each event once."""

from __future__ import annotations

from collections.abc import Callable

from app.brief.timeline import Candidate, Entry, timeline

PUBLISHED = "2026-05-20"  # a Wednesday


def of(*texts: str, published: str = PUBLISHED) -> list[Candidate]:
    """The first matters most."""
    return [Candidate(text, published, 1 - 0.01 * i) for i, text in enumerate(texts)]


def alike(*pairs: tuple[int, int]) -> Callable[[int, int], float]:
    return lambda one, other: float(tuple(sorted((one, other))) in pairs)


def told(entries: tuple[Entry, ...]) -> list[tuple[int, str]]:
    return [(entry.index, entry.when.date) for entry in entries]


def test_what_happened_stands_in_the_order_in_which_it_did() -> None:
    sentences = of(
        "The mayor resigned on Tuesday.",
        "The dam failed on April 14.",
        "The port sold the dam in April.",
        "The dam was inspected in 2019.",
    )
    found = timeline(sentences, alike(), limit=9)
    assert told(found) == [(3, "2019"), (2, "2026-04"), (1, "2026-04-14"), (0, "2026-05-19")]


def test_the_date_is_that_of_the_event_not_of_the_article() -> None:
    late = Candidate("The dam failed on April 14.", "2026-05-20", 1.0)
    early = Candidate("A gate jammed on Tuesday.", "2026-04-22", 1.0)
    assert told(timeline([late, early], alike(), limit=9)) == [(0, "2026-04-14"), (1, "2026-04-21")]


def test_only_what_tells_a_dated_deed_is_chosen() -> None:
    sentences = of(
        "The pier has been closed since 1998.",
        "The mayor said on Tuesday that the pier is safe.",
        "The mayor, who was elected in 2019, has no plans.",
        "The pier was a ruin in 2019.",
        "The council will vote on Friday.",
        "The council rejected the plan on Monday.",
        "The mayor announced on Tuesday that the pier would close.",
    )
    assert [entry.index for entry in timeline(sentences, alike(), limit=9)] == [5, 6]


def test_of_two_that_tell_the_same_event_the_one_that_matters_more_stays() -> None:
    sentences = of(
        "The dam failed on Tuesday.", "On Tuesday, the dam broke.", "A gate jammed Tuesday."
    )
    assert [entry.index for entry in timeline(sentences, alike((0, 1)), limit=9)] == [0, 2]


def test_a_day_counts_as_the_month_it_lies_in() -> None:
    sentences = of("The dam failed on April 14.", "The dam failed last month.")
    assert told(timeline(sentences, alike((0, 1)), limit=9)) == [(0, "2026-04-14")]


def test_two_like_sentences_of_other_days_are_two_events() -> None:
    sentences = of("The dam failed on April 14.", "The dam failed on Tuesday.")
    assert len(timeline(sentences, alike((0, 1)), limit=9)) == 2


def test_where_two_give_days_next_to_one_another_the_date_is_uncertain() -> None:
    sentences = of("The dam failed on Tuesday.", "The dam failed on Monday.")
    (entry,) = timeline(sentences, alike((0, 1)), limit=9)
    assert (entry.index, entry.when.date, entry.when.certain) == (0, "2026-05-19", False)


def test_at_most_so_many_are_chosen_those_that_matter_most() -> None:
    sentences = of(
        "The dam failed on Tuesday.", "A gate jammed on Monday.", "The mayor resigned on Sunday."
    )
    assert [entry.index for entry in timeline(sentences, alike(), limit=2)] == [1, 0]
    assert timeline(sentences, alike(), limit=0) == ()


def test_a_certain_date_counts_before_an_uncertain_one() -> None:
    sentences = of("“The dam failed on Monday,” she said.", "A gate jammed on Tuesday.")
    assert [entry.index for entry in timeline(sentences, alike(), limit=1)] == [1]


def test_of_a_sentence_with_two_dates_that_of_its_deed_counts() -> None:
    sentences = of("The dam, built in 1998, failed on Tuesday.")
    assert told(timeline(sentences, alike(), limit=9)) == [(0, "2026-05-19")]


def test_of_nothing_comes_nothing() -> None:
    assert timeline([], alike(), limit=9) == ()
