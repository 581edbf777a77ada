"""Conversations on the page, in a real browser over a real archive: kept, reopened, deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from app.answer import Answer, Citation, Claim
from app.kept import Conversations, Kept
from app.newsroom import Newsroom
from archive.archive import Archive
from archive.article import Article
from archive.encoder import Encoder
from tests.chromium import NEEDS_CHROMIUM
from tests.fakes import Library
from tests.scripted_articles import COURIER, HARBOR, HOSTILE
from tests.site import CONTRAST, served, visited

pytestmark = NEEDS_CHROMIUM

WHEN, COST, CHESS = "When will the pier close?", "What will it cost?", "Who won the chess match?"


class Desk:
    """A served archive, and what it is served from."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.conversations = Conversations(library.archive)
        self.newsroom = Newsroom(library.archive, library.encoder, conversations=self.conversations)
        self.address = ""

    def has(self, *articles: Article) -> None:
        """Whatever there was before: these are all the articles now, in new versions."""
        archive = self.library.archive
        if gone := sorted(archive.current()):
            archive.remove(gone)
        if articles:
            new = (replace(one, version=archive.newest_version(one.id) + 1) for one in articles)
            self.library.add(*new)


@pytest.fixture(scope="module")
def served_desk(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk") / "archive"
    with Archive.own(folder, encoder.name) as archive:
        desk = Desk(Library(archive, encoder))
        with served(desk.newsroom) as desk.address:
            yield desk


@pytest.fixture
def desk(served_desk: Desk) -> Desk:
    served_desk.has(HARBOR, COURIER, HOSTILE)
    return served_desk


@pytest.fixture
def page(desk: Desk, browser: Browser, look: dict[str, object]) -> Iterator[Page]:
    with visited(browser, desk.address, **look) as page:
        yield page


def ask(page: Page, question: str) -> None:
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator("#current .question")).to_contain_text(question)
    expect(page.locator("#current .turn")).to_have_attribute("aria-busy", "false")


def reload(page: Page) -> None:
    page.reload()
    page.locator("#current .turn").wait_for()


def renew(page: Page) -> None:
    page.get_by_role("button", name="New conversation").click()
    page.locator(".intro").wait_for()


def turns(page: Page) -> list[str]:
    """Every turn's HTML as it stands in the page."""
    return [turn.evaluate("e => e.outerHTML") for turn in page.locator(".turn").all()]


def marked(page: Page) -> list[tuple[str, str]]:
    """What each chip opens: its number, and the words that are then marked in the panel."""
    seen = []
    for chip in page.locator(".turn .chip").all():
        page.evaluate("document.querySelector('#reader')?.removeAttribute('data-ready')")
        chip.click()
        page.locator("#reader[data-ready] #cited").wait_for()
        seen.append((chip.inner_text(), page.locator("#cited").text_content() or ""))
        page.keyboard.press("Escape")
    return seen


def names(page: Page) -> tuple[str, str]:
    """The browser's own name, and that of the conversation it shows."""
    reader, id = page.evaluate(
        "[localStorage['byline-reader'], sessionStorage['byline-conversation']]"
    )
    return reader, id


def test_a_reloaded_page_shows_and_marks_exactly_what_it_did(page: Page) -> None:
    ask(page, WHEN)
    ask(page, COST)
    ask(page, CHESS)
    before = turns(page), marked(page)
    assert len(before[0]) == 3
    assert len(before[1]) > 4
    reload(page)
    assert (turns(page), marked(page)) == before
    texts = (HARBOR.text, COURIER.text)
    assert all(any(words in text for text in texts) for _, words in before[1])


def test_the_cited_words_are_the_characters_that_were_kept(page: Page, desk: Desk) -> None:
    ask(page, WHEN)
    (kept,) = desk.conversations.read(*names(page))
    passages = {str(one.number): one.passage.text for one in kept.answer.citations}
    reload(page)
    assert dict(marked(page)) == passages


def test_what_is_asked_next_goes_on_from_the_history(page: Page, desk: Desk) -> None:
    ask(page, WHEN)
    reload(page)
    ask(page, "And why?")
    expect(page.locator("#current .standing")).to_contain_text("Why will the pier close?")
    assert [one.answer.question for one in desk.conversations.read(*names(page))] == [
        WHEN, "And why?",
    ]  # fmt: skip
    reload(page)
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator("#current .question")).to_be_in_viewport()


def test_asked_again_an_answer_takes_the_place_of_the_one_before(page: Page, desk: Desk) -> None:
    ask(page, WHEN)
    reload(page)
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator("#current .turn")).to_have_attribute("aria-busy", "true")
    expect(page.locator("#current .turn")).to_have_attribute("aria-busy", "false")
    assert len(desk.conversations.read(*names(page))) == 1


def test_earlier_conversations_are_listed_opened_and_deleted(page: Page) -> None:
    for question in (WHEN, COST):
        ask(page, question)
        renew(page)
    rows = page.locator("#conversations li")
    expect(rows).to_have_count(2)
    assert [row.locator(".title").inner_text() for row in rows.all()] == [COST, WHEN]
    expect(rows.first.locator(".by")).to_have_text(re.compile(r"^\d{1,2} \w+ 20\d\d$"))
    rows.nth(1).locator(".resume").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#current .question")).to_contain_text(WHEN)
    expect(page.locator("#conversations")).to_be_hidden()
    reload(page)
    expect(page.locator("#current .question")).to_contain_text(WHEN)
    renew(page)
    delete = rows.nth(1).get_by_text("Delete", exact=True)
    delete.click()
    rows.nth(1).get_by_text("Keep", exact=True).click()
    expect(rows.nth(1).get_by_role("button", name="Delete for good")).to_be_hidden()
    delete.click()
    rows.nth(1).get_by_role("button", name="Delete for good").click()
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text(COST)
    page.reload()
    expect(rows).to_have_count(1)


def test_a_conversation_that_was_left_is_not_shown_after_a_reload(page: Page) -> None:
    ask(page, WHEN)
    renew(page)
    page.reload()
    page.locator("#conversations li").wait_for()
    expect(page.locator(".turn")).to_have_count(0)


def test_a_restarted_server_goes_on_with_the_conversation(desk: Desk, browser: Browser) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    with served(desk.newsroom) as address:
        page.goto(address)
        page.locator(".intro").wait_for()
        ask(page, WHEN)
        names_before = names(page)
    with served(desk.newsroom, int(address.rstrip("/").rpartition(":")[2])):
        ask(page, COST)
        expect(page.locator("#above .question")).to_contain_text(WHEN)
        assert names(page) == names_before
        assert len(desk.conversations.read(*names_before)) == 2
        context.close()


def test_whoever_asks_before_the_page_is_loaded_is_kept_too(desk: Desk, browser: Browser) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(desk.address)
    ask(page, WHEN)
    expect(page.locator("#current .sources")).to_be_visible()
    assert len(desk.conversations.read(*names(page))) == 1
    reload(page)
    ask(page, COST)
    expect(page.locator(".turn")).to_have_count(2)
    context.close()


def test_another_browser_sees_nothing_of_it(page: Page, desk: Desk, browser: Browser) -> None:
    ask(page, WHEN)
    reader, id = names(page)
    with visited(browser, desk.address) as other:
        expect(other.locator("#conversations li")).to_have_count(0)
        other.evaluate("id => sessionStorage.setItem('byline-conversation', id)", id)
        other.reload()
        other.locator(".intro").wait_for()
        expect(other.locator(".turn")).to_have_count(0)
        assert names(other)[0] != reader


def test_a_tab_of_the_same_browser_begins_anew_and_has_the_list(page: Page, desk: Desk) -> None:
    ask(page, WHEN)
    tab = page.context.new_page()
    tab.goto(desk.address)
    expect(tab.locator("#conversations .resume")).to_contain_text(WHEN)
    expect(tab.locator(".turn")).to_have_count(0)


def test_hostile_text_stays_dead_when_it_comes_back(page: Page, desk: Desk) -> None:
    reader, hostile = names(page)[0], desk.library.archive.article(HOSTILE.id)
    end = len(hostile.text)
    title = "</span></button><img src=x onerror=alert(9)><script>alert(10)</script>"
    claim = Claim(hostile.text, hostile.outlet, (1,), "contradicted", reason=title)
    answer = Answer(
        title, "answered", title, (claim,), (Citation(1, hostile.passage(0, end), hostile),), (),
        "quotes", 0.1, notice=title, standalone=title,
    )  # fmt: skip
    desk.conversations.keep(reader, "hostile", Kept("2026-05-14T09:00:00.000000+00:00", answer))
    page.reload()
    resume = page.locator("#conversations .resume")
    expect(resume.locator(".title")).to_have_text(title)
    resume.click()
    expect(page.locator("#current .question")).to_contain_text(title)
    page.locator("#current .claim .chip").click()
    page.locator("#cited").wait_for()
    assert page.locator("#cited").text_content() == hostile.text
    assert page.locator("#conversations img, #current img, #reader img, .turn script").count() == 0
    desk.library.archive.remove([HOSTILE.id])
    page.keyboard.press("Escape")
    page.locator("#current .claim .chip").click()
    expect(page.locator("#reader .gone")).to_contain_text("no longer in the archive")
    assert page.locator("#cited").text_content() == hostile.text
    assert page.locator("#reader img").count() == 0


def test_an_article_replaced_or_removed_since_still_shows_the_quoted_words(
    page: Page, desk: Desk
) -> None:
    ask(page, "Who objected to the closing of the pier?")
    before = marked(page)
    archive = desk.library.archive
    current = archive.article(HARBOR.id)
    text = f"Corrected. {current.text}"
    desk.library.add(replace(current, text=text, version=current.version + 1))
    archive.remove([COURIER.id])
    reload(page)
    assert marked(page) == before
    sources = page.locator("#current .sources li")
    replaced = sources.filter(has_text=HARBOR.title)
    expect(replaced).to_contain_text("Replaced by a newer version since")
    removed = sources.filter(has_text=COURIER.title)
    expect(removed).to_contain_text("Removed from the archive since")
    replaced.locator("button").click()
    expect(page.locator("#reader .replaced")).to_contain_text("the archive has a newer one")
    page.keyboard.press("Escape")
    removed.locator("button").click()
    expect(page.locator("#reader .gone")).to_contain_text("The answer quotes of it")


def test_what_failed_is_not_kept(page: Page, desk: Desk) -> None:
    desk.has()
    page.locator("#question textarea").fill(WHEN)
    page.keyboard.press("Enter")
    expect(page.locator("#current [role=alert]")).to_be_visible()
    assert desk.conversations.headings(names(page)[0]) == ()


def test_what_was_deleted_in_another_tab_does_not_come_back(page: Page, desk: Desk) -> None:
    ask(page, WHEN)
    reader, id = names(page)
    desk.conversations.forget(reader, id)
    ask(page, WHEN)
    expect(page.locator("#current")).to_contain_text("This answer could not be kept")
    assert desk.conversations.headings(reader) == ()


def test_what_can_t_be_kept_is_answered_all_the_same(
    page: Page, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("secret detail")

    monkeypatch.setattr(desk.conversations, "keep", full)
    ask(page, WHEN)
    expect(page.locator("#current .sources")).to_be_visible()
    expect(page.locator("#current")).to_contain_text("This answer could not be kept")
    assert "secret detail" not in page.content()


def test_where_none_are_kept_nothing_is_remembered(browser: Browser, desk: Desk) -> None:
    newsroom = Newsroom(desk.library.archive, desk.library.encoder)
    with served(newsroom) as address, visited(browser, address) as page:
        ask(page, WHEN)
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        page.reload()
        page.locator(".intro").wait_for()
        expect(page.locator(".turn, #conversations li")).to_have_count(0)


@pytest.mark.parametrize(
    "look",
    [{"viewport": {"width": 380, "height": 740}}, {"color_scheme": "dark"}],
    ids=["phone", "dark"],
)
def test_the_list_fits_and_can_be_read(page: Page, desk: Desk) -> None:
    reader = names(page)[0]
    for number in range(8):
        question = f"Question {number}? " + "A long one, of many words, that goes on. " * 4
        answer = Answer(question, "not_found", "", (), (), (), "quotes", 0.1)
        asked = f"2026-05-14T09:0{number}:00.000000+00:00"
        desk.conversations.keep(reader, f"{reader}-{number}", Kept(asked, answer))
    page.reload()
    expect(page.locator("#conversations .resume:visible")).to_have_count(6)
    page.get_by_text("2 more").click()
    expect(page.locator("#conversations .resume:visible")).to_have_count(8)
    page.locator(".forget summary").last.click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for seen in (".title", ".by", ".forget summary", ".forget button", ".more > summary"):
        assert page.locator(f"#conversations {seen}").first.evaluate(CONTRAST) >= 4.5, seen
