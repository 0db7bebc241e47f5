"""Names of people: values, never part of a path."""

from __future__ import annotations

import unicodedata

from hipcoach.text import fault

OWNER = ""
"""Whose diary it is; the others have a name."""
_LONGEST = 60


def person_name(text: str) -> str:
    """A name as it is kept: composed (NFC), with single blanks; at most 60 letters and other printable signs.

    Raises:
        ValueError: it is none; says what is wrong with it.
    """
    wrong = fault(text)
    if wrong:
        raise ValueError(wrong)
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if len(name) > _LONGEST:
        raise ValueError(f"is {len(name)} characters long; at most {_LONGEST} fit")
    return name


def person_key(name: str) -> str:
    """By what names are compared: without case. The owner's is empty too."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", " ".join(name.split())).casefold())
