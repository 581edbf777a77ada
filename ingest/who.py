"""Who the source of a statement is, within one article: names, titles, pronouns, short names.

Each rule is one method and has a name (`Resolution`). A guess that could be wrong is not made:
what stays unresolved keeps the words of the article. Knows nothing of other articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.statement import NOBODY, Named, Resolution
from ingest.clauses import PEOPLE, Reading, phrase
from ingest.outlets import canonical, key_of, short_names

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

_HE, _SHE = frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself"))
_OTHER_PRONOUNS = frozenset(
    (
        "i we you they it who which that this these those one some many others most all both few"
    ).split()
)
# Said of anybody; what they tell of who it is, where they do.
_COURTESY = {
    **{"mr": "he", "mrs": "she", "ms": "she", "miss": "she", "sir": "he", "lady": "she"},
    **dict.fromkeys(("dr", "prof", "professor", "doctor"), ""),
}
_TITLES = frozenset(
    (
        "mr mrs ms miss sir dame lady lord dr doctor prof professor sen senator senators rep reps "
        "representative gov governor president premier chancellor mayor minister secretary judge "
        "justice gen general col colonel capt captain maj major lt lieutenant sgt sergeant cpl "
        "adm admiral chief sheriff officer detective inspector superintendent commissioner "
        "constable pope cardinal bishop archbishop rabbi imam rev reverend father sister brother "
        "king queen prince princess sheikh emperor ambassador congressman congresswoman councilman "
        "councilwoman councillor councilor alderman speaker candidate chairman chairwoman director "
        "coach deputy vice former ex-president ex prime foreign interior finance defense defence "
        "health education justice attorney state lawmaker activist author actor actress singer "
        "spokesman spokeswoman spokesperson analyst economist historian lawyer king's leader"
    ).split()
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md", "qc", "kc", "mp"))
# A name with one of these is of a body, not of a person.
_BODIES = re.compile(
    r"\b(?:Ministry|Office|Department|Company|Group|Council|University|Party|Committee|Bank|Court|"
    r"Association|Institute|Agency|Union|Campaign|Center|Centre|Board|Bureau|Commission|Corp|Inc|"
    r"Ltd|House|Senate|Congress|Police|Army|Foundation|Organi[sz]ation|School|Hospital|Infirmary|"
    r"Authority|Service|Services|Society|Federation|Fund|Trust|Club|Holdings|Industries|Airlines|"
    r"Network|Alliance|Coalition|Administration|Kremlin|Pentagon|Nations|Parliament|Assembly|"
    r"Republicans|Democrats|States|Kingdom|Government|Poll|Survey|Report|Act)\b"
)
_OUTLET_NOUNS = frozenset(
    "newspaper paper broadcaster network station magazine daily tabloid website outlet weekly "
    "agency channel publication".split()
)
_BACK = 2  # sentences before its own in which a pronoun's person stands


@dataclass(slots=True)
class _Person:
    """Somebody the article names in full."""

    name: str
    roles: list[str] = field(default_factory=list)
    gender: str = ""
    places: list[int] = field(default_factory=list)  # tokens where a name of theirs ends
    surely: bool = False  # a person beyond doubt, not only capitalised like one

    def called(self, words: frozenset[str]) -> bool:
        """Whether one of their roles has all these words."""
        return any(words <= frozenset(role.casefold().split()) for role in self.roles)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who it is, and by which rule."""

    named: Named
    by: Resolution


class Who:
    """The people and outlets of one article; its sources are asked for in the order of the text."""

    def __init__(self, reading: Reading, publisher: Named) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._publisher = publisher
        self._people: dict[str, _Person] = {}
        self._find_people()
        self._outlets = self._find_outlets()
        self._short_for = _acronyms(self._reading.text)
        self._sources: list[tuple[int, Named, bool]] = []  # (token, source, whether plural)
        self._spoke: list[tuple[int, str]] = []  # (token, person) of the sources so far
        self._reported: list[tuple[int, Named]] = []  # (token, outlet) of the sources so far

    def resolve(self, tokens: Sequence[int]) -> Resolved:
        """Who a source is that stands at these tokens. NOBODY where there are none."""
        if not tokens:
            return Resolved(NOBODY, "written")
        found = self._resolve(list(tokens))
        if found.named.kind == "person" and found.named.key in self._people:
            self._spoke.append((tokens[-1], found.named.key))
        elif found.named.kind == "outlet":
            self._reported.append((tokens[-1], found.named))
        if found.named.key:
            plural = self._head(tokens).tag_ in ("NNS", "NNPS")
            self._sources.append((tokens[-1], found.named, plural))
        return found

    def outlet(self, text: str) -> Named | None:
        """The outlet that a name in the article stands for: in full, an alias, or a short name."""
        full = canonical(text)
        if full is not None:
            return full
        bare = key_of(text)
        fitting = {o.key: o for o in self._outlets if bare in short_names(o.name)}
        if len(fitting) == 1 and text.removeprefix("the ").removeprefix("The ")[:1].isupper():
            return next(iter(fitting.values()))
        return None

    def described(self, noun: Token) -> Named | None:
        """The outlet that "the paper" or "the same broadcaster" means, if it means one."""
        found = self._description(noun, phrase(noun)) if noun.pos_ == "NOUN" else None
        return found.named if found else None

    def _resolve(self, tokens: list[int]) -> Resolved:
        head = self._head(tokens)
        written = self._text(tokens)
        if len(tokens) == 1 and head.lower_ in _HE | _SHE:
            return self._pronoun(head) or Resolved(Named(name=written), "written")
        if len(tokens) == 1 and head.lower_ in ("they", "it"):
            return self._group_pronoun(head) or Resolved(Named(name=written), "written")
        if len(tokens) == 1 and head.lower_ in _OTHER_PRONOUNS:
            return Resolved(Named(name=written), "written")
        outlet = self.outlet(written) or self._outlet_in(head)
        if outlet is not None:
            return Resolved(outlet, "written" if canonical(written) else "alias")
        if any(self._doc[i].dep_ == "conj" and self._doc[i].head == head for i in tokens):
            return Resolved(self._as_written(head, written), "written")
        person = self._person_at(head, tokens)
        if person is not None:
            return person
        if head.pos_ != "PROPN" and len(tokens) == 1 and head.text[:1].isupper():
            fitting = [k for k, p in self._people.items() if _ends_with(p.name, [head.text])]
            if len(fitting) == 1:
                return Resolved(self._named(fitting[0]), "surname")
        if head.pos_ != "PROPN":
            described = self._title(head, tokens) or self._description(head, tokens)
            if described is not None:
                return described
        return Resolved(self._as_written(head, written), "written")

    # The rules, one a method.

    def _person_at(self, head: Token, tokens: Sequence[int]) -> Resolved | None:
        """A name: in full, or a surname that only one person of the article has."""
        for token in (head, *(c for c in head.children if c.dep_ == "appos" and c.i in tokens)):
            words = _name_words(token)
            if not words or _BODIES.search(" ".join(words)):
                continue
            key = _person_key(words)
            if len(words) > 1 and key in self._people:
                return Resolved(self._named(key), "written")
            if len(words) > 1 and (token is not head or _called_by_role(token)):
                role = next(iter(_roles(token)), "")
                return Resolved(Named(key, " ".join(words), "person", role), "written")
            fitting = [k for k, p in self._people.items() if _ends_with(p.name, words)]
            if len(fitting) > 1:
                titles = frozenset(t.casefold() for t in _titles_before(token))
                fitting = [k for k in fitting if titles and self._people[k].called(titles)]
            if len(fitting) == 1:
                return Resolved(self._named(fitting[0]), "surname")
            if token.ent_type_ == "PERSON" and token is head:
                return Resolved(Named(key, " ".join(words), "person"), "written")
        return None

    def _pronoun(self, token: Token) -> Resolved | None:
        """ "He" is who spoke last, while nobody else is a subject; else the one person it fits."""
        gender = "he" if token.lower_ in _HE else "she"
        first = self._sentences_before(token, _BACK)
        near = self._named_between(first, token.i, gender)
        found = ""
        if self._spoke and self._sources and self._sources[-1][1].key == self._spoke[-1][1]:
            at, last = self._spoke[-1]
            since = self._named_between(at + 1, token.i, gender, subjects=at >= first)
            if last in self._fitting(gender) and not set(since) - {last}:
                found = last if at >= self._sentences_before(token, 2 * _BACK + 1) else ""
        behind = self._sources[-1] if self._sources and self._sources[-1][0] >= first else None
        if not found and behind is not None and behind[1].kind == "unnamed":
            return self._somebody_before(token)
        if not found and len(near) == 1:
            subjects = self._named_between(first, token.i, gender, subjects=True)
            found = near[0] if subjects == near else ""
        if not found:
            return self._somebody_before(token) if not near else None
        self._people[found].gender = gender
        return Resolved(self._named(found), "pronoun")

    def _somebody_before(self, token: Token) -> Resolved | None:
        """ "A woman asked not to be named. … she said": the one source before, though unnamed."""
        first = self._sentences_before(token, 1)
        near = {
            named.key: named
            for at, named, plural in self._sources
            if first <= at < token.i and not plural and self._doc[at].sent.start >= first
        }
        if len(near) != 1:
            return None
        named = next(iter(near.values()))
        human = any(word.casefold() in PEOPLE for word in named.name.split())
        return Resolved(named, "pronoun") if named.kind == "unnamed" and human else None

    def _group_pronoun(self, token: Token) -> Resolved | None:
        """ "They" or "it" begins a sentence: the source of the one before, where that fits."""
        first = self._sentences_before(token, 1)
        near = {
            named.key: named
            for at, named, plural in self._sources
            if first <= at < token.i
            and named.kind != "person"
            and plural == (token.lower_ == "they")
        }
        if len(near) != 1 or (token.i - token.sent.start > 1 and token.lower_ == "it"):
            return None
        return Resolved(next(iter(near.values())), "pronoun")

    def _title(self, head: Token, tokens: Sequence[int]) -> Resolved | None:
        """ "The mayor" is the one person whom the article calls a mayor."""
        words = [self._doc[i] for i in tokens]
        if words[0].lower_ not in ("the", "former") and head.i != tokens[0]:
            return None
        human = head.lemma_.lower() in PEOPLE or head.lower_ in _TITLES
        if any(t.dep_ == "poss" for t in words) or head.tag_ == "NNS" or not human:
            return None
        said = frozenset(t.lower_ for t in words if t.pos_ in ("NOUN", "ADJ", "PROPN"))
        fitting = [key for key, person in self._people.items() if person.called(said)]
        before = [k for k in fitting if any(at < head.i for at in self._people[k].places)]
        if len(fitting) == 1 and before:
            return Resolved(self._named(fitting[0]), "title")
        return None

    def _description(self, head: Token, tokens: Sequence[int]) -> Resolved | None:
        """ "The newspaper" is the outlet that was named last."""
        if not tokens:
            return None
        determiner = self._doc[tokens[0]].lower_
        short = all(self._doc[i].lower_ in ("the", "its", "same", head.lower_) for i in tokens)
        if head.lower_ not in _OUTLET_NOUNS or determiner not in ("the", "its") or not short:
            return None
        first = self._sentences_before(head, _BACK)
        near = [named for at, named in self._reported if first <= at < head.i]
        if near:
            return Resolved(near[-1], "description")
        text = self._reading.text[self._doc[first].idx : head.idx]
        mentioned = {o.key: o for o in self._outlets if o.name.removeprefix("The ") in text}
        if len(mentioned) == 1:
            return Resolved(next(iter(mentioned.values())), "description")
        return None

    # What they look at.

    def _find_people(self) -> None:
        for entity in self._doc.ents:
            if entity.label_ == "PERSON":
                self._meet(entity.root)
        for token in self._doc:
            if token.pos_ == "PROPN" and token.ent_type_ in ("", "ORG"):
                ends = token.i + 1 == len(self._doc) or self._doc[token.i + 1].pos_ != "PROPN"
                if ends and not _with_article(token):
                    self._meet(token)
        for entity in self._doc.ents:  # those whom the article knows by their surname alone
            words = _name_words(entity.root)
            known = any(_ends_with(p.name, words) for p in self._people.values())
            if entity.label_ == "PERSON" and len(words) == 1 and not known:
                self._people.setdefault(_person_key(words), _Person(words[0], surely=True))
        for token in self._doc:
            if token.pos_ == "PROPN" and self._reading.inside[token.i] < 0:
                self._place(token)

    def _meet(self, token: Token) -> None:
        words = _name_words(token)
        if len(words) < 2 or len(words) > 4 or _BODIES.search(" ".join(words)):
            return
        name = " ".join(words)
        if canonical(name) or any(not w[:1].isupper() and len(w) > 3 for w in words):
            return
        person = self._people.setdefault(_person_key(words), _Person(name))
        person.surely |= token.ent_type_ == "PERSON" or bool(_titles_before(token))
        for role in _roles(token):
            person.surely = True
            if role not in person.roles:
                person.roles.append(role)

    def _place(self, token: Token) -> None:
        words = _name_words(token)
        follows = token.i + 1 < len(self._doc) and self._doc[token.i + 1].pos_ == "PROPN"
        if not words or (follows and token.dep_ == "compound"):
            return
        fitting = [p for p in self._people.values() if _ends_with(p.name, words)]
        if len(fitting) == 1:
            person = fitting[0]
            person.places.append(token.i)
            for title in _titles_before(token):
                person.gender = person.gender or _COURTESY.get(title.casefold().rstrip("."), "")

    def _find_outlets(self) -> tuple[Named, ...]:
        found = {self._publisher.key: self._publisher} if self._publisher.key else {}
        for match in _CAPITALISED.finditer(self._reading.text):
            words = match.group().split()
            for start in range(min(3, len(words))):
                named = canonical(" ".join(words[start:]))
                if named is not None:
                    found.setdefault(named.key, named)
                    break
        return tuple(found.values())

    def _outlet_in(self, head: Token) -> Named | None:
        """The outlet that a phrase ends in: "the Harbor Ledger newspaper", "state TV Canal 9"."""
        if head.pos_ != "PROPN":
            if head.lower_ in _OUTLET_NOUNS:
                left = [t for t in head.lefts if t.pos_ == "PROPN"]
                return canonical(" ".join(t.text for t in left)) if left else None
            return None
        words = _name_words(head)
        return self.outlet(" ".join(words)) if words else None

    def _fitting(self, gender: str) -> list[str]:
        """The people whom a pronoun can stand for."""
        return [k for k, p in self._people.items() if p.gender in ("", gender) and p.surely]

    def _named_between(
        self, first: int, last: int, gender: str, *, subjects: bool = False
    ) -> list[str]:
        """Those of them who are named there, or are named there as a subject."""
        return [
            key
            for key in self._fitting(gender)
            if any(
                first <= at < last and (not subjects or _is_subject(self._doc[at]))
                for at in self._people[key].places
            )
        ]

    def _sentences_before(self, token: Token, count: int) -> int:
        start = token.sent.start
        for _ in range(count):
            if start > 0:
                start = self._doc[start - 1].sent.start
        return start

    def _head(self, tokens: Sequence[int]) -> Token:
        inside = set(tokens)
        for i in tokens:
            if self._doc[i].head.i not in inside or self._doc[i].head.i == i:
                return self._doc[i]
        return self._doc[tokens[-1]]

    def _text(self, tokens: Sequence[int]) -> str:
        first, last = self._doc[tokens[0]], self._doc[tokens[-1]]
        text = " ".join(self._reading.text[first.idx : last.idx + len(last)].split())
        return re.sub(r"(?:'s|’s)$|[\"“”]", "", text)

    def _named(self, key: str) -> Named:
        person = self._people[key]
        return Named(key, person.name, "person", person.roles[0] if person.roles else "")

    def _as_written(self, head: Token, written: str) -> Named:
        if head.pos_ == "PRON":
            return Named(name=written)
        proper = head.pos_ == "PROPN" and written.split()[0].lower() not in ("a", "an")
        if not proper:
            return Named(key_of(written), written, "unnamed")
        words = _name_words(head)
        if re.search(r", \d\d$", written):  # "Brandt, 58"
            return Named(_person_key(words), " ".join(words), "person")
        body = head.ent_type_ not in ("PERSON", "ORG", "") or _BODIES.search(" ".join(words))
        the = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
        if body or the or not words:
            return self._body(written)
        return Named(_person_key(words), " ".join(words), "person", next(iter(_roles(head)), ""))

    def _body(self, written: str) -> Named:
        """A group by its name; by its full one where the article explains what IHA stands for."""
        bare = re.sub(r"^[Tt]he ", "", written)
        full = self._short_for.get(bare)
        if full is None and " (" in bare:
            full = bare[: bare.index(" (")]
        name = full or written
        return Named(key_of(name), name, "group")


_CAPITALISED = re.compile(
    r"(?:[Tt]he )?[A-ZÀ-Þ][\w.’-]*"
    r"(?: (?:[A-ZÀ-Þ][\w.’-]*|(?:of|and|the)(?= [A-Z])|\d+))*"
)


def _acronyms(text: str) -> dict[str, str]:
    """What the article spells out: "the International Harbor Authority (IHA)"."""
    found = {}
    for match in _SPELLED_OUT.finditer(text):
        full = match["full"].removeprefix("The ")
        initials = "".join(w[0] for w in full.split() if w[0].isupper())
        if initials == match["short"]:
            found[match["short"]] = full
    return found


_SPELLED_OUT = re.compile(
    r"(?P<full>[A-Z][\w’'-]+(?: (?:of |for |and |the |on )*[A-Z][\w’'-]+)+) "
    r"\((?P<short>[A-Z]{2,8})\)"
)


def person_key(name: str) -> str:
    """The same for one person's name with or without title, middle initial and dots."""
    words = [w for w in name.split() if w.casefold().strip(".,") not in _TITLES]
    return _person_key(words or name.split())


def _person_key(words: Sequence[str]) -> str:
    kept = [w for w in words if not re.fullmatch(r"[A-Z]\.?", w)] or list(words)
    return key_of(" ".join(kept))


def _name_words(token: Token) -> list[str]:
    """The words of the name that ends at a token, without titles before and "'s" behind."""
    doc = token.doc
    end = token.i
    while end + 1 < len(doc) and doc[end + 1].text.casefold() in _SUFFIXES:
        end += 1
    start = token.i
    while (
        start > 0
        and doc[start - 1].pos_ == "PROPN"
        and doc[start - 1].sent.start == token.sent.start
        and doc[start - 1].text[:1].isupper()
    ):
        if token.ent_type_ == "PERSON" and doc[start].ent_iob_ == "B" and start < token.i:
            break  # "Shopper Donna Balin": the name begins where the entity does
        start -= 1
    if token.pos_ != "PROPN":
        return []
    words = [doc[i].text for i in range(start, end + 1)]
    titles = [n for n, word in enumerate(words[:-1]) if word.casefold().strip(".,") in _TITLES]
    return words[titles[-1] + 1 :] if titles else words


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass", "attr") or (
        token.dep_ == "appos" and token.head.dep_ in ("nsubj", "nsubjpass")
    )


def _called_by_role(token: Token) -> bool:
    """ "company spokeswoman Ines Calder": what stands before the name is a person's role."""
    left = [t for t in token.lefts if t.dep_ in ("compound", "amod", "nmod")]
    return any(t.lower_.strip(".") in _TITLES for t in left)


def _with_article(token: Token) -> bool:
    """ "the Harbor Group": what has an article is no person's name."""
    i = token.i
    while i > 0 and token.doc[i - 1].pos_ == "PROPN":
        i -= 1
    return i > 0 and token.doc[i - 1].lower_ in ("the", "a", "an")


def _titles_before(token: Token) -> list[str]:
    doc, found = token.doc, []
    i = token.i - 1
    while i >= 0 and (doc[i].pos_ in ("PROPN", "NOUN") or doc[i].text == "."):
        if doc[i].text.casefold().strip(".") in _TITLES:
            found.append(doc[i].text.strip("."))
        i -= 1
    return found


def _ends_with(name: str, words: Sequence[str]) -> bool:
    """Whether these words are the name's last, or its first alone."""
    parts = name.casefold().split()
    asked = [w.casefold() for w in words]
    return parts[-len(asked) :] == asked or asked == parts[:1]


def _roles(token: Token) -> list[str]:
    """What the text says a person is, beside the name: apposition, title, "is the mayor"."""
    doc, found = token.doc, []
    left = [
        t
        for t in doc[max(token.left_edge.i, token.i - 8) : token.i]
        if t.dep_ in ("compound", "amod", "nmod") and t.text not in _name_words(token)
    ]
    if left and all(t.lower_.strip(".") in _COURTESY for t in left):
        left = []
    if left and any(t.pos_ == "NOUN" or t.lower_.strip(".") in _TITLES for t in left):
        found.append(" ".join(t.text for t in left))
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            found.append(_role_text(child))
    if token.dep_ == "appos" and token.head.pos_ == "NOUN":
        found.append(_role_text(token.head, without=token))
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        found += [_role_text(c) for c in token.head.children if c.dep_ == "attr" and c.tag_ == "NN"]
    if token.dep_ == "attr" and token.head.lemma_ == "be":  # "The mayor is Arno Teel"
        found += [
            _role_text(c) for c in token.head.children if c.dep_ == "nsubj" and c.tag_ == "NN"
        ]
    return [role for role in found if role and not _NO_ROLE.search(role)]


# "37 votes ahead", "whose father": beside a name, but not what somebody is.
_NO_ROLE = re.compile(r"^\d|\b(?:whose|who|his|her|their|its)\b", re.IGNORECASE)


def _role_text(noun: Token, without: Token | None = None) -> str:
    away = {t.i for t in without.subtree} if without is not None else set()
    for token in noun.subtree:
        if token is not noun and token.dep_ in ("relcl", "acl", "appos"):
            away.update(t.i for t in token.subtree)
    kept = [t for t in noun.subtree if t.i not in away]
    while kept and kept[0].dep_ in ("det", "punct"):
        kept.pop(0)
    kept = [t for n, t in enumerate(kept) if t.i - kept[0].i == n][:12]
    while kept and kept[-1].is_punct:
        kept.pop()
    if not kept:
        return ""
    return noun.doc.text[kept[0].idx : kept[-1].idx + len(kept[-1])]
