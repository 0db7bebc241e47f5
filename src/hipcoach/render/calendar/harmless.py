"""A text of a knowledge folder or of a person, as a calendar may have it."""

from hipcoach.text import one_line

_BACKSLASH = "\uff3c"
"""Its wide form: there are programs that make a line break of a backslash and an n, however well it was escaped."""


def harmless(text: str) -> str:
    """The text on one line, without control characters; the calendar's library escapes its separators."""
    return one_line(text).replace("\\", _BACKSLASH)
