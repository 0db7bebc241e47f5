"""The red flags that stand on a sheet: which ones, in which words, and how soon somebody should look."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from hipcoach.vocabulary import LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.coach.routine import Routine, Watch
    from hipcoach.vocabulary import Level

NOT_THIS = "Not this, but a clinician, if the answer is yes"
_FLAGS_SHOWN = 3
"""Of the red flags, the most relevant are shown."""
_FEW = 5
"""Questions up to which more are."""
_HOW_SOON: Mapping[Level, str] = {
    "emergency": "Emergency, now",
    "urgent": "Within a day or so",
    "clinician-first": "Before you begin",
}


def flag_questions(flags: Sequence[Watch]) -> list[str]:
    """The questions of red flags, the most urgent first, each with how soon somebody should look."""
    by_urgency = sorted(flags, key=lambda flag: LEVELS.index(flag.level))
    return [f"{_HOW_SOON[flag.level]}: {flag.question}" for flag in by_urgency]


def flags_shown(routine: Routine) -> list[Watch]:
    """The most relevant red flags, in all tiers that refer: three, and more where that makes few questions."""
    tiers = Counter(flag.id for flag in routine.red_flags)
    so_far = accumulate(tiers.values())
    shown = {
        id_
        for place, (id_, asked) in enumerate(zip(tiers, so_far, strict=True))
        if place < _FLAGS_SHOWN or asked <= _FEW
    }
    return [flag for flag in routine.red_flags if flag.id in shown]


def in_brief(flags: Sequence[Watch]) -> list[str]:
    """The gravest tier of each of these red flags, in a few words."""
    gravest = {flag.id: flag.said for flag in reversed(flags)}
    return list(reversed(gravest.values()))
