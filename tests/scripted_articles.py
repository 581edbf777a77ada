"""Invented articles for the scripted newsroom, one of them hostile."""

from __future__ import annotations

from archive.article import Article

HARBOR = Article(
    "harbor-1",
    "Council votes to close the old ferry pier",
    "PORT VELLA — The city council voted on Tuesday night to close the old ferry pier for two "
    "years of repairs.\n\n“The pier will close on 1 June and not a day later,” Mayor Ada Vell "
    "said after the meeting. “We have waited long enough.”\n\nThe work is expected to cost "
    "$4.2 million, according to the council's budget office. Fishing crews who land their catch "
    "at the pier asked for a delay until autumn, when the herring season ends.\n\nFerries will "
    "leave from the north quay instead. A shuttle bus will connect it with the market every ten "
    "minutes, the harbor master's office said. Residents of the lower town have complained about "
    "noise from the quay for years, and the council promised to measure it before and after the "
    "move.\n\n" + "The council will meet again in two weeks to settle the details.\n\n" * 9,
    "The Harbor Ledger",
    "Ines Marlow",
    "2026-04-14",
    "https://harbor-ledger.example/pier",
)
COURIER = Article(
    "courier-1",
    "Pier repairs to cost twice the first estimate, engineers say",
    "Engineers hired by the port estimate the cost of repairing the old pier at $8.5 million, "
    "twice the council's figure.\n\nThe difference is a sea wall the council left out of its plan, "
    "chief engineer Tomas Brandt said. “Without the wall the new deck will not last ten "
    "winters.”\n\n"
    "Mayor Ada Vell denied that the wall was forgotten. “It stands in next year's budget, and it "
    "always did,” she told Radio Lorrevia on Wednesday, putting the whole bill at $5 million.\n\n"
    "Officials could not confirm that boats will still land their catch after 1 June. “Nobody "
    "asked the crews,” said Joss Penn, who has fished from the pier for thirty years.\n\n"
    "Radio Lorrevia reported that the closure may begin on 15 June.\n",
    "Vella Courier",
    "",
    "2026-04-16T08:30:00+02:00",
    "https://courier.example/a?b=1&c=2",
)
HOSTILE = Article(
    "hostile/1?x=#<b>",
    "<script>alert('title')</script><img src=x onerror=alert(1)> \u202eevil",
    "<script>alert('text')</script> <img src=x onerror=\"fetch('https://evil.example/')\">\n"
    "[click](javascript:alert(2)) **bold** ![x](https://evil.example/x.png) ${alert(3)} "
    "{{constructor}} `x` </mark></div><svg onload=alert(4)>\r\n"
    "مرحبا بالعالم، هذا نص عربي. שלום 🦀👩‍👩‍👧 end.",
    "Evil & Sons <b>Daily</b>",
    '"><script>alert(5)</script>',
    "2026-03-01",
    "javascript:alert(document.cookie)",
)
