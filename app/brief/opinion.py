"""Which articles say of themselves that they are an opinion: what they tell is no news.

Knows how outlets mark them; knows nothing of what is said in them.
"""

from __future__ import annotations

import re

from archive.article import Article

_TITLE = re.compile(r"(?:opinion|op-ed|editorial|column|commentary|letters?)\s*[:|—–-]", re.I)
_OUTLET = re.compile(r"\b(?:opinions?|editorials?|commentary|guest writer)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"/(?:opinions?|editorials?|op-ed|commentary|columns?|columnists?)/", re.I)


def is_opinion(article: Article) -> bool:
    """Whether its headline, outlet or address calls it one."""
    return bool(
        _TITLE.match(article.title)
        or _OUTLET.search(article.outlet)
        or _ADDRESS.search(article.url)
    )
