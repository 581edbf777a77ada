"""Which verb of a sentence a date belongs to, and whether that is past or to come.

Knows verbs by form and place, not by grammar: a verb in the present looks like a noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.check.lexicon import lexicon
from app.check.terms import Token

Tense = Literal["past", "coming", "open", ""]
Part = Literal["deed", "announcement", "saying", "state", "aside"]


@dataclass(frozen=True, slots=True)
class Verb:
    """What a date belongs to: what the sentence tells as done, or done by saying it, that somebody
    said it, how something was, or what is told in passing.

    `tense` is "" where no verb was found. `place` is that of its word, or -1.
    """

    tense: Tense
    part: Part
    sure: bool = True
    place: int = -1


_NO_VERB = Verb("", "aside", False)
# They look like verbs in the past, or are other forms of an irregular one.
_NO_VERBS = frozenset(
    "am is are being having doing says loss growth death dead dying lying flight speech choice "
    "withdrawal rejection acceptance approval refusal arrival decision denials men women children "
    "people persons wives lives feet analyses crises better best worse worst more most fewer "
    "fewest less least hundred need speed indeed exceed proceed feed seed breed bleed weed shed "
    "armed united sacred naked wicked so-called unprecedented given".split()
)
# No ending of these tells the past.
_PAST_TOO = frozenset(
    "cut hit put set shut quit let hurt cost spread split burst beat blew drew tore swept rode "
    "laid dealt dug hung stuck slept meant woke awoke slid spun knelt leapt leant crept wept bled "
    "sped clung stung swung sprang overcame oversaw undertook rang bit".split()
)
# No verb in the past stands behind these.
_BEFORE_NONE = frozenset(
    "a an the this that these those his her its their our my of in on at by for from with "
    "no".split()
)
_PARTICIPLES = frozenset("gone done borne begun sung sunk shrunk swum become".split())
_PAST_IN_N = frozenset("began won ran overran".split())
_PLANNED = frozenset("scheduled expected set due slated supposed planned poised".split())
_FUTURE = frozenset("will 'll shall wo".split())
_OPEN = frozenset("would could may might should can must ca ought".split())
_PRESENT = frozenset("is are am 're".split())
_HAVING = frozenset("has have had 've".split())
_WAS = frozenset("was were did".split())
_AUXILIARY = _FUTURE | _OPEN | _PRESENT | _HAVING | _WAS | {"be", "been", "being", "to", "do"}
_BETWEEN = frozenset("not n't also already never since then later first still once just".split())
# A verb does not reach over these.
_BORDERS = frozenset(
    "that who whom which whose when while where after before since until because if unless "
    "whether as though although once than why how what".split()
)
_ASIDE = _BORDERS - {"that", "whether", "why", "how", "what"}
_LOOSE = frozenset("and or but".split())  # over these only with doubt
_BEFORE_DOING = frozenset("of for with by about from over on against in without at".split())
_SPOKEN = ("saying", "announcement")
# Deeds of those who speak.
_ANNOUNCED = frozenset(
    "announced declared promised pledged vowed confirmed denied admitted acknowledged conceded "
    "testified demanded warned".split()
)
_UNREAL = frozenset("if unless whether".split())
_AHEAD = frozenset("next upcoming forthcoming coming".split())  # "at its next meeting on Tuesday"
_INTENDED = frozenset(
    "agreed plan plans planning vowed promised pledged hopes hoped wants intends prepares ready "
    "likely threatened decided".split()
)
# What was begun, or tried, or refused was so at the time.
_DONE_SO = frozenset(
    "tried failed managed began started continued refused declined appeared gathered went came "
    "rushed helped".split()
)
_TIMING = frozenset("early late earlier mid back".split())
_PLACING = frozenset("in at on for during with amid under speaking".split())
_REACH = 9  # words from a date that begins its clause to the end of the verb behind it
_SURE_REACH = 5


def verb_of(words: Sequence[Token], first: int, last: int) -> Verb:
    """The verb that the date in words[first:last] belongs to."""
    before = [i for i in range(first) if words[i].clause == words[first].clause]
    doubt = False
    while before:
        place = before.pop()
        if _border(words, place):
            return _ahead(words, place, first, last)
        doubt = doubt or words[place].word in _LOOSE
        if _is_verb(words, place):
            verb = _behind(words, place, first, last, doubt)
            return _NO_VERB if any(words[i].word in _UNREAL for i in before) else verb
    return _ahead(words, None, first, last)


def _behind(words: Sequence[Token], place: int, first: int, last: int, doubt: bool) -> Verb:
    """A date that stands behind its verb."""
    tense, sure = _tense(words, place)
    part = _part(words, place)
    begins = not place or words[place - 1].clause < words[place].clause
    if begins and _goes_on(words, last):
        return _NO_VERB  # "limited action on Monday might help"
    between = range(place + 1, first)
    telling = [i for i in between if words[i].tells and not words[i].capital]
    if part in _SPOKEN and (len(telling) > 1 or doubt):
        # "Said the council votes on Saturday" says nothing of when it was said.
        return _NO_VERB
    if tense == "past" and any(words[i].word in _AHEAD for i in between):
        tense = "open"
    if words[place].word in _PRESENT | _HAVING - {"had"} and len(telling) > 1:
        tense = ""  # "they are debating the death of an owl in May"
    doing = any(
        words[i].word.endswith("ing") and words[i - 1].word in _BEFORE_DOING for i in between
    )
    if doing or (part == "deed" and (_goes_on(words, last) or _in_a_place(words, place))):
        part = "aside"
    return Verb(tense, part, sure and not doubt and not doing and len(telling) < 9, place)


def _ahead(words: Sequence[Token], border: int | None, first: int, last: int) -> Verb:
    """A date that stands before its verb: "on Saturday the council rejected it"."""
    if last >= len(words) or (border is not None and words[border].word in _UNREAL):
        return _NO_VERB
    lead = [i for i in range(first) if words[i].clause == words[first].clause]
    lead = lead if border is None else [i for i in lead if i > border]
    led = any(words[i].tells and words[i].word not in _TIMING for i in lead)
    if led and words[last].clause != words[last - 1].clause:
        if border is not None or words[lead[0]].word not in _PLACING:
            return _NO_VERB
        led = False  # "At a hearing on Saturday, the council rejected it"
    start = _begins(words, last)
    for i in range(start, min(start + (1 if led else _REACH), len(words))):
        if words[i].word in _BORDERS or words[i].clause != words[start].clause:
            break
        if not _is_verb(words, i):
            continue
        main = _main(words, i)
        tense, sure = _tense(words, main)
        part = _part(words, main)
        if border is not None and (words[border].word in _ASIDE or border == first - 1):
            part = "aside"
        after = words[main + 1 : main + 2]
        if part in _SPOKEN and (not after or after[0].clause > words[main].clause):
            break  # "On Friday, the mayor said, the council debates the dam"
        near = i - start < _SURE_REACH and not _present_between(words, start, i)
        return Verb(tense, part, sure and near, main)
    return _NO_VERB


def _present_between(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a verb in the present may stand there: "the council debates plans submitted"."""
    return any(
        words[i].word.endswith("s") and words[i].tells and not words[i].capital
        for i in range(start + 1, end - 1)
    )


def _begins(words: Sequence[Token], last: int) -> int:
    """Where the clause behind a date begins, past "in Orvale," and the like."""
    here = words[last].clause
    if here == words[last - 1].clause or words[last].word not in _PLACING:
        return last
    beyond = next((i for i in range(last, len(words)) if words[i].clause > here), last)
    return last if any(_is_verb(words, i) for i in range(last, beyond)) else beyond


def _main(words: Sequence[Token], place: int) -> int:
    """The last word of a verb that begins there: "had been closed"."""
    main = place
    for i in range(place + 1, min(place + 6, len(words))):
        word = words[i]
        if word.clause != words[place].clause:
            break
        if word.word in _AUXILIARY or word.word in _BETWEEN or word.word.endswith("ly"):
            continue
        if words[main].word in _AUXILIARY and _past_form(word):
            return i
        break
    return main


def _tense(words: Sequence[Token], place: int) -> tuple[Tense, bool]:
    """Of the verb that ends there, with the helping words before it; and whether it is sure."""
    word = words[place].word
    chain = _chain(words, place)
    if word in _FUTURE or chain & _FUTURE:
        return "coming", True
    if word in _OPEN or chain & _OPEN:
        return "open", False
    if word == "to":
        return _to_do(words, place)
    if word in _PLANNED and not (word == "set" and not chain and not _leads_on(words, place)):
        return ("coming", True) if chain & _PRESENT else ("open", False)
    if "to" in chain:
        return "open", False
    if word in _PRESENT or word in ("do", "has", "have", "'ve"):
        return "open", False
    if word == "had" or word in _WAS:
        return "past", True
    present = bool(chain & _PRESENT)
    return ("open", False) if present and "been" not in chain else ("past", True)


def _to_do(words: Sequence[Token], place: int) -> tuple[Tense, bool]:
    """ "Is to meet", "is expected to meet": to come; "tried to meet": past; "agreed to meet": may
    be to come; "it was wise to meet": who knows."""
    governor = words[place - 1].word if place else ""
    chain = _chain(words, place - 1) if place else frozenset()
    if governor in _PRESENT or ((governor in _PLANNED or governor == "going") and chain & _PRESENT):
        return "coming", True
    if governor in _DONE_SO:
        return "past", True
    return ("open", False) if governor in _PLANNED | _WAS | _INTENDED else ("", False)


def _leads_on(words: Sequence[Token], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].word in ("for", "to", "on")


def _chain(words: Sequence[Token], place: int) -> frozenset[str]:
    """The helping words before a verb."""
    found = set()
    for i in range(place - 1, max(-1, place - 6), -1):
        word = words[i].word
        if words[i].clause != words[place].clause:
            break
        if word in _AUXILIARY:
            found.add(word)
        elif word not in _BETWEEN and not word.endswith("ly"):
            break
    return frozenset(found)


def _part(words: Sequence[Token], place: int) -> Part:
    word, chain = words[place], _chain(words, place)
    if word.word in _HAVING | _WAS | _PRESENT:
        part: Part = "state"
    elif word.word == "to" or (word.word == "added" and _numbered(words, place)):
        part = "deed"  # "added 300 jobs"
    elif word.stem in lexicon().speech and not chain & (_WAS | {"been"}):
        part = "announcement" if word.word in _ANNOUNCED else "saying"
    else:
        part = "deed"
    clause = [i for i in range(place) if words[i].clause == word.clause]
    if any(_border(words, i) and words[i].word in _ASIDE for i in clause):
        return "aside"
    subject = [i for i in clause if words[i].word not in chain and words[i].word not in _BETWEEN]
    if subject and words[subject[-1]].word == "that":
        return "aside"  # "the dam that broke"
    if not subject and not chain and word.clause and _added(words, place):
        return "aside"
    if _participle(word.word) and not chain:
        return "aside"
    return part


def _in_a_place(words: Sequence[Token], place: int) -> bool:
    """Whether it is told of where something happened: "in a letter sent on Monday, they asked"."""
    here = words[place].clause
    first = next(word for word in words if word.clause == here)
    behind = [i for i in range(place, len(words)) if words[i].clause > here]
    if first.word not in _PLACING or not behind or words[behind[0]].word in _LOOSE:
        return False
    following = words[behind[0]].clause
    return any(words[i].clause == following and _is_verb(words, i) for i in behind)


def _added(words: Sequence[Token], place: int) -> bool:
    """Whether a clause that begins with a participle only adds to another: "Vell, elected in May,
    resigned", "left a post, created in May"."""
    clauses: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        clauses.setdefault(word.clause, []).append(i)
    here = words[place].clause
    following = next((clauses[c] for c in sorted(clauses) if c > here), None)
    if following and _is_verb(words, following[0]) and words[following[0]].word != "to":
        return True
    return any(
        words[places[0]].word not in _BORDERS
        and not _is_verb(words, places[0])
        and any(_is_verb(words, i) for i in places)
        for clause, places in clauses.items()
        if clause < here
    )


def _goes_on(words: Sequence[Token], last: int) -> bool:
    """Whether another verb follows in the clause: "a man arrested on Tuesday was released"."""
    for i in range(last, len(words)):
        if words[i].clause != words[last - 1].clause or words[i].word in _BORDERS | _LOOSE:
            return False
        if words[i].word != "to" and _is_verb(words, i):
            return True
    return False


def _border(words: Sequence[Token], place: int) -> bool:
    near = [one.word for one in words[max(0, place - 2) : place]]
    if words[place].word == "as" and ("such" in near or "well" in near or "as" in near):
        return False
    return words[place].word in _BORDERS


def _is_verb(words: Sequence[Token], place: int) -> bool:
    token = words[place]
    if token.word in _AUXILIARY - {"to", "be", "been", "being"}:
        return not (token.word == "may" and token.capital)
    following = words[place + 1] if place + 1 < len(words) else None
    if token.word == "to":
        plain = following and not following.capital and following.word.isalpha()
        return bool(plain and following and _infinitive(following.word))
    if token.capital or (place and words[place - 1].word in _BEFORE_NONE):
        return False
    if token.word in ("compared", "based") and following and following.word in ("with", "to", "on"):
        return place > 0 and words[place - 1].word in _AUXILIARY
    due = token.word == "due" and bool(following and following.word != "to")
    return due or _past_form(token)


def _infinitive(word: str) -> bool:
    """Whether what follows "to" is a verb: no article, no noun in the plural."""
    return word not in lexicon().stop - {"be", "have", "do"} and not word.endswith(("s", "ed"))


def _past_form(token: Token) -> bool:
    word = token.word
    if word in _NO_VERBS:
        return False
    return (
        (word.endswith("ed") and len(word) > 3) or word in lexicon().irregular or word in _PAST_TOO
    )


def _participle(word: str) -> bool:
    """Whether it is no past tense without a helping word: "taken"."""
    irregular = word in lexicon().irregular and word.endswith("n") and word not in _PAST_IN_N
    return irregular or word in _PARTICIPLES


def _numbered(words: Sequence[Token], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].word[:1].isdigit()
