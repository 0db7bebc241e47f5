"""Near words: what somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

_CLOSE_ENOUGH = 70
_AT_MOST = 3


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known words nearest to `word`, the nearest first; empty where none is near."""
    from rapidfuzz import fuzz, process

    found = process.extract(word, sorted(known), scorer=fuzz.WRatio, limit=_AT_MOST, score_cutoff=_CLOSE_ENOUGH)
    return [name for name, _, _ in found]


def hint(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown word: `; did you mean 'x' or 'y'?`, or nothing where none is near."""
    near = nearest(word, known)
    return f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
