"""Checks of programmes: whether a plan made of one can be as its weeks say."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations, pairwise

from hipcoach.catalogue.programme import Programme, Week
from hipcoach.lint.finding import Finding, Knowledge, own_entries
from hipcoach.vocabulary import STAGES, WEEKDAYS, Stage, Weekday


def programme_stage_missing(knowledge: Knowledge) -> Iterator[Finding]:
    """Where weeks have stages, each stage has a week: without one, all weeks are taken for it."""
    for programme in knowledge.catalogue.programmes:
        missing = [stage for stage in STAGES if not any(_is_for(week, stage) for week in programme.weeks)]
        if missing:
            message = f"has no week for {', '.join(missing)}, so that all of them are taken there; add one"
            yield Finding("programmes", programme.id, ("weeks",), message)


def _is_for(week: Week, stage: Stage) -> bool:
    return not week.stage or stage in week.stage


def week_rises_silently(knowledge: Knowledge) -> Iterator[Finding]:
    """What is more than in the week before is told beforehand, with what has to be so before it is."""
    for programme in knowledge.catalogue.programmes:
        told = set[str]()
        for stage in STAGES:
            for before, week in pairwise(programme.weeks_of(stage)):
                risen = _risen(before, week)
                if risen and not week.goes_up and week.id not in told:
                    told.add(week.id)
                    message = "is more than in the week before, and no `goes_up` says what has to be so first; add one"
                    yield _at(programme, week, risen, message)


def _risen(before: Week, week: Week) -> str | None:
    """The field in which a week has more than the one before it; whatever else is done outside may be more."""
    if week.outside and week.outside != before.outside:
        return "outside"
    return "loading_days" if week.loading_days > before.loading_days and not before.lighter else None


_LEAST_TO_BE_LIGHTER = 2


def lighter_is_not(knowledge: Knowledge) -> Iterator[Finding]:
    """A lighter week loads on a day less than the others, of which one has two at least."""
    for programme in knowledge.catalogue.programmes:
        for week in programme.weeks:
            beside = [each for each in programme.weeks if each is not week and _may_meet(each, week)]
            most = max((each.loading_days for each in beside), default=0)
            if week.lighter and most < _LEAST_TO_BE_LIGHTER:
                message = "is no lighter: no week beside it loads on two days; leave `lighter` out"
                yield _at(programme, week, "lighter", message)


def _may_meet(one: Week, other: Week) -> bool:
    return any(_is_for(one, stage) and _is_for(other, stage) for stage in STAGES)


def days_too_few(knowledge: Knowledge) -> Iterator[Finding]:
    """As many days may load as a week wants; never more are wanted than seven days have room for."""
    for programme in own_entries(knowledge.catalogue, "programmes"):
        room = _room({*programme.days} - {*programme.fixed})
        wanted = min(max(week.loading_days for week in programme.weeks), _room(WEEKDAYS))
        if room < wanted:
            message = (
                f"with a day between have room for {room} that load, and a week has {wanted}; "
                "name more, or lower its loading_days"
            )
            yield Finding("programmes", programme.id, ("days",), message)


def _room(days: Collection[Weekday]) -> int:
    """The most of these days of which no two are neighbours, Sunday and Monday among them."""
    numbers = [WEEKDAYS.index(day) for day in days]
    return max(n for n in range(len(WEEKDAYS)) if any(map(_apart, combinations(numbers, n))))


def _apart(numbers: Collection[int]) -> bool:
    return all(abs(one - other) not in (1, len(WEEKDAYS) - 1) for one, other in combinations(numbers, 2))


def symptom_claimed_twice(knowledge: Knowledge) -> Iterator[Finding]:
    """Of two programmes for a symptom the first is taken, and the other only by its name."""
    first: dict[str, str] = {}
    for programme in knowledge.catalogue.programmes:
        for index, symptom in enumerate(programme.symptoms):
            taken = first.setdefault(symptom, programme.id)
            if taken != programme.id:
                message = f"'{symptom}' has programme '{taken}' already; write yours under that id, or switch that off"
                yield Finding("programmes", programme.id, ("symptoms", index), message)


def _at(programme: Programme, week: Week, field: str, message: str) -> Finding:
    return Finding("programmes", programme.id, ("weeks", programme.weeks.index(week), field), message)
