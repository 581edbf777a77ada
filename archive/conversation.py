"""The nouns of a conversation: what was asked, what was answered, and what the answer quotes.

A briefing is kept as one, too: its topic is the question, and of its answers only the last stays.
Knows nothing of what an answer is: to the archive it is a document of whoever gave it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive.article import Article, Passage

Kind = Literal["conversation", "briefing"]
# What became of the version of an article that was quoted: still the current one, or not.
Since = Literal["", "replaced", "removed"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A run of one version of an article, kept as it was shown.

    Where the article was removed since, `article.text` is empty: `passage` is all that is left.
    """

    passage: Passage
    article: Article
    since: Since = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer, known within their conversation by the time when it was `asked`.

    Times are ISO 8601 in UTC, all of one length, so that their order is that of their texts.
    `answer` is a document that is kept as it is; `quotations` is what it speaks of, by place.
    """

    asked: str
    question: str
    answer: str
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A conversation as a list shows it: its first question, when that was asked and the last.

    `note` is what else whoever keeps it wants to be told of it.
    """

    id: str
    title: str
    begun: str
    last: str
    note: str = ""
