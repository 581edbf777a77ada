"""Where the sentences of a text begin and end. Knows nothing of meaning, only of punctuation.

A rule-based segmenter for news English: a blank line always ends a sentence; a single line break
does after a full stop or a short line, but not inside wrapped text; a full stop does not where it
belongs to an abbreviation, an initial or a number.
Offsets are those of the text that is given; nothing is normalised.
"""

from __future__ import annotations

import re

# Abbreviations that stand before a name (where capitalised) or a number: no sentence ends there.
_BEFORE_A_NAME = frozenset(
    (
        "mr mrs ms mx dr prof rev fr sr sra hon gov sen rep reps sens pres gen lt col maj capt "
        "cpl sgt cmdr adm brig supt insp det atty amb sec min st mt ft jan feb mar apr jun "
        "jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    ).split()
)
# "Vell v. Kestlin": between two names, nearly always in small letters.
_BETWEEN_NAMES = frozenset(("v", "vs"))
_BEFORE_A_NUMBER = frozenset(("no nos vol art fig pp p ca approx").split())
# Abbreviations after which a sentence may end: it does when what follows looks like a beginning.
_MAY_END = frozenset(("jr sr inc corp co ltd llc plc bros etc al a.m p.m am pm e.g i.e").split())
_BEGINNINGS = frozenset(
    (
        "the a an this that these those it its he she they we you i his her their our my but and "
        "or so yet in on at by for from with after before when while since if as to of there here "
        "what who why how where which not no one some many most all both each another other "
        "meanwhile however according asked also still later earlier last first now then"
    ).split()
)
# Possessive, and only from the first mark of a run: time stays in proportion to the text.
_END = re.compile(
    r"""(?<![.!?…。！？])(?P<mark>[.!?…。！？]++)(?P<closing>["'”’»)\]]*+)(?P<gap>\s++)"""
    r"""(?=(?P<next>\S+))"""
)
_GAP = re.compile(r"\s+")
_LINE_BREAK = re.compile(r"\r\n|[\r\n\u2028]")
_BLANK_LINE = re.compile(r"\u2029|(?>\r\n|[\r\n\u2028])[^\S\r\n]*[\r\n\u2028\u2029]")
_CLOSED = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*$")
# Of the longest line of its paragraph: a line that is shorter was not broken because it was full.
_FULL = 0.7
_WORD_BEFORE = re.compile(r"[\w.&'’-]+$")
_STRIP = "\"'“”‘’«»()[]—–-"


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of every sentence, in order, without the white space around them.

    Every character that is not white space lies in exactly one of them.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in [*_borders(text), len(text)]:
        run = text[start:end]
        left = start + len(run) - len(run.lstrip())
        right = start + len(run.rstrip())
        if left < right:
            spans.append((left, right))
        start = end
    return tuple(spans)


def _borders(text: str) -> list[int]:
    lines: set[int] = set()
    for start, end in _paragraphs(text):
        lines.add(end)
        lines |= _line_ends(text, start, end)
    stops = {match.start("gap") for match in _END.finditer(text) if _ends(text, match)}
    return sorted(lines | stops)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """(start, end) of the runs between blank lines."""
    gaps = [gap.span() for gap in _GAP.finditer(text) if _BLANK_LINE.search(gap.group())]
    starts = [0, *(end for _, end in gaps)]
    return list(zip(starts, [*(start for start, _ in gaps), len(text)], strict=True))


def _line_ends(text: str, start: int, end: int) -> set[int]:
    """Where a single line break of the paragraph ends a sentence, too."""
    breaks = [
        gap.span()
        for gap in _GAP.finditer(text, start, end)
        if _LINE_BREAK.search(gap.group()) and start < gap.start() and gap.end() < end
    ]
    if not breaks:
        return set()
    starts = [start, *(after for _, after in breaks)]
    lengths = [stop - at for at, stop in zip(starts, [b for b, _ in breaks], strict=False)]
    full = _FULL * max(*lengths, end - starts[-1])
    return {
        stop
        for (stop, after), at, length in zip(breaks, starts, lengths, strict=False)
        if _CLOSED.search(text, max(at, stop - 8), stop)
        or (length < full and not text[after].islower())
    }


def _ends(text: str, match: re.Match[str]) -> bool:
    following = match["next"].strip(_STRIP)
    begins = bool(following) and (following[0].isupper() or following[0].isdigit())
    caseless = (
        bool(following)
        and following[0].isalpha()
        and following[0].lower() == (following[0].upper())
    )
    if not (begins or caseless or not following):
        return False
    if match["mark"] != "." or match["closing"]:
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
    if before is None:
        return True
    written = before.group().strip(_STRIP)
    word = written.lower()
    next_word = re.sub(r"[^\w]+$", "", following).lower()
    if word in _BEFORE_A_NUMBER:
        return not following[:1].isdigit()
    if word in _BEFORE_A_NAME and written[0].isupper():
        return False
    left = text[max(0, before.start() - 40) : before.start()]
    begins_line = left.rstrip(" \t")[-1:] in ("", "\n")
    if word.isdigit() and begins_line:
        return False  # the number of a list's item
    if word in _BETWEEN_NAMES and not begins_line:
        return False
    if word in _MAY_END or "." in word:  # U.S. | U.S. The
        return next_word in _BEGINNINGS
    return not (len(word) == 1 and word.isalpha() and text[match.start() - 1].isupper())
