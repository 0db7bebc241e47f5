"""What is forgotten is gone: from the file, from its journal, from every backup."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from some_entries import BEGUN, DIARIES, MORNING, NOW, Told, beside, new_diary, query, tell

from hipcoach.diary.entries import BegunEntry, MeasureEntry, MorningEntry, Standing, VoidEntry
from hipcoach.diary.store import Store, exists
from hipcoach.errors import DiaryError

pytest_plugins = ("a_diary",)

MARK = "Xanthippe Marker"
SAID = "climb the marker hill"


def bytes_beside(file: Path) -> bytes:
    """Of every file in its folder."""
    return b"".join(path.read_bytes() for path in file.parent.iterdir())


def full(store: Store) -> None:
    """Several pages of entries of several people, as they come in one after the other."""
    for _ in range(60):
        for person in ("", MARK, "Anna"):
            store.add(person, BegunEntry(standing=Standing(avoid=("y" * 60,) * 3)), NOW, NOW)


def test_an_entry_and_its_corrections_are_gone_from_the_file(file: Path, store: Store) -> None:
    full(store)
    first = store.add("", MeasureEntry(activity=SAID, score=1), NOW, NOW)
    second = store.add("", MeasureEntry(activity=SAID.upper(), score=2), NOW, NOW, corrects=first.number)
    third = store.add("", VoidEntry(), NOW, NOW, corrects=first.number)
    others = len(store.every_entry()) - 3
    assert SAID.encode() in bytes_beside(file)
    assert store.forget(number=second.number) == 3, "named by a correction of it"
    left = bytes_beside(file)
    assert not [each for each in (SAID, SAID.upper(), first.id, second.id, third.id) if each.encode() in left]
    assert len(store.every_entry()) == others
    assert beside(file) == ["diary.sqlite"]


def test_a_person_is_gone_from_the_file(file: Path, store: Store) -> None:
    full(store)
    assert store.forget(person=MARK.upper()) == 60
    assert MARK.encode() not in bytes_beside(file)
    assert MARK.casefold().encode() not in bytes_beside(file)
    assert store.people() == ["", "Anna"]
    assert len(store.every_entry()) == 120
    assert store.forget(person="") == 60
    assert store.people() == ["Anna"]


def test_everything_is_the_file_and_all_beside_it(file: Path, store: Store) -> None:
    full(store)
    other_name = file.parent / "other name"
    other_name.hardlink_to(file)
    (file.parent / "diary.sqlite.v1").write_text(MARK)
    (file.parent / "diary.sqlite.v1.part").write_text(MARK)
    (file.parent / "diary.sqlite.mine").write_text("somebody else's")
    assert store.forget(everything=True) == 180
    assert beside(file) == ["diary.sqlite.mine", "other name"]
    assert MARK.encode() not in bytes_beside(file), "of another name of the file, too"
    assert not exists(file)
    with Store.begin(file) as anew:
        assert anew.add("", MORNING, NOW, NOW).number == 1


@pytest.mark.parametrize("forget", [lambda s: s.forget(number=1), lambda s: s.forget(person=MARK)])
def test_backups_go_with_what_is_forgotten(file: Path, store: Store, forget: Callable[[Store], int]) -> None:
    store.add(MARK, BEGUN, NOW, NOW)
    (file.parent / "diary.sqlite.v1").write_text(MARK)
    assert forget(store) == 1
    assert MARK.encode() not in bytes_beside(file)
    assert beside(file) == ["diary.sqlite"]


@pytest.mark.parametrize(
    ("forget", "told"),
    [
        (lambda s: s.forget(number=7), "no entry has the number 7"),
        (lambda s: s.forget(person="Bob"), "has no entry of 'Bob'"),
        (lambda s: s.forget(person="a\x1b[31m"), r"has no entry of 'a\\x1b\[31m'"),
    ],
)
def test_what_is_not_there_can_not_be_forgotten(
    file: Path, store: Store, forget: Callable[[Store], int], told: str
) -> None:
    store.add("", MORNING, NOW, NOW)
    (file.parent / "diary.sqlite.v1").write_text("a backup")
    with pytest.raises(DiaryError, match=told):
        forget(store)
    assert beside(file) == ["diary.sqlite", "diary.sqlite.v1"]
    assert len(store.every_entry()) == 1


def test_a_damaged_entry_can_be_forgotten(file: Path, store: Store) -> None:
    store.add("", MORNING, NOW, NOW)
    store.add("", BEGUN, NOW, NOW)
    query(file, "DROP TRIGGER no_entry_is_changed")
    query(file, "UPDATE entries SET data = 'x' WHERE number = 1")
    store.forget(number=1)
    assert [entry.number for entry in store.every_entry()] == [2]


def test_what_a_killed_one_left_undone_is_done_by_the_next(file: Path, store: Store) -> None:
    store.add("", MORNING, NOW, NOW)
    store._connection.execute("INSERT INTO forgetting VALUES (1)")  # as after a kill before the file is written anew
    statements: list[str] = []
    connect = sqlite3.connect

    def watched(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)  # type: ignore[call-overload]
        connection.set_trace_callback(statements.append)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", watched)
        Store(file).close()
    assert "VACUUM" in statements
    assert query(file, "SELECT count(*) FROM forgetting") == [(0,)]


@pytest.mark.slow
@settings(max_examples=300)
@given(DIARIES, st.data())
def test_only_what_was_named_is_gone(diary: list[Told], data: st.DataObject) -> None:
    with new_diary() as store:
        for told in diary:
            tell(store, told)
        before = store.every_entry()
        if not before:
            return
        if data.draw(st.booleans()):
            number = data.draw(st.sampled_from([entry.number for entry in before]))
            named = next(entry for entry in before if entry.number == number)
            first = named.corrects or number
            gone = [entry for entry in before if first in {entry.number, entry.corrects}]
            assert store.forget(number=number) == len(gone)
        else:
            person = data.draw(st.sampled_from(store.people()))
            gone = store.every_entry(person)
            assert store.forget(person=person) == len(gone)
        assert store.every_entry() == [entry for entry in before if entry not in gone]
        left = bytes_beside(store.file)
        assert not [entry.id for entry in gone if entry.id.encode() in left]
        if store.every_entry():
            assert store.add("", MorningEntry(pain=1), NOW, NOW).number > before[-1].number


@pytest.mark.slow
def test_whenever_a_forgetting_is_killed_the_next_one_to_open_the_file_leaves_nothing_half_done(tmp_path: Path) -> None:
    """Killed at a random moment: either the person is there, whole, or gone without a trace."""
    outcomes = set()
    whole = tmp_path / "whole" / "diary.sqlite"
    with Store.begin(whole) as store:
        full(store)
    for delay in range(30):
        file = tmp_path / str(delay) / "diary.sqlite"
        file.parent.mkdir()
        shutil.copy(whole, file)
        process = subprocess.Popen([sys.executable, "-c", FORGETTING, str(file), MARK], stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        try:
            process.wait(timeout=delay / 1500)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        process.stdout.close()
        with Store(file) as after:
            there = len(after.every_entry(MARK))
            assert len(after.every_entry()) == 120 + there
            traces = MARK.encode() in bytes_beside(file)
            assert (there, traces) in {(60, True), (0, False)}
            assert beside(file) == ["diary.sqlite"]
        outcomes.add(there)
    assert outcomes == {0, 60}


FORGETTING = """
import sys
from pathlib import Path
from hipcoach.diary.store import Store
store = Store(Path(sys.argv[1]))
print("ready", flush=True)
store.forget(person=sys.argv[2])
"""
