"""The diary's file: SQLite, added to and never changed. Whatever a call wrote is on the disk when it returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from hipcoach.diary.entries import Content, Entry


def exists(file: Path) -> bool:
    """True where something is there to be opened, be it a diary or not; an empty file is nothing."""
    raise NotImplementedError


class Store:
    """A diary, opened. Every method raises DiaryError where the file can't be read or written."""

    file: Path
    """Where it lies; links are followed."""

    def __init__(self, file: Path) -> None:
        """Open what is there, in today's form; the form of an older one is changed, with a backup beside it.

        Raises:
            DiaryError: nothing is there, or no diary.
        """
        raise NotImplementedError

    @classmethod
    def begin(cls, file: Path) -> Self:
        """Open what is there; where nothing is, make it, for nobody else to read.

        Raises:
            DiaryError: it can't be made, or what is there is no diary.
        """
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""

    def people(self) -> list[str]:
        """Names as they were first written, in the order of their first entry; "" is the owner."""
        raise NotImplementedError

    def add(  # noqa: PLR0913 (an entry has as many parts)
        self,
        person: str,
        content: Content,
        at: datetime,
        written: datetime,
        *,
        id: str | None = None,  # noqa: A002 (it is the field's name)
        corrects: int | None = None,
    ) -> Entry:
        """Write an entry. Returns it, or the one that is there already: of the same id, or the same `given` of a day.

        A second morning of a local day corrects the first.

        Args:
            person: the owner (""), or a name.
            content: what it says.
            at: when it was so, with its offset; parts of a second are left out.
            written: now, likewise.
            id: a session's own is taken by itself; another entry's is made.
            corrects: the number of the person's entry, of the same kind, in whose place it stands.

        Raises:
            DiaryError: it can't be taken, or can't be written.
        """
        raise NotImplementedError

    def entry_of(self, id_: str) -> Entry | None:
        """The entry with this id, as it was written; tells whether a session is in already."""
        raise NotImplementedError

    def entries(self, person: str) -> list[Entry]:
        """As they stand, in the order of `at`: with the number of the first, what the last correction says."""
        raise NotImplementedError

    def every_entry(self, person: str | None = None) -> list[Entry]:
        """All of everybody, or of a person, as they were written."""
        raise NotImplementedError

    def take_in(self, entries: Sequence[Entry]) -> int:
        """Write what `imported` has read, all or nothing. Returns how many are new.

        What is known by its id is left out. In an empty diary they keep their numbers.

        Raises:
            DiaryError: one of them can't be taken.
        """
        raise NotImplementedError

    def forget(self, *, number: int | None = None, person: str | None = None, everything: bool = False) -> int:
        """Take out of the file an entry with its corrections, a person, or the file itself; backups are removed.

        Returns:
            how many entries are gone.

        Raises:
            DiaryError: there is no such entry or person, or not all of it could be done.
        """
        raise NotImplementedError
