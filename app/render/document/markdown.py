"""A briefing as Markdown with footnotes, as GitHub, Pandoc and many others read them."""

from __future__ import annotations

from app.brief.briefing import Briefing
from app.render.document.outline import Cited, Entry, Note, Origin, outline
from app.render.export import linked, markdown


def briefing_markdown(briefing: Briefing) -> str:
    """Each footnote names and links an article and quotes what is cited of it."""
    whole = outline(briefing)
    blocks = [f"# {markdown(whole.title)}", markdown("; ".join(whole.facts))]
    blocks += [f"**{markdown(whole.notice)}**"] if whole.notice else []
    for section in whole.sections:
        blocks.append(f"## {section.title}")
        for group in section.groups:
            blocks += [f"### {markdown(group.about)}"] if group.about else []
            blocks.append("\n".join(map(_line, group.entries)))
    if whole.sources:
        blocks += [f"## Sources\n\n{whole.counted}.", "\n".join(map(_source, whole.sources))]
    return "\n\n".join([*blocks, *map(_note, whole.notes)]) + "\n"


def _line(entry: Entry) -> str:
    was = f" ({markdown(entry.was)})" if entry.was else ""
    parts = [
        f"**{entry.mark}**{was}" if entry.mark else "",
        f"**{markdown(entry.when)}**" if entry.when else "",
    ]
    doubt = f"**{markdown(entry.doubt)}:** " if entry.doubt else ""
    whose = f"*{markdown(entry.whose)}:* " if entry.whose else ""
    agreed = f" ({entry.agreed})" if entry.agreed else ""
    line = f"{doubt}{whose}{markdown(entry.text)}{agreed}{_marks(entry.numbers)}"
    return f"- {' — '.join([*filter(None, parts), line])}"


def _marks(numbers: tuple[int, ...]) -> str:
    # Apart: side by side, 1 and 2 would be shown as 12.
    return " ".join(f"[^{number}]" for number in numbers)


def _article(origin: Origin) -> str:
    parts = (markdown(origin.outlet), linked(origin.title, origin.link), origin.published)
    return ", ".join(part for part in parts if part)


def _source(cited: Cited) -> str:
    copies = f" ({markdown(cited.copies)})" if cited.copies else ""
    marks = f" {_marks(cited.numbers)}" if cited.numbers else ""
    return f"- {_article(cited.origin)}{copies}{marks}"


def _note(note: Note) -> str:
    since = f" ({note.since})" if note.since else ""
    return f"[^{note.number}]: {_article(note.origin)}{since}: “{markdown(note.quote)}”"
