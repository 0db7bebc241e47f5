"""Whom a sheet is for and who hands it over. The coach knows nothing of it: it is written beside what was decided."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_NAME = 60
LONGEST_NOTE = 300
"""Letters that have a place on a sheet's head."""


@dataclass(frozen=True)
class Letterhead:
    """What a person wrote on a sheet's head, each None where nobody did. It is words, never markup or a path."""

    recipient: str | None = None
    """`--for`: whose sheet it is."""
    sender: str | None = None
    """`--from`: who hands it over."""
    note: str | None = None
    """`--note`: a few sentences of theirs."""

    def named(self) -> dict[str, str]:
        """What there is, by the names of its options."""
        both = {"for": self.recipient, "from": self.sender, "note": self.note}
        return {name: text for name, text in both.items() if text}

    def lines(self) -> list[tuple[str, str]]:
        """What there is, each after what it is."""
        return [(name.capitalize(), text) for name, text in self.named().items()]


BLANK = Letterhead()
"""Nobody wrote anything: paper has lines to fill in."""
