"""Citations: whose words a sentence is, and that it is there, letter for letter.

Knows nothing of how sentences are chosen.
"""

from __future__ import annotations

import re

from archive.article import Article, Passage
from ingest.attribute import Attribution


def resolves(passage: Passage, article: Article) -> bool:
    """Whether a passage is exactly the characters of the article it says it is from."""
    return (
        (passage.article_id, passage.version) == (article.id, article.version)
        and passage.text == article.text[passage.start : passage.end]
        and passage.text != ""
    )


def attributed(article: Article, said: Attribution, *, quoted: bool) -> str:
    """Publisher, relayed outlet and speaker in words, in this order, each only where known."""
    chain = [article.outlet or f"“{article.title}”"]
    if said.relayed_from:
        chain.append(f"passing on {said.relayed_from}")
    if said.speaker:
        speaker = re.sub("^The ", "the ", said.speaker)
        chain.append(f"{'quoting' if quoted else 'citing'} {speaker}")
    return ", ".join(chain)
