"""Whatever stands in a diary's place, or goes wrong with its disk: one line, and nothing is overwritten."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from some_entries import BEGUN, MORNING, NOW, SESSION, beside, new_diary, query

from hipcoach.diary import sqlite_file
from hipcoach.diary.entries import CheckEntry, DiaryEntry
from hipcoach.diary.store import Store, exists
from hipcoach.errors import DiaryError

pytest_plugins = ("a_diary",)

OPENINGS: list[Callable[[Path], Store]] = [Store, Store.begin]


def refused(opening: Callable[[Path], Store], file: Path) -> str:
    """What is said where it can't be opened: one line, with the file's name, that steers no terminal."""
    with pytest.raises(DiaryError) as error:
        opening(file).close()
    said = str(error.value)
    assert said.isprintable()
    assert len(said) < 250 + len(str(file))
    return said


def a_foreign_one(file: Path) -> None:
    query(file, "CREATE TABLE entries (x)")


def a_foreign_one_in_wal(file: Path) -> None:
    query(file, "PRAGMA journal_mode = WAL")
    query(file, "CREATE TABLE entries (x)")


def a_cut_one(file: Path) -> None:
    with Store.begin(file) as store:
        for _ in range(20):
            store.add("", SESSION, NOW, NOW)
            store.add("", BEGUN, NOW, NOW)
    file.write_bytes(file.read_bytes()[:5000])


IN_ITS_PLACE: list[tuple[Callable[[Path], object], str]] = [
    (a_foreign_one, "is a database of another program and was left alone"),
    (a_foreign_one_in_wal, "is a database of another program and was left alone"),
    (lambda file: file.write_text("my notes"), "is damaged, or no diary"),
    (lambda file: file.write_text("my notes\n" * 9999), "is damaged, or no diary"),
    (lambda file: file.write_bytes(bytes(8192)), "is damaged, or no diary"),
    (a_cut_one, "is damaged, or no diary"),
    (Path.mkdir, "is a folder; name a file"),
    (os.mkfifo, "is no ordinary file"),
    (lambda file: file.symlink_to("nowhere"), "is a link to what is not there|no diary is there"),
    (lambda file: file.symlink_to(file), "can't be opened|is a link|no diary is there"),
    (lambda file: file.symlink_to("/dev/full"), "is no ordinary file"),
]


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize(("make", "told"), IN_ITS_PLACE, ids=range(len(IN_ITS_PLACE)))
def test_what_is_no_diary_is_told_and_left_as_it_is(
    tmp_path: Path, opening: Callable[[Path], Store], make: Callable[[Path], object], told: str
) -> None:
    file = tmp_path / "diary"
    make(file)
    before = (beside(file), file.read_bytes() if file.is_file() else None)
    assert any(each in refused(opening, file) for each in told.split("|"))
    assert (beside(file), file.read_bytes() if file.is_file() else None) == before
    assert exists(file)


def test_an_empty_file_is_no_diary_and_one_may_be_begun_in_it(file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    assert not exists(file)
    assert "is empty, and no diary" in refused(Store, file)
    with Store.begin(file) as store:
        assert store.people() == []


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path, opening: Callable[[Path], Store]) -> None:
    (tmp_path / "data").write_text("x")
    refused(opening, tmp_path / "data" / "diary")
    assert (tmp_path / "data").read_text() == "x"


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[31m", "é", "50%?mode=memory#x", "a b"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    with Store.begin(file) as store:
        store.add("", MORNING, NOW, NOW)
    with Store(file) as store:
        assert len(store.every_entry()) == 1
    assert beside(file) == [name]
    file.write_text("no more")
    refused(Store, file)


def test_a_locked_file_is_told(file: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert "is in use by another program; try again" in refused(Store, file)
    store._connection.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(DiaryError, match="is in use by another program"):
        store.add("", MORNING, NOW, NOW)
    other.execute("ROLLBACK")
    other.close()
    assert store.add("", MORNING, NOW, NOW).number == 1


AS_NOBODY = """
import os, sys
from pathlib import Path
from hipcoach.diary.entries import MorningEntry
from hipcoach.diary.store import Store
from hipcoach.errors import DiaryError
from some_entries import MORNING, NOW
os.setuid(65534)
for step in (lambda f: Store.begin(f / "new" / "x"), lambda f: len(Store(f / "diary").every_entry()),
             lambda f: Store(f / "diary").add("", MORNING, NOW, NOW)):
    try:
        print(step(Path(sys.argv[1])))
    except DiaryError as error:
        print("told:", error)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become nobody")
def test_a_folder_that_can_only_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "diary"
    with Store.begin(file) as store:
        store.add("", MORNING, NOW, NOW)
    before = file.read_bytes()
    for path in (file, *tmp_path.parents, tmp_path):
        path.chmod(0o755) if path in tmp_path.parents or path == tmp_path else path.chmod(0o644)
        if path == Path(os.environ.get("TMPDIR", "/tmp")):  # noqa: S108
            break
    file.chmod(0o644)
    tmp_path.chmod(0o555)
    ran = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    if "PermissionError" in ran.stderr:
        pytest.skip("nobody can't read this checkout")
    new, read, added = ran.stdout.splitlines()
    assert new.startswith("told:")
    assert read == "1", "what can be read is read"
    assert added.startswith("told:")
    assert "can't be" in added
    assert file.read_bytes() == before


FILLING = """
import resource, sys
from pathlib import Path
from hipcoach.diary.store import Store
from hipcoach.errors import DiaryError
from some_entries import BEGUN, NOW
if sys.argv[2] != "0":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    store = Store.begin(Path(sys.argv[1]))
    while True:
        print(store.add("", BEGUN, NOW, NOW).number, flush=True)
except DiaryError as error:
    print(error)
"""


def filled(*command: str) -> tuple[list[int], str]:
    """The numbers of the entries that were finished before the disk was full, and what was said."""
    ran = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert not ran.stderr, ran.stderr
    *numbers, said = ran.stdout.splitlines()
    return [*map(int, numbers)], said


@pytest.mark.slow
@pytest.mark.parametrize("most", [100, 5000, 9000, 40_000, 60_000])
def test_a_file_that_can_not_grow_loses_nothing_that_was_finished(file: Path, most: int) -> None:
    numbers, said = filled(sys.executable, "-c", FILLING, str(file), str(most))
    assert "nothing was changed" in said or "disk is full" in said
    with Store.begin(file) as store:
        assert [entry.number for entry in store.every_entry()] == numbers
        assert store.add("", MORNING, NOW, NOW).number == len(numbers) + 1
    assert query(file, "PRAGMA integrity_check") == [("ok",)]


ON_A_SMALL_DISK = """
set -e
mount -t tmpfs -o size=100k none "$1"
PYTHONDONTWRITEBYTECODE=1 "$2" -c "$3" "$1/diary" 0
cp "$1/diary" "$4"
"""


@pytest.mark.slow
@pytest.mark.skipif(
    not shutil.which("unshare")
    or subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode != 0,
    reason="no disk of one's own can be made here",
)
def test_a_disk_that_fills_loses_nothing_that_was_finished(tmp_path: Path) -> None:
    disk, copy = tmp_path / "disk", tmp_path / "copy"
    disk.mkdir()
    numbers, said = filled(
        "unshare", "-rm", "sh", "-c", ON_A_SMALL_DISK, "sh", str(disk), sys.executable, FILLING, str(copy)
    )
    assert "the disk is full, and nothing was written; make room and try again" in said
    assert len(numbers) > 20
    with Store(copy) as store:
        assert [entry.number for entry in store.every_entry()] == numbers
    assert query(copy, "PRAGMA integrity_check") == [("ok",)]


def test_a_full_disk_while_one_forgets_is_told(file: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    store.add("", MORNING, NOW, NOW)
    with monkeypatch.context() as patch:
        patch.setattr("hipcoach.diary.store.finish_erasing", full)
        with pytest.raises(DiaryError, match="1 entries are gone, but traces may be left; make room"):
            store.forget(number=1)
    Store(file).close()
    assert query(file, "SELECT * FROM forgetting") == []


@pytest.mark.slow
@settings(max_examples=300)
@given(
    st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), min_size=1, max_size=5),
    st.none() | st.floats(0, 1),
)
def test_a_damaged_file_is_told_or_what_is_read_was_said(flips: list[tuple[int, int]], cut: float | None) -> None:
    with new_diary() as store:
        for number in range(20):
            store.add("", CheckEntry(exercise="clamshell", pain=number % 11), NOW, NOW)
        written: list[DiaryEntry] = store.every_entry()
        file = store.file
        store.close()
        content = bytearray(file.read_bytes())
        for place, value in flips:
            content[place % len(content)] = value
        file.write_bytes(content[: round(cut * len(content)) if cut is not None else None])
        try:
            with Store(file) as damaged:
                damaged.people()
                damaged.told("")
                assert all(entry in written for entry in damaged.entries(""))
                damaged.add("", MORNING, NOW, NOW)
        except DiaryError as error:
            assert str(error).isprintable()  # noqa: PT017 (either is right)


def test_a_file_of_which_only_the_head_is_written_yet_is_no_damage(
    file: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, connected = file.read_bytes(), sqlite_file.connected

    def written_meanwhile(path: Path, options: str) -> sqlite3.Connection:
        if options == "mode=rw":
            path.write_bytes(whole)
        return connected(path, options)

    store.close()
    file.write_bytes(whole[:4096])
    monkeypatch.setattr(sqlite_file, "connected", written_meanwhile)
    with Store(file) as opened:
        assert opened.people() == []


def test_a_file_that_somebody_begins_between_two_questions_is_no_other_programs(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number_of = sqlite_file.number_of

    def begun_meanwhile(connection: sqlite3.Connection, pragma: str) -> int:
        number = number_of(connection, pragma)
        monkeypatch.setattr(sqlite_file, "number_of", number_of)
        Store.begin(file).close()
        return number

    sqlite_file.made(file)
    monkeypatch.setattr(sqlite_file, "number_of", begun_meanwhile)
    with Store.begin(file) as opened:
        assert opened.people() == []
