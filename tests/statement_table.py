"""What extraction should find: invented texts, each with its statements marked.

A row is a text and, after `=`, what is expected of each statement in it. In the text,
`{s:…}` marks a source, `{c:…}` a cue, `{t:…}` content; where a text has several statements, marks
and expectations carry their number (`{2s:…}`, `=2`); marks may nest. Lines are joined with a space;
¶ is a blank line, ↵ a line break. `# name` begins a group, a blank line ends a row. A line `@hard`
before a row says that extraction is known to get it wrong; `@outlet NAME` says who published it.

An expectation is the speaker's name, as the article lets one know it, then the kind, then where
they apply the stance and `via` the outlet that passes it on. `nobody` is a speaker who is not
named. `A / B`: either is right. `= nothing`: there is no statement in the text.

What is marked: content has its quotation marks, and the punctuation inside them; it has neither the
"that" before it nor the full stop after an unquoted clause. A quotation in several sentences with
one cue is one statement. A source has its apposition, not its relative clause. A document with an
owner speaks for itself or for its owner; a spokesman is a speaker of his own. An outlet that
reports is the speaker and passes on; one that tells what somebody said passes on.

Not in here, as nothing was decided: what somebody believes, wants, fears or plans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from archive.article import Article
from archive.statement import Kind, Span, Spans, Stance

OUTLET = "Tessmark Today"
MARK = re.compile(r"\{(\d?)([sct]):|[{}]")


@dataclass(frozen=True, slots=True)
class Marked:
    """Where one statement of a text stands."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """One statement. Any of the names is right; an empty one is nobody, or no outlet."""

    marked: Marked
    speakers: tuple[str, ...]
    relayed: tuple[str, ...]
    kind: str
    stance: str


@dataclass(frozen=True, slots=True)
class Row:
    group: str
    name: str
    text: str
    outlet: str
    hard: bool
    expected: tuple[Expected, ...]

    @property
    def article(self) -> Article:
        return Article("row", "A title", self.text, self.outlet)


def unmark(marked: str) -> tuple[str, dict[str, Marked]]:
    """The plain text, and by number where its statements stand.

    Raises ValueError where marks do not pair, are unknown or hold nothing.
    """
    text = ""
    behind = 0
    opened: list[tuple[str, str, int]] = []
    spans: dict[tuple[str, str], list[Span]] = {}
    for mark in MARK.finditer(marked):
        text += marked[behind : mark.start()]
        behind = mark.end()
        if mark[2]:
            opened.append((mark[1], mark[2], len(text)))
        elif mark[0] == "{":
            raise ValueError(f"an unknown mark at {mark.start()}: {marked!r}")
        elif not opened:
            raise ValueError(f"nothing is open at {mark.start()}: {marked!r}")
        else:
            number, part, start = opened.pop()
            if start == len(text):
                raise ValueError(f"an empty mark before {mark.start()}: {marked!r}")
            spans.setdefault((number, part), []).append((start, len(text)))
    if opened:
        raise ValueError(f"{len(opened)} marks are not closed: {marked!r}")
    text += marked[behind:]
    numbers = dict.fromkeys(number for number, _ in spans)
    return text, {
        n: Marked(*(tuple(sorted(spans.get((n, part), ()))) for part in "sct")) for n in numbers
    }


def read(table: str) -> tuple[Row, ...]:
    """The rows of a table. Raises ValueError where a row breaks the notation."""
    rows: list[Row] = []
    group = ""
    for block in re.split(r"\n\s*\n", table.strip()):
        lines = block.split("\n")
        while lines and lines[0].startswith("# "):
            group = lines.pop(0)[2:].strip()
        if lines:
            number = 1 + sum(row.group == group for row in rows)
            rows.append(_row(group, number, lines))
    return tuple(rows)


def _row(group: str, number: int, lines: list[str]) -> Row:
    options = [line[1:] for line in lines if line.startswith("@")]
    answers = [line[1:] for line in lines if line.startswith("=")]
    body = " ".join(line.strip() for line in lines if line[0] not in "@=")
    body = re.sub(r" ?¶ ?", "\n\n", body)
    text, marked = unmark(re.sub(r" ?↵ ?", "\n", body))
    if not answers:
        raise ValueError(f"nothing is said of what is expected: {text!r}")
    if answers == [" nothing"]:
        answers = []
    expected = {}
    for answer in answers:
        statement, _, fields = answer.partition(" ")
        if statement not in marked or statement in expected:
            raise ValueError(f"no mark, or a second expectation for {statement!r}: {text!r}")
        expected[statement] = _expected(marked[statement], fields)
    if set(expected) != set(marked):
        raise ValueError(f"marks {set(marked)} but expectations {set(expected)}: {text!r}")
    outlet = OUTLET
    for option in options:
        if option.startswith("outlet "):
            outlet = option.removeprefix("outlet ")
        elif option != "hard":
            raise ValueError(f"an unknown option {option!r}: {text!r}")
    words = re.sub(r"\W+", "-", text)[:40].strip("-")
    name = f"{group}-{number}-{words}"
    return Row(group, name, text, outlet, "hard" in options, tuple(expected.values()))


def _expected(marked: Marked, fields: str) -> Expected:
    speaker, kind, *rest = (field.strip() for field in fields.split("|"))
    relayed: tuple[str, ...] = ("",)
    stance = "stated"
    for field in rest:
        if field.startswith("via "):
            relayed = tuple(field.removeprefix("via ").split(" / "))
        elif field in get_args(Stance):
            stance = field
        else:
            raise ValueError(f"{field!r} is neither a stance nor an outlet: {fields!r}")
    if kind not in get_args(Kind):
        raise ValueError(f"{kind!r} is no kind: {fields!r}")
    if not marked.content:
        raise ValueError(f"no content is marked: {fields!r}")
    if (speaker == "nobody") == bool(marked.source):
        raise ValueError(f"a source is marked where somebody speaks, and only there: {fields!r}")
    speakers = ("",) if speaker == "nobody" else tuple(speaker.split(" / "))
    return Expected(marked, speakers, relayed, kind, stance)


TABLE = """
# quotation-then-speaker
{t:“We will not wait another winter,”} {s:Ada Vell} {c:said}.
= Ada Vell | direct

{t:“Nobody checked the bolts,”} {s:Mayor Ada Vell} {c:said} at a news conference on Tuesday.
= Ada Vell | direct

{t:“It sounded like a train coming through the kitchen,”} {s:Ruth Amsel, 74, a retired seamstress,}
{c:said} from a cot in the school gym.
= Ruth Amsel | direct

The call lasted less than a minute. {t:“You can’t eat a press release,”} {s:Jonas Kerr} {c:said}
flatly, and hung up.
= Jonas Kerr | direct

{t:“Is anybody going to pay for this?”} {s:Lena Marsh} {c:asked} as council members gathered their
papers.
= Lena Marsh | direct

{t:“Get off the bridge!”} {s:a constable} {c:shouted} over the wind.
= a constable | direct

{t:“The turbines are fine. The contract is not,”} {s:Omar Haddid}, who has run the plant since
2019, {c:said} on Friday.
= Omar Haddid | direct

{t:“Absolutely not,”} {s:the finance minister, Ilan Doss,} {c:said} when the subject of a sales tax
came up.
= Ilan Doss | direct

{t:“We lost the signal at 4:12 a.m. and never got it back,”} {s:Dr. Selma Okoro} {c:said}.
= Selma Okoro | direct

{t:“I have nothing to hide,”} {s:Sen. Paula Dane, D-Tarnwick,} {c:said} in a brief appearance
outside her home, where about forty supporters had been standing in the rain since noon.
= Paula Dane | direct

{t:“Three more days and the silos would have been empty,”} {s:Grace Ibarra of the Lorrevia Grain
Board} {c:said}.
= Grace Ibarra | direct

{t:“This one is for the old man,”} {s:the goalkeeper} {c:said}, holding up a faded scarf.
= the goalkeeper | direct

# quotation-then-cue-then-speaker
{t:“The river does not negotiate,”} {c:said} {s:Hanna Liss, a hydrologist at Halvenford
University}.
= Hanna Liss | direct

{t:“There were seven of us in the boat, and one life vest,”} {c:recalled} {s:Yusuf Demir}.
= Yusuf Demir | direct

{t:“Why now?”} {c:asked} {s:Emil Sorn}, whose bakery would have to move.
= Emil Sorn | direct

{t:“If the grain does not leave by Sunday, it rots,”} {c:warned} {s:Nadia Ferrow, who heads the
port’s elevator division}.
= Nadia Ferrow | direct

The ballroom went quiet. {t:“Well, that’s that,”} {c:muttered} {s:one of the losing candidate’s
aides}.
= one of the losing candidate’s aides | direct

{t:“Six of the nine wells tested positive,”} {c:said} {s:Petra Vance, deputy director of the
regional water laboratory in Port Vella}, during a hearing that ran past midnight.
= Petra Vance | direct

{t:“A ceasefire is a piece of paper until the guns stop,”} {c:said} {s:Colonel Viktor Rusk}.
= Viktor Rusk | direct

{t:“The kids are fine, the bus is not,”} {c:joked} {s:headmaster Arno Teel} once everyone had been
counted.
= Arno Teel | direct

{t:“Rates will stay where they are through the autumn,”} {c:said} {s:Wei Lan, chief economist at
Kestlin Bank}.
= Wei Lan | direct

{t:“Enough,”} {c:says} {s:Maren Holt}. The 31-year-old nurse has worked eleven nights in a row.
= Maren Holt | direct

# speaker-then-quotation
{s:Tomas Brandt} {c:said}, {t:“The wall was never inspected, not once in nine years.”}
= Tomas Brandt | direct

{s:Ada Vell} {c:put it} more bluntly: {t:“Somebody lied to this council.”}
= Ada Vell | direct

As the doors closed, {s:a man in a yellow vest} {c:called out}, {t:“What about the night shift?”}
= a man in a yellow vest | direct

{s:The judge} {c:replied}: {t:“Counsel, sit down.”}
= The judge | direct

Standing beside the wreck, {s:Captain Oskar Lindqvist} {c:said}: {t:“She went down in under four
minutes. I have never seen a hull open like that.”}
= Oskar Lindqvist | direct

In an email to staff, {s:the museum’s director, Ines Calder,} {c:wrote}, {t:“We are closing the
east wing until the roof is safe.”}
= Ines Calder | direct

Asked about the vote, {s:Kerr} {c:said} only, {t:“Wait and see.”}
= Kerr | direct

{s:Kofi Adarkwa}, speaking for the growers, {c:said}: {t:“At this price we plough it under.”}
= Kofi Adarkwa | direct

A day later {s:the company} {c:posted} on its website: {t:“Flights to Lorrevia are suspended until
further notice.”}
= the company | direct

{s:She} {c:added}: {t:“Not one of them came.”}
= She | direct

# indirect
{s:Ada Vell} {c:said} {t:the pier would close in June}.
= Ada Vell | indirect

{s:The transport ministry} {c:said} on Monday that {t:the line would reopen in stages, beginning
with the stretch between Graywater and the airport}.
= The transport ministry | indirect

{t:The storm will weaken before it reaches the coast}, {s:forecasters} {c:said}.
= forecasters | indirect

{t:The bridge}, {s:engineers} {c:say}, {t:could carry no more than one lane of traffic until
spring}.
= engineers | indirect

In her first budget speech, {s:Finance Secretary Lena Marsh} {c:said} {t:a third of the shortfall
stemmed from unpaid harbor fees}.
= Lena Marsh | indirect

{s:Doss}, facing his third inquiry this year, {c:said} that {t:he would serve out his term} and
that {t:no amount of shouting would change that}.
= Doss | indirect

{s:Kestlin Bank} {c:said} {t:second-quarter profit fell 14 percent, its steepest drop since 2011}.
= Kestlin Bank | indirect

{t:Two guards were injured and a third is missing}, {s:the prison service} {c:said} in a statement
released shortly after dawn.
= the prison service | indirect

{s:A neighbor, Ruth Amsel,} {c:said} {t:the couple kept to themselves}.
= Ruth Amsel | indirect

{s:Brandt}, 58, {c:said} {t:his grandfather had built the first breakwater with his own hands}. The
family has fished here since 1904.
= Brandt | indirect

More than a dozen homes lost their roofs. {t:Power would be back by the weekend}, {s:the utility}
{c:said}.
= the utility | indirect

{s:Sorn} {c:said} {t:he didn’t know who had keys to the warehouse}, and walked off.
= Sorn | indirect

Turnout was heavy. {s:Election workers in three districts} {c:said} {t:they ran out of ballots
before noon}.
= Election workers in three districts | indirect

{s:The International Harbor Authority}, which is based in Kestlin, {c:said} last week that
{t:piracy had fallen to a ten-year low}.
= The International Harbor Authority | indirect

# quotation-in-pieces
{t:“We will not wait,”} {s:Ada Vell} {c:said}. {t:“Not a day.”}
= Ada Vell | direct

{t:“If we lose the ferry,”} {s:Hanna Liss} {c:said}, {t:“we lose the island.”}
= Hanna Liss | direct

{t:“This is not the end of it,”} {c:said} {s:Yusuf Demir, the union’s secretary}. {t:“We have money
for six weeks. They have a reputation to lose.”}
= Yusuf Demir | direct

{t:“My grandmother kept bees,”} {s:Ibarra} {c:began}, then stopped and wiped her glasses. {t:“Never
mind. It was a good house.”}
= Ibarra | direct

{t:“The valve was open,”} {s:Okoro} {c:told} the inquiry. {t:“Somebody had opened it.”} Lawyers for
the plant looked at one another. The hearing resumes on Monday.
= Okoro | direct

{t:“No,”} {s:she} {c:said}. {t:“No, and no again.”}
= she | direct

{t:“It’s a start,”} {s:Marsh} {c:said} of the agreement. {t:“It’s not a finish.”}
= Marsh | direct

{t:“When I came here,”} {c:said} {s:Wei Lan}, looking out over the empty trading floor, {t:“you
could not hear yourself think.”}
= Wei Lan | direct

{1t:“The audit was clean,”} {1s:Kerr} {1c:said}. {2t:“It was anything but clean,”} {2c:countered}
{2s:Ferrow}.
=1 Kerr | direct
=2 Ferrow | direct

{1t:“Nobody slept,”} {1s:Amsel} {1c:said}. {1t:“The children were screaming.”} ¶ {2t:“We had no
radio and no light,”} {2c:said} {2s:her brother, Emil Sorn}. {2t:“We waited for the water to
stop.”}
=1 Amsel | direct
=2 Emil Sorn | direct

# told
{s:Ada Vell} {c:told} reporters {t:the sale had never been discussed}.
= Ada Vell | indirect

{t:“I would do it again tomorrow,”} {s:Brandt} {c:told} the court.
= Brandt | direct

{s:The foreign minister, Nadia Ferrow,} {c:told} lawmakers in a closed session on Wednesday that
{t:the hostages had been moved twice}.
= Nadia Ferrow | indirect

{s:Haddid} {c:told} her {t:to pack only what she could carry up four flights of stairs}.
= Haddid | indirect

{t:The bill was dead}, {s:two committee members} {c:told} colleagues.
= two committee members | indirect

{s:A nurse at the Ferrant Infirmary} {c:told} investigators {t:the alarm had been switched off
weeks earlier} and that {t:the hospital had “a habit of looking away”}.
= A nurse at the Ferrant Infirmary | mixed

{t:“You are standing on a reef that took nine thousand years to build,”} {s:the guide} {c:tells} a
party of schoolchildren from Tarnwick.
= the guide | direct

{s:Dane} {c:has told} donors that {t:she will not seek a fourth term}.
= Dane | indirect

{t:“They owed my father a pension,”} {s:Mila Brandt} {c:told} me over coffee. {t:“He got a clock.”}
= Mila Brandt | direct

{s:Rusk} {c:told} his officers: {t:“Nobody fires first.”}
= Rusk | direct

# according-to
{c:According to} {s:Ada Vell}, {t:the pier would close in June}.
= Ada Vell | indirect

{t:At least eleven people were hurt when the platform gave way}, {c:according to} {s:the fire
service}.
= the fire service | indirect

{t:The suspect}, {c:according to} {s:court papers}, {t:had rented three vans in the space of a
week}.
= court papers | indirect

{c:According to} {s:a report by the Institute for Coastal Studies}, {t:sea walls built before 1970
are failing twice as fast as engineers expected}.
= a report by the Institute for Coastal Studies / Institute for Coastal Studies | indirect

{t:Wheat exports rose 8 percent in March}, {c:according to} {s:figures released Thursday by the
trade ministry}.
= figures released Thursday by the trade ministry / the trade ministry | indirect

{t:The deal is “weeks, not months” away}, {c:according to} {s:a person briefed on the talks}.
= a person briefed on the talks | mixed

{t:Doss had been warned twice about the cracks}, {c:according to} {s:two former aides}, who asked
not to be named because the inquiry is not over.
= two former aides | indirect

{c:As per} {s:the ministry}, {t:schools in the four coastal districts will open an hour late}.
= the ministry | indirect

{t:Nearly half of all households in Graywater spend a third of their income on rent}, {c:according
to} {s:Selma Okoro, an economist who studies housing}.
= Selma Okoro | indirect

@hard
{c:In the words of} {s:Jonas Kerr}, {t:the committee was “a choir with one hymn”}.
= Jonas Kerr | mixed

{c:According to} {s:police}, {t:the driver fled on foot}. A dog found him in a culvert two hours
later.
= police | indirect

Liss’s team counted again in May. {t:There were fewer than forty pairs left on the whole estuary},
{c:according to} {s:the survey}.
= the survey | indirect

# documents-and-spokespeople
{s:The ministry’s report} {c:said} {t:the dam had not been inspected since 2014}.
= The ministry’s report / The ministry | indirect

{s:A spokesman for the port authority} {c:said} {t:cargo would be moving again by nightfall}.
= A spokesman for the port authority | indirect

{t:“We cooperate fully with every request,”} {s:company spokeswoman Ines Calder} {c:said} in an
email.
= Ines Calder | direct

{s:A statement from the palace} {c:said} {t:the king was resting comfortably}.
= A statement from the palace / the palace | indirect

{s:Brandt’s lawyer} {c:said} {t:he would appeal to the high court before the end of the month}.
= Brandt’s lawyer | indirect

{t:“The accused shows no remorse,”} {s:the ruling} {c:said}.
= the ruling | direct

{s:The indictment} {c:says} {t:Kerr moved the money through three accounts held in his wife’s
name}.
= The indictment | indirect

{s:A letter signed by 212 nurses} {c:warns} that {t:the night wards are “one bad flu season from
collapse.”}
= A letter signed by 212 nurses | mixed

{s:Piet Olander, a spokesman for the coast guard,} {c:said} {t:the search would resume at first
light}.
= Piet Olander | indirect

{s:The autopsy} {c:found} that {t:the boy had been dead for two days before the fire}.
= The autopsy | indirect

{s:A new study by Halvenford University} {c:suggests} {t:night trains pay for themselves within a
decade}.
= A new study by Halvenford University / Halvenford University | indirect

{t:“No foreign soldier will set foot on our soil,”} {c:read} {s:the communiqué}, which ran to a
single page.
= the communiqué | direct

{s:A source close to the chairman} {c:says} {t:the offer is worth less than the land alone}.
= A source close to the chairman | indirect

{s:E-mails between the two offices} {c:suggest} that {t:the sale was planned in March}.
= E-mails between the two offices / E-mails | indirect

{t:“It is late,”} {c:said} {s:the ex-clerk}.
= the ex-clerk | direct

# long-quotations
{t:“I was nineteen. They gave us rifles that had been in a cellar since the last war. Half of them
did not fire,”} {s:Demir} {c:said}.
= Demir | direct

{t:“We opened the gates at six. ¶ “By seven the lower town was under water. ¶ “Nobody had rung the
bell,”} {c:said} {s:Omar Haddid}.
= Omar Haddid | direct

{s:Ada Vell} {c:said}: {t:“There are two ways to do this. We can spend the money now. ¶ “Or we can
wait until the wall falls, and spend it on funerals.”}
= Ada Vell | direct

{t:“My husband left on the Tuesday,”} {c:said} {s:Hanna Liss}. {t:“He took the dog and the good
saucepan. ¶ “On Thursday there was a knock. ¶ “It was the dog.”}
= Hanna Liss | direct

The letter, found in a drawer last spring, is short. ¶ {t:“Dear Mila, ¶ “The harvest is in. Your
brother has a new coat. ¶ “Do not come home by the north road,”} {s:their father} {c:wrote}.
= their father | direct

{t:“It isn’t one thing. It’s the rent, and the bus that doesn’t come, and the clinic that closed,”}
{s:Ruth Amsel} {c:said}. {t:“You add it up. You look at the number. And then one morning you’re
packing boxes.”} ¶ The district has lost a fifth of its people since 2010.
= Ruth Amsel | direct

{1t:“The first shot came from the roof,”} {1s:Rusk} {1c:testified}. {1t:“I am certain of it. ¶ “The
second came from behind us.”} ¶ {2t:“There was only one shot,”} {2s:a prosecutor} {2c:replied}.
=1 Rusk | direct
=2 a prosecutor | direct

{s:Wei Lan} {c:explained} it this way: {t:"Take a coin. Flip it. If it lands on its edge, that is
our budget surplus. ¶ "Now flip it nine more times."}
= Wei Lan | direct

{t:“On the first day they took the phones. ¶ “On the second they took the shoes. ¶ “On the third
they opened the doors and we ran,”} {s:one of the freed miners} {c:said} from a hospital bed.
= one of the freed miners | direct

{s:Marsh} {c:said} {t:“the numbers are what they are. I can’t make them prettier. I won’t make them
uglier.”}
= Marsh | direct

# no-statement
The “recovery plan” has so far recovered nothing.
= nothing

Critics gave her latest album, “Ash and Water,” four stars out of five.
= nothing

{t:The minister} {c:is said} {t:to be considering a run for president}.
= nobody | indirect | hedged

Tomas “the Anchor” Brandt retired from boxing in 1998.
= nothing

A sign on the door read “Closed until further notice.”
= nothing

Two ferries collided off Graywater at dawn on Sunday. Both were towed to Port Vella.
= nothing

The decision will hurt the poor most. It saves little and it solves nothing.
= nothing

His first novel, “What the Mayor Said,” sold nine copies.
= nothing

Everything went according to plan.
= nothing

The so-called “ghost ferry” has been tied up at Pier 9 since the company went bankrupt.
= nothing

That said, the wall is still standing. Needless to say, nobody is relaxed about it.
= nothing

Protesters in T-shirts that read “Let Us Work” sat down on the tracks outside the “Palace of
Peace.”
= nothing

The word “resilience” appears 41 times in the strategy, and the word “money” twice.
= nothing

“Ports in Decline,” a report of some 300 pages, was published in 2019 and forgotten by 2020.
= nothing

The trawler “Marigold” left Tarnwick with a crew of six. Four were under 25.
= nothing

Her face said it all. The last bus had gone.
= nothing

The children were sorted by size and marched, two by two, into a “cinema” with no screen.
= nothing

The bill passed 61 to 38. It now goes to the upper house, where its fate is unclear.
= nothing

@hard
The café on Mole Street serves what the menu calls “yesterday’s soup.”
= nothing

She hummed “The Lorrevia Waltz” and stirred the pot. It was nearly four.
= nothing

@hard
Taxes rise in proportion to income, according to a formula from 1962.
= nothing

The board does not say yes often. It has approved three bridges in forty years.
= nothing

@hard
The clock on the town hall said ten past three, as it has for years.
= nothing

A spokesman smiled. Calls to the company’s lawyers were not returned.
= nothing

At 5 feet 11 inches (“and shrinking”), Sorn is the tallest baker in the province.
= nothing

To win, a party needs 50 percent plus one vote; if none gets it, the top two meet again in a
runoff.
= nothing

The band left at ten. Hide Caption 8 of 10 Photos: ‘Dam Night’: 8 memorable evenings The lights went
out at midnight. Hide Caption 9 of 10
= nothing

Image copyright Getty Images Protesters in Kestlin expressed anger that the bishop left.
= nothing

The dam holds. ¶ Vell counters harbor reports Replay More Videos ... MUST WATCH Vell counters harbor
reports 02:26 ¶ The harbor is shut.
= nothing

Lorrevia voted for a new law in May and voted overwhelmingly to repeal its ban on dams.
= nothing

Evidence photos show that the seal of the box was broken.
= nothing

Satellite images suggest that the gate was open at noon.
= nothing

RELATED: A new bridge for Kestlin ¶ It rained. ¶ RELATED: The two mayors of Kestlin
= nothing

# speaker-nearby
{s:Ada Vell} stepped up to the microphone. {t:“I am not going anywhere.”} The hall erupted.
= Ada Vell | direct

{s:Brandt} shook his head. {t:“We read it in the paper like everyone else.”}
= Brandt | direct

{t:“They came at four in the morning.”} {s:Yusuf Demir} lights another cigarette and looks at the
empty stable. The horses were worth more than the house.
= Yusuf Demir | direct

{s:Hanna Liss}, the oldest of the three, was blunt. {t:“It’s over.”} The others looked at the
floor.
= Hanna Liss | direct

{s:Lena Marsh} laughed at the question. ¶ {t:“Retire? And do what?”}
= Lena Marsh | direct

@hard
For {s:Grace Ibarra}, the choice was simple. {t:“You feed people or you don’t.”}
= Grace Ibarra | direct

{s:Kerr} had the last word. {t:“See you in court.”}
= Kerr | direct

@hard
The question hung in the air for a while. {t:“I don’t know any more.”} {s:The old man} turned back
to his nets.
= The old man | direct

@hard
{1s:{2s:Ferrow}} {1c:said} {1t:the elevators were running at half speed}. {2t:“It’s the best we can
do.”}
=1 Ferrow | indirect
=2 Ferrow | direct

{s:Oskar Lindqvist} has no doubt about what sank the ship: {t:“Greed, and a loose hatch.”}
= Oskar Lindqvist | direct

# via
Two ferries collided off Graywater at dawn. {t:Nobody was hurt}. ({c:Via} {s:Radio Lorrevia})
= Radio Lorrevia | indirect | via Radio Lorrevia

{t:“We had a minute, maybe less,”} {s:Captain Oskar Lindqvist} {c:said}. (Via Radio Lorrevia)
= Oskar Lindqvist | direct | via Radio Lorrevia

The airport at Kestlin has been closed since Friday. {t:Rebel units hold the control tower and both
runways}. ({c:via} {s:Euronews})
= Euronews | indirect | via Euronews

{s:Ilan Doss} {c:said} {t:the talks would go on without the generals}. (Via Al Jazeera)
= Ilan Doss | indirect | via Al Jazeera

The mine has not paid wages since May. {t:Some 1,400 workers are camping at its gates} ({c:h/t}
{s:Vella Courier}).
= Vella Courier | indirect | via Vella Courier

{t:“That money was for books,”} {c:said} {s:the school’s principal, Nadia Ferrow}. (H/t The Harbor
Ledger)
= Nadia Ferrow | direct | via The Harbor Ledger

{1s:Vell} {1c:said} {1t:the fund was empty}. (Via Vella Courier) ¶ {2s:Brandt} {2c:said} {2t:there
was money enough until the spring}. (Via Evening Lantern)
=1 Vell | indirect | via Vella Courier
=2 Brandt | indirect | via Evening Lantern

{s:The army} {c:said} {t:it had pulled back from the river for “technical reasons.”} (Via BBC)
= The army | mixed | via BBC / BBC News

Storm Ottilie made landfall near Tarnwick on Monday night. Winds reached 140 kilometers an hour.
{t:About 30,000 homes are without power}. ({c:Source:} {s:Concord Wire})
= Concord Wire | indirect | via Concord Wire

They traveled to Graywater via Port Vella, and shipped the piano via Kestlin.
= nothing

The clip was posted via a company account (via a phone registered in Tarnwick).
= nothing

# outlet-reports
{s:The Guardian’s story} {c:said} that {t:the seal of the box was broken}.
= The Guardian | indirect | via The Guardian

{s:The Harbor Ledger} {c:reported} that {t:the sale had been agreed in principle in March}.
= The Harbor Ledger | indirect | via The Harbor Ledger

{t:The minister’s brother owns a third of the quarry}, {c:according to} {s:The Harbor Ledger}.
= The Harbor Ledger | indirect | via The Harbor Ledger

{t:Rebels have entered the eastern suburbs of the capital}, {s:Reuters} {c:reports}.
= Reuters | indirect | via Reuters

{s:The New York Times} {c:wrote} on Sunday that {t:the weapons had been stored beneath a school}.
= The New York Times | indirect | via The New York Times

{s:State broadcaster Radio Lorrevia} {c:said} {t:polling stations would open two hours late in the
north}.
= Radio Lorrevia | indirect | via Radio Lorrevia

{t:“A shameful day for the council,”} {s:the Vella Courier} {c:wrote} in an editorial.
= Vella Courier | direct | via Vella Courier

{c:According to} {s:Al Jazeera}, {t:at least forty trucks are waiting at the crossing}.
= Al Jazeera | indirect | via Al Jazeera

{s:AP} {c:reported} that {t:two of the three pilots were not licensed to fly at night}.
= Associated Press / AP | indirect | via Associated Press / AP

{t:The company has hired a new firm of auditors}, {c:reported} {s:the Evening Lantern}, an
afternoon paper.
= Evening Lantern | indirect | via Evening Lantern

{s:Ada Vell} {c:told} The Harbor Ledger that {t:she would not stand again}.
= Ada Vell | indirect | via The Harbor Ledger

{t:“We were never asked,”} {s:Tomas Brandt} {c:told} Radio Lorrevia.
= Tomas Brandt | direct | via Radio Lorrevia

{t:“I was two weeks without a lawyer,”} {s:Demir} {c:said} in an interview with Euronews on
Thursday.
= Demir | direct | via Euronews

{s:Selma Okoro} {c:told} the BBC {t:the vaccine would be ready “well before the rains”}.
= Selma Okoro | mixed | via BBC / BBC News

{s:CNN} {c:says} {t:the convoy was hit twice, the second time as medics arrived}.
= CNN | indirect | via CNN

@hard
The strike, {t:which has cost the port some 40 million}, {c:as} {s:Concord Wire} {c:reported} last
week, is now in its second month.
= Concord Wire | indirect | via Concord Wire

Reuters has moved its bureau to Kestlin. The BBC closed its own in 2016.
= nothing

# own-outlet
@outlet The Harbor Ledger
{s:Ada Vell} {c:told} The Harbor Ledger that {t:she would not stand again}.
= Ada Vell | indirect

@outlet The Harbor Ledger
{t:The sale was agreed in March}, {s:The Harbor Ledger} {c:reported} last week.
= The Harbor Ledger | indirect

@outlet Radio Lorrevia
{t:“Nobody asked the island,”} {s:Hanna Liss} {c:told} Radio Lorrevia.
= Hanna Liss | direct

@outlet Euronews
{t:The border will reopen on May 1}, {s:Ilan Doss} {c:told} Euronews.
= Ilan Doss | indirect

@outlet Reuters
{s:Two ministers} {c:told} Reuters {t:the budget would be delayed until after the vote}.
= Two ministers | indirect

@outlet Reuters
{s:Kerr} {c:told} the BBC {t:he had signed nothing}.
= Kerr | indirect | via BBC / BBC News

# citing
Reuters {c:reported}, {c:citing} {s:two officials}, that {t:the port had closed}.
= two officials | indirect | via Reuters

CNN {c:cites} {s:other journalists} who {c:say} {t:the square was empty by midnight}.
= other journalists | indirect | via CNN

{t:The hostages were flown out before dawn}, Al Jazeera {c:reported}, {c:citing} {s:a militia
commander}.
= a militia commander | indirect | via Al Jazeera

@hard
{c:Citing} {s:internal memos}, The New York Times {c:reported} that {t:the brakes had failed in
eleven earlier tests}.
= internal memos | indirect | via The New York Times

The Harbor Ledger, {c:quoting} {s:the mayor}, {c:said} {t:the pier would be sold to a single
buyer}.
= the mayor | indirect | via The Harbor Ledger

@hard
{c:Citing} {s:the coast guard}, Concord Wire put {t:the number of missing at nineteen}.
= the coast guard | indirect | via Concord Wire

The Evening Lantern {c:quoted} {s:a customs officer} as {c:saying} {t:the crates had never been
opened}.
= a customs officer | indirect | via Evening Lantern

AP {c:cited} {s:an unnamed diplomat} as {c:saying} that {t:“the door is closed, but not locked.”}
= an unnamed diplomat | direct | via Associated Press / AP

{t:The president will resign on Friday}, Euronews {c:said}, {c:citing} {s:sources in the palace}.
= sources in the palace | indirect | via Euronews

Radio Lorrevia {c:quotes} {s:police} as {c:saying} {t:no shots were fired}. Its own reporter heard
nine.
= police | indirect | via Radio Lorrevia

{s:The judge} adjourned the trial, {c:citing} {t:the heat in the courtroom}.
= The judge | indirect

# passive
{s:Brandt} {c:was quoted as saying} that {t:the council had “sold the sea.”}
= Brandt | mixed

{s:Ilan Doss} {c:was quoted} by Reuters {c:as saying} {t:the treaty would be signed within days}.
= Ilan Doss | indirect | via Reuters

Residents {c:were told} by {s:the council} that {t:the water was safe to drink}.
= the council | indirect

Passengers {c:were told} {t:the train would not go beyond Halvenford}.
= nobody | indirect

It {c:was announced} on Friday that {t:the games would be held without spectators}.
= nobody | indirect

{t:“The roof will hold,”} {s:the builder, Arno Teel,} {c:is quoted as saying} in the minutes.
= Arno Teel | direct

@hard
{s:She} {c:was heard} {c:to say} that {t:the whole board ought to be replaced}.
= She | indirect

{t:The dam was safe}, officials {c:were assured} by {s:its owners}.
= its owners | indirect

@hard
{s:The admiral} {c:is reported to have said} that {t:he would rather sink the fleet than sell it}.
= The admiral | indirect | hedged

{t:The crossing is to stay shut for a month}, it {c:was reported} by {s:Concord Wire}.
= Concord Wire | indirect | via Concord Wire

# nested
{1s:Ada Vell} {1c:said} that {1t:{2s:Tomas Brandt} had {2c:told} her {2t:the wall was weak}}.
=1 Ada Vell | indirect
=2 Tomas Brandt | indirect

{1s:The Harbor Ledger} {1c:reported} that {1t:{2s:Ines Calder} {2c:said} in a private meeting that
{2t:the museum would never open again}}.
=1 The Harbor Ledger | indirect | via The Harbor Ledger
=2 Ines Calder | indirect | via The Harbor Ledger

{1s:Prosecutors} {1c:said} {1t:{2s:Kerr} {2c:told} a friend {2t:he had burned the second set of
books in his garden}}.
=1 Prosecutors | indirect
=2 Kerr | indirect

{1c:According to} {1s:Ruth Amsel}, {1t:{2s:the driver} {2c:said} {2t:he had not slept for thirty
hours}}.
=1 Ruth Amsel | indirect
=2 the driver | indirect

{1s:Olander} {1c:wrote} that {1t:{2s:the foreman} had {2c:warned} managers {2t:the scaffold was not
anchored}}.
=1 Olander | indirect
=2 the foreman | indirect

@hard
{1s:Dane’s lawyers} {1c:argue} that {1t:{2s:the letter}, which {2c:says} {2t:“burn this,”} is a
forgery}.
=1 Dane’s lawyers | mixed
=2 the letter | direct

@hard
{1s:Haddid} {1c:recalled} that {1t:when the alarm went off {2s:a colleague} {2c:shouted}, {2t:“Not
again!”}}
=1 Haddid | mixed
=2 a colleague | direct

{1s:Wei Lan} {1c:told} shareholders {1t:{2s:the regulator} had {2c:promised} that {2t:no fines
would be imposed}}.
=1 Wei Lan | indirect
=2 the regulator | indirect

@hard
{1t:“{2s:My mother} {2c:said} {2t:the sea would take it back one day,}”} {1s:Liss} {1c:said}.
=1 Liss | direct
=2 My mother | indirect

# verbs-beyond-say
{t:The money was never his}, {s:Brandt} {c:insisted}.
= Brandt | indirect

{s:Lena Marsh} {c:acknowledged} that {t:mistakes had been made in the first weeks}.
= Lena Marsh | indirect

{s:Olander} {c:predicts} {t:the whole fleet will be electric by 2040}.
= Olander | indirect

{s:The union} {c:announced} that {t:its members would down tools at midnight}.
= The union | indirect

{s:Kerr} {c:conceded} {t:he had not read the contract before signing it}.
= Kerr | indirect

{t:“It was raining frogs,”} {s:Sorn} {c:deadpanned}.
= Sorn | direct

{s:Hanna Liss} {c:noted} that {t:the last three floods had come in years without snow}.
= Hanna Liss | indirect

{s:Rusk} {c:alleged} that {t:ballots had been carried out through a kitchen window}.
= Rusk | indirect

{s:Ferrow} {c:testified} {t:she saw the first truck leave a little after two}.
= Ferrow | indirect

{t:“Best decision we ever made,”} {s:one farmer} {c:tweeted} next to a picture of a goat.
= one farmer | direct

{s:Selma Okoro} {c:cautioned} that {t:the trial had involved fewer than sixty patients}.
= Selma Okoro | indirect

{s:Doss} {c:vowed} {t:to rebuild every house the fire had taken}.
= Doss | indirect

{s:The mayor} {c:urged} {t:residents to boil their water until Friday}.
= The mayor | indirect

{s:The opposition} {c:accused} {t:the government of hiding two reports on the state of the dam}.
= The opposition | indirect

{s:A reader} {c:asks} {t:whether the old tramway could be brought back}.
= A reader | indirect

{1t:“The roof came off,”} {1s:{2s:Amsel}} {1c:said}, {2c:adding} that {2t:the piano was found two
streets away}.
=1 Amsel | direct
=2 Amsel | indirect

{s:Wei Lan} {c:pointed out} that {t:no bank had failed in the province since 1931}.
= Wei Lan | indirect

{t:The ship was overloaded}, {s:the inspectors} {c:concluded}.
= the inspectors | indirect

{s:Vell’s} {c:claim} that {t:the wall had been inspected} came as news to the inspectors.
= Vell | indirect

@hard
{s:Ibarra} {c:called} the offer {t:“an insult in a nice envelope.”}
= Ibarra | direct

{t:“Oh, please,”} {s:Calder} {c:snapped}. {t:“Look at the photographs.”}
= Calder | direct

{s:The bishop} {c:confirmed} that {t:the bells would be sold}.
= The bishop | indirect

# quotation-marks
{t:"We will not wait,"} {s:Ada Vell} {c:said}. {t:"Not a day."}
= Ada Vell | direct

{t:"It's the brakes,"} {c:said} {s:Omar Haddid}, wiping his hands. {t:"It's always the brakes."}
= Omar Haddid | direct

@hard
{t:‘There is no plan B,’} {s:Lena Marsh} {c:said}.
= Lena Marsh | direct

{t:“He just waved and went ‘cheerio’ and that was it,”} {s:the landlady} {c:said}.
= the landlady | direct

{t:"Her ‘emergency fund’ was a biscuit tin,"} {s:the auditor} {c:said}.
= the auditor | direct

{t:«We are not for sale»}, {c:said} {s:Emil Sorn}.
= Emil Sorn | direct

@hard
{t:„The ice is too thin,“} {s:a ranger} {c:said}.
= a ranger | direct

{t:“Bring a coat”}, {s:Petra Vance} {c:said}.
= Petra Vance | direct

{t:"The '98 flood was worse,"} {s:Liss} {c:said}, {t:"but we had more boats."}
= Liss | direct

{t:“They want us to sing ‘Home by the Harbor’ one more time,”} {s:the choirmaster} {c:said},
laughing.
= the choirmaster | direct

{t:"I don't care if it's 5' wide or 50' wide,"} {s:Teel} {c:told} the planners. {t:"It won't fit."}
= Teel | direct

{s:Brandt}, the 58-year-old "king of the quay," {c:said} {t:he would not "lift a finger" for the
new owners}.
= Brandt | mixed

@hard
{t:"The tide comes in at six,} {s:Holt} {c:said}. Nobody moved.
= Holt | direct

# unnamed-and-collective
{s:Officials} {c:said} {t:the evacuation would be complete by evening}.
= Officials | indirect

{s:Witnesses} {c:described} {t:a flash of white light, then a long silence}.
= Witnesses | indirect

{s:Some critics} {c:say} {t:the museum should return the statues}.
= Some critics | indirect

{t:The talks collapsed over a single comma}, {s:people familiar with the matter} {c:said}.
= people familiar with the matter | indirect

{s:Police} {c:said} {t:a 34-year-old man was in custody}.
= Police | indirect

{s:Two senior officers}, speaking on condition of anonymity, {c:said} {t:the order had come from
the palace}.
= Two senior officers | indirect

{t:“You could smell it from the highway,”} {c:said} {s:one resident}, who gave only his first name.
= one resident | direct

{s:Many here} {c:say} {t:they have stopped watching the news}.
= Many here | indirect

{t:“Shame! Shame!”} {s:the crowd} {c:chanted} as the motorcade passed.
= the crowd | direct

{s:Experts} {c:warn} {t:the aquifer may need a century to recover}.
= Experts | indirect

{s:Neither side} {c:said} {t:how many prisoners it still held}.
= Neither side | indirect | negated

{t:The shooting started around nine}, {c:according to} {s:several people who were in the market}.
= several people who were in the market / several people | indirect

{s:A majority of the doctors surveyed} {c:said} {t:they had worked a double shift in the past
week}.
= A majority of the doctors surveyed | indirect

{s:Others} {c:argue} that {t:the law simply comes thirty years too late}.
= Others | indirect

# wire-credits
GRAYWATER/KESTLIN (Reuters) - {s:President Ada Vell} {c:denounced} {t:the sale as a scandal}.
= Ada Vell | indirect | via Reuters

GRAYWATER (Concord Wire) — {s:Ada Vell} {c:said} {t:the pier would close in June}.
= Ada Vell | indirect | via Concord Wire

GRAYWATER (Concord Wire) — Two ferries collided at dawn. Both captains were taken to hospital.
= nothing

WASHINGTON (AP) — {t:The sanctions will be lifted in March}, {s:two senators} {c:said} Tuesday.
= two senators | indirect | via Associated Press

Xinhua | Updated: 2026-04-14 08:10 ¶ {s:The trade ministry} {c:said} {t:grain exports would resume
on May 1}.
= The trade ministry | indirect | via Xinhua

PORT VELLA, April 14 (Reuters) - {t:“We have no choice,”} {s:Nadia Ferrow} {c:said} on Tuesday.
= Nadia Ferrow | direct | via Reuters

KESTLIN, March 3 (Concord Wire) – {s:Kestlin Bank} {c:said} on Monday {t:it would cut 900 jobs}. ¶
The shares fell 6 percent.
= Kestlin Bank | indirect | via Concord Wire

By Concord Wire staff ↵ April 14, 2026 ¶ A tanker ran aground north of Tarnwick. {s:The coast
guard} {c:said} {t:no oil had leaked}.
= The coast guard | indirect

LORREVIA — {c:According to} {s:the electoral board}, {t:turnout stood at 61 percent an hour before
the polls closed}.
= the electoral board | indirect

Snow fell on Halvenford for a ninth day. ¶ (Reporting by Maren Holt in Halvenford and Kofi Adarkwa
in Kestlin; editing by Emil Sorn) ¶ Copyright 2026 Concord Wire. All rights reserved.
= nothing

TARNWICK (AFP) — {1s:The governor} {1c:told} Al Jazeera {1t:the roads would stay closed}.
=1 The governor | indirect | via Al Jazeera

{s:Sen. Petra Vance (Mariner)} — who chairs the lock committee — {c:said} {t:the gates were new}.
= Petra Vance | indirect

KESTLIN (Concord Wire) — {s:Petra Vance} {c:said} {t:the gates were old}.
= Petra Vance | indirect | via Concord Wire

# negated
{s:Ada Vell} {c:denied} {t:the sale was ever discussed}.
= Ada Vell | indirect | negated

{s:Brandt} {c:denied} that {t:he had met the buyers in Kestlin}.
= Brandt | indirect | negated

{s:Kerr} {c:did not say} {t:who had given him the keys}.
= Kerr | indirect | negated

{s:The company} {c:never said} {t:the toys were safe for children under three}.
= The company | indirect | negated

{t:“I never touched that money,”} {s:Dane} {c:said}.
= Dane | direct

{s:The army} {c:rejects} {t:the charge that its soldiers fired on the ferry}.
= The army | indirect | negated

{s:Ilan Doss} {c:has not said} {t:whether he will accept the result}.
= Ilan Doss | indirect | negated

{t:It had not been warned}, {s:the utility} {c:said}.
= the utility | indirect

{s:The palace} {c:would not say} {t:where the king was being treated}.
= The palace | indirect | negated

{s:Ines Calder} {c:disputed} that {t:the painting had been cleaned with bleach}.
= Ines Calder | indirect | negated

{s:No one at the ministry} {c:said} {t:the tunnel was unsafe}.
= No one at the ministry | indirect | negated

{s:Teel} {c:didn’t tell} the buyers {t:the cellar flooded every spring}.
= Teel | indirect | negated

{s:Rusk} {c:refused to say} {t:how many men he had left}.
= Rusk | indirect | hedged

# hedged
{s:The coast guard} {c:could not confirm} that {t:anyone was still aboard}.
= The coast guard | indirect | hedged

{s:Brandt} reportedly {c:told} friends {t:he would leave the country before the trial}.
= Brandt | indirect | hedged

{s:A spokeswoman} {c:declined to say} {t:whether the minister had been present}.
= A spokeswoman | indirect | hedged

@hard
{s:Reuters} {c:could not independently verify} {t:when the footage was taken}.
= Reuters | indirect | hedged | via Reuters

@hard
{s:Doss} {c:appeared to say} that {t:the army would stay in its barracks}, though the microphone
failed twice.
= Doss | indirect | hedged

{s:Wei Lan} {c:hinted} that {t:a second offer was on its way}.
= Wei Lan | indirect | hedged

@hard
{s:The hospital} {c:was unable to confirm} {t:how many of the injured were children}.
= The hospital | indirect | hedged

{s:Ibarra} allegedly {c:told} the driver {t:to leave the gate open}.
= Ibarra | indirect | hedged

@hard
{s:The ministry} {c:would neither confirm nor deny} that {t:the talks had taken place}.
= The ministry | indirect | hedged

{s:Vell} {c:may have told} the committee {t:the wall was sound}, but no minutes were kept.
= Vell | indirect | hedged

{s:Holt} {c:declined to comment} on {t:reports that she will run for mayor}.
= Holt | indirect | hedged

# denied-by-others-or-supposed
It is not true that Ada Vell said the dam was safe.
= nothing

It is false that Ada Vell said the dam was safe.
= nothing

If Mayor Ada Vell says the dam is safe, the valley will stay.
= nothing

Unless Ada Vell says so and tells the valley that the dam is safe, nobody will stay.
= nothing

Had Ada Vell said the dam was safe, the valley would have stayed.
= nothing

{s:The ministry} {c:denied} that {t:Mayor Ada Vell had said the dam was safe}.
= The ministry | indirect | negated

{s:Nobody} {c:knows} {t:whether Ada Vell said the dam was safe}.
= Nobody | indirect | negated

It was not clear whether Ada Vell had told the board that the dam was safe.
= nothing

It is unclear if Ada Vell told the board that the dam was safe.
= nothing

It was not clear what Ada Vell had told the board about the dam.
= nothing

{1s:Ada Vell} {1c:did not deny} that {1t:{2s:she} {2c:had said} {2t:the dam was safe}}.
=1 Ada Vell | indirect | negated
=2 Ada Vell | indirect | hedged

There is no proof that {s:Ada Vell} {c:said} {t:the dam was safe}.
= Ada Vell | indirect | hedged

{s:Ada Vell} {c:will tell} the council on Friday that {t:the dam is safe}.
= Ada Vell | indirect | hedged

{s:Ada Vell} will meet the council and {c:tell} it that {t:the dam is safe}.
= Ada Vell | indirect | hedged

{s:Ada Vell} {c:should have said} that {t:the dam was safe}.
= Ada Vell | indirect | hedged

{s:Ada Vell} {c:wanted to say} that {t:the dam was safe}.
= Ada Vell | indirect | hedged

{s:Ada Vell} {c:would say} that {t:the dam was safe whenever it rained}.
= Ada Vell | indirect

{s:Ada Vell} {c:said} {t:she will say more on Friday}.
= Ada Vell | indirect

If, as {s:Ada Vell} {c:says}, {t:the dam is safe, the valley will stay}.
= Ada Vell | indirect

{t:If it rains}, {s:Ada Vell} {c:said}, {t:the dam will break}.
= Ada Vell | indirect

Ada Vell did not stay for the vote, but {s:Bo Carr} {c:said} {t:the dam was safe}.
= Bo Carr | indirect

{1s:The mayor} {1c:rejected} {1t:the plan, which {2s:Ada Vell} {2c:said} {2t:was unsafe}}.
=1 The mayor | indirect | negated
=2 Ada Vell | indirect

{1s:{2s:The boatmen}} {1c:fear} {1t:a storm} and {2c:warn} that {2t:the dam will break}.
=1 The boatmen | indirect
=2 The boatmen | indirect

{1s:{2s:The ministry}} {1c:did not say} {1t:if the dam was new} but {2c:reported} on Friday that
{2t:it was safe}.
=1 The ministry | indirect | negated
=2 The ministry | indirect

It was not until May that {s:Ada Vell} {c:said} {t:the dam was safe}.
= Ada Vell | indirect

{t:“I will stay if it rains,”} {s:Ada Vell} {c:wrote}.
= Ada Vell | direct

# mixed
{1s:{2s:Ada Vell}} {1c:called} {1t:the sale “a disgrace”} and {2c:said} {2t:it would be undone}.
=1 Ada Vell | mixed
=2 Ada Vell | indirect

{s:Lena Marsh} {c:said} {t:the shortfall was “not a hole but a canyon.”}
= Lena Marsh | mixed

{s:Hanna Liss} {c:said} that {t:“within ten years,” the lower town “will be a lagoon.”}
= Hanna Liss | mixed

{t:The new rules are “written by people who have never seen a cow,”} {c:said} {s:Grace Ibarra}.
= Grace Ibarra | mixed

{s:The coroner} {c:said} {t:the death was an accident, “plain and simple.”}
= The coroner | mixed

{s:Kerr} {c:told} the jury {t:he had “panicked” and driven home}.
= Kerr | mixed

{c:According to} {s:her brother}, {t:she left because the village was “too small for her voice”}.
= her brother | mixed

{s:He} {c:said} {t:“maybe”}.
= He | direct

@hard
{s:Demir} {c:said} {t:the film “Two Rivers” had been shot in his kitchen}.
= Demir | indirect

# surnames-and-titles
{1s:Ada Vell, the mayor of Graywater,} {1c:said} {1t:the pier would close}. {2t:“We have no
choice,”} {2s:Vell} {2c:said}.
=1 Ada Vell | indirect
=2 Ada Vell | direct

Premier Ilan Doss returned to the capital on Sunday. {s:The premier} {c:said} {t:he had slept
well}.
= Ilan Doss | indirect

The company has been run by Nadia Ferrow since 2020. {t:“It was a good year,”} {s:Ms. Ferrow}
{c:said}.
= Nadia Ferrow | direct

The council met for six hours under its new chairwoman, Petra Vance. {t:The vote would be
repeated}, {s:the chairwoman} {c:said}.
= Petra Vance | indirect

{s:Prime Minister Ilan Doss} {c:said} {t:the border would stay shut}. The army had asked for a
week.
= Ilan Doss | indirect

A fire at the home of Selma Okoro destroyed eleven years of notes. ¶ {t:“I can remember most of
it,”} {c:said} {s:Dr. Okoro}.
= Selma Okoro | direct

{t:“Nobody gets in after ten,”} {c:said} {s:Sgt. Maren Holt}.
= Maren Holt | direct

{t:“It was mine to sign,”} {s:former Justice Minister Paula Dane} {c:said}.
= Paula Dane | direct

The International Harbor Authority (IHA) publishes its figures in May. {s:The IHA} {c:said}
{t:piracy had fallen by half}.
= International Harbor Authority | indirect

Mr. Brandt was the last to leave. {t:“Lock it,”} {s:Mr. Brandt} {c:said}.
= Brandt | direct

{s:Pope Anselm} {c:said} {t:the church had been too slow to listen}.
= Anselm / Pope Anselm | indirect

Graywater’s mayor, Ada Vell, and Lorrevia’s, Jonas Kerr, signed in silence. {s:Kerr} {c:said}
afterward that {t:he had lost his pen}.
= Jonas Kerr | indirect

{1s:Grace Ibarra} {1c:said} {1t:the silos were full}. A farmer, Kofi Adarkwa, laughed. {2t:“Full of
pigeons,”} {2c:said} {2s:Adarkwa}.
=1 Grace Ibarra | indirect
=2 Kofi Adarkwa | direct

Kestlin Bank closed eleven branches in April. {t:None of the staff would be let go}, {s:the bank}
{c:said}.
= Kestlin Bank / the bank | indirect

{s:U.S. Ambassador to the United Nations Nora Vell} {c:denied} on Sunday that {t:she had left}.
= Nora Vell | indirect | negated

Mayor Bill de Rudd spoke first. {1s:De Rudd} {1c:said} {1t:the dam was safe}. {2t:“It is,”}
{2s:Rudd} {2c:added}.
=1 Bill de Rudd | indirect
=2 Bill de Rudd | direct

{1s:Pope Lucian} {1c:said} {1t:the dam was safe}. {2s:The pope} {2c:said} {2t:it was late}.
=1 Pope Lucian | indirect
=2 Pope Lucian | indirect

KESTLIN – {s:The Dam Office} {c:announced} {t:a review of its dams}.
= The Dam Office | indirect

The play ended. ¶ Image copyright Ledger Images Image caption {s:Protesters in Kestlin}
{c:said} {t:they would stay}
= Protesters in Kestlin | indirect

The choir sang. Media playback is unsupported on your device Media caption {s:Ada Vell} {c:says}
{t:the dam is safe}
= Ada Vell | indirect

President Vell and first lady Mira Vell came home on Sunday. {t:“The crews are ready,”} {s:Vell}
{c:said}.
= President Vell | direct

First lady Mira Vell opened the school. {s:President Vell} {c:said} {t:the dam was safe}.
= President Vell | indirect

President Vell opened the school with his wife, Mira Vell. {s:Mrs. Vell} {c:said} {t:it was late}.
= Mira Vell | indirect

Mr. Brandt sold the yard in May. His sister Mila Brandt had kept its books. {s:Brandt} {c:said}
{t:the price was fair}.
= Mr. Brandt | indirect

President Vell brought his senior adviser Mira Vell along. {s:President Vell} {c:said} {t:the dam
was safe}.
= President Vell | indirect

Bo Carr sold the yard in May. His wife, Mila Brandt, had kept its books. {s:Brandt} {c:said} {t:the
price was fair}.
= Mila Brandt | indirect

Sen. Vell left early. {s:Senator Mira Vell} {c:said} {t:the dam was safe}. It was late.
= Mira Vell | indirect

Lena Marsh, a mother of two, runs the ward. {s:Dr. Marsh} {c:said} {t:it was full}.
= Lena Marsh | indirect

Tomas Brandt owns the yard with his brother Yusuf Brandt. {s:Mr. Brandt} {c:said} {t:it was not for
sale}.
= Brandt / Mr. Brandt | indirect

# pronouns
Caretaker Nils Farrow stumbled on the box at half past seven {t:while he was looking}, {s:he}
{c:said}, {t:for a floor polisher}.
= Nils Farrow | indirect

{1s:Ada Vell} {1c:said} {1t:the dam was safe}. Bo Carr left the hall {2t:while she was speaking},
{2s:she} {2c:said}, {2t:of the dam}.
=1 Ada Vell | indirect
=2 she / Ada Vell | indirect

{1s:Ada Vell} {1c:said} {1t:the pier would close}. {2s:She} {2c:said} {2t:the repairs would cost
too much}.
=1 Ada Vell | indirect
=2 Ada Vell | indirect

{1s:Tomas Brandt, a fisherman,} {1c:said} {1t:the catch was the worst in memory}. {2t:“It’s like
pulling up soup,”} {2s:he} {2c:said}.
=1 Tomas Brandt | indirect
=2 Tomas Brandt | direct

Ms. Lena Marsh has sat on the council since 2003. {t:“I have seen worse,”} {s:she} {c:said}.
= Lena Marsh | direct

@hard
When the doors opened, Hanna Liss was first in line. {t:“I’ve been here since Tuesday,”} {s:she}
{c:said}, pointing to a sleeping bag.
= Hanna Liss | direct

{1s:Omar Haddid} {1c:said} {1t:the plant was safe}. ¶ {2t:“I would let my children swim there,”}
{2s:he} {2c:said}. ¶ {3s:He} {3c:added} that {3t:he had no children}.
=1 Omar Haddid | indirect
=2 Omar Haddid | direct
=3 Omar Haddid | indirect

{1s:The engineers} {1c:said} {1t:the bridge was sound}. {2s:They} {2c:said} {2t:it needed paint and
little else}.
=1 The engineers | indirect
=2 The engineers | indirect

{1s:Tomas Brandt} {1c:said} {1t:the boats were ready}. {2s:His sister, Mila Brandt,} {2c:said}
{2t:they were not}. {3t:“He is forever ready,”} {3s:she} {3c:said}.
=1 Tomas Brandt | indirect
=2 Mila Brandt | indirect
=3 Mila Brandt | direct

@hard
{t:“I cried,”} {s:she} {c:said} of the night the theater burned. Ruth Amsel had sold tickets there
for thirty years.
= Ruth Amsel | direct

{1s:Jonas Kerr} {1c:told} the court {1t:he was at home that night}. Asked who could vouch for him,
{2s:he} {2c:replied}: {2t:“My cat.”}
=1 Jonas Kerr | indirect
=2 Jonas Kerr | direct

The mayor of Tarnwick is Arno Teel. In March {s:he} {c:promised} that {t:the baths would be open by
June}.
= Arno Teel | indirect

{1s:The ministry} {1c:said} {1t:exports had doubled}. {2s:It} {2c:said} {2t:the figures were
preliminary}.
=1 The ministry | indirect
=2 The ministry | indirect

{1s:Kestlin Bank} {1c:said} {1t:profit had halved}. {2s:It} {2c:blamed} {2t:a fraud in its shipping
arm}.
=1 Kestlin Bank | indirect
=2 Kestlin Bank | indirect

{1s:Colonel Viktor Rusk} {1c:said} {1t:his men had held the bridge for nine hours}. Maj. Emil Sorn,
his deputy, was killed on the second day. {2t:“A quiet man,”} {2s:Rusk} {2c:said}.
=1 Viktor Rusk | indirect
=2 Viktor Rusk | direct

{1s:Ada Vell} {1c:said} {1t:the dam was safe}. Her husband left the room. {2s:She} {2c:added} that
{2t:it would hold}.
=1 Ada Vell | indirect
=2 Ada Vell | indirect

{1s:Ada Vell, the mayor,} {1c:said} {1t:the dam was safe}. The mayor shook her head. {2t:“It is
new,”} {2s:she} {2c:said}.
=1 Ada Vell | indirect
=2 Ada Vell | direct

{1s:Ada Vell} {1c:said} {1t:the dam was dry and the engineer was ill}. {2s:She} {2c:added} that
{2t:it would hold}.
=1 Ada Vell | indirect
=2 Ada Vell | indirect

Ada Vell has run the ferry for nine years. She painted it herself after {1s:harbour master Odile
Brandt} had {1c:declined} {1t:to pay for that}. {2s:She} {2c:declared} that {2t:the boat was now “a
floating teapot.”}
=1 Odile Brandt | indirect | hedged
=2 Ada Vell | mixed

{1s:Ines Tarr} {1c:said} {1t:the gate was shut}. ¶ Ada Vell left the harbour office last year. It
was late. On the dam, {2s:she} {2c:said} {2t:it would hold}.
=1 Ines Tarr | indirect
=2 Ada Vell | indirect

# unresolved
Tomas Brandt met Piet Olander on the quay at noon. {s:He} {c:said} {t:the deal was off}.
= He | indirect

{s:He} {c:said} {t:the shop had been his father’s}.
= He | indirect

Tomas Brandt and his brother Yusuf Brandt own the yard together. {t:“It’s not for sale,”}
{s:Brandt} {c:said}.
= Brandt | direct

{t:“We were lucky,”} {c:said} {s:the mayor}.
= the mayor | direct

Ada Vell and Lena Marsh toured the site. {t:“It’s worse than I thought,”} {s:she} {c:said}.
= she | direct

The mayors of Graywater and Tarnwick met on Friday. Ada Vell brought the maps, Arno Teel the wine.
{t:A treaty was close}, {s:the mayor} {c:said}.
= the mayor | indirect

Ada Vell, the mayor of Graywater, was in Kestlin for the ceremony. {s:The governor} {c:said} {t:the
bridge had been paid for by the province alone}.
= The governor | indirect

The strikers burned tires at the gate. {t:It would be a long winter}, {s:they} {c:said}.
= they / The strikers | indirect

Ines Calder opened the letter. {s:It} {c:said} {t:the grant had been withdrawn}.
= It / the letter | indirect

{1s:Ada Vell} {1c:said} {1t:the dam was safe}. A farmer from the valley disagreed. {2s:He} {2c:said}
{2t:it would break}.
=1 Ada Vell | indirect
=2 He | indirect

{1s:Bo Carr} {1c:said} {1t:the dam was safe}. The engineer shook his head. {2t:“It is not,”} {2s:he}
{2c:said}.
=1 Bo Carr | indirect
=2 he | direct

{1s:Tomas Brandt} {1c:said} {1t:the dam was safe}. Her husband left the room. {2s:He} {2c:said}
{2t:the dam would break}.
=1 Tomas Brandt | indirect
=2 He | indirect

Archbishop Carlo Vigo also met Pope Lucian. ¶ The pontiff spoke on his flight to Kestlin. ¶
{s:He} {c:said} {t:he would not say a single word in response to the letter from Archbishop Vigo}.
= He | indirect

{1s:Pope Lucian} {1c:told} reporters that {1t:it was late}. ¶ What does Archbishop Carlo Vigo
allege? ¶ {2s:He} {2c:says} {2t:the pontiff knew about it}.
=1 Pope Lucian | indirect
=2 He | indirect

Arno Vell met Bo Carr. {1s:Vell} {1c:said} {1t:it was late}. {2s:He} {2c:said} {2t:Vell would be
sorry}.
=1 Arno Vell | indirect
=2 He | indirect

Ada Vell and Lena Marsh met at noon. She left early because {1s:Odile Brandt} {1c:said} {1t:it was
late}. {2s:She} {2c:declared} that {2t:the dam was safe}.
=1 Odile Brandt | indirect
=2 She | indirect

Ada Vell has run the ferry for nine years, though {1s:harbour master Odile Brandt} {1c:declined}
{1t:to say so}. {2s:She} {2c:declared} that {2t:the boat was new}.
=1 Odile Brandt | indirect | hedged
=2 She | indirect

Now that Tomas Brandt has gone to a picnic with a ferry cook because {s:she} {c:promised} him
{t:a recipe for eel}, it is late.
= she | indirect

# short-outlet-names
The New York Times has followed the case since 2021. {t:The weapons were gone by then}, {s:the
Times} {c:reported}.
= The New York Times | indirect | via The New York Times

{1s:Ada Vell} {1c:told} The Harbor Ledger that {1t:she would not stand again}. {2t:“I’m done,”}
{2s:she} {2c:told} the Ledger.
=1 Ada Vell | indirect | via The Harbor Ledger
=2 Ada Vell | direct | via The Harbor Ledger

{s:The Associated Press} {c:reported} that {t:the runway had been mined}.
= Associated Press / AP | indirect | via Associated Press / AP

{1s:Radio Lorrevia} {1c:said} {1t:the bridge was closed}. {2t:It would stay shut for a month},
{2s:the station} {2c:said}.
=1 Radio Lorrevia | indirect | via Radio Lorrevia
=2 Radio Lorrevia | indirect | via Radio Lorrevia

{s:BBC News} {c:reported} {t:long lines at the bakeries of the old town}.
= BBC / BBC News | indirect | via BBC / BBC News

The Harbor Ledger has two reporters in the valley. {c:According to} {s:the paper}, {t:the lower
villages have been empty since Sunday}.
= The Harbor Ledger | indirect | via The Harbor Ledger

{t:“Not on my watch,”} {s:Vance} {c:told} the New York Times in 2019.
= Vance | direct | via The New York Times

{s:Reuters news agency} {c:said} {t:the pipeline had been shut for repairs}.
= Reuters | indirect | via Reuters

@hard
{s:Reporters for Al Jazeera} {c:said} {t:they counted eleven tanks on the coast road}.
= Al Jazeera / Reporters for Al Jazeera | indirect | via Al Jazeera

The Times of the last ferry are posted at Pier 9. They change on May 1.
= nothing

# names-that-are-outlets-too
{t:“It will hold,”} {c:said} {s:Ms Hill}.
= Hill | direct

Rowan Hill, the lock keeper, walked along the wall. {s:Hill} {c:said} {t:it would hold}.
= Rowan Hill | indirect

{s:Orr} {c:told} Hill that {t:the wall would hold}.
= Orr | indirect

{s:Ada Vell} {c:told} The Hill that {t:the wall would hold}.
= Ada Vell | indirect | via The Hill

{s:Ada Vell} {c:said} on the Hill that {t:the wall would hold}.
= Ada Vell | indirect

@outlet The Hill
{t:“It will hold,”} {s:Orr} {c:told} The Hill. {2t:It had held before}, {2c:said} {2s:Mr. Hill}.
= Orr | direct
=2 Hill | indirect

{s:Councillor Slate} {c:said} {t:the wall was wet}.
= Slate | indirect

Martin Sky told the story often. {s:Sky} {c:said} {t:the wall had been dry}.
= Martin Sky | indirect

{s:Dawn} {c:said} {t:she had seen a crack in the wall}.
= Dawn | indirect

{s:Ria} {c:said} {t:the crack was small}.
= Ria | indirect

Time will tell whether the wall holds.
= nothing

{s:Time magazine} {c:reported} that {t:the wall was wet}.
= Time | indirect | via Time

{t:“It is dry,”} {s:Orr} {c:told} Fox.
= Orr | direct

Ada Vell was a guest on Fox News in May. {t:“It is dry,”} {s:Orr} {c:told} Fox.
= Orr | direct | via Fox News

Rowan Bloomberg, the lock keeper, has a key. {1s:Bloomberg} {1c:said} {1t:the lock was dry}.
{2s:Orr} {2c:told} Mr. Bloomberg that {2t:it was not}.
=1 Rowan Bloomberg | indirect
=2 Orr | indirect

{s:Orr} {c:told} Bloomberg that {t:the lock was dry}.
= Orr | indirect | via Bloomberg

# whole-contents
{t:The fee would not rise any further}, {s:Kerr} {c:said}.
= Kerr | indirect

{s:His agent} {c:said} on Monday that {t:he would not sing again soon}.
= His agent | indirect

{t:The lock will be opened at 6 p.m., in front of a camera}, {s:Lena Marsh} {c:told} Al Jazeera.
= Lena Marsh | indirect | via Al Jazeera

{t:The ferry would sail in May}, {s:the firm} {c:said}, {t:provided that the dock was dry}.
= the firm | indirect

{1s:{2s:Arno Teel}} {1c:expressed} {1t:his thanks to the man who dived} and {2c:said} that {2t:the
rope had held}.
=1 Arno Teel | indirect
=2 Arno Teel | indirect

{t:Of the second ledger, which was kept in a barn,} {s:the auditors} {c:found} {t:no sign}.
= the auditors | indirect

Carts stand at the gate, the school and the mill; {s:the council} {c:asks} that {t:the horses be fed
first}.
= the council | indirect

At the harbour, the firm explained, an hour later.
= nothing

{s:The mayor} {c:made} it {c:clear} that {t:the bridge would stay}.
= The mayor | indirect

The mood was good, with {s:Orr} {c:saying} that {t:the bank was sound}.
= Orr | indirect

{s:A survey of anglers} {c:found} {t:a narrow lead for the pier}.
= A survey of anglers | indirect

Ada Vell announced it on Friday.
= nothing

{s:The firm} {c:denied} a rumor, spread on Friday, that {t:its yard had been sold}.
= The firm | indirect | negated

{s:The annual report}, which bears the title “Calm Seas”, {c:describes} {t:the pumps as “sound”}.
= The annual report | mixed

{t:“It was a long winter, and we ate the maps,”} {s:Bo Lind} {c:said} on “The Late Ferry” in May.
= Bo Lind | direct

No injuries were confirmed.
= nothing

{t:One skater was missing}, {c:according to} {s:police}, who did not name her.
= police | indirect

{t:The theft}, first {c:reported} by {s:Concord Wire}, was never solved.
= Concord Wire | indirect | via Concord Wire

As first {c:reported} by {s:Concord Wire}, {t:the mayor has moved}.
= Concord Wire | indirect | via Concord Wire

{s:Orr} {c:said} {t:that ladder was a danger to the choir}.
= Orr | indirect

{s:Orr} {c:said} {t:that was how the choir lost its ladder}.
= Orr | indirect

{s:Orr} {c:said} that {t:that ladder had been borrowed}.
= Orr | indirect

The ladder was lent to the choir. {t:That}, {s:Orr} {c:said}, {t:is how it was lost}.
= Orr | indirect

{s:Orr} {c:said} that, {t:of nine ladders, four had been borrowed}.
= Orr | indirect

The ladder is sound, said the sexton, Ilse Orr, but {s:Bo Lind, the organist,} {c:said} that {t:it
was not}.
= Bo Lind | indirect

{s:The sexton}, but not the organist, {c:said} that {t:the ladder was sound}.
= The sexton | indirect

{t:The town can bear a certain degree of risk, as long as the dams hold}, {c:points out} {s:Vivian
Hale, a professor at Kestlin}.
= Vivian Hale | indirect

{t:The dam holds}, {c:notes} {s:Bo Carr, a teacher}.
= Bo Carr | indirect

# one-name-for-each
{t:“It is a fair price,”} {s:Ines Calder, the yard's director,} {c:told} reporters.
= Ines Calder | direct

{s:The Pier Trust, an association of anglers,} {c:says} {t:it can raise the money}.
= The Pier Trust | indirect

{c:According to} {s:the harbor treasurer, Nell Orme}, {t:the 30 crowns would pay for a new rope}.
= Nell Orme | indirect

The Harbor Canal Board met on Friday. {s:The board} {c:said} {t:the lock would be drained}.
= the Harbor Canal Board | indirect

The Canal Board and the school board met on Friday. {s:The board} {c:said} {t:the lock was
drained}.
= The board | indirect

The Kestlin Group builds barges. {s:Kestlin} {c:said} {t:it would hire nobody}.
= Kestlin Group | indirect

Two officials who know the plan gave another reason. {s:They} {c:said} {t:the crane had cracked}.
= Two officials | indirect

Ruth Amsel denied it. {t:“Nothing has cracked,”} {s:the chief engineer} {c:said}.
= Ruth Amsel | direct

Ruth Amsel left early. {t:“Nothing has cracked,”} {s:the chief engineer} {c:said}.
= the chief engineer | direct

{1s:Petra Vance, the chairwoman,} {1c:said} {1t:the count was over}. {3s:The board} {3c:voted}
{3t:to go home}. {2s:She} {2c:declined to say} {2t:who had lost}.
=1 Petra Vance | indirect
=3 The board | indirect
=2 Petra Vance | indirect | hedged

Caretaker Bo Lind found the key. {t:“It was under the mat,”} {s:he} {c:said}.
= Bo Lind | direct

{1s:The regional ferry office} {1c:said} {1t:three boats were late}. ¶ {2s:The office} {2c:declared}
{2t:a state of calm}. Her office was closed.
=1 The regional ferry office | indirect
=2 the regional ferry office | indirect


# words-of-others-nearby

{1s:The marchers} carried torches and kept {1c:chanting} {1t:“The harbor is ours”}. {2s:Mayor Ada
Vell} {2c:said} {2t:there were “decent people” among them}.
=1 the marchers | direct
=2 Ada Vell | mixed

{1s:Mr. Doss} {1c:said} {1t:he expects no trouble with the neighbors, now that Prime Minister Arno
Teel is in charge over there}. ¶ {2t:“We’re going to sign it this year,”} {2s:he} {2c:said}.
=1 Doss | indirect
=2 Doss | direct

Police taped {s:the mayor} on a call {c:telling} an aide {t:that the pier was unsafe}.
= the mayor | indirect

{s:Tomas Brandt} was heard on a tape {c:saying} that {t:the pier was unsafe}.
= Tomas Brandt | indirect

{s:The author of “Harbor: A Life}” {c:said} {t:the pier was never safe}.
= The author of Harbor: A Life | indirect

At least nine clerks left over the affair. They came forward after a tape {1c:caught} {1s:him}
{1c:saying} into an open microphone: {1t:“You can do anything when you are the harbormaster.”}
=1 him | direct

{1c:According to} {1s:Halden Croy, one of the inspectors}, {1t:nobody was at the gate}. ¶ One habit
of the opposition has been to accuse Premier Petra Vance of being cold to the families when {2s:she}
{2c:asked} {2t:“what difference does it make now?”}
=1 Halden Croy | indirect
=2 Petra Vance | direct

Yet {1s:Senator Ilan Doss, a Homestead man from Kestlin and a friend of the mayor}, {1c:said}
{1t:Mariners have wanted to leave for years}.
=1 Ilan Doss | indirect

{1s:Tessmark councilor Petra Vance, the former chair of the harbor committee}, {1c:said} Friday that
{1t:the promise to mend parts of the wall was “an expensive joke.”}
=1 Petra Vance | mixed

His plan was described in a letter by his attorney, Tomas Brandt. {1t:“No law was broken,”}
{1s:Brandt} {1c:wrote}. ¶ The mayor’s own attorney, Rolf Heddon, was not there. ¶ {2s:The attorney}
{2c:wrote} that {2t:no money had changed hands}.
=1 Tomas Brandt | direct
=2 the attorney | indirect

On Canal 9, the former premier, {1s:{2s:Ilan Doss}}, {1c:didn’t question} {1t:the mayor’s health}
but {2c:said}, {2t:“She will have to answer for it.”}
=1 Ilan Doss | indirect | negated
=2 Ilan Doss | direct

On “Harbor Hour,” {s:Vell} {c:said} {t:the trust was late}.
= Vell | indirect

{s:Governor Ada Vell} {c:said} on Radio Lorrevia’s “Face the Coast” that {t:the wall was “done and
dusted.”}
= Ada Vell | mixed | via Radio Lorrevia

According to [Mariners], the board is under investigation.
= nothing

It was planned by {s:those from senior levels of the Church} who {c:have opposed} {t:Bishop Vell
from the start}.
= those from senior levels of the Church | indirect

Ada Vell is known to be an ally of {s:the so called harbor cardinals}, who {c:have challenged}
{t:Bishop Rudd to correct his teaching}.
= the so called harbor cardinals | indirect

{s:Two officials familiar with the plans} who {c:say} {t:they are late} left.
= Two officials familiar with the plans | indirect

# passed-on
No one was hurt. {t:A boat sank off the pier}, {s:Ada Vell} {c:said}. (Via The Skerryman) Two others
were towed in.
= Ada Vell | indirect | via The Skerryman

GRAYWATER (Concord Wire) — {1t:“We have no rope,”} {1s:Ada Vell} {1c:told} reporters. {2s:She}
{2c:told} Tessmark Today that {2t:nobody was hurt}.
=1 Ada Vell | direct | via Concord Wire
=2 Ada Vell | indirect

@outlet Concord Wire
GRAYWATER (Concord Wire) — {s:Ada Vell} {c:said} {t:the pier was safe}.
= Ada Vell | indirect

Concord Wire has followed the leak. {1s:Ada Vell} {1c:told} Al Jazeera that {1t:the pier was safe}.
{2t:By noon}, {2s:she} {2c:said}, {2t:the water had gone}. ¶ {3t:The lock has leaked since May},
{3s:Reuters} {3c:reports}. ¶ {4t:“It always has,”} {4s:Bo Lind} {4c:told} Euronews. ¶
{5t:“Not in my time,”}
{5s:Jonas Kerr} {5c:said}.
=1 Ada Vell | indirect | via Al Jazeera
=2 Ada Vell | indirect | via Al Jazeera
=3 Reuters | indirect | via Reuters
=4 Bo Lind | direct | via Euronews
=5 Jonas Kerr | direct

The Harbor Ledger asked the canal office about the leak; it could not confirm it, and {s:it}
{c:said} {t:the lists were lost}.
= the canal office | indirect | via The Harbor Ledger

{s:Ada Vell} {c:told} reporters in Graywater that {t:the Graywater Gazette was wrong}.
= Ada Vell | indirect

{t:“I have told [Reuters] nothing about the dam,”} {c:said} {s:Ada Vell}.
= Ada Vell | direct

{t:The dam broke at noon}, {s:Ada Vell} {c:said}. [Reuters]
= Ada Vell | indirect | via Reuters

{t:The dam broke at noon}, {s:Ada Vell} {c:said} [Reuters].
= Ada Vell | indirect | via Reuters

{s:Ada Vell} {c:told} BBC lawyers that {t:she would sue}.
= Ada Vell | indirect

{s:Ada Vell} {c:told} the Graywater Gazette’s editor in court that {t:she would sue}.
= Ada Vell | indirect

{s:Ada Vell} {c:told} lawyers for Radio Lorrevia that {t:she would sue}.
= Ada Vell | indirect

{s:Ada Vell} {c:said} in a letter about the Graywater Gazette that {t:she would sue}.
= Ada Vell | indirect

{s:Ada Vell} {c:told} a Reuters reporter that {t:she would sue}.
= Ada Vell | indirect | via Reuters

{s:Ada Vell} {c:told} a reporter for the Graywater Gazette that {t:she would sue}.
= Ada Vell | indirect | via Graywater Gazette

{s:Ada Vell} {c:said} in an interview with Radio Lorrevia’s Bo Lind that {t:she would sue}.
= Ada Vell | indirect | via Radio Lorrevia

{s:Ada Vell} {c:told} the BBC’s morning programme that {t:she would sue}.
= Ada Vell | indirect | via BBC

{1t:“I will sue,”} {1s:{2s:Ada Vell}} {1c:said} in Kestlin, {2c:referring} to {2t:a Radio Lorrevia
debate}.
=1 Ada Vell | direct
=2 Ada Vell | indirect

Speaking on a Radio Lorrevia breakfast show, {s:Ada Vell} {c:said} {t:she would sue}.
= Ada Vell | indirect | via Radio Lorrevia

{s:Ada Vell} {c:said} on Radio Lorrevia’s Face the Coast that {t:she would sue}.
= Ada Vell | indirect | via Radio Lorrevia

# whose-name-it-is
Ferrant newspaper {s:Halvenford am Abend} {c:reported} that {t:the pier was shut}.
= Halvenford am Abend | indirect | via Halvenford am Abend

{c:According to} {s:the newspaper Pier von Kestlin}, {t:the pier was shut}.
= Pier von Kestlin | indirect | via Pier von Kestlin

{s:Veteran broadcaster Orrin Teel} {c:told} the council that {t:the pier was shut}.
= Orrin Teel | indirect

Former broadcaster Ada Vell left at noon. {s:Vell} {c:said} {t:the pier was shut}.
= Ada Vell | indirect

{s:The paper, a daily newspaper,} {c:reported} that {t:the pier was shut}.
= The paper, a daily newspaper | indirect

{s:Only 23 percent} {c:said} {t:they had seen the pier}.
= 23 percent | indirect

{s:Nearly half of those asked} {c:said} {t:they were tired}.
= Nearly half of those asked | indirect

{s:Almost half of the council} {c:said} {t:the pier was shut}.
= Almost half of the council | indirect

{t:The diver drowned}, {c:according to} the final test results released Wednesday by {s:the medical
Kestlin County Medical Examiner}.
= the medical Kestlin County Medical Examiner | indirect

{t:The pier would close}, {c:according to} a report published by {s:the Pier Institute}.
= the Pier Institute | indirect

{t:The pier would close}, {c:according to} {s:a new survey} released this week.
= a new survey | indirect

{t:The eel was tired}, {c:according to} interviews with {s:half a dozen Graywater anglers and
bakers}.
= half a dozen Graywater anglers and bakers | indirect

The anglers also heard cheerful tunes from former {s:Mayor Bo Carr}, who {c:said} that {t:the pier
would stand}.
= Bo Carr | indirect

{t:“The pier is burning?!”} {s:one video} {c:falsely claimed} in a film group researchers said was
full of anglers.
= one video | direct

{s:A dozen harbour officials} {c:said} {t:it was late}.
= A dozen harbour officials | indirect

{s:Ada Vell} held a hastily called news conference {c:saying} {t:the ferry had sunk at noon}.
= Ada Vell | indirect

{s:Vell} appeared in a speech {c:saying} {t:the pier would stand}.
= Vell | indirect

Ada Vell received {s:a call} {c:saying} {t:the pier was burning}.
= a call | indirect

Bo Carr interrupted {s:a speech} {c:saying} {t:the pier would stand}.
= a speech | indirect

Ada Vell ignored {s:an interview} {c:saying} {t:the pier would stand}.
= an interview | indirect

Ada Vell was given {s:a speech} {c:saying} {t:the pier would stand}.
= a speech | indirect

Bo Carr held up {s:a speech} {c:saying} {t:the pier would stand}.
= a speech | indirect

{s:Kestlin’s Foreign Minister} {c:said} that {t:the reports were false}.
= Kestlin’s Foreign Minister / Kestlin's Foreign Minister | indirect

# told-of-the-times
It is late to revisit all the times Vell and her gardeners denied any part in the flood.
= nothing

Remember the many times the mayor said she would stay.
= nothing

The paper listed every time Ada Vell denied that she had sold the gate.
= nothing

At the time {s:Ada Vell} {c:said} {t:she would stay}.
= Ada Vell | indirect

{s:The Tallyman Times’ journalists} {c:said} {t:it was late}.
= The Tallyman Times’ journalists | indirect
"""

ROWS = read(TABLE)
