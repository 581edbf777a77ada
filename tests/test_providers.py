"""app.llm through each provider's real package, against a server that speaks as its own does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec

import pytest

from app.answer import Usage
from app.llm import _PROVIDERS, ChatModel, ModelError, load
from app.settings import Settings
from tests.model_server import ModelServer, serving
from tests.wires import READ, WRITTEN

KEY = "a-secret-nobody-may-see"


def _there(name: str) -> bool:
    return find_spec(_PROVIDERS[name].module) is not None


@pytest.fixture(
    params=[
        pytest.param(
            name,
            marks=pytest.mark.skipif(
                not _there(name),
                reason=f"its package is not there: pip install byline[{one.extra}]",
            ),
        )
        for name, one in _PROVIDERS.items()
    ]
)
def server(request: pytest.FixtureRequest) -> Iterator[ModelServer]:
    with serving(request.param) as server:
        yield server


def model(server: ModelServer) -> ChatModel:
    asked = Settings.load({"BYLINE_MODEL": f"{server.provider}:a-model"})
    asked = replace(asked, model_url=server.url, model_timeout=1, model_context=2000)
    return load(asked, {_PROVIDERS[server.provider].key: KEY})


def told(server: ModelServer) -> tuple[str, list[Usage]]:
    pieces = list(model(server).stream("be brief", "a question"))
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    return text, [piece for piece in pieces if isinstance(piece, Usage)]


def test_it_is_asked_and_its_answer_streamed_and_counted(server: ModelServer) -> None:
    text, usage = told(server)
    assert text.strip() == server.written
    assert usage == [Usage(READ, WRITTEN)]
    assert server.wire.asked(server.asked[0]) == [("system", "be brief"), ("user", "a question")]
    if server.provider != "ollama":
        assert server.keys[0].removeprefix("Bearer ") == KEY


def test_it_is_told_to_write_no_more_than_it_has_room_for(server: ModelServer) -> None:
    told(server)
    assert "500" in str(server.asked[0])  # a quarter of its context


FAULTS = [
    ("slow", "did not answer in time", "BYLINE_MODEL_TIMEOUT"),
    ("limited", "takes no more questions", "BYLINE_MODEL_RATE"),
    ("refused", "refuses the key", "check the key"),
    ("unknown", "is not known there", "BYLINE_MODEL"),
    ("broken", "failed", "unset BYLINE_MODEL"),
    ("malformed", "failed", "unset BYLINE_MODEL"),
    ("cut", "", ""),
]


@pytest.mark.parametrize(("fault", "message", "hint"), FAULTS)
def test_a_fault_says_what_to_do_and_shows_no_key(
    server: ModelServer, fault: str, message: str, hint: str
) -> None:
    server.fault = fault
    with pytest.raises(ModelError) as raised:
        told(server)
    assert message in str(raised.value)
    assert hint in raised.value.hint
    assert raised.value.hint
    assert KEY not in f"{raised.value} {raised.value.hint}"


def test_what_is_refused_for_a_moment_is_asked_again(server: ModelServer) -> None:
    if server.provider == "ollama":
        pytest.skip("its package asks once; a server of one's own refuses nobody for a moment")
    server.fault = "limited once"
    text, _ = told(server)
    assert text.strip() == server.written
    assert len(server.asked) == 2


def test_a_server_that_is_down_says_so(server: ModelServer) -> None:
    asked = model(server)
    server.shutdown()
    server.server_close()
    with pytest.raises(ModelError, match="can't be reached"):
        list(asked.stream("", "a question"))


def test_left_early_the_request_is_stopped(server: ModelServer) -> None:
    server.fault = "endless"
    stream = model(server).stream("be brief", "a question")
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    started = time.monotonic()
    assert server.left.wait(5), time.monotonic() - started
