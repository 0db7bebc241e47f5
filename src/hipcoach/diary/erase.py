"""Taking entries out, so that nothing is left of them: not in the file, not beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from hipcoach.diary.schema import backups
from hipcoach.diary.sqlite_file import at_once


def erase(connection: sqlite3.Connection, file: Path, where: str, *values: Any) -> int:
    """Take out the entries that a condition names. Returns how many are gone; `finish_erasing` has to follow.

    The backups go first: whoever is interrupted then finds the entry still there, and forgets it again.
    """
    for backup in backups(file):
        backup.unlink(missing_ok=True)
    with at_once(connection):
        connection.execute("INSERT OR IGNORE INTO forgetting VALUES (1)")
        return connection.execute(f"DELETE FROM entries WHERE {where}", values).rowcount


def finish_erasing(connection: sqlite3.Connection) -> None:
    """Write the file anew, where something was taken out of it since that was last done.

    SQLite overwrites what it deletes; copies may be left in pages that were divided earlier. A process that is killed
    between leaves its mark, by which the next one to open the file does it.
    """
    if connection.execute("SELECT 1 FROM forgetting").fetchone():
        connection.execute("VACUUM")
        with at_once(connection):
            connection.execute("DELETE FROM forgetting")
