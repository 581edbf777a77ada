"""Which names are outlets, and the one name that each of them has here.

Well-known outlets and their other names are data (outlets.txt); others are told by words such as
"Gazette". Knows nothing of articles: what "the Times" is in one of them is decided in press.py.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from archive.statement import Named

_WORDS = re.compile(
    r"(?:Times|Post|News|Newspapers?|Radio|Ledger|Herald|Gazette|Tribune|Journal|Guardian|"
    r"Telegraph|Crier|Courier|Chronicle|Observer|Press|Wire|Newswire|TV|Television|Broadcasting|"
    r"Daily|Weekly|Mirror|Mail|Tray|Meridian|Lantern|Globe|Bulletin|Today|Reporter|Inquirer|"
    r"Examiner|Magazine|Review|Dispatch|Sentinel|Argus|Echo|Register|Record|Standard|Star|Sun|"
    r"Mercury|Advertiser|Argosy|Clarion|Beacon|Messenger|Digest|Monitor|Tallyman|Notes)"
)
# As the last word these name an outlet only beside a place or an article ("The Vella Star").
_ENDING = re.compile(
    rf"(?:The )?(?:[A-ZÀ-Þ][\w.’'-]* |of |and )*{_WORDS.pattern}(?: (?:Agency|Online|Hour|FM))?"
)
_BEGINNING = re.compile(r"(?:Radio|Channel|Televisión|Canal|Agencia) [A-Z0-9]\w*")
_IN_BRACKETS = re.compile(r"(?<=\w) \([^()]*\)$")  # "CNN (Online News)"
_CREDITS = ("via ", "source: ", "from ")  # "Via The Ledger": beside a name, not of it
_GENERIC = frozenset(("white house press", "free press", "foreign press", "fake news"))


def canonical(name: str) -> Named | None:
    """The outlet of that name, by the name it has in every article; None where it is none."""
    name = re.sub(r"^the\b", "The", _IN_BRACKETS.sub("", _plain(name)))
    proper = name.removeprefix("The ")
    if not proper[:1].isupper() and proper not in ("dpa",):
        return None
    known = _known().get(_bare(name))
    if known:
        return Named(key_of(known), known, "outlet")
    if proper.casefold().startswith(_CREDITS):
        return None
    looks = _ENDING.fullmatch(name) or _BEGINNING.fullmatch(name)
    if " " not in proper or not looks or _bare(name) in _GENERIC:
        return None
    return Named(key_of(name), name, "outlet")


def outlet(name: str) -> Named:
    """The outlet that an article says it is from, known or not."""
    return canonical(name) or Named(key_of(_plain(name)), _plain(name), "outlet")


def key_of(name: str) -> str:
    """The same for one name however it is written: case, dots, a leading "the"."""
    return re.sub(r"[^\w]+", " ", _bare(_plain(name))).strip()


def short_names(full: str) -> frozenset[str]:
    """What an article calls an outlet once it has named it: its last word, its first without it."""
    words = _bare(full).split()
    return frozenset(
        (words[-1], " ".join(words[:-1]), " ".join(words)) if len(words) > 1 else words
    )


def _plain(name: str) -> str:
    name = " ".join(name.split()).strip(' ,.;:“”"‘')
    return re.sub(r"(?:'s|’s|’|')$", "", name)


def _bare(name: str) -> str:
    lowered = name.casefold()
    return lowered.removeprefix("the ")


@cache
def _known() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in files("ingest").joinpath("outlets.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        name, _, others = line.partition("|")
        for alias in (name, *others.split(",")):
            if alias.strip():
                table[_bare(alias.strip())] = name.strip()
    return table
