"""The table of entries, without the models: what stands, who there is, the next number. Writing is in a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hipcoach.diary.names import person_key
from hipcoach.diary.rows import CHECKED, STORED, StoredRow, full, row_of

_DAILY = "('session', 'given', 'morning')"
"""The kinds of which a day has one or more."""

_PAIN_TOLD = """(kind = 'morning' OR (kind = 'session' AND NOT instr(data, '"pain_before":null')))"""
_HURT = """(kind = 'session' AND instr(data, '"hurt":"'))"""
"""As `compact` writes it."""
_FIRST_WEEK = f"SELECT date(min(substr(at, 1, 10)), '+7 days') FROM standing WHERE person_key = ? AND {_PAIN_TOLD}"
"""The day after it."""


def standing(connection: sqlite3.Connection, person: str, kind: str = "%", day: str = "%") -> list[StoredRow]:
    """A person's entries as they stand, by their numbers; of a kind, of a local day."""
    found = connection.execute(
        f"SELECT first, {CHECKED} FROM standing WHERE person_key = ? AND kind LIKE ? AND at LIKE ? ORDER BY first",
        (person_key(person), kind, f"{day}T%"),
    )
    return [row_of(first, checked) for first, *checked in found]


def standing_since(connection: sqlite3.Connection, person: str, day: str) -> list[StoredRow]:
    """The same of any kind: of what there is daily from a local day on, and what is never too long ago.

    That is the first week in which pain was told, and the sessions in which something hurt.
    """
    never = f"kind NOT IN {_DAILY} OR {_HURT} OR at < ({_FIRST_WEEK})"
    key = person_key(person)
    found = connection.execute(
        f"SELECT first, {CHECKED} FROM standing WHERE person_key = ? AND (at >= ? OR {never})", (key, day, key)
    )
    return [row_of(first, checked) for first, *checked in found]


def people(connection: sqlite3.Connection) -> list[str]:
    """As they were first written, in the order of their first entry."""
    firsts = "SELECT min(number) FROM entries GROUP BY person_key"
    found = connection.execute(f"SELECT {CHECKED} FROM entries WHERE number IN ({firsts}) ORDER BY number")
    return [_person_of(checked) for checked in found]


def called(connection: sqlite3.Connection, person: str) -> str:
    """A person as they were first written."""
    of_theirs = f"SELECT {CHECKED} FROM entries WHERE person_key = ? ORDER BY number LIMIT 1"
    first = connection.execute(of_theirs, (person_key(person),)).fetchone()
    return _person_of(first) if first else person


def _person_of(checked: Sequence[Any]) -> str:
    row_of(0, checked)  # it is as it was written
    return str(checked[2])


def next_number(connection: sqlite3.Connection) -> int:
    """One that no entry has had."""
    found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entries'").fetchone()
    number = found[0] if found else 0
    if not isinstance(number, int):
        raise sqlite3.DatabaseError("its numbers are damaged")
    return number + 1


def insert(connection: sqlite3.Connection, columns: Sequence[Any]) -> None:
    """A row of the values of `STORED`."""
    places = ", ".join("?" * (len(columns) + 2))
    connection.execute(f"INSERT INTO entries ({STORED}, person_key, crc) VALUES ({places})", full(columns))


def to_the_second(at: datetime) -> str:
    """A time as it is written."""
    return at.replace(microsecond=0).isoformat()


def wall_day(at: datetime) -> str:
    """Its day on the wall."""
    return at.date().isoformat()
