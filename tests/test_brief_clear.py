"""app.brief.clear: which sentences may be lines, out of their articles."""

from __future__ import annotations

import pytest

from app.brief.clear import leaning, one_before, sets_up, stands_alone, tells_a_day

ALONE = [
    "The council of Graywater voted on Tuesday to close the old ferry pier.",
    "In 2019 the council of Graywater sold the north quay to the port.",
    "Ada Vell, the mayor, said that she would not move the ferries.",
    "“The pier will close on 1 June and not a day later,” Ada Vell said.",
    "The repairs (of the pier and of both quays) will cost 4.2 million crowns.",
    "No injuries had been confirmed in Graywater by Saturday night, police said.",
    "Thisbe Marlow was elected to the council of Graywater on Sunday.",
    "It is not known who will pay for the repairs of the pier.",
    "It was not immediately clear why the gate came to jam.",
    "It remains unclear whether the council of Graywater may sell.",
    "Ada Vell told the council that it had a week to close the pier.",
    "On Monday, Ada Vell said that she would not move the ferries.",
    "The pier was closed four weeks later than the council had planned.",
    "The mayor said at 7:30 p.m. that the count was over: Orrin had won.",
    "ExxonMobil and the iNews group moved their ferries to the north quay of Graywater.",
    "Repairs to the pier would be done within the week, the council of Graywater said.",
    "Overalls were handed out to every diver of the port on Monday.",
    "The pier was closed for good on Thursday, May 28, 2026, the council said.",
    "Nearly 23 percent of the divers said that they had followed the vote.",
    "The council of Graywater will vote on whether the pier should close.",
    "The coast guard did not respond to the call from the ferry for two hours.",
    "The new bridge of Graywater opened to traffic on Saturday, May 30, 2026.",
    "Whether the council should close the pier goes to a vote in June.",
    "The harbor master said residents should boil the water from the pier.",
]
NOT_ALONE = [
    ("The council voted on Tuesday.", "short"),
    ("The council " + "of the old town " * 12 + "voted.", "long"),
    ("It was closed to all traffic on Monday after inspectors found a crack.", "it"),
    ("It is known as the Box in the streets around the harbor.", "it, which is known"),
    ("She added that the records would be published in the autumn.", "she"),
    ("“They knocked at every door of the town, some twice,” Ada Vell said.", "they, in quotes"),
    ("However, the council of Graywater did not vote on the pier.", "however"),
    ("The two were seen by a diver on the north quay on Monday.", "the two"),
    ("The first is dated 12 February, and nobody had opened it.", "the first"),
    ("The former was closed for repairs by the council in 2019.", "the former"),
    ("As a result, the council of Graywater closed the pier on Monday.", "as a result"),
    ("“The pier will close on 1 June and not a day later, Ada Vell said.", "an open quotation"),
    ('The mayor said the pier would close on 1 June and not later."', "a closed one"),
    ("The repairs (of the pier and of both quays will cost 4.2 million.", "an open bracket"),
    ("Sign up here for the newsletter of The Harbor Ledger every Monday.", "an advertisement"),
    ("Ada Vell, the mayor of Graywater, announced it on Friday.", "what was done to it"),
    ("In a notice to the exchange it said that the pier was closed.", "it, behind an opening"),
    (
        "Tilda Roe, the clerk of Graywater, resigned within the hour.",
        "a time reckoned from another",
    ),
    ("The council of Graywater opened the pier two weeks later.", "reckoned from another time"),
    ("On Wednesday, he pressed the council on the price of the pier.", "he, behind a day"),
    ("Third, the council of Graywater puts the pier up for sale.", "the third of something"),
    ("Image A diver of the port at the pier of Graywater on Monday.", "a caption"),
    ("Remember, the council of Graywater had closed the pier before.", "remember"),
    ("Only 23.5% said that they had followed the vote on the pier.", "% of whom"),
    ("Only 23 percent said that they had followed the vote on the pier.", "percent of whom"),
    ("A diver climbs out of the water at the pier in Graywater, May 3, 2026.", "a caption"),
    ("Ada Vell waves to the divers, Sunday, May 3, 2026, in Graywater.", "a caption"),
    ("Tilda Roe and Bo Carr in Stennick contributed to this report.", "a credit"),
    ("Ada Vell did not immediately respond to a request for comment.", "nothing said"),
    ("CLOSE A look back at the ferry pier of Graywater in pictures.", "a caption"),
    ("The somebody was the clerk of Graywater with two officers.", "the somebody"),
    ("In those pictures the pier of Graywater stands under water.", "those"),
    ("What did the council of Graywater know of the crack in the pier?", "a question"),
    ("— “Graywater’s Pier Is Closed for the Winter, Mayor Says.”", "an item of a list"),
    ("Ada Vell, seen here at the pier of Graywater, leaves in June.", "a caption"),
    ("The pier of Graywater stands empty , and so does the quay.", "what is left of a link"),
    ("The council of Graywater votedTuesday to close the old ferry pier.", "words run together"),
    ("Orrin warns of a rush to sell:Thane orders a count of the boxes of the gym.", "two lines"),
    ("The clerk at 10.45am: The box of the gym was found behind a vaulting horse.", "a ticker"),
    ("Read more of what the council of Graywater did on Tuesday night.", "a link"),
]


@pytest.mark.parametrize("text", ALONE)
def test_a_whole_sentence_stands_alone(text: str) -> None:
    assert stands_alone(text, spoken=False)


@pytest.mark.parametrize("text", [text for text, _ in NOT_ALONE], ids=[why for _, why in NOT_ALONE])
def test_a_sentence_that_leans_on_another_or_sells_does_not(text: str) -> None:
    assert not stands_alone(text, spoken=False)
    assert not stands_alone(text, spoken=True)


@pytest.mark.parametrize(
    "text",
    [
        "In the harbor of Graywater we count every boat that comes in.",
        "On balance, the council of Graywater should close the old pier.",
        "The council of Graywater closed the pier for ridiculous reasons.",
    ],
    ids=["we", "advice", "opinion"],
)
def test_a_we_and_an_opinion_are_somebodys(text: str) -> None:
    assert stands_alone(text, spoken=True)
    assert not stands_alone(text, spoken=False)


def test_we_in_a_quotation_is_whoever_is_quoted() -> None:
    assert stands_alone("The council called what Vell said of the pier “ridiculous”.", spoken=False)
    assert stands_alone("“Nobody asked what we think of the pier,” a sign said.", spoken=False)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The council of Graywater voted on Tuesday to close the old ferry pier.", 0, 0),
        ("Ada Vell, the mayor, said that she would not move the ferries.", 0.1, 0.5),
        ("The mayor said that she would not move the ferries from the quay.", 1, 1),
        ("The council of Graywater voted to close the old pier, and nobody spoke for it.", 0, 0),
        ("It is not known who will pay for the repairs of the old ferry pier.", 0, 0),
        ("It is not known who told her that the old ferry pier was to close.", 1, 1),
    ],
    ids=["names all", "names it before", "points out", "points back late", "forward", "both"],
)
def test_what_points_out_of_a_sentence_leans(text: str, least: float, most: float) -> None:
    assert least <= leaning(text) <= most


def test_the_report_is_one_told_of_before() -> None:
    assert one_before("The report also says that the pier had a crack.") == "report"
    assert one_before("The latest proposal moves the ferries to the quay.") == "proposal"
    assert not one_before("The report of the port says that the pier had a crack.")
    assert not one_before("The council of Graywater closed the pier on Monday.")
    assert not one_before("Ada Vell read the report on the pier of Graywater.")


def test_a_short_sentence_that_the_next_one_turns_round_is_only_set_up() -> None:
    text = "Beside the old ferry the new one of Graywater looks like a palace."
    assert sets_up(text, "But beside any other ship it looks like a shed.")
    assert sets_up(text, "Or does it?")
    assert not sets_up(text, "Both of them sail for the quay at noon.")
    assert not sets_up(text, "")
    assert not sets_up(f"{text[:-1]}, and {text.lower() * 2}", "But it leaks.")


def test_a_weekday_is_reckoned_from_the_day_of_publication() -> None:
    assert tells_a_day("The pier was closed last Thursday after a crack was found.")
    assert tells_a_day("The council votes next week.")
    assert not tells_a_day("The pier was closed on Thursday, 12 May 2026.")
    assert not tells_a_day("The pier was closed in 2019.")
