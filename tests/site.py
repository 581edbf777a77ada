"""The scripted newsroom's site in a real browser: a page that fails its test on any fault."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

from app.web.newsroom import Newsroom
from tests.scripted_newsroom import ScriptedNewsroom

# The contrast of an element's text with what is behind it, as WCAG 2.2 computes it.
CONTRAST = """element => {
  const parts = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  let back = element, colour;
  do { colour = parts(getComputedStyle(back).backgroundColor); back = back.parentElement; }
  while (colour[3] === 0 && back);
  const [a, b] = [light(parts(getComputedStyle(element).color)), light(colour)];
  return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
}"""


# What a test asks for that isn't there; and Gradio's where a page goes while a step is under way.
_EXPECTED = re.compile(
    r"404 \(Not Found\)|AbortError: (?:signal is|BodyStreamBuffer was) aborted"
    r"|Connection errored out"
)


@contextmanager
def served(newsroom: Newsroom, port: int = 0) -> Iterator[str]:
    """The web app over a newsroom, at the address that is given."""
    listener = socket.create_server(("127.0.0.1", port))
    from app.web.server import build  # slow to import, and not every test needs it

    config = uvicorn.Config(build(newsroom), log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    server.should_exit = True
    thread.join(10)


@contextmanager
def visited(browser: Browser, address: str, **look: Any) -> Iterator[Page]:
    """The page in a browser of its own, about to be used; any fault in it fails the test."""
    faults: list[str] = []
    settings: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, **look}
    context = browser.new_context(reduced_motion="reduce", **settings)
    page = context.new_page()
    page.set_default_timeout(15_000)

    def heard(dialog: Dialog) -> None:
        faults.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def logged(line: ConsoleMessage) -> None:
        if line.type == "error":
            faults.append(line.text)

    def requested(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            faults.append(f"request {request.url}")

    page.on("dialog", heard)
    page.on("pageerror", lambda error: faults.append(f"error {error}"))
    page.on("console", logged)
    context.on("request", requested)
    page.goto(address)
    page.locator("#question textarea").wait_for()
    page.locator(".intro").wait_for()
    yield page
    context.close()
    faults = [fault for fault in faults if not _EXPECTED.search(fault)]
    # No dialog, no script error, nothing refused by the policy, none off-site.
    assert faults == [], faults


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[str, ScriptedNewsroom]]:
    newsroom = ScriptedNewsroom()
    with served(newsroom) as address:
        yield address, newsroom


@pytest.fixture
def newsroom(site: tuple[str, ScriptedNewsroom]) -> Iterator[ScriptedNewsroom]:
    site[1].__init__()  # type: ignore[misc]  # as new for each test
    yield site[1]
    site[1].go.set()


@pytest.fixture
def look() -> dict[str, object]:
    """How the browser is set up; a test changes it with `parametrize`."""
    return {}


@pytest.fixture
def page(
    site: tuple[str, ScriptedNewsroom],
    browser: Browser,
    newsroom: ScriptedNewsroom,  # noqa: ARG001  # as new before the page is loaded
    look: dict[str, object],
) -> Iterator[Page]:
    with visited(browser, site[0], **look) as page:
        yield page
