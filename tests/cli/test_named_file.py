"""A file that somebody names, by each door: a pipe with a name is never waited for, what the shell has open is read."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from day_by_day import Days

from hipcoach.cli.named_file import read_named
from hipcoach.errors import UsageError

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")

PLAN = ("plan", "--programme", "hip-month", "--start", "2026-11-30", "-o", "new.ics")
DOORS = {
    "an earlier calendar": (*PLAN, "--replaces"),
    "a session": ("done",),
    "a diary": ("diary", "--import"),
    "answers": ("screen", "--answers"),
}


@pytest.fixture
def never_waits() -> Iterator[None]:
    """A test that still runs after ten seconds has failed."""

    def late(*_: object) -> None:
        pytest.fail("it waits")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(10)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("never_waits")
@pytest.mark.parametrize("door", DOORS)
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(days: Days, tmp_path: Path, door: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = days.run(*DOORS[door], "pipe", exit_code=2)
    assert "pipe can't be read: it is no file, but a device or a pipe" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not days.file.exists()


@pytest.mark.usefixtures("never_waits")
@pytest.mark.parametrize("door", DOORS)
def test_a_device_and_a_folder_are_refused(days: Days, door: str) -> None:
    assert "/dev/zero can't be read: it is no file" in days.run(*DOORS[door], "/dev/zero", exit_code=2).stderr
    assert "can't be read: Is a directory" in days.run(*DOORS[door], ".", exit_code=2).stderr


@pytest.mark.usefixtures("never_waits")
def test_an_earlier_calendar_may_come_through_a_pipe_of_the_shell(days: Days, tmp_path: Path) -> None:
    """`--replaces <(ssh home cat old.ics)`."""
    days.run(*PLAN)
    reading, writing = os.pipe()
    os.write(writing, _one_event(tmp_path / "new.ics"))
    os.close(writing)
    try:
        days.run(*PLAN, "--replaces", f"/dev/fd/{reading}")
    finally:
        os.close(reading)
    assert b"SEQUENCE:1\r\n" in (tmp_path / "new.ics").read_bytes()


def test_no_more_is_read_than_tells_that_it_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"x" * 50)
    assert read_named(tmp_path / "long", 20) == b"x" * 21
    (tmp_path / "link").symlink_to("long")
    assert read_named(tmp_path / "link", 100) == b"x" * 50


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(UsageError, match="can't be read: embedded null byte; look again"):
        read_named(Path("a\0b"), 20, instead="look again")


def _one_event(file: Path) -> bytes:
    """A calendar's first event alone, which fits into a pipe."""
    first, _, _ = file.read_bytes().partition(b"END:VEVENT\r\n")
    return first + b"END:VEVENT\r\nEND:VCALENDAR\r\n"
