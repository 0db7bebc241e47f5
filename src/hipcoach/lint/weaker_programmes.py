"""In what a programme takes less care than the built-in one that it comes in place of."""

from __future__ import annotations

from collections.abc import Iterator

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.programme import Programme
from hipcoach.coach.planning.themes import programme_for
from hipcoach.coach.request import Request
from hipcoach.errors import UsageError
from hipcoach.text import spoken


def programme_losses(before: Programme, now: Programme) -> Iterator[str]:
    """More days that load, less that has to be so before more, other steps back to running, riding, hiking."""
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
        if was and was.goes_up and week.goes_up != was.goes_up:
            yield f"no longer says the same of what goes up in week '{week.id}'"
    if any(_steps(before)) and _steps(now) != _steps(before):
        yield "has other steps outside of its sessions"


def _steps(programme: Programme) -> list[str | None]:
    return [week.outside for week in programme.weeks]


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
