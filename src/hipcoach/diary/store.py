"""The diary's file: SQLite, added to and never changed. Whatever a call wrote is on the disk when it returns."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from hipcoach.diary import table
from hipcoach.diary.erase import erase, finish_erasing
from hipcoach.diary.names import person_key
from hipcoach.diary.rows import CHECKED, StoredRow, compact, entry_of
from hipcoach.diary.schema import APPLICATION_ID, create, up_to_date
from hipcoach.diary.sqlite_file import at_once, made, number_of, opened, sqlite_fault, telling, without_old_journal
from hipcoach.text import shown

if TYPE_CHECKING:
    from hipcoach.diary.entries import Content, DiaryEntry


def exists(file: Path) -> bool:
    """True where something is there to be opened, be it a diary or not; an empty file is nothing."""
    try:
        return file.stat().st_size > 0 or not file.is_file()
    except FileNotFoundError:
        return file.is_symlink()
    except OSError:  # opening it will say what is wrong
        return True


class Store:
    """A diary, opened. Every method raises DiaryError where the file can't be read or written."""

    file: Path
    """Where it lies; links are followed."""

    def __init__(self, file: Path) -> None:
        """Open what is there, in today's form; the form of an older one is changed, with a backup beside it.

        Raises:
            DiaryError: nothing is there, or no diary.
        """
        self.file = Path(os.path.realpath(file))
        with telling(self.file):
            self._connection = opened(self.file, APPLICATION_ID)
            try:
                self._bring_up_to_date()
            except BaseException:
                self.close()
                raise

    @classmethod
    def begin(cls, file: Path) -> Self:
        """Open what is there; where nothing is, make it, for nobody else to read.

        Raises:
            DiaryError: it can't be made, or what is there is no diary.
        """
        real = Path(os.path.realpath(file))
        with telling(real):
            if file.is_symlink() and not os.path.lexists(real):
                raise sqlite_fault(file, "is a link to what is not there; bring that back, or remove the link")
            made(real)
            connection = opened(real, APPLICATION_ID)
            try:
                create(connection)
            finally:
                connection.close()
        return cls(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def people(self) -> list[str]:
        """Names as they were first written, in the order of their first entry; "" is the owner."""
        with telling(self.file):
            return table.people(self._connection)

    def add(  # noqa: PLR0913 (an entry has as many parts)
        self,
        person: str,
        content: Content,
        at: datetime,
        written: datetime,
        *,
        id: str | None = None,  # noqa: A002 (it is the field's name)
        corrects: int | None = None,
    ) -> DiaryEntry:
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
        from hipcoach.diary import writing

        with self._at_once() as connection:
            return writing.put_in(connection, person, content, at, written, id, corrects)

    def gave(
        self,
        person: str,
        steps: Iterable[tuple[str, int, int]],
        raised: str | None,
        at: datetime,
        written: datetime,
    ) -> None:
        """The same of a `given`, without the models: `today` is to be quick. What is there already is only read.

        Args:
            person: the owner (""), or a name.
            steps: exercise, sets and seconds of each, as `Given` has them.
            raised: the exercise that was given one step more than before.
            at: when it was given.
            written: now.
        """
        names = ("exercise", "sets", "seconds")
        data = {"steps": [dict(zip(names, step, strict=True)) for step in steps], "raised": raised}
        with telling(self.file):
            given = table.standing(self._connection, person, "given", table.wall_day(at))
        if given and given[-1].data == data:
            return
        from uuid import uuid4

        times = (table.to_the_second(at), table.to_the_second(written))
        with self._at_once() as connection:
            head = (table.next_number(connection), str(uuid4()), table.called(connection, person))
            table.insert(connection, (*head, *times, None, "given", compact(data)))

    def entry_of(self, id_: str) -> DiaryEntry | None:
        """The entry with this id, as it was written; tells whether a session is in already."""
        from hipcoach.diary import writing

        with telling(self.file):
            return writing.known(self._connection, "id", id_)

    def told(self, person: str, since: datetime | None = None) -> list[StoredRow]:
        """What stands, in the order of `at`, as `history_of` reads it: quick, without the models.

        Args:
            person: the owner (""), or a name.
            since: sessions, mornings and what was given before that day are left out, but for those of the first week
                in which pain was told, and for sessions in which something hurt.
        """
        with telling(self.file):
            rows = table.standing_since(self._connection, person, table.wall_day(since) if since else "")
        return sorted(rows, key=lambda row: (row.at, row.number))

    def entries(self, person: str) -> list[DiaryEntry]:
        """As they stand, in the order of `at`: with number and id of the first, what the last correction says."""
        ids = "(SELECT id FROM entries WHERE number = first)"
        found = self._read(f"SELECT first, {ids}, {CHECKED} FROM standing WHERE person_key = ?", person_key(person))
        entries = [entry_of(checked, number=first, id=id_, corrects=None) for first, id_, *checked in found]
        return sorted(entries, key=lambda entry: (entry.at, entry.number))

    def every_entry(self, person: str | None = None) -> list[DiaryEntry]:
        """All of everybody, or of a person, as they were written."""
        whose, values = ("", ()) if person is None else ("WHERE person_key = ?", (person_key(person),))
        return [entry_of(row) for row in self._read(f"SELECT {CHECKED} FROM entries {whose} ORDER BY number", *values)]

    def take_in(self, entries: Sequence[DiaryEntry]) -> int:
        """Write what `imported` has read, all or nothing. Returns how many are new.

        What is known by its id is left out. In an empty diary they keep their numbers.

        Raises:
            DiaryError: one of them can't be taken.
        """
        from hipcoach.diary import writing

        with self._at_once() as connection:
            return writing.take_in(connection, entries)

    def forget(self, *, number: int | None = None, person: str | None = None, everything: bool = False) -> int:
        """Take out of the file an entry with its corrections, a person, or the file itself; backups are removed.

        Returns:
            how many entries are gone.

        Raises:
            DiaryError: there is no such entry or person, or not all of it could be done.
        """
        with telling(self.file):
            if everything:
                gone = erase(self._connection, self.file, "1")
            elif number is not None:
                gone = erase(self._connection, self.file, "? IN (number, corrects)", self._first_of(number))
            else:
                gone = erase(self._connection, self.file, "person_key = ?", self._key_of(person or ""))
        try:
            finish_erasing(self._connection)
        except sqlite3.Error:
            again = "make room on its disk and look into the diary again, which does the rest"
            raise sqlite_fault(self.file, f"{gone} entries are gone, but traces may be left; {again}") from None
        if everything:
            self.close()
            with telling(self.file):
                self.file.unlink()
        return gone

    def _first_of(self, number: int) -> Any:
        found = self._read("SELECT coalesce(corrects, number) FROM entries WHERE number = ?", number)
        if not found:
            raise sqlite_fault(self.file, f"no entry has the number {number}; look which one is meant")
        return found[0][0]

    def _key_of(self, person: str) -> str:
        key = person_key(person)
        if not self._read("SELECT 1 FROM entries WHERE person_key = ? LIMIT 1", key):
            raise sqlite_fault(self.file, f"has no entry of {shown(person) if person else 'yours'}")
        return key

    def _read(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with telling(self.file):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _at_once(self) -> Iterator[sqlite3.Connection]:
        with telling(self.file), at_once(self._connection):
            yield self._connection

    def _bring_up_to_date(self) -> None:
        if not number_of(self._connection, "page_count"):
            raise sqlite_fault(self.file, "is empty, and no diary; begin one, or move it away")
        up_to_date(self._connection, self.file)
        without_old_journal(self._connection, self.file)
        try:
            finish_erasing(self._connection)
        except sqlite3.OperationalError:
            return  # a full disk or a file that can only be read: the next time, then
