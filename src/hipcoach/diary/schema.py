"""The tables of a diary's file, and the steps that lead to them from those of each older version."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hipcoach.diary.names import person_key
from hipcoach.diary.rows import STORED, crc_of
from hipcoach.diary.sqlite_file import OWNER_ALONE, at_once, connected, number_of, sqlite_fault

APPLICATION_ID = 0x48495043
"""`HIPC`: what tells a diary from any other file of SQLite."""
_ENTRIES = """
    CREATE TABLE entries (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL,
        at TEXT NOT NULL,
        written TEXT NOT NULL,
        kind TEXT NOT NULL,
        data TEXT NOT NULL,
        corrects INTEGER,
        person_key TEXT NOT NULL,
        crc INTEGER NOT NULL
    )
"""
_AROUND = (
    "CREATE INDEX entries_of_people ON entries (person_key)",
    "CREATE INDEX entries_that_correct ON entries (corrects) WHERE corrects IS NOT NULL",
    # what the last correction of each says, with the number of the first
    """
    CREATE VIEW standing AS
    SELECT coalesce(last.corrects, last.number) AS first, last.*
    FROM entries AS last
    WHERE last.kind <> 'void' AND last.number = coalesce(
        (SELECT max(number) FROM entries WHERE corrects = coalesce(last.corrects, last.number)), last.number
    )
    """,
    # has a row while entries are forgotten, and until the file was written anew without them
    "CREATE TABLE forgetting (begun INTEGER PRIMARY KEY)",
    """
    CREATE TRIGGER no_entry_is_changed BEFORE UPDATE ON entries
    BEGIN SELECT raise(ABORT, 'an entry is not changed'); END
    """,
    """
    CREATE TRIGGER no_entry_is_lost BEFORE DELETE ON entries WHEN NOT EXISTS (SELECT 1 FROM forgetting)
    BEGIN SELECT raise(ABORT, 'an entry is only forgotten'); END
    """,
)


def _from_1(connection: sqlite3.Connection) -> None:
    """People were told apart by how they are written, nothing could be corrected, and no damage showed."""
    connection.create_function("key_of", 1, person_key)
    connection.create_function("crc_of", -1, lambda *values: crc_of(values))
    connection.execute("ALTER TABLE entries ADD COLUMN corrects INTEGER")
    connection.execute("ALTER TABLE entries ADD COLUMN person_key TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE entries ADD COLUMN crc INTEGER NOT NULL DEFAULT 0")
    connection.execute(f"UPDATE entries SET person_key = key_of(person), crc = crc_of({STORED})")
    for statement in _AROUND:
        connection.execute(statement)


_STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _from_1}
"""From each older version to the next."""
VERSION = max(_STEPS) + 1
_BACKUP = re.compile(r"\.v\d+(\.part)?")


def up_to_date(connection: sqlite3.Connection, file: Path) -> None:
    """Bring a file to today's version, in one step; an older one is copied first, beside it.

    Raises:
        DiaryError: its version is newer.
    """
    version = number_of(connection, "user_version")
    if version > VERSION:
        raise sqlite_fault(file, f"its version {version} is newer than this program; update hipcoach")
    if version == VERSION:
        return
    with at_once(connection):
        version = number_of(connection, "user_version")  # nobody else has changed it meanwhile
        if version == VERSION:
            return
        if version not in _STEPS:
            raise sqlite_fault(
                file, f"has no version that this program knows ({version}); take a backup where there is one"
            )
        _back_up(file, version)
        for step in range(version, VERSION):
            _STEPS[step](connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")


def create(connection: sqlite3.Connection) -> None:
    """The tables, where there are none yet."""
    with at_once(connection):
        if not number_of(connection, "user_version"):  # else somebody was faster
            for statement in (_ENTRIES, *_AROUND):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")


def backups(file: Path) -> list[Path]:
    """The copies of older versions beside a file, and what is left of one that was not finished."""
    return [
        other
        for other in file.parent.iterdir()
        if other.name.startswith(file.name) and _BACKUP.fullmatch(other.name[len(file.name) :])
    ]


def _back_up(file: Path, version: int) -> None:
    """A copy, whole or not there, while nobody writes. SQLite copies for no connection that is about to write."""
    backup = file.with_name(f"{file.name}.v{version}")
    part = backup.with_name(f"{backup.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ALONE))
    try:
        with closing(connected(file, "mode=ro")) as source, closing(connected(part, "mode=rw")) as copy:
            copy.execute("PRAGMA journal_mode = MEMORY")
            source.backup(copy)
        part.replace(backup)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
