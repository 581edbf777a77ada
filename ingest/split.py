"""Cut an article into passages at sentence borders, none longer than the encoder's window.

The only module that imports LangChain's splitters. Knows nothing of vectors: how long a text is
in the encoder's tokens is a function it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from langchain_text_splitters import RecursiveCharacterTextSplitter, TextSplitter

from archive.article import Article, Passage
from archive.sentences import sentences

# Some 125 tokens of news English before the header: measured in benchmarks/RESULTS.md.
PASSAGE_CHARACTERS = 700

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


def split(
    article: Article,
    *,
    count: CountTokens,
    window: int,
    characters: int = PASSAGE_CHARACTERS,
) -> tuple[Passage, ...]:
    """The article's passages, in order; with its header each fits `window` tokens by `count`.

    Passages don't overlap, and every character that is not white space lies in one of them.
    """
    front = header(article)
    passages: list[Passage] = []
    waiting = [(0, len(article.text), characters)]
    while waiting:
        start, end, size = waiting.pop()
        runs = _runs(article.text, start, end, size)
        lengths = count([front + article.text[a:b] for a, b in runs])
        again: list[tuple[int, int, int]] = []
        for (a, b), length in zip(runs, lengths, strict=True):
            if length <= window or b - a == 1:
                if again:
                    again.append((a, b, b - a))
                else:
                    passages.append(article.passage(a, b))
            else:
                again.append((a, b, max(1, (b - a) // 2)))
        waiting.extend(reversed(again))
    return tuple(passages)


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
