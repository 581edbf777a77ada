"""The web app over plain HTTP: headers, health, refusals. No browser."""

from __future__ import annotations

import asyncio
import csv
import io
import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import gradio as gr
import pytest
from fastapi.routing import Mount
from starlette.testclient import TestClient

from app.web.aside import aside
from app.web.conversation import Conversation, follow
from app.web.said_markup import MOST
from app.web.security import names_of
from app.web.server import build, serve
from archive.article import Article, Filters
from archive.errors import ArchiveDamaged, PortInUse, SettingError
from archive.statement import Saying
from tests.scripted_newsroom import HARBOR, HOSTILE, ScriptedNewsroom


class DamagedNewsroom(ScriptedNewsroom):
    """Nothing can be read."""

    def outlets(self) -> tuple[tuple[str, int], ...]:
        raise ArchiveDamaged("the catalog can't be read")

    def article(self, article_id: str, version: int) -> Article:
        if article_id == "wrong":
            raise ValueError(f"a fault of ours in version {version}")
        raise ArchiveDamaged("the catalog can't be read", hint="restore <it>")


class TalkativeNewsroom(ScriptedNewsroom):
    """More statements than a page shows."""

    def _sayings(self, filters: Filters) -> tuple[Saying, ...]:
        return super()._sayings(filters) * MOST


def talking(newsroom: ScriptedNewsroom) -> TestClient:
    """To a server that is reached by a name of its own, besides."""
    app = build(newsroom, names=("Desk.example",))
    return TestClient(app, base_url="http://localhost:7860")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with talking(ScriptedNewsroom()) as client:
        yield client


def blocks_of(client: TestClient) -> gr.Blocks:
    mounts = [route for route in client.app.routes if isinstance(route, Mount)]  # type: ignore
    blocks = mounts[-1].app.get_blocks()  # type: ignore[attr-defined]
    assert isinstance(blocks, gr.Blocks)
    return blocks


def test_the_page_is_kept_to_its_own_origin(client: TestClient) -> None:
    answer = client.get("/", headers={"accept-encoding": "gzip, br"})
    policy = answer.headers["content-security-policy"]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
    assert rules["default-src"] == ["'none'"]
    assert rules["img-src"] == ["'self'", "data:"]
    assert rules["connect-src"] == ["'self'"]
    assert rules["frame-ancestors"] == ["'none'"]
    assert "'unsafe-inline'" not in rules["script-src"]
    inline = [tag for tag in re.findall(r"<script([^>]*)>", answer.text) if "src=" not in tag]
    assert sum(source.startswith("'sha256-") for source in rules["script-src"]) == len(inline)


@pytest.mark.parametrize("path", ["/", "/healthz", "/article/harbor-1/1", "/nothing", "/config"])
def test_every_answer_carries_the_usual_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_nothing_is_fetched_from_elsewhere(client: TestClient) -> None:
    page = client.get("/").text
    fetched = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"', page)
    styles = client.get("/theme.css").text + "".join(
        client.get(address).text for address in fetched if "/byline/" in address
    )
    addresses = fetched + re.findall(r"(?:url\(|@import )['\"]?(https?:[^'\")]+)", styles)
    assert [found for found in addresses if "//" in found] == []


def test_nothing_from_the_archive_is_in_the_page_before_it_is_loaded(client: TestClient) -> None:
    assert "ferry pier" not in client.get("/").text


def test_settings_of_gradio_in_public(client: TestClient) -> None:
    blocks = blocks_of(client)
    assert blocks.analytics_enabled is False
    assert blocks.show_error is False
    assert blocks.enable_monitoring is False
    assert blocks.run_history is False
    assert blocks.footer_links == []
    assert blocks.max_file_size == 20 * 1024**2
    assert blocks.delete_cache == (3600, 3600)
    assert blocks.allowed_paths == []
    assert blocks.state_session_capacity == 500
    assert blocks._queue.max_size == 64
    assert blocks._queue.default_concurrency_limit == 4
    assert all(fn.api_visibility == "private" for fn in blocks.fns.values())


@pytest.mark.parametrize("path", ["/monitoring", "/gradio_api/monitoring/summary"])
def test_there_is_no_monitoring_page(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (403, 404)


@pytest.mark.parametrize("path", ["app/answer.py", "/etc/passwd", "../../etc/passwd"])
def test_files_of_the_server_are_not_served(client: TestClient, path: str) -> None:
    assert client.get(f"/gradio_api/file={path}").status_code in (403, 404)


def test_an_upload_over_the_limit_is_refused(client: TestClient) -> None:
    big = {"files": ("big.txt", b"x" * (20 * 1024**2 + 1))}
    assert client.post("/gradio_api/upload", files=big).status_code == 413


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},  # another port of this machine
        {"sec-fetch-site": "cross-site", "origin": "http://localhost:7860"},
        {"origin": "http://evil.example"},
        {"origin": "http://localhost:3000"},
        {"origin": "null"},
    ],
)
def test_a_write_from_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/gradio_api/queue/join", headers=headers)
    assert (answer.status_code, answer.text[:7]) == (403, "Refused")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "same-origin", "origin": "https://a-proxy-s-name.example"},
        {"origin": "http://localhost:7860"},
    ],
)
def test_a_write_from_our_own_page_is_not(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/gradio_api/queue/join", headers=headers)
    assert answer.status_code == 422  # it says nothing


@pytest.mark.parametrize("path", ["/", "/healthz", "/article/harbor-1/1", "/export/said.csv"])
@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:7860", "localhost.evil.example", "127.0.0.1.evil.example", "",
     "desk.example.evil.example", "[localhost]", "localhost:7860:80", "[::1", "a@localhost"],
)  # fmt: skip
def test_a_name_that_was_made_to_lead_here_gets_nothing(
    client: TestClient, path: str, host: str
) -> None:
    answer = client.get(path, headers={"host": host})
    assert (answer.status_code, answer.text[:7]) == (403, "Refused")


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST.", "127.0.0.1:7860", "[::1]:7860", "192.168.1.5:7860", "0.0.0.0:1",
     "desk.example", "Desk.Example:443"],
)  # fmt: skip
def test_an_address_and_a_name_of_its_own_are_let_in(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


def test_a_server_has_the_name_it_listens_at_and_at_every_address_the_machines() -> None:
    own = socket.gethostname()
    assert names_of("desk.example") == ("desk.example",)
    assert names_of("0.0.0.0") == names_of("::") == (own, f"{own}.local")


def test_an_article_comes_escaped_with_its_passage_marked(client: TestClient) -> None:
    address = f"/article/{quote(HOSTILE.id, safe='')}/1"
    answer = client.get(address, params={"start": 0, "end": 8})
    assert '<mark id="cited" tabindex="-1">&lt;script&gt;</mark>' in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/article/unknown/1", "no longer in the archive"),
        ("/article/harbor-1/7", "no longer in the archive"),
        (f"/article/harbor-1/{10**30}", "no such address"),
        ("/article/harbor-1/1?start=3&end=999999", "no such passage"),
        ("/article/harbor-1/1?start=9&end=3", "no such passage"),
        ("/article/harbor-1/1?content=9-999999", "no such passage"),
        ("/article/harbor-1/1?content=9-3", "no such passage"),
        ("/article/harbor-1/1?source=<script>", "no such passage"),
    ],
)
def test_what_is_not_there_is_said_clearly(client: TestClient, path: str, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert said in answer.text


def test_an_article_that_can_t_be_read_says_what_to_do() -> None:
    with talking(DamagedNewsroom()) as client:
        answer = client.get("/article/harbor-1/1")
        assert answer.status_code == 503
        assert "the catalog can&#x27;t be read" in answer.text
        assert "restore &lt;it&gt;" in answer.text
        with pytest.raises(ValueError, match="a fault of ours"):  # no passage that is missing
            client.get("/article/wrong/1")


def test_an_article_that_was_replaced_says_so() -> None:
    newsroom = ScriptedNewsroom()
    with talking(newsroom) as client:
        address = "/article/harbor-1/1?start=0&end=4"
        assert "newer one" not in client.get(address).text
        newsroom.kept.append(replace(HARBOR, version=2))
        cited = client.get(address).text
        assert "the archive has a newer one" in cited
        assert '<mark id="cited" tabindex="-1">PORT</mark>' in cited
        assert "newer one" not in client.get("/article/harbor-1/2").text


def test_a_statement_comes_with_its_parts_marked(client: TestClient) -> None:
    found = client.get("/article/harbor-1/1?source=0-4&cue=5-10&content=13-16,20-24")
    assert re.findall('<mark[^>]*class="said-([a-z]+)">([^<]*)', found.text) == [
        ("source", HARBOR.text[0:4]),
        ("cue", HARBOR.text[5:10]),
        ("content", HARBOR.text[13:16]),
        ("content", HARBOR.text[20:24]),
    ]


@pytest.mark.parametrize("ending", ["csv", "md"])
@pytest.mark.parametrize("address", ["said", "said?source=ada-vell", "matrix?topic=pier"])
def test_an_export_is_a_file_to_keep_and_nothing_to_show(
    client: TestClient, address: str, ending: str
) -> None:
    name, _, query = address.partition("?")
    answer = client.get(f"/export/{name}.{ending}?{query}")
    assert answer.status_code == 200
    assert re.fullmatch(
        rf'attachment; filename="byline-[a-z-]+\.{ending}"', answer.headers["content-disposition"]
    )
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert "Vell" in answer.text


def test_an_export_holds_what_was_filtered(client: TestClient) -> None:
    asked = {"source": "radio-lorrevia", "own": "no", "after": "2026-04-15"}
    text = client.get("/export/said.md", params=asked).text
    assert text.startswith("# What Radio Lorrevia said\n")
    assert text.count("\n> ") == 1
    assert client.get("/export/said.md", params={**asked, "before": "2026-04-15"}).text.endswith(
        "Nothing.\n"
    )


def test_an_export_holds_more_than_a_page_shows() -> None:
    with talking(TalkativeNewsroom()) as client:
        text = client.get("/export/said.csv").text
    newsroom = TalkativeNewsroom()
    every = newsroom.said("", "", Filters(), None, limit=None)
    assert len(every) > MOST
    assert len(list(csv.reader(io.StringIO(text)))) == 1 + len(every)


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/export/said.exe", 404, "no such file"),
        ("/export/said.csv?after=<script>", 400, "is not a date\nhint: write dates as"),
        ("/export/matrix.md?topic=busy", 503, "another process owns this archive\nhint: "),
    ],
)
def test_an_export_that_fails_says_why_as_plain_text(
    client: TestClient, address: str, status: int, said: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "text/plain; charset=utf-8",
    )
    assert said in answer.text


def test_a_file_s_name_holds_nothing_of_an_articles(client: TestClient) -> None:
    asked = {"source": '"><b key', "about": 'x"\r\nSet-Cookie: a=b'}
    headers = client.get("/export/said.csv", params=asked).headers
    assert headers["content-disposition"] == (
        'attachment; filename="byline-b-key-x-set-cookie-a-b.csv"'
    )
    assert "set-cookie" not in headers


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"ok": True}
    assert client.get("/readyz").json() == {"ready": True, "notice": ""}


def test_a_damaged_archive_is_alive_but_not_ready() -> None:
    with talking(DamagedNewsroom()) as client:
        assert client.get("/healthz").status_code == 200
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["notice"] == "the catalog can't be read"


def test_a_port_that_is_taken_is_an_error_with_a_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortInUse, match=str(port)) as caught:
            serve(ScriptedNewsroom(), "127.0.0.1", port, False)
    assert "--port" in caught.value.hint


@pytest.mark.parametrize(("host", "port"), [("203.0.113.1", 7999), ("127.0.0.1", 70_000)])
def test_an_address_that_can_t_be_used_is_an_error(host: str, port: int) -> None:
    with pytest.raises(SettingError):
        serve(ScriptedNewsroom(), host, port, False)


def test_a_failure_inside_goes_to_the_log_alone(caplog: pytest.LogCaptureFixture) -> None:
    opened = Conversation().opened("crash")
    last = list(follow(ScriptedNewsroom(), opened, Filters()))[-1]
    assert not last.busy
    assert "secret detail" not in last.current
    assert "secret detail" in caplog.text


def test_an_answer_ends_up_in_the_history_once() -> None:
    opened = Conversation().opened("pier")
    answered = list(follow(ScriptedNewsroom(), opened, Filters()))[-1]
    again = list(follow(ScriptedNewsroom(), answered.reopened(), Filters()))[-1]
    assert [turn.question for turn in again.turns] == ["pier"]
    assert again.turns[0].answer.startswith("“The pier will close on 1 June")


def test_a_blocking_answer_can_be_left_at_once_and_is_closed_later() -> None:
    go, closed = threading.Event(), threading.Event()

    def blocking() -> Iterator[int]:
        try:
            yield 1
            go.wait(10)
            yield 2
        finally:
            closed.set()

    async def leave() -> None:
        following = aside(blocking())
        assert await anext(following) == 1
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(following), 0.05)

    asyncio.run(leave())
    assert not closed.is_set()
    go.set()
    assert closed.wait(5)


def test_aside_passes_items_and_failures_on() -> None:
    def failing() -> Iterator[int]:
        yield 1
        raise ArchiveDamaged("gone")

    seen = []

    async def collect() -> None:
        async for item in aside(failing()):
            seen.append(item)

    with pytest.raises(ArchiveDamaged):
        asyncio.run(collect())
    assert seen == [1]
