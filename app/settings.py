"""What can be set, from the environment, read once by the command line. Nothing is set in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from archive.encoder import BUNDLED
from archive.errors import SettingError


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
        )


def _number(given: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    text = given.get(name)
    if text is None:
        return default
    if not text.isdecimal() or int(text) > most:
        raise SettingError(f"BYLINE_{name.upper()}={text!r} is not a number from 0 to {most}")
    return int(text)
