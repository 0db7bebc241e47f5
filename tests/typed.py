"""A real shell in a terminal of its own, with keys pressed in it."""

from __future__ import annotations

import os
import pty
import select
import signal
import time
from pathlib import Path
from typing import Self

PROMPT = "ready> "
LOOK = b"\x18"
"""Control-X: a shell of these tests is told to write what is on its line into the file LINE of its home."""
_LONGEST = 60
"""Seconds until a shell counts as hanging."""


class Typed:
    """A shell that was just started, waiting at its prompt; it ends with the `with`."""

    def __init__(self, command: list[str], home: Path, environment: dict[str, str]) -> None:
        self._line = home / "LINE"
        self.screen = ""
        self._process, self._terminal = pty.fork()
        if not self._process:
            os.chdir(home)
            os.execvpe(command[0], command, environment)  # noqa: S606

    def __enter__(self) -> Self:
        self.sees(PROMPT)
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._terminal)

    def press(self, keys: str | bytes) -> None:
        """Press keys; whatever was on the screen before is forgotten."""
        self.screen = ""
        os.write(self._terminal, keys if isinstance(keys, bytes) else keys.encode())

    def sees(self, text: str) -> str:
        """The screen, once this text is on it."""
        self._wait(lambda: text in self.screen)
        return self.screen

    def after_tab(self, line: str) -> str:
        """What is on the line after this was typed and Tab pressed; then the line is emptied."""
        self._line.unlink(missing_ok=True)
        self.press(f"{line}\t")
        self.press(LOOK)
        self._wait(lambda: self._line.is_file() and self._line.read_text().endswith("\n"))
        self.press(b"\x15")
        return self._line.read_text().removesuffix("\n")

    def _wait(self, seen: object) -> None:
        assert callable(seen)
        end = time.monotonic() + _LONGEST
        while not seen():
            assert time.monotonic() < end, self.screen
            if select.select([self._terminal], [], [], 0.05)[0]:
                self.screen += os.read(self._terminal, 65536).decode(errors="replace")
