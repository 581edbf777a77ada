"""What can be set, from the environment, read once by the command line. Nothing is set in code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from archive.encoder import BUNDLED
from archive.errors import SettingError

Unsupported = Literal["strike", "omit"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Each field is the environment variable BYLINE_<NAME>; README.md has the table."""

    archive: Path
    cache: Path
    encoder: str = BUNDLED
    threads: int = 0
    host: str = "127.0.0.1"
    port: int = 7860
    names: str = ""
    keep_conversations: int = 365
    model: str = ""
    model_url: str = ""
    model_context: int = 8192
    model_timeout: int = 60
    model_rate: int = 0
    model_price: str = ""
    model_judge: int = 0
    unsupported: Unsupported = "strike"
    secrets: str = ""

    @property
    def prices(self) -> tuple[float, float] | None:
        """Dollars for a million tokens read and written; None where none are set."""
        read, _, written = self.model_price.partition("/")
        return (float(read), float(written)) if written else None

    @classmethod
    def load(cls, environment: Mapping[str, str]) -> Settings:
        """Settings from an environment. Raises SettingError for what can't be one."""
        import platformdirs

        known = {f"BYLINE_{field.name.upper()}": field.name for field in fields(cls)}
        for name in sorted(environment):
            if name.startswith("BYLINE_") and name not in known:
                raise SettingError(f"{name} is not a setting")
        given = {field: environment[name] for name, field in known.items() if environment.get(name)}
        return cls(
            archive=Path(given.get("archive", platformdirs.user_data_dir("byline"))),
            cache=Path(given.get("cache", platformdirs.user_cache_dir("byline"))),
            encoder=given.get("encoder", BUNDLED),
            threads=_number(given, "threads", 0, most=1024),
            host=given.get("host", "127.0.0.1"),
            port=_number(given, "port", 7860, most=65535),
            names=given.get("names", ""),
            keep_conversations=_number(given, "keep_conversations", 365, most=36_500),
            model=given.get("model", ""),
            model_url=given.get("model_url", ""),
            model_context=_number(given, "model_context", 8192, most=10_000_000),
            model_timeout=_number(given, "model_timeout", 60, most=3600),
            model_rate=_number(given, "model_rate", 0, most=100_000),
            model_price=_price(given),
            model_judge=_number(given, "model_judge", 0, most=1),
            unsupported=_unsupported(given),
            secrets=given.get("secrets", ""),
        )


def _number(given: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    text = given.get(name)
    if text is None:
        return default
    if not text.isdecimal() or int(text) > most:
        raise SettingError(f"BYLINE_{name.upper()}={text!r} is not a number from 0 to {most}")
    return int(text)


def _price(given: Mapping[str, str]) -> str:
    text = given.get("model_price", "")
    if text and not re.fullmatch(r"\d{1,5}(?:\.\d+)?/\d{1,5}(?:\.\d+)?", text):
        raise SettingError(f"BYLINE_MODEL_PRICE={text!r} is not like 0.15/0.6")
    return text


def _unsupported(given: Mapping[str, str]) -> Unsupported:
    match text := given.get("unsupported", "strike"):
        case "strike" | "omit":
            return text
        case _:
            raise SettingError(f"BYLINE_UNSUPPORTED={text!r} is neither strike nor omit")
