"""app.brief.points: sentences of several articles that say the same are one point."""

from __future__ import annotations

import numpy as np
import pytest

from app.brief.points import Point, Read, Sentence, more_than_names, names_who_says, points
from archive.encoder import Vectors

TOPIC = frozenset({"pier"})


def sentence(
    article: str,
    terms: str,
    *,
    text: str = "",
    source: str = "",
    speaker: str = "",
    alone: bool = True,
    headline: float = 0.0,
    leaning: float = 0.0,
) -> Sentence:
    """Of an article that is no copy and that an outlet of its own published, unless said."""
    words = frozenset(terms.split())
    text, source = text or article, source or article
    return Sentence(words, article, text, source, speaker, alone, headline, 0.0, leaning)


def directions(*near: tuple[float, ...]) -> Vectors:
    """Unit vectors: the first number is the cosine with the topic, the others fill up."""
    rows = np.array([(*row, *[0.0] * (6 - len(row))) for row in near], np.float32)
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def _rarity(term: str) -> float:
    return 0.1 if term == "pier" else 1.0


def found(sentences: list[Sentence], vectors: Vectors, most: int = 9) -> tuple[Point, ...]:
    topic = np.eye(1, 6, dtype=np.float32)[0]
    return points(Read(sentences, vectors, vectors, _rarity), topic, TOPIC, most=most)


CLOSED = [
    sentence("ledger", "pier close june council"),
    sentence("courier", "pier close june crack"),
    sentence("radio", "pier close june ferry"),
    sentence("tray", "bridge paint green"),
]
NEAR = directions((1, 0.1), (1, 0.2), (1, 0.3), (0.8, 0, 1))


def test_what_several_say_is_one_point_with_the_most_alike_first() -> None:
    first, *rest = found(CLOSED, NEAR)
    assert {first.place, *first.others} == {0, 1, 2}
    cosines = [float(NEAR[first.place] @ NEAR[other]) for other in first.others]
    assert cosines == sorted(cosines, reverse=True)
    assert [(point.place, point.others) for point in rest] == [(3, ())]


def test_what_several_say_is_worth_more_than_what_one_does() -> None:
    alone = [sentence("tray", "pier paint green coat"), *CLOSED[:3]]
    vectors = directions((1, 0, 1), (1, 0.1, -1), (1, 0.2, -1), (1, 0.3, -1))
    assert [point.place for point in found(alone, vectors)][-1] == 0


def test_of_one_article_only_the_most_alike_sentence_says_the_same() -> None:
    sentences = [*CLOSED[:2], sentence("courier", "pier close june again")]
    (point,) = found(sentences, directions((1, 0.1), (1, 0.2), (1, 0.9)))
    assert len(point.others) == 1
    assert {point.place, *point.others} == {0, 1}


def test_a_copy_says_it_no_second_time() -> None:
    copy = sentence("copy", "pier close june council", text="ledger", source="ledger")
    (point,) = found([CLOSED[0], copy, CLOSED[1]], directions((1, 0.1), (1, 0.1), (1, 0.2)))
    assert len(point.others) == 1
    texts = {place: one.text for place, one in enumerate([CLOSED[0], copy, CLOSED[1]])}
    assert len({texts[place] for place in (point.place, *point.others)}) == 2


def test_an_outlet_that_says_it_twice_makes_it_worth_no_more() -> None:
    other = [sentence("tray", "pier paint green coat"), sentence("desk", "pier paint green coat")]
    ours = [
        sentence("ledger-1", "pier close june", source="ledger"),
        sentence("ledger-2", "pier close june", source="ledger"),
    ]
    vectors = directions((1, 1), (1, 1), (1, -1), (1, -1))
    first, second = found([*ours, *other], vectors)[:2]
    assert first.place in (2, 3)
    assert second.place in (0, 1)
    assert second.others  # cited all the same: the articles are two


@pytest.mark.parametrize(
    ("speakers", "one_point"),
    [(("vell", "brandt"), False), (("vell", "vell"), True), (("vell", ""), True)],
    ids=["two people", "one", "one and nobody"],
)
def test_two_peoples_quotations_are_not_one_point(
    speakers: tuple[str, str], one_point: bool
) -> None:
    sentences = [
        sentence(name, "pier close june", speaker=speaker)
        for name, speaker in zip(("ledger", "courier"), speakers, strict=True)
    ]
    (first, *_) = found(sentences, directions((1, 0.1), (1, 0.1)))
    assert bool(first.others) is one_point


def test_what_is_near_and_shares_no_rare_word_says_something_else() -> None:
    sentences = [sentence("ledger", "pier close june"), sentence("courier", "pier paint green")]
    first, *_ = found(
        [*sentences, sentence("tray", "pier rope"), sentence("radio", "pier salt")],
        directions((1, 0.1), (1, 0.1), (1, 0, 1), (1, 0, 0, 1)),
    )
    assert first.others == ()


def test_what_leans_on_another_sentence_is_no_point_but_says_the_same() -> None:
    leans = sentence("courier", "pier close june crack", alone=False)
    (point,) = found([CLOSED[0], leans], directions((1, 0.1), (1, 0)))
    assert (point.place, point.others) == (0, (1,))


def test_what_was_said_already_is_no_second_point() -> None:
    assert len(found(CLOSED[:3], NEAR[:3])) == 1


def test_the_words_of_its_articles_headline_make_a_sentence_worth_more() -> None:
    sentences = [
        sentence("ledger", "pier close june"),
        sentence("courier", "pier paint green", headline=1.0),
    ]
    vectors = directions((1, 0.5), (1, -0.5, 1))
    assert [point.place for point in found(sentences, vectors)] == [1, 0]


def test_what_is_far_from_the_topic_is_no_point() -> None:
    sentences = [sentence("ledger", "pier close june"), sentence("tray", "bread rise oven")]
    vectors = directions((1, 0.1), (0.2, 0, 1))
    assert [point.place for point in found(sentences, vectors)] == [0]


def test_there_are_at_most_so_many_the_best_first() -> None:
    vectors = directions(*[(1, *np.eye(5)[number] * 2) for number in range(5)])
    sentences = [
        sentence(f"a{number}", f"pier w{number} x{number}", headline=number / 9)
        for number in range(5)
    ]
    everything = found(sentences, vectors)
    assert [point.place for point in everything] == [4, 3, 2, 1, 0]
    assert found(sentences, vectors, most=2) == everything[:2]
    scores = [point.score for point in everything]
    assert scores == sorted(scores, reverse=True)


def test_nothing_read_has_no_point() -> None:
    assert found([], np.zeros((0, 6), np.float32)) == ()


def test_names_alone_are_not_the_same_fact() -> None:
    names = frozenset(("silas", "wode"))
    carried = names | {"clerk", "carri", "box", "two", "polic"}
    assert more_than_names(carried, names | {"clerk", "carri", "box"}, names)
    assert not more_than_names(carried, names | {"clerk", "confirm"}, names)
    assert more_than_names(names, names, names)


@pytest.mark.parametrize(
    ("text", "theirs", "spoken", "named"),
    [
        ("Vell has touted the sale as a gift.", {"vell", "sale", "gift"}, False, True),
        ("Vell has touted the sale as a gift.", {"sale", "gift", "minim"}, False, False),
        ("Vell sells the quay to the port.", {"quay", "port"}, False, True),
        ("The quay is lost, Vell said.", {"quay", "lost"}, True, False),
        ("The quay is lost, Vell said.", {"vell", "quay"}, True, True),
    ],
)
def test_what_somebody_says_or_praises_is_borne_out_by_what_names_them(
    text: str, theirs: set[str], *, spoken: bool, named: bool
) -> None:
    found = names_who_says(text, frozenset({"vell"}), frozenset(theirs), spoken=spoken)
    assert found is named
