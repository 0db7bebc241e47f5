"""Near words: what somebody probably meant, or could have meant, as the end of a message."""

from __future__ import annotations

from collections.abc import Collection, Iterable

_CLOSE_ENOUGH = 70
_AT_MOST = 3
MOST_LISTED = 20
"""So many known words are listed at the most."""


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known words nearest to `word`, the nearest first; empty where none is near."""
    from rapidfuzz import fuzz, process

    near = process.extract(word, sorted(known), scorer=fuzz.WRatio, limit=_AT_MOST, score_cutoff=_CLOSE_ENOUGH)
    return [name for name, _, _ in near]


def did_you_mean(near: Iterable[str]) -> str:
    """`; did you mean 'x' or 'y'?`, or nothing where none is near."""
    quoted = " or ".join(map(repr, near))
    return f"; did you mean {quoted}?" if quoted else ""


def hint(word: str, known: Iterable[str]) -> str:
    """The same of the known words nearest to `word`."""
    return did_you_mean(nearest(word, known))


def listing(known: Collection[str]) -> str:
    """`; known: x, y and 5 more`, for where no word is near."""
    more = f" and {len(known) - MOST_LISTED} more" if len(known) > MOST_LISTED else ""
    return f"; known: {', '.join([*known][:MOST_LISTED]) or 'none'}{more}"
