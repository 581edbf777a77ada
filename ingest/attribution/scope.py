"""What a cue stands under: a denial, a condition, a question, a plan.

"It is not true that Vell said …" holds words that nobody says were said, and so does "it is not
clear whether Vell said …". Read off the heads of the cue in the parse. Knows nothing of the words
of the cue itself, nor of who speaks.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Literal

from ingest.attribution.cues import Cues
from ingest.attribution.reading import Clause, Reading

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

Scope = Literal["", "hedged", "unsaid"]

NOBODY = frozenset("neither nor no nobody none nothing".split())
_CONDITIONS = ("if", "unless", "lest")
_QUESTIONS = ("if", "whether")
_ASKED_FOR = ("what", "which")
_FALSE = frozenset("false untrue wrong incorrect fictitious fiction lie myth rumour rumor".split())
_TRUE = frozenset("true correct right case fact".split())
_UNCLEAR = frozenset("uncertain unclear unknown".split())
_CLEAR = frozenset("certain clear known".split())
# "doubts that Vell said …": whether she did is left open.
_OPEN = frozenset(
    "ask doubt dream expect fear hint hope imagine imply pretend speculate suppose wish wonder "
    "appear seem".split()
)
# "wanted to say": not yet, or never.
_MEANT = frozenset("expect go hope intend mean need plan prepare want".split())
# The cue is part of what these relations bring; a relative clause only says more of a noun.
_UP = ("ccomp", "csubj", "acl", "pcomp", "xcomp", "dobj", "pobj", "attr", "conj", "nsubj")


def scope_of(reading: Reading, clause: Clause, cues: Cues) -> Scope:
    """ "unsaid" where the text tells that it was not said, "hedged" where it leaves that open."""
    cue = reading.doc[clause.head]
    if cue.pos_ not in ("VERB", "AUX"):
        return ""
    speaking = {reading.doc[i].head for i in clause.source}
    found: Scope = "hedged" if _meant(reading, cue, speaking) else ""
    content = set(clause.content)
    place = cue
    for _ in range(12):
        marked = _marked(reading, place, cue)
        if marked == "unsaid":
            return marked
        found = marked or found
        above = place.head
        conditional = place.dep_ == "advcl" and bool(marked)
        if above == place or above.i in content or reading.inside[above.i] >= 0:
            break
        if place.dep_ not in _UP or conditional:
            break
        if place.dep_ == "conj" and clause.quotes:
            break  # "was asked whether he knew and replied: “…”": what is quoted was said
        if place.dep_ == "ccomp" and (place.i < above.i or above in speaking):
            break  # "They fear a loss and warn that …": the parser took the warning into the fear
        if place.dep_ == "conj" and speaking and not speaking.intersection((place, above)):
            break  # "did not say if it was so but reported …": nor does what it hangs on speak
        if place.dep_ != "conj":
            under = _under(reading, above, place, cues)
            if under == "unsaid":
                return under
            found = under or found
        place = above
    return found


def _meant(reading: Reading, cue: Token, speaking: Set[Token]) -> bool:
    """ "will say", "should have said", "wants to say": not said yet, or not said."""
    bare = cue.tag_ == "VB" and not _children(reading, cue, "aux", "nsubj")
    if cue.dep_ == "conj" and bare and cue.head in speaking:
        return _meant(reading, cue.head, speaking)  # "will meet the council and tell it …"
    aux = _children(reading, cue, "aux")
    if aux & {"will", "'ll", "wo", "shall", "should", "ought"}:
        return True
    # "would have said", "would say if she were asked"; "would say whenever it rained" is a habit.
    beside = [c for c in cue.children if c.dep_ == "advcl"]
    supposed = any(_children(reading, c, "mark").intersection(_CONDITIONS) for c in beside)
    if "would" in aux and (supposed or aux & {"have", "'ve"}):
        return True
    head = cue.head
    return (
        cue.dep_ == "xcomp"
        and cue.tag_ == "VB"
        and head.lemma_.lower() in _MEANT
        and not any(c.dep_ == "prt" for c in head.children)  # "went on to say"
    )


def _marked(reading: Reading, place: Token, cue: Token) -> Scope:
    """What "if", "unless", "whether" before the clause make of it."""
    first = place.left_edge
    if first.lower_ == "had" and first.head == place and _children(reading, place, "nsubj"):
        return "unsaid"  # "Had she said so, …"
    marks = _children(reading, place, "mark", "advmod")
    unclear = _children(reading, place.head, "acomp", "attr") & (_CLEAR | _UNCLEAR)
    if place.dep_ == "advcl" and marks.intersection(_CONDITIONS) and not unclear:
        # "if she says so, …" says nothing of her; "if she said so" may.
        said = place == cue and cue.tag_ in ("VBD", "VBN")
        return "hedged" if said else "unsaid"
    return "unsaid" if marks.intersection(_QUESTIONS) else ""


def _under(reading: Reading, above: Token, place: Token, cues: Cues) -> Scope:
    """What the word that the clause hangs on makes of it."""
    lemma = above.lemma_.lower()
    words = _children(reading, above, "acomp", "attr")
    nobody = _children(reading, above, "nsubj", "det", "preconj") & NOBODY
    denied = bool(nobody or _children(reading, above, "neg"))
    # "It was not until May that she said so": she did.
    denied &= not any(t.lower_ in ("until", "only") for t in above.doc[above.i : place.i])
    if lemma in cues.negated:
        return "hedged" if denied else "unsaid"
    if lemma == "be" or lemma in _TRUE | _FALSE:  # the clause hangs on either
        words |= {lemma}
        if words & (_TRUE if denied else _FALSE):
            return "unsaid"
        if _asked(place) and words & (_CLEAR if denied else _UNCLEAR):
            return "unsaid"  # "It was not clear what Vell had told them"
    if place.dep_ == "nsubj":
        return ""
    if denied or lemma in _OPEN or lemma in cues.hedged:
        return "hedged"
    return ""


def _asked(place: Token) -> bool:
    """ "what Vell had said", "if Vell had said so": a question that stands in another sentence."""
    return place.left_edge.lower_ in _ASKED_FOR or any(
        c.dep_ == "mark" and c.lower_ in _QUESTIONS for c in place.children
    )


def _children(reading: Reading, token: Token, *relations: str) -> set[str]:
    """The words that hang on a token in these relations, outside quotation marks."""
    return {
        "" if c.text == "Will" else c.lower_  # as a rule, somebody's name
        for c in token.children
        if c.dep_ in relations and reading.inside[c.i] < 0
    }
