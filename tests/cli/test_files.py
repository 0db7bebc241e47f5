"""Writing a file: into its place whole, through what leads to it, and with nothing left over."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from hipcoach.cli import files
from hipcoach.cli.signals import tidied
from hipcoach.errors import OutputError

OLD = "the old one, which is longer\n"
NEW = "the new × one\n"


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that others may read."""
    made = tmp_path / "routine.txt"
    made.write_text(OLD, encoding="utf-8")
    made.chmod(0o644)
    return made


def test_what_somebody_kept_in_a_database_is_not_written_over(tmp_path: Path) -> None:
    """A diary above all; an empty file of that name is no database yet."""
    kept = tmp_path / "diary.sqlite3"
    sqlite3.connect(kept).execute("CREATE TABLE entries (text)").connection.close()
    before = kept.read_bytes()
    with pytest.raises(OutputError, match="is a database"):
        files.write(kept, NEW, private=True)
    assert kept.read_bytes() == before
    kept.write_bytes(b"")
    assert files.write(kept, NEW, private=True)


@contextmanager
def opened(file: Path, flags: int = os.O_WRONLY | os.O_APPEND) -> Iterator[int]:
    handle = os.open(file, flags)
    try:
        yield handle
    finally:
        os.close(handle)


# --- into its place


def test_a_file_is_replaced_whole_and_keeps_its_mode(file: Path) -> None:
    for wanted in (0o644, 0o664, 0o600, 0o400):
        file.chmod(wanted)
        assert files.write(file, NEW, private=True)
        assert file.read_text("utf-8") == NEW
        assert mode(file) == wanted
        assert list(file.parent.iterdir()) == [file]


def test_a_file_of_somebody_else_is_not_written_into_where_it_is_private(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: file.stat().st_uid + 1)
    files.write(file, NEW, private=True)
    assert mode(file) == files.PRIVATE
    file.chmod(0o644)
    failing(monkeypatch, 1, "name")
    with pytest.raises(OutputError, match=r"its folder can't be written to"):
        files.write(file, OLD, private=True)
    assert file.read_text("utf-8") == NEW


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_what_is_not_private_has_the_mode_of_new_files(file: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        files.write(file.with_name("usual"), NEW, private=False)
        files.write(file.with_name("private"), NEW, private=True)
    finally:
        os.umask(before)
    assert mode(file.with_name("usual")) == 0o666 & ~umask
    assert mode(file.with_name("private")) == files.PRIVATE


@pytest.mark.parametrize("length", [1, 246, 255])
def test_every_name_that_a_file_can_have_is_kept(tmp_path: Path, length: int) -> None:
    files.write(tmp_path / ("n" * length), NEW, private=True)
    assert [len(name.name) for name in tmp_path.iterdir()] == [length]


def test_a_link_is_followed_wherever_it_leads(file: Path, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "second").symlink_to("../routine.txt")
    (tmp_path / "first").symlink_to("deep/second")
    (tmp_path / "dangling").symlink_to("deep/made")
    for link in ("first", "dangling"):
        files.write(tmp_path / link, NEW, private=True)
        assert (tmp_path / link).is_symlink()
    assert file.read_text("utf-8") == (tmp_path / "deep" / "made").read_text("utf-8") == NEW


def test_a_link_to_itself_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for place in ("loop", "loop/x"):
        with pytest.raises(OutputError, match="symbolic links"):
            files.write(tmp_path / place, NEW, private=True)


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    files.write(tmp_path / "pipe", "text", private=True)
    assert os.read(reader, 10) == b"text"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


def test_a_name_that_the_program_chose_leads_nowhere_else(file: Path, tmp_path: Path) -> None:
    (tmp_path / "link.svg").symlink_to(file)
    (tmp_path / "twin.svg").hardlink_to(file)
    os.mkfifo(tmp_path / "pipe.svg")
    for name in ("link.svg", "twin.svg", "pipe.svg"):
        files.write(tmp_path / name, NEW, private=False, chosen=True)
        assert not (tmp_path / name).is_symlink()
        assert (tmp_path / name).read_text("utf-8") == NEW
    assert file.read_text("utf-8") == OLD


def test_it_is_on_the_disk_before_it_has_its_name_and_the_name_is_there_after(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, replace = os.fsync, Path.replace

    def noted_sync(handle: int) -> None:
        seen = os.fstat(handle)
        steps.append("folder" if stat.S_ISDIR(seen.st_mode) else f"{seen.st_size} bytes")
        sync(handle)

    def noted_replace(beside: Path, place: Path) -> Path:
        steps.append("named")
        return replace(beside, place)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    files.write(file, NEW, private=True)
    assert steps == [f"{len(NEW.encode())} bytes", "named", "folder"]


# --- what stands in the way


def failing(monkeypatch: pytest.MonkeyPatch, number: int, step: str) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*{"create": (files, "_create"), "name": (Path, "replace"), "sync": (os, "fsync")}[step], fail)


@pytest.mark.parametrize("step", ["create", "sync", "name"])
@pytest.mark.parametrize("number", [5, 28, 122], ids=os.strerror)
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    failing(monkeypatch, number, step)
    with pytest.raises(OutputError, match=os.strerror(number)):
        files.write(file, NEW, private=True)
    assert file.read_text("utf-8") == OLD
    assert list(file.parent.iterdir()) == [file]
    assert mode(file) == 0o644


@pytest.mark.parametrize("step", ["create", "name"])
@pytest.mark.parametrize("number", [1, 13, 16, 30], ids=os.strerror)
@pytest.mark.parametrize("private", [True, False])
def test_where_the_folder_refuses_the_file_itself_is_written(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, *, private: bool
) -> None:
    inode = file.stat().st_ino
    failing(monkeypatch, number, step)
    files.write(file, NEW, private=private)
    assert file.read_text("utf-8") == NEW
    assert file.stat().st_ino == inode
    assert mode(file) == 0o644
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_that_refuses_a_new_file_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, 13, "create")
    for place, chosen in ((file.with_name("other.txt"), False), (file, True)):
        with pytest.raises(OutputError, match=r"its folder can't be written to \(Permission denied\)"):
            files.write(place, NEW, private=True, chosen=chosen)
    assert file.read_text("utf-8") == OLD


# --- through what leads there


@pytest.mark.parametrize(
    "name", ["/dev/fd/{}", "/proc/self/fd/{}", "/proc/thread-self/fd/{}", "/proc/{pid}/fd/{}", "link", ""]
)
def test_what_an_open_descriptor_leads_to_is_written_through_it(file: Path, name: str) -> None:
    with opened(file) as handle:
        (file.parent / "link").symlink_to(f"/dev/fd/{handle}")
        files.write(file.parent / name.format(handle, pid=os.getpid()) if name else file, NEW, private=True)
        os.write(handle, b"footer")
    assert file.read_text("utf-8") == f"{OLD}{NEW}footer"
    assert mode(file) == 0o644
    assert len(list(file.parent.iterdir())) == 2


def test_of_two_descriptors_the_one_that_is_named_is_written_through(file: Path) -> None:
    with opened(file, os.O_WRONLY), opened(file) as second:
        files.write(Path(f"/dev/fd/{second}"), NEW, private=True)
    assert file.read_text("utf-8") == f"{OLD}{NEW}"


def test_a_file_that_has_lost_its_name_gets_no_new_one(file: Path) -> None:
    with opened(file, os.O_RDWR) as handle:
        file.unlink()
        files.write(Path(f"/dev/fd/{handle}"), NEW, private=True)
        assert os.pread(handle, 99, 0).decode() == NEW + OLD.encode()[len(NEW.encode()) :].decode()
    assert list(file.parent.iterdir()) == []


def test_a_descriptor_for_reading_holds_nobody_up(file: Path) -> None:
    with opened(file, os.O_RDONLY) as handle:
        files.write(file, NEW, private=True)
        assert file.read_text("utf-8") == NEW
        with pytest.raises(OutputError, match="Bad file descriptor"):
            files.write(Path(f"/dev/fd/{handle}"), NEW, private=True)


def test_what_another_process_has_open_is_added_to(file: Path) -> None:
    with file.open("ab") as stream:
        other = subprocess.Popen(["sleep", "60"], stdout=stream)
    files.write(Path(f"/proc/{other.pid}/fd/1"), NEW, private=True)
    other.kill()
    other.wait()
    assert file.read_text("utf-8") == OLD + NEW


def test_what_was_printed_before_stands_before(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(file) as handle, open(handle, "w", encoding="utf-8", closefd=False) as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        stdout.write("header\n")
        files.write(Path(f"/dev/fd/{handle}"), NEW, private=True)
    assert file.read_text("utf-8") == f"{OLD}header\n{NEW}"


def test_whoever_stops_reading_is_told_apart_from_a_place_that_cannot_be_written() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with pytest.raises(BrokenPipeError):
        files.write(Path(f"/dev/fd/{writer}"), NEW, private=True)
    os.close(writer)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(echo header; {} -o /dev/stdout; echo footer) > f", "header\n{}footer\n"),
        ("echo header > f; {} -o /dev/stdout >> f", "header\n{}"),
        ("echo header > f; {} -o f >> f", "header\n{}"),
        ("echo header > f; {} -o - >> f", "header\n{}"),
        ("echo header > f; {} -o /dev/stderr 2>> f", "header\n{}"),
        ("echo header > f; {} -o /proc/$$/fd/3 3>> f", "header\n{}"),
        ("{} -o /dev/stdout | cat > f", "{}"),
        ("{} -o ./- && mv ./- f", "{}"),
    ],
)
def test_a_shell_keeps_what_it_wrote_before_and_after(tmp_path: Path, line: str, expected: str) -> None:
    command = shlex.join([sys.executable, "-m", "hipcoach", "figure", "clamshell"])
    plain = subprocess.run([*shlex.split(command)], check=True, capture_output=True, text=True, cwd=tmp_path)
    subprocess.run(["/bin/sh", "-c", line.format(command)], check=True, cwd=tmp_path, timeout=60)
    assert (tmp_path / "f").read_text("utf-8") == expected.format(plain.stdout)
    assert list(tmp_path.iterdir()) == [tmp_path / "f"]


# --- what ends the program


def endings(work: str, number: str, folder: Path) -> list[dict[str, Any]]:
    """What is there after a signal at each moment of some work, and after the work was done again."""
    command = [sys.executable, str(Path(__file__).with_name("ended_at.py")), number, work]
    done = subprocess.run(command, check=True, capture_output=True, cwd=folder, timeout=120)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found[-1]["status"] == 0
    assert {moment["status"] for moment in found[:-1]} == {-signal.Signals[number]}
    return found


_SLOW = pytest.mark.slow  # a process for each moment


@pytest.mark.parametrize(
    "number", ["SIGTERM", *(pytest.param(each, marks=_SLOW) for each in ("SIGINT", "SIGHUP", "SIGKILL"))]
)
def test_whenever_a_signal_comes_the_file_is_the_old_or_the_new_one(tmp_path: Path, number: str) -> None:
    found = endings("write", number, tmp_path)
    assert len(found) > 4
    assert {moment["left"].pop("routine.txt") for moment in found} == {"the old one, which is longer", "the new one"}
    if number != "SIGKILL":
        assert not any(moment["left"] for moment in found)


@pytest.mark.slow
@pytest.mark.parametrize("number", ["SIGTERM", "SIGKILL"])
def test_a_folder_is_begun_whole_or_not_at_all(tmp_path: Path, number: str) -> None:
    found = endings("begin", number, tmp_path)
    whole = found[-1]["left"]
    assert len(whole) == 17
    for moment in found:
        seen = {name: text for name, text in moment["left"].items() if not name.startswith(".hipcoach-new-")}
        assert seen in ({}, whole)
        assert number == "SIGKILL" or seen == moment["left"]
        assert moment["then"] == whole


@pytest.mark.slow
@pytest.mark.parametrize("number", ["SIGTERM", "SIGKILL"])
def test_a_part_of_a_folder_that_a_signal_left_is_completed(tmp_path: Path, number: str) -> None:
    found = endings("begin-in-a-folder", number, tmp_path)
    assert len({len(moment["left"]) for moment in found}) > 5
    for moment in found:
        assert number == "SIGKILL" or not any(".hipcoach" in name for name in moment["left"])
        assert moment["then"] == found[-1]["left"]


ENDED_IN = """
import gc, os, signal, sys
def end():
    os.kill(os.getpid(), signal.{0})
gc.freeze = end
sys.argv = ["hipcoach", "--version"]
from hipcoach.cli import main
main()
"""


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_the_last_moment_has_no_traceback(number: str) -> None:
    done = subprocess.run([sys.executable, "-c", ENDED_IN.format(number)], check=False, capture_output=True, timeout=60)
    assert done.returncode == -signal.Signals[number]
    assert done.stderr == b""


def test_what_is_ignored_ends_nothing(file: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with tidied(file.unlink):
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert file.is_file()
