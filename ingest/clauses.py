"""Cue, source and content of the clauses of a parsed text. Knows grammar, and no article.

What is found is read off a dependency parse: a verb that reports with its clause, its object or
what follows it, "according to", a noun that reports. Which words report is data (cues.toml).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.cues import Cues
from ingest.outlets import canonical
from ingest.quotations import Quotation

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Doc, Token

# What a verb takes after the thing that is reported, and what ends it.
_RIGHT = ("dobj", "oprd", "xcomp", "prep", "acomp", "attr", "ccomp", "dative", "prt", "advmod")
_PRONOUNS = ("who", "which", "that")
_SAID_TO_BE = ("quote", "cite", "report", "hear")
CITES = ("quote", "cite")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NAMING = ("call", "name", "title", "dub", "entitle")
_THE_WRITER = ("i", "we", "you", "me", "us")
_AS_REPORTED = (
    "say report note observe write put explain tell point describe recall warn reveal find"
).split()
_FINDINGS = frozenset(("poll", "survey", "study", "census"))
# Nouns that are people, whoever they are.
PEOPLE = frozenset(
    (
        "official source person people aide witness police officer diplomat resident expert "
        "authority prosecutor lawyer spokesman spokeswoman spokesperson mayor minister president "
        "governor doctor nurse colleague executive lawmaker senator journalist reporter insider "
        "employee worker analyst economist neighbor neighbour relative friend activist soldier "
        "commander leader chief head director chairman chairwoman secretary judge pilot captain "
        "teacher student parent mother father passenger driver survivor victim voter farmer owner "
        "manager engineer scientist researcher professor editor writer author banker investor "
        "trader adviser advisor ally critic supporter opponent volunteer rescuer fighter rebel "
        "militant veteran general colonel member delegate candidate ambassador envoy negotiator "
        "regulator inspector investigator detective sheriff man woman protester others"
    ).split()
)
_TELLS = ("tell", "inform", "assure", "remind", "warn", "advise")


@dataclass(slots=True)
class Clause:
    """A cue with its source and its content: indices of tokens, each in order.

    `antecedent` is the noun that a relative pronoun as source stands for.
    """

    head: int
    frame: str
    cue: list[int]
    source: list[int]
    content: list[int]
    quotes: list[int] = field(default_factory=list)
    antecedent: list[int] = field(default_factory=list)


class Reading:
    """A parsed text with its quotations: which token stands in which."""

    def __init__(self, doc: Doc, quotations: Sequence[Quotation]) -> None:
        self.doc = doc
        self.text = doc.text  # made anew at every access by spaCy
        self.quotations = quotations
        self.inside: list[int] = [-1] * len(doc)
        at = 0
        for token in doc:
            while at < len(quotations) and quotations[at].end <= token.idx:
                at += 1
            if at < len(quotations) and quotations[at].start <= token.idx:
                self.inside[token.i] = at
        self.first: dict[int, int] = {}
        self.last: dict[int, int] = {}
        for i, quotation in enumerate(self.inside):
            if quotation >= 0:
                self.first.setdefault(quotation, i)
                self.last[quotation] = i

    def tokens(self, quotation: int) -> range:
        """The tokens of a quotation, its marks included."""
        if quotation not in self.first:
            return range(0)
        return range(self.first[quotation], self.last[quotation] + 1)


def clauses(reading: Reading, cues: Cues) -> Iterator[Clause]:
    """Every clause that reports, in the order of the cues; none inside a quotation."""
    for token in reading.doc:
        if reading.inside[token.i] >= 0:
            continue
        found = None
        if token.lower_ == "according" or _per(token) or _in_a_poll(token):
            found = _according(reading, token)
        elif token.pos_ in ("VERB", "AUX"):
            found = _verb(reading, token, cues)
        elif token.pos_ == "NOUN" and cues.noun(token.lemma_.lower()):
            found = _noun(reading, token)
        if found is not None and found.content:
            yield found
    yield from named_lines(reading)


def named_lines(reading: Reading) -> Iterator[Clause]:
    """ "AP: The port is closed", "BRANDT: We wait.": a name and a colon begin a line."""
    doc = reading.doc
    lines = list(_NAMED_LINE.finditer(reading.text))
    times = Counter(match["name"] for match in lines)
    for match in lines:
        name = match["name"]
        if canonical(name) is None and not (times[name] > 1 and name.isupper()):
            continue
        span = doc.char_span(match.start("name"), match.end("name"), alignment_mode="expand")
        rest = doc.char_span(match.start("said"), match.end("said"), alignment_mode="contract")
        if span is None or rest is None or reading.inside[rest.start] >= 0:
            continue
        content = [t.i for t in rest]
        yield Clause(span.end, "colon", [span.end], [t.i for t in span], content)


_NAMED_LINE = re.compile(
    r"^(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):[ \t]+(?P<said>\S[^\n]{10,})", re.MULTILINE
)


def _verb(reading: Reading, verb: Token, cues: Cues) -> Clause | None:
    lemma = verb.lemma_.lower()
    source, passive, antecedent = source_of(verb)
    if len(source) == 1 and reading.doc[source[0]].lower_ in _THE_WRITER:
        return None
    if verb.dep_ == "acl" and (verb.tag_ == "VB" or (verb.tag_ == "VBN" and lemma in _NAMING)):
        return None  # "a promise to oppose", "a plan called …"
    outer = verb.head.head
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and cues.reports(lemma, "quote"):
        # "Vell said it was late and declared: …": cut off there, it goes on with her.
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        if not own and cues.reports(outer.lemma_.lower(), "clause"):
            source, passive, antecedent = source_of(outer)
    chained = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in cues.chained
    quoted_as = verb.dep_ == "pcomp" and verb.head.head.lemma_ in CITES
    if verb.dep_ in ("xcomp", "pcomp") and not chained and not quoted_as:
        return None
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and not any(_own_aux(verb)):
        return None  # "Asked about the vote, …"
    if any(reading.doc[i].tag_ in _FINITE for i in source) or _asks(verb):
        return None  # no name has a verb in it; and a question of the writer's states nothing
    if any(reading.inside[i] >= 0 for i in source[:1]) or _only_pointing(reading, source):
        source = []
    cue = sorted({*_group(verb), *(_group(verb.head) if chained else ())})
    beside = _quotes_beside(reading, verb, cue, source)
    if not source and not passive and beside:
        source = _inverted(reading, verb)
    if not passive and _reported_by(reading, verb):
        source, frame = _inverted(reading, verb), "clause"
        return Clause(verb.i, frame, cue, source, _before(verb, source), [], [])
    if _as_clause(verb) and cues.reports(lemma, "clause") and (source or passive):
        rest = set(_subtree(verb))
        around = [i for i in range(verb.sent.start, verb.sent.end) if i not in rest]
        quotes = sorted({reading.inside[i] for i in around if reading.inside[i] >= 0})
        return Clause(verb.i, "clause", cue, source, around, quotes, [])
    frame, content = _complement(
        verb, lemma, cues, passive, bool(beside), _goes_on(reading, beside, verb)
    )
    if not frame and source and cues.reports(lemma, "clause"):
        frame, content = "clause", _around(reading, verb, cue, source)
    if (not content and not beside) or (not source and not passive and not beside):
        return None
    away = {*cue, *source}
    tokens = {i for i in content if i not in away}
    if frame not in ("clause", "quote"):
        beside = []
    if any(reading.quotations[q].end <= verb.idx for q in beside):
        # "…," she said as the doors closed: what follows the cue outside quotation marks is ours.
        tokens = {i for i in tokens if i < verb.i or reading.inside[i] >= 0}
    tokens = _this_side(reading, verb, tokens)
    if all(reading.doc[i].pos_ in ("PRON", "DET", "PUNCT") for i in tokens) and not beside:
        return None
    quotes = sorted({*beside, *(reading.inside[i] for i in tokens if reading.inside[i] >= 0)})
    for quotation in quotes:
        tokens.update(reading.tokens(quotation))
    return Clause(verb.i, frame, cue, source, sorted(tokens), quotes, antecedent)


def _as_clause(verb: Token) -> bool:
    """ "As the Post reported, …": the sentence around the clause is what it reports."""
    children = list(verb.children)
    return (
        verb.dep_ == "advcl"
        and any(c.dep_ == "mark" and c.lower_ == "as" and c.i < verb.i for c in children)
        and not any(c.dep_ in ("dobj", "ccomp", "xcomp", "acomp", "attr") for c in children)
        and verb.lemma_.lower() in _AS_REPORTED
    )


def _is_outlet(noun: Token) -> bool:
    if noun.dep_ != "nsubj" or noun.pos_ != "PROPN":
        return False
    words = [t.text for t in noun.lefts if t.pos_ == "PROPN"]
    return canonical(" ".join([*words, noun.text])) is not None


def _asks(verb: Token) -> bool:
    """ "Was he calling them liars?": an auxiliary before the subject, and a question mark."""
    subject = next((c.i for c in verb.children if c.dep_ == "nsubj"), None)
    first = next((c.i for c in verb.children if c.dep_ == "aux"), None)
    inverted = subject is not None and first is not None and first < subject
    return inverted and verb.doc[verb.sent.end - 1].text == "?"


def _this_side(reading: Reading, verb: Token, tokens: set[int]) -> set[int]:
    """Without what a semicolon divides from the cue."""
    doc = reading.doc
    stops = [i for i in tokens if doc[i].text == ";" and reading.inside[i] < 0]
    low = max((i for i in stops if i < verb.i), default=-1)
    high = min((i for i in stops if i > verb.i), default=len(doc))
    return {i for i in tokens if low < i < high}


def _own_aux(verb: Token) -> Iterator[bool]:
    return (c.dep_ in ("aux", "auxpass") for c in verb.children)


def _only_pointing(reading: Reading, source: Sequence[int]) -> bool:
    """ "That said, …": a subject that only points at what was before is nobody."""
    first = reading.doc[source[0]] if source else None
    return (
        first is not None
        and len(source) == 1
        and first.lower_ in ("that", "this")
        and (first.dep_ == "nsubj" and first.head.dep_ != "relcl")
    )


def _complement(
    verb: Token, lemma: str, cues: Cues, passive: bool, quoted: bool, opened: bool
) -> tuple[str, list[int]]:
    """The frame in which the verb reports, and the tokens of what it reports."""
    children = list(verb.children)
    clause = [c for c in children if c.dep_ == "ccomp"]
    if not clause:
        clause = _hung_on_the_hearer(children, lemma)
    if clause and cues.reports(lemma, "clause"):
        return "clause", [i for c in clause for i in _own_clause(c, cues)]
    if verb.dep_ in ("parataxis", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
        # "The pier, she said, would close": the clause stands around the cue.
        parenthesis = verb.dep_ == "parataxis" or verb.i < verb.head.i
        subject = any(c.dep_ == "nsubj" for c in children)
        if parenthesis and subject and cues.reports(lemma, "clause"):
            own = set(_subtree(verb))
            return "clause", [i for i in _subtree(verb.head) if i not in own]
    if quoted and (cues.reports(lemma, "quote") or opened):
        return "quote", []
    infinitive = [c for c in children if c.dep_ == "xcomp" and c.i > verb.i]
    if infinitive and passive and cues.reports(lemma, "expected"):
        left = [c for c in children if c.dep_ == "nsubjpass"]
        return "expected", [i for c in [*left, *infinitive] for i in _subtree(c)]
    infinitive = [c for c in infinitive if c.lemma_ not in ("name", "identify")]
    if infinitive and not passive and cues.reports(lemma, "infinitive"):
        left = [c for c in children if c.dep_ in ("dobj", "nsubj") and verb.i < c.i]
        return "infinitive", [i for c in [*left, *infinitive] for i in _subtree(c)]
    if lemma == "ask":  # "asked her whether it was true": no object but the question
        asked = [
            c for c in children if c.dep_ == "advcl" and c.left_edge.lower_ in ("if", "whether")
        ]
        if asked:
            return "clause", _subtree(asked[0])
    things = [c for c in children if c.dep_ in ("dobj", "oprd", "acomp") and c.i > verb.i]
    if things and cues.reports(lemma, "outlet") and any(map(_is_outlet, children)):
        return "object", _rest(verb, things[0])
    if things and cues.reports(lemma, "object"):
        return "object", _rest(verb, things[0])
    if passive and cues.reports(lemma, "passive"):
        return "passive", [
            i for c in children if c.dep_ in ("nsubjpass", "csubjpass") for i in _subtree(c)
        ]
    for c in children:
        if c.dep_ == "prep" and c.i > verb.i and cues.reports(lemma, c.lower_):
            if any(p.dep_ == "pcomp" for p in c.children) and lemma in CITES:
                continue  # "quoted as saying …": the saying reports
            return c.lower_, _rest(verb, c)[len([c]) :]
    return "", []


def _hung_on_the_hearer(children: Sequence[Token], lemma: str) -> list[Token]:
    """ "told a friend he had burned it", "denied to the paper that …": the parser's slip."""
    hearers = [c for c in children if c.dep_ in ("dobj", "dative") and lemma in _TELLS]
    to = [
        p for c in children if c.dep_ in ("prep", "dative") and c.lower_ == "to" for p in c.children
    ]
    return [
        relative
        for hearer in (*hearers, *to)
        for relative in hearer.children
        if relative.dep_ == "relcl"
        and (_has_subject(relative) if hearer in hearers else relative.left_edge.lower_ == "that")
    ]


def _has_subject(relative: Token) -> bool:
    """Whether the clause has a subject of its own and nothing that refers back."""
    words = [c.lower_ for c in relative.subtree]
    return any(c.dep_ == "nsubj" for c in relative.children) and not (
        set(words[:2]) & {"who", "which", "that", "whom", "whose"}
    )


def _around(reading: Reading, verb: Token, cue: Sequence[int], source: Sequence[int]) -> list[int]:
    """What a cue reports that the parser left hanging: behind "that", or around ", she said"."""
    doc, sentence = reading.doc, verb.sent
    first, last = min(*cue, *source), max(*cue, *source)
    if last - first > 30 or first < sentence.start or last >= sentence.end:
        return []
    behind = [i for i in range(last + 1, min(last + 9, sentence.end)) if doc[i].lower_ == "that"]
    if behind and doc[behind[0]].pos_ == "SCONJ":
        return list(range(behind[0] + 1, sentence.end))
    after = last + 1
    while after < sentence.end and doc[after].text not in (",", "."):
        after += 1
    if after - last > 9 or first == sentence.start or doc[first - 1].text not in (",", "—", "–"):
        return []
    if any(doc[i].pos_ in ("VERB", "AUX") for i in range(last + 1, after)):
        return []
    return [*range(sentence.start, first), *range(after, sentence.end)]


def _rest(verb: Token, first: Token) -> list[int]:
    """From the first complement to the end of the verb's phrase."""
    found: list[int] = []
    for child in verb.children:
        if child.i < first.i:
            continue
        if child.i > first.i and child.dep_ not in _RIGHT:
            if child.dep_ == "punct" and child.text != ",":
                continue
            break
        found.extend(_subtree(child))
    return sorted(found)


def _own_clause(clause: Token, cues: Cues) -> list[int]:
    """The clause, up to a second cue that the parser hung into it ("… but added that …")."""
    end = clause.doc[-1].i
    for child in clause.children:
        cue = child.dep_ == "conj" and cues.reports(child.lemma_.lower(), "quote")
        if cue and not any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children):
            end = min(end, child.left_edge.i - 1)
    tokens = [i for i in _subtree(clause) if i <= end]
    while tokens and clause.doc[tokens[-1]].dep_ in ("cc", "punct", "advmod"):
        tokens.pop()
    return tokens or _subtree(clause)


def _group(verb: Token) -> list[int]:
    """The verb with its auxiliaries, "not" and particle, where they stand next to it."""
    group = {verb.i}
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg", "prt") and abs(child.i - verb.i) <= 4:
            group.add(child.i)
    return sorted(group)


def source_of(verb: Token) -> tuple[list[int], bool, list[int]]:
    """(tokens of the source, whether the verb is passive, antecedent of a relative pronoun)."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        passive = any(c.dep_ in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children)
        agent = [
            p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"
        ]
        if verb.lemma_.lower() in CITES:
            quoted = "nsubjpass" if passive else "dobj"
            spoken = [c for c in verb.children if c.dep_ == quoted]
            if spoken and len(seen) > 1:  # "was quoted as saying": reached from "saying"
                return phrase(spoken[0]), False, []
        if agent:
            return phrase(agent[0]), True, []
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        if not subjects and passive and verb.lemma_.lower() in _SAID_TO_BE:
            subjects = [c for c in verb.children if c.dep_ == "nsubjpass"]
        if subjects:
            subject = subjects[0]
            if verb.dep_ == "relcl" and subject.lower_ in _PRONOUNS:
                return [subject.i], False, phrase(_antecedent(verb, subject), own=verb)
            return phrase(subject), False, []
        if passive:
            return [], True, []
        match verb.dep_:
            case "conj" | "xcomp" | "advcl":
                verb = verb.head
            case "pcomp":
                verb = verb.head.head
            case "acl":
                return phrase(verb.head, own=verb), False, []
            case _:
                return [], False, []
        if verb.pos_ not in ("VERB", "AUX"):
            return [], False, []
    return [], False, []


def _antecedent(verb: Token, pronoun: Token) -> Token:
    """ "two people familiar with the budget who say": who is people, not a budget."""
    noun = verb.head
    if pronoun.lower_ != "who":
        return noun
    place = noun
    for _ in range(4):
        if place.lemma_.lower() in PEOPLE or place.ent_type_ == "PERSON":
            return place
        place = place.head
    return noun


def phrase(noun: Token, own: Token | None = None) -> list[int]:
    """A noun with what belongs to its name: no relative clause, and not the verb `own`."""
    away: set[int] = set()
    for token in noun.subtree:
        behind = token.dep_ in ("relcl", "advcl", "parataxis") or (
            token.dep_ == "acl" and noun.doc[token.left_edge.i - 1].text == ","
        )
        if behind and token.i > noun.i:
            away.update(t.i for t in token.subtree)
    if own is not None:
        away.update(t.i for t in own.subtree)
    found = [t.i for t in noun.subtree if t.i not in away]
    while found and noun.doc[found[-1]].is_punct:
        found.pop()
    while found and (noun.doc[found[0]].is_punct or noun.doc[found[0]].pos_ in ("ADP", "SCONJ")):
        found.pop(0)
    return found


def _inverted(reading: Reading, verb: Token) -> list[int]:
    """ "…," said Ada Vell: the subject behind the verb, where the parser took it for an object."""
    if verb.dep_ == "amod" and verb.head.i > verb.i:  # "…," joked headmaster Arno Teel
        noun = verb.head
        while noun.dep_ == "compound" and noun.head.i > noun.i:
            noun = noun.head
        return [i for i in phrase(noun) if i > verb.i]
    for child in verb.children:
        if child.pos_ == "PROPN" and child.dep_ in ("advmod", "npadvmod") and child.i == verb.i + 1:
            return phrase(child)
        near = child.dep_ in ("dobj", "attr", "oprd") and 0 < child.i - verb.i < 6
        if near and reading.inside[child.i] < 0:
            return phrase(child)
    # "…," said Rosalind Tarr, whose father was buried: the name was taken for another's subject.
    named = []
    for i in range(verb.i + 1, min(verb.i + 6, len(reading.doc))):
        if reading.doc[i].pos_ != "PROPN" or reading.inside[i] >= 0:
            break
        named.append(i)
    return named


def _reported_by(reading: Reading, verb: Token) -> bool:
    """ "…, reported the Evening Lantern": a comma, the bare verb, and a name behind it."""
    before = reading.doc[verb.i - 1] if verb.i > verb.sent.start else None
    named = [reading.doc[i] for i in _inverted(reading, verb)]
    return (
        before is not None
        and before.text == ","
        and reading.inside[verb.i - 2] < 0
        and verb.tag_ == "VBD"
        and verb.lemma_ in ("report", "say", "write", "announce")
        and bool(named)
        and any(token.pos_ == "PROPN" for token in named)
        and named[0].i == verb.i + 1
    )


def _before(verb: Token, source: Sequence[int]) -> list[int]:
    return [i for i in range(verb.sent.start, verb.i) if i not in source]


def _quotes_beside(
    reading: Reading, verb: Token, cue: Sequence[int], source: Sequence[int]
) -> list[int]:
    """Quotations that stand right before the cue and its source, or right behind them."""
    doc, inside = reading.doc, reading.inside
    near = [i for i in source if abs(i - verb.i) < 40] or [verb.i]
    first, last = min(*cue, *near), max(*cue, *near)
    if any(inside[i] >= 0 for i in range(first, last + 1)):
        first, last = min(cue), max(cue)
    found = []
    i = first - 1
    while i >= 0 and inside[i] < 0 and (doc[i].is_punct or doc[i].is_space) and first - i < 4:
        i -= 1
    if i >= 0 and inside[i] >= 0 and "\n" not in reading.text[doc[i].idx : doc[first].idx]:
        # "…." She added that …: a full stop before a sentence of its own.
        ended = bool(doc[first].is_sent_start) and _last_mark(reading, inside[i]) == "."
        ended |= bool(source) and source[0] < i and verb.i > i and source[-1] < i
        ended |= not source and verb.dep_ == "advcl" and inside[verb.i - 1] < 0
        ended |= bool(source) and verb.dep_ == "advcl" and verb.tag_ == "VBG" and i < verb.head.i
        if not ended and _speaks(reading, inside[i], ",?!."):
            found.append(inside[i])
    i, verbs = last + 1, 0
    while i < len(doc) and inside[i] < 0 and i - last < 16:
        token = doc[i]
        if (token.is_space and "\n" in token.text) or token.pos_ in ("VERB", "AUX"):
            verbs += 1
        if token.text in (".", ";", "?", "!"):
            verbs += 1
        i += 1
    if i < len(doc) and inside[i] >= 0 and i - last < 16 and not verbs:
        before = doc[i - 1]
        if (
            before.text in (",", ":", "that", "—", "–")
            or before.is_space
            or (i - 1 == last and (verb.lemma_ == "say" or _speaks(reading, inside[i], "")))
        ):
            found.append(inside[i])
    return found


def _last_mark(reading: Reading, number: int) -> str:
    quotation = reading.quotations[number]
    return reading.text[quotation.start : quotation.end].rstrip("\"'”’»")[-1:]


def _speaks(reading: Reading, number: int, marks: str) -> bool:
    """Whether a quotation is more than a title: it ends as speech does, or is a sentence."""
    if marks and _last_mark(reading, number) in marks:
        return True
    tokens = [reading.doc[i] for i in reading.tokens(number)]
    return len(tokens) > 5 and any(token.pos_ in ("VERB", "AUX") for token in tokens)


def _goes_on(reading: Reading, beside: Sequence[int], verb: Token) -> bool:
    """Whether a quotation before the verb ends in a comma or a question: any verb may report it."""
    for number in beside:
        quotation = reading.quotations[number]
        said = reading.text[quotation.start : quotation.end].rstrip("\"”'»")
        if quotation.end <= verb.idx and said.endswith((",", "?", "!")) and " " in said:
            return True
        between = reading.text[verb.idx + len(verb) : quotation.start].strip()
        if quotation.start > verb.idx and between[-1:] in (",", ":") and len(between) < 12:
            return said.endswith((".", "?", "!"))
    return False


def _according(reading: Reading, token: Token) -> Clause | None:
    """ "according to X", "per X", and "in a poll", which reports as they do."""
    to = next((c for c in token.children if c.lower_ == "to"), token)
    nouns = [c for place in (to, token) for c in place.children if c.dep_ == "pobj"]
    if not nouns or reading.inside[nouns[0].i] >= 0:
        return None
    source = phrase(nouns[0])
    own = {token.i, to.i, *(t.i for t in to.subtree), *source}
    if token.is_sent_start and not any(c.dep_.startswith("nsubj") for c in token.head.children):
        # The parser took the subject into the name: "According to the Ledger, the mayor left."
        comma = next((i for i in source if reading.doc[i].text == ","), None)
        if comma is not None:
            source = [i for i in source if i < comma]
            own = {i for i in own if i < comma}
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    if before is not None and before.lower_ in ("as", "first"):
        own.add(before.i)
    content = [i for i in _scope(token, own) if i not in own]
    if all(reading.doc[i].is_punct or reading.doc[i].pos_ in ("PRON", "AUX") for i in content):
        return None
    quotes = sorted({reading.inside[i] for i in content if reading.inside[i] >= 0})
    tokens = set(content)
    for quotation in quotes:
        tokens.update(reading.tokens(quotation))
    cue = sorted({token.i, to.i})
    return Clause(token.i, "according", cue, source, sorted(tokens), quotes)


def _scope(token: Token, own: set[int]) -> Iterable[int]:
    """How far "according to" reaches: its sentence, or the clause of it that it stands in."""
    sentence = token.sent
    if token.i - sentence.start <= 2:
        return range(max(own) + 1, sentence.end)
    head = token.head
    while head.dep_ in ("prep", "pobj", "amod", "advmod", "pcomp") and head.head is not head:
        head = head.head
    if head.pos_ not in ("VERB", "AUX"):
        return range(sentence.start, token.i)
    subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children)
    if head.dep_ == "ROOT" or not subject:
        ends = all(sentence.doc[i].is_punct or i in own for i in range(token.i, sentence.end))
        return range(sentence.start, token.i if ends else sentence.end)
    scope = _subtree(head)
    return [i for i in scope if i < token.i] if head.dep_ in ("relcl", "conj") else scope


def _per(token: Token) -> bool:
    """ ", per CTV News", "As per the ministry"."""
    before = token.doc[token.i - 1] if token.i > 0 else None
    return token.lower_ == "per" and (
        token.is_sent_start or (before is not None and before.lower_ in (",", "as"))
    )


def _in_a_poll(token: Token) -> bool:
    """ "In a poll by the Ledger, …" at the beginning of a sentence."""
    return (
        token.lower_ == "in"
        and bool(token.is_sent_start)
        and any(c.dep_ == "pobj" and c.lemma_.lower() in _FINDINGS for c in token.children)
    )


def _noun(reading: Reading, noun: Token) -> Clause | None:
    """ "his claim that …", "the warning by the mayor that …"."""
    clause = [
        c
        for c in noun.children
        if c.dep_ in ("acl", "ccomp", "relcl")
        and c.i > noun.i
        and any(m.dep_ == "mark" and m.lower_ in ("that", "to") for m in c.children)
    ]
    if not clause:
        return None
    owners = [c for c in noun.children if c.dep_ == "poss"] or [
        p
        for c in noun.children
        if c.dep_ == "prep" and c.lower_ in ("by", "from", "of", "among")
        for p in c.children
        if p.dep_ == "pobj"
    ]
    source = phrase(owners[0]) if owners else []
    tokens = set(_subtree(clause[0]))
    quotes = sorted({reading.inside[i] for i in tokens if reading.inside[i] >= 0})
    for quotation in quotes:
        tokens.update(reading.tokens(quotation))
    return Clause(noun.i, "noun", [noun.i], source, sorted(tokens), quotes)


def _subtree(token: Token) -> list[int]:
    return [t.i for t in token.subtree]
