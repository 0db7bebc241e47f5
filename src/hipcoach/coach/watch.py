"""The red flags that every routine names, whatever else it says: made once for a catalogue."""

from __future__ import annotations

from collections.abc import Iterable

from hipcoach.catalogue import Catalogue
from hipcoach.coach.routine import Watch
from hipcoach.coach.screen import in_order


class Watchlist:
    """The tiers that refer: whoever reads them has not been asked, and is to find a lighter one too."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._by_flag = {
            flag.id: [
                Watch(
                    id=flag.id,
                    question=tier.question,
                    level=tier.level,
                    message=tier.message,
                    said=tier.listed,
                    source=flag.source,
                    citation=catalogue.source[flag.source].citation,
                )
                for tier in flag.signs.values()
                if tier.refers
            ]
            for flag in catalogue.red_flags
        }

    def of(self, symptoms: Iterable[str]) -> list[Watch]:
        """All of them, the symptoms' own first."""
        return [watch for flag in in_order(self._catalogue, symptoms) for watch in self._by_flag[flag.id]]
