"""Which sentences of an article deny something, who does, and what, as far as they tell that.

Knows how news English denies, and no grammar. Knows nothing of who said what is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.brief.excerpts import Excerpt
from app.cite import PRONOUNS
from archive.article import Article
from archive.instructions import without_instructions
from archive.sentences import sentences
from archive.statement import Span
from ingest.attribution.dateline import behind_dateline

_CLAIM = (
    r"(?:claim|allegation|accusation|rumou?r|suggestion|assertion|insinuation|speculation|report|"
    r"notion)s?"
)
_CHARGE = rf"(?:charges?|accounts?|{_CLAIM})"
# "this and all other allegations", "the union's claim"
_ITS = r"(?:[\w.-]+(?:['’]s|['’])? ){0,5}?"
_PARTS = r"(?:involvement|wrongdoing|participation|responsibility|knowledge|role|part|guilt)"
_ENDS = (
    r"(?=[.,;!?”\"’—–]|$| (?:and|but|when|in|on|at|to|as|through|saying|via|against|by|from|"
    r"made|leveled|levelled|brought|yesterday|outright)\b)"
)
_DENY = r"(?<!-)(?P<verb>denied|denies|deny)"
_REJECT = (
    r"(?<!-)(?P<verb>rejected|rejects|reject|dismissed|dismisses|dismiss|disputed|disputes|dispute|"
    r"refuted|refutes|refute|rebutted|denied|denies|deny)"
)
_FALSE = r"(?:false|untrue|wrong|baseless|unfounded|fabricated|nonsense|a lie|lies)"
_TO_WHOM = r"(?: to (?:the |an? )?\w+(?: \w+){0,2}?)?"
_CLAUSE = r"(?:[^.;!?]|\.(?=\w)|(?<=\b[A-Z])\.(?= [a-z])){12,}"
# The first that fits counts: `clause` is what is denied, as a clause; `deed` is so in other words;
# `claimed` tells that somebody claims it.
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b{_DENY}{_TO_WHOM} that (?!{_CHARGE}\b)(?P<clause>{_CLAUSE})",
        rf"\b{_REJECT} {_ITS}(?P<claimed>{_CLAIM})(?:,[^,.;]{{1,60}},)? that (?P<clause>{_CLAUSE})",
        rf"\b{_REJECT} {_ITS}{_CLAIM} (?:of|about) (?P<deed>{_CLAUSE})",
        rf"\b(?<!-)(?P<verb>denied|denies|deny|disputed|disputes) {_ITS}{_CHARGE}{_ENDS}",
        rf"\b{_REJECT} {_ITS}{_CLAIM}{_ENDS}",
        rf"\b{_REJECT} (?:it|this|that|them|all of (?:it|this|that)){_ENDS}",
        rf"\b{_DENY} (?:any |all )?(?:\w+ )?{_PARTS}{_ENDS}",
        rf"\b{_DENY} (?P<deed>\w+ing {_CLAUSE})",
        rf"\b{_DENY} (?!{_ITS}{_CHARGE}\b)(?P<clause>(?:any|the|his|her|its|their|an?|[A-Z]\w+) "
        rf"(?:(?! and\b)[^.,;:!?“\"])*?\b(?:was|were|had|is|are|would|could|did)\b{_CLAUSE})",
        r"\b(?P<verb>no record) of (?P<deed>[^.,;!?]{8,})",
        rf"\b(?P<verb>called|branded) (?:it|this|that|them|{_ITS}{_CLAIM}) (?:\w+ )?{_FALSE}\b",
        r"[“\"](?P<verb>(?:That|This|It)(?: is|['’]s| was) (?:simply |just |absolutely )?"
        r"(?:not true|untrue|false|a lie))(?=[.,!”\"])",
    )
)
_ADVERB = r"(?:\w+ly|also|again|since|later|long|always|and|all|both|even|have|has|had|never)"
# "was denied entry", "to deny", "neither confirmed nor denied", "those who deny".
_UNFIT = re.compile(
    r"(?:\b(?:was|were|is|are|be|been|being|gets?|got|to|not|nor|or|cannot|can|could|will|would|"
    r"must|may|might|should|longer|if|who|neither|nobody|no one|none|without)|n['’]t)"
    rf"(?: {_ADVERB}){{0,3}} $|\b(?:admit(?:s|ted)?|acknowledged?s?|confirm(?:s|ed)) .*$|"
    r"^(?:Though|Although|While|If|When|As|Once|Even|After|Before|Since)\b[^,]*$",
    re.IGNORECASE,
)
# What comes behind what is denied.
_BEHIND = re.compile(
    r",? (?:but|though|although)\b.*|, (?:while|which|who|and|saying|adding|calling|after|when|"
    r"citing|as|even|according|telling|instead|[A-Z]\w+).*| [—–-] .*|"
    r" and (?:has|have|had|said|says|called?s?|argued?s?|accused|blamed|noted|added|suggested)\b.*",
    re.DOTALL,
)
# "Sources said that he was held, but the police denied that": both in one sentence.
_AGAINST = re.compile(
    r"(?=.*\b(?:accus|alleg|claim|rumou?r|blam|suggest|report|said|says|told|warn)).*\w,? [—–-]* ?"
    rf"(?:but|though|although|while|whereas) (?!{_ADVERB}\b)\w"
)
_PRONOUN = re.compile(rf"\b(?:he|she|they|I|we|it|there)(?: {_ADVERB}){{0,3}} $", re.IGNORECASE)
_MAY_DENY = re.compile(
    r"\b(?:den(?:y|ied|ies)|reject|dismiss|disput|refut|rebut|no record|called|branded)|untrue"
    r"|not true|false|a lie"
)
_IS_CHARGE = re.compile(rf"\b(?:{_CHARGE}|{_PARTS})\b")
_LONGEST_ABOUT, _LONGEST_NAME = 20, 8  # words
_NAME = r"[A-ZÀ-Þ][\w’'-]+"
# "The bus company", "Mayor Ada Vell": who denies, where nothing else stands before the verb.
_DENIER = re.compile(
    r"(?:But |Yet |However, )?(?P<who>(?:The|An?) [a-z]+(?: [a-z]+)?"
    rf"|(?!(?:On|In|At|After|Before|By|As|Both|And)\b){_NAME}(?: (?:of |of the )?{_NAME}){{0,4}})"
    r"(?: (?:has|have|had|also|again|later|since|\w+ly))* "
)
_JOINED = re.compile(r"(?:[,;]| [—–-]{1,2} |\b(?:but|though|although|while)\b) *")
_WORDS = re.compile(r"[\w’'-]+")
_CLOSE = 3  # words before the verb, the name of who denies among them
_ENDED = re.compile(r"[.!][”\"’')]*$")


@dataclass(frozen=True, slots=True)
class Denial:
    """The sentence with this number denies `what`; "" where that stands before it.

    `clause` holds where that is one, `told` where the sentence tells that somebody claims it, too;
    `charge` where what it denies is called a charge or a claim, or is "any wrongdoing".
    `by` is what stands before the verb, the name of who denies it among it.
    """

    number: int
    what: str
    clause: bool
    told: bool
    charge: bool
    by: str


@dataclass(frozen=True, slots=True)
class Denials:
    """The sentences of an article that denies something, without datelines, its denials, and its
    text without instructions."""

    article: Article
    text: str = ""
    spans: Sequence[Span] = ()
    found: Sequence[Denial] = ()

    def run(self, first: int, last: int) -> Excerpt | None:
        """The sentences from one number to another as they stand; None where an instruction to a
        machine stands among them."""
        one = Excerpt(self.article, self.spans[first][0], self.spans[last][1])
        return one if one.text == self.text[one.start : one.end] else None

    def denies(self, one: Excerpt) -> bool:
        return any(self.spans[denial.number][1] == one.end for denial in self.found)

    def heading(self, denial: Denial, speaker: str) -> str:
        """What is denied, where the denial tells it as a clause of some words; else who denies it:
        the `speaker`, where that stands right before the verb, or another name there."""
        about = f"whether {denial.what}"
        brief = len(about.split()) <= _LONGEST_ABOUT
        if denial.clause and brief and not re.search('[“”"]', about):
            return about
        surname = "".join(speaker.split()[-1:])
        before = _WORDS.findall(denial.by)[-_CLOSE:]
        pronoun = bool(before) and before[-1].casefold() in PRONOUNS
        speaks_there = surname in before or (bool(surname) and pronoun)
        first, *others = (speaker if speaks_there else self._before_verb(denial)).split() or [""]
        if not first or first.casefold() in PRONOUNS or len(others) >= _LONGEST_NAME:
            return "said by one, denied by the other"
        first = first.lower() if first in ("The", "A", "An") else first
        return " ".join(("denied by", first, *others))

    def _before_verb(self, denial: Denial) -> str:
        """The name before the verb of a denial. One word that begins the sentence is a name only
        where the article has it in the middle of one, too."""
        behind = _JOINED.split(denial.by)[-1]
        match = _DENIER.fullmatch(denial.by) or _DENIER.fullmatch(behind[:1].upper() + behind[1:])
        who = match["who"] if match else ""
        named = " " in who or re.search(rf"[a-z,] {re.escape(who)}\b", self.text)
        return who if named else ""


def denials(article: Article) -> Denials:
    """The denials of an article; no sentence of one that has none."""
    if not _MAY_DENY.search(article.text):
        return Denials(article)
    text = without_instructions(article)
    spans = [(behind_dateline(text, start), end) for start, end in sentences(text)]
    return Denials(article, text, spans, tuple(_found(text, spans)))


def _found(text: str, spans: Sequence[Span]) -> Iterator[Denial]:
    for number, (start, end) in enumerate(spans):
        sentence = text[start:end]
        if not _MAY_DENY.search(sentence) or not _ENDED.search(sentence):
            continue
        for form in _FORMS:
            match = form.search(sentence)
            if match is None or _UNFIT.search(sentence[: match.start("verb")]):
                continue
            by, parts = sentence[: match.start("verb")], match.groupdict()
            claimed = bool(parts.get("claimed"))
            if _PRONOUN.search(by) and not claimed and match["verb"] != "no record":
                break
            clause = parts.get("clause")
            what = _BEHIND.sub("", clause or parts.get("deed") or "").strip(" ”\"’'")
            told = claimed or _AGAINST.match(by) is not None
            charge = not what and _IS_CHARGE.search(match.group()) is not None
            yield Denial(number, what, bool(clause), told, charge, by)
            break
