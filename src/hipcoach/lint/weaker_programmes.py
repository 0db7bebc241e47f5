"""In what a programme takes less care than the built-in one that it comes in place of."""

from __future__ import annotations

from collections.abc import Iterator

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.programme import Programme, Week
from hipcoach.coach.planning.themes import programme_for
from hipcoach.coach.request import Request
from hipcoach.errors import UsageError
from hipcoach.text import spoken
from hipcoach.vocabulary import STAGES


def programme_losses(before: Programme, now: Programme) -> Iterator[str]:
    """More days that load, less that has to be so before more, other steps back to running, riding, hiking.

    Texts count where they say when one may do more, or what to do outside of the sessions; what a week is about else,
    what it is called and why it is so are one's own to say.
    """
    for field in ("sessions", "calm_mornings"):
        asked, asks = getattr(before.goes_on, field), getattr(now.goes_on, field)
        if asks < asked:
            yield f"asks for fewer {spoken(field)} before the next week ({asks} for {asked})"
    weeks, most = {week.id: week for week in before.weeks}, max(week.loading_days for week in before.weeks)
    for week in now.weeks:
        was = weeks.get(week.id)
        bound = was.loading_days if was else most
        if week.loading_days > bound:
            yield f"loads on {week.loading_days} days of week '{week.id}' in place of {bound}"
        if was:
            yield from _week_losses(was, week)
    if now.id == before.id:
        yield from _days_between(before, now)
        yield from _said_otherwise(before, now)
        missing = weeks.keys() - {week.id for week in now.weeks}
        if missing and (not any(_steps(before)) or _steps(now) == _steps(before)):
            yield f"has no week {' and '.join(map(repr, sorted(missing)))} any more"
    if (now.id == before.id or any(_steps(before))) and _steps(now) != _steps(before):
        yield "has other steps outside of its sessions"


_WHEN_MORE = (("goes_up", "what goes up in"), ("goes_on", "what makes one go on from"))


def _said_otherwise(before: Programme, now: Programme) -> Iterator[str]:
    """What was missed and what has to be done first, and when more comes in weeks that the built-in one has not."""
    if now.missed != before.missed:
        yield "no longer says the same of what was missed"
    if now.goes_on.what != before.goes_on.what:
        yield f"no longer asks for {before.goes_on.what} before the next week"
    added = [week for week in now.weeks if week.id not in {each.id for each in before.weeks}]
    for field, what in _WHEN_MORE:
        said = {None, *(getattr(week, field) for week in before.weeks)}
        yield from (f"says otherwise {what} week '{week.id}'" for week in added if getattr(week, field) not in said)


def _week_losses(was: Week, now: Week) -> Iterator[str]:
    for field, what in _WHEN_MORE:
        if getattr(now, field) != getattr(was, field):
            yield f"no longer says the same of {what} week '{now.id}'"
    if was.outside and (now.title, now.text) != (was.title, was.text):
        yield f"no longer says the same of step '{now.id}'"
    if was.lighter and not now.lighter:
        yield f"has no lighter week '{now.id}' any more"
    further = [stage for stage in STAGES if stage not in (was.stage or STAGES) and stage in (now.stage or STAGES)]
    if further:
        yield f"gives week '{now.id}' at the stage {' and '.join(further)} too"


def _days_between(before: Programme, now: Programme) -> Iterator[str]:
    """What a day that only moves no longer spares, and what it is made of."""
    for day, was in ((None, before.moving), *before.fixed.items()):
        other = now.fixed.get(day) if day else now.moving
        if other is None:
            yield f"may load on {day}, which only moved"
        elif (other.template, other.spares) != (was.template, was.spares) or other.minutes > was.minutes:
            yield f"has another session on {day or 'days'} that only move{'s' * bool(day)}"


def _steps(programme: Programme) -> list[str]:
    return [week.outside for week in programme.weeks if week.outside]


def taken_instead(before: Catalogue, now: Catalogue) -> Iterator[tuple[Programme, Programme]]:
    """Each built-in programme that a complaint, or none, led to, with another that it leads to now."""
    told = set[tuple[str, str]]()
    for symptoms in ((), *((symptom,) for symptom in before.symptom if symptom in now.symptom)):
        was, then = (_taken(catalogue, symptoms) for catalogue in (before, now))
        if was and then and was.id != then.id and (was.id, then.id) not in told:
            told.add((was.id, then.id))
            yield was, then


def _taken(catalogue: Catalogue, symptoms: tuple[str, ...]) -> Programme | None:
    try:
        return programme_for(catalogue, Request(symptoms=symptoms), None)
    except UsageError:  # then no plan is made at all
        return None
