"""Text on its way into a page: escaped and isolated. Knows nothing of what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape as html_escape
from urllib.parse import urlsplit

# NUL and lone surrogates can't travel in an HTML page; one character stands for one, so that
# offsets keep their meaning.
_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")
# Browsers and urlsplit pass over control characters, also in front of a scheme.
_UNWRITTEN = re.compile(r"[\s\x00-\x1f\x7f]")
# No part of an IRI (RFC 3987), or not seen: https://www.rfc-editor.org/rfc/rfc3987#section-2.2
_UNLINKED = re.compile(
    '[<>"{}|\\\\^`\x80-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff]'
    "|%(?![0-9A-Fa-f]{2})"
)


def sendable(text: str) -> str:
    """`text` as UTF-8 can carry it. Length in characters is kept."""
    return _UNSENDABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def escape(text: str) -> str:
    """`text` for use between tags or inside a quoted attribute. Length in characters is kept."""
    # A bare CR would be read as LF by an HTML parser; its character reference survives.
    return html_escape(sendable(text)).replace("\r", "&#13;")


def web_link(url: str) -> str:
    """`url` where it is a plain http(s) address, else ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = parts.scheme in ("http", "https") and parts.netloc and not _UNWRITTEN.search(url)
    return url if plain else ""


def link_target(url: str) -> str:
    """`url` as a file may link to it: a web address, what an address can't hold percent-encoded."""
    return _UNLINKED.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass")),
        web_link(url),
    )


def bdi(text: str) -> str:
    """Isolated, so that right-to-left text or direction controls can't reorder what is around."""
    return f'<bdi dir="auto">{escape(text)}</bdi>'


def dots(parts: Iterable[str]) -> str:
    return ' <span aria-hidden="true">·</span> '.join(part for part in parts if part)


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def begun(text: str) -> str:
    """With a capital where it begins with a common word: "the Union", but "iNews"."""
    return text[:1].upper() + text[1:] if text.partition(" ")[0].islower() else text
