"""What the articles found lack, in words: "… two mention the bridge; none clearly says when."

Knows patterns of English questions, and counts articles; knows nothing of how they were found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answer import Hit
from archive.archive import Archive

_ASKED = re.compile(
    r"\b(?P<word>how (?:many|much|long|far|high|old|large|big|often)|when|where|why|who|whom|whose"
    r"|which \w+|what|how)\b",
    re.IGNORECASE,
)
_WORDS = "no one two three four five six seven eight nine ten".split()
_NAME = re.compile(r"(?<!^)\b(?:the )?[A-Z][\w-]+(?: (?:of )?[A-Z][\w-]+)*")
_WORD = re.compile(r"\w(?:[\w,.-]*\w)")


def missing(question: str, hits: Sequence[Hit], archive: Archive) -> str:
    """One sentence: how many of the articles found speak of the question's topic.

    The topic is a name in the question, else its rarest word, that any of them has.
    """
    texts = {hit.article.id: f"{hit.article.title} {hit.article.text}" for hit in hits}
    have = [set(archive.terms(text)) for text in texts.values()]
    asked = _ASKED.search(question)
    topics = _topics(question, archive)
    for topic in topics:
        wanted = set(archive.terms(topic))
        number = sum(wanted <= found for found in have)
        if wanted and number:
            said = f"say {asked['word'].lower()}" if asked else "answer this"
            if number == 1:
                return f"Of the articles found, one mentions {topic}; it does not clearly {said}."
            many = _WORDS[number] if number < len(_WORDS) else str(number)
            none = f"none clearly {said.replace(' ', 's ', 1)}"
            return f"Of the articles found, {many} mention {topic}; {none}."
    return f"None of the articles found mentions {topics[0]}." if topics else ""


def _topics(question: str, archive: Archive) -> list[str]:
    """Names in the question, longest first, then its words, rarest first; each as written."""
    names = sorted(_NAME.findall(question), key=lambda name: (-len(name), name))
    rarity = {
        word: max((archive.rarity(term) for term in archive.terms(word)), default=0.0)
        for word in _WORD.findall(question)
    }
    words = sorted((w for w in rarity if len(w) > 2), key=lambda word: (-rarity[word], word))
    return [*names, *(f"“{word}”" for word in words if rarity[word])]
