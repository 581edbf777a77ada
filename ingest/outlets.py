"""Which names are outlets, and the one name that each of them has here.

Well-known outlets and their other names are data (outlets.txt); others are told by words such as
"Gazette". Knows nothing of articles: what "the Times" is in one of them is decided in press.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_GENERIC = re.compile(r"(?:white house|free|foreign) press|fake news|.*medical examiner")


def canonical(name: str) -> Named | None:
    """The outlet of that name, by the name it has in every article; None where it is none."""
    name = re.sub(r"^the\b", "The", _IN_BRACKETS.sub("", _plain(name)))
    proper = name.removeprefix("The ")
    if not proper[:1].isupper() and proper not in ("dpa",):
        return None
    known = _known().get(_bare(name))
    if known:
        return _named(known)
    if proper.casefold().startswith(_CREDITS):
        return None
    looks = _ENDING.fullmatch(name) or _BEGINNING.fullmatch(name)
    if " " not in proper or not looks or _GENERIC.fullmatch(_bare(name)):
        return None
    return _named(name)


def mentioned(name: str) -> Named | None:
    """The outlet of that name in running text: as `canonical`, an ambiguous one only in full.

    "Ms Hill", "Time will tell", "Ria" and "the Hill" are no outlets there; "The Hill" is.
    """
    return None if ambiguous(name) else canonical(name)


def ambiguous(name: str) -> bool:
    """Whether a name, as it is written, may be a surname or a plain word instead of an outlet."""
    plain = _IN_BRACKETS.sub("", _plain(name))
    spelled = _ambiguous().get(_bare(plain))
    return spelled is not None and plain not in spelled


def outlet(name: str) -> Named:
    """The outlet that an article says it is from, known or not."""
    return canonical(name) or _named(_plain(name))


def key_of(name: str) -> str:
    """The same for one name however it is written: case, dots, a leading "the"."""
    return re.sub(r"[^\w]+", " ", _bare(_plain(name))).strip()


def short_names(full: str) -> frozenset[str]:
    """What an article calls an outlet once it has named it: its last word, its first without it."""
    words = _bare(full).split()
    return frozenset(
        (words[-1], " ".join(words[:-1]), " ".join(words)) if len(words) > 1 else words
    )


def _named(name: str) -> Named:
    """A name of one word has a key of its own: of Ms Hill and The Hill, each is one voice."""
    key = key_of(name)
    return Named(f"{key} outlet" if key and " " not in key else key, name, "outlet")


def _plain(name: str) -> str:
    name = " ".join(name.split()).strip(' ,.;:“”"‘*')
    return re.sub(r"(?:'s|’s|’|')$", "", name)


def _bare(name: str) -> str:
    lowered = name.casefold()
    return lowered.removeprefix("the ")


@cache
def _known() -> dict[str, str]:
    return {_bare(_plain(each)): names[0].rstrip("*") for names in _lines() for each in names}


@cache
def _ambiguous() -> dict[str, frozenset[str]]:
    """Bare name → the spellings that are nothing but the outlet."""
    spelled: dict[str, set[str]] = {}
    starred = set()
    for each in (each for names in _lines() for each in names):
        name = _plain(each)
        in_full = not each.endswith("*") or name.startswith("The ")
        spelled.setdefault(_bare(name), set()).update({name} if in_full else ())
        if each.endswith("*"):
            starred.add(_bare(name))
    initials = {bare for bare, names in spelled.items() if all(map(_is_initials, names))}
    for bare in initials:
        spelled[bare] |= {f"{the} {name}" for name in spelled[bare] for the in ("the", "The")}
    return {bare: frozenset(spelled[bare]) for bare in starred | initials}


def _is_initials(name: str) -> bool:
    """RAI, which "Rai" is not."""
    return name.isalpha() and name.isupper()


def _lines() -> Iterator[tuple[str, ...]]:
    """The names on each line of the list, the first the one that it has here."""
    for line in files("ingest").joinpath("outlets.txt").read_text("utf-8").splitlines():
        names = tuple(filter(None, (each.strip() for each in re.split("[|,]", line))))
        if names and not line.startswith("#"):
            yield names
