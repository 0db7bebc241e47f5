"""Runs hipcoach, and sends itself a signal at a moment that is counted, so that a moment can be had again.

    python kill_itself.py change 3 TERM catalogue new mine
    python kill_itself.py line 17 INT recommend -s hamstring -o out.txt

`change N` is before the N-th change of a file in the working directory; `line N` before the N-th line of the command
line's own code, or of what makes temporary files, after the first change.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

_CHANGES = {f"os.{name}" for name in ("rename", "remove", "mkdir", "rmdir", "chmod", "link", "symlink", "truncate")}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_OURS = (f"{os.sep}hipcoach{os.sep}cli{os.sep}", f"{os.sep}tempfile.py")


class Moments:
    """Counts changes and lines; at the one that was named the signal goes off, once."""

    def __init__(self, what: str, number: int, name: str) -> None:
        self._what = what
        self._left = number
        self._signal = signal.Signals[f"SIG{name}"]
        self._begun = False
        self._here = str(Path.cwd())

    def audit(self, event: str, args: tuple[Any, ...]) -> None:
        """A hook that Python calls before it does something to a file."""
        writes = event in _CHANGES or (event == "open" and isinstance(args[2], int) and args[2] & _WRITES)
        if writes and args and self._is_here(args[0]):
            self.changes()

    def changes(self) -> None:
        """A file is about to be changed."""
        self._begun = True
        if self._what == "change":
            self._count()

    def trace(self, frame: FrameType, event: str, _argument: Any) -> Any:
        """A hook that Python calls at every line of the code that writes."""
        if not any(part in frame.f_code.co_filename for part in _OURS):
            return None
        if event == "line" and self._begun:
            self._count()
        return self.trace

    def _is_here(self, path: Any) -> bool:
        if not isinstance(path, (str, bytes, os.PathLike)):
            return False
        name = os.fsdecode(path)
        return not name.startswith(os.sep) or name.startswith(self._here)

    def _count(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), self._signal)


def run(what: str, number: int, name: str, line: list[str]) -> None:
    """Run hipcoach, with a signal to come."""
    moments = Moments(what, number, name)
    sys.argv = ["hipcoach", *line]
    from hipcoach.cli import main

    sync = os.fsync

    def counted_sync(fd: Any) -> None:
        moments.changes()
        sync(fd)

    os.fsync = counted_sync  # Python has no audit event for it
    sys.addaudithook(moments.audit)
    if what == "line":
        sys.settrace(moments.trace)
    main()


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4:])
