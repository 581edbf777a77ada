"""A briefing as plain text, for a terminal and for copying with its citations."""

from __future__ import annotations

from collections.abc import Iterator

from app.brief.briefing import Briefing
from app.render.document.outline import Cited, Entry, Origin, outline


def briefing_text(briefing: Briefing) -> str:
    """Line by line, each with its numbers, which the list of sources explains.

    No line begins as a formula does, wherever it is pasted.
    """
    whole = outline(briefing)
    blocks = [f"Briefing: {whole.title}\n{'; '.join(whole.facts)}"]
    blocks += [f"Note: {whole.notice}"] if whole.notice else []
    for section in whole.sections:
        lines = [section.title]
        for group in section.groups:
            lines += [f"About: {group.about}"] if group.about else []
            lines += map(_line, group.entries)
        blocks.append("\n".join(lines))
    if whole.sources:
        lines = [f"Sources: {whole.counted}", *map(_source, whole.sources)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _line(entry: Entry) -> str:
    return f"• {' — '.join(_parts(entry))}{_marks(entry.numbers)}"


def _parts(entry: Entry) -> Iterator[str]:
    was = f" ({entry.was})" if entry.was else ""
    yield from filter(None, (f"{entry.mark}{was}", entry.when))
    doubt = f"[{entry.doubt}] " if entry.doubt else ""
    whose = f"{entry.whose}: " if entry.whose else ""
    agreed = f" ({entry.agreed})" if entry.agreed else ""
    yield f"{doubt}{whose}{entry.text}{agreed}"


def _marks(numbers: tuple[int, ...]) -> str:
    return "".join(f" [{number}]" for number in numbers)


def _source(cited: Cited) -> str:
    copies = f" ({cited.copies})" if cited.copies else ""
    return f"•{_marks(cited.numbers)} {_article(cited.origin)}{copies}"


def _article(origin: Origin) -> str:
    parts = (origin.outlet, origin.title, origin.published, origin.link)
    return ", ".join(part for part in parts if part)
