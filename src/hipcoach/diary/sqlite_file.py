"""A file of SQLite: looked at before it is touched, opened, written to in whole steps. Each fault is one line."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hipcoach.errors import DiaryError
from hipcoach.text import one_line

BUSY_SECONDS = 30
"""So long one writer waits for the others: with 32 of them none has waited longer than a few."""
OWNER_ALONE = 0o600
_PRAGMAS = (
    "trusted_schema = OFF",  # a file's views and triggers call nothing
    "cell_size_check = ON",
    "journal_mode = DELETE",  # one file, and none beside it when nobody writes
    "synchronous = EXTRA",  # FULL, and the folder too once the journal is gone: a power cut brings none back
    "secure_delete = ON",  # what is forgotten is overwritten
    "temp_store = MEMORY",  # no copy of it in another folder
)
_MAGIC, _HEAD, _APPLICATION_ID = b"SQLite format 3\0", 100, slice(68, 72)
"""How a file of SQLite begins, how long its head is, and where in it an application's mark stands."""
_ANOTHERS = "is a database of another program and was left alone; name another file"
_DAMAGED = "is damaged, or no diary; move it away, and take a backup from beside it where there is one"
_FAULTS = {
    sqlite3.SQLITE_BUSY: "is in use by another program; try again when that is done",
    sqlite3.SQLITE_LOCKED: "is in use by another program; try again when that is done",
    sqlite3.SQLITE_FULL: "the disk is full, and nothing was written; make room and try again",
    sqlite3.SQLITE_READONLY: "can't be written: it or its folder is read-only; give yourself the right to write",
    sqlite3.SQLITE_CANTOPEN: "can't be opened; look whether it and its folder can be read and written by you",
    sqlite3.SQLITE_PERM: "can't be opened; look whether it and its folder can be read and written by you",
    sqlite3.SQLITE_IOERR: "could not be read or written, and nothing was changed; look whether its disk is well "
    "and has room",
    sqlite3.SQLITE_INTERRUPT: "was interrupted, and nothing was changed",
    sqlite3.SQLITE_NOMEM: "needs more memory than there is, and nothing was changed",
}
"""By the primary code of SQLite's."""


def sqlite_fault(file: Path, what: str) -> DiaryError:
    """An error about a file."""
    return DiaryError(f"{one_line(str(file))}: {what}")


@contextmanager
def telling(file: Path) -> Iterator[None]:
    """What SQLite or the system finds wrong is told in one line."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        raise sqlite_fault(file, _FAULTS.get(code, _DAMAGED)) from None
    except UnicodeDecodeError:  # a text of SQLite's own, that quotes the file
        raise sqlite_fault(file, _DAMAGED) from None
    except OSError as error:
        raise sqlite_fault(file, f"can't be opened ({one_line(error.strerror or str(error))})") from None


def made(file: Path) -> None:
    """An empty file that nobody else can read, in a folder of its own where there is none; what is there stays."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ALONE))


def opened(file: Path, application_id: int) -> sqlite3.Connection:
    """A file, opened to be written: one of this application's, or an empty one.

    Raises:
        DiaryError: it is none; then it was not touched.
    """
    _is_a_file(file)
    if not journal_of(file).exists():  # else somebody writes, or was killed while they did
        _has_our_head(file, application_id)
    connection = connected(file, "mode=rw")
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        _is_ours(file, connection, application_id)
        _is_private(file)
    except BaseException:
        connection.close()
        raise
    return connection


def journal_of(file: Path) -> Path:
    """What stands beside it while somebody writes."""
    return file.with_name(f"{file.name}-journal")


def without_old_journal(connection: sqlite3.Connection, file: Path) -> None:
    """Take away what a killed one left before it had changed anything; SQLite keeps that until the next writes."""
    if not journal_of(file).exists():
        return
    connection.execute("PRAGMA busy_timeout = 0")  # who is writing now takes it away
    with suppress(sqlite3.OperationalError), at_once(connection):
        connection.execute(f"PRAGMA user_version = {number_of(connection, 'user_version')}")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


def number_of(connection: sqlite3.Connection, pragma: str) -> int:
    """A number that the file's head has."""
    [[number]] = connection.execute(f"PRAGMA {pragma}")
    return int(number)


@contextmanager
def at_once(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is written meanwhile, or none of it; on the disk when it is over."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def connected(file: Path, options: str) -> sqlite3.Connection:
    """A connection with options of an address, that waits for others and begins no transaction by itself."""
    return sqlite3.connect(f"{file.as_uri()}?{options}", uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _is_a_file(file: Path) -> None:
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        raise sqlite_fault(file, "no diary is there") from None
    if stat.S_ISDIR(mode):
        raise sqlite_fault(file, "is a folder; name a file")
    if not stat.S_ISREG(mode):
        raise sqlite_fault(file, "is no ordinary file; name one")


def _has_our_head(file: Path, application_id: int) -> None:
    """Looked at without SQLite, which takes a lock; and no more than the head: somebody may begin the rest now."""
    with file.open("rb") as opened_file:
        head = opened_file.read(_HEAD)
    if head and not (len(head) == _HEAD and head.startswith(_MAGIC)):
        raise sqlite_fault(file, _DAMAGED)
    if head and int.from_bytes(head[_APPLICATION_ID], "big") != application_id:
        raise sqlite_fault(file, _ANOTHERS)


def _is_ours(file: Path, connection: sqlite3.Connection, application_id: int) -> None:
    if number_of(connection, "page_count") and number_of(connection, "application_id") != application_id:
        raise sqlite_fault(file, _ANOTHERS)  # asked in this order: meanwhile it may have been begun


def _is_private(file: Path) -> None:
    """Be it copied here by somebody whose copies all may read."""
    if file.stat().st_mode & 0o077:
        with suppress(PermissionError):  # it is somebody else's, who says who may read it
            file.chmod(OWNER_ALONE)
