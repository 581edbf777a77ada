"""Which sentences of an article ask or order something of whoever answers from it, and its text
without them: instructions hidden there for a machine, and "Sign up here", too.

Told by form: a verb without a subject, a question, words for the answer that is being written; and
outside quotation marks, since people are quoted so. A request or question counts only where the
rest of the article does not speak of it: a heading that is answered below it stays. Knows nothing
of meaning: an order in the form of a statement, in another language than English or in quotation
marks is not told.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from archive.article import Article
from archive.quotations import quotations
from archive.sentences import sentences

# Characters that show nothing: zero width, soft hyphens, directions, tags, runs of selectors.
UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\U000e0000-\U000e007f]|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}"
)
# What chat models take for the border of a turn.
CHAT_TOKEN = re.compile(
    r"<[|｜]\w[^|｜<>\n]{0,30}[|｜]>|</?(?:start|end)_of_turn>|\[/?INST\]|<</?SYS>>", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_CLOSED = frozenset(
    (
        "a about above across after afterwards again against all almost along already also "
        "although always am amid among an and another any anyone are around as aside at away back "
        "be because been before behind being below beneath beside besides best between beyond "
        "both but by can cannot clearly could despite did do does down during each earlier early "
        "either else elsewhere enough even ever every everyone everything except far few fewer "
        "first five following for four from given had half hardly has have he hence her here hers "
        "him his how however i if in indeed inside instead into is it its just last late later "
        "least less let lest like little long many may maybe me meanwhile might mine more "
        "moreover most much must my near nearly neither never nevertheless next nine no nobody "
        "none nonetheless nor not nothing now of off often on once one only onto opposite or "
        "other others otherwise ought our ours out outside over own past per perhaps plus quite "
        "rather regardless same second seldom seven several shall she should since six so some "
        "someone something sometimes soon still such ten than that the their theirs them then "
        "there therefore these they third this those though three through throughout thus till to "
        "today together tomorrow tonight too toward towards twice two under underneath unless "
        "unlike until up upon us very via was we well were what whatever when whenever where "
        "whereas wherever whether which while who whoever whole whom whose why will with within "
        "without worse worst would yes yesterday yet you your yours"
    ).split()
)
# What stands before the object of a verb, so that a bare word before it is one.
_BEFORE_OBJECT = frozenset("a an the your my our me us every how why what".split())
# Verbs that ask for a text, or a change to one, which may have an object without an article.
_MAKING = frozenset(
    (
        "act add answer append avoid begin capitalize combine compose convert create decode "
        "define describe disregard draft encode end enhance explain express forget format "
        "generate give group ignore include insert integrate introduce jumble list mention "
        "misspell modify output pretend print provide rearrange remove render repeat replace "
        "reply respond return reverse rewrite say scramble shuffle speak spell start stop "
        "substitute summarise summarize swap tell translate use write"
    ).split()
)
# They ask a reader to think of what follows, which is told there.
_THINKING = frozenset("consider look note recall remember".split())
_FINITE = frozenset(
    "am are can could did do does had has have is may might must said says should was were will "
    "would".split()
)
_BEGINS_ANOTHER = frozenset("how what when where which who whose why that if because as".split())
_CLAUSE = re.compile(r"[,;:—–](?: (?:and|but))?\s|\s(?:and|but) (?=(?:you|he|she|it|they|we)\b)")
_PAST = frozenset(
    "became began came fell gave got grew made ran rose saw stood told took went".split()
)
_NEVER = _CLOSED | _THINKING | _PAST
_NO_VERB = re.compile(r"(?:ed|ing|ly|ion|ity|ness|ism|[^s]s|[’']\w+)$")
_LEAD = re.compile(
    r"(?:(?:please|kindly|now|also|then|instead|next|finally|just|simply|always|never|and|but|so|"
    r"do not|don[’']t|you (?:must|should|will|are to|have to|need to)|i want you to|"
    r"(?:remember|be sure|make sure|try) to)\b[,:]?\s+)+",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"(?:in|for|at|with|within|before|after|when|if|to)\b[^,.;:]{3,60},\s+", re.I)
# The text that is being written for the reader, which no article speaks of.
_ANSWER = re.compile(
    r"\byour (?:\w+ ){0,2}(?:answer|response|repl(?:y|ies)|output|message|summary)s?\b"
    r"|^(?:answer|respond|reply|speak|write) (?:\w+ )?(?:in|as|with)\b",
    re.IGNORECASE,
)
_OVERRIDES = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.?!]{0,40}\b(?:above|before|previous|prior|"
    r"preceding|earlier|instructions?|prompts?|rules|guidelines)\b",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    rf"{CHAT_TOKEN.pattern}|#{{2,}} ?(?:instructions?|system|response|assistant)\b"
    r"|^(?:system|assistant|user|human|ai)\s*(?:prompt|message|note)?\s*:"
    r"|^(?:(?:dear|hey|hello|note to|attention)[ ,:]+)*(?:the |any |an |all )?(?:ai|llm|chatbot|"
    r"(?:ai |virtual )?assistant|(?:large )?language model)s?\s*[,:]"
    r"|\b(?:you are|act as) (?:now )?an? (?:\w+ ){0,2}(?:ai|chatbot|assistant|language model)\b"
    r"|\bas an? (?:ai|large|language) (?:language )?(?:model|assistant|chatbot)\b"
    r"|\b(?:system prompt|(?:your|these|the following|new) (?:system )?instructions are)\b",
    re.IGNORECASE,
)
_ENCODED = re.compile(
    r"(?<![\w/.=#@-])[A-Za-z0-9+/]{32}"
    r"|(?:\b[0-9a-fA-F]{2}[ ,]?){16,}|(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|%[0-9a-fA-F]{2}){6,}"
    r"|(?:\b[01]{8}\b ?){4,}|[\ufe00-\ufe0f\U000e0001-\U000e007f\U000e0100-\U000e01ef]{8}"
)
# A word and straight behind it, but for a particle ("jumble up"), another in small letters.
_BEGINS = re.compile(
    r"[-*•–— ]*(?P<verb>[^\W\d_]+) (?P<rest>(?:(?:down|up|out|away) )?(?P<object>[^\W\d_A-Z]*).*)",
    re.DOTALL,
)
# Of the telling words of an order, and of a question: of one that has fewer the article does not
# speak.
_ORDERED, _ASKED = 0.67, 0.34


def without_instructions(article: Article) -> str:
    """The article's text with blanks in their place: every offset stays what it is."""
    text, at, pieces = article.text, 0, []
    for start, end in instructions(article.title, text):
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


@lru_cache(32)  # of a question some fifteen articles are read, again and again
def instructions(title: str, text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of the sentences of an article's text that are some, in order."""
    quoted = [(one.start, one.end) for one in quotations(text)]
    spans = sentences(text)
    certain, asking, ordering, rest = [], [], [], [title]
    for start, end in spans:
        sentence = text[start:end]
        if _MACHINE.search(sentence) or _ENCODED.search(sentence):
            certain.append((start, end))
            continue
        sentence = UNSEEN.sub("", sentence)
        first = _WORD.search(text, start, end)
        if _inside(first.start() if first else start, quoted):
            rest.append(sentence)
        elif _orders_an_answer(sentence):
            certain.append((start, end))
        elif sentence.endswith("?") and not _inside(end - 1, quoted):
            asking.append((start, end))
        elif _is_order(sentence):
            ordering.append((start, end))
        else:
            rest.append(sentence)
    if asking or ordering:
        known = {_stem(word) for words in map(_telling, rest) for word in words}
        for some, least in ((asking, _ASKED), (ordering, _ORDERED)):
            certain += [(a, b) for a, b in some if _share(text[a:b], known) < least]
    return tuple(sorted(certain))


def _inside(place: int, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether it lies in one of the runs, which are in order."""
    at = bisect_right(quoted, (place, math.inf)) - 1
    return at >= 0 and place < quoted[at][1]


def _orders_an_answer(sentence: str) -> bool:
    if _OVERRIDES.search(sentence):
        return _is_order(sentence)
    return bool(_ANSWER.search(sentence)) and _is_order(sentence, strictly=False)


def _is_order(sentence: str, *, strictly: bool = True) -> bool:
    """Whether it begins with a bare verb; `strictly` means that what follows must say so, too."""
    bare = _PHRASE.sub("", sentence, count=1) if _PHRASE.match(sentence) else sentence
    led = _LEAD.match(bare)
    bare = bare[led.end() :] if led else bare
    begins = _BEGINS.match(bare)
    if begins is None:
        return False
    verb, others = begins["verb"].lower(), _words(begins["rest"])
    makes = verb in _MAKING
    if not others or verb in _NEVER or (_NO_VERB.search(verb) and not makes):
        return False
    ordered = makes and others[0] not in ("of", "for")
    return not strictly or (
        (ordered or begins["object"] in _BEFORE_OBJECT) and not _tells(begins["rest"])
    )


def _tells(sentence: str) -> bool:
    """Whether a clause of it has a subject: then its first word is that, or more than an order."""
    return any(_has_finite(_words(clause)) for clause in _CLAUSE.split(sentence))


def _has_finite(words: Sequence[str]) -> bool:
    """Whether the clause has a verb of its own, before another begins in it."""
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if word in _BEGINS_ANOTHER:
            return False
        if word in _FINITE or (word.endswith("ed") and after in ("a", "an", "the", "that")):
            return True
    return False


def _share(sentence: str, known: set[str]) -> float:
    """How many of the telling words are known; all where there are none."""
    words = {_stem(word) for word in _telling(UNSEEN.sub("", sentence))}
    return len(words & known) / len(words) if words else 1.0


def _telling(text: str) -> list[str]:
    return [word for word in _words(text) if word not in _CLOSED]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _stem(word: str) -> str:
    return word[:5].rstrip("s")
