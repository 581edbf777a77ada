"""Bytes of a known format become articles: text, title, outlet, author, date, URL.

The only module that knows HTML and Markdown. What a reader of the original could not see (hidden
elements, zero-width and bidirectional controls, chat-template tokens) does not get in, except
that the text of a JSONL line is taken as it is. Knows nothing of archives.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Callable, Container, Iterable, Iterator
from concurrent.futures import TimeoutError as WorkerTimeout
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

from archive.article import Article
from archive.errors import SourceError
from archive.instructions import CHAT_TOKEN, UNSEEN
from ingest.fetch import lines
from ingest.sources import Source

MAX_CHARACTERS = 2_000_000  # of one article: a long book has half of that
_META = ("title", "outlet", "author", "published", "url", "id")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_UNSEEN = re.compile(UNSEEN.pattern + "|" + CHAT_TOKEN.pattern)
_UNSEEN_STYLE = re.compile(
    r"display:none|visibility:hidden|(?:font-size|opacity):0(?:px|em|rem|pt|%)?(?![.\d])"
    r"|(?:left|top|text-indent):-\d{4,}px"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class Extractor:
    """Reads sources. HTML is parsed in a worker process with limits of time and memory."""

    def __init__(self) -> None:
        self._worker: Any = None

    def close(self) -> None:
        if self._worker is not None:
            self._worker.stop()
            self._worker.join()

    def file(self, source: Source, data: bytes) -> Article:
        """The one article of a .txt, .md or .html file. Raises SourceError."""
        if source.ending in (".html", ".htm"):
            facts = self._html(_decode(data, _html_charset(data)))
        else:
            facts = _front_matter(_decode(data))
            if source.ending == ".md":
                facts["text"] = _markdown(facts["text"])
        facts["text"] = _seen(facts["text"]).strip()
        if not facts.get("title"):
            facts["title"] = _first_line(facts["text"])
        # Two people's "article.html" are two articles; their headlines tell them apart.
        identity = source.identity + (f"\n{facts['title']}" if source.uploaded else "")
        return _article(facts, identity)

    def _html(self, page: str) -> dict[str, str]:
        from pebble import ProcessExpired, ProcessPool

        if self._worker is None:
            from multiprocessing import get_context

            self._worker = ProcessPool(
                max_workers=1,
                max_tasks=200,
                initializer=limit_memory,
                context=get_context("spawn"),
            )
        try:
            facts: dict[str, str] = self._worker.schedule(read_html, [page], timeout=30).result()
        except WorkerTimeout as error:
            raise SourceError("the page took longer than 30 seconds to read") from error
        except (ProcessExpired, MemoryError) as error:
            raise SourceError("the page could not be read: its parser gave up") from error
        except Exception as error:  # parsers raise types outside their own trees
            raise SourceError(f"the page could not be read: {error}") from error
        return facts


def jsonl(source: Source) -> Iterator[tuple[str, Article | SourceError]]:
    """(name of the line, its article or what is wrong with it), for every line with content."""
    for number, line in lines(source):
        try:
            if isinstance(line, SourceError):
                raise line
            yield f"{source.name}:{number}", _article(_object(line), "")
        except SourceError as error:
            yield f"{source.name}:{number}", error


def _object(line: bytes) -> dict[str, str]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise SourceError("not a JSON object")
    facts = {key: value.get(key) for key in ("text", *_META)}
    for key, fact in facts.items():
        if fact is not None and not isinstance(fact, str):
            if key != "id" or not isinstance(fact, int):
                raise SourceError(f"{key!r} is not a string")
            facts[key] = str(fact)
    for key in ("title", "text"):
        if facts[key] is None:
            raise SourceError(f"{key!r} is missing")
    return {key: fact for key, fact in facts.items() if fact is not None}


def _article(facts: dict[str, str], identity: str) -> Article:
    text = facts["text"]
    if not text.strip():
        raise SourceError("there is no text in it")
    if len(text) > MAX_CHARACTERS:
        raise SourceError(
            f"too large: {len(text):,} characters, at most {MAX_CHARACTERS:,} an article",
            hint="split it into articles",
        )
    meta = {key: _line(facts.get(key, "")) for key in _META}
    for value in (text, *meta.values()):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise SourceError(f"half a character (a lone surrogate) at {error.start}") from error
    published = _iso(meta["published"])
    url = meta["url"] if re.match(r"https?://", meta["url"], re.IGNORECASE) else ""
    # What makes it the same article next time: its id, its URL, its place, else all it says.
    known_by = url or identity or json.dumps([meta["title"], meta["outlet"], published, text])
    return Article(
        id=meta["id"] or hashlib.sha256(known_by.encode()).hexdigest()[:16],
        title=meta["title"],
        text=text,
        outlet=meta["outlet"],
        author=meta["author"],
        published=published,
        url=url,
    )


def _decode(data: bytes, declared: str = "") -> str:
    """The text of a file. Never guesses: a wrong guess would alter what somebody said."""
    encoding = declared or "utf-8"
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            encoding = name
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        if b"\0" in data or (not declared and _looks_binary(data)):
            raise SourceError("not text but binary data") from error
        raise SourceError(
            f"not {encoding} text", hint="save it as UTF-8, for example with iconv"
        ) from error
    if _CONTROLS.search(text):
        raise SourceError("not text but binary data")
    return text


def _looks_binary(data: bytes) -> bool:
    head = data[:4096]
    return sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) / 50


def _html_charset(data: bytes) -> str:
    found = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
    name = found[1].decode().lower() if found else ""
    # As browsers read them, by the WHATWG's Encoding standard.
    return "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else name


def _front_matter(text: str) -> dict[str, str]:
    """`key: value` lines between two lines of `---` at the top, and the text after them."""
    block = _FRONT_MATTER.match(text)
    if block is None:
        return {"text": text}
    facts: dict[str, str] = {}
    for line in block[1].splitlines():
        key, _, value = line.partition(":")
        key, value = key.strip().lower(), value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        facts[{"date": "published", "source": "outlet"}.get(key, key)] = value
    return facts | {"text": text[block.end() :]}


def _markdown(text: str) -> str:
    """What a reader of the rendered page sees, a blank line between blocks.

    The numbers of a list are kept as written: "1989." at the beginning of a line is one.
    """
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    number = ""  # of the list, for the block that follows
    page = _Hiding()
    for token in MarkdownIt().parse(text):
        if token.type == "list_item_open" and token.info:
            number += f"{token.info}{token.markup} "
        elif token.type == "html_block":
            page.read(token.content)
        elif token.type in ("inline", "fence", "code_block") and not page.hides:
            inline = token.type == "inline"
            seen = _inline(token.children or ()) if inline else token.content.rstrip("\n")
            blocks.append(number + seen)
            number = ""
    return "\n\n".join([*blocks, number.rstrip()] if number else blocks)


def _inline(tokens: Iterable[Any]) -> str:
    """The words of a block, without those that its HTML hides."""
    run, words = _Hiding(), []
    for token in tokens:
        if token.type == "html_inline":
            run.read(token.content)
        elif not run.hides:
            words.append({"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content))
    return "".join(words)


class _Hiding(HTMLParser):
    """Whether what follows the tags that were read is hidden from a reader."""

    def __init__(self) -> None:
        super().__init__()
        self._tag = ""
        self._depth = 0

    @property
    def hides(self) -> bool:
        return self._depth > 0

    def read(self, tags: str) -> None:
        self.reset()
        self.feed(tags)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.hides:
            self._depth += tag == self._tag
        elif tag not in _VOID and (tag in _NO_TEXT or _unseen(given.get("style"), given)):
            self._tag, self._depth = tag, 1

    def handle_endtag(self, tag: str) -> None:
        if self.hides:
            self._depth -= tag == self._tag


_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)  # elements without content
_NO_TEXT = frozenset("script style template title".split())


def _unseen(style: str | None, attributes: Container[str]) -> bool:
    """Whether an element with such a style and attributes is hidden."""
    plain = re.sub(r"\s", "", style or "").lower()
    return "hidden" in attributes or _UNSEEN_STYLE.search(plain) is not None


def limit_memory() -> None:
    """What a parser's process may take: 1.5 GB, where the system can set a limit."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (1536 << 20, 1536 << 20))


def read_html(page: str) -> dict[str, str]:
    """Runs in the worker: the article of a page, without what its readers could not see."""
    import lxml.html
    import trafilatura

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    tree = lxml.html.document_fromstring(page.encode(), parser=parser)
    for element in tree.xpath("//*[@hidden or @style]"):
        unseen = _unseen(element.get("style"), element.attrib)
        if unseen and element.getparent() is not None:
            element.drop_tree()
    found: Any = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=False
    )
    if found is None or not (found.text or "").strip():
        raise ValueError("there is no article in it")
    title = found.title or ""
    lines = found.text.splitlines()
    if lines[0].strip() == title.strip():
        lines = lines[1:]
    return {
        "text": "\n\n".join(lines),
        "title": title,
        "outlet": found.sitename or "",
        "author": found.author or "",
        "published": found.date or "",
        "url": found.url or "",
    }


def _line(value: str) -> str:
    """A title or a name on one line, without what can't be seen."""
    return " ".join(_CONTROLS.sub(" ", _seen(value)).split())


def _seen(text: str) -> str:
    """The text without what can't be seen, also where that was folded into itself."""
    while (cleaned := _UNSEEN.sub("", text)) != text:
        text = cleaned
    return text


def _first_line(text: str) -> str:
    line = text.strip().splitlines()[0].strip() if text.strip() else ""
    return line if len(line) <= 120 else line[:119].rsplit(" ", 1)[0] + "…"


_FORMATS: tuple[Callable[[str], date], ...] = (
    datetime.fromisoformat,
    lambda value: datetime.strptime(value, "%Y/%m/%d"),
    lambda value: datetime.strptime(value, "%d %B %Y"),
    lambda value: datetime.strptime(value, "%B %d, %Y"),
    lambda value: datetime.strptime(value, "%a, %d %b %Y %H:%M:%S %z"),
)


def _iso(value: str) -> str:
    """The date in ISO 8601 where it can be read, else nothing: a wrong date is worse than none."""
    for read in _FORMATS:
        try:
            moment = read(value)
        except ValueError:
            continue
        if isinstance(moment, datetime) and (moment.hour or moment.minute or moment.second):
            return moment.isoformat()
        return moment.isoformat()[:10]
    return ""
