"""Whether a text supports a claim: each row reads like one, about places nobody can visit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.check.negation import denied
from app.check.quotation import missing, quoted
from app.check.support import Checker
from app.check.terms import Sentence
from archive.encoder import Encoder
from tests.fakes import WordEncoder

EVACUATED = "Mayor Vera Dunnick said 312 people were evacuated from Graywater on Tuesday."
GATE = "The harbour director, Orrin Kale, denied that the dam gate had been tampered with."
STADIUM = "The stadium in Velmora cost 61 million crowns, two-thirds of it paid by the state."
PRICES = "Bread prices in Tarn rose 6 percent in March 2026."
COUNCIL = "The Lowmere council rejected the ferry plan and did not approve the new budget."
FERRY = "“We were never asked,” ferry captain Ilse Brandt said. “Nobody called us.”"
FACTORY = "The Quillon factory closed on 3 May 2024 after 1.2 million bottles were recalled."
MATCH = "Northgate beat Selwick 3-1 in the final on Sunday, before a crowd of 18,450."
REPORT = "According to the Concord Wire, a dozen soldiers fled across the Orn river."
FIRE = "Nine people died in the fire, and two of them were children and one of them a nurse."
RISE = (
    "On Monday, Tad Vell, senior adviser to the council of Tarn, said Kerr is ill. "
    "A good jobs report The harvest report was good. The law banned cars from the old bridge."
)
PAGE = " ".join((EVACUATED, GATE, STADIUM, PRICES, COUNCIL, FERRY, FACTORY, MATCH, REPORT))

SUPPORTED = (
    # numbers, units and scales
    (EVACUATED, "312 people were evacuated from Graywater."),
    (EVACUATED, "About 300 people were evacuated from Graywater."),
    (EVACUATED, "More than 300 people were evacuated from Graywater."),
    (FACTORY, "The Quillon factory closed after 1,200,000 bottles were recalled."),
    (FACTORY, "The Quillon factory closed after the recall of 1.2m bottles."),
    (STADIUM, "The stadium in Velmora cost 61,000,000 crowns."),
    (STADIUM, "The state paid 67 percent of what the stadium in Velmora cost."),
    (PRICES, "Bread prices in Tarn rose 6% in March 2026."),
    (PRICES, "Bread prices in Tarn rose six per cent in March 2026."),
    (REPORT, "Twelve soldiers fled across the Orn river."),
    (MATCH, "Northgate beat Selwick 3-1 before a crowd of nearly 18,500."),
    # dates
    (FACTORY, "The Quillon factory closed in May 2024."),
    (FACTORY, "The Quillon factory closed on May 3, 2024."),
    (FACTORY, "The Quillon factory closed in 2024."),
    (EVACUATED, "On Tuesday, 312 people were evacuated from Graywater."),
    # names
    (EVACUATED, "Dunnick said 312 people were evacuated from Graywater."),
    (GATE, "Kale denied that the dam gate had been tampered with."),
    # negation and opposites
    (GATE, "The harbour director denied that the dam gate had been tampered with."),
    (COUNCIL, "The Lowmere council did not accept the ferry plan."),
    (COUNCIL, "The Lowmere council did not approve the new budget."),
    (COUNCIL, "The Lowmere council rejected the ferry plan."),
    (PRICES, "Bread prices in Tarn increased by 6 percent in March 2026."),
    ("The council not only closed the pier but sold it.", "The council closed the pier."),
    ("Nobody believed the dam was safe, but the dam was safe.", "The dam was safe."),
    ("Orrin Kale doubts that the dam was safe, he said.", "Kale doubted the dam was safe."),
    ("Orrin Kale falsely claimed the dam was safe.", "Orrin Kale claimed the dam was safe."),
    ("Kale said on Monday the council may close the bridge.", "The council may close the bridge."),
    ("The council plans to close the bridge.", "The council will close the bridge."),
    # who did it to whom
    ("Ilse Brandt was sued by Orrin Kale.", "Orrin Kale sued Ilse Brandt."),
    ("Orrin Kale, of the dam, sued Ilse Brandt; Ilse Brandt sued Orrin Kale in May.",
     "Orrin Kale sued Ilse Brandt."),
    ("Ilse Brandt met Orrin Kale.", "Orrin Kale met Ilse Brandt."),
    # speakers
    (EVACUATED, "According to Vera Dunnick, 312 people were evacuated from Graywater."),
    (EVACUATED, "The mayor said 312 people were evacuated from Graywater."),
    (EVACUATED, "312 people were evacuated from Graywater, the mayor said."),
    (REPORT, "The Concord Wire reported that a dozen soldiers fled across the Orn river."),
    (FERRY, "Ilse Brandt said nobody called them and they were never asked."),
    (RISE, "The harvest report was good."),
    (RISE, "On Monday, Vell, senior adviser to the council of Tarn, said Kerr is ill."),
    # quotations
    (FERRY, "Ferry captain Ilse Brandt said: \"We were never asked.\""),
    (FERRY, "“Nobody called us,” ferry captain Ilse Brandt said."),
    # a few of them
    (FIRE, "Nine people died in the fire."),
    ("The gate has four motors, and one of them failed in May.", "One motor failed in May."),
    ("The two suspects were charged.", "Both suspects were charged."),
    # more than one sentence
    (PAGE, "Mayor Vera Dunnick said 312 people were evacuated from Graywater."),
    (PAGE, "Northgate beat Selwick 3-1 in the final."),
    (PAGE, "The stadium in Velmora cost 61 million crowns."),
)  # fmt: skip

CONTRADICTED = (
    (EVACUATED, "321 people were evacuated from Graywater.", "312.*321"),
    (EVACUATED, "Mayor Vera Dunnick said 412 people were evacuated from Graywater.", "312"),
    (EVACUATED, "About 500 people were evacuated from Graywater.", "312"),
    (EVACUATED, "Fewer than 200 people were evacuated from Graywater.", "312"),
    (FACTORY, "The Quillon factory closed after 1.2 billion bottles were recalled.", "million"),
    (FACTORY, "The Quillon factory closed after 12,000 bottles were recalled.", "1.2 million"),
    (STADIUM, "The stadium in Velmora cost 61 million dollars.", "crowns"),
    (STADIUM, "The stadium in Velmora cost 16 million crowns, two-thirds of it paid by the state.",
     "61 million"),
    (STADIUM, "The stadium in Velmora cost 61 million crowns, one-third of it paid by the state.",
     "two-thirds"),
    (PRICES, "Bread prices in Tarn rose 16 percent in March 2026.", "6 percent"),
    (MATCH, "Northgate beat Selwick 3-2 in the final on Sunday.", "3-1"),
    (MATCH, "Northgate beat Selwick before a crowd of 14,850.", "18,450"),
    (REPORT, "Two dozen soldiers fled across the Orn river.", "a dozen"),
    # dates
    (EVACUATED, "312 people were evacuated from Graywater on Wednesday.", "Tuesday.*Wednesday"),
    (FACTORY, "The Quillon factory closed on 4 May 2024.", "3 May"),
    (FACTORY, "The Quillon factory closed on 3 May 2023.", "2024"),
    (PRICES, "Bread prices in Tarn rose 6 percent in April 2026.", "March.*April"),
    (PRICES, "Bread prices in Tarn rose 6 percent in March 2025.", "2026"),
    # names
    (EVACUATED, "312 people were evacuated from Velmora on Tuesday.", "Graywater"),
    (MATCH, "Northgate beat Tarnfield 3-1 in the final on Sunday.", "Selwick"),
    (PRICES, "Bread prices in Quillon rose 6 percent in March 2026.", "Tarn"),
    (FACTORY, "The Lowmere factory closed on 3 May 2024.", "Quillon"),
    # negation and opposites
    (EVACUATED, "312 people were not evacuated from Graywater.", "denies"),
    (GATE, "The dam gate had been tampered with.", "denies"),
    (GATE, "Orrin Kale confirmed that the dam gate had been tampered with.", "denied"),
    (COUNCIL, "The Lowmere council accepted the ferry plan.", "rejected.*accepted"),
    (COUNCIL, "The Lowmere council did not reject the ferry plan.", "denies"),
    (COUNCIL, "The Lowmere council approved the new budget.", "denies"),
    (PRICES, "Bread prices in Tarn fell 6 percent in March 2026.", "rose.*fell"),
    (FACTORY, "The Quillon factory opened on 3 May 2024.", "closed.*opened"),
    (FACTORY, "The Quillon factory never closed.", "denies"),
    (FERRY, "Ferry captain Ilse Brandt said they were asked.", "denies"),
    (MATCH, "Northgate lost to Selwick 1-3 in the final on Sunday.", "3-1"),
    (RISE, "The law allowed cars from the old bridge.", "banned.*allowed"),
    # speakers
    (EVACUATED, "Orrin Kale said 312 people were evacuated from Graywater on Tuesday.",
     "Dunnick as the speaker, not Orrin Kale"),
    (EVACUATED, "The director said 312 people were evacuated from Graywater.", "not The director"),
    (EVACUATED, "According to Kale, 312 people were evacuated from Graywater.", "not Kale"),
    (GATE, "Vera Dunnick denied that the dam gate had been tampered with.", "not Vera Dunnick"),
    (FERRY, "“We were never asked,” mayor Vera Dunnick said.", "not mayor Vera Dunnick"),
    (REPORT, "The Harbor Ledger reported that a dozen soldiers fled across the Orn river.",
     "Concord Wire as the speaker"),
    # quotations
    (FERRY, "“We were always asked,” ferry captain Ilse Brandt said.", "We were never asked"),
    (FERRY, "Ferry captain Ilse Brandt said: “We are never asked.”", "We were never asked"),
    (FERRY, "Ferry captain Ilse Brandt said: ‘Nobody ever called us.’", "Nobody called us"),
    # said to be false
    ("It is not true that the dam was safe.", "The dam was safe.", "false"),
    ("It isn’t true that the dam was safe.", "The dam was safe.", "false"),
    ("Orrin Kale dismissed claims that the dam was safe.", "The dam was safe.", "false"),
    ("Nobody believes the dam was safe.", "The dam was safe.", "false"),
    ("Reports that the dam was safe are false.", "The dam was safe.", "false"),
    ("Orrin Kale doubts that the dam was safe.", "The dam was safe.", "false"),
    ("Ilse Brandt falsely claimed the dam was safe.", "The dam was safe.", "false"),
    ("The council refused to close the bridge.", "The council closed the bridge.", "false"),
    ("The council fell short of holding Orrin Kale in contempt.",
     "The council held Orrin Kale in contempt.", "false"),
    # who did it to whom
    ("Ilse Brandt sued Orrin Kale.", "Orrin Kale sued Ilse Brandt.", "other way round"),
    ("Ilse Brandt has sued Orrin Kale over the dam.", "Orrin Kale sued Ilse Brandt.",
     "other way round"),
    ("In the final, Selwick beat Northgate.", "Northgate beat Selwick.", "other way round"),
    # noon and midnight
    ("The gate jammed at 12 am.", "The gate jammed at 12 pm.", "12 am"),
    # only the verb differs
    ("The dam held.", "The dam failed", "held.*failed"),
    ("The dam failed.", "The dam held", "failed.*held"),
    ("The fire spared the hall.", "The fire destroyed the hall", "spared.*destroyed"),
    ("Turnout plummeted.", "Turnout rose", "plummeted.*rose"),
    ("The bridge stood.", "The bridge collapsed", "stood.*collapsed"),
    # a few of them
    (FIRE, "One person died in the fire.", "Nine"),
    (FIRE, "Two people died in the fire.", "Nine"),
    ("Six workers were injured, one of them seriously.", "One worker was injured.", "Six"),
    ("Four officials, one of whom is a judge, were arrested.", "One official was arrested.",
     "Four"),
    ("One of the two suspects was charged.", "Both suspects were charged.", "One of.*Both"),
    # a ruling against somebody, and something else denied
    ("The court ruled against Vell. She had paid the fine.",
     "The court ruled against Vell, who had not paid the fine.", "denies"),
    ("Vell had paid the fine, the court found.",
     "The court ruled against Vell, who had not paid the fine.", "denies"),
    ("Bail was refused. Vell had fled, prosecutors said.",
     "Prosecutors argued against bail, saying Vell had not fled.", "denies"),
    ("The council approved the sale of the pier.",
     "The council voted against the sale of the pier.", "denies"),
    # in a page
    (PAGE, "Mayor Vera Dunnick said 321 people were evacuated from Graywater.", "312"),
    (PAGE, "Northgate beat Selwick 4-1 in the final.", "3-1"),
    (PAGE, "Ilse Brandt denied that the dam gate had been tampered with.", "not Ilse Brandt"),
    (PAGE, "The Lowmere council accepted the ferry plan.", "rejected"),
)  # fmt: skip

NOT_FOUND = (
    (EVACUATED, "The orchestra of Velden played in the rain."),
    (EVACUATED, "Mayor Vera Dunnick plans to build a library."),
    (EVACUATED, "Graywater has the oldest lighthouse on the coast."),
    (GATE, "Orrin Kale was born in Tarn."),
    (STADIUM, "The stadium in Velmora has a retractable roof made of glass."),
    (PRICES, "Farmers in Tarn burned their harvest in protest."),
    (COUNCIL, "The king of Lowmere abdicated in favour of his niece."),
    (FERRY, "Ferry captain Ilse Brandt said: “The engine room was on fire.”"),
    (FACTORY, "The owner of the Quillon factory was fined 40,000 euros."),
    (MATCH, "Selwick's goalkeeper was sent off for spitting at the referee."),
    (REPORT, "A general was promoted after the parade in Concord."),
    # only the verb differs
    ("Vera Dunnick ousted Orrin Kale.", "Orrin Kale resigned"),
    ("The jury found Orrin Kale not guilty on one count and were deadlocked on the other five.",
     "Kale was convicted"),
    ("The ferry left the pier.", "The ferry rammed the pier"),
    # left open, or only planned
    ("If the dam was safe, nobody would leave.", "The dam was safe."),
    ("The council refused to say whether it had closed the bridge.",
     "The council closed the bridge."),
    ("The council plans to close the bridge.", "The council closed the bridge."),
    ("Vera Dunnick may resign.", "Vera Dunnick resigned."),
    ("Vera Dunnick said the bridge may close on Tuesday.",
     "Vera Dunnick said the bridge will close on Tuesday."),
    ("The council may close the bridge.", "The council will close the bridge."),
    ("The council might close the bridge, and the pier is shut.",
     "The council closed the bridge."),
    ("Residents of Velden would be let back on Thursday, provided the water fell.",
     "Residents of Velden were let back on Thursday."),
    # most of it is of something else
    ("Ilse Brandt denied that any safety work on the ferry had been cancelled.",
     "Ilse Brandt denied that money had anything to do with the accident."),
    # meant
    ("Orrin Kale, the deputy director, put the warning away.",
     "Orrin Kale, the deputy director, put the warning away on purpose."),
    (PAGE, "A volcano erupted on the island of Ost."),
    (PAGE, "Doctors in Graywater went on strike over unpaid wages."),
)  # fmt: skip


@pytest.fixture(scope="module")
def checker(encoder: Encoder) -> Checker:
    return Checker(encoder)


@pytest.mark.parametrize(("text", "claim"), SUPPORTED)
def test_a_claim_is_supported(checker: Checker, text: str, claim: str) -> None:
    checked = checker.check(claim, text)
    assert checked.verdict == "supported", checked
    assert checked.score >= 0.5


@pytest.mark.parametrize(("text", "claim", "reason"), CONTRADICTED)
def test_a_claim_is_contradicted(checker: Checker, text: str, claim: str, reason: str) -> None:
    checked = checker.check(claim, text)
    assert checked.verdict == "contradicted", checked
    assert re.search(reason, checked.reason)
    assert checked.score < 0.5


@pytest.mark.parametrize(("text", "claim"), NOT_FOUND)
def test_a_claim_is_not_found(checker: Checker, text: str, claim: str) -> None:
    checked = checker.check(claim, text)
    assert checked.verdict == "not found", checked
    assert checked.score < 0.5


@pytest.mark.parametrize("before", ["", "On Maßgasse in Weiß, "])  # "ß" is longer without case
def test_not_only_denies_nothing_wherever_it_stands(before: str) -> None:
    assert not denied(Sentence(f"{before}the council Not only closed the pier."))
    assert denied(Sentence(f"{before}the council not yet closed the pier."))


def test_there_is_nothing_to_find_in_nothing(checker: Checker) -> None:
    assert checker.check("Kale left.", " ").verdict == "not found"
    assert checker.check(" ", "Kale left.").verdict == "not found"


def test_the_order_of_the_text_does_not_matter(checker: Checker) -> None:
    claim = "321 people were evacuated from Graywater."
    other = " ".join((PRICES, EVACUATED)), " ".join((EVACUATED, PRICES))
    assert {checker.check(claim, text).verdict for text in other} == {"contradicted"}


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("She said “no, never,” and left.", ("no, never",)),
        ('They call it "the Needle".', ("the Needle",)),
        ("It’s Kale’s boat.", ()),
        ("He said: ‘It’s ours now.’", ("It's ours now",)),
    ],
)
def test_what_is_quoted_stands_between_marks(claim: str, expected: tuple[str, ...]) -> None:
    assert quoted(claim) == expected


def test_marks_and_spaces_are_all_that_may_differ_in_a_quotation() -> None:
    text = "He called it “a  ship\nof fools”."
    assert missing('It is "a ship of fools".', text) == ()
    assert missing('It is "A ship of fools".', text) != ()
    assert missing('It is "a ship of fool".', text) != ()


_who = st.sampled_from(["Vera Dunnick", "The mayor", "The ferry captain", "Orrin Kale"])
_did = st.sampled_from(["counted", "denied losing", "did not sell", "bought", "never saw"])
_what = st.sampled_from(["boats", "votes", "houses", "crowns", "tonnes of grain", "km of road"])
_when = st.sampled_from(["in Graywater", "on Tuesday", "in May 2024", "before the flood"])
_sentences = st.builds(
    lambda who, did, number, what, when: f"{who} {did} {number:,} {what} {when}.",
    *(_who, _did, st.integers(2, 99_999), _what, _when),
)
_texts = st.lists(_sentences, max_size=4)


@given(_sentences, _texts, _texts)
def test_a_sentence_is_supported_by_a_text_that_has_it(
    sentence: str, before: list[str], behind: list[str]
) -> None:
    text = " ".join((*before, sentence, *behind))
    assert Checker(WordEncoder()).check(sentence, text).verdict == "supported"


@given(_sentences, st.integers(2, 99_999), st.lists(st.sampled_from([PRICES, GATE, FERRY])))
def test_a_sentence_with_another_number_is_never_supported(
    sentence: str, number: int, around: list[str]
) -> None:
    changed = re.sub(r"(?<=[a-z] )[\d,]+(?= (?!2024))", f"{number:,}", sentence, count=1)
    if changed == sentence:
        return
    text = " ".join((*around, sentence))
    assert Checker(WordEncoder()).check(changed, text).verdict != "supported"


@given(st.text(max_size=120), st.text(max_size=200))
def test_any_two_texts_can_be_compared(claim: str, text: str) -> None:
    checked = Checker(WordEncoder()).check(claim, text)
    assert 0 <= checked.score <= 1
    assert checked.reason
