"""What was heard, and why it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["symptom", "flag"]


@dataclass(frozen=True)
class Evidence:
    """A phrase of the catalogue that the text holds."""

    kind: Kind
    id: str
    """Of the symptom or red flag."""
    phrase: str
    """As it stands in the catalogue."""
    words: str
    """As it stands in the text."""
    weight: int
    ignored: str | None
    """Why it does not count: `denied`, `long ago`, `somebody else`, `said already`."""
    mended: bool = False
    """One of its words was taken for a slip of the pen."""


@dataclass(frozen=True)
class Voice:
    """What the second reader went by: one or two words or concepts of the text, and how loudly they spoke."""

    kind: Kind
    id: str
    """Of the symptom or red flag that it spoke for."""
    counted: str
    """Stems and `<concepts>`, as the second reader counts them."""
    words: str
    """As they stand in the text."""
    loudness: float
    """In log odds."""


def ranked(evidence: Iterable[Evidence], kind: Kind) -> dict[str, int]:
    """The weights of all that counts, added up, by symptom or flag; the heaviest first."""
    weights: dict[str, int] = defaultdict(int)
    for item in evidence:
        if item.kind == kind and not item.ignored:
            weights[item.id] += item.weight
    return dict(sorted(weights.items(), key=lambda pair: -pair[1]))
