"""A diary taken over from its JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.cli.diary.book import diary_file
from hipcoach.errors import UsageError
from hipcoach.text import one_line

if TYPE_CHECKING:
    from pathlib import Path


def taken_over(source: Path) -> str:
    """Take in what such a file, or standard input, holds; returns what is said of it.

    Raises:
        UsageError: it can't be read.
        DiaryError: it holds no diary, or can't be written; nothing was.
    """
    from hipcoach.diary.json_lines import imported
    from hipcoach.diary.store import Store

    entries = imported(_content(source))
    file = diary_file()
    with Store.begin(file) as store:
        new = store.take_in(entries)
    there = len(entries) - new
    also = f", {there} were there already" if there else ""
    return f"{new} of {len(entries)} entries taken in{also}: {one_line(str(file))}\n"


def _content(source: Path) -> bytes:
    import sys

    try:
        return sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{one_line(str(source))} can't be read: {why}") from None
