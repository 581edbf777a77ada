"""app.llm: any provider by name, its faults as errors that say what to do, its keys never shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.answer import Usage
from app.llm import ModelError, load
from app.settings import Settings
from archive.errors import SettingError
from tests.model_server import ModelServer, serving
from tests.wires import OpenAI

KEY = "sk-a-secret-nobody-may-see"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving() as server:
        yield server


def settings(server: ModelServer | None = None, **more: object) -> Settings:
    set_up = replace(Settings.load({"BYLINE_MODEL": "openai:a-model"}), model_timeout=1)
    return replace(set_up, model_url=server.url if server else "", **more)  # type: ignore[arg-type]


def written(server: ModelServer) -> tuple[str, Usage | None]:
    pieces = list(load(settings(server), {"OPENAI_API_KEY": KEY}).stream("be brief", "a question"))
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    return text, next((piece for piece in pieces if isinstance(piece, Usage)), None)


def test_a_server_of_ones_own_writes_and_counts(server: ModelServer) -> None:
    text, usage = written(server)
    assert text.strip() == server.written
    assert usage == Usage(120, 9)
    sent = [(turn["role"], turn["content"]) for turn in server.asked[0]["messages"]]
    assert sent == [("system", "be brief"), ("user", "a question")]
    assert server.asked[0]["temperature"] == 0
    assert server.keys == [f"Bearer {KEY}"]


class Uncounting(OpenAI):
    """As a server that tells nothing of tokens."""

    def end(self) -> str:
        return "data: [DONE]\n\n"


def test_what_a_server_does_not_count_is_reckoned(server: ModelServer) -> None:
    server.wire = Uncounting()
    text, usage = written(server)
    model = load(settings(server), {})
    assert usage == Usage(model.count("be briefa question"), model.count(text))
    assert usage.written > 0


def test_it_needs_no_key_where_it_asks_for_none(server: ModelServer) -> None:
    assert list(load(settings(server), {}).stream("", "a question"))


def test_a_server_that_is_down_says_so() -> None:
    with serving() as server:
        url = server.url
    model = load(replace(settings(), model_url=url), {})
    with pytest.raises(ModelError, match="can't be reached") as raised:
        list(model.stream("", "a question"))
    assert "start its server" in raised.value.hint


def test_what_was_written_before_it_was_cut_has_come(server: ModelServer) -> None:
    server.fault = "cut"
    came: list[str | Usage] = []
    with pytest.raises(ModelError):
        came.extend(load(settings(server), {}).stream("", "a question"))
    assert "".join(map(str, came)).startswith("Some 4,800")


def test_a_key_may_stand_in_a_file(server: ModelServer, tmp_path: Path) -> None:
    file = tmp_path / "secrets"
    file.write_text(f'# keys\nOPENAI_API_KEY = "{KEY}"\n')
    list(load(settings(server, secrets=str(file)), {}).stream("", "a question"))
    assert server.keys == [f"Bearer {KEY}"]


def test_a_missing_key_names_the_variable() -> None:
    with pytest.raises(ModelError, match="needs a key") as raised:
        load(settings(), {})
    assert "OPENAI_API_KEY" in raised.value.hint


def test_a_missing_package_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_anthropic", None)
    asked = replace(settings(), model="anthropic:a-model")
    with pytest.raises(ModelError, match="langchain-anthropic") as raised:
        load(asked, {"ANTHROPIC_API_KEY": KEY})
    assert "byline[anthropic]" in raised.value.hint


@pytest.mark.parametrize("name", ["gpt", "openai", "openai:", "nobody:model", "local:"])
def test_a_model_of_no_provider_names_those_there_are(name: str) -> None:
    with pytest.raises(SettingError, match="openai:NAME"):
        load(replace(settings(), model=name), {})


def test_requests_are_spaced_where_a_rate_is_set(server: ModelServer) -> None:
    import time

    model = load(settings(server, model_rate=120), {})
    started = time.monotonic()
    for _ in range(3):
        list(model.stream("", "a question"))
    assert time.monotonic() - started > 0.9
