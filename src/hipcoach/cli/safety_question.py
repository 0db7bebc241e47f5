"""The question that stands between words and a routine, on a terminal: is one of these signs so?"""

from __future__ import annotations

import shutil
from textwrap import wrap
from typing import TYPE_CHECKING

from hipcoach.cli.output import remark
from hipcoach.cli.prompt import key, number
from hipcoach.coach import Screening
from hipcoach.coach.outcome import EMERGENCY, Sign
from hipcoach.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.coach import Coach
    from hipcoach.coach.reading import Reading

_ASKED = "Before any exercise: is one of these so?"
_KEYS = "Press n for none of these, y for one of them, m for more signs: "
_AGAIN = "Only n goes on. n for none of these, y for one of them: "
_UNANSWERED = "the signs were not answered, so no routine was made; ask again, and answer n or y"
_TRIES = 3
"""How many keys are read before it is given up."""
_WIDEST = 80


def signs_answered(coach: Coach, reading: Reading, asked: Screening) -> Reading:
    """One key: n lets on, y leads to which one it is; anything else lets nobody pass.

    Raises:
        UsageError: neither came.
    """
    signs = asked.screening.signs
    _show(_ASKED, signs)
    prompt = _KEYS
    for _ in range(_TRIES):
        pressed = key(prompt)
        if pressed in ("n", "no"):
            return coach.pass_screen(reading)
        if pressed in ("y", "yes"):
            return _which(coach, reading, signs)
        if pressed == "m":
            signs = _all(coach, signs)
            _show("All of them:", signs)
        prompt = _AGAIN
    raise UsageError(_UNANSWERED)


def _which(coach: Coach, reading: Reading, signs: Sequence[Sign]) -> Reading:
    """The reading with the sign that is so; asked about the others where that one lets on."""
    chosen = number(len(signs))
    if chosen is None:
        return reading
    reading = coach.confirm(reading, [signs[chosen - 1].flag])
    if isinstance(reading.question, Screening):
        return signs_answered(coach, reading, reading.question)
    return reading


def _all(coach: Coach, first: Sequence[Sign]) -> list[Sign]:
    """These, then every other sign of the catalogue that refers."""
    shown = {sign.flag for sign in first}
    others = coach.catalogue.signs.items()
    return [*first, *(Sign(flag=id_, brief=tier.listed) for id_, tier in others if tier.refers and id_ not in shown)]


def _show(title: str, signs: Sequence[Sign]) -> None:
    """The signs, numbered, under a title; what to do in an emergency stands below them."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    remark(title)
    for place, sign in enumerate(signs, start=1):
        for line in wrap(sign.brief, width, initial_indent=f"  {place:>2}. ", subsequent_indent="      "):
            remark(line)
    for line in wrap(EMERGENCY, width):
        remark(line)
