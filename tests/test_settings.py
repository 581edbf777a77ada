"""Settings come from the environment, or are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings import Settings
from archive.encoder import BUNDLED
from archive.errors import SettingError


def test_without_an_environment_there_are_defaults() -> None:
    settings = Settings.load({})
    assert (settings.encoder, settings.threads) == (BUNDLED, 0)
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert settings.archive.is_absolute()
    assert settings.cache.is_absolute()


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("BYLINE_ARCHIVE", "/somewhere", "archive", Path("/somewhere")),
        ("BYLINE_CACHE", "cache", "cache", Path("cache")),
        ("BYLINE_ENCODER", "/a/model", "encoder", "/a/model"),
        ("BYLINE_THREADS", "4", "threads", 4),
        ("BYLINE_HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("BYLINE_NAMES", "desk.example, b.example", "names", "desk.example, b.example"),
        ("BYLINE_KEEP_CONVERSATIONS", "0", "keep_conversations", 0),
        ("BYLINE_PORT", "0", "port", 0),
        ("BYLINE_PORT", "65535", "port", 65535),
    ],
)
def test_a_setting_is_taken(name: str, value: str, field: str, expected: object) -> None:
    assert getattr(Settings.load({name: value}), field) == expected


def test_an_empty_variable_is_none() -> None:
    assert Settings.load({"BYLINE_PORT": "", "BYLINE_ENCODER": ""}) == Settings.load({})


def test_other_variables_are_left_alone() -> None:
    assert Settings.load({"PATH": "/bin", "PORT": "1"}) == Settings.load({})


@pytest.mark.parametrize("name", ["BYLINE_PROT", "BYLINE_", "BYLINE_MODELS"])
def test_an_unknown_setting_is_refused(name: str) -> None:
    with pytest.raises(SettingError, match=f"{name} is not a setting") as caught:
        Settings.load({name: "1"})
    assert "README" in caught.value.hint


@pytest.mark.parametrize("value", ["-1", "65536", "many", "1.5", "١٢٣٤٥٦٧", " 80"])
def test_a_port_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match="BYLINE_PORT"):
        Settings.load({"BYLINE_PORT": value})
