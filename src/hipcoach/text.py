"""How a text is written: harmless to a terminal, on one line, cut, spelt, spoken."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import Any

_LONGEST_QUOTE = 60
LONGEST = 500
"""Characters of a text of knowledge, which its type sees to; many have to be shorter."""
_MOST_MARKS = 8
"""Marks in a row: more than any language sets on a letter, and few enough to stay on their line."""
_INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\uffa0\U00013441\U00013442\U00016fe4\U0001d159")
"""Letters and signs that are meant to be blank (fillers of Hangul, Khitan and hieroglyphs, an empty braille cell)."""
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_TO_BLANK = dict.fromkeys(map(ord, _BLANKS), " ")
COMMAND = re.compile(r"##(?=\w*\[)")
"""What a runner of workflows takes for a command anywhere in a line, as `##[` or `##vso[`."""
_COMMAND_FIRST = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def fault(text: str) -> str | None:
    """What keeps a text out of the knowledge, and what to do; None where nothing does.

    It is one line with something to be seen on it, and `printable` leaves it as it is.
    """
    if text.isascii() and text.isprintable() and text.strip():
        return None
    if not any(map(_is_visible, text)):
        return "is empty; write some text"
    if not is_plain(text):
        return "has a control or direction character; use plain text on one line"
    if any(marks and len(list(row)) > _MOST_MARKS for marks, row in groupby(text, _is_mark)):
        return f"has more than {_MOST_MARKS} accents or other marks in a row; take some away"
    return None


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


def _is_visible(sign: str) -> bool:
    return not (sign.isspace() or sign in _INVISIBLE or _is_mark(sign))


def is_plain(text: str) -> bool:
    """True when no character steers a terminal or reorders a line (controls, ANSI, bidi marks, line breaks)."""
    return text.isprintable() or with_plain_blanks(text).isprintable()


def with_plain_blanks(text: str) -> str:
    """The text with U+0020 for every other blank (no-break, narrow, ideographic)."""
    return text if text.isascii() else text.translate(_TO_BLANK)


def printable(text: str) -> str:
    """Text that may quote a file or a person, with whatever would steer a terminal escaped."""
    if is_plain(text):
        return text
    return "".join(c if c == "\n" or is_plain(c) else c.encode("unicode_escape").decode() for c in text)


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for what is no character: a byte of a command line that was no UTF-8."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def without_commands(text: str) -> str:
    """The text with a blank inside whatever the runner of a workflow (GitHub, Azure, TeamCity) takes for a command."""
    return COMMAND.sub("# #", _COMMAND_FIRST.sub(r"\1: ", text))


def one_line(text: str) -> str:
    """The same on one line, for the name of a file, which may have any character."""
    return printable(text).replace("\n", "\\n")


def cut(text: str) -> str:
    """A text as a message quotes it: at most 60 characters, the last of them `...` where there were more."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 3].rstrip()}..."


def shown(value: Any) -> str:
    """A value as a message shows it: cut, and in quotes where it is a text."""
    return cut(repr(with_plain_blanks(value) if isinstance(value, str) else value))


_BETWEEN_WORDS = str.maketrans(dict.fromkeys("_-,\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb", " "))


def key(word: str) -> str:
    """The spelling-blind form of a word: `Internal Rotation`, `internal_rotation` and `internal-rotation,` are one."""
    return "-".join(word.casefold().translate(_BETWEEN_WORDS).split())


def clock(seconds: int) -> str:
    """`75` is `1:15`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def spoken(word: str) -> str:
    """A word of the vocabulary as it is written in a sentence: `internal_rotation` is `internal rotation`."""
    return {"cars": "CARs", "pails-rails": "PAILs/RAILs"}.get(word, word.replace("_", " "))


def day_written(ordinal: int) -> str:
    """A day of the calendar, counted as `date.toordinal` does, as YYYY-MM-DD."""
    from datetime import date  # no clock is asked: a number gets its usual form

    return date.fromordinal(ordinal).isoformat()


def singular(kind: str) -> str:
    """One entry of a kind of knowledge: `red_flags` is `red flag`."""
    return kind.replace("_", " ").removesuffix("s")
