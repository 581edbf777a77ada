"""Statements as the catalog keeps them: what goes in comes back, by source, article and voice."""

from __future__ import annotations

import dataclasses

import pytest

from archive.archive import Archive
from archive.article import Article, Filters
from archive.errors import UnknownArticle
from archive.statement import NOBODY, Named, Span, Statement, statement
from tests.fakes import Library, WordEncoder

ADA = Named("person:ada vell", "Ada Vell", "person", "mayor of Graywater")
TOMAS = Named("person:tomas brandt", "Tomas Brandt", "person")
LEDGER = Named("outlet:harbor ledger", "The Harbor Ledger", "outlet")
RADIO = Named("outlet:radio lorrevia", "Radio Lorrevia", "outlet")
TEXT = "“We wait,” the mayor said. “Not long.” (Via Radio Lorrevia)\n\nThe Harbor Ledger said 🦀."


def said(
    article: Article, speaker: Named, content: str = "“We wait,”", relayed: Named = NOBODY
) -> Statement:
    at = article.text.index(content)
    return statement(
        article,
        speaker=speaker,
        relayed_from=relayed,
        speaker_spans=[],
        cue_spans=[],
        content_spans=[(at, at + len(content))],
        kind="direct",
    )


def keep(library: Library, article: Article, *found: Statement) -> None:
    prepared = library.prepare(article)
    library.archive.add([dataclasses.replace(prepared, statements=found, rules="1")])


def written(id: str, *, day: str = "", outlet: str = "Tessmark Today", version: int = 1) -> Article:
    text = TEXT + (f" Edition {version}." if version > 1 else "")
    return Article(id, f"On {id}", text, outlet=outlet, published=day, version=version)


def spoken(archive: Archive, filters: Filters = Filters(), **only: object) -> list[tuple[str, str]]:  # noqa: B008
    """(article id, speaker) of the statements that come."""
    found = archive.statements(filters, **only)  # type: ignore[arg-type]
    return [(saying.article.id, saying.statement.speaker.name) for saying in found]


def test_a_statement_comes_back_as_it_went_in(library: Library) -> None:
    article = written("a", day="2026-04-14", outlet="The Harbor Ledger")

    def span(words: str) -> Span:
        at = article.text.index(words)
        return at, at + len(words)

    whole = statement(
        article,
        speaker=ADA,
        relayed_from=RADIO,
        speaker_spans=[span("the mayor")],
        cue_spans=[span("said"), span("Via")],
        content_spans=[span("“We wait,”"), span("“Not long.”")],
        kind="direct",
        stance="hedged",
        resolved="title",
    )
    bare = said(article, NOBODY, "🦀")
    keep(library, article, whole, bare)
    assert library.archive.statements_of("a", 1) == (whole, bare)
    first, second = library.archive.statements()
    assert (first.statement, second.statement) == (whole, bare)
    assert first.article == second.article == library.archive.listing()[0]


def test_they_come_newest_article_first_then_in_its_order(library: Library) -> None:
    for id, day in {"a": "2026-04-14", "b": "", "d": "2026-04-16", "c": "2026-04-16"}.items():
        article = written(id, day=day)
        keep(library, article, said(article, TOMAS, "“Not long.”"), said(article, ADA))
    expected = [(id, name) for id in "cdab" for name in ("Tomas Brandt", "Ada Vell")]
    assert spoken(library.archive) == expected
    assert spoken(library.archive, limit=3) == expected[:3]
    assert spoken(library.archive, limit=0) == []


def test_a_source_is_who_speaks_and_who_passes_on(library: Library) -> None:
    article = written("a")
    keep(
        library,
        article,
        said(article, ADA, relayed=RADIO),
        said(article, TOMAS),
        said(article, RADIO, relayed=RADIO),
    )
    of_radio = spoken(library.archive, source=RADIO.key)
    assert of_radio == [("a", "Ada Vell"), ("a", "Radio Lorrevia")]
    assert spoken(library.archive, source=ADA.key) == [("a", "Ada Vell")]
    assert spoken(library.archive, source="person:nobody") == []


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["c", "a", "b"]),
        (Filters(outlets=("Evening Lantern",)), ["c"]),
        (Filters(after="2026-04-15"), ["c"]),
        (Filters(before="2026-04-15"), ["a"]),
        (Filters(articles=("a", "b")), ["a", "b"]),
        (Filters(articles=("b",), after="2026-01-01"), []),
    ],
)
def test_filters_hold(library: Library, filters: Filters, expected: list[str]) -> None:
    for article in (
        written("a", day="2026-04-14"),
        written("b"),
        written("c", day="2026-04-16", outlet="Evening Lantern"),
    ):
        keep(library, article, said(article, ADA))
    assert [id for id, _ in spoken(library.archive, filters)] == expected
    assert [id for id, _ in spoken(library.archive, filters, source=ADA.key)] == expected


def test_an_older_versions_statements_stay_for_its_citations_alone(library: Library) -> None:
    old, new = written("a"), written("a", version=2)
    keep(library, old, said(old, ADA))
    keep(library, new, said(new, TOMAS))
    assert spoken(library.archive) == [("a", "Tomas Brandt")]
    assert [voice.named for voice in library.archive.voices()] == [TOMAS]
    assert library.archive.statements_of("a", 1) == (said(old, ADA),)


def test_a_removed_article_takes_its_statements_along(library: Library) -> None:
    for version in (1, 2):
        article = written("a", version=version)
        keep(library, article, said(article, ADA))
    library.archive.remove(["a"])
    assert library.archive.statements() == ()
    assert library.archive.voices() == ()
    for version in (1, 2):
        with pytest.raises(UnknownArticle):
            library.archive.statements_of("a", version)
    with library.archive._catalog._reading() as connection:
        for table in ("statements", "attributions"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


def test_what_is_pending_is_not_shown(library: Library) -> None:
    article = written("a")
    prepared = dataclasses.replace(library.prepare(article), statements=(said(article, ADA),))
    library.archive._catalog.write_pending([prepared])
    assert library.archive.statements() == library.archive.voices() == ()
    with pytest.raises(UnknownArticle):
        library.archive.statements_of("a", 1)
    library.archive.finish()
    assert spoken(library.archive) == [("a", "Ada Vell")]


def test_an_article_without_statements_has_none(library: Library) -> None:
    keep(library, written("a"))
    assert library.archive.statements_of("a", 1) == ()


@pytest.mark.parametrize(("id", "version"), [("nobody", 1), ("a", 2), ("a", 0)])
def test_statements_of_what_is_not_there_are_an_error(
    library: Library, id: str, version: int
) -> None:
    keep(library, written("a"))
    with pytest.raises(UnknownArticle, match=f"'{id}', version {version}"):
        library.archive.statements_of(id, version)


def test_statements_of_thousands_of_places_come_at_once(library: Library) -> None:
    old, new, other = written("a"), written("a", version=2), written("b")
    for article in (old, new, other):
        keep(library, article, said(article, ADA))
    places = [("a", 1), ("b", 1), *((f"nobody-{number}", 1) for number in range(40_000))]
    assert library.archive.statements_at(places) == {
        ("a", 1): (said(old, ADA),),
        ("b", 1): (said(other, ADA),),
    }


def test_passages_embedded_anew_leave_the_statements(library: Library) -> None:
    article = written("a")
    keep(library, article, said(article, ADA))
    library.archive.reembed([[library.prepare(article)]], WordEncoder.name, 64)
    assert spoken(library.archive) == [("a", "Ada Vell")]


# Voices.


def test_a_voice_counts_what_it_said_and_what_it_passed_on(library: Library) -> None:
    one, two = written("one", day="2026-04-14"), written("two", day="2026-04-16T08:00")
    keep(
        library,
        one,
        said(one, ADA, relayed=RADIO),
        said(one, RADIO, relayed=RADIO),
        said(one, NOBODY),
    )
    keep(library, two, said(two, ADA, relayed=LEDGER), said(two, ADA))
    counts = {
        voice.named.key: (voice.own, voice.passed_on, voice.articles, voice.newest)
        for voice in library.archive.voices()
    }
    assert counts == {
        ADA.key: (3, 0, 2, "2026-04-16T08:00"),
        RADIO.key: (1, 1, 1, "2026-04-14"),
        LEDGER.key: (0, 1, 1, "2026-04-16T08:00"),
    }
    assert list(counts) == [ADA.key, RADIO.key, LEDGER.key]  # most statements first


def test_voices_with_as_many_statements_come_by_name(library: Library) -> None:
    article = written("a")
    keep(library, article, *(said(article, named) for named in (TOMAS, LEDGER, ADA)))
    names = [voice.named.name for voice in library.archive.voices()]
    assert names == ["Ada Vell", "The Harbor Ledger", "Tomas Brandt"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Vell", "Ada Vell", "Vell"], "Vell"),
        (["Vell", "Ada Vell"], "Ada Vell"),
        (["Ada Vell", "Ana Vell"], "Ada Vell"),
    ],
    ids=["most frequent", "then longest", "then by the alphabet"],
)
def test_a_voice_has_one_name(library: Library, names: list[str], expected: str) -> None:
    article = written("a")
    keep(library, article, *(said(article, Named("v", name, "person")) for name in names))
    (voice,) = library.archive.voices()
    assert voice.named.name == expected


def test_a_voice_has_all_its_roles_and_first_the_most_frequent(library: Library) -> None:
    article = written("a")
    roles = ["chair", "mayor", "", "", "", "mayor"]
    keep(library, article, *(said(article, Named("v", "Vell", "person", role)) for role in roles))
    (voice,) = library.archive.voices()
    assert (voice.named.role, voice.roles) == ("mayor", ("mayor", "chair"))


def test_voices_follow_what_is_added(library: Library) -> None:
    for number in range(1, 4):
        article = written(str(number))
        keep(library, article, said(article, ADA))
        assert [voice.own for voice in library.archive.voices()] == [number]


# By which rules.


def test_it_is_known_by_which_rules_statements_were_found(library: Library) -> None:
    keep(library, written("a"))
    article = written("b")
    library.archive.add([dataclasses.replace(library.prepare(article), statements=(), rules="")])
    assert library.archive.not_attributed("1") == ("b",)
    assert library.archive.not_attributed("2") == ("a", "b")
    library.archive.replace_statements([(article, (said(article, ADA),))], "2")
    assert library.archive.not_attributed("2") == ("a",)
    assert spoken(library.archive) == [("b", "Ada Vell")]


def test_older_versions_need_no_other_rules(library: Library) -> None:
    old, new = written("a"), written("a", version=2)
    keep(library, old, said(old, ADA))
    keep(library, new)
    library.archive.replace_statements([(new, ())], "2")
    assert library.archive.not_attributed("2") == ()
