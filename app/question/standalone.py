"""From a question and what was asked before to the question to search for.

A follow-up ("And when was that?", "What about the mayor?") becomes a question that stands alone,
by patterns and word lists: who "she" is, what "it" is, what a fragment leaves out. What stands
alone already stays as it is. It does not understand: of several people it takes the one asked
about last, and where it can't complete a question, it puts it behind the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answer import Turn
from app.question.mentions import AUX, PREPOSITIONS, Mention, mentions
from app.question.refer import resolved, told

_LONGEST = 300  # characters of a question that is looked at
_TURNS = 50

_LEAD = re.compile(
    r"^(?:(?:and|but|so|or|then|also|ok(?:ay)?|well|now|oh|great|thanks|thank you|interesting)\b"
    r"[,.! ]*)+(?=\w)",
    re.IGNORECASE,
)
_WHEN = r"when|where|why|how(?: long(?: ago)?)?|since when|how come|in (?:what|which) \w+"
_EVENT = re.compile(
    rf"(?P<wh>{_WHEN})(?: exactly| so| not)?"
    r"(?:,? (?:is|was|were|are) (?:that|this|it|these|those)(?: so| done| the case)?"
    r"|,? (?:did|does|do|will|would|has|had) (?:that|this|it|all this|all that) "
    r"(?:happen(?:ed)?|take place|occur)"
    r"|,? (?:did|does|do) (?:he|she|it|they|you) (?:do|say) (?:that|this|it|so)"
    r"|,? (?:was|were|is) (?:that|this|it) (?:done|decided|said))?",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?P<wh>when|where|why|how|how long|how often|at what \w+|(?:in )?(?:what|which) "
    r"(?:year|month|day|week|city|country|town|place)) (?P<rest>(?:\S+) .+)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r", and (?:who|what|when|where|why|how|is|are|was|were|did|does|do|has|have)\b[^,]*$",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"(?P<wh>who|what|where|when|which|why|how)(?: else|ever else)?"
    r"|(?P<any>any(?:thing|one|body|where)?|some(?:thing|one|body)) (?:else|more|others?)"
    r"|(?:any )?others?|what more",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:(?:what|how) about|and|or) (?P<what>.+)", re.IGNORECASE)
_MANY = re.compile(
    r"how (?P<much>many|much)(?: of (?:them|those|these|it))?"
    r"(?:,? (?:were|are|was|is) (?:there|it|they|those|these|that|this)"
    r"|,? (?:did|do|does) (?:he|she|it|they) (?P<verb>have|get|find|win|lose|make|sell|buy))?"
    r"(?: in (?:all|total)| altogether)?",
    re.IGNORECASE,
)
_ANYBODY = frozenset(
    "people person persons anyone anybody someone killed injured hurt wounded died die dead "
    "arrested involved responsible happened happen happens next reason result results outcome "
    "cause consequence consequences reaction reactions response cost costs money number total "
    "damage victims deaths injuries lasted take took long much far old big many bad interesting "
    "important aspects article thing things else there start started begin began end ended".split()
)


def standalone(question: str, history: Sequence[Turn]) -> str:
    """The question as it would be asked of somebody who heard nothing of what came before."""
    return _rewritten(question.strip(), retold(history))


def retold(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """A conversation with each of its questions standing alone."""
    past: list[Turn] = []
    for turn in history[-_TURNS:]:
        past.append(Turn(_rewritten(turn.question.strip(), past), turn.answer))
    return tuple(past)


def _rewritten(question: str, past: Sequence[Turn]) -> str:
    if not past or not question or len(question) > _LONGEST:
        return question
    led = _LEAD.match(question)
    bare = (question[led.end() :] if led else question).rstrip(" ?.!/")
    if not bare:
        return question
    before = past[-1].question.rstrip(" ?.!/")
    made = (
        _of_event(bare, before)
        or _of_more(bare, before)
        or _of_number(bare, past)
        or _of_another(bare, led is not None, past)
    )
    if not made:
        found = resolved(bare, past)
        found = _with_subject(found, led is not None or found != bare, before)
        made = _with_topic(found, leans=led is not None and found == bare, past=past)
        if made == bare:
            return question
    return made[0].upper() + made[1:] + "?"


# Fragments, completed from the question before.


def _of_event(bare: str, before: str) -> str:
    """ "Why?", "When was that?", "Where did it happen?" """
    match = _EVENT.fullmatch(bare)
    if not match or not _is_question(before):
        return ""
    wh = re.sub(r"^how come$", "why", match["wh"].lower())
    made = _asked_of(wh, _TAIL.sub("", before))
    if re.match(r"why not\b", bare, re.IGNORECASE):
        made = re.sub(r"^why (did|does|do|is|are|was|were|has|have|had)\b", r"why \1n't", made)
    return made


def _asked_of(wh: str, before: str) -> str:
    """The question before, asked for another circumstance."""
    if match := _PLACED.fullmatch(before):
        first = match["rest"].split()[0].lower()
        if first in AUX:
            return f"{wh} {match['rest']}"
    if before.split()[0].lower() in AUX:
        return f"{wh} {before[0].lower()}{before[1:]}"
    if match := re.fullmatch(r"who (?P<verb>\w+ed) (?P<rest>.+)", before, re.IGNORECASE):
        found = mentions(match["rest"])
        if found and found[0].start == 0:
            end = found[0].end
            be = "were" if found[0].plural else "was"
            return f"{wh} {be} {found[0].text} {match['verb']}{match['rest'][end:]}"
    return f"{before}, and {wh}"


def _of_more(bare: str, before: str) -> str:
    """ "Who else?", "What else?", "Anything else?" """
    match = _ELSE.fullmatch(bare)
    if not match or not _is_question(before):
        return ""
    which = (match["any"] or "").lower()
    wh = (match["wh"] or "").lower() or ("who" if re.search("one|body", which) else "what")
    before = _TAIL.sub("", before)
    first, _, rest = before.partition(" ")
    if first.lower() == wh and not bare.lower().endswith(wh):
        return f"{first} {'' if rest.startswith('else ') else 'else '}{rest}"
    if bare.lower() == "who":
        return f"{before}, and who was it"
    return f"{before}, and {wh}" + ("" if bare.lower().endswith(wh) else " else")


def _of_number(bare: str, past: Sequence[Turn]) -> str:
    """ "How many?", "How many were there?" """
    match = _MANY.fullmatch(bare)
    before = past[-1].question.rstrip(" ?.!/")
    if not match or not _is_question(before):
        return ""
    much = match["much"].lower()
    if much == "many" and (which := re.match(r"(?:which|what) (\w+s) (.+)", before, re.I)):
        return f"how many {which[1]} {which[2]}"
    if much == "many":
        for turn in reversed(past):
            for text in (turn.question, told(turn)):
                for found in mentions(text):
                    if found.plural and found.kind != "time":
                        return f"how many {found.core} were there"
    before = _TAIL.sub("", before)
    if paid := re.match(rf"what (did|does|do|will|would) (?=.*\b(?:{_PAID})\b)", before, re.I):
        return f"how much {paid[1]} {before[paid.end() :]}"
    return f"{before}, and how {much}"


_PAID = "cost|offer|pay|spend|raise|lend|lose|earn|charge|promise"


def _of_another(bare: str, led: bool, past: Sequence[Turn]) -> str:
    """ "What about the mayor?", "And in 2014?": the question before, of something else."""
    match = _ABOUT.fullmatch(bare)
    before = _TAIL.sub("", past[-1].question.rstrip(" ?.!/"))
    if not (match or led or len(bare.split()) < 5) or not _is_question(before):
        return ""
    what = resolved(match["what"] if match else bare, past)
    link = _LINK.match(what)
    place = link[0] if link else ""
    found = next(iter(mentions(what[len(place) :])), None)
    whole = found is not None and (found.start, found.end) == (0, len(what) - len(place))
    if found is None or not whole:
        return f"{before}, and what about {what}" if match else ""
    if not match and not found.named and not re.match("the ", found.text, re.IGNORECASE):
        return ""
    if _ASPECT.fullmatch(found.head) and not place and (topic := _topic(past)):
        return f"what about {what} of {topic}"
    for old in _replaceable(found, before, place):
        return f"{before[: old.start]}{found.text}{before[old.end :]}"
    return f"{before} {what}" if place else f"{before}, and what about {what}"


_LINK = re.compile(r"(?:in|at|on|for|with|from|after|before|since|during|by) (?=.)", re.IGNORECASE)


def _replaceable(new: Mention, before: str, place: str) -> Iterator[Mention]:
    """What may stand in its place in the question before."""
    for old in mentions(before):
        if place:
            behind = before[: old.start].lower().endswith(f" {place.lower()}")
            if behind and (old.kind == "time") == (new.kind == "time"):
                yield old
        elif _alike(old, new):
            yield old


def _alike(old: Mention, new: Mention) -> bool:
    kinds = {old.kind, new.kind}
    if kinds <= {"thing", "place"} and not old.named and not new.named:
        return True
    return len(kinds) == 1 or kinds <= {"person", "group"}


def _is_question(text: str) -> bool:
    return text.split()[:1] != [] and (
        re.match(r"(?:in |at |to |for |by |from |since )?(?:wh\w+|how)\b", text, re.I) is not None
        or text.split()[0].lower() in AUX
    )


# What a question is about, from the one before.


# "Was that an accident?": "that" is all that was asked about.
_EVENT_IS = re.compile(
    r"(?:is|was) (?:this|that) (?:an?|the|because|due|why|how|true|legal|illegal|planned|expected|"
    r"deliberate|allowed|normal|right|correct)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:what|how)(?: else)? .*\b(?:say|said|think|respond|react|reply|comment|claim|report|write)",
    re.IGNORECASE,
)


def _with_subject(bare: str, leans: bool, before: str) -> str:
    """ "And what did the opposition say?": about what the question before was about."""
    reacts = re.search(r" (?:respond|react|reply)$", bare)  # to what, is always left out
    if not _SAID.fullmatch(bare) or not (leans or reacts or " else " in bare):
        return bare
    about = re.search(r" (?:about|on|to|regarding) ((?:the |an? )?[\w’'. -]+)$", before)
    found = mentions(about[1]) if about else ()
    if not found or found[0].kind == "time":
        return bare
    link = "to" if reacts else "about"
    return f"{bare} {link} {about[1]}" if about else bare


def _with_topic(bare: str, *, leans: bool, past: Sequence[Turn]) -> str:
    if _EVENT_IS.match(bare):
        return _joined(bare, _topic(past), past)
    found = mentions(bare)
    if any(mention.named and mention.kind != "time" for mention in found):
        return bare
    words = re.findall(r"[\w’'-]+", bare.lower())
    content = [w for w in words if len(w) > 2 and w not in _STOP and w not in _ANYBODY]
    topic = _topic(past)
    counts = re.match("how many ", bare, re.IGNORECASE)  # says itself what is counted, and where
    if not topic or len(content) > (1 if counts else 2):
        return bare
    event = _EVENTS.match(_OF.sub("", topic))
    if related := _RELATIONAL.fullmatch(bare):
        return f"{bare} of {topic}" if event or related["of"] else _joined(bare, topic, past)
    if content and not leans and not _THERE_WERE.match(bare):
        return bare
    return _attached(bare, topic, past)


_WHAT_OF = (
    "members|names?|titles?|costs?|price|source|purpose|number|winners?|leaders?|founders?|head|"
    "owners?|authors?|size|similarities|differences|style|date|theme|message|plot|line-?up|terms|"
    "conditions|details|background|aim|goal|origin|scale|extent|status|location|cast|songs|singles"
)
_ASPECT = re.compile(rf"{_WHAT_OF}|reasons?|causes?|results?|consequences|victims|reactions?")
_RELATIONAL = re.compile(
    r"(?:who|what|when|where|how \w+) (?:is|are|was|were|will be) "
    rf"(?:(?:the|some of the|one of the) )?(?:\w+ )?(?:(?P<of>{_WHAT_OF})|results?|"
    r"reactions?|responses?|causes?|reasons?|effects?|impacts?|consequences?|outcomes?|victims?|critics)",
    re.IGNORECASE,
)
_THERE_WERE = re.compile(r"(?:is|are|was|were) there\b|(?:has|have|had) there been\b|any\b", re.I)
_STOP = AUX | PREPOSITIONS | frozenset("who what when where why how which the and not any".split())


def _topic(past: Sequence[Turn]) -> str:
    for turn in reversed(past):
        found = mentions(turn.question)
        named = (m for m in found if m.named and m.kind != "time")
        if best := next(named, next((m for m in found if m.kind != "time"), None)):
            return best.text
    return ""


def _attached(bare: str, topic: str, past: Sequence[Turn]) -> str:
    if topic.split()[-1].lower() in bare.lower() or "article" in bare:
        return bare
    if head := re.match(r"what happen(?:s|ed)(?: next| then| after that| afterwards)?", bare, re.I):
        return f"{head[0]} to {topic}{bare[head.end() :]}"
    if re.search(r"\b(?:say|said|think|comment|write|know|report|tell me|mentioned)$", bare):
        return f"{bare} about {topic}"
    return _joined(bare, topic, past)


def _joined(bare: str, topic: str, past: Sequence[Turn]) -> str:
    """With the topic where it can be said in few words, else behind the question before."""
    topic = _OF.sub("", topic)
    if _EVENTS.match(topic):
        return f"{bare} in {topic}"
    before = _TAIL.sub("", past[-1].question.rstrip(" ?.!/"))
    if _is_question(before) and len(before.split()) < 14:
        return f"{before}, and {bare[0].lower()}{bare[1:]}"
    return f"{bare} in connection with {topic}"


# "the source of the outbreak" is asked about the outbreak.
_OF = re.compile(r"^the \w+ of (?=the |[A-Z])")
_EVENTS = re.compile(
    r"(?:the |[A-Z])(?:[\w’'-]+ )*(?:outbreak|flood|floods|fire|crash|attack|war|storm|accident|"
    r"election|recount|strike|protests?|battle|explosion|earthquake|shooting|raid|riots?|match|"
    r"vote|inquiry|trial|case|talks)\b"
)
