"""The web app in a real browser: what a reader sees, clicks and types. One browser for all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.answer import Carried
from archive.groups import Story
from tests.chromium import NEEDS_CHROMIUM
from tests.scripted_newsroom import COURIER, HARBOR, HOSTILE, ScriptedNewsroom
from tests.site import CONTRAST

pytestmark = NEEDS_CHROMIUM


def ask(page: Page, question: str) -> None:
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator("#current .question")).to_contain_text(question)
    expect(page.locator("#current .turn")).to_have_attribute("aria-busy", "false")


def open_library(page: Page) -> None:
    page.get_by_role("tab", name="Library").click()
    page.locator("#library .articles").first.wait_for()


def test_from_question_to_the_cited_characters(page: Page) -> None:
    ask(page, "When will the pier close?")
    chip = page.locator("#current .claim .chip").first
    name = "Source 1: The Harbor Ledger, Council votes to close the old ferry pier"
    expect(chip).to_have_attribute("aria-label", name)
    card = page.locator("#current .claim .card").first
    expect(card).to_be_hidden()
    chip.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text("The Harbor Ledger · 14 April 2026")
    expect(card).to_contain_text("not a day later")
    chip.click()
    cited = page.locator("#reader #cited")
    expect(cited).to_be_in_viewport()
    start, end = (int(chip.get_attribute(f"data-{name}") or "") for name in ("start", "end"))
    assert cited.text_content() == HARBOR.text[start:end]
    assert page.locator("#reader .text").text_content() == HARBOR.text
    original = page.locator("#reader a")
    expect(original).to_have_attribute("href", HARBOR.url)
    expect(original).to_have_attribute("rel", "noopener noreferrer")


def test_what_a_model_writes_shows_its_verdicts(page: Page, newsroom: ScriptedNewsroom) -> None:
    page.locator("#question textarea").fill("model pier")
    page.keyboard.press("Enter")
    expect(page.locator("#current .writing")).to_have_text("The budget office <b>expects")
    page.locator("#current .claim .chip").first.click()  # a citation opens while more is written
    cited = page.locator("#reader #cited")
    expect(cited).to_contain_text("not a day later")
    newsroom.go.set()
    expect(page.locator("#current .turn")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#current .writing")).to_have_count(0)
    borne_out, wrong = page.locator("#current .claim").all()
    expect(borne_out.locator(".borne-out")).to_be_visible()
    expect(borne_out.locator("s")).to_have_count(0)
    expect(wrong.locator("s")).to_have_text("It reopens on 1 July.")
    expect(wrong.locator(".flaw")).to_contain_text("The cited text says 1 June")
    expect(page.locator("#current .verdicts")).to_be_visible()
    expect(page.locator("#current .after")).to_contain_text(
        "1,200 tokens read, 34 written, $0.0021"
    )
    for seen in ("#current .claim s", "#current .verdicts", "#current .borne-out"):
        assert page.locator(seen).last.evaluate(CONTRAST) >= 4.5, seen


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    expect(page.locator("#question textarea")).to_be_focused()
    page.keyboard.type("When will the pier close?")
    page.keyboard.press("Enter")
    expect(page.locator("#current .turn")).to_have_attribute("aria-busy", "false")
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.chip')"):
            break
    focused = page.locator(".chip:focus")
    expect(focused.locator("xpath=following-sibling::*")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#reader #cited")).to_be_visible()
    expect(page.locator("#reader-close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()
    expect(focused).to_have_count(1)


def test_escape_dismisses_a_card(page: Page) -> None:
    ask(page, "When will the pier close?")
    page.locator("#current .chip").first.hover()
    card = page.locator("#current .card").first
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_the_close_button_gives_the_focus_back(page: Page) -> None:
    ask(page, "When will the pier close?")
    chip = page.locator("#current .claim .chip").nth(1)
    chip.click()
    page.locator("#cited").wait_for()
    page.locator("#reader-close").click()
    expect(chip).to_be_focused()


def test_a_citation_s_address_opens_it_on_a_new_page(page: Page) -> None:
    ask(page, "When will the pier close?")
    page.locator("#current .claim .chip").first.click()
    words = page.locator("#cited").text_content() or ""
    page.wait_for_function("location.hash.startsWith('#read/')")
    # Gradio logs an error where a page goes while a step is under way.
    expect(page.locator("#follow-ups button:visible")).to_have_count(3)
    page.reload()
    expect(page.locator("#cited")).to_have_text(words)


def test_a_hostile_article_does_nothing(page: Page) -> None:
    ask(page, "hostile")
    expect(page.locator("#current .sentence")).to_contain_text("<script>alert('text')</script>")
    page.locator("#current .chip").first.click()
    page.locator("#cited").wait_for()
    assert page.locator("#cited").text_content() == HOSTILE.text
    assert page.locator("#reader a").count() == 0
    open_library(page)
    expect(page.locator("#library")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("#library img, #above img, #current img, #reader img").count() == 0


def test_what_was_removed_meanwhile_says_so(page: Page, newsroom: ScriptedNewsroom) -> None:
    ask(page, "When will the pier close?")
    newsroom.kept.clear()
    page.locator("#current .claim .chip").first.click()
    expect(page.locator("#reader")).to_contain_text("no longer in the archive")


def test_nothing_found_offers_related_passages(page: Page) -> None:
    ask(page, "weather")
    expect(page.locator("#current .answer")).to_contain_text(
        "Nothing in the articles clearly answers this."
    )
    page.locator("#current .related").nth(1).click()
    expect(page.locator("#cited")).to_have_text("“We have waited long enough.”")


def test_both_sides_of_a_conflict_are_headed(page: Page) -> None:
    ask(page, "What will it cost?")
    expect(page.locator("#current .side h3")).to_have_count(2)


def test_a_failure_shows_its_remedy(page: Page) -> None:
    ask(page, "busy")
    expect(page.locator("#current [role=alert]")).to_contain_text("Another process owns")
    expect(page.locator("#current .hint")).to_contain_text("Wait until it is done")


def test_an_unforeseen_failure_shows_no_detail(page: Page) -> None:
    ask(page, "crash")
    expect(page.locator("#current [role=alert]")).to_contain_text("Something broke")
    assert "secret detail" not in page.content()


def test_earlier_answers_stay_and_are_the_history(page: Page, newsroom: ScriptedNewsroom) -> None:
    ask(page, "When will the pier close?")
    ask(page, "weather")
    expect(page.locator("#above .question")).to_contain_text("When will the pier close?")
    page.locator("#above .claim .chip").first.click()
    page.locator("#cited").wait_for()
    assert [turn.question for turn in newsroom.asked[-1][1]] == ["When will the pier close?"]


def test_stop_then_ask_again_then_clear(page: Page, newsroom: ScriptedNewsroom) -> None:
    page.locator("#question textarea").fill("slow pier")
    page.locator("#send").click()
    expect(page.locator("#current .status")).to_have_text("Reading 3 passages from 2 articles…")
    expect(page.locator("#current .lead")).to_be_visible()
    page.locator("#stop").click()
    expect(page.locator("#current .status")).to_have_text("Stopped.")
    expect(page.locator("#send")).to_be_visible()
    newsroom.go.set()
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator("#current .sources")).to_be_visible()
    assert newsroom.asked[-1][:2] == ("slow pier", ())
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".intro")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)


def test_a_first_question_is_asked_by_a_click(page: Page) -> None:
    page.get_by_role("button", name="When will the old ferry pier close?").click()
    expect(page.locator("#current .lead")).to_contain_text("The pier will close on 1 June")
    expect(page.locator("#suggestions button")).to_have_count(0)


def test_filters_count_and_are_seen_when_closed(page: Page, newsroom: ScriptedNewsroom) -> None:
    toggle = page.locator("#filters > button")
    toggle.click()
    page.locator("#after input").fill("2026-04-15")
    page.locator("#outlets input").click()
    page.get_by_role("option", name="Vella Courier (1)").click()
    page.keyboard.press("Tab")  # closes the list
    expect(toggle).to_contain_text("Vella Courier · from 2026-04-15")
    toggle.click()
    expect(toggle).to_be_visible()
    ask(page, "pier")
    filters = newsroom.asked[-1][2]
    assert (filters.outlets, filters.after) == (("Vella Courier",), "2026-04-15")


def test_what_was_searched_for_is_shown_and_can_be_edited(page: Page) -> None:
    ask(page, "When will the pier close?")
    expect(page.locator(".searched")).to_have_count(0)
    ask(page, "And why?")
    line = page.locator("#current .standing")
    expect(line).to_contain_text("Searched for: Why will the old <b>pier</b> close?")
    edit = line.get_by_role("button")
    edit.focus()
    page.keyboard.press("Enter")
    box = page.locator("#question textarea")
    expect(box).to_be_focused()
    expect(box).to_have_value("Why will the old <b>pier</b> close?")
    page.keyboard.type(" Why?")
    page.keyboard.press("Enter")
    asked = page.locator("#current .question")
    expect(asked).to_contain_text("Why will the old <b>pier</b> close? Why?")


def test_filters_read_from_words_are_chips_that_can_be_removed(
    page: Page, newsroom: ScriptedNewsroom
) -> None:
    ask(page, "What did the Ledger have on the pier last week?")
    chips = page.locator("#current .narrowed li")
    expect(chips).to_have_count(2)
    expect(chips.nth(0)).to_contain_text("The Harbor Ledger")
    expect(chips.nth(1)).to_contain_text("published 6 April 2026 to 13 April 2026")
    chips.nth(1).get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(chips).to_have_count(1)
    expect(page.locator("#current .sources")).to_be_visible()
    assert newsroom.asked[-1][2].after == ""
    assert newsroom.asked[-1][1] == ()
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator("#current .sources")).to_be_visible()
    expect(chips).to_have_count(1)
    chips.get_by_role("button", name="Remove the filter: The Harbor Ledger").click()
    expect(chips).to_have_count(0)
    ask(page, "And the pier last week?")
    expect(chips).to_have_count(1)
    assert len(newsroom.asked[-1][1]) == 1


def test_a_filter_that_the_reader_set_is_no_chip(page: Page) -> None:
    page.locator("#filters > button").click()
    page.locator("#after input").fill("2026-04-15")
    ask(page, "pier last year")
    expect(page.locator(".narrowed")).to_have_count(0)


def test_upload_list_search_and_remove(
    page: Page, newsroom: ScriptedNewsroom, tmp_path: Path
) -> None:
    files = {"Tide table.txt": "Tide <b>table</b> for May\nHigh water at noon.", "empty.md": " "}
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    open_library(page)
    page.set_input_files("#upload input[type=file]", [tmp_path / name for name in files])
    rows = page.locator("#results tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("empty.md")
    expect(rows.nth(0)).to_contain_text("the file is empty")
    expect(rows.nth(1)).to_contain_text("Tide <b>table</b> for May")
    expect(rows.nth(1)).to_contain_text("Tide table.txt")
    expect(page.locator("#library li")).to_have_count(4)
    assert newsroom.seen_paths
    assert not any(path.exists() for path in newsroom.seen_paths)

    page.locator("#search input, #search textarea").fill("tide")
    expect(page.locator("#library li")).to_have_count(1)
    page.locator("#library .open").click()
    expect(page.locator("#reader .text")).to_contain_text("High water at noon.")
    page.keyboard.press("Escape")
    page.locator("#library .pick").check()
    expect(page.locator("#remove")).to_have_text("Remove 1 article…")
    page.locator("#remove").click()
    page.locator("#keep").click()
    expect(page.locator("#confirm")).to_be_hidden()
    page.locator("#remove").click()
    page.locator("#really").click()
    expect(page.locator("#results")).to_contain_text("Removed 1 article.")
    page.locator("#search input, #search textarea").fill("")
    expect(page.locator("#library li")).to_have_count(3)
    assert page.locator("#library .pick:checked").count() == 0


@pytest.mark.parametrize(
    "look",
    [{}, {"viewport": {"width": 390, "height": 844}}, {"color_scheme": "dark"}],
    ids=["wide", "phone", "dark"],
)
def test_the_library_shows_stories_and_copies(page: Page, newsroom: ScriptedNewsroom) -> None:
    ids = (HARBOR.id, COURIER.id)
    newsroom.grouped = (Story(HARBOR.id, "The pier closes", "2026-04-14", "2026-04-16", ids),)
    newsroom.copies = dict.fromkeys(ids, HARBOR.id)
    newsroom.wired = dict.fromkeys(ids, Carried((HARBOR.outlet, COURIER.outlet), "Concord Wire"))
    page.reload()
    open_library(page)
    story = page.locator("#library .event")
    expect(story.locator("h3")).to_have_text("Story The pier closes")
    expect(story.locator("> .by")).to_have_text("14 to 16 April 2026 · 2 articles, 1 independent")
    rows = story.locator("li")
    expect(rows.nth(0)).to_contain_text("Carried by 2 outlets, 1 origin (Concord Wire)")
    expect(rows.nth(1)).to_contain_text(f"Copy of “{HARBOR.title}”")
    expect(page.locator("#library li")).to_have_count(3)
    for seen in (".event .kind", ".event > .by", ".carried"):
        assert page.locator(f"#library {seen}").first.evaluate(CONTRAST) >= 4.5, seen
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    rows.nth(1).locator(".open").click()
    expect(page.locator("#reader .text")).to_contain_text("chief engineer Tomas Brandt")


def test_selecting_several_removes_exactly_those(page: Page, newsroom: ScriptedNewsroom) -> None:
    open_library(page)
    for row in (0, 2):
        page.locator("#library .pick").nth(row).check()
    expect(page.locator("#remove")).to_have_text("Remove 2 articles…")
    page.locator("#remove").click()
    page.locator("#really").click()
    expect(page.locator("#library li")).to_have_count(1)
    assert [article.id for article in newsroom.kept] == ["harbor-1"]
    assert page.locator("#library .pick:checked").count() == 0


def test_a_follow_up_is_asked_with_a_click_and_not_offered_again(
    page: Page, newsroom: ScriptedNewsroom
) -> None:
    offered = page.locator("#follow-ups button:visible")
    expect(page.locator("#follow-ups")).to_be_hidden()
    ask(page, "When will the pier close?")
    expect(offered).to_have_count(3)
    question = "What will the pier repairs cost?"
    expect(offered.nth(1)).to_have_text(question)
    offered.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#current .question")).to_contain_text(question)
    expect(page.locator("#current .sources")).to_be_visible()
    assert [turn.question for turn in newsroom.asked[-1][1]] == ["When will the pier close?"]
    expect(offered).to_have_count(2)
    expect(page.get_by_role("button", name=question)).to_have_count(0)
    ask(page, "weather")
    expect(page.locator("#follow-ups")).to_be_hidden()


def test_follow_ups_found_too_late_are_not_shown(page: Page, newsroom: ScriptedNewsroom) -> None:
    ask(page, "dawdling pier")
    ask(page, "weather")
    newsroom.go.set()
    expect(page.locator("#afterwards")).to_be_visible()
    page.wait_for_timeout(1_000)  # as long as they may take to come
    expect(page.locator("#follow-ups")).to_be_hidden()


def test_a_follow_up_with_markup_is_text(page: Page) -> None:
    ask(page, "hostile")
    first = page.locator("#follow-ups button:visible").first
    expect(first).to_have_text("What about <img src=x onerror=alert(3)>?")
    assert page.locator("#follow-ups img").count() == 0


def test_an_empty_archive_points_to_the_library(page: Page, newsroom: ScriptedNewsroom) -> None:
    newsroom.kept.clear()
    newsroom.line = "The index is being rebuilt; search uses words alone."
    page.reload()
    expect(page.locator(".intro")).to_contain_text("There are no articles yet")
    expect(page.locator("#notice")).to_contain_text("The index is being rebuilt")
    page.locator("#to-library").click()
    expect(page.locator("#library")).to_contain_text("No articles yet")


@pytest.mark.parametrize("look", [{"viewport": {"width": 380, "height": 740}}])
def test_a_phone_needs_no_sideways_scrolling(page: Page) -> None:
    def fits() -> bool:
        return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    assert fits()
    for question in (
        "pier",
        "And the Ledger last week?",
        "hostile",
        "What will it cost?",
        "weather",
    ):
        ask(page, question)
        assert fits(), question
    page.locator("#above .chip").first.click()
    page.locator("#cited").wait_for()
    box = page.locator("#reader").bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 380, 740)
    assert page.evaluate("document.querySelector('#reader').matches(':modal')")
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()
    page.locator("#filters > button").click()
    page.locator("#after input").fill("2026-04-15")
    page.locator("#before input").fill("2026-04-30")
    page.locator("#outlets input").click()
    page.get_by_role("option", name="The Harbor Ledger (1)").click()
    expect(page.locator("#filters > button")).to_contain_text("The Harbor Ledger · from")
    page.keyboard.press("Tab")
    assert fits()
    assert page.locator("#filters > button").evaluate("e => e.getBoundingClientRect().right") <= 380
    page.get_by_role("tab", name="Library").click()
    page.locator("#library .articles").first.wait_for()
    assert fits()


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}])
def test_text_is_readable_in_light_and_dark(page: Page, look: dict[str, str]) -> None:
    ask(page, "And the pier in the Ledger last week?")
    page.locator("#current .claim .chip").first.click()
    page.locator("#cited").wait_for()
    back = page.evaluate("getComputedStyle(document.body).backgroundColor")
    dark = sum(map(int, re.findall(r"\d+", back)[:3])) < 200
    assert dark == (look["color_scheme"] == "dark")
    for seen in (
        ".standing span", ".standing bdi", ".standing button", ".narrowed bdi", ".narrowed button",
        ".question", ".lead", ".claim .by", ".sentence", ".flaw", "#current .chip", ".source .by",
        ".after span", "button.quiet", "#send", "#cited", ".story .meta", ".story a", "#reader h2",
        ".masthead p", "[role=tab]", "#follow-ups h3", "#follow-ups button:visible",
    ):  # fmt: skip
        assert page.locator(seen).last.evaluate(CONTRAST) >= 4.5, seen
