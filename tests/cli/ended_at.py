"""Ends a piece of work by a signal, at each moment at which it changes the disk; a process of its own each time.

    python ended_at.py SIGNAL WORK

Runs in the working directory, and prints for each moment, as JSON, what the work left there, and what is there once it
was done again.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from hipcoach.cli import files, signals
from hipcoach.cli.catalogue import new

CHANGES = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}
MOST = 200
PARTS = new._parts()
OLD = "the old one, which is longer"


def write() -> None:
    """Write over a file that is there."""
    files.write(Path("routine.txt"), "the new one", private=True)


def begin() -> None:
    """Start a knowledge folder."""
    new.new(Path("mine"))


def take_notes() -> None:
    """A folder with something else in it."""
    Path("mine").mkdir()
    Path("mine/notes.txt").touch()


def do_not_wait(fd: object) -> None:
    """For the disk: a process that ends is no machine that stops."""


WORKS: dict[str, tuple[Callable[[], None], Callable[[], object]]] = {
    "write": (write, lambda: Path("routine.txt").write_text(OLD, encoding="utf-8")),
    "begin": (begin, lambda: None),
    "begin-in-a-folder": (begin, take_notes),
}


def in_a_process(work: Callable[[], None], number: int = 0, at: int = MOST) -> int:
    """Do it there; the signal comes before the change of this number. Gives how the process ended."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    seen = 0

    def look(event: str, _: tuple[object, ...]) -> None:
        nonlocal seen
        if event in CHANGES:
            seen += 1
            if seen == at:
                os.kill(os.getpid(), number)

    sys.addaudithook(look)
    signals.end_at_once()
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def there() -> dict[str, str]:
    """The files of the working directory with what is in them."""
    return {str(file): file.read_text("utf-8") if file.is_file() else "" for file in sorted(Path().rglob("*"))}


def main() -> None:
    """Moment after moment, until the work is done before the signal comes."""
    number = signal.Signals[sys.argv[1]]
    work, prepare = WORKS[sys.argv[2]]
    new._parts = lambda: PARTS
    os.fsync = do_not_wait
    sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 (until the process ends)
    top = Path.cwd()
    for at in range(1, MOST):
        (top / str(at)).mkdir()
        os.chdir(top / str(at))
        prepare()
        status = in_a_process(work, number, at)
        left = there()
        found = {"status": status, "left": left, "again": in_a_process(work)}
        found["then"] = there()
        sys.stdout.write(f"{json.dumps(found)}\n")
        if status == 0:
            return


if __name__ == "__main__":
    main()
