"""What all tests share: no network, no archive of the user's, articles and an encoder to use."""

from __future__ import annotations

import ipaddress
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from archive.archive import Archive
from archive.encoder import BUNDLED, Encoder, load_encoder
from tests.chromium import browser  # noqa: F401  # a fixture for all
from tests.fakes import Library, WordEncoder
from tests.site import look, newsroom, page, site  # noqa: F401  # fixtures for all

# Before anything of ours reads it: tests see neither the user's archive nor the user's settings.
for _name in [name for name in os.environ if name.startswith("BYLINE_")]:
    if _name != "BYLINE_CACHE":  # a converted encoder is only read there
        del os.environ[_name]
os.environ["BYLINE_ARCHIVE"] = tempfile.mkdtemp(prefix="byline-tests-")
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["ANONYMIZED_TELEMETRY"] = "False"

# The same examples in every run: a failure here is a failure everywhere.
settings.register_profile("byline", deadline=None, derandomize=True, database=None)
settings.load_profile("byline")

_reached: list[str] = []
_started: list[str] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: it sees what Python does whatever library does it, and can't be taken out."""
    if event == "subprocess.Popen":
        _started.append(str(arguments[1]))
    address: object = None
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
    elif event == "socket.getaddrinfo":
        address = (arguments[0], arguments[1])
    if isinstance(address, tuple) and not _is_here(address[0]):
        _reached.append(f"{event} {address}")
        raise PermissionError(f"a test tried to reach {address}")


def _is_here(host: object) -> bool:
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def reached() -> Iterator[list[str]]:
    """What this test tried to reach outside the machine; the test fails where that is left."""
    _reached.clear()
    yield _reached
    assert not _reached, f"this test tried to reach the network: {_reached}"


@pytest.fixture
def started() -> list[str]:
    """The commands of the processes that were started since the test began."""
    _started.clear()
    return _started


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An archive of its own for the test, with the fake encoder."""
    with Archive.own(tmp_path / "archive", WordEncoder.name) as archive:
        yield Library(archive, WordEncoder())


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The real encoder. Slow to make where no converted one is at hand."""
    from app.settings import Settings

    return load_encoder(BUNDLED, Settings.load(os.environ).cache)
