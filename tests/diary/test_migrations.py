"""A file of an older version becomes one of today's, whole, with a copy beside it; a newer one is left alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from some_entries import MORNING, NOW, beside, query
from some_entries import entry as entry_

from hipcoach.diary import schema, sqlite_file
from hipcoach.diary.entries import DiaryEntry
from hipcoach.diary.json_lines import exported
from hipcoach.diary.rows import columns_of
from hipcoach.diary.store import Store
from hipcoach.errors import DiaryError

pytest_plugins = ("a_diary",)

VERSION_1 = """
    PRAGMA application_id = 0x48495043;
    PRAGMA user_version = 1;
    CREATE TABLE entries (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL,
        at TEXT NOT NULL,
        written TEXT NOT NULL,
        kind TEXT NOT NULL,
        data TEXT NOT NULL
    );
"""
"""Names were told apart by how they are written, and nothing could be corrected."""
ENTRIES = [entry_(1, person="Straße"), entry_(2), entry_(5, person="STRASSE"), entry_(6, at=NOW)]


def of_version_1(file: Path, entries: list[DiaryEntry]) -> None:
    """A diary as the first version wrote it."""
    file.parent.mkdir(mode=0o700, exist_ok=True)
    connection = sqlite3.connect(file)
    connection.executescript(VERSION_1)
    for entry in entries:
        number, id_, person, at, written, _, kind, data = columns_of(entry)
        connection.execute(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", (number, id_, person, at, written, kind, data)
        )
    connection.execute("UPDATE sqlite_sequence SET seq = 9")
    connection.commit()
    connection.close()
    file.chmod(0o600)


OLDER = {1: of_version_1}
"""How a file of each older version is made."""


def test_every_older_version_is_here() -> None:
    assert set(OLDER) == set(range(1, schema.VERSION)) == set(schema._STEPS)


@pytest.mark.parametrize("version", OLDER)
def test_an_older_file_becomes_one_of_today(file: Path, version: int) -> None:
    OLDER[version](file, ENTRIES)
    with Store(file) as store:
        assert store.every_entry() == ENTRIES
        assert store.people() == ["Straße", ""]
        assert [entry.number for entry in store.entries("strasse")] == [1, 5]
        assert store.add("", MORNING, NOW, NOW).number == 10, "numbers that were used stay used"
        assert store.forget(number=1) == 1
    tables = "SELECT type, name FROM sqlite_schema ORDER BY 1, 2"
    Store.begin(file.with_name("fresh")).close()
    assert query(file, tables) == query(file.with_name("fresh"), tables)


@pytest.mark.parametrize("version", OLDER)
def test_before_it_is_changed_it_is_copied(file: Path, version: int) -> None:
    OLDER[version](file, ENTRIES)
    before = query(file, "SELECT * FROM entries")
    Store(file).close()
    backup = file.with_name(f"diary.sqlite.v{version}")
    assert beside(file) == ["diary.sqlite", backup.name]
    assert backup.stat().st_mode & 0o777 == 0o600
    assert query(backup, "SELECT * FROM entries") == before
    assert query(backup, "PRAGMA user_version") == [(version,)]
    Store(file).close()
    assert beside(file) == ["diary.sqlite", backup.name]
    backup.replace(file)
    with Store(file) as again:
        assert again.every_entry() == ENTRIES, "the copy is as good as it was"


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["", "Anna", "ANNA"]), max_size=5))
def test_any_older_file_says_the_same_as_before(tmp_path_factory: pytest.TempPathFactory, people: list[str]) -> None:
    file = tmp_path_factory.mktemp("older") / "diary.sqlite"
    entries = [entry_(number, person=person) for number, person in enumerate(people, 1)]
    of_version_1(file, entries)
    with Store(file) as store:
        assert [*exported(store.every_entry())] == [*exported(entries)]


@pytest.mark.parametrize("version", OLDER)
def test_a_step_that_fails_changes_nothing(file: Path, version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    OLDER[version](file, ENTRIES)
    before = file.read_bytes()

    def half_a_step(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE entries ADD COLUMN corrects INTEGER")
        connection.execute("SELECT nothing FROM nowhere")

    with monkeypatch.context() as patch:
        patch.setitem(schema._STEPS, schema.VERSION - 1, half_a_step)
        with pytest.raises(DiaryError):
            Store(file)
    assert file.read_bytes() == before
    with Store(file) as store:
        assert store.every_entry() == ENTRIES


def test_a_copy_that_can_not_be_made_changes_nothing(file: Path) -> None:
    of_version_1(file, ENTRIES)
    before = file.read_bytes()
    file.with_name("diary.sqlite.v1").mkdir()
    with pytest.raises(DiaryError):
        Store(file)
    assert file.read_bytes() == before
    assert beside(file) == ["diary.sqlite", "diary.sqlite.v1"]


@pytest.mark.parametrize("version", [schema.VERSION + 1, 2**31 - 1])
def test_a_newer_version_is_left_alone(file: Path, version: int) -> None:
    with Store.begin(file) as store:
        store.add("", MORNING, NOW, NOW)
    query(file, f"PRAGMA user_version = {version}")
    before = file.read_bytes()
    for opening in (Store, Store.begin):
        with pytest.raises(DiaryError, match="is newer than this program; update hipcoach"):
            opening(file)
    assert file.read_bytes() == before
    assert beside(file) == ["diary.sqlite"]


def test_two_that_open_an_older_file_at_once_both_read_it(file: Path) -> None:
    of_version_1(file, ENTRIES)
    late = sqlite_file.number_of
    with pytest.MonkeyPatch.context() as patch:

        def raced(connection: sqlite3.Connection, pragma: str) -> int:
            found = late(connection, pragma)
            if pragma == "user_version" and not connection.in_transaction and found == 1:
                patch.undo()
                Store(file).close()
            return found

        patch.setattr(schema, "number_of", raced)
        with Store(file) as store:
            assert store.every_entry() == ENTRIES
