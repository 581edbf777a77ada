"""What to read: names on a command line become sources, folders become their files.

Knows nothing of formats beyond their endings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.errors import SourceError

ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl")


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read articles from.

    `name` is what a reader is shown; `identity` stays the same when the same source is given
    again, so that changed content is a new version of the article; `path` is None for stdin.
    """

    name: str
    identity: str
    path: Path | None
    uploaded: bool = False

    @property
    def ending(self) -> str:
        return ".jsonl" if self.path is None else self.path.suffix.lower()


def find(names: Sequence[str]) -> Iterator[Source | tuple[str, SourceError]]:
    """The sources that are meant, in order; what can't be one comes as (name, reason).

    A folder gives its readable files, itself and below, sorted by path; README files and hidden
    ones are left out. `-` is JSONL on standard input.
    """
    for name in names:
        try:
            yield from _found(name)
        except OSError as error:  # a name that is too long, a folder that is locked
            yield name, SourceError(f"can't be read: {error.strerror}")


def _found(name: str) -> Iterator[Source | tuple[str, SourceError]]:
    path = Path(name)
    if name == "-":
        yield Source("stdin", "stdin", None)
    elif "://" in name:
        yield name, SourceError("web addresses can't be read", hint="save the page as .html")
    elif path.is_dir():
        yield from (_file(file) for file in sorted(path.rglob("*")) if _readable(file, path))
    elif not path.exists():
        yield name, SourceError("there is no such file or folder")
    elif path.suffix.lower() not in ENDINGS:
        yield name, SourceError(f"not one of {' '.join(ENDINGS)}")
    else:
        yield _file(path)


def upload(path: Path) -> Source:
    """A file somebody sent: it is known by its name, wherever it was put meanwhile."""
    return Source(path.name, f"upload:{path.name}", path, uploaded=True)


def _file(path: Path) -> Source:
    return Source(str(path), f"file:{path.resolve()}", path)


def _readable(path: Path, folder: Path) -> bool:
    inside = path.relative_to(folder).parts
    return (
        path.suffix.lower() in ENDINGS
        and path.stem.lower() != "readme"
        and not any(part.startswith(".") for part in inside)
        and path.is_file()
    )
