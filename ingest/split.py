"""Cut an article into passages at sentence borders, none longer than the encoder's window.

Instructions (archive/instructions.py) count for nothing: the article is cut as it would be without
them, and they are not embedded. They lie inside a passage only where the text goes on around them.

The only module that imports LangChain's splitters. Knows nothing of vectors: how long a text is
in the encoder's tokens is a function it is given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from langchain_text_splitters import RecursiveCharacterTextSplitter, TextSplitter

from archive.article import Article, Passage
from archive.instructions import instructions, without_instructions
from archive.sentences import sentences

# Some 125 tokens of news English before the header: measured in benchmarks/RESULTS.md.
PASSAGE_CHARACTERS = 700

_GAP = re.compile(r"\s+")

CountTokens = Callable[[Sequence[str]], list[int]]


class _SentenceSplitter(TextSplitter):
    """LangChain's merging of pieces up to a size, over whole sentences."""

    def __init__(self, characters: int) -> None:
        super().__init__(chunk_size=characters, chunk_overlap=0, strip_whitespace=False)
        self._long = RecursiveCharacterTextSplitter(
            separators=["\n", ", ", " ", ""],
            keep_separator="end",
            chunk_size=characters,
            chunk_overlap=0,
            strip_whitespace=False,
        )

    def split_text(self, text: str) -> list[str]:
        pieces: list[str] = []
        starts = [start for start, _ in sentences(text)][1:]
        for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
            sentence = text[start:end]
            if len(sentence) > self._chunk_size:
                pieces.extend(self._long.split_text(sentence))
            else:
                pieces.append(sentence)
        return self._merge_splits(pieces, separator="")


def header(article: Article) -> str:
    """What is embedded in front of a passage, so that it can be found by title, outlet, date."""
    # Kept short: an absurd title or outlet must leave room for the text in the window.
    line = ", ".join(part for part in (article.outlet[:60], article.published[:10]) if part)
    return "\n".join(part for part in (article.title[:120], line, "") if part) + "\n"


def embedded(article: Article, passages: Sequence[Passage]) -> list[str]:
    """What is embedded of each of the article's passages."""
    front, text = header(article), without_instructions(article)
    return [front + text[passage.start : passage.end] for passage in passages]


def split(
    article: Article,
    *,
    count: CountTokens,
    window: int,
    characters: int = PASSAGE_CHARACTERS,
) -> tuple[Passage, ...]:
    """The article's passages, in order; with its header each fits `window` tokens by `count`.

    Passages don't overlap, and every character that is neither white space nor in an instruction
    lies in one of them.
    """
    front = header(article)
    text, place = _kept(article)
    passages: list[Passage] = []
    waiting = [(0, len(text), characters)]
    while waiting:
        start, end, size = waiting.pop()
        runs = _runs(text, start, end, size)
        lengths = count([front + text[a:b] for a, b in runs])
        again: list[tuple[int, int, int]] = []
        for (a, b), length in zip(runs, lengths, strict=True):
            if length <= window or b - a == 1:
                if again:
                    again.append((a, b, b - a))
                else:
                    passages.append(article.passage(place(a), place(b - 1) + 1))
            else:
                again.append((a, b, max(1, (b - a) // 2)))
        waiting.extend(reversed(again))
    return tuple(passages)


def _kept(article: Article) -> tuple[str, Callable[[int], int]]:
    """The text without its instructions, and where a place of it is in the article's.

    All of it where it has nothing else.
    """
    text = article.text
    runs, at = [], 0
    for start, end in instructions(article.title, text):
        runs.append((at, start))
        gap = _GAP.match(text, end)
        at = gap.end() if gap else end
    runs.append((at, len(text)))
    kept = "".join(text[a:b] for a, b in runs)
    if not kept.strip():
        return text, lambda place: place
    begins = [0, *accumulate(b - a for a, b in runs)]

    def place(here: int) -> int:
        run = bisect_right(begins, here) - 1
        return runs[run][0] + here - begins[run]

    return kept, place


def _runs(text: str, start: int, end: int, size: int) -> list[tuple[int, int]]:
    chunks = _SentenceSplitter(size).split_text(text[start:end])
    if "".join(chunks) != text[start:end]:
        raise AssertionError("the splitter lost characters")
    runs = []
    for chunk in chunks:
        left = start + len(chunk) - len(chunk.lstrip())
        right = start + len(chunk.rstrip())
        if left < right:
            runs.append((left, right))
        start += len(chunk)
    return runs
