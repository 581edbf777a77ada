"""The nouns: an article, a passage of it, a filter over articles. Knows nothing of storage."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from archive.errors import SettingError


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of an article: `text` is `article.text[start:end]`, offsets in code points."""

    article_id: str
    version: int
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        """Deterministic: the same run of the same version always has the same id."""
        return f"{self.article_id}:{self.version}:{self.start}:{self.end}"

    def overlaps(self, other: Passage) -> bool:
        """Whether the two share characters of one version."""
        same = (self.article_id, self.version) == (other.article_id, other.version)
        return same and self.start < other.end and other.start < self.end


def article_of(passage_id: str) -> str:
    """The id of the article that a passage with this id is a run of."""
    return passage_id.rsplit(":", 3)[0]


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. `text` is frozen; every offset anywhere refers to it.

    `published` is an ISO 8601 date or date-time, or empty where it is not known.
    """

    id: str
    title: str
    text: str
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    version: int = 1

    @property
    def digest(self) -> str:
        """SHA-256 over all that a reader sees: it changes when the article changed."""
        seen = [self.title, self.text, self.outlet, self.author, self.published, self.url]
        encoded = json.dumps(seen, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return hashlib.sha256(encoded).hexdigest()

    @property
    def listing(self) -> Listing:
        """The article without its text."""
        named = self.title, self.outlet, self.author, self.published, self.url
        return Listing(self.id, self.version, *named, len(self.text))

    def passage(self, start: int, end: int) -> Passage:
        """The run `text[start:end]`. Raises ValueError where it lies outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}:{end} lies outside {self.id!r} (0:{len(self.text)})")
        return Passage(self.id, self.version, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Listing:
    """An article as a list shows it: without its text, `characters` long."""

    id: str
    version: int
    title: str
    outlet: str
    author: str
    published: str
    url: str
    characters: int


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles count. Empty means all; `after` and `before` are inclusive ISO dates.

    An article without a date passes only where neither date is set.
    """

    outlets: tuple[str, ...] = ()
    after: str = ""
    before: str = ""
    articles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, value in (("after", self.after), ("before", self.before)):
            if value and day_number(value) is None:
                raise SettingError(
                    f"{name}: {value!r} is not a date", hint="write dates as 2026-04-14"
                )

    def __bool__(self) -> bool:
        return bool(self.outlets or self.after or self.before or self.articles)


def day_of(published: str) -> date | None:
    """The day of an ISO date or date-time; None where it has none."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def day_number(published: str) -> int | None:
    """The same as the integer yyyymmdd."""
    day = day_of(published)
    return None if day is None else int(f"{day:%Y%m%d}")
