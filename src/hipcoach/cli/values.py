"""Values as people write them: `10 min`, `3/10`, `md`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from hipcoach.errors import OutOfBoundsError, UnknownWordError
from hipcoach.text import shown
from hipcoach.vocabulary import PAIN
from hipcoach.words import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

    _E = TypeVar("_E", bound=StrEnum)

MINUTE_UNIT = r"m|mins?\.?|minutes?|'"
PAIN_UNIT = r"/ ?10|(out )?of (10|ten)"
AGE_UNIT = r"y|yo|yrs?|years?( old)?"
STEP_UNIT = r"steps?|exercises?"


def whole(option: str, bounds: tuple[int, int], unit: str) -> Callable[[str], int]:
    """What reads a whole number within bounds, the unit behind it or not.

    Args:
        option: its name, for the message.
        bounds: the least and the most.
        unit: a pattern of what may stand behind the number.
    """
    number = re.compile(rf"(\d{{1,4}}) ?({unit})?", re.ASCII | re.IGNORECASE)

    def read(text: str) -> int:
        match = number.fullmatch(text.strip())
        if match and bounds[0] <= int(match[1]) <= bounds[1]:
            return int(match[1])
        message = f"{option} takes a whole number from {bounds[0]} to {bounds[1]}, not {shown(text)}"
        raise OutOfBoundsError(message, option=option.lstrip("-"), value=text, least=bounds[0], most=bounds[1])

    return read


def score(option: str) -> Callable[[str], int]:
    """What reads a pain, or whatever else is told from 0 to 10."""
    return whole(option, PAIN, PAIN_UNIT)


def one_of(option: str, kind: type[_E], also: Mapping[str, str] | None = None) -> Callable[[str], _E]:
    """What reads one of a few words, in any case.

    Args:
        option: its name, for the message.
        kind: the words.
        also: further names, each with the word it stands for.
    """

    def read(text: str) -> _E:
        word = text.strip().casefold()
        word = (also or {}).get(word, word)
        if word in list(kind):
            return kind(word)
        message = f"{option} takes {', '.join(kind)}, not {shown(text)}"
        raise UnknownWordError(message, word=text, of=option.lstrip("-"), did_you_mean=nearest(word, kind))

    return read
