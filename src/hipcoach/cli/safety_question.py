"""The question that stands between words and a routine, on a terminal: is one of these signs so?"""

from __future__ import annotations

import shutil
from textwrap import wrap
from typing import TYPE_CHECKING

from hipcoach.catalogue.red_flag import flag_of
from hipcoach.cli.output import remark
from hipcoach.cli.prompt import key_press, number
from hipcoach.coach import Screening
from hipcoach.coach.outcome import EMERGENCY, Sign
from hipcoach.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue import Catalogue
    from hipcoach.coach import Coach
    from hipcoach.coach.reading import Reading

ASKED = "Before any exercise: is one of these so?"
KEYS = "n: none of these. y: one of them. m: more. "
_AGAIN = "Only n goes on. n: none of these. y: one of them. "
_UNANSWERED = "the signs were not answered, so no routine was made; ask again, and answer n or y"
_TRIES = 3
"""How many keys are read before it is given up."""
_WIDEST = 80
_MOST_WORDS = 61
"""Of the signs that are shown at once, and"""
_MOST_IN_ALL = 90
"""with those that are only named beside them: somebody in pain reads no more. They are one key away."""


def signs_answered(coach: Coach, reading: Reading, asked: Screening) -> Reading:
    """The reading once the signs were asked about; what lets on after one of them was so is asked about the others.

    Raises:
        UsageError: there was no answer.
    """
    sign = sign_that_is_so(coach.catalogue, asked.screening.signs)
    if sign is None:
        return coach.pass_screen(reading)
    reading = coach.confirm(reading, [sign])
    return signs_answered(coach, reading, reading.question) if isinstance(reading.question, Screening) else reading


def sign_that_is_so(catalogue: Catalogue, asked: Sequence[Sign]) -> str | None:
    """One key: n lets on, y or a number leads to which one it is; anything else lets nobody pass.

    Returns:
        The sign; None where none is so.

    Raises:
        UsageError: neither came.
    """
    signs = read_at_once(catalogue, asked)
    list_signs(ASKED, signs)
    name_others(catalogue, asked, signs)
    prompt = KEYS
    for _ in range(_TRIES):
        pressed = key_press(prompt)
        if pressed in ("n", "no"):
            return None
        if pressed in ("y", "yes") or pressed[:1].isdigit():
            chosen = number(len(signs))
            if chosen is not None:
                return signs[chosen - 1].flag
        if pressed == "m":
            signs = _all(catalogue, asked)
            list_signs("All of them:", signs)
            remark(EMERGENCY)
        prompt = _AGAIN
    raise UsageError(_UNANSWERED)


def _all(catalogue: Catalogue, first: Sequence[Sign]) -> list[Sign]:
    """These, then every other sign of the catalogue that refers."""
    shown = {sign.flag for sign in first}
    others = catalogue.signs.items()
    return [*first, *(Sign(flag=id_, brief=tier.listed) for id_, tier in others if tier.refers and id_ not in shown)]


def read_at_once(catalogue: Catalogue, signs: Sequence[Sign]) -> list[Sign]:
    """As many of the signs as are read at once: every emergency, then the gravest tier of each, then lighter ones."""
    chosen: set[str] = set()
    words = 0
    for sign in sorted(signs, key=lambda sign: _comes_after(catalogue, sign)):
        words += len(sign.brief.split())
        if words <= _MOST_WORDS:
            chosen.add(sign.flag)
    return [sign for sign in signs if sign.flag in chosen]


def _comes_after(catalogue: Catalogue, sign: Sign) -> tuple[bool, bool]:
    return catalogue.sign(sign.flag).level != "emergency", flag_of(sign.flag) != sign.flag


def name_others(catalogue: Catalogue, asked: Sequence[Sign], shown: Sequence[Sign]) -> None:
    """Say what more there is, each in a word or two: whoever misses theirs knows where it is."""
    names = dict.fromkeys([*(sign.flag for sign in asked), *catalogue.signs])
    there = {sign.flag for sign in shown}
    others = (tier for name in names if name not in there and (tier := catalogue.sign(name)).refers)
    named: list[str] = []
    room = _MOST_IN_ALL - sum(len(sign.brief.split()) for sign in shown)
    for tier in others:
        if tier.in_a_word and len(" ".join([*named, tier.in_a_word]).split()) <= room:
            named.append(tier.in_a_word)
    if named:
        for line in wrap(f"More (m): {', '.join(named)}.", _width()):
            remark(line)


def list_signs(title: str, signs: Sequence[Sign]) -> None:
    """The signs, numbered, under a title."""
    remark(title)
    for place, sign in enumerate(signs, start=1):
        for line in wrap(sign.brief, _width(), initial_indent=f"  {place:>2}. ", subsequent_indent="      "):
            remark(line)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)
