"""Entries → what the coach is told of the past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Request
from hipcoach.coach.history import History
from hipcoach.diary.entries import Entry, Standing


def history_of(entries: Sequence[Entry], now: datetime, catalogue: Catalogue) -> History:
    """The history that a person's entries are, as they stand. What is of later than now is left out.

    Words that the catalogue does not know any more are left out of what stands; `unknown_words` tells them.
    """
    raise NotImplementedError


def unknown_words(entries: Sequence[Entry], now: datetime, catalogue: Catalogue) -> list[str]:
    """What `history_of` leaves out of what stands, for the person to be told: `symptom 'x'`."""
    raise NotImplementedError


def standing_of(request: Request) -> Standing:
    """A request's lasting part, in words; `history_of` reads it again as the same."""
    raise NotImplementedError
