"""Sentences turned into the questions they answer: "About 6,100 people were evacuated from
Tarnwick" is what "How many people were evacuated from Tarnwick?" asks for.

Patterns of English, no parser: only sentences that can be turned without changing a word, with a
number or a short subject in front. Knows nothing of what was asked, nor whether anybody would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app import prompts
from app.figures.dates import DAYS, MONTHS
from app.question.mentions import PREPOSITIONS, PRONOUNS

_LONGEST = 15  # words of a question
_NUMBER = (
    r"(?:\d[\d,.]*(?: [mb]illion)?|(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|"
    r"[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[A-Z]?[a-z]+teen|"
    r"(?:[Tt]wen|[Tt]hir|[Ff]or|[Ff]if|[Ss]ix|[Ss]even|[Ee]igh|[Nn]ine)ty(?:-[a-z]+)?))"
)
_ROUGHLY = (
    r"(?:(?:[Aa]bout|[Ss]ome|[Aa]round|[Nn]early|[Aa]lmost|[Rr]oughly|[Aa]t least|[Aa]t most|"
    r"[Mm]ore than|[Ff]ewer than|[Uu]p to|[Oo]nly|[Jj]ust|[Aa]n estimated) )?"
)
_AUX = "was|were|is|are|has|have|had|will|would|can|could|must"
_COUNTED = re.compile(
    rf"{_ROUGHLY}{_NUMBER} (?P<counted>(?:[a-z-]+ ){{0,2}}(?:people|[a-z-]+s) "
    rf"(?:{_AUX}|died|joined|voted|took|live|lost) .+)"
)
_NAMES = r"[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+)*"
_TURNABLE = (
    rf"(?P<subject>(?:[Tt]he|[Aa]n?) [a-z][\w’'-]*(?: [\w’'-]+){{0,7}}?|(?:The )?{_NAMES}) "
    rf"(?P<auxiliary>{_AUX}) "
)
_MONTH = "|".join(MONTHS)
# The end of what is asked: a day or an hour, and all that narrows it.
_WHEN = (
    r" (?:(?:shortly|late|early) )?(?:(?:on|before|in|at|after) )?"
    r"(?:(?:the|late|early|last|next|noon|midnight|morning|evening|night|of|on) )*"
    rf"(?:(?:{'|'.join(DAYS)})(?: (?:morning|afternoon|evening|night))?|"
    rf"(?:\d\d? )?(?:{_MONTH})(?: \d\d?\b)?(?:,? (?:19|20)\d\d)?|(?:19|20)\d\d|"
    r"\d\d?(?:[.:]\d\d)? ?[ap]\.?m)\b"
    # "the 2016 race" is no date.
    r"(?! (?!at|in|on|by|with|when|after|before|to|for|from|and|but|that|as)\w)"
)
# What happened, or is to happen: "was polling station 14 on Sunday" is not asked for the day.
_DONE = (
    r"(?:(?:last|first|also|then|to|be|been|not) )*"
    r"(?:\w+ed|[a-z]+(?:wn|en|ne)|built|sold|held|set|put|found|sent|paid|sworn|won|lost|cut|made|"
    r"brought|told|left|due)\b"
)
_DATED = re.compile(rf"{_TURNABLE}(?P<rest>{_DONE}.*?){_WHEN}")
_CAUSED = re.compile(rf"{_TURNABLE}(?P<rest>[^;:]+?),? because ")
_PRICED = re.compile(rf"{_TURNABLE}(?P<rest>cost) {_ROUGHLY}[$€£]?\d")
_FROM_WHEN_ON = re.compile(
    rf"(?:{_WHEN}| (?:after|by|when|while|until|since|today|yesterday|tomorrow|earlier)\b).*"
)
_QUOTED = re.compile(r"[“”\"()]")
_UNFIT = re.compile(
    r" (?:said|says|told|asked|added|adds|announced|according|reasons?)\b"
    r"| and (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b"
)
_CUT = PREPOSITIONS - frozenset("off up down out away back aside".split()) | frozenset(
    "the a an and or but that not only even both just least most".split()
)
# Before a noun, these tell which one it is and not what it is.
_WHICH = r"(?:\w+(?:st|nd|rd|th)|other|same|new|old|whole|entire|only|next|latest|own|very|most) "
_UNITS = frozenset("days weeks months years hours minutes times".split())


def turned(sentence: str, text: str) -> Iterator[str]:
    """The questions that a sentence answers, those that can be asked of somebody without it.

    `text` is the article around it, which tells what "the tower" is in full.
    """
    sentence = " ".join(sentence.split()).rstrip(" .")
    if _QUOTED.search(sentence):
        return
    clause = re.split(r"[,;:—](?!\d)", sentence, maxsplit=1)[0]
    if match := _COUNTED.fullmatch(clause):
        counted = _FROM_WHEN_ON.sub("", match["counted"])
        # Of what, a name tells; of people, everybody knows.
        if re.search(r"^people\b| [A-Z]", counted) and not _UNITS & set(counted.split()[:3]):
            yield from _asked("many", counted=counted)
    for name, shape, within in (
        ("cost", _PRICED, clause),
        ("why", _CAUSED, sentence),
        ("when", _DATED, clause),
    ):
        if (match := shape.match(within)) and (subject := _in_full(match["subject"], text)):
            yield from _asked(name, **(match.groupdict() | {"subject": subject}))


def _asked(name: str, **parts: str) -> Iterator[str]:
    question = prompts.load(f"follow_up_{name}", *parts).substitute(parts)
    words = re.findall(r"[\w’'-]+", question)
    cut_short = words[-1].lower() in _CUT
    leaning = (PRONOUNS - {"that", "there"}) & {word.lower() for word in words}
    if len(words) <= _LONGEST and not (cut_short or leaning or _UNFIT.search(question)):
        yield question


def _in_full(subject: str, text: str) -> str:
    """As it stands inside a question: one bare noun as the text names it where it says more; empty
    where it never does."""
    subject = re.sub(r"^(?:The|An?) ", lambda first: first[0].lower(), subject)
    first = subject.split()[0]
    if first[0].isupper():  # from its place in front, or because it is a name
        return subject if re.search(rf"[a-z,] {re.escape(first)}\b", text) else ""
    bare = re.fullmatch(r"(?:the|an?) ([a-z][\w’'-]*)", subject)
    if not bare:
        return subject
    fuller = re.compile(
        rf"\b(?:[Tt]he|[Aa]n?) ((?:(?!{_WHICH})[a-z-]+ )?{re.escape(bare[1])}"
        rf"(?: (?:of|at|from|with|in|for|on) (?:the )?{_NAMES})?)\b"
    )
    found = [match[1] for match in fuller.finditer(text) if " " in match[1]]
    named = [name for name in found if re.search(r" [A-Z]", name)]
    return next((f"the {name}" for name in (*named, *found)), "")
