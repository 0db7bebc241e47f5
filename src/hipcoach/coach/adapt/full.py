"""Which of the last sessions was a full one: it lacked nothing for the sake of a sore day, or of the day before."""

from __future__ import annotations

from collections.abc import Sequence

from hipcoach.catalogue import Catalogue
from hipcoach.coach.adapt.days import CLEARLY, above_usual, evening_day
from hipcoach.coach.adapt.facts import Facts, SessionFacts
from hipcoach.coach.history import Done
from hipcoach.coach.load import loads
from hipcoach.coach.request import SORE_FROM

_BORNE = 14
"""Days for which what was borne may be taken to be borne still."""


def has_load(catalogue: Catalogue, done: Done) -> bool:
    """True where something that loads was done in it."""
    return any(step.seconds and loads(catalogue.exercise.get(step.exercise)) for step in done.steps)


def since_load(catalogue: Catalogue, done: Sequence[Done]) -> int:
    """The place of the last session that had what loads; of the last one, where none had."""
    for place in range(len(done) - 1, -1, -1):
        if has_load(catalogue, done[place]):
            return place
    return max(0, len(done) - 1)


def last_full(catalogue: Catalogue, facts: Facts) -> int:
    """The place of the last one that had strength, where those since had none and each for one of those reasons.

    Else that of the last one that loaded; of the last one, where none did.
    """
    sessions = facts.sessions
    last = max(0, len(sessions) - 1)
    near = [n for n in range(last, -1, -1) if sessions and _days_between(sessions[n], sessions[last]) <= _BORNE]
    strong = next((place for place in near if "strength" in sessions[place].method), None)
    if strong is not None and all(_is_spared(catalogue, facts, strong, place) for place in range(strong + 1, last + 1)):
        return strong
    return next((place for place in near if has_load(catalogue, sessions[place].done)), last)


def _days_between(one: SessionFacts, other: SessionFacts) -> int:
    return evening_day(other.done.at) - evening_day(one.done.at)


def is_worse(full: SessionFacts, last: SessionFacts, pain: int | None) -> bool:
    """True for a sore day that is worse than a full session's, one clearly worse than usual, or after a sore session.

    Args:
        full: the session that it is held against.
        last: the one before that day.
        pain: of that day.
    """
    before, after = full.done.pain_before, last.pain_after
    rises = [last.morning_rise, None if pain is None else above_usual(pain, last.usual)]
    is_sorer = pain is not None and before is not None and pain >= SORE_FROM and pain > before
    left_sorer = after is not None and after >= SORE_FROM and (last.pain_rise or 0) > 0
    return is_sorer or left_sorer or max(rise or 0 for rise in rises) >= CLEARLY


def _is_spared(catalogue: Catalogue, facts: Facts, full: int, place: int) -> bool:
    """True for a light session, one without load, and one of a day that was worse."""
    session, before = facts.sessions[place], facts.sessions[place - 1]
    was_worse = is_worse(facts.sessions[full], before, session.done.pain_before)
    return session.light or was_worse or not has_load(catalogue, session.done)
