"""Briefings on the page, in a real browser over a real archive: kept, reopened, deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from app.brief.kept import Briefings
from app.kept import Conversations
from app.newsroom import Newsroom
from archive.archive import Archive
from archive.article import Article
from archive.encoder import Encoder
from tests.briefings import sample
from tests.chromium import NEEDS_CHROMIUM
from tests.fakes import FigureReader, Library
from tests.scripted_articles import COURIER, HARBOR, HOSTILE
from tests.site import CONTRAST, served, visited

pytestmark = NEEDS_CHROMIUM

PIER = "The old ferry pier"


class Desk:
    """A served archive, and what it is served from."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.newsroom = Newsroom(
            library.archive, library.encoder, network=FigureReader(),
            conversations=Conversations(library.archive),
        )  # fmt: skip
        self.kept = Briefings(library.archive)
        self.address = ""

    def has(self, *articles: Article) -> None:
        """Whatever there was before: these are all the articles now, in new versions."""
        archive = self.library.archive
        if gone := sorted(archive.current()):
            archive.remove(gone)
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
        come(page)
        yield page


def come(page: Page) -> None:
    page.get_by_role("tab", name="Brief").click()
    page.locator("#stories .blank, #briefing-title").first.wait_for()


def brief(page: Page, topic: str = PIER) -> None:
    page.locator("#brief-topic input").fill(topic)
    page.keyboard.press("Enter")
    expect(page.locator("#briefing-title")).to_have_text(topic, ignore_case=True)
    expect(page.locator("#brief-go")).to_be_visible()


def leave(page: Page) -> None:
    page.locator("[data-anew]").click()
    page.locator("#stories .blank").wait_for()


def refresh(page: Page) -> None:
    page.locator("[data-again]").click()
    page.locator(".compared-with").wait_for()


def reload(page: Page) -> None:
    page.reload()
    page.locator(".intro").wait_for()
    come(page)


def reader(page: Page) -> str:
    return str(page.evaluate("localStorage['byline-reader']"))


def shown(page: Page) -> str:
    """The briefing's HTML as it stands in the page."""
    return str(page.locator(".briefing").evaluate("e => e.outerHTML")).split("export/brief/")[0]


def marked(page: Page) -> list[tuple[str, str]]:
    """What each chip opens: its number, and the words that are then marked in the panel."""
    seen = []
    for chip in page.locator(".briefing .chip").all():
        page.evaluate("document.querySelector('#reader')?.removeAttribute('data-ready')")
        chip.click()
        page.locator("#reader[data-ready] #cited").wait_for()
        seen.append((chip.inner_text(), page.locator("#cited").text_content() or ""))
        page.keyboard.press("Escape")
    return seen


def lines(page: Page) -> list[str]:
    return page.locator(".briefing .sentence").all_inner_texts()


def test_a_reloaded_page_shows_and_marks_exactly_what_it_did(page: Page, desk: Desk) -> None:
    brief(page)
    before = shown(page), lines(page), marked(page)
    assert len(before[2]) > 4
    reload(page)
    assert (shown(page), lines(page), marked(page)) == before
    expect(page.locator("#brief-topic input")).to_have_value(PIER)
    (heading,) = desk.kept.headings(reader(page))
    kept = desk.kept.read(reader(page), heading.id)
    assert kept is not None
    passages = {str(one.number): one.passage.text for one in kept.citations}
    assert dict(before[2]).items() <= passages.items()


def test_earlier_briefings_are_listed_opened_and_deleted(page: Page) -> None:
    rows = page.locator("#briefings li")
    expect(rows).to_have_count(0)
    brief(page)
    expect(page.locator("#briefings")).to_be_hidden()
    first = lines(page)
    leave(page)
    page.locator("#length").get_by_text("Short").click()
    brief(page, "The repairs")
    leave(page)
    expect(page.locator("#briefings h2")).to_have_text("Earlier briefings")
    expect(rows).to_have_count(2)
    expect(rows.locator(".title")).to_have_text(["The repairs", PIER])
    expect(rows.nth(0).locator(".by")).to_have_text(re.compile(r"^Short · \d{1,2} \w+ 20\d\d$"))
    expect(rows.nth(1).locator(".by")).to_have_text(re.compile(r"^Standard · "))
    rows.nth(1).locator(".resume").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#briefing-title")).to_have_text(PIER)
    expect(page.locator("#briefing-title")).to_be_focused()
    expect(page.locator("#length input:checked")).to_have_value("Standard")
    assert lines(page) == first
    expect(page.locator("#briefings li")).to_have_count(0)
    with page.expect_download() as download:
        page.locator(".downloads a").first.click()
    written = download.value.path().read_text("utf-8").replace("\\", "")  # "\\$8.5 million"
    assert first[0].split("\u2060")[0].strip() in written
    leave(page)
    rows.nth(1).get_by_text("Delete", exact=True).click()
    rows.nth(1).get_by_role("button", name="Delete for good").click()
    expect(rows).to_have_count(1)
    reload(page)
    expect(rows.locator(".title")).to_have_text(["The repairs"])


def test_a_refresh_from_the_list_marks_what_is_new_and_takes_its_place(
    page: Page, desk: Desk
) -> None:
    brief(page)
    leave(page)
    late = Article(
        "late",
        "Old ferry pier: closing put off",
        "The closing of the old ferry pier was put off on Friday. The port found no divers for the "
        "repairs, and the council will vote again in September.\n",
        "The Quay Gazette",
        published="2026-04-24",
    )
    desk.library.add(replace(late, version=desk.library.archive.newest_version("late") + 1))
    desk.library.archive.remove([COURIER.id])
    page.locator("#briefings .resume").click()
    courier = page.locator(".briefing .sources li").filter(has_text=COURIER.title)
    expect(courier).to_contain_text("Removed from the archive since")
    before = page.locator("#briefing-title").evaluate("e => e.closest('.made').dataset.briefing")
    refresh(page)
    expect(page.locator(".compared-with")).to_contain_text("Compared with the briefing of")
    expect(page.locator(".claim:has(.change)").first).to_contain_text("put off")
    expect(page.locator(".withdrawn .claim").first).to_be_visible()
    chip = page.locator(".withdrawn .chip").first
    chip.click()
    expect(page.locator("#reader .gone")).to_contain_text("no longer in the archive")
    assert (page.locator("#cited").text_content() or "") in COURIER.text
    page.keyboard.press("Escape")
    marks = page.locator(".change").all_inner_texts()
    assert "New" in marks
    (heading,) = desk.kept.headings(reader(page))
    assert heading.id == before
    reload(page)
    assert page.locator(".change").all_inner_texts() == marks
    leave(page)
    expect(page.locator("#briefings li")).to_have_count(1)


def test_a_briefing_that_was_left_is_not_shown_after_a_reload(page: Page) -> None:
    brief(page)
    leave(page)
    reload(page)
    expect(page.locator("#briefings li")).to_have_count(1)
    expect(page.locator(".briefing")).to_have_count(0)
    page.get_by_role("tab", name="Ask").click()
    come(page)
    expect(page.locator("#briefings li")).to_have_count(1)


def test_it_is_remembered_while_another_page_is_open(page: Page) -> None:
    brief(page)
    for name in ("Sources", "Library", "Ask"):
        page.get_by_role("tab", name=name).click()
    reload(page)
    expect(page.locator("#briefing-title")).to_have_text(PIER)


def test_a_restarted_server_goes_on_with_the_briefing(desk: Desk, browser: Browser) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    with served(desk.newsroom) as address:
        page.goto(address)
        page.locator(".intro").wait_for()
        come(page)
        brief(page)
    with served(desk.newsroom, int(address.rstrip("/").rpartition(":")[2])):
        refresh(page)
        expect(page.locator(".compared-with")).to_contain_text("nothing changed")
        assert len(desk.kept.headings(reader(page))) == 1
        context.close()


def test_another_browser_sees_nothing_of_it(page: Page, desk: Desk, browser: Browser) -> None:
    brief(page)
    id = page.evaluate("sessionStorage['byline-briefing']")
    assert id
    with visited(browser, desk.address) as other:
        other.evaluate("id => sessionStorage.setItem('byline-briefing', id)", id)
        come(other)
        expect(other.locator("#briefings li, .briefing")).to_have_count(0)


def test_where_nothing_is_found_nothing_is_kept(page: Page, desk: Desk) -> None:
    brief(page, "Zeppelin quarries")
    expect(page.locator(".briefing .outcome")).to_be_visible()
    assert desk.kept.headings(reader(page)) == ()


def test_what_can_t_be_kept_is_shown_all_the_same(
    page: Page, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("secret detail")

    assert desk.newsroom.briefings is not None
    monkeypatch.setattr(desk.newsroom.briefings, "keep", full)
    brief(page)
    expect(page.locator("#brief-status")).to_contain_text("This briefing could not be kept")
    assert "secret detail" not in page.content()


def test_hostile_text_stays_dead_when_it_comes_back(page: Page, desk: Desk) -> None:
    title = "</span></button><img src=x onerror=alert(9)><script>alert(10)</script>"
    desk.kept.keep(reader(page), "hostile", replace(sample(), topic=title, since=title))
    reload(page)
    resume = page.locator("#briefings .resume")
    expect(resume.locator(".title")).to_have_text(title)
    resume.click()
    expect(page.locator("#briefing-title")).to_have_text(title)
    assert page.locator("#briefings img, #briefing img, #briefing script").count() == 0


def test_where_none_are_kept_nothing_is_remembered(browser: Browser, desk: Desk) -> None:
    newsroom = Newsroom(desk.library.archive, desk.library.encoder, network=FigureReader())
    with served(newsroom) as address, visited(browser, address) as page:
        come(page)
        brief(page)
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        reload(page)
        expect(page.locator(".briefing, #briefings li")).to_have_count(0)


@pytest.mark.parametrize(
    "look",
    [{"viewport": {"width": 380, "height": 740}}, {"color_scheme": "dark"}],
    ids=["phone", "dark"],
)
def test_the_list_fits_and_can_be_read(page: Page, desk: Desk) -> None:
    name = reader(page)
    for number in range(8):
        topic = f"Topic {number}, " + "a long one, of many words, that goes on, " * 4
        desk.kept.keep(name, f"{name}-{number}", replace(sample(), topic=topic))
    reload(page)
    expect(page.locator("#briefings .resume:visible")).to_have_count(6)
    page.get_by_text("2 more").click()
    expect(page.locator("#briefings .resume:visible")).to_have_count(8)
    page.locator("#briefings .forget summary").last.click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for seen in (".title", ".by", ".forget summary", ".forget button", ".more > summary"):
        assert page.locator(f"#briefings {seen}").first.evaluate(CONTRAST) >= 4.5, seen
