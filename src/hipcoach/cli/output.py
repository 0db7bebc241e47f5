"""Streams: results to stdout or a file, everything else to stderr."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from hipcoach.cli import files
from hipcoach.errors import OutputError, UsageError
from hipcoach.text import one_line, printable, without_commands

if TYPE_CHECKING:
    from collections.abc import Iterator


def open_streams() -> None:
    """Let both streams print whatever comes; one that the shell has closed (`>&-`) leads nowhere.

    On stderr, where a parser may quote what was typed, whatever would steer a terminal is escaped.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 (until the process ends)
        else:
            stream.reconfigure(errors="replace")
    sys.stderr = _Harmless(sys.stderr)
    _wishes.clear()


_wishes: dict[str, Any] = {}
"""How this run is to speak: `quiet`, `pager`."""


def speak(*, quiet: bool, pager: str | None) -> None:
    """Say how to speak from here on.

    Args:
        quiet: no notes and hints; what is wrong is said all the same.
        pager: the command that shows what is longer than the screen; empty for none, None for the usual one.
    """
    _wishes.update(quiet=quiet, pager=pager)


class _Harmless:
    """A stream that is written to as it is, but for what would steer a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(_for_a_log(printable(text)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


_RUNNERS = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
"""Set where whatever is printed goes to a runner that takes some of it for commands."""


def _is_for_a_log() -> bool:
    return any(map(os.environ.get, _RUNNERS))


def _for_a_log(text: str) -> str:
    return without_commands(text) if _is_for_a_log() else text


def _all_without_commands(result: str | bytes) -> str | bytes:
    """A form that is no text stays as it is."""
    if isinstance(result, str):
        return without_commands(result)
    try:
        return without_commands(result.decode()).encode()
    except UnicodeDecodeError:
        return result


def emit(
    result: str | bytes,
    output: Path | None = None,
    *,
    utf8: bool = False,
    private: bool = True,
    commands: bool = False,
) -> None:
    """Write a result to stdout, or to a file.

    Args:
        result: all of it.
        output: the file; see `files.write`.
        utf8: UTF-8 whatever stdout's own encoding is, as JSON is.
        private: the file is readable for its owner alone; else as the system makes new files.
        commands: it is meant for a runner of workflows; nothing else on stdout commands one.

    Raises:
        OutputError: the file can't be written.
    """
    if not commands and _is_for_a_log() and (output is None or files.is_descriptor(output)):
        result = _all_without_commands(result)
    try:
        with _closed_pipe_is_no_error():
            if output is not None:
                if files.write(output, result, private=private):
                    note(f"written to {one_line(str(output))}{_readers(output) if private else ''}")
                return
            if isinstance(result, str) and _in_pages(result):
                return
            if utf8 or isinstance(result, bytes):
                sys.stdout.flush()
                sys.stdout.buffer.write(files.as_bytes(result))
            else:
                sys.stdout.write(result)
            sys.stdout.flush()
    except OSError as error:
        let_go(sys.stdout)
        raise OutputError(f"the result can't be written to standard output: {error.strerror}") from None


def _readers(output: Path) -> str:
    """Who else may read it, where a file that was there let them."""
    return ", which others on this machine can read" if output.stat().st_mode & _READ_BY_OTHERS else ""


def _in_pages(result: str) -> bool:
    if os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
        return False
    from hipcoach.cli.pager import shown_in_pages

    return shown_in_pages(result, _wishes.get("pager", os.environ.get("HIPCOACH_PAGER")))


_READ_BY_OTHERS = 0o044
_MOST_INPUT = 1_000_000


def read_input() -> str:
    """Standard input as text, at most a megabyte of it; what is no UTF-8 is replaced.

    Raises:
        UsageError: it can't be read.
    """
    return input_bytes(_MOST_INPUT).decode("utf-8", errors="replace")


def input_bytes(most: int) -> bytes:
    """Standard input, at most so many bytes of it.

    Raises:
        UsageError: it can't be read.
    """
    if sys.stdin is None:
        raise UsageError("standard input is closed; give a file, or the text as an argument")
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise UsageError(f"standard input can't be read: {error.strerror}") from None


def remark(text: str) -> None:
    """Say something that is not the result, as wide as the terminal is."""
    with _closed_pipe_is_no_error():
        sys.stderr.write(f"{_wrapped(text)}\n")
        sys.stderr.flush()


def note(text: str) -> None:
    """Say something that whoever asked may not care to know."""
    if not _wishes.get("quiet"):
        remark(text)


def complain(message: str) -> None:
    """Say what is wrong."""
    remark(f"hipcoach: {message}")


def _wrapped(text: str) -> str:
    """The lines of a text, broken between words where a terminal shows them; each keeps its indent."""
    if not sys.stderr.isatty():
        return text
    from textwrap import wrap

    width = shutil.get_terminal_size().columns
    lines = [
        wrap(line, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False) or [""]
        for line in text.split("\n")
    ]
    return "\n".join(part for parts in lines for part in parts)


@contextlib.contextmanager
def _closed_pipe_is_no_error() -> Iterator[None]:
    """Whoever reads has had enough (`| head -1`): stop quietly, also when Python flushes at exit."""
    try:
        yield
    except BrokenPipeError:
        let_go(sys.stdout)
        let_go(sys.stderr)
        sys.exit(0)


def let_go(stream: TextIO) -> None:
    """Point a stream that can't be written at nothing, so that Python's own flush at exit is quiet too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
