"""A request as the command line that makes it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from hipcoach.coach.request import OPTION_NAMES, Request
from hipcoach.text import printable
from hipcoach.vocabulary import BARE_EQUIPMENT, HOME_EQUIPMENT, Equipment

RECOMMENDING = "hipcoach recommend"
"""What a request is asked of."""
_DEFAULTS = Request()._asdict()


def command_line(request: Request, words: str | None = None) -> str:
    """The shortest command that asks for the same. Ids and words of the vocabulary need no quotes.

    Args:
        request: what is asked for.
        words: everyday words that it was read from; they go along, so that what they say of danger still counts.
    """
    command = [RECOMMENDING, *_quoted(words)]
    for field, value in request._asdict().items():
        if field == "equipment":
            values: Iterable[object] = _equipment(request.equipment)
        elif value == _DEFAULTS[field]:
            continue
        elif value is True:
            command.append(f"--{field}")
            continue
        else:
            values = value if isinstance(value, tuple) else (value,)
        command += [f"--{OPTION_NAMES.get(field, field)} {each}" for each in values]
    return " ".join(command)


def _quoted(words: str | None) -> list[str]:
    """The words as one argument of a shell, on one line; a blank keeps what begins with a dash from being an option."""
    if words is None:
        return []
    line = printable(" ".join(words.split()))
    return [shlex.quote(f" {line}" if line.startswith("-") else line)]


def _equipment(at_hand: frozenset[Equipment]) -> list[str]:
    """What has to be said of it: beyond a home's things, or, where some of those are missing, beyond a bare room's."""
    if at_hand >= HOME_EQUIPMENT:
        return sorted(at_hand - HOME_EQUIPMENT)
    return ["none", *sorted(at_hand - BARE_EQUIPMENT)]
