"""What `today` asks on a terminal: the morning after where it is due, the signs that stop, today's pain."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from hipcoach.cli import clock
from hipcoach.cli.output import remark
from hipcoach.cli.prompt import KEYS_OF_TEN, can_ask, of_ten
from hipcoach.coach.adapt.days import evening_day, morning_of
from hipcoach.coach.history import day_of
from hipcoach.coach.screen import signs_to_ask

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hipcoach.catalogue import Catalogue
    from hipcoach.coach.history import History
    from hipcoach.coach.outcome import Sign
    from hipcoach.coach.request import Request
    from hipcoach.diary.entries import Content

    New = list[tuple[Content, datetime | None]]

_NOON = 12
_REMEMBERED_DAYS = 6
"""So many days back a morning is still remembered."""
_MORNING_HOUR = 8
"""Of a morning that is told on a later day."""


class Answers(NamedTuple):
    """What is known once everything was asked."""

    new: list[tuple[Content, datetime | None]]
    """What is to be written, and of when; of now without a time."""
    pain: int | None
    signs: Sequence[Sign]
    """Signs that nobody was asked about."""


def asked_today(catalogue: Catalogue, history: History, request: Request, now: datetime) -> Answers:
    """Ask what has to be asked; without a terminal nothing, and the signs are handed on.

    Raises:
        UsageError: a question got no answer.
    """
    new = _new_flags(history, request)
    signs = signs_to_ask(catalogue, request)
    pain = of_this_morning(history) if request.pain is None else request.pain
    if _is_stopped(catalogue, (*history.open_flags, *request.flags)):
        return Answers(new, pain, ())
    if not can_ask():
        return Answers(new, pain, signs)
    return _asked(catalogue, history, request, now, new)


def _new_flags(history: History, request: Request) -> New:
    flags = [flag for flag in request.flags if flag not in history.open_flags]
    if not flags:
        return []
    from hipcoach.diary.entries import FlagEntry

    return [(FlagEntry(flag=flag), None) for flag in flags]


def _is_stopped(catalogue: Catalogue, flags: Sequence[str]) -> bool:
    return any(flag in catalogue.signs and catalogue.sign(flag).refers for flag in flags)


def _asked(catalogue: Catalogue, history: History, request: Request, now: datetime, new: New) -> Answers:
    from hipcoach.cli.safety_question import sign_that_is_so
    from hipcoach.diary.entries import FlagEntry, MorningEntry, SeenEntry

    pain, morning = request.pain, None
    due = days_since_due(history)
    if due is not None:
        told = _morning_after(now, due)
        if told is not None:
            at = (now - timedelta(days=due)).replace(hour=_MORNING_HOUR, minute=0, second=0) if due else None
            new.append((MorningEntry(pain=told), at))
            morning = None if due else told
            pain = told if pain is None and not due and now.hour < _NOON else pain
    sign = sign_that_is_so(catalogue, signs_to_ask(catalogue, request))
    if sign is not None:
        return Answers([*new, (FlagEntry(flag=sign), None)], pain, ())
    new += [(SeenEntry(flag=flag), None) for flag in again_emergencies(catalogue, history)]  # asked again, and not so
    if pain is None:
        pain = _pain_now(of_this_morning(history) if morning is None else morning)
    return Answers(new, pain, ())


def _pain_now(morning: int | None) -> int | None:
    if morning is not None:
        return of_ten(f"Pain now (Enter: {morning}, as this morning):", enter=morning)
    remark(KEYS_OF_TEN)
    return of_ten("Pain now:")


def _morning_after(now: datetime, due: int) -> int | None:
    remark(KEYS_OF_TEN)
    if not due:
        return of_ten("Pain this morning:")
    day = "yesterday" if due == 1 else f"on {clock.day_said(now - timedelta(days=due), now)}"
    return of_ten(f"Pain the morning after your last session, {day}:")


def days_since_due(history: History) -> int | None:
    """How many days ago the morning after the last session was, where nobody told it; None where nothing is to tell."""
    if not history.done:
        return None
    day = evening_day(history.done[-1].at) + 1
    ago = evening_day(history.now) - day
    return ago if 0 <= ago <= _REMEMBERED_DAYS and morning_of(history, day) is None else None


def of_this_morning(history: History) -> int | None:
    """This morning's pain, where it was told."""
    last = history.mornings[-1] if history.mornings else None
    return last.pain if last and day_of(last.at) == history.today else None


def again_emergencies(catalogue: Catalogue, history: History) -> list[str]:
    """Emergencies that a clinician has seen and that were not asked about again since.

    The diary tells by a second `seen`: the first is the clinician's, the second the answer to the question.
    """
    seen: dict[str, int] = {}
    for answer in history.flags:
        seen[answer.flag] = seen.get(answer.flag, 0) + 1 if answer.seen else 0
    signs = catalogue.signs
    return [flag for flag, times in seen.items() if times == 1 and flag in signs and signs[flag].level == "emergency"]
