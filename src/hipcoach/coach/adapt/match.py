"""Which rules over a diary fire."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from hipcoach.catalogue.adaptation import OF_EXERCISES, OF_SESSION, Adaptation, CheckPassed, Seen
from hipcoach.catalogue.bounds import Bounds
from hipcoach.catalogue.rule import ANY
from hipcoach.coach.adapt.facts import ExerciseFacts, Facts, SessionFacts, value
from hipcoach.coach.history import StageTest, day_of

_ROW = "in_a_row"
_OF_EXERCISE = frozenset(ExerciseFacts._fields)


class Firing(NamedTuple):
    """A rule that fired, and what it looked at."""

    rule: Adaptation
    entries: tuple[int, ...]
    exercise: str | None = None


def fired(rules: tuple[Adaptation, ...], facts: Facts) -> list[Firing]:
    """Every rule whose facts hold and that no `unless` keeps back, in their order; of exercises once for each."""
    return [spoken for rule in rules for spoken in _of(rule, facts)]


def _of(rule: Adaptation, facts: Facts) -> Iterator[Firing]:
    if rule.then.do not in OF_EXERCISES:
        if _fires(rule, facts, None):
            yield Firing(rule, entries_of(rule.when, facts))
        return
    for id_, exercise in facts.exercises.items():
        if _fires(rule, facts, exercise):
            yield Firing(rule, exercise.entries, id_)


def _fires(rule: Adaptation, facts: Facts, exercise: ExerciseFacts | None) -> bool:
    return holds(rule.when, facts, exercise) and not any(holds(seen, facts, exercise) for seen in rule.unless)


def holds(seen: Seen, facts: Facts, exercise: ExerciseFacts | None = None) -> bool:
    """True where every fact that is asked for is so."""
    of_session = {name: wanted for name in OF_SESSION if (wanted := getattr(seen, name)) is not None}
    if (of_session or seen.in_a_row) and not _hold_of_sessions(of_session, seen.in_a_row or 1, facts, seen.in_a_row):
        return False
    for name, wanted in seen:
        if wanted is None or name in OF_SESSION or name == _ROW:
            continue
        if name in _OF_EXERCISE:
            if exercise is None or not _is(wanted, getattr(exercise, name)):
                return False
        elif name == "check":
            if last_check(wanted, facts) is None:
                return False
        elif not _is(wanted, value(facts, name)):
            return False
    return True


def _hold_of_sessions(wanted: dict[str, Any], many: int, facts: Facts, since_rise: int | None) -> bool:
    """True where the last so many sessions are so; of a row, only those since anything went up."""
    last = _last(many, facts, in_a_row=bool(since_rise))
    if len(last) < many or (since_rise and any(session.rose for session in last[1:])):
        return False
    if since_rise and facts.history.stages and facts.history.stages[-1].at > last[0].done.at:
        return False
    asked = {*last, *facts.sessions[-1:]}
    return all(_is(each, getattr(session, name)) for session in asked for name, each in wanted.items())


def _last(many: int, facts: Facts, *, in_a_row: bool) -> list[SessionFacts]:
    """The last so many sessions; of a row, those that were no light ones."""
    return [session for session in facts.sessions if not (in_a_row and session.light)][-many:]


def last_check(wanted: CheckPassed, facts: Facts) -> StageTest | None:
    """The test as it was told last, if it passed and is not too long ago."""
    told = [check for check in facts.history.checks if check.exercise == wanted.exercise]
    days = facts.history.today - day_of(told[-1].at) if told else 0
    if not told or not wanted.days.holds(days) or not wanted.pain.holds(told[-1].pain):
        return None
    return told[-1]


def entries_of(seen: Seen, facts: Facts) -> tuple[int, ...]:
    """Entries that these facts are read from."""
    sessions = [*_last(seen.in_a_row or 1, facts, in_a_row=bool(seen.in_a_row)), *facts.sessions[-1:]]
    entries = [entry for session in sessions for entry in session.entries]
    if seen.rising_weeks or seen.risen:
        entries = [*facts.by_week.entries]
    if seen.fallen:
        entries = [*facts.by_week.ends]
    if seen.check and (check := last_check(seen.check, facts)):
        entries.append(check.entry)
    if seen.referral and facts.history.referral:
        entries.append(facts.history.referral.entry)
    if seen.today_rise:
        entries += [m.entry for m in facts.history.mornings[-1:] if day_of(m.at) == facts.history.today]
    return tuple(dict.fromkeys(entries))


def _is(wanted: Any, told: Any) -> bool:
    """True where a fact is as wanted; what was not told never is."""
    if told is None:
        return False
    if isinstance(wanted, Bounds):
        return wanted.holds(told)
    if isinstance(wanted, bool):
        return bool(told is wanted)
    if isinstance(told, (tuple, frozenset)):
        return not frozenset(wanted).isdisjoint(told) or bool(told and ANY in wanted)
    return told in wanted or ANY in wanted
