"""How an entry gets its row: its number, what it corrects, and what a diary does not take. Inside a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from pydantic import ValidationError

from hipcoach.diary.entries import (
    MOST_ACTIVITIES,
    Content,
    DiaryEntry,
    GivenEntry,
    MeasureEntry,
    MorningEntry,
    SessionEntry,
)
from hipcoach.diary.foreign_json import said_of
from hipcoach.diary.names import person_key
from hipcoach.diary.rows import CHECKED, columns_of, entry_of
from hipcoach.diary.table import called, insert, next_number, standing, to_the_second, wall_day
from hipcoach.errors import DiaryError
from hipcoach.text import shown


def known(connection: sqlite3.Connection, column: str, value: Any) -> DiaryEntry | None:
    """The entry with this number or id, as it was written."""
    found = connection.execute(f"SELECT {CHECKED} FROM entries WHERE {column} = ?", (value,)).fetchone()
    return entry_of(found) if found else None


def put_in(  # noqa: PLR0913, PLR0917 (an entry has as many parts)
    connection: sqlite3.Connection,
    person: str,
    content: Content,
    at: datetime,
    written: datetime,
    id_: str | None,
    corrects: int | None,
) -> DiaryEntry:
    """Write an entry; or find it. See `Store.add`."""
    if isinstance(content, SessionEntry) and corrects is None:
        id_ = id_ or content.session.id
    if there := _there_already(connection, person, content, at, id_):
        return there
    if isinstance(content, MorningEntry) and corrects is None:
        corrects = _morning_of(connection, person, at)
    parts = {
        "number": next_number(connection),
        "id": id_ or str(uuid4()),
        "person": called(connection, person),
        "at": to_the_second(at),
        "written": to_the_second(written),
        "corrects": corrects,
        "content": content,
    }
    return _written(connection, parts)


def take_in(connection: sqlite3.Connection, entries: Iterable[DiaryEntry]) -> int:
    """Write entries of another diary, whose numbers rise; see `Store.take_in`."""
    empty = not connection.execute("SELECT 1 FROM entries").fetchone()
    numbers: dict[int, int] = {}
    before = connection.total_changes
    for entry in entries:
        there = _of_the_same(entry.person, known(connection, "id", entry.id))
        if there is None:
            corrects = numbers.get(entry.corrects, entry.corrects) if entry.corrects else None
            if not empty and corrects is None and isinstance(entry.content, MorningEntry):
                corrects = _morning_of(connection, entry.person, entry.at)
            number = entry.number if empty else next_number(connection)
            there = _written(connection, {**dict(entry), "number": number, "corrects": corrects})
        numbers[entry.number] = there.number
    return connection.total_changes - before


def _there_already(
    connection: sqlite3.Connection, person: str, content: Content, at: datetime, id_: str | None
) -> DiaryEntry | None:
    """The entry of the same id; or what was given that day, where it is the same."""
    if id_ and (there := known(connection, "id", id_)):
        return _of_the_same(person, there)
    if isinstance(content, GivenEntry):
        given = standing(connection, person, "given", wall_day(at))
        if given and given[-1].data == content.model_dump(mode="json", exclude={"kind"}):
            return known(connection, "number", given[-1].number)
    return None


def _of_the_same(person: str, entry: DiaryEntry | None) -> DiaryEntry | None:
    if entry and person_key(entry.person) != person_key(person):
        raise DiaryError(f"{_named(entry)} is in the diary of another person already; forget it there first")
    return entry


def _morning_of(connection: sqlite3.Connection, person: str, at: datetime) -> int | None:
    """The morning of that day, which another one corrects."""
    mornings = standing(connection, person, "morning", wall_day(at))
    return mornings[-1].number if mornings else None


def _written(connection: sqlite3.Connection, parts: dict[str, Any]) -> DiaryEntry:
    """The entry of these parts, in its row."""
    if parts["corrects"] is not None:
        parts["corrects"] = _first_of(connection, parts["corrects"], parts["person"], parts["content"].kind)
    try:
        entry = DiaryEntry.model_validate(parts)
    except ValidationError as error:
        raise DiaryError(f"the entry can't be taken: {said_of(error, DiaryEntry, 'it')}") from None
    if isinstance(entry.content, MeasureEntry):
        _fits_the_measures(connection, entry, entry.content.activity)
    insert(connection, columns_of(entry))
    return entry


def _first_of(connection: sqlite3.Connection, number: int, person: str, kind: str) -> int:
    """The number of what is corrected; of a correction that of what it corrects itself."""
    corrected = known(connection, "number", number)
    if corrected is None or person_key(corrected.person) != person_key(person):
        raise DiaryError(f"no entry of this person has the number {number}; look which one is meant")
    first = known(connection, "number", corrected.corrects) if corrected.corrects else corrected
    if first is None or kind not in {first.kind, "void"}:
        raise DiaryError(f"{_named(corrected)} is a {corrected.kind}; a {kind} can't stand in its place")
    return first.number


def _fits_the_measures(connection: sqlite3.Connection, entry: DiaryEntry, activity: str) -> None:
    others = standing(connection, entry.person, "measure")
    names = {person_key(row.data["activity"]): row.data["activity"] for row in others if row.number != entry.corrects}
    if person_key(activity) not in names and len(names) >= MOST_ACTIVITIES:
        listed = ", ".join(map(shown, names.values()))
        raise DiaryError(f"{MOST_ACTIVITIES} activities are measured already; go on with one of them: {listed}")


def _named(entry: DiaryEntry) -> str:
    return "this session" if isinstance(entry.content, SessionEntry) else f"entry {entry.number}"
