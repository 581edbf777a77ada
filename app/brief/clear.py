"""How well a sentence stands alone, out of its article, and whether it tells news at all: no scrap
or caption of a page, nor its writer's opinion. Knows words, no grammar, and nothing of the article.
"""

from __future__ import annotations

import re

from app.figures.dates import MONTHS

_SHORTEST, _LONGEST = 8, 45  # words of a line
# Openings that make no sense without the sentence before.
_LEANS = re.compile(
    r"(?:This|These|That|Those|It|They|Its|Their|Such|Here|There|He|She|His|Her|Him|We|Our|You|Your"
    r"|But|And|Or|So|Yet|Also|Then|Thus|Hence|Still|Instead|Both|Another|Neither|Either|However"
    r"|Moreover|Furthermore|Additionally|Meanwhile|Nevertheless|Nonetheless|Consequently|Therefore"
    r"|Similarly|Likewise|Otherwise|Overall|Ultimately|As such|As a result|In addition|In turn"
    r"|In conclusion|In contrast|In (?:this|that|these|those)|For example|For instance"
    r"|On the other hand"
    r"|The (?:two|three|four|five|others?|latter|former|same|second|third|pair|somebody)"
    r"|(?:Look|Well|Remember|First|Second|Third|Fourth|Finally|Lastly)(?=,)"
    r"|(?:(?:Only|Just|About|Nearly|Some|Another) )?[\w.-]+ ?(?:percent|per cent|%) (?!of\b)"
    r"|The (?:first|last) (?:is|was|has|had|came|of (?:them|these|those)))\b"
)
# "It" that stands for what follows.
_FORWARD = re.compile(
    r"It (?:is|was|remains|remained)(?: \w+){0,2}? (?:un)?(?:clear|known|certain)"
    r" (?:who|whose|what|when|where|why|how|which|whether|if)\b"
)
# What stands for something named before.
_POINTS_BACK = re.compile(
    r"\b(?:he|she|it|they|them|him|his|her|their|its|this|these|such"
    r"|those(?! (?:who|whose|that|of|in|with)\b)"
    r"|there(?! (?:is|are|was|were|has|have|had|will)\b))\b",
    re.IGNORECASE,
)
# A short sentence with one of these says what stands before it, and a somewhat longer one that
# tells what was done to "it".
_STANDS_FOR = re.compile(r"\b(?:it|(?<!of )them|this|these|those|so|another)\b(?!['’])")
_DONE_TO = re.compile(
    r"(?:[a-z]ed|said|told|made|gave|did|took) (?:it|them|this|that|so)"
    r"(?= (?:on|at|in|to|by|from|last|yesterday|today)\b|[.,;”\"]|$)"
)
_BRIEF, _SHORT = 10, 14  # words
# Times that are reckoned from what was told before.
_FROM_THEN = re.compile(
    r"\bwithin the (?:hour|day)\b|\blater that\b"
    r"|\b(?:the|that) (?:same|next|following|previous) (?:day|night|morning|evening|week)\b"
    r"|\b(?:minutes|hours|days|weeks|months) (?:later|earlier)\b(?! than)",
    re.IGNORECASE,
)
# Who is meant by "he" stands behind it, or nowhere, where only such an opening stands before.
_FRONTED = re.compile(
    r"(?:In|On|At|After|Before|While|When|As|During|For|With|By|From|Since|If|Although|Though"
    r"|Because|Once|Until|Following|According|Despite|Like|Asked|Speaking|To|[A-Z][a-z]+day)\b"
)
_SUBJECT = re.compile(r"\b(?:he|she|it|they)\b(?!['’]s)", re.IGNORECASE)
_NAME = re.compile(r"(?<=\s)(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-ZÀ-Þ][\w’'-]+|\d")
_EARLY = 60  # characters: what points back there points out of the sentence
# "The report" is one told of before, as "it" is; "the report of the inquiry" may not be.
_TOLD_OF = (
    "accusations? action actions agency agreement allegations? amendment announcement article "
    "attack audit bill board book case charges? claims? clip comments? complaint conflict "
    "contradiction couple deal decision diplomacy document documents driver email emails "
    "encounter exchange figure figures findings footage group hearing hurdles idea incident "
    "investigation lawsuit legislation letter man measure meeting move mural news "
    "nominations? officer officers official officials order paper park photo plan poll post "
    "program project proposal provision report result results rule ruling settlement shooter "
    "soldiers speech statement study suit survey suspect talks tape tradeoffs tweet video "
    "vote woman workers "
).split()
_ONE_BEFORE = re.compile(
    rf"The (?:\w+ )?(?P<noun>{'|'.join(_TOLD_OF)})"
    r"(?! (?:of|that|who|which|to|for|in|on|between|by|from|at|into|against|over)\b)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]urs?|[Uu]s|[Mm]y|[Mm]e|[Yy]ou|[Yy]our)\b(?!\.)")
# What somebody thinks ought to be done, not what is being weighed: "whether it should be".
_ADVICE = re.compile(r"\b(?:should|ought to)\b")
_WEIGHED = re.compile(
    r"\b(?:if|whether|that|how|what|which|who|why|when|where|than|think|thought|said|says|told"
    r"|argued?|recommend\w*|suggest\w*|believes?)\b",
    re.IGNORECASE,
)
# In news, words of people who are quoted.
_JUDGES = re.compile(
    r"\b(?:of course|obviously|hopefully|frankly|sadly|thankfully|ironically|conveniently|no wonder"
    r"|needless to say|make no mistake|usual suspects|nonsense|vulgar|phony|despicable|whopper"
    r"|ludicrous|preposterous|justifiable|(?:absurd|blatant|disgraceful|hypocri|idiot|laughabl"
    r"|outrageous|pathetic|ridiculous|shameful|shameless)\w*)\b",
    re.IGNORECASE,
)
_SET_UP = 20  # words
_TURNS = re.compile(r"(?:But|Or|Yet|However|Not)\b")
_RELATIVE = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!,? (?:\d|[A-Z][a-z]+\.? \d))"
    r"|\b(?:today|tonight|yesterday|tomorrow)\b|\b(?:last|this|next) (?:week|month|year)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_FURNITURE = re.compile(
    r"\bHide Caption\b|^FILE PHOTO|^FILE -|\bStory highlights\b|^[A-Z]{2,3}: |"
    r"^Related(?: \w+)*?:|^Related (?:post|stor|article|video)|"
    r"\bEditor['’]s note\b|^Correction:|^(?:Image|CLOSE) (?-i:[A-Z])|\((?-i:[LRC])\)|"
    r"\b(?:seen here|(?:is|are) (?:seen|pictured)|pictured (?:at|in|on|during))\b|"
    r"\bphoto(?:graph)? by\b|\((?:left|right|cent(?:er|re))\)|"
    r"\bJUST WATCHED\b|\b\d+ of \d+ Photos\b|\bPhotos: |\bGetty\b|"
    r"\b(?:click here|subscribe|sign up|newsletter|check out|visit our|don['’]t miss"
    r"|special offers?|read more|follow us|all rights reserved|copyright|advertisement"
    r"|contributed to th(?:is|e) (?:report|story|article))\b"
    r"|\b(?:did|ha[sd])(?: not|n['’]t) (?:immediately )?(?:respond|return|repl)\w*"
    r"\b.{0,60}\b(?:for (?:an )?(?:comment|interview)|seeking (?:comment|an interview))\b",
    re.IGNORECASE,
)
# What is seen in a picture, and when: "… waves at the crowd in Stennick, May 3, 2026."
_DATE = rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.? \d{{1,2}}, (?:19|20)\d\d"
_CAPTION = re.compile(
    rf"\b(?![A-Z][a-z]+day\b)[A-Z][\w.]{{1,30}}, (?:on )?(?:[A-Z][a-z]+day, )?{_DATE}\.?$"
    rf"|(?<! on )\b[A-Z][a-z]{{2,6}}day, {_DATE}\b"
)
_PAST = re.compile(r"\b(?:was|were|had|said|told|announced)\b")
# A label, an item of a list, an aside, a tag, a photographer's credit, a question, an entry of a
# ticker; a space before a comma and words that run together are left of what stood between.
_SCRAP = re.compile(
    r"^(?:[-–—•*(]|[A-Z]{5,} [—–-]|(?:What|Where|Why|How|Who|When)\b[^.?]{0,30}: )"
    r"|(?<!\S)[#@]\w|\w/(?:The [A-Z]|AP\b|AFP\b|EPA\b|Reuters\b)|\?[\"”’']*$"
    r"|\w [,;](?= )|(?<![\w’'])[a-z]{4,}[A-Z][a-z]{2}|[a-z][.:;!?][A-Z][a-z]"
    r"|\b\d{1,2}[:.]\d\d ?[ap]\.?m\.?(?: [A-Z]{2,4})?:"
)


def stands_alone(text: str, *, spoken: bool, longest: int = _LONGEST) -> bool:
    """Whether a sentence may be a line: long enough to say something, short enough to be read (in
    words), a whole one that leans on no other, that sells nothing and is no scrap of a page. Where
    it is not known to be `spoken` by somebody, nobody knows who "we" is."""
    opening = text.lstrip("“\"'‘")
    many = len(text.split())
    return (
        _SHORTEST <= many <= longest
        and (_LEANS.match(opening) is None or _FORWARD.match(opening) is not None)
        and _FROM_THEN.search(unquoted(text)) is None
        and not (many <= _BRIEF and _STANDS_FOR.search(text))
        and not (many <= _SHORT and _DONE_TO.search(text))
        and not (
            _FRONTED.match(opening) and _SUBJECT.search(opening[:_EARLY]) and leaning(opening) == 1
        )
        and presentable(text, spoken=spoken)
    )


def unquoted(text: str) -> str:
    """A text without what stands in quotation marks."""
    return _QUOTED.sub("", text)


def sets_up(text: str, behind: str) -> bool:
    """Whether a short sentence is only there for the next one to turn round: "Now they say that he
    has to go. Or do they?" """
    return len(text.split()) <= _SET_UP and _TURNS.match(behind) is not None


def tells_a_day(text: str) -> bool:
    """Whether it reckons a time from the day it was published."""
    return _RELATIVE.search(unquoted(text)) is not None


def one_before(text: str) -> str:
    """What a sentence opens with that was told of before: the "report" of "The report says …"."""
    match = _ONE_BEFORE.match(text)
    return match["noun"] if match else ""


def leaning(text: str) -> float:
    """How much of what a sentence speaks of is named outside of it, 0 to 1."""
    early = text[:_EARLY]
    forward = _FORWARD.match(early)
    pointing = _POINTS_BACK.search(early, forward.end() if forward else 0)
    if pointing is None:
        return 0.0
    named = _NAME.search(early, 1, pointing.start())
    return 0.3 if named else 1.0


def _closed(text: str) -> bool:
    """Whether every quotation that begins in it ends there, and the other way round."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    return text.count("(") == text.count(")")


def is_clear(text: str, *, spoken: bool, longest: int = _LONGEST) -> bool:
    """Whether a text stands alone and leans on nothing."""
    return stands_alone(text, spoken=spoken, longest=longest) and leaning(text) < 1


def presentable(text: str, *, spoken: bool) -> bool:
    """Whether a text that leans on another may be shown behind that: no scrap of a page, nothing
    that sells, its quotations whole, and no "we" and no opinion of nobody."""
    return (
        _FURNITURE.search(text) is None
        and _SCRAP.search(text) is None
        and _closed(text)
        and not (_CAPTION.search(text) and not _PAST.search(text))
        and (spoken or not _of_its_writer(unquoted(text)))
    )


def _of_its_writer(text: str) -> bool:
    """Whether its writer speaks of himself, or says what he thinks of something, or thinks ought to
    be done."""
    advice = _ADVICE.search(text)
    advises = advice is not None and _WEIGHED.search(text, 0, advice.start()) is None
    return advises or any(form.search(text) for form in (_FIRST_PERSON, _JUDGES))
