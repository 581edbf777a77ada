"""A clause that says when or why, with its cue put into it: ", while he was looking, he said, for".

Knows grammar. Knows nothing of which verbs report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.attribution.phrase import subtree

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token


def in_an_aside(verb: Token, told: Token) -> list[int]:
    """ "Vell found it while she was looking, she said, for a lamp": she says no more than that.

    `told` is the verb of the clause that the parser took for all that is said.
    """
    doc, end = verb.doc, verb.sent.end
    behind = next((i for i in range(verb.i + 1, end) if doc[i].text == ","), end)
    if behind + 1 >= end or doc[behind + 1].pos_ != "ADP":
        return []
    for clause in told.children:
        inside = subtree(clause)
        subject = any(c.dep_ == "nsubj" for c in clause.children)
        if clause.dep_ != "advcl" or not subject or not told.i < clause.i < verb.i:
            continue
        between = [doc[i] for i in range(inside[-1] + 1, verb.i)]
        cue = {t.i for t in verb.subtree}
        if between and all(t.is_punct or t.i in cue for t in between):
            return [*inside, *range(behind + 1, end)]
    return []
