"""How a text is written: harmless to a terminal, on one line, cut, spelt, spoken."""

from __future__ import annotations

import unicodedata
from typing import Any

_STEERING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_LONGEST_QUOTE = 60


def is_plain(text: str) -> bool:
    """True when no character steers a terminal or reorders a line (controls, ANSI, bidi marks, line breaks)."""
    return (text.isascii() and text.isprintable()) or all(unicodedata.category(c) not in _STEERING for c in text)


def printable(text: str) -> str:
    """Text that may quote a file or a person, with whatever would steer a terminal escaped."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text)


def one_line(text: str) -> str:
    """The same on one line, for the name of a file, which may have any character."""
    return printable(text).replace("\n", "\\n")


def cut(text: str) -> str:
    """A text as a message quotes it: at most 60 characters, the last of them `...` where there were more."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 3].rstrip()}..."


def shown(value: Any) -> str:
    """A value as a message shows it: cut, and in quotes where it is a text."""
    return cut(repr(value))


def key(word: str) -> str:
    """The spelling-blind form of a word: `Internal Rotation`, `internal_rotation` and `internal-rotation` are one."""
    return "-".join(word.casefold().replace("_", " ").replace("-", " ").split())


def clock(seconds: int) -> str:
    """`75` is `1:15`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def spoken(word: str) -> str:
    """A word of the vocabulary as it is written in a sentence: `internal_rotation` is `internal rotation`."""
    return {"cars": "CARs", "pails-rails": "PAILs/RAILs"}.get(word, word.replace("_", " "))


def singular(kind: str) -> str:
    """One entry of a kind of knowledge: `red_flags` is `red flag`."""
    return kind.replace("_", " ").removesuffix("s")
