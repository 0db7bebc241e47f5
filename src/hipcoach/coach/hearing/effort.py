"""How much work the reading of one text may take, whatever the text and the knowledge."""

from __future__ import annotations

MOST_STEPS = 3_000_000
"""A step compares two words, a tenth of a microsecond or so. 2,000 words about hips and nothing else take a quarter."""


class TooMuchError(Exception):
    """A text takes more steps than any that somebody would write."""


class ReadingEffort:
    """Counts the steps that a text takes.

    Nothing is passed over where they run out: a danger might stand in what was not read. The whole text is refused as
    one that is too long, and nothing is made of it.
    """

    def __init__(self) -> None:
        self.spent = 0

    def spend(self, steps: int) -> None:
        """Count so many more.

        Raises:
            TooMuchError: they are more than a text may take.
        """
        self.spent += steps
        if self.spent > MOST_STEPS:
            raise TooMuchError
