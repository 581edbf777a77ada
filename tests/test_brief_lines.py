"""app.brief.lines: a line is a sentence, cited, and says whose it is and how many have it."""

from __future__ import annotations

from dataclasses import replace

from app.answer import Carried
from app.brief.excerpts import Excerpt, excerpts
from app.brief.lines import Lines
from archive.article import Article
from archive.statement import Named, Statement
from tests.told import PIER, ROUND_UP, VELL, By, told

CLOSED = "The old ferry pier of Graywater was closed on Monday after divers found a crack."


def article(id: str, outlet: str, text: str = CLOSED, published: str = "2026-05-12") -> Article:
    return Article(id, "The pier", text, outlet, published=published)


LEDGER = article("ledger", "The Harbor Ledger")
WIRE = article("wire", "Concord Wire", published="2026-05-13")


def whole(article: Article) -> Excerpt:
    (excerpt, *_) = excerpts(article)
    return excerpt


def lines(
    *known: tuple[Article, tuple[Statement, ...]], origins: dict[str, Article] | None = None
) -> Lines:
    statements = {article.id: said for article, said in known}
    return Lines(lambda article: statements.get(article.id, ()), origins or {}, {})


def test_a_line_is_the_sentence_with_its_outlet_and_day() -> None:
    made = lines()
    line = made.line([whole(LEDGER)])
    assert line.claim.text == CLOSED
    assert line.claim.attribution == "The Harbor Ledger, 12 May 2026"
    assert (line.claim.citations, line.claim.verdict, line.sources) == ((1,), "supported", 1)
    (citation,) = made.citations
    assert (citation.article, citation.passage) == (LEDGER, LEDGER.passage(0, len(CLOSED)))


def test_a_line_break_in_a_sentence_is_a_space_in_its_line_and_stays_in_its_citation() -> None:
    broken = CLOSED.replace(" was ", "\nwas ")
    made = lines()
    assert made.line([whole(article("a", "A", broken))]).claim.text == CLOSED
    assert made.citations[0].passage.text == broken


def test_the_wire_that_a_text_is_from_is_named() -> None:
    carried = Carried(("The Harbor Ledger", "Concord Wire"), "Concord Wire")
    made = Lines(lambda _article: (), {}, {"ledger": carried, "wire": carried})
    assert made.whose(whole(LEDGER)) == "The Harbor Ledger, passing on Concord Wire, 12 May 2026"
    assert made.whose(whole(WIRE)) == "Concord Wire, 13 May 2026"


def test_whoever_else_says_so_is_named_and_cited() -> None:
    made = lines()
    line = made.line([whole(LEDGER), whole(WIRE)])
    assert line.claim.attribution == (
        "The Harbor Ledger, 12 May 2026; also Concord Wire, 13 May 2026"
    )
    assert (line.claim.citations, line.sources) == ((1, 2), 2)


def test_many_others_are_counted() -> None:
    outlets = ["Alder Post", "Birch Post", "Cedar Post", "Dogwood Post", "Elm Post", "Fir Post"]
    some = [whole(article(name, name)) for name in outlets]
    attribution = lines().line(some).claim.attribution
    assert attribution.startswith("Alder Post, 12 May 2026; also Birch Post, 12 May 2026; Cedar")
    assert attribution.endswith("Dogwood Post, 12 May 2026; and 2 more")


def test_one_more_than_are_named_is_named() -> None:
    outlets = ["Alder Post", "Birch Post", "Cedar Post", "Dogwood Post", "Elm Post"]
    some = [whole(article(name, name)) for name in outlets]
    assert lines().line(some).claim.attribution.endswith("; Elm Post, 12 May 2026")


def test_an_outlet_is_one_source_however_often_it_says_so() -> None:
    again = replace(LEDGER, id="again")
    assert lines().line([whole(LEDGER), whole(again)]).sources == 1


def test_an_outlet_that_says_so_twice_on_one_day_is_named_once() -> None:
    again = replace(LEDGER, id="again")
    line = lines().line([whole(LEDGER), whole(again)])
    assert line.claim.attribution == "The Harbor Ledger, 12 May 2026"
    assert line.claim.citations == (1, 2)


def test_a_copy_is_no_second_source() -> None:
    made = lines(origins={WIRE.id: LEDGER})
    line = made.line([whole(LEDGER), whole(WIRE)])
    assert (line.claim.citations, line.sources) == ((1, 2), 1)


def test_articles_without_an_outlet_are_sources_of_their_own() -> None:
    one, other = article("one", "", published=""), article("other", "", published="")
    line = lines().line([whole(one), whole(other)])
    assert (line.sources, line.claim.attribution) == (2, "“The pier”")


def test_a_sentence_that_somebody_says_is_theirs() -> None:
    pier, said = PIER
    some = {one.text: one for one in excerpts(pier)}
    quoted, *_ = [one for text, one in some.items() if text.startswith("“The pier")]
    line = lines((pier, said)).line([quoted])
    assert line.claim.attribution == "The Harbor Ledger, quoting Ada Vell, 14 April 2026"


def test_what_an_outlet_passes_on_is_of_the_one_it_is_from() -> None:
    tray, said = ROUND_UP
    passed = whole(tray)
    made = lines((tray, said))
    assert made.origin(passed) == "radio lorrevia"
    own = article("radio", "Radio Lorrevia")
    assert made.line([passed, whole(own)]).sources == 1


def test_who_she_is_is_told_where_the_article_leaves_no_doubt() -> None:
    text = (
        "{1s:Ada Vell} {1c:said} {1t:the pier would close in June}. {2s:She} {2c:said} {2t:the "
        "ferries of Graywater would leave from the north quay}."
    )
    of_vell, said = told(article("vell", "The Harbor Ledger", text), By(VELL), By(VELL))
    second = excerpts(of_vell)[1]
    assert lines((of_vell, said)).line([second]).claim.who == "Ada Vell"


def test_a_passage_has_one_number_wherever_it_is_cited() -> None:
    made = lines()
    first, second = made.line([whole(LEDGER)]), made.line([whole(WIRE), whole(LEDGER)])
    assert (first.claim.citations, second.claim.citations) == ((1,), (2, 1))
    assert [citation.number for citation in made.citations] == [1, 2]


def test_an_attribution_that_is_given_stands_first_with_the_day() -> None:
    line = lines().line([whole(LEDGER)], attribution="Ada Vell, in The Harbor Ledger")
    assert line.claim.attribution == "Ada Vell, in The Harbor Ledger, 12 May 2026"


def test_what_the_council_did_is_the_outlets_own_and_what_it_said_is_not() -> None:
    text = (
        "{1s:The city council} {1c:voted on Tuesday} {1t:to close the old ferry pier}. "
        "{2s:The city council} {2c:said} that {2t:the ferries would leave from the north quay}."
    )
    council = By(Named("city council", "The city council", "unnamed"))
    of_council, said = told(article("vote", "The Harbor Ledger", text), council, council)
    voted, spoke = excerpts(of_council)
    made = lines((of_council, said))
    assert made.whose(voted) == "The Harbor Ledger, 12 May 2026"
    assert made.whose(spoke) == "The Harbor Ledger, citing the city council, 12 May 2026"


def test_a_line_prints_no_pronoun_for_who_says_it() -> None:
    text = "{s:It} {c:said} {t:the seal of the box was unbroken on Monday}."
    of_it, said = told(article("box", "The Tallyman", text), By(Named("", "It", "unnamed")))
    (one,) = excerpts(of_it)
    assert lines((of_it, said)).whose(one) == "The Tallyman, 12 May 2026"
