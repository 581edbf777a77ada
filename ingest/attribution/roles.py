"""What a text says somebody is, beside the name: "the mayor", "company spokeswoman".

Knows the words around one name. Knows nothing of who is in an article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.statement import Named
from ingest.attribution.names import COURTESY, TITLES, after_office, name_words

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

# Nouns that are people, whoever they are.
PEOPLE = frozenset(
    (
        "official source person people aide witness police officer diplomat resident expert "
        "authority prosecutor lawyer spokesman spokeswoman spokesperson mayor minister president "
        "governor doctor nurse colleague executive lawmaker senator journalist reporter insider "
        "employee worker analyst economist neighbor neighbour relative friend activist soldier "
        "commander leader chief head director chairman chairwoman secretary judge pilot captain "
        "teacher student parent mother father passenger driver survivor victim voter farmer owner "
        "manager engineer scientist researcher professor editor writer author banker investor "
        "trader adviser advisor ally critic supporter opponent volunteer rescuer fighter rebel "
        "militant veteran general colonel member delegate candidate ambassador envoy negotiator "
        "husband wife brother sister son daughter "
        "pope pontiff archbishop bishop cardinal "
        "regulator inspector investigator detective sheriff policeman policewoman man woman "
        "protester others"
    ).split()
)
_ROLES = frozenset(("chair", "treasurer", "founder", "caretaker", "clerk", "miller", "notary"))
_THINGS = frozenset(
    (
        "administration agency army association authority board bureau campaign city club "
        "commission committee company council court department developer document electorate "
        "federation firm foundation fund government group hospital institute judgment law letter "
        "ministry notice office organisation organization paper party plan poll report review "
        "ruling state statement study survey system team trust union university"
    ).split()
)
# "the interior minister": the first word is nobody.
_BEFORE_TITLES = frozenset(
    "former deputy vice prime foreign interior finance defense defence health education justice "
    "attorney state ex".split()
)
# "37 votes ahead", "whose father": beside a name, but not what somebody is.
_NO_ROLE = re.compile(r"^\d|\b(?:whose|who|his|her|their|its)\b", re.IGNORECASE)


def roles(token: Token) -> list[str]:
    """What the text says a person is, beside the name: apposition, title, "is the mayor"."""
    doc, found = token.doc, []
    left = [
        t
        for t in doc[max(token.left_edge.i, token.i - 8) : token.i]
        if t.dep_ in ("compound", "amod", "nmod")
        and t.text not in name_words(token)
        and t.tag_ != "JJS"  # "not least President Vell"
        and not _dateline(t)
    ]
    if left and all(t.lower_.strip(".") in COURTESY for t in left):
        left = []
    if left and any(t.pos_ == "NOUN" or t.lower_.strip(".") in TITLES for t in left):
        found.append(" ".join(t.text for t in left))
    office = after_office(token)
    if office is not None:
        start = min(t.i for t in (office, *office.lefts) if t.dep_ != "det")
        found.append(doc[start : token.i - len(name_words(token)) + 1].text)
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


def _dateline(token: Token) -> bool:
    """ "Washington President Vell", "KESTLIN Mayor Vell": the place where an article begins."""
    title = token.nbor().lower_ in TITLES if token.i + 1 < len(token.doc) else False
    if not token.text.isalpha() or len(token) < 4 or not title:
        return False
    before = token.doc[: token.i].text_with_ws.rstrip(" ")
    capitals = token.is_upper and len(token) > 4
    return (not before and token.ent_type_ == "GPE") or (before[-1:] in ("", "\n") and capitals)


def is_human(token: Token) -> bool:
    """Whether an apposition says that the name is a person's, whatever it was taken for."""
    return any(
        c.dep_ == "appos" and c.pos_ == "NOUN" and c.tag_ == "NN" and is_role(c)
        for c in token.children
    )


def is_role(noun: Token) -> bool:
    """Whether a noun is what a person is: "director", "chief executive", "treasurer"."""
    title = noun.lower_ in TITLES and noun.lower_ not in _BEFORE_TITLES
    return title or noun.lemma_.lower() in PEOPLE or noun.lower_ in _ROLES


def could_be_one(named: Named) -> bool:
    """Whether "he" or "she" can be this source: no outlet, no body, no paper."""
    words = named.name.casefold().split()
    return named.kind == "person" or (named.kind == "unnamed" and not _THINGS & {*words})


def titled(token: Token) -> bool:
    """ "Ms Hill", "Councillor Slate": a title right before a name says that it is a person's."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else token
    word = before.lower_.strip(".")
    return before is not token and word in TITLES and word not in _BEFORE_TITLES


def named_by(noun: Token) -> bool:
    """ "the mayor, Ada Vell": a name stands beside it."""
    beside = [c for c in noun.children if c.dep_ == "appos"]
    if noun.head.lemma_ == "be":
        beside += [c for c in noun.head.children if c.dep_ == "attr"]
    return any(c.pos_ == "PROPN" for c in beside)


def called_by_role(token: Token) -> bool:
    """ "company spokeswoman Ines Calder": what stands before the name is a person's role."""
    left = [t for t in token.lefts if t.dep_ in ("compound", "amod", "nmod")]
    return any(t.lower_.strip(".") in TITLES for t in left)


def _role_text(noun: Token, without: Token | None = None) -> str:
    away = {t.i for t in without.subtree} if without is not None else set()
    for token in noun.subtree:
        if token is not noun and token.dep_ in ("relcl", "acl", "appos"):
            away.update(t.i for t in token.subtree)
    kept = [t for t in noun.subtree if t.i not in away]
    while kept and (kept[0].dep_ in ("det", "punct") or kept[0].tag_ == "PRP$"):
        kept.pop(0)
    kept = [t for n, t in enumerate(kept) if t.i - kept[0].i == n][:12]
    while kept and kept[-1].is_punct:
        kept.pop()
    if not kept:
        return ""
    return noun.doc.text[kept[0].idx : kept[-1].idx + len(kept[-1])]
