"""Texts that break offsets: what hypothesis draws from in all tests of offsets."""

from __future__ import annotations

from hypothesis import strategies as st

# Anything but surrogates, which no file that is UTF-8 can hold.
_anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
_words = (
    "The mayor said no. |“Not a day later,” she said.|Dr. |U.S. |No. 5 |3.14|. |a, b, c |?!|…|—|'"
)
_scripts = "e\u0301|n\u0303\u0323|İstanbul|ﬁﬂ|ß|🦀|👩‍👩‍👧‍👦|🇪🇺|مرحبا بالعالم. |שלום. |他说不。|นี่คือ"
_odd = "\u202eevil\u202c|\u200b|\u00a0|\x00|\x07|\x1f|\x85|\u3000|\U0010ffff|\ufeff"
_gaps = "\r\n|\n\n|\r| |\t|\u2028|\u2029"
_long_words = "x" * 90 + "|" + "Donaudampfschifffahrtsgesellschaft" * 4
_pieces = st.sampled_from("|".join([_words, _scripts, _odd, _gaps, _long_words]).split("|"))
_built = st.lists(_pieces, max_size=60).map("".join)
_long = st.tuples(_built, st.integers(1, 12)).map(lambda pair: pair[0] * pair[1])

texts = st.one_of(_anything, _built, _long)
