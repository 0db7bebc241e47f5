"""The one way to read a file that somebody names: never more of it than is taken, and never one to be waited for."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from hipcoach.cli.files import is_descriptor
from hipcoach.errors import UsageError
from hipcoach.text import one_line


def read_named(file: Path, most: int, *, option: str = "", instead: str = "") -> bytes:
    """What a file holds, one byte more than `most` at most: that much tells that it is too large.

    What the shell has open for this program is read, be it a pipe: /dev/stdin, `<(command)`. A pipe that has a
    name of its own is refused, for whoever opens it waits for somebody who writes; so is every device.

    Args:
        file: its path.
        most: bytes that a file may have.
        option: the option that names it, as in `--replaces`.
        instead: what to do where it can't be read.

    Raises:
        UsageError: it can't be read, or is no file.
    """
    try:
        with open(file, "rb", opener=None if is_descriptor(file) else _regular) as stream:
            return stream.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: no path of this system has such a name
        why = getattr(error, "strerror", None) or str(error)
        lead, end = f"{option}: " if option else "", f"; {instead}" if instead else ""
        raise UsageError(f"{lead}{one_line(str(file))} can't be read: {why}{end}") from None


def _regular(file: str, flags: int) -> int:
    """A descriptor of a file, or of a folder, of which reading says so itself."""
    opened = os.open(file, flags | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(opened).st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return opened
    os.close(opened)
    raise ValueError("it is no file, but a device or a pipe")
