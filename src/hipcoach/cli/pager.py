"""What is longer than the terminal, shown page by page."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from hipcoach.cli.signals import ctrl_c_is_theirs

if TYPE_CHECKING:
    from collections.abc import Sequence

_LESS = ["less", "-FRX"]
"""It ends by itself where all fits, lets colours through, and leaves on the screen what was read."""
_NONE = ("", "cat")
_NOT_FOUND = (126, 127)
"""What a shell's exit code says where a command can't be run."""


def shown_in_pages(text: str, wish: str | None) -> bool:
    """Show a text in a pager; False where there is none, it is not needed or it can't be run.

    Args:
        text: with its colours.
        wish: the command; empty, or `cat`, for none. None is PAGER's, else less.
    """
    command = _command(os.environ.get("PAGER") if wish is None else wish)
    if command is None or len(text.splitlines()) < shutil.get_terminal_size().lines:
        return False
    said = text.encode(sys.stdout.encoding, errors="replace")
    try:
        with ctrl_c_is_theirs():
            ended = subprocess.run(command, input=said, check=False, env={"LESS": "FRX", **os.environ})  # noqa: S603
    except OSError:
        return False
    return ended.returncode not in _NOT_FOUND


def _command(wish: str | None) -> Sequence[str] | None:
    if wish is None:
        return _LESS if shutil.which(_LESS[0]) else None
    try:
        return None if wish.strip() in _NONE else shlex.split(wish)
    except ValueError:  # a quote that is never closed
        return None
