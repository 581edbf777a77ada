"""The clause of a verb that reports: its cue, its source and its content put together.

Which verbs report is data (cues.toml). Knows nothing of cues that are no verbs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.attribution.beside import goes_on, is_title, quotes_beside
from ingest.attribution.complement import CLEAR, around, complement, reported_thing
from ingest.attribution.cues import Cues
from ingest.attribution.names import in_a_name
from ingest.attribution.phrase import subtree
from ingest.attribution.reading import Clause, Reading
from ingest.attribution.subject import (
    CITES,
    FINITE,
    inverted,
    on_the_times,
    source_of,
    two_in_one,
)

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

_NAMING = ("call", "name", "title", "dub", "entitle")
_OTHERS = ("NOUN", "PROPN", "PRON", "VERB", "AUX")
_CONDITIONS = ("provided", "unless", "if", "assuming", "except")
_THE_WRITER = ("i", "we", "you", "me", "us")
_AS_REPORTED = (
    "say report note observe write put explain tell point describe recall warn reveal find"
).split()


def verb_clause(reading: Reading, verb: Token, cues: Cues) -> Clause | None:
    """What the verb reports and whose words it is; None where it does not report here."""
    lemma = verb.lemma_.lower()
    source, passive, antecedent = source_of(verb)
    if len(source) == 1 and reading.doc[source[0]].lower_ in _THE_WRITER:
        return None
    if lemma == "tell" and 0 < len(source) < 3 and reading.doc[source[-1]].lower_ == "time":
        return None  # "Only time will tell whether …"
    if lemma == "vote" and len(source) == 1 and reading.doc[source[0]].ent_type_ == "GPE":
        return None  # "Lorrevia voted to join": it was done, and nobody says so
    if lemma == "figure" and any(c.dep_ == "prt" for c in verb.children):
        return None  # "figure out how"
    if verb.dep_ == "acl" and (verb.tag_ == "VB" or (verb.tag_ == "VBN" and lemma in _NAMING)):
        return None  # "a promise to oppose", "a plan called …"
    outer = verb.head.head
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and cues.reports(lemma, "quote"):
        # "Vell said it was late and declared: …": cut off there, it goes on with her.
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        if not own and cues.reports(outer.lemma_.lower(), "clause"):
            source, passive, antecedent = source_of(outer)
    if source and (two_in_one(reading.head(source)) or on_the_times(reading, source)):
        return None
    chained = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in cues.chained
    quoted_as = verb.dep_ == "pcomp" and verb.head.head.lemma_ in CITES
    with_own = verb.dep_ == "pcomp" and verb.head.lower_ == "with" and _has_subject(verb)
    if verb.dep_ in ("xcomp", "pcomp") and not (chained or quoted_as or with_own):
        return None
    agent = passive and bool(source)
    bare = verb.tag_ == "VBN" and verb.dep_ == "advcl" and not any(_own_aux(verb))
    if bare and not (agent and _as_clause(verb)):
        return None  # "Asked about the vote, …"
    finite = any(reading.doc[i].tag_ in FINITE and not in_a_name(reading.doc[i]) for i in source)
    if finite or _asks(verb):
        return None  # no name has a verb in it; and a question of the writer's states nothing
    if any(reading.inside[i] >= 0 for i in source[:1]) or _only_pointing(reading, source):
        source = []
    cue = sorted({*_group(verb), *(_group(verb.head) if chained else ())} - {*source})
    beside = quotes_beside(reading, verb, cue, source)
    if not source and not passive and beside:
        source = inverted(reading, verb)
    if not passive and _reported_by(reading, verb):
        source, frame = inverted(reading, verb), "clause"
        return Clause(verb.i, frame, cue, source, _before(verb, source), [], [])
    if _as_clause(verb) and cues.reports(lemma, "clause") and (source or passive):
        rest = set(subtree(verb))
        outside = [i for i in range(verb.sent.start, verb.sent.end) if i not in rest]
        quotes = sorted({reading.inside[i] for i in outside if reading.inside[i] >= 0})
        return Clause(verb.i, "clause", cue, source, outside, quotes, [])
    reported = reported_thing(verb, source, agent)
    if reported:
        return Clause(verb.i, "object", cue, source, reported, [], [])
    # A verb that hangs on a noun reports what stands beside it only where it is one of speech.
    opened = verb.dep_ not in ("acl", "pcomp", "relcl") and goes_on(reading, beside, verb)
    frame, content = complement(verb, lemma, cues, passive, bool(beside), opened)
    if with_own and frame != "clause":
        return None
    if not frame and source and cues.reports(lemma, "clause"):
        frame, content = "clause", around(reading, verb, cue, source)
    if (not content and not beside) or (not source and not passive and not beside):
        return None
    away = {*cue, *source}
    tokens = {i for i in content if i not in away}
    if frame not in ("clause", "quote"):
        beside = []
    if any(reading.quotations[q].end <= verb.idx for q in beside):
        # "…," she said as the doors closed: what follows the cue outside quotation marks is ours.
        tokens = {i for i in tokens if i < verb.i or reading.inside[i] >= 0}
    if frame == "clause" and tokens and source and max(tokens) < verb.i:
        tokens = _whole(reading, tokens, cue, source)
    tokens = _this_side(reading, verb, tokens)
    if not beside and all(_says_nothing(reading.doc[i]) for i in tokens):
        return None
    while tokens and reading.doc[max(tokens)].dep_ == "cc":
        tokens.remove(max(tokens))  # "…, who died and" goes on with the next verb
    while tokens and (first := reading.inside[min(tokens)]) >= 0 and is_title(reading, first):
        tokens -= {*reading.tokens(first)}  # said on “This Week” that …
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


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" for c in verb.children)


def _asks(verb: Token) -> bool:
    """ "Was he calling them liars?": an auxiliary before the subject, and a question mark."""
    subject = next((c.i for c in verb.children if c.dep_ == "nsubj"), None)
    first = next((c.i for c in verb.children if c.dep_ == "aux"), None)
    turned = subject is not None and first is not None and first < subject
    return turned and verb.doc[verb.sent.end - 1].text == "?"


def _whole(
    reading: Reading, tokens: set[int], cue: Sequence[int], source: Sequence[int]
) -> set[int]:
    """ "The box is opened on Thursday, in public, she said, if it rains": up to her, and the if."""
    doc = reading.doc
    own = sorted({*cue, *source})
    sentence = doc[own[0]].sent
    between = range(max(tokens) + 1, own[0])
    if all(reading.inside[i] < 0 and doc[i].pos_ not in _OTHERS for i in between):
        tokens = tokens | set(between)
    behind = own[-1] + 2
    comma = behind < sentence.end and doc[behind - 1].text == ","
    if comma and doc[behind].lower_ in _CONDITIONS:
        tokens = tokens | set(range(behind - 1, sentence.end))
    return tokens


def _this_side(reading: Reading, verb: Token, tokens: set[int]) -> set[int]:
    """Without what a semicolon divides from the cue."""
    doc, sentence = reading.doc, verb.sent
    before = range(sentence.start, verb.i)
    behind = sorted(i for i in tokens if i > verb.i)
    stops = [i for i in (*before, *behind) if doc[i].text == ";" and reading.inside[i] < 0]
    low = max((i for i in stops if i < verb.i), default=-1)
    high = min((i for i in stops if i > verb.i), default=len(doc))
    return {i for i in tokens if low < i < high}


def _own_aux(verb: Token) -> Iterator[bool]:
    return (c.dep_ in ("aux", "auxpass") for c in verb.children)


def _says_nothing(token: Token) -> bool:
    """ "announced it on Friday": what "it" is stands elsewhere."""
    return token.pos_ in ("PRON", "DET", "PUNCT", "SPACE") or (
        token.ent_type_ in ("DATE", "TIME")
        or (token.dep_ == "prep" and any(c.ent_type_ in ("DATE", "TIME") for c in token.children))
    )


def _only_pointing(reading: Reading, source: Sequence[int]) -> bool:
    """ "That said, …": a subject that only points at what was before is nobody."""
    first = reading.doc[source[0]] if source else None
    return (
        first is not None
        and len(source) == 1
        and first.lower_ in ("that", "this")
        and (first.dep_ == "nsubj" and first.head.dep_ != "relcl")
    )


def _group(verb: Token) -> list[int]:
    """The verb with its auxiliaries, "not" and particle, where they stand next to it."""
    group = {verb.i}
    for child in verb.children:
        clear = verb.lemma_ == "make" and child.lower_ in CLEAR
        beside = clear or child.dep_ in ("aux", "auxpass", "neg", "prt")
        if beside and abs(child.i - verb.i) <= 4:
            group.add(child.i)
    return sorted(group)


def _reported_by(reading: Reading, verb: Token) -> bool:
    """ "…, reported the Evening Lantern": a comma, the bare verb, and a name behind it."""
    before = reading.doc[verb.i - 1] if verb.i > verb.sent.start else None
    named = [reading.doc[i] for i in inverted(reading, verb)]
    return (
        before is not None
        and before.text == ","
        and reading.inside[verb.i - 2] < 0
        and not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
        and bool(named)
        and any(token.pos_ == "PROPN" for token in named)
        and (_bare_report(verb, named[0]) or _points_out(verb, named))
    )


def _bare_report(verb: Token, first: Token) -> bool:
    bare = verb.tag_ == "VBD" and verb.lemma_ in ("report", "say", "write", "announce")
    return bare and first.i == verb.i + 1


def _points_out(verb: Token, named: Sequence[Token]) -> bool:
    """ "…, points out Ada Vell, a professor": in the present, it goes on from no other verb."""
    doc, lemma = verb.doc, verb.lemma_
    out = lemma == "point" and doc[verb.i + 1].lower_ == "out"
    present = verb.tag_ == "VBZ" and lemma in ("note", "observe", "explain", "argue", "add")
    joined = any(c.dep_ == "cc" for c in verb.head.children) and verb.dep_ == "conj"
    joined |= any(c.dep_ == "nsubj" for c in verb.children)
    ends = named[-1].i + 1 < len(doc) and doc[named[-1].i + 1].text in (".", ",", "", "—", "–")
    start = named[0].i == verb.i + (2 if out else 1)
    return (out or present) and not joined and ends and start and named[0].pos_ == "PROPN"


def _before(verb: Token, source: Sequence[int]) -> list[int]:
    return [i for i in range(verb.sent.start, verb.i) if i not in source]
