"""How the benchmark of briefings judges: parts of an insight, coverage, citation F1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from app.answer import Citation, Claim
from app.brief.briefing import Briefing, Line
from archive.article import Article
from benchmarks.summhay import judge, means, parts


def made(*lines: tuple[str, Sequence[int]]) -> Briefing:
    """A briefing whose key points cite these documents."""
    documents = sorted({number for _, cited in lines for number in cited})
    numbers = {document: number for number, document in enumerate(documents, 1)}
    citations = []
    for document, number in numbers.items():
        article = Article(f"d{document}", "", "Text.")
        citations.append(Citation(number, article.passage(0, 5), article))
    points = tuple(
        Line(Claim(text, "", tuple(numbers[one] for one in cited), "supported"))
        for text, cited in lines
    )
    return Briefing(
        "", "2026-05-20", "standard", points, (), (), (), (), (), tuple(citations), 9, "quotes", 0.0
    )


def topic(*insights: tuple[str, Sequence[int]]) -> dict[str, Any]:
    return {
        "insights": [
            {"insight_id": f"i{number}", "insight": text}
            for number, (text, _) in enumerate(insights)
        ],
        "insight_docs": {f"i{number}": list(docs) for number, (_, docs) in enumerate(insights)},
    }


def test_numbers_count_twice_names_one_and_a_half_other_words_once() -> None:
    assert parts("The council of Graywater paid 4,200 crowns.") == {
        "council": 1.0,
        "graywater": 1.5,
        "pay": 1.0,
        "4200": 2.0,
        "crown": 1.0,
    }


def test_a_capital_at_the_beginning_makes_no_name() -> None:
    assert parts("Ferries stopped.")["ferry"] == 1.0


def test_a_number_is_the_same_however_it_is_written() -> None:
    assert set(parts("$4,200")) == set(parts("4200")) == {"4200"}
    assert set(parts("52%")) == set(parts("52")) == {"52"}


def test_words_are_the_same_in_every_form_and_common_ones_do_not_count() -> None:
    assert set(parts("the repairs of it")) == set(parts("a repair")) == {"repair"}
    assert set(parts("Graywater’s pier")) == set(parts("pier in Graywater"))


def test_a_part_that_stands_there_twice_has_its_largest_weight() -> None:
    assert parts("Pier workers like the Pier")["pier"] == 1.5


# An insight whose parts weigh ten in all.
INSIGHT = "ferry pier crown quay gull rope sail tide bread oven"


@pytest.mark.parametrize(
    ("words", "coverage"),
    [(10, 1.0), (5, 1.0), (4, 0.5), (3, 0.0), (0, 0.0)],
)
def test_half_of_its_parts_cover_an_insight_a_third_of_them_half(
    words: int, coverage: float
) -> None:
    text = " ".join([*INSIGHT.split()[:words], "yesterday"])
    ((found, _),) = judge(topic((INSIGHT, [1])), made((text, [1])))
    assert found == coverage


@pytest.mark.parametrize(("words", "coverage"), [(17, 0.5), (16, 0.0)])
def test_half_coverage_begins_at_34_of_100(words: int, coverage: float) -> None:
    of_fifty = [f"{number}" for number in range(100, 150)]
    ((found, _),) = judge(topic((" ".join(of_fifty), [1])), made((" ".join(of_fifty[:words]), [1])))
    assert found == coverage


def test_a_line_of_more_than_45_words_covers_nothing() -> None:
    filler = ["yesterday"] * 35
    whole = " ".join([*INSIGHT.split(), *filler])
    assert judge(topic((INSIGHT, [1])), made((whole, [1]))) == [(1.0, 1.0)]
    assert judge(topic((INSIGHT, [1])), made((f"{whole} again", [1]))) == [(0.0, 0.0)]


def test_the_best_line_is_judged_not_all_together() -> None:
    first, second = INSIGHT.split()[:3], INSIGHT.split()[3:7]
    lines = made((" ".join(first), [1]), (" ".join(second), [2]))
    assert judge(topic((INSIGHT, [2])), lines) == [(0.5, 1.0)]


@pytest.mark.parametrize(
    ("cited", "gold", "f1"),
    [
        ([1, 2], [1, 2], 1.0),
        ([1], [1, 2], 2 / 3),
        ([1, 2, 3, 4], [1], 0.4),
        ([3], [1, 2], 0.0),
    ],
)
def test_citation_f1_is_between_the_documents(cited: list[int], gold: list[int], f1: float) -> None:
    ((_, found),) = judge(topic((INSIGHT, gold)), made((INSIGHT, cited)))
    assert found == pytest.approx(f1)


def test_only_key_points_are_judged_and_every_insight_is() -> None:
    found = judge(topic((INSIGHT, [1]), ("a cat on the roof", [2])), made((INSIGHT, [1])))
    assert found == [(1.0, 1.0), (0.0, 0.0)]


def test_means_are_over_all_but_of_citations_over_what_is_covered() -> None:
    coverage, cited, joint = means([(1.0, 0.5), (0.5, 1.0), (0.0, 0.0), (0.0, 1.0)])
    assert (coverage, cited, joint) == (0.375, 0.75, 0.25)
    assert means([(0.0, 1.0)]) == (0.0, 0.0, 0.0)
