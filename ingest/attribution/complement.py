"""What a verb reports: its clause, its infinitive, its object, what stands around it.

Which verb reports in which frame is data (cues.toml). Knows nothing of who the source is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.attribution.aside import in_an_aside
from ingest.attribution.cues import Cues
from ingest.attribution.phrase import phrase, subtree
from ingest.attribution.reading import Reading
from ingest.attribution.subject import CITES, FINITE
from ingest.outlets import mentioned

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

# What a verb takes after the thing that is reported, and what ends it.
_RIGHT = ("dobj", "oprd", "xcomp", "prep", "acomp", "attr", "ccomp", "dative", "prt", "advmod")
_TELLS = ("tell", "inform", "assure", "remind", "warn", "advise")
_BREAKS = ("report", "reveal", "expose", "uncover", "disclose", "document", "detail")
CLEAR = ("clear", "known", "plain", "public")
_RUMOURS = ("rumour", "rumor", "claim", "report", "allegation", "accusation", "suggestion")
_WHEN = ("after", "as", "because", "before", "if", "once", "since", "when", "while")
_FINDINGS = ("poll", "survey", "study", "figure", "census", "datum", "review", "audit")


def complement(
    verb: Token, lemma: str, cues: Cues, passive: bool, quoted: bool, opened: bool
) -> tuple[str, list[int]]:
    """The frame in which the verb reports, and the tokens of what it reports."""
    children = list(verb.children)
    clause = [c for c in children if c.dep_ == "ccomp"]
    if not clause:
        clause = _hung_on_the_hearer(children, lemma)
    if clause and cues.reports(lemma, "clause"):
        whole = [i for c in clause for i in _own_clause(c, cues)]
        return "clause", in_an_aside(verb, clause[0]) or whole
    clear = _made_clear(children) if lemma == "make" and not passive else []
    if clear:
        return "clause", clear
    if verb.dep_ in ("parataxis", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
        # "The pier, she said, would close": the clause stands around the cue.
        parenthesis = verb.dep_ == "parataxis" or verb.i < verb.head.i
        subject = any(c.dep_ == "nsubj" for c in children)
        if parenthesis and subject and cues.reports(lemma, "clause"):
            own = set(subtree(verb))
            whole = [i for i in subtree(verb.head) if i not in own]
            return "clause", in_an_aside(verb, verb.head) or whole
    if quoted and (cues.reports(lemma, "quote") or opened):
        return "quote", []
    infinitive = [c for c in children if c.dep_ == "xcomp" and c.i > verb.i]
    if infinitive and passive and cues.reports(lemma, "expected"):
        left = [c for c in children if c.dep_ == "nsubjpass"]
        return "expected", [i for c in [*left, *infinitive] for i in subtree(c)]
    infinitive = [c for c in infinitive if c.lemma_ not in ("name", "identify")]
    if infinitive and not passive and cues.reports(lemma, "infinitive"):
        left = [c for c in children if c.dep_ in ("dobj", "nsubj") and verb.i < c.i]
        return "infinitive", [i for c in [*left, *infinitive] for i in subtree(c)]
    if lemma == "ask":  # "asked her whether it was true": no object but the question
        asked = [
            c for c in children if c.dep_ == "advcl" and c.left_edge.lower_ in ("if", "whether")
        ]
        if asked:
            return "clause", subtree(asked[0])
    things = [c for c in children if c.dep_ in ("dobj", "oprd", "acomp") and c.i > verb.i]
    if things and lemma in ("show", "find", "suggest") and any(map(_is_finding, children)):
        return "object", _rest(verb, things[0])
    if things and lemma == "find" and _is_nothing(things[0]):
        return "object", [*_fronted(verb), *_rest(verb, things[0])]
    if things and cues.reports(lemma, "outlet") and any(map(_is_outlet, children)):
        return "object", _rest(verb, things[0])
    if things and cues.reports(lemma, "object"):
        return "object", [*_rest(verb, things[0]), *_rumour(things[0])]
    if passive and cues.reports(lemma, "passive"):
        things = [c for c in children if c.dep_ in ("nsubjpass", "csubjpass")]
        if not any(map(_is_nothing, things)):  # "No injuries were confirmed": nobody says so
            return "passive", [i for c in things for i in subtree(c)]
    for c in children:
        if c.dep_ == "prep" and c.i > verb.i and cues.reports(lemma, c.lower_):
            if any(p.dep_ == "pcomp" for p in c.children) and lemma in CITES:
                continue  # "quoted as saying …": the saying reports
            return c.lower_, _rest(verb, c)[1:]
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


def _rumour(noun: Token) -> list[int]:
    """ "denied a rumour, spread on Friday, that …": the clause that the parser hung elsewhere."""
    doc, end = noun.doc, noun.sent.end
    if noun.lemma_.lower() not in _RUMOURS or noun.i + 1 >= end or doc[noun.i + 1].text != ",":
        return []
    that = [i for i in range(noun.i, end) if doc[i].lower_ == "that" and doc[i].dep_ == "mark"]
    verbs = [i for i in range(noun.i, that[0]) if doc[i].tag_ in FINITE] if that else [0]
    return [] if verbs else list(range(noun.i, end))


def _made_clear(children: Sequence[Token]) -> list[int]:
    """ "made (it) clear that …": the parser hangs the clause on either word."""
    clear = [c for c in children if c.lower_ in CLEAR and c.dep_ in ("ccomp", "oprd", "acomp")]
    places = [*clear, *(c for word in clear for c in word.children)]
    clause = [
        c
        for c in [*children, *places]
        if clear
        and c.i > clear[0].i
        and c.dep_ in ("ccomp", "advcl")
        and any(s.dep_ in ("nsubj", "nsubjpass") for s in c.children)
        and not any(m.dep_ in ("mark", "advmod") and m.lower_ in _WHEN for m in c.children)
    ]
    return subtree(clause[0]) if clause else []


def _is_finding(noun: Token) -> bool:
    return noun.dep_ == "nsubj" and noun.lemma_.lower() in _FINDINGS


def _is_nothing(noun: Token) -> bool:
    """ "found no trace": that there is none is what is reported."""
    return any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _fronted(verb: Token) -> list[int]:
    """ "Of an earlier letter, … they found no trace": it belongs to the object."""
    before = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "of" and c.i < verb.i]
    return [i for c in before for i in subtree(c)]


def _has_subject(relative: Token) -> bool:
    """Whether the clause has a subject of its own and nothing that refers back."""
    words = [c.lower_ for c in relative.subtree]
    return any(c.dep_ == "nsubj" for c in relative.children) and not (
        set(words[:2]) & {"who", "which", "that", "whom", "whose"}
    )


def _is_outlet(noun: Token) -> bool:
    if noun.dep_ not in ("nsubj", "pobj") or noun.pos_ != "PROPN":
        return False
    words = [t.text for t in noun.lefts if t.pos_ == "PROPN"]
    return mentioned(" ".join([*words, noun.text])) is not None


def reported_thing(verb: Token, source: Sequence[int], agent: bool) -> list[int]:
    """ "The leak, first reported by the Lantern, …", "the leak that the Lantern exposed"."""
    lemma = verb.lemma_.lower()
    if verb.dep_ not in ("acl", "relcl", "advcl") or not any(
        _is_outlet(verb.doc[i]) for i in source
    ):
        return []
    reports = lemma in _BREAKS
    if agent and reports and verb.tag_ == "VBN":
        if verb.dep_ == "advcl":
            return list(range(verb.sent.start, verb.left_edge.i))
        return phrase(verb.head, own=verb)
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ not in ("that", "which")]
    if verb.dep_ == "relcl" and reports and not agent and not objects:
        return phrase(verb.head, own=verb) if source[-1] < verb.i else []
    return []


def around(reading: Reading, verb: Token, cue: Sequence[int], source: Sequence[int]) -> list[int]:
    """What a cue reports that the parser left hanging: behind "that", or around ", she said"."""
    doc, sentence = reading.doc, verb.sent
    first, last = min(*cue, *source), max(*cue, *source)
    if last - first > 30 or first < sentence.start or last >= sentence.end:
        return []
    behind = [i for i in range(last + 1, min(last + 9, sentence.end)) if doc[i].lower_ == "that"]
    apart = behind and any(doc[i].tag_ in FINITE for i in range(last + 1, behind[0]))
    if apart:
        return []  # "people who know both camps say that …": it is another's
    if behind and doc[behind[0]].pos_ == "SCONJ":
        return list(range(behind[0] + 1, sentence.end))
    after = last + 1
    while after < sentence.end and doc[after].text not in (",", "."):
        after += 1
    if after - last > 9 or first == sentence.start or doc[first - 1].text not in (",", "—", "–"):
        return []
    if any(doc[i].pos_ in ("VERB", "AUX") for i in range(last + 1, after)):
        return []
    if verb.lemma_.lower() not in _TELLS and any(
        c.dep_ == "dobj" and c.i > verb.i and c.ent_type_ not in ("DATE", "TIME")
        for c in verb.children
    ):
        return []  # "…, the reviewers found no trace": without it, it says the opposite
    left = [*range(sentence.start, first), *range(after, sentence.end)]
    asked = sentence.start > 0 and doc[sentence.start - 1].text == "?"
    if not asked and not any(doc[i].pos_ in ("VERB", "AUX") for i in left):
        return []  # "By letter, …", "At the harbour, …"
    return left


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
        found.extend(subtree(child))
    return sorted(found)


def _own_clause(clause: Token, cues: Cues) -> list[int]:
    """The clause, up to a second cue that the parser hung into it ("… but added that …")."""
    end = clause.doc[-1].i
    for child in clause.children:
        cue = child.dep_ == "conj" and cues.reports(child.lemma_.lower(), "quote")
        if cue and not any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children):
            end = min(end, child.left_edge.i - 1)
    tokens = [i for i in subtree(clause) if i <= end]
    cut = end < clause.doc[-1].i
    while cut and tokens and clause.doc[tokens[-1]].dep_ in ("cc", "punct", "advmod"):
        tokens.pop()
    return tokens or subtree(clause)
