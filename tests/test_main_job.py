"""The main job as a reader does it: articles in, a question, a citation clicked, the words read.

Everything is real: the command line, the server in a process of its own, the encoder, Chromium.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import NEEDS_CHROMIUM

pytestmark = NEEDS_CHROMIUM

BYLINE = (sys.executable, "-c", "from app.cli import main; main()")
SAMPLES = Path(__file__).parent.parent / "samples"
QUESTION = "How many people were evacuated?"


def byline(*arguments: str) -> Any:
    """The JSON a command prints."""
    done = subprocess.run([*BYLINE, *arguments], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("archive"))
    subprocess.run([*BYLINE, "ingest", str(SAMPLES), "--archive", folder], check=True)
    return folder


@contextmanager
def serving(archive: str) -> Iterator[str]:
    """The web app over an archive, at an address of its own."""
    command = [*BYLINE, "serve", "--no-browser", "--port", "0", "--archive", archive]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            line = next(line for line in server.stderr if "http://" in line)
            yield next(word for word in line.split() if word.startswith("http://"))
        finally:
            server.terminate()


def ask(page: Page, address: str, question: str) -> None:
    page.goto(address)
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    expect(page.locator(".answer .sources")).to_be_visible(timeout=30_000)


def test_a_clicked_citation_opens_the_article_at_exactly_the_cited_characters(
    archive: str, browser: Browser
) -> None:
    answer = byline("ask", QUESTION, "--json", "--archive", archive)
    with serving(archive) as address:
        page = browser.new_page()
        ask(page, address, QUESTION)
        sentences = page.locator(".claim .sentence > span:first-child").all_inner_texts()
        assert sentences == [claim["text"] for claim in answer["claims"]]
        chips = page.locator(".claim .chip")
        assert chips.count() == len(answer["citations"])
        for place, citation in enumerate(answer["citations"]):
            chips.nth(place).click()
            expect(page.locator("#cited")).to_have_text(citation["text"])
            expect(page.locator("article.story h2")).to_have_text(citation["title"])
        page.close()


def test_a_citation_survives_a_restart_of_the_server(archive: str, browser: Browser) -> None:
    citation = byline("ask", QUESTION, "--json", "--archive", archive)["citations"][0]
    with serving(archive) as address:
        page = browser.new_page()
        ask(page, address, QUESTION)
        page.locator(".claim .chip").first.click()
        expect(page.locator("#cited")).to_have_text(citation["text"])
        place = page.url.removeprefix(address)
        page.close()
    with serving(archive) as address:
        page = browser.new_page()
        page.goto(address + place)
        expect(page.locator("#cited")).to_have_text(citation["text"])
        page.close()


def test_the_first_questions_are_answered(archive: str, browser: Browser) -> None:
    with serving(archive) as address:
        page = browser.new_page()
        page.goto(address)
        first = page.locator("button.suggestion:visible").first
        first.wait_for(timeout=30_000)
        first.click()
        expect(page.locator('.answer[data-outcome="answered"] .sources')).to_be_visible(
            timeout=30_000
        )
        page.close()


def test_a_follow_up_is_answered_with_a_citation_and_not_offered_again(
    archive: str, browser: Browser
) -> None:
    with serving(archive) as address:
        page = browser.new_page()
        ask(page, address, QUESTION)
        offered = page.locator("#follow-ups button:visible")
        offered.first.wait_for(timeout=30_000)
        question = offered.first.inner_text()
        offered.first.click()
        expect(page.locator("#current .question")).to_contain_text(question, timeout=30_000)
        expect(page.locator("#current .sources")).to_be_visible(timeout=30_000)
        page.locator("#current .chip").first.click()
        expect(page.locator("#cited")).to_be_visible()
        page.keyboard.press("Escape")
        offered.first.wait_for(timeout=30_000)
        page.wait_for_timeout(3_000)  # as long as it looks for them
        assert question not in offered.all_inner_texts()
        page.close()


def test_a_command_answers_beside_a_running_server(archive: str) -> None:
    with serving(archive):
        answer = byline("ask", QUESTION, "--json", "--archive", archive)
    assert answer["outcome"] == "conflicting"  # 6,100 or 4,800, says samples/README.md
