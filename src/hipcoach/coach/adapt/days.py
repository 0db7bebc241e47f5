"""Days and weeks of a diary, as numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from hipcoach.catalogue.adaptation import ReferralState
from hipcoach.coach.history import MINUTES_OF_A_DAY, Done, History, Morning, day_of

_NIGHT = 240
"""Minutes after midnight until which a session, or the question what to do now, belongs to the day before."""
_WEEK = 7
BASELINE_OF = 3
"""Mornings that a usual one is the median of."""
_CALM_WEEKS = 4
"""Weeks before a session, of which the calmest bounds what is usual: a flare does not become usual by lasting."""
_FEWEST_OF_A_CALM_WEEK = 4
"""Mornings of a week that have to be told for it to bound that."""
_DRIFT = 1
"""Points by which what is usual may have risen above that week: one is chance."""
_NO_LESS = 1
"""Points of ten that a usual morning counts as at the least: 0 and 1 can't be told apart."""
_FEWEST_OF_A_WEEK = 2
"""Days of a week that have to be told for it to have a median."""
CLEARLY = 2
"""Points of ten; less than that is no change that anybody could tell from chance."""
_CALM = 3
"""Of ten; more is no calm morning."""
_SETTLED = 3
"""So many calm mornings in a row end a referral."""

_AT = attrgetter("at")


def evening_day(at: int) -> int:
    """The day that a session belongs to."""
    return day_of(at - _NIGHT)


def median(values: Sequence[int]) -> float:
    """The middle one; of two in the middle, half way. Of one at least."""
    row = sorted(values)
    half = len(row) // 2
    return row[half] if len(row) % 2 else (row[half - 1] + row[half]) / 2


def baseline(history: History, done: Done) -> float | None:
    """How a usual morning was before a session, 0-10: what the morning after it is held against.

    The median of the last three, and no more than a point above that of the calmest of the last weeks; with fewer than
    three, the pain before it.
    """
    until = bisect_right(history.mornings, done.at, key=_AT)
    before = [morning.pain for morning in history.mornings[max(0, until - BASELINE_OF) : until]]
    if len(before) < BASELINE_OF:
        return done.pain_before
    return min([median(before), *(week + _DRIFT for week in _weeks_before(history, done.at))])


def _weeks_before(history: History, at: int) -> Iterator[float]:
    """Medians of the weeks before a time, of which enough mornings were told; since a clinician has seen anything."""
    seen = max((answer.at for answer in history.flags if answer.seen and answer.at <= at), default=0)
    for week in range(_CALM_WEEKS):
        until = at - week * _WEEK * MINUTES_OF_A_DAY
        since = max(seen, until - _WEEK * MINUTES_OF_A_DAY)
        told = [morning.pain for morning in mornings_between(history, since, until)] if since < until else []
        if len(told) >= _FEWEST_OF_A_CALM_WEEK:
            yield median(told)


def above_usual(pain: int, usual: float | None) -> float | None:
    """Points that it is above a usual morning; None where that is not known."""
    return None if usual is None else pain - max(usual, _NO_LESS)


def clearly_worse(history: History, pain: int) -> bool:
    """True where a morning is clearly worse than a usual one was before the last session."""
    rise = above_usual(pain, baseline(history, history.done[-1]) if history.done else None)
    return rise is not None and rise >= CLEARLY


def morning_of(history: History, day: int) -> Morning | None:
    """The morning of a day, as it was told last."""
    until = bisect_left(history.mornings, (day + 1) * MINUTES_OF_A_DAY, key=_AT)
    last = history.mornings[until - 1] if until else None
    return last if last and day_of(last.at) == day else None


def mornings_between(history: History, after: int, until: int) -> Sequence[Morning]:
    """Those later than the one time and not later than the other."""
    return history.mornings[
        bisect_right(history.mornings, after, key=_AT) : bisect_right(history.mornings, until, key=_AT)
    ]


def referral_state(history: History) -> ReferralState | None:
    """Whether the last referral still holds; None where none does, for a clinician has seen something since."""
    if history.referral is None:
        return None
    pain = history.referral.pain
    bound = min(_CALM, (10 if pain is None else pain) - CLEARLY)
    row = 0
    for morning in mornings_between(history, history.referral.at, history.now):
        row = row + 1 if morning.pain <= bound else 0
        if row == _SETTLED:
            return "settled"
    return "open"


class Weeks(NamedTuple):
    """How weeks went by their medians, of mornings and, where none was told, of pain before a session."""

    rising: int
    """Weeks in a row, the last ones, each with its median above that of the week before."""
    risen: float
    """Points over those weeks."""
    fallen: float | None
    """Points that the last week is below the first that was told; None where too little of one of them was told."""
    last: float | None
    """Median of the last week."""
    since_first: int
    """Whole weeks since the first day that was told."""
    ends: tuple[int, ...]
    """Entries of the first week and the last."""
    entries: tuple[int, ...]
    """Entries of the weeks in which it rose, and of the one before."""


def by_week(history: History) -> Weeks:
    """The weeks before today, counted back from it in sevens."""
    told = _by_day(history)
    if not told:
        return Weeks(0, 0.0, None, None, 0, (), ())
    begin = min(told)
    medians = [_median_of(told, history.today, week) for week in range((history.today - begin) // _WEEK + 1)]
    rising = 0
    while rising + 1 < len(medians) and _above(medians[rising], medians[rising + 1]):
        rising += 1
    risen = (medians[0] or 0) - (medians[rising] or 0) if rising else 0.0
    first, last = _median_from(told, begin), medians[0]
    fallen = None if first is None or last is None else first - last
    since = history.today - _WEEK * (rising + 1)
    entries = tuple(entry for day, (_, entry) in sorted(told.items()) if day > since) if rising else ()
    first_and_last = (*range(begin, begin + _WEEK), *range(history.today - _WEEK + 1, history.today + 1))
    ends = tuple(told[day][1] for day in sorted(set(first_and_last)) if day in told)
    return Weeks(rising, risen, fallen, last, (history.today - begin) // _WEEK, ends, entries)


def _above(later: float | None, earlier: float | None) -> bool:
    return later is not None and earlier is not None and later > earlier


def _by_day(history: History) -> dict[int, tuple[int, int]]:
    """By day, its pain and the entry that tells it."""
    told = {day_of(done.at): (done.pain_before, done.entry) for done in history.done if done.pain_before is not None}
    return told | {day_of(morning.at): (morning.pain, morning.entry) for morning in history.mornings}


def _median_of(told: dict[int, tuple[int, int]], today: int, week: int) -> float | None:
    return _median_in(told, range(today - _WEEK * (week + 1) + 1, today - _WEEK * week + 1))


def _median_from(told: dict[int, tuple[int, int]], day: int) -> float | None:
    return _median_in(told, range(day, day + _WEEK))


def _median_in(told: dict[int, tuple[int, int]], days: Sequence[int]) -> float | None:
    pains = [told[day][0] for day in days if day in told]
    return median(pains) if len(pains) >= _FEWEST_OF_A_WEEK else None
