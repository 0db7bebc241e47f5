"""A request as the command line that makes it."""

from __future__ import annotations

from collections.abc import Iterable

from hipcoach.coach.request import OPTION_NAMES, Request
from hipcoach.vocabulary import BARE_EQUIPMENT, HOME_EQUIPMENT, Equipment

_DEFAULTS = Request()._asdict()


def command_line(request: Request) -> str:
    """The shortest command that asks for the same. Ids and words of the vocabulary need no quotes."""
    words = ["hipcoach recommend"]
    for field, value in request._asdict().items():
        if field == "equipment":
            values: Iterable[object] = _equipment(request.equipment)
        elif value == _DEFAULTS[field]:
            continue
        else:
            values = value if isinstance(value, tuple) else (value,)
        words += [f"--{OPTION_NAMES.get(field, field)} {each}" for each in values]
    return " ".join(words)


def _equipment(at_hand: frozenset[Equipment]) -> list[str]:
    """What has to be said of it: beyond a home's things, or, where some of those are missing, beyond a bare room's."""
    if at_hand >= HOME_EQUIPMENT:
        return sorted(at_hand - HOME_EQUIPMENT)
    return ["none", *sorted(at_hand - BARE_EQUIPMENT)]
