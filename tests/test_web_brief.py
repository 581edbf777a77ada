"""The Brief tab in a real browser: order, read, open, ask about a line, take away, refresh."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from app.render.document.file import TYPES, briefing_file
from app.render.document.text import briefing_text
from archive.article import Filters
from tests.chromium import NEEDS_CHROMIUM
from tests.scripted_brief import ARTICLES, COPY, STORIES, pier
from tests.scripted_newsroom import HARBOR, ScriptedNewsroom
from tests.site import CONTRAST, served, visited

pytestmark = NEEDS_CHROMIUM

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
# Where the middle of each mark and of each row's date is, from the top.
MIDDLES = """what => [...document.querySelectorAll(what)].map(element => {
  const box = element.getBoundingClientRect();
  return box.top + box.height / 2;
})"""


class BriefedNewsroom(ScriptedNewsroom):
    """With the articles that its briefing cites."""

    def __init__(self) -> None:
        super().__init__(ARTICLES)


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[str, ScriptedNewsroom]]:
    newsroom = BriefedNewsroom()
    with served(newsroom) as address:
        yield address, newsroom


@pytest.fixture
def desk(page: Page) -> Page:
    page.get_by_role("tab", name="Brief").click()
    page.locator(".stories").wait_for()
    return page


def brief(page: Page, topic: str = "The old ferry pier") -> None:
    page.locator("#brief-topic input").fill(topic)
    page.keyboard.press("Enter")
    expect(page.locator("#briefing-title")).to_have_text(topic, ignore_case=True)
    expect(page.locator("#brief-go")).to_be_visible()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_briefing_is_ordered_by_topic_length_and_dates(
    desk: Page, newsroom: ScriptedNewsroom
) -> None:
    desk.locator("#length").get_by_text("Short").click()
    desk.locator("#brief-after input").fill("2026-04-01")
    brief(desk, "The pier")
    asked = ("The pier", Filters(after="2026-04-01"), "short", None)
    assert newsroom.briefed == [asked]
    expect(desk.locator(".as-of")).to_have_text(
        "As of 21 April 2026, from 5 articles published since 1 April 2026; 4 cited, 3 independent"
    )
    expect(desk.locator(".stories")).to_have_count(0)


def test_every_section_is_there_in_order(desk: Page) -> None:
    brief(desk)
    expect(desk.locator(".part > h3")).to_have_text(
        ["Key points", "Who said what", "Disputed", "Timeline", "Not known yet", "Sources"]
    )
    relayed = desk.locator(".told .claim").nth(2)
    expect(relayed.locator(".who")).to_contain_text("Ada Vell")
    expect(relayed.locator(".chain")).to_have_text(
        "As passed on by Radio Lorrevia, published by Vella Courier, 16 April 2026"
    )
    expect(desk.locator(".dispute .side h5")).to_contain_text(["budget office", "engineers"])
    copies = desk.locator(".sources .copy")
    expect(copies).to_have_text(
        "Copy of “Council votes to close the old ferry pier”, The Harbor Ledger"
    )


def test_a_citation_opens_at_exactly_the_cited_characters(desk: Page) -> None:
    brief(desk)
    chips = desk.locator(".points .claim").first.locator(".chip")
    chips.nth(1).hover()
    expect(desk.locator("#card-brief-0-2")).to_contain_text("Northern Wire · 15 April 2026")
    for chip, article in zip(chips.all(), (HARBOR, COPY), strict=True):
        chip.click()
        cited = desk.locator("#reader #cited")
        expect(desk.locator("#reader h2")).to_have_text(article.title)
        start, end = (int(chip.get_attribute(f"data-{name}") or "") for name in ("start", "end"))
        assert cited.text_content() == article.text[start:end]
    desk.keyboard.press("Escape")
    expect(chips.nth(1)).to_be_focused()


def test_every_line_has_a_chip_and_can_be_asked_about(desk: Page) -> None:
    brief(desk)
    lines = desk.locator(".briefing .claim")
    expect(lines).to_have_count(len(list(pier().lines())))
    for line in lines.all():
        assert line.locator(".chip").count() >= 1
        assert line.locator(".ask-line").count() == 1


def test_a_line_is_asked_about_in_the_chat_of_its_articles_alone(
    desk: Page, newsroom: ScriptedNewsroom
) -> None:
    brief(desk)
    line = desk.locator(".points .claim").nth(1)
    ask = line.locator(".ask-line")
    expect(ask).to_have_css("opacity", "0")
    line.hover()
    expect(ask).to_have_css("opacity", "1")
    ask.click()
    box = desk.locator("#question textarea")
    expect(box).to_be_focused()
    expect(box).to_have_value("Tell me more about this: The pier will close on 1 June.")
    chip = desk.locator("#only li")
    expect(chip).to_have_text("Only these 2 articles×")
    desk.keyboard.press("Enter")
    expect(desk.locator("#current .sources")).to_be_visible()
    assert newsroom.asked[-1][2] == Filters(articles=("harbor-1", "gazette-1"))
    chip.get_by_role("button", name="Remove the filter: Only these 2 articles").click()
    expect(chip).to_have_count(0)
    box.fill("pier")
    desk.keyboard.press("Enter")
    expect(desk.locator("#current .question")).to_have_text("You asked: pier")
    expect(desk.locator("#current .sources")).to_be_visible()
    assert newsroom.asked[-1][2] == Filters()
    desk.get_by_role("tab", name="Brief").click()
    expect(desk.locator("#briefing-title")).to_be_visible()


def test_the_keyboard_is_enough_to_ask_about_a_line(desk: Page) -> None:
    brief(desk)
    last = desk.locator(".unknown .chip").last
    last.focus()
    desk.keyboard.press("Tab")
    expect(desk.locator(".unknown .ask-line")).to_have_css("opacity", "1")
    desk.keyboard.press("Enter")
    expect(desk.locator("#question textarea")).to_be_focused()
    expect(desk.locator("#only li")).to_have_text("Only this article×")


def test_a_story_is_briefed_from_its_articles_under_its_name(
    desk: Page, newsroom: ScriptedNewsroom
) -> None:
    story = STORIES[0]
    choice = desk.locator(".story-choice").first
    expect(choice).to_contain_text("14 April 2026 to 20 April 2026 · 4 articles")
    choice.click()
    expect(desk.locator("#briefing-title")).to_have_text(story.name)
    expect(desk.locator("#brief-topic input")).to_have_value(story.name)
    expect(desk.locator("#briefing-title")).to_be_focused()
    expect(desk.locator("#brief-only li")).to_have_text("Only the 4 articles of this story×")
    assert newsroom.briefed[-1][:2] == (story.name, Filters(articles=story.articles))
    brief(desk, "Something else")
    expect(desk.locator("#brief-only li")).to_have_count(0)
    assert newsroom.briefed[-1][:2] == ("Something else", Filters())
    desk.locator("[data-anew]").click()
    expect(desk.locator(".stories")).to_be_visible()
    expect(desk.locator("#brief-topic input")).to_have_value("")
    expect(desk.locator("#brief-topic input")).to_be_focused()


def test_what_is_being_done_is_said_and_can_be_stopped(
    desk: Page, newsroom: ScriptedNewsroom
) -> None:
    desk.locator("#brief-topic input").fill("slow pier")
    desk.locator("#brief-go").click()
    status = desk.locator("#brief-status [role=status]")
    expect(status).to_have_text("Reading 38 sentences of 4 articles")
    desk.locator("#brief-stop").click()
    expect(status).to_have_text("Stopped.")
    expect(desk.locator("#brief-go")).to_be_visible()
    expect(desk.locator(".stories")).to_be_visible()
    newsroom.go.set()
    desk.locator("#brief-go").click()
    expect(desk.locator(".briefing")).to_be_visible()


def test_a_refresh_marks_what_is_new_changed_and_withdrawn(
    desk: Page, newsroom: ScriptedNewsroom
) -> None:
    brief(desk)
    expect(desk.locator(".change")).to_have_count(0)
    desk.locator("[data-again]").click()
    expect(desk.locator(".compared-with")).to_have_text(
        "Compared with the briefing of 15 April 2026: 1 new, 1 changed, 1 withdrawn"
    )
    assert newsroom.briefed[-1][3] == pier()
    expect(desk.locator(".change")).to_have_text(["New", "Changed"])
    before = desk.locator(".points details p")
    expect(before).to_be_hidden()
    desk.locator(".points summary").click()
    expect(before).to_have_text("Before: The pier will close on 1 May.")
    withdrawn = desk.locator(".withdrawn .claim")
    expect(withdrawn.locator(".sentence")).to_contain_text("will stay open until autumn")
    expect(withdrawn.locator(".flaw")).to_contain_text("the article was replaced")


def test_the_briefing_stays_while_it_is_refreshed_and_where_that_is_stopped(
    desk: Page, newsroom: ScriptedNewsroom
) -> None:
    newsroom.go.set()
    brief(desk, "slow pier")
    newsroom.go.clear()
    desk.locator("[data-again]").click()
    expect(desk.locator(".made")).to_have_attribute("aria-busy", "true")
    desk.locator("#brief-topic input").fill("Something else")
    desk.keyboard.press("Enter")  # one at a time
    expect(desk.locator("#briefing-title")).to_have_text("Slow pier")
    desk.locator("#brief-stop").click()
    expect(desk.locator(".made")).to_have_attribute("aria-busy", "false")
    expect(desk.locator("#briefing-title")).to_be_visible()
    assert len(newsroom.briefed) == 2
    desk.locator("[data-again]").click()
    desk.locator("[data-anew]").click()
    expect(desk.locator(".stories")).to_be_visible()
    newsroom.go.set()
    desk.wait_for_timeout(500)  # as long as what was left may take to come
    expect(desk.locator(".briefing")).to_have_count(0)


def test_what_is_downloaded_is_what_is_shown(desk: Page) -> None:
    brief(desk)
    links = zip(TYPES, ("Markdown", "HTML", "Word"), strict=True)
    for ending, label in links:
        with desk.expect_download() as download:
            desk.locator(".downloads a", has_text=label).click()
        name = download.value.suggested_filename
        assert name == f"byline-briefing-the-old-ferry-pier.{ending}"
        assert download.value.path().read_bytes() == briefing_file(pier(), ending)
    address = desk.locator(".downloads a").first.get_attribute("href") or ""
    guessed = desk.request.get(desk.url.split("#")[0] + "export/brief/1.md")
    assert guessed.status == 404
    assert len(address.split("/")[-1]) > 20


def test_it_is_copied_with_its_citations(desk: Page) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    brief(desk)
    desk.get_by_role("button", name="Copy with citations").click()
    expect(desk.get_by_role("button", name="Copied")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == briefing_text(pier())


def test_the_axis_is_in_proportion_to_time_and_each_row_is_where_its_line_leads(
    desk: Page,
) -> None:
    brief(desk)
    days = [date(2026, 3, 3), date(2026, 4, 14), date(2026, 6, 1)]
    marks = desk.evaluate(MIDDLES, ".picture .mark:not(.long, .hollow)")
    a_day = (marks[2] - marks[0]) / (days[2] - days[0]).days
    for mark, when in zip(marks, days, strict=True):
        assert mark - marks[0] == pytest.approx((when - days[0]).days * a_day, abs=1)
    ends = desk.evaluate(
        """[...document.querySelectorAll('.leads path')].map(path => {
          const end = path.getPointAtLength(path.getTotalLength());
          return end.matrixTransform(path.getScreenCTM()).y;
        })"""
    )
    assert ends == pytest.approx(desk.evaluate(MIDDLES, ".events time"), abs=3)
    expect(desk.locator(".picture .hollow")).to_have_count(2)
    expect(desk.locator(".events .when").nth(2)).to_have_text(
        "24 March 2026not certain: “three weeks later” in the article"
    )
    expect(desk.locator("ol.events > li")).to_have_count(7)


def test_printed_it_is_the_briefing_alone_with_its_notes(desk: Page) -> None:
    brief(desk)
    notes = desk.locator(".footnotes li")
    expect(notes.first).to_be_hidden()
    desk.emulate_media(media="print")
    expect(notes).to_have_count(len(pier().citations))
    expect(notes.first).to_contain_text("[1] The city council voted")
    expect(notes.first).to_contain_text(HARBOR.url)
    for gone in (".masthead", "[role=tablist]", "#ordering", ".tools", ".ask-line"):
        expect(desk.locator(gone).first).to_be_hidden()
    mark = "getComputedStyle(document.querySelector('.briefing .chip'), '::before').content"
    assert desk.evaluate(mark) == '"["'


def test_a_failure_shows_its_remedy_and_no_detail(desk: Page) -> None:
    topic = desk.locator("#brief-topic input")
    topic.fill("busy")
    desk.keyboard.press("Enter")
    expect(desk.locator("#brief-status [role=alert]")).to_contain_text("Another process owns")
    topic.fill("crash")
    desk.keyboard.press("Enter")
    expect(desk.locator("#brief-status [role=alert]")).to_contain_text("Something broke")
    assert "secret detail" not in desk.content()
    topic.fill("")
    desk.keyboard.press("Enter")
    expect(desk.locator("#brief-status")).to_contain_text("Name a topic")


def test_a_topic_of_which_nothing_is_known_has_no_line(desk: Page) -> None:
    brief(desk, "nothing")
    expect(desk.locator(".briefing .outcome")).to_be_visible()
    expect(desk.locator(".downloads")).to_have_count(0)


def test_hostile_text_in_every_field_does_nothing(desk: Page) -> None:
    desk.locator("#brief-topic input").fill("hostile")
    desk.keyboard.press("Enter")
    expect(desk.locator(".briefing .claim").first).to_be_visible()
    assert desk.locator("#briefing :is(img, script, b, i, u, s, em, iframe)").count() == 0
    desk.locator(".ask-line").first.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#question textarea")).to_be_focused()


def test_two_readers_do_not_disturb_each_other(
    desk: Page, browser: Browser, site: tuple[str, ScriptedNewsroom]
) -> None:
    with visited(browser, site[0]) as other:
        other.get_by_role("tab", name="Brief").click()
        other.locator(".stories").wait_for()
        brief(desk, "The pier")
        brief(other, "The quay")
        desk.locator("[data-again]").click()
        expect(desk.locator(".compared-with")).to_be_visible()
        expect(desk.locator("#briefing-title")).to_have_text("The pier")
        expect(other.locator("#briefing-title")).to_have_text("The quay")
        expect(other.locator(".compared-with")).to_have_count(0)
        names = [page.locator(".downloads a").first.get_attribute("href") for page in (desk, other)]
        assert names[0] != names[1]


@pytest.mark.parametrize("look", [PHONE])
def test_on_a_phone_it_fits_and_a_line_can_be_asked_about_without_a_pointer(page: Page) -> None:
    page.get_by_role("tab", name="Brief").click()
    page.locator(".stories").wait_for()
    assert fits(page)
    brief(page)
    page.locator("[data-again]").click()
    page.locator(".compared-with").wait_for()
    assert fits(page)
    expect(page.locator(".ask-line").first).to_have_css("opacity", "1")
    page.locator(".points .chip").first.click()
    expect(page.locator("#cited")).to_be_in_viewport()


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}])
def test_it_is_readable_in_light_and_dark(desk: Page) -> None:
    for seen in (".story-choice .title", ".story-choice .by", "#length label"):
        assert desk.locator(seen).last.evaluate(CONTRAST) >= 4.5, seen
    brief(desk)
    desk.locator("[data-again]").click()
    desk.locator(".compared-with").wait_for()
    desk.locator(".points .claim").nth(1).hover()
    for seen in (
        "#briefing-title", ".as-of", ".compared-with", ".tools button", ".tools .anew",
        ".downloads a", ".change", ".show-before", ".agreed", ".ask-line", ".events .when",
        ".as-written", ".tick", ".tick.now", ".timeline-keys", ".sources .copy",
        ".part-lead", ".withdrawn .flaw",
    ):  # fmt: skip
        assert desk.locator(seen).last.evaluate(CONTRAST) >= 4.5, seen
