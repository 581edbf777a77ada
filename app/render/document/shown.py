"""Text of strangers made fit to be shown anywhere. Knows nothing of what it says.

It steers no terminal, does not turn the direction of what stands behind it, and can stand in XML.
"""

from __future__ import annotations

import re

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# What opens a run of another direction, and what ends it: https://www.unicode.org/reports/tr9/
_POP, _POP_ISOLATE = "\u202c", "\u2069"
_OPENS = dict.fromkeys("\u202a\u202b\u202d\u202e", _POP) | dict.fromkeys(
    "\u2066\u2067\u2068", _POP_ISOLATE
)


def shown(text: str) -> str:
    """`text` as one line."""
    return verbatim(" ".join(text.split()))


def verbatim(text: str) -> str:
    """`text` character for character, but for those that can't be shown.

    Where it leaves a run of another direction open, the end of that stands behind it.
    """
    return _closed(_UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text))


def _closed(text: str) -> str:
    left: list[str] = []
    for char in text:
        if char in _OPENS:
            left.append(_OPENS[char])
        elif char == _POP and left[-1:] == [_POP]:
            left.pop()
        elif char == _POP_ISOLATE and _POP_ISOLATE in left:
            while left.pop() != _POP_ISOLATE:
                pass
    return text + "".join(reversed(left))
