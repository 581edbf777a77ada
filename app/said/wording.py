"""How English asks who said what: verbs of speech, and the shapes of such questions.

Patterns only; `asked.py` reads them. A verb of deciding ("vote", "rule") is not among the verbs:
it asks for the deed, not for the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

# What a source said; who said it; which outlets had it; whether a source said it.
Wants = Literal["what", "who", "outlets", "whether"]


def _forms(verbs: str, irregular: str) -> frozenset[str]:
    """The forms of regular verbs, and irregular ones as they are given."""
    forms = set(irregular.split())
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        past = re.sub("(?<=[^aeiou])y$", "i", stem)
        doubled = f"{verb}ted" if verb in ("admit", "rebut") else verb
        third = f"{past}es" if past != stem else f"{verb}s"
        forms |= {verb, third, f"{past}ed", f"{stem}ing", doubled}
    return frozenset(forms)


def _any(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


# To call untrue; a plan is rejected as well as a claim.
DISPUTE = _forms("deny dispute refute rebut repudiate contradict contest", "")
DENY = DISPUTE | _forms("reject", "")
ASSERT = _forms(
    "claim argue state announce report confirm admit warn insist reveal mention allege suggest "
    "concede declare predict promise maintain acknowledge testify assert disclose contend estimate",
    "say says said saying",
)
TELL = _forms("", "tell tells told telling")
TALK = _forms("comment", "speak speaks spoke spoken speaking talk talks talked talking")
REACT = _forms(
    "explain note stress reply respond react accuse blame criticise criticize condemn complain "
    "describe recall emphasise emphasize remark",
    "think thinks thought thinking believe believes believed write writes wrote written writing",
)
_ALL = DENY | ASSERT | TELL | TALK | REACT
_SPEAKING = _any(word for word in _ALL if word.endswith("ing"))
_SPEECH = _any(_ALL)
# Who wrote a book is its author.
_WHO_SAID = _any(_ALL - {"write", "writes", "wrote", "written", "writing"})
# "Why did the court reject it?" asks for the deed; "Why does the court say it failed?" does not.
_HELD = _any(_forms("claim argue suggest insist maintain", "say says said think believe"))
_CARRIED = _any({*_ALL, *"covered cover carried carry published publish".split()})

_ADVERBS = (
    r"(?:(?:also|actually|ever|publicly|already|really|just|first|later|then|officially|not) )*"
)
_AUX = r"(?:did|does|do|has|have|had)"
_BE = r"(?:is|was|are|were)"
_NOUN = (
    r"(?:(?:official|public|first|any|a|an|some|the) )*(?P<noun>(?:comment|statement|reaction|"
    r"response|word|denial|confirmation|reply|answer|position|view|stance|opinion|explanation|"
    r"account|claim|version|take|remark|argument|criticism|admission|promise)s?)"
)
OUTLETS = (
    r"(?:(?:the|any|all|other|different|some|two) )*(?:news )?(?:outlets?|newspapers?|papers?|"
    r"newsrooms?|broadcasters?|stations?|channels?|agency|agencies|organi[sz]ations?|sites?|"
    r"publications?|media)"
)
_PEOPLE = (
    r"(?:sources?|persons?|people|officials?|politicians?|experts?|witness(?:es)?|speakers?|"
    r"critics?|analysts?)"
)
ANYBODY = (
    rf"(?:anyone|anybody|someone|somebody|everyone|others|they all|"
    rf"(?:(?:the|any|all|other|different|various) )*{_PEOPLE})(?: else)?"
)
ABOUT = (
    r"(?:about|on|regarding|concerning|over|of|to|as to|in response to|with regard to|for|after)"
)
_S = r"(?P<source>.+?)"
_REST = r"(?P<rest> .+)?"

# The first that fits counts. `rest` is the topic, after a `head` that makes it a question of its
# own ("how many … does the mayor say …"); `from` a source that may have its topic behind it ("the
# director of the hospital", "the director on the letters").
_SHAPES: tuple[tuple[Wants, str], ...] = (
    ("what", rf"according to {_S}, (?P<head>.+)"),
    ("what", rf"(?P<head>.+?),? according to {_S}"),
    ("what", rf"(?:what|which) {_NOUN} {_AUX} {_S} (?:make|made|give|given|offer|have){_REST}"),
    ("what", rf"(?:what|which) {_NOUN} (?:{_AUX} |{_BE} )?(?:been )?(?:made|given){_REST}"),
    ("what", rf"(?:what|how much) (?:{_AUX}|{_BE}) (?:been |being )?(?P<verb>said){_REST}"),
    ("what", rf"(?:what|how)(?: else)? {_AUX} {_S} {_ADVERBS}(?P<verb>{_SPEECH}){_REST}"),
    ("what", rf"(?:what|how)(?: else)? {_BE} {_S} {_ADVERBS}(?P<verb>{_SPEAKING}){_REST}"),
    (
        "what",
        rf"(?:what|(?:everything|all)(?: that)?) {_S} {_ADVERBS}(?P<verb>{_SPEECH}){_REST}",
    ),
    (
        "what",
        rf"(?:what {_BE}|{_BE} there|{_AUX} there been|what|any)(?: been)? ?{_NOUN} "
        rf"(?:from|by|of) (?P<from>.+)",
    ),
    ("what", rf"what {_BE} {_S}(?:['’]s|(?<=s)['’]) {_NOUN}{_REST}"),
    (
        "outlets",
        rf"(?:which|what) {OUTLETS} (?:{_AUX} )?{_ADVERBS}(?P<verb>{_CARRIED}){_REST}",
    ),
    (
        "who",
        rf"(?:who|(?:which|what) {_PEOPLE})(?: else)? (?:{_AUX} )?{_ADVERBS}"
        rf"(?P<verb>{_WHO_SAID}){_REST}",
    ),
    (
        "who",
        rf"(?:who|(?:which|what) {_PEOPLE})(?: else)? (?:{_BE}|{_AUX} been) {_ADVERBS}"
        rf"(?P<verb>{_SPEAKING}|quoted|cited){_REST}",
    ),
    ("who", r"who wrote(?P<rest> that .+)"),
    ("who", r"who (?:called|dubbed|named|described)(?P<rest> .*[“\"].*)"),
    ("who", rf"whose {_NOUN} {_BE} (?:it|this|that){_REST}"),
    (
        "what",
        rf"(?P<head>(?:how (?:many|much|long|high|far|old|often|big|large)|which|what)\b.*?) "
        rf"{_AUX} {_S} {_ADVERBS}(?P<verb>{_SPEECH}){_REST}",
    ),
    (
        "what",
        rf"(?P<head>where|when|why) {_AUX} {_S} {_ADVERBS}(?P<verb>{_HELD}){_REST}",
    ),
    ("whether", rf"{_AUX} {_S} {_ADVERBS}(?P<verb>{_SPEECH}){_REST}"),
    ("whether", rf"{_BE} {_S} {_ADVERBS}(?P<verb>{_SPEAKING}){_REST}"),
    ("whether", rf"{_AUX} {_S} (?:make|made|give|gave|given) {_NOUN}{_REST}"),
)
SHAPES = tuple((wants, re.compile(rf"(?:{shape})$", re.IGNORECASE)) for wants, shape in _SHAPES)
DECIDED = re.compile(
    r"(?P<before>what (?:did|does|do) .+?) (?:rule|decide|order|find|recommend|conclude|propose)"
    r"(?P<rest>\b.*)$",
    re.IGNORECASE,
)
ANOTHER = re.compile(rf"(?:and |but |so )?(?:(?:what|how) about )?{_S}$", re.IGNORECASE)
LEANING = re.compile(r"^(?:and|but|so|then),? ", re.IGNORECASE)
COMMAND = re.compile(
    r"^(?:please )?(?:(?:can|could) you )?"
    r"(?:(?:tell|show|give) (?:me|us)|list|quote|find|do you know|i want to know) "
    r"(?=(?:what|everything|all|who|which) )",
    re.IGNORECASE,
)
# A name as it is written: capitals, with small words between.
NAME = re.compile(
    r"(?:[Tt]he )?[A-ZÀ-ÖØ-Þ][\w’'.&-]*(?: (?:of|the|de|van|von|for|and|al|[A-ZÀ-ÖØ-Þ][\w’'.&-]*))*"
)
IT = frozenset("it that this so them these those such".split()) | frozenset(
    f"{the} {noun}"
    for the in ("the", "this", "that", "these", "those")
    for noun in (
        "matter story subject topic claim claims allegation allegations accusation accusations "
        "report reports rumour rumours rumor rumors question"
    ).split()
)
HE = frozenset("he she they it".split())
AUDIENCE = re.compile(r"(?:.+? )?(?:about|that|of|on|how|why|whether|if) ", re.IGNORECASE)
TO_AUDIENCE = re.compile(r"(?:to|with) .+? (?=(?:about|on|that) )", re.IGNORECASE)
LEAD = re.compile(rf"^(?:{ABOUT}|that|whether|if|out|against|why|how) ", re.IGNORECASE)
# A second question behind the first ("…, and who passes it on?").
MORE = re.compile(r",? and (?:who|which|what|when|where|how|why)\b.*$", re.IGNORECASE)
WHEN = re.compile(
    r"(?:^| )(?:(?:on|last|this|next) (?:\w+day|week|month|year|night|morning|afternoon|evening)|"
    r"yesterday|today|recently|so far|publicly|in public|yet|exactly|at all|"
    r"in (?:her|his|their|its|an?|the) (?:speech|interview|statement|message|address|articles?|"
    r"press conference))$",
    re.IGNORECASE,
)
