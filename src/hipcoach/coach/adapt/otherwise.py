"""What is said of less, and of what is new: as it is, by today's session held against the last ones."""

from __future__ import annotations

from collections.abc import Iterable

from hipcoach.catalogue import Catalogue
from hipcoach.coach.adapt.dosing import STAGE_CHANGES
from hipcoach.coach.adapt.facts import Facts
from hipcoach.coach.adapt.match import Firing
from hipcoach.coach.adapt.session import PlannedSession
from hipcoach.coach.adapt.verdict import Decided
from hipcoach.coach.load import loads
from hipcoach.coach.session_plan import SessionPlan

LESS_TODAY = "Some of what loads is less than in the last full session, as a day like this allows."
NOT_TODAY = "Some of what loaded in the last full session is left out, as a day like this allows."
SHORTER_TODAY = "There is less to do than the last time, as a day like this allows."
AS_IN_FULL = "The last session was a lighter one; today is no more than the full one before it."
NO_SMALLER = "There is no smaller dose of what loads. "
NOT_THERE = "today's session is without it."
_CLEARLY_LESS = 0.8
"""The part of the last session's work below which it is told as less."""
_NAMED = 2
"""So many exercises are named; of more it is said in a word."""


def text_of_less(said: Firing, session: PlannedSession) -> str:
    """What a step back comes to: the rule's own words, or those for a day on which no dose is less."""
    then = said.rule.then
    is_smaller = not session.there.isdisjoint(session.lowered & session.loaded)
    return then.text if is_smaller or not then.at_least else then.at_least


def remarks_on_less(catalogue: Catalogue, said: Decided, session: PlannedSession) -> list[str]:
    """What a step back changes, exercise by exercise, where it is not a step less of each that loads."""
    if said.do != "back" or session.there.isdisjoint(session.loaded):
        return []
    told = {each.exercise for each in said.of_exercises}
    gone = session.loaded - session.there - told
    least = (session.loaded & session.there) - session.lowered - told
    is_smaller = not session.there.isdisjoint(session.lowered & session.loaded)
    return [
        *([f"{'' if is_smaller else NO_SMALLER}Left out today: {_names(catalogue, gone)}."] if gone else []),
        *([_same(catalogue, least)] if least and is_smaller else []),
    ]


def _same(catalogue: Catalogue, ids: frozenset[str]) -> str:
    if len(ids) > _NAMED:
        return "The rest of what loads is at its least already, and so the same."
    return f"At its least already, and so the same: {_names(catalogue, ids)}."


def text_of_new(catalogue: Catalogue, facts: Facts, said: Decided, session: PlannedSession) -> str | None:
    """What a change of the stage brings that loads and was never done; None where it is nothing."""
    if said.do not in STAGE_CHANGES or not isinstance(session.planned, SessionPlan):
        return None
    new = [line.exercise for line in session.planned.lines if loads(line.exercise)]
    ids = [exercise.id for exercise in new if exercise.id not in facts.exercises]
    return f"New today, at the least dose: {_names(catalogue, ids)}." if ids else None


def is_less(said: Decided, session: PlannedSession) -> bool:
    """True for a session that is clearly less than the last one, where nobody said that it goes up."""
    return said.do == "hold" and (bool(session.lowered) or session.part_of_last < _CLEARLY_LESS)


def text_of_lowered(said: Decided, session: PlannedSession) -> str | None:
    """Where nothing goes up, and today allows less of what nobody said anything of; None where it is the same."""
    if said.do != "hold":
        return None
    lowered = session.lowered - {each.exercise for each in said.of_exercises}
    if lowered:
        return NOT_TODAY if lowered.isdisjoint(session.there) else LESS_TODAY
    if session.part_of_last < _CLEARLY_LESS:
        return None if said.of_exercises else SHORTER_TODAY
    return AS_IN_FULL if session.part_of_last > 1 / _CLEARLY_LESS else None


def text_of_eased(said: Firing, session: PlannedSession) -> str:
    """What has become of an exercise of which there was to be less."""
    then, id_ = said.rule.then, said.exercise
    if id_ not in session.there:
        return NOT_THERE
    return then.text if id_ in session.lowered or not then.at_least else then.at_least


def _names(catalogue: Catalogue, ids: Iterable[str]) -> str:
    return "; ".join(sorted(catalogue.exercise[id_].name for id_ in ids))
