"""A briefing as a Word document with footnotes. The one module that knows python-docx.

python-docx has no footnotes yet: their part is made here, of the pieces that it makes headers of.
"""

from __future__ import annotations

import io
from datetime import datetime, time
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.parts.story import StoryPart
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from app.brief.briefing import Briefing
from app.render.document.outline import Cited, Entry, Note, Origin, outline
from archive.article import day_of

_NOTE, _MARK, _LINK = "footnote text", "footnote reference", "Hyperlink"
_INK, _ACCENT, _MUTED = (RGBColor.from_string(c) for c in ("1D1F23", "14566B", "5A5E66"))
_LONGEST = 255  # characters of a property: https://ecma-international.org/publications-and-standards/standards/ecma-376/
# The lines above footnotes; Word wants both, under these numbers.
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def briefing_docx(briefing: Briefing) -> bytes:
    """The file. The same briefing always makes the same bytes."""
    whole = outline(briefing)
    document = docx.Document()
    _cleared(document)
    _style(document)
    _properties(document, whole.title, briefing.as_of)
    notes = _Notes(document, {note.number: note for note in whole.notes})
    document.add_paragraph(whole.title, "Title")
    document.add_paragraph("; ".join(whole.facts), "Subtitle")
    if whole.notice:
        document.add_paragraph().add_run(whole.notice).bold = True
    for section in whole.sections:
        document.add_heading(section.title, 1)
        for group in section.groups:
            if group.about:
                document.add_heading(group.about, 2)
            for entry in group.entries:
                _line(document.add_paragraph(style="List Bullet"), entry, notes)
    if whole.sources:
        document.add_heading("Sources", 1)
        document.add_paragraph(whole.counted)
        for cited in whole.sources:
            _source(document.add_paragraph(style="List Bullet"), cited, notes)
    return _packed(document)


class _Notes:
    """The footnotes of a document, made where they are first mentioned.

    Word has one mark for a footnote: where it is mentioned again, a field refers to that mark.
    """

    def __init__(self, document: Document, notes: dict[int, Note]) -> None:
        self._notes = notes
        self._made: set[int] = set()
        package = document.part.package
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        self._part = StoryPart(
            PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, package
        )
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        named = OxmlElement("w:footnotePr")
        for kind, number in _SEPARATORS:
            line = self._footnote(number, kind)
            line.paragraph_format.space_after = Pt(0)
            line.add_run()._r.append(OxmlElement(f"w:{kind}"))
            named.append(OxmlElement("w:footnote", {qn("w:id"): str(number)}))
        # Its place among the settings is fixed: right before these.
        document.settings.element.find(qn("w:compat")).addprevious(named)

    def mark(self, paragraph: Paragraph, numbers: tuple[int, ...]) -> None:
        """Behind what a paragraph has so far, the marks of these footnotes."""
        for place, number in enumerate(numbers):
            if place:
                paragraph.add_run(", ", _MARK)
            if number in self._made:
                self._again(paragraph, number)
            else:
                self._made.add(number)
                self._first(paragraph, self._notes[number])

    def _first(self, paragraph: Paragraph, note: Note) -> None:
        number = {qn("w:id"): str(note.number)}
        bookmark = number | {qn("w:name"): f"_Note{note.number}"}
        paragraph._p.append(OxmlElement("w:bookmarkStart", bookmark))
        paragraph.add_run(style=_MARK)._r.append(OxmlElement("w:footnoteReference", number))
        paragraph._p.append(OxmlElement("w:bookmarkEnd", number))
        text = self._footnote(note.number)
        text.style = _NOTE
        text.add_run(style=_MARK)._r.append(OxmlElement("w:footnoteRef"))
        text.add_run(" ")
        _article(text, note.origin)
        since = f" ({note.since})" if note.since else ""
        text.add_run(f"{since}: “")
        _verbatim(text.add_run(), note.quote)
        text.add_run("”")

    def _again(self, paragraph: Paragraph, number: int) -> None:
        field = OxmlElement("w:fldSimple", {qn("w:instr"): f" NOTEREF _Note{number} \\f \\h "})
        field.append(paragraph.add_run(str(number), _MARK)._r)
        paragraph._p.append(field)

    def _footnote(self, number: int, kind: str = "") -> Paragraph:
        attributes = {qn("w:id"): str(number)} | ({qn("w:type"): kind} if kind else {})
        footnote = OxmlElement("w:footnote", attributes)
        inner = OxmlElement("w:p")
        footnote.append(inner)
        self._part.element.append(footnote)
        return Paragraph(inner, self._part)


def _line(paragraph: Paragraph, entry: Entry, notes: _Notes) -> None:
    was = f" ({entry.was})" if entry.was else ""
    for strong, plain in ((entry.mark, was), (entry.when, "")):
        if strong:
            paragraph.add_run(strong).bold = True
            paragraph.add_run(f"{plain} — ")
    if entry.doubt:
        paragraph.add_run(f"{entry.doubt}: ").bold = True
    if entry.whose:
        paragraph.add_run(f"{entry.whose}: ").font.color.rgb = _MUTED
    paragraph.add_run(entry.text)
    if entry.agreed:
        paragraph.add_run(f" ({entry.agreed})").font.color.rgb = _MUTED
    notes.mark(paragraph, entry.numbers)


def _source(paragraph: Paragraph, cited: Cited, notes: _Notes) -> None:
    _article(paragraph, cited.origin)
    if cited.copies:
        paragraph.add_run(f" ({cited.copies})").font.color.rgb = _MUTED
    notes.mark(paragraph, cited.numbers)


def _article(paragraph: Paragraph, origin: Origin) -> None:
    paragraph.add_run(f"{origin.outlet}, ")
    title = paragraph.add_run(origin.title, _LINK if origin.link else None)
    if origin.link:
        target = paragraph.part.relate_to(
            origin.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link = OxmlElement("w:hyperlink", {qn("r:id"): target})
        link.append(title._r)
        paragraph._p.append(link)
    if origin.published:
        paragraph.add_run(f", {origin.published}")


def _verbatim(run: Run, text: str) -> None:
    """Every character of a text as it is: Word shows its line breaks as blanks."""
    inner = OxmlElement("w:t", {qn("xml:space"): "preserve"})
    inner.text = text
    run._r.append(inner)


def _cleared(document: Document) -> None:
    """Without what python-docx's template brings along for others: it is most of the file."""
    for style in list(document.styles):
        if style.type is WD_STYLE_TYPE.TABLE and style.style_id != "TableNormal":
            style.delete()
    for rels in (document.part.rels, document.part.package.rels):
        for name, rel in list(rels.items()):
            if rel.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del rels[name]


def _style(document: Document) -> None:
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens it as an old document
    styles = document.styles
    styles["Title"].font.size = Pt(24)
    styles["Subtitle"].font.size = Pt(11)
    styles["Subtitle"].font.italic = False
    for name, colour in (("Title", _INK), ("Subtitle", _MUTED), ("Heading 1", _ACCENT)):
        styles[name].font.color.rgb = colour
    styles["Heading 2"].font.color.rgb = _INK
    note = styles.add_style(_NOTE, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    note.base_style = styles["Normal"]
    note.font.size = Pt(9)
    note.paragraph_format.space_after = Pt(3)
    note.paragraph_format.line_spacing = 1
    styles.add_style(_MARK, WD_STYLE_TYPE.CHARACTER, builtin=True).font.superscript = True
    link = styles.add_style(_LINK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb = _ACCENT
    link.font.underline = True


def _properties(document: Document, title: str, as_of: str) -> None:
    made = day_of(as_of)
    core = document.core_properties
    core.title, core.author, core.comments = title[:_LONGEST], "Byline", ""
    if made:
        core.created = core.modified = datetime.combine(made, time())


def _packed(document: Document) -> bytes:
    """The document's file, its parts not dated by the clock."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for part in parts.infolist():
            archive.writestr(ZipInfo(part.filename), parts.read(part), ZIP_DEFLATED)
    return packed.getvalue()
