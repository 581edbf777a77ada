"""How a statement is made: word for word or not, and whether its cue affirms it.

Knows the words of a cue. Knows nothing of who speaks.
"""

from __future__ import annotations

from archive.statement import Kind, Spans, Stance
from ingest.attribution.cues import Cues
from ingest.attribution.reading import Clause, Reading
from ingest.attribution.scope import NOBODY, scope_of


def kind_of(reading: Reading, content: Spans) -> Kind:
    """Direct where all of it stands in quotation marks, indirect where nothing does."""
    quoted = sum(
        max(0, min(end, q.end) - max(start, q.start))
        for start, end in content
        for q in reading.quotations
    )
    whole = sum(end - start for start, end in content)
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= whole - 2 * len(content) else "mixed"


# "is said to", "is reported to have": by whom is not told.
_RUMOURED = frozenset("say report allege believe understand think rumour rumor".split())


def stance_of(reading: Reading, clause: Clause, cues: Cues) -> Stance | None:
    """What its cue makes of the content: said, denied, or not quite said.

    None where the text tells that nobody said so: "It is not true that Vell said …".
    """
    scope = scope_of(reading, clause, cues)
    if scope == "unsaid":
        return None
    own = _own_stance(reading, clause, cues)
    return scope if scope and own == "stated" else own


def _own_stance(reading: Reading, clause: Clause, cues: Cues) -> Stance:
    """ "said", "denied", "did not say", "reportedly said": what the words of the cue tell."""
    head = reading.doc[clause.head]
    lemmas = {head.lemma_.lower()}
    around = list(head.children)
    if head.dep_ in ("xcomp", "pcomp") and head.head.pos_ in ("VERB", "AUX"):
        lemmas.add(head.head.lemma_.lower())
        around += head.head.children
    outside = [t for t in around if t.i not in clause.content and reading.inside[t.i] < 0]
    words = {
        t.lower_ for t in outside if t.dep_ in ("aux", "advmod", "neg", "det", "preconj", "nsubj")
    }
    rumoured = any(c.dep_ == "auxpass" for c in around) and lemmas & _RUMOURED
    if rumoured and (clause.frame == "expected" or head.dep_ == "xcomp"):
        return "hedged"
    nobody = any(reading.doc[i].lower_ in NOBODY for i in clause.source[:1])
    if (nobody or any(t.lower_ in NOBODY for t in outside)) and lemmas & {"confirm", "deny"}:
        return "hedged"
    negated = nobody or any(
        t.dep_ == "neg" or t.lower_ in ("neither", "nobody", "never") for t in outside
    )
    if lemmas & cues.hedged or words & {
        "reportedly",
        "allegedly",
        "may",
        "might",
        "could",
        "apparently",
    }:
        return "hedged"
    return "negated" if negated or lemmas & cues.negated else "stated"
