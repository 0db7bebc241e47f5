"""A diary taken over from its JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.cli.diary.book import diary_file
from hipcoach.cli.named_file import read_named
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
    """What it holds, and no more of it than tells that it is too large: it may be a pipe that never ends."""
    from hipcoach.cli.output import input_bytes
    from hipcoach.diary.json_lines import LARGEST_IMPORT

    if str(source) == "-":
        return input_bytes(LARGEST_IMPORT + 1)
    return read_named(source, LARGEST_IMPORT)
