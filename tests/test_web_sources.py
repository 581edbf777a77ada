"""The Sources tab in a real browser: choose, filter, read in the article, compare, take away."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import Page, expect

from archive.statement import Spans
from tests.chromium import NEEDS_CHROMIUM
from tests.scripted_newsroom import COURIER, HOSTILE, ScriptedNewsroom
from tests.scripted_said import DENIED, HOSTILE_SAID, JUNE, LOW, TOLD
from tests.site import CONTRAST

pytestmark = NEEDS_CHROMIUM

PHONE = {"viewport": {"width": 380, "height": 740}}
# Where each mark of a part stands in the article's text, joined where they touch.
MARKED = """part => {
  const spans = [];
  let at = 0;
  for (const node of document.querySelector('#reader .text').childNodes) {
    const end = at + [...node.textContent].length;
    if (node.classList?.contains('said-' + part)) {
      if (spans.length && spans.at(-1)[1] === at) spans.at(-1)[1] = end;
      else spans.push([at, end]);
    }
    at = end;
  }
  return spans;
}"""


@pytest.fixture
def sources(page: Page) -> Page:
    page.get_by_role("tab", name="Sources").click()
    page.locator("#voices .voice").first.wait_for()
    expect(page.locator("#said .tally")).to_have_text("11 statements, newest first")
    return page


def choose(page: Page, name: str) -> None:
    page.locator("#voices .voice").filter(has_text=name).click()
    expect(page.locator("#whose h2")).to_have_text(name, ignore_case=True)


def compare(page: Page, topic: str) -> None:
    page.get_by_role("tab", name="By topic").click()
    page.locator("#topic input").fill(topic)
    page.keyboard.press("Enter")


def marked(page: Page, part: str) -> Spans:
    return tuple((start, end) for start, end in page.evaluate(MARKED, part))


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_source_s_statements_are_listed_newest_first(sources: Page) -> None:
    choose(sources, "Ada Vell")
    expect(sources.locator("#said .tally")).to_have_text("3 statements, newest first")
    expect(sources.locator("#said blockquote")).to_contain_text(
        ["the wall was forgotten", "It stands in next year's budget", "The pier will close"]
    )
    expect(sources.locator("#voices [aria-current]")).to_contain_text("Ada Vell")


def test_a_topic_that_was_typed_before_choosing_counts_for_the_one_chosen(sources: Page) -> None:
    sources.locator("#about input").fill("pier")
    sources.locator("#voices .voice").filter(has_text="Ada Vell").click()  # the box loses the focus
    expect(sources.locator("#whose h2")).to_have_text("Ada Vell")
    expect(sources.locator("#said .tally")).to_have_text("1 statement, the closest first")
    expect(sources.locator(".saying .who")).to_contain_text("Ada Vell")


def test_in_the_article_exactly_the_spans_are_marked(sources: Page) -> None:
    choose(sources, "Ada Vell")
    card = sources.locator(".saying").nth(1)
    expect(card).to_contain_text("“she” in the article")
    expect(card.locator(".chain")).to_have_text(
        "As passed on by Radio Lorrevia, published by Vella Courier, 16 April 2026"
    )
    card.locator(".open-said").click()
    expect(sources.locator("#statement.said-content")).to_be_in_viewport()
    assert marked(sources, "source") == TOLD.speaker_spans
    assert marked(sources, "cue") == TOLD.cue_spans
    assert marked(sources, "content") == TOLD.content_spans
    assert sources.locator("#reader .text").text_content() == COURIER.text
    expect(sources.locator(".legend")).to_have_text("Marked in the textSourceCueContent")
    tints = {
        sources.locator(f"#reader .text .said-{part}").first.evaluate(
            "e => getComputedStyle(e).backgroundColor"
        )
        for part in ("source", "cue", "content")
    }
    assert len(tints) == 3


def test_a_statement_s_address_opens_it_on_a_new_page(sources: Page) -> None:
    choose(sources, "Ada Vell")
    sources.locator(".open-said").first.click()
    sources.wait_for_function("location.hash.startsWith('#read/')")
    sources.reload()
    sources.locator("#reader mark.said-cue").first.wait_for()
    assert marked(sources, "content") == DENIED.content_spans


def test_filters_narrow_what_a_source_said(sources: Page, newsroom: ScriptedNewsroom) -> None:
    choose(sources, "Ada Vell")
    sources.locator("#about input").fill("budget")
    sources.keyboard.press("Enter")
    expect(sources.locator("#said .tally")).to_have_text("1 statement, the closest first")
    sources.locator("#about input").fill("")
    sources.keyboard.press("Enter")
    expect(sources.locator("#said .tally")).to_have_text("3 statements, newest first")
    sources.locator("#said-before input").fill("2026-04-15")
    expect(sources.locator("#said .tally")).to_have_text("1 statement, newest first")
    expect(sources.locator("#said blockquote")).to_contain_text("The pier will close")
    asked = newsroom.looked[-1]
    assert (asked[0], asked[2].before, asked[3]) == ("ada-vell", "2026-04-15", None)
    sources.locator("#said-before input").fill("2020-01-01")
    expect(sources.locator("#said")).to_contain_text("No statement in these dates.")


def test_own_words_and_relayed_ones_are_told_apart(sources: Page) -> None:
    expect(sources.locator("#own")).to_be_hidden()
    choose(sources, "Radio Lorrevia")
    expect(sources.locator(".saying")).to_have_count(2)
    sources.get_by_role("radio", name="All").focus()
    sources.keyboard.press("ArrowRight")
    expect(sources.locator(".saying")).to_have_count(1)
    expect(sources.locator("#said blockquote")).to_contain_text(JUNE.text)
    sources.keyboard.press("ArrowRight")
    expect(sources.locator("#said blockquote")).to_contain_text("It stands in next year's budget")
    choose(sources, "Ada Vell")  # begins with all again
    expect(sources.locator(".saying")).to_have_count(3)


def test_sources_are_searched_by_name_and_role(sources: Page) -> None:
    sources.locator("#voice-search input").fill("engineer")
    expect(sources.locator("#voices .voice")).to_have_count(2)
    sources.locator("#voice-search input").fill("nobody at all")
    expect(sources.locator("#voices")).to_contain_text("No source matches “nobody at all”")
    sources.locator("#voice-search input").fill("")
    expect(sources.locator("#voices .all")).to_be_visible()


def test_the_keyboard_alone_chooses_and_opens(sources: Page) -> None:
    sources.locator("#voice-search input").focus()
    for _ in range(3):  # everyone, the one outlet, the first of the people
        sources.keyboard.press("Tab")
    sources.keyboard.press("Enter")
    expect(sources.locator("#whose h2")).to_have_text("Ada Vell")
    sources.locator(".open-said").first.focus()
    sources.keyboard.press("Enter")
    expect(sources.locator("#reader .legend")).to_be_visible()
    sources.keyboard.press("Escape")
    expect(sources.locator(".open-said").first).to_be_focused()


def test_a_topic_is_laid_out_as_points_and_sources(sources: Page) -> None:
    compare(sources, "pier")
    expect(sources.locator("#matrix .tally")).to_have_text("3 points, 5 sources")
    table = sources.get_by_role("table")
    expect(table.get_by_role("rowheader")).to_have_text(["cost", "sea wall", "closes in June"])
    cells = table.get_by_role("row").nth(1).get_by_role("cell")
    expect(cells.nth(3)).to_contain_text("none found")
    expect(cells.nth(1).locator("mark")).to_have_text("4.2 million")
    expect(cells.nth(1)).to_contain_text("≠ 4.2 million differs between sources")
    cells.nth(1).get_by_role("button").click()
    sources.locator("#reader mark.said-content").wait_for()
    assert marked(sources, "content") == LOW.content_spans


def test_the_table_s_head_and_points_stay_in_place(sources: Page) -> None:
    sources.set_viewport_size({"width": 900, "height": 500})
    compare(sources, "pier")
    frame = sources.locator(".matrix-frame")
    frame.evaluate("e => e.scrollTo(300, 200)")
    box = frame.bounding_box()
    head = sources.locator(".matrix thead th").last.bounding_box()
    point = sources.locator(".matrix tbody th").last.bounding_box()
    assert box
    assert head
    assert point
    assert abs(head["y"] - box["y"]) <= 2
    assert abs(point["x"] - box["x"]) <= 2
    assert fits(sources)


def test_a_column_s_head_leads_to_all_its_source_said(sources: Page) -> None:
    choose(sources, "Joss Penn")
    compare(sources, "pier")
    sources.get_by_role("button", name="All that Tomas Brandt said").click()
    expect(sources.locator("#whose h2")).to_be_focused()
    expect(sources.locator("#whose h2")).to_have_text("Tomas Brandt")
    expect(sources.locator("#voices [aria-current]")).to_contain_text("Tomas Brandt")
    expect(sources.locator("#said .tally")).to_have_text("1 statement, newest first")


def test_a_topic_without_statements_says_what_to_try(sources: Page) -> None:
    sources.get_by_role("tab", name="By topic").click()
    expect(sources.locator("#matrix")).to_contain_text("Name a topic to see who says what")
    compare(sources, "tides")
    expect(sources.locator("#matrix")).to_contain_text("Nobody speaks about “tides”.")
    compare(sources, "busy")
    expect(sources.locator("#matrix [role=alert]")).to_contain_text("Wait until it is done")


def test_what_is_listed_is_exported(sources: Page) -> None:
    choose(sources, "Ada Vell")
    expect(sources.locator(".saying")).to_have_count(3)
    with sources.expect_download() as waiting:
        sources.get_by_role("link", name="Export as CSV").click()
    assert waiting.value.suggested_filename == "byline-ada-vell.csv"
    text = waiting.value.path().read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["relayed"] for row in rows] == ["", "Radio Lorrevia", ""]
    assert rows[0]["quotation"] == DENIED.text


def test_what_is_compared_is_exported(sources: Page) -> None:
    compare(sources, "pier")
    with sources.expect_download() as waiting:
        sources.get_by_role("link", name="Export as Markdown").click()
    assert waiting.value.suggested_filename == "byline-who-says-what-pier.md"
    assert "## sea wall" in waiting.value.path().read_text("utf-8")


def test_a_hostile_statement_does_nothing(sources: Page) -> None:
    choose(sources, "<b onclick=alert(6)>Eve</b>")
    expect(sources.locator("#said blockquote")).to_have_text(HOSTILE_SAID.text)
    sources.locator(".open-said").click()
    sources.locator("#reader mark.said-content").wait_for()
    assert marked(sources, "content") == HOSTILE_SAID.content_spans
    assert sources.locator("#reader .text").text_content() == HOSTILE.text
    compare(sources, "hostile pier")
    expect(sources.locator("#matrix")).to_contain_text("<img src=x>")
    assert sources.locator("#matrix img, #said img, #voices b, #reader img").count() == 0


def test_what_was_removed_is_gone_when_the_tab_is_seen_again(
    sources: Page, newsroom: ScriptedNewsroom
) -> None:
    newsroom.kept.clear()
    sources.get_by_role("tab", name="Library").click()
    sources.get_by_role("tab", name="Sources").click()
    expect(sources.locator("#voices")).to_contain_text("There are no articles yet.")
    expect(sources.locator(".saying")).to_have_count(0)


@pytest.mark.parametrize("look", [PHONE])
def test_on_a_phone_the_list_makes_way_for_what_was_said(page: Page) -> None:
    page.get_by_role("tab", name="Sources").click()
    page.locator("#voices .voice").first.wait_for()
    expect(page.locator("#said")).to_be_hidden()
    assert fits(page)
    choose(page, "Officials")
    expect(page.locator("#whose h2")).to_be_focused()
    expect(page.locator("#voices")).to_be_hidden()
    expect(page.locator(".saying")).to_have_count(1)
    assert fits(page)
    page.locator(".open-said").click()
    page.locator("#reader mark.said-content").first.wait_for()
    assert page.evaluate("document.querySelector('#reader').matches(':modal')")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="All sources").click()
    expect(page.locator("#voices")).to_be_visible()
    choose(page, "<b onclick=alert(6)>Eve</b>")
    assert fits(page)


@pytest.mark.parametrize("look", [PHONE])
def test_on_a_phone_a_matrix_is_a_stack_of_points(page: Page) -> None:
    page.get_by_role("tab", name="Sources").click()
    compare(page, "hostile pier")
    page.locator(".matrix").wait_for()
    assert fits(page)
    boxes = [cell.bounding_box() for cell in page.locator(".matrix tbody td").all()[:2]]
    assert boxes[0]
    assert boxes[1]
    assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"]
    expect(page.locator(".matrix tbody td .column").first).to_be_visible()
    silence = page.locator(".matrix .silent .silence").first
    expect(silence).to_have_text("none found")  # read aloud
    last = page.locator(".matrix tbody tr").first.locator("td.silent").last.bounding_box()
    assert last
    assert last["height"] < 40  # a name in a line, not a box of its own


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}])
def test_text_is_readable_in_light_and_dark(sources: Page) -> None:
    choose(sources, "Ada Vell")
    sources.locator(".open-said").first.click()
    sources.locator("#reader mark.said-content").first.wait_for()
    for seen in (
        "#voices h3", ".voice .name", ".voice .more", "[aria-current] .more", ".whose .lede",
        ".who", ".role", ".resolved", "blockquote", "blockquote .said-content", ".chain",
        ".labels .kind", ".labels .stance", ".open-said", ".exports a", "#own label",
        "#own label.selected",
        "#reader .text .said-source", "#reader .text .said-cue", "#reader .text .said-content",
        ".legend span",
    ):  # fmt: skip
        assert sources.locator(seen).first.evaluate(CONTRAST) >= 4.5, seen
    sources.keyboard.press("Escape")
    compare(sources, "pier")
    sources.locator(".matrix").wait_for()
    for seen in (".silence", ".differs", ".cited-at", ".to-source", ".matrix th", ".quotation"):
        assert sources.locator(f"#matrix {seen}").last.evaluate(CONTRAST) >= 4.5, seen
