"""Articles whose statements are marked in their text, as in statement_table.py: a pier closes.

Put into an archive as if they had been found there.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from archive.article import Article
from archive.statement import NOBODY, Kind, Named, Stance, Statement, statement
from tests.fakes import Library
from tests.statement_table import unmark

VELL = Named("ada vell", "Ada Vell", "person", "mayor of Graywater")
BRANDT = Named("tomas brandt", "Tomas Brandt", "person", "chief engineer of the port")
MARLOW = Named("ines marlow", "Ines Marlow", "person", "")
JORIS = Named("joris vell", "Joris Vell", "person", "ferryman")
UNION = Named("union of pilots", "the Union of Pilots", "group")
WITNESSES = Named("", "witnesses", "unnamed")
RADIO = Named("radio lorrevia", "Radio Lorrevia", "outlet")
COURIER = Named("vella courier", "Vella Courier", "outlet")
LEDGER = Named("harbor ledger", "The Harbor Ledger", "outlet")


@dataclass(frozen=True, slots=True)
class By:
    """Who says one of the marked statements, and how."""

    speaker: Named = NOBODY
    via: Named = NOBODY
    kind: Kind = "indirect"
    stance: Stance = "stated"


def told(article: Article, *by: By) -> tuple[Article, tuple[Statement, ...]]:
    """An article with its marks taken out, and its statements in the order of their numbers."""
    text, marked = unmark(article.text)
    plain = dataclasses.replace(article, text=text)
    return plain, tuple(
        statement(
            plain,
            speaker=one.speaker,
            relayed_from=one.via,
            speaker_spans=marks.source,
            cue_spans=marks.cue,
            content_spans=marks.content,
            kind=one.kind,
            stance=one.stance,
        )
        for (_, marks), one in zip(sorted(marked.items()), by, strict=True)
    )


PIER = told(
    Article(
        "pier",
        "Council closes the old ferry pier",
        "The city council voted on Tuesday to close the old ferry pier.\n\n"
        "{1t:“The pier will close on 1 June and not a day later,”} {1s:Mayor Ada Vell} {1c:said}. "
        "{2s:She} {2c:denied} that {2t:the repairs had been delayed on purpose}.\n\n"
        "{3t:The repairs of the pier will cost 4.2 million crowns}, {3c:according to} "
        "{3s:Tomas Brandt}. {4s:Witnesses} {4c:said} {4t:the pier was shaking in the storm}.\n",
        "The Harbor Ledger",
        published="2026-04-14",
    ),
    By(VELL, kind="direct"),
    By(VELL, stance="negated"),
    By(BRANDT),
    By(WITNESSES),
)
ROUND_UP = told(
    Article(
        "round-up",
        "The Morning Tray: what they say of the pier",
        "{1s:Radio Lorrevia} {1c:reports} that "
        "{1t:the repairs of the pier will cost six million crowns}. "
        "{2t:“Nobody asked the fishing crews,”} {2s:Ines Marlow} {2c:said}. (Via Vella Courier)\n\n"
        "{3s:Tomas Brandt} {3c:could not confirm} {3t:the price}, the Courier writes.\n",
        "The Morning Tray",
        published="2026-04-16",
    ),
    By(RADIO, RADIO),
    By(MARLOW, COURIER, "direct"),
    By(BRANDT, COURIER, stance="hedged"),
)
FERRY = told(
    Article(
        "ferry",
        "Ferryman retires after forty years",
        "{1s:Joris Vell} {1c:said} that {1t:he would miss the gulls}. {2s:Vell} {2c:told} the "
        "Ledger that {2t:his boat was for sale}.\n\nThe bakery on the quay sells bread again.\n",
        "Vella Courier",
        published="2026-04-20",
    ),
    By(JORIS),
    By(JORIS, LEDGER),
)
STRIKE = told(
    Article(
        "strike",
        "Pilots threaten to strike",
        "{1t:“We will not sail in a storm,”} {1s:the Union of Pilots} {1c:said}.\n",
        "Tessmark Today",
    ),
    By(UNION, kind="direct"),
)
ALL = (PIER, ROUND_UP, FERRY, STRIKE)


def keep(library: Library, *articles: tuple[Article, tuple[Statement, ...]]) -> None:
    """Put them into the library's archive."""
    library.archive.add(
        [
            dataclasses.replace(library.prepare(article), statements=found, rules="1")
            for article, found in articles
        ]
    )
