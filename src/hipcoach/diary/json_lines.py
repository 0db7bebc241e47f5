"""A diary as JSON Lines, an entry a line: what is written is read again, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hipcoach.diary.entries import Entry


def exported(entries: Iterable[Entry]) -> Iterator[str]:
    """A line for each entry, without its end."""
    raise NotImplementedError


def imported(content: bytes) -> list[Entry]:
    """The entries that such lines hold, whoever wrote them. `Store.take_in` writes them.

    Raises:
        DiaryError: one of them is none; names the line and what to do.
    """
    raise NotImplementedError
