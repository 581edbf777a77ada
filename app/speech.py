"""Whether somebody says something, or an article only tells what they do.

Knows the cue of one statement and what is quoted in it. Knows nothing of citations, nor of whose a
sentence is.
"""

from __future__ import annotations

import re
from functools import cache

from app.check.lexicon import lexicon
from app.check.terms import tokens
from archive.quotations import quotations
from archive.statement import Statement
from ingest.attribution.cues import Cues

# A poll or a study speaks where it finds something.
_FINDING = re.compile(
    r"\b(?:polls?|surveys?|stud(?:y|ies)|reviews?|audits?|census|reports?|inquir(?:y|ies)"
    r"|investigations?|analys[ie]s|figures|data)\b",
    re.IGNORECASE,
)
_FINDS = frozenset(("find", "found", "show"))
_QUOTED = 3  # words: fewer are a term, or a word at arm's length


def speaks(said: Statement) -> bool:
    """Whether somebody is quoted, or said to say it: "voted to sell" and "want" are no speech.

    "Vell's suggestion that …" only speaks of what she said, and a word or two in quotation marks
    make nobody a speaker.
    """
    cue = said.cue.casefold()
    if said.kind == "direct" or "according" in cue or cue == ":":
        return True
    if said.kind == "mixed" and _quotes(said.content):
        return True
    verbs, nouns = _speech()
    words = [one for one in tokens(cue) if one.word not in lexicon().negators | nouns]
    if any(one.stem in verbs for one in words):
        return True
    found = any(one.stem in _FINDS for one in words)
    return found and _FINDING.search(said.speaker.name) is not None


def _quotes(content: str) -> bool:
    return any(
        run.closed and len(content[run.start + 1 : run.end - 1].split()) >= _QUOTED
        for run in quotations(content)
    )


@cache
def _speech() -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the verbs of speech, and the nouns for what was said that are no verbs.

    What can stand beside a quotation is a verb of speech, and so is "point out", and what denies:
    but a plan is rejected as well as a claim.
    """
    cues = Cues.load()
    verbs = (cues.frames["quote"] - cues.chained) | (cues.negated - {"reject"}) | {"point"}
    nouns = cues.nouns - cues.frames["clause"]
    return (
        lexicon().speech.union(map(lexicon().stem, verbs)),
        nouns.union(f"{noun}s" for noun in nouns),
    )
