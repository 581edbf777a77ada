"""Whether a sentence says of the words that answer what the question asks of them.

"Fourteen people have fallen ill, and one has died" does not tell how many died: the verb of the
question, a form of it or a near word has to stand with the answer. Knows lists and forms of English
words only; where it finds no verb in the question it lets the sentence pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.check.lexicon import lexicon
from app.check.terms import Sentence, Token, tokens
from app.question.mentions import AUX, is_verb, mentions
from app.quotes.expect import kind_of

# Words that tell the same of somebody or something. "Beat" is not "won": who beats is another.
_NEAR_WORDS = (
    "die died dead death deaths kill kills killed killing fatal fatally fatalities toll victim "
    "victims perish murder murdered drown drowned",
    "win won winning wins winner victory victor victorious triumph champion crowned awarded",
    "injure injured injuries hurt wound wounded",
    "ill sick sickened infect infected infection",
    "sell sold sale sales",
    "buy bought buys purchase purchased buyer acquire acquired acquisition takeover",
    "resign resigned resignation quit quits stepped stepping step steps",
    "stop stopped halt halted suspend suspended",
    "begin began start started launch launched",
    "marry married wed wedding marriage",
    "nominate nominated nomination nominee pick picked choose chose chosen name named select "
    "selected appoint appointed appointment",
    "reject rejected dismiss dismissed threw thrown",
    "arrest arrested detain detained",
    "succeed succeeded succeeds successor replace replaced replaces replacement",
    "lead led leads leading leader head headed heads chair chaired chairs chairman",
    "bury buried burial grave",
    "source sources trace traced origin originated cause caused came come",
    "write wrote written writer author",
    "direct directed directs director",
    "play played plays portray portrayed portrays star starred stars role",
    "evacuate evacuated evacuation",
    "vote voted votes voting",
    "found founded founder co-founded",
    "own owns owned owner",
    "create created creator invent invented inventor",
    "impact impacted affect affected hit hits strike struck damage damaged",
    "reveal revealed unveil unveiled debut debuted introduce introduced",
    "hire hired recruit recruited",
    "score scored scores scoring",
)
# They say too little to be looked for.
_PALE = frozenset(
    "be have do make made get got take took taken give gave go went become became happen happened "
    "say said says tell told think expect expected report reported reportedly announce announced "
    "use used call called know known need want include included see saw seen come came put set "
    "receive received reach reached".split()
)
_VERBS = frozenset(
    "died tied owed withdrew withdrawn fled".split()
)  # besides those known by their form
_AGAINST = frozenset("against beside alongside for".split())
_WH = re.compile(
    r"\b(?P<many>how (?:many|much))\b|\b(?P<who>whom?|whose)\b|\b(?P<which>which|what)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\bhow many (?:[\w-]+ )??([\w-]+s|people|men|women|children)\b", re.IGNORECASE
)
_NOUN = re.compile(
    r"\bwhat (?:is|was|are|were) (?:thought to be )?the (?:[\w-]+ )?(?P<noun>source|cause|origin|"
    r"result|outcome|verdict|winner|reason)s? of\b",
    re.IGNORECASE,
)
_DO = frozenset(("do", "does", "did"))
_SAY_HOW = frozenset("most first last now just also already not to".split())
_BREAK = re.compile(r"[;:—–]|, (?:and|but|while|whereas|as)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Point:
    """What has to stand in a sentence: one of `stems` and, where there is one, `beside`.

    `subject` has the stems of the name of who does it; `passive` tells that it is done to whom the
    question asks for, `by_them` that they do it; `noun` that no verb is asked for, but a noun.
    """

    stems: frozenset[str]
    beside: str = ""
    subject: frozenset[str] = frozenset()
    passive: bool = False
    by_them: bool = False
    noun: bool = False

    @property
    def loose(self) -> bool:
        """Whether other words than these may say it, too."""
        return not (self.beside or self.noun)

    def verbs(self, sentence: Sentence) -> list[Token]:
        """Where in the sentence the verb, a form of it or a near word stands."""
        long = {stem[:5] for stem in self.stems if len(stem) > 4}
        return [t for t in sentence.tokens if t.stem in self.stems or t.stem[:5] in long]


@lru_cache(256)
def point_of(question: str) -> Point | None:
    """What the question asks of whom or what it asks for; None where its words don't tell."""
    if match := _NOUN.search(question):
        return Point(_like(match["noun"]), noun=True)
    asked = _asked(question)
    if asked is None:
        return None
    words = [t for t in tokens(question) if t.start >= asked.end()]
    place = next((n for n, t in enumerate(words) if t.word in AUX), None)
    doing = place is not None and words[place].word in _DO
    subject: frozenset[str] = frozenset()
    if doing and place is not None:
        verb, subject = _done(question, words, place)
    else:
        verb = _verb(question, words, alone=asked["who"] is not None)
    if verb is None or words[verb].word in _PALE:
        return None
    after = words[verb + 1].word if verb + 1 < len(words) else ""
    helped = any(t.word in ("is", "was", "were", "been", "be", "are") for t in words[:verb])
    return Point(
        _like(words[verb].word),
        after if after in _AGAINST else "",
        subject,
        passive=helped and words[verb].word.endswith("ed"),
        by_them=not doing and not helped,
    )


def on_point(question: str, text: str, start: int, end: int, *, sure: bool = False) -> bool:
    """Whether the sentence says of `text[start:end]` what the question asks.

    With `sure`, that it answers is known otherwise: then a thing or a place needs no verb, since
    no list has all the words for what happens to them.
    """
    point = point_of(question)
    if point is None:
        return True
    if sure and point.loose and kind_of(question) in ("other", "place", "money"):
        return True
    sentence = Sentence(text)
    verbs = point.verbs(sentence)
    if point.beside:
        verbs = [v for v in verbs if _followed(sentence, v, point.beside)]
    if point.subject and not point.subject & sentence.stems and _names_others(sentence, start, end):
        return False
    kind = kind_of(question)
    if kind == "number":
        return any(_counted(sentence, verb, start, end) for verb in verbs)
    if kind == "person":
        return any(_right_role(point, text, verb, start, end) for verb in verbs)
    return bool(verbs)


def names_verb(question: str, text: str) -> bool:
    """Whether the sentence has the verb of the question, or a near word."""
    point = point_of(question)
    return point is not None and bool(point.verbs(Sentence(text)))


def names_counted(question: str, text: str) -> bool:
    """Whether the sentence names what the question counts: the ballots of "how many ballots"."""
    match = _COUNTED.search(question)
    return match is not None and lexicon().stem(match[1].lower()) in Sentence(text).stems


def _like(word: str) -> frozenset[str]:
    """The stems of the words that tell the same."""
    stem = lexicon().stem(word)
    return _near_stems().get(stem, frozenset()) | {stem}


@lru_cache(1)
def _near_stems() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _NEAR_WORDS:
        stems = frozenset(map(lexicon().stem, line.split()))
        for stem in stems:
            found[stem] = found.get(stem, frozenset()) | stems
    return found


def _asked(question: str) -> re.Match[str] | None:
    """The word that asks; of "Ada Vell, who won, bought which paper?" it is "which"."""
    found = list(_WH.finditer(question))
    if len(found) > 1 and found[0]["who"] and question[: found[0].start()].endswith(", "):
        return found[1]
    return found[0] if found else None


def _verb(question: str, words: list[Token], *, alone: bool) -> int | None:
    """Of "who won", "how many people died", "which member of the board voted"."""
    helped = False
    for place, token in enumerate(words):
        if token.word in AUX:
            helped = True
        elif token.word.endswith("ly") or token.word in _SAY_HOW:
            continue
        elif question[: token.start].endswith("-"):
            continue  # "newly-released"
        elif not token.capital and (
            (alone and place == 0) or is_verb(token.word) or token.word in _VERBS
        ):
            return place
        elif alone and helped:
            return None  # "who is the …": no verb
    return None


def _done(question: str, words: list[Token], place: int) -> tuple[int | None, frozenset[str]]:
    """Of "did Garrod Thane win" the verb, and the name of who does it."""
    begin = words[place].end
    who = next((m for m in mentions(question) if m.start >= begin), None)
    behind = (
        who.end if who and who.start <= begin + 5 else words[min(place + 1, len(words) - 1)].end
    )
    named = who is not None and who.named and who.start <= begin + 5
    stems = (
        frozenset(t.stem for t in tokens(who.text) if t.capital) if named and who else frozenset()
    )
    for at in range(place + 1, len(words)):
        token = words[at]
        small = token.tells and not token.capital and not token.word.endswith("ly")
        if token.start >= behind and small:
            return at, stems
    return None, stems


def _followed(sentence: Sentence, verb: Token, word: str) -> bool:
    at = sentence.tokens.index(verb)
    return any(t.word == word for t in sentence.tokens[at + 1 : at + 4])


def _names_others(sentence: Sentence, start: int, end: int) -> bool:
    return any(len(name) > 1 and not (start <= name[0].start < end) for name in sentence.names)


def _counted(sentence: Sentence, verb: Token, start: int, end: int) -> bool:
    """Whether the verb goes with this number: none is nearer to it, and no clause between."""
    between = sentence.text[min(verb.end, end) : max(verb.start, start)]
    if _BREAK.search(between):
        return False
    at = {t.start: n for n, t in enumerate(sentence.tokens)}
    here = at[verb.start]

    def away(figure_start: int, figure_end: int) -> int:
        inside = [n for s, n in at.items() if figure_start <= s < figure_end]
        return min((abs(n - here) for n in inside), default=0)

    ours = away(start, end)
    return not any(
        f.sort == "count" and not (start <= f.start < end) and away(f.start, f.end) < ours
        for f in sentence.figures
    )


def _right_role(point: Point, text: str, verb: Token, start: int, end: int) -> bool:
    """Whether the person can be who does it, or to whom it is done, by the order of the words."""
    if start <= verb.start < end:
        return False
    if point.by_them and verb.end < start:
        between = text[verb.end : start]
        direct = re.fullmatch(r" (?:(?:the|a|an|its|his|her|former|then|Mr|Ms|Mrs)\.? )*", between)
        return not (direct and verb.word.endswith("ed"))
    if point.passive and 0 <= verb.start - end <= 2:
        return not verb.word.endswith("ed")  # "Orrin buried": it is she who did it
    return True
