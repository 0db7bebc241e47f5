"""How the days, weeks and sessions of a plan are said, in every form alike."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipcoach.coach.plan import Plan, PlanDay, PlanSession, PlanWeek

_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_KINDS = {"loading": "loads", "moving": "moves", "free": "free"}


def dates(plan: Plan) -> str:
    """`Mon 30 November to Sun 27 December 2026`; where two years meet, each day has its own."""
    start, end = date.fromisoformat(plan.start), date.fromisoformat(plan.end)
    year = "" if start.year == end.year else f" {start.year}"
    return f"{_said(start)}{year} to {_said(end)} {end.year}"


def day_heading(day: PlanDay) -> str:
    """`Tue 1 December`."""
    return _said(date.fromisoformat(day.date))


def weekday(day: PlanDay) -> str:
    """`Tue`."""
    return _DAY_NAMES[date.fromisoformat(day.date).weekday()]


def date_parts(day: PlanDay) -> tuple[str, str]:
    """`1` and `Dec`, which stand one below the other."""
    on = date.fromisoformat(day.date)
    return str(on.day), _MONTHS[on.month - 1][:3]


def _said(on: date) -> str:
    return f"{_DAY_NAMES[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}"


def kind_word(day: PlanDay) -> str:
    """`loads`, `moves` or `free`."""
    return _KINDS[day.kind]


def week_heading(week: PlanWeek) -> str:
    """`Week 2: Turning in`, `Week 3: Turning in, once more`, `Week 4: On a box or chair (a lighter week)`."""
    again = ", once more" if week.again else ""
    lighter = " (a lighter week)" if week.lighter and "lighter" not in week.title.casefold() else ""
    return f"Week {week.number}: {week.title}{again}{lighter}"


def minutes(session: PlanSession) -> str:
    """`12 min`: whole minutes, for a plan is no clock."""
    return f"{session.minutes} min"


def session_heading(session: PlanSession) -> str:
    """`Session B, 12 min`."""
    return f"Session {session.label}, {minutes(session)}"


def day_line(plan: Plan, day: PlanDay) -> str:
    """`Out to the side, 12 min`; of a free day only what it is called."""
    return f"{day.title}, {minutes(plan.session(day.session))}" if day.session else day.title


def conditions(plan: Plan) -> list[str]:
    """What makes one go on, what leads to the next stage, and what to do with what was missed."""
    lines = [plan.goes_on]
    if plan.next_stage and plan.criteria:
        lines.append(f"Whenever this is so, make the plan anew, for the stage {plan.next_stage}: {_listed(plan)}.")
    return [*lines, plan.missed]


def _listed(plan: Plan) -> str:
    return "; ".join(text.rstrip(".") for text in plan.criteria)


def first_note(plan: Plan) -> str:
    """What a plan of weeks does not do by itself."""
    if any(week.goes_up for week in plan.weeks):
        return "A plan holds its load: where something may go up, it says when. Until then stay where you are."
    return "A plan holds its load: no session has more of an exercise that loads than the first that has it."
