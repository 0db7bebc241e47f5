"""Plans to write into a calendar."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from built_in import built_in

from hipcoach.coach import Coach, Request
from hipcoach.coach.plan import Plan, PlanDay
from hipcoach.coach.planning import PlanWish, plan

HAMSTRING = Request(symptoms=("hamstring",))


@cache
def coach() -> Coach:
    return Coach(built_in())


@cache
def plan_from(start: str, request: Request = HAMSTRING, **wish: Any) -> Plan:
    """A plan that begins on a day, made once."""
    made = coach_plan(start, request, **wish)
    assert isinstance(made, Plan)
    return made


def coach_plan(start: str, request: Request, **wish: Any) -> Any:
    """Whatever the coach answers."""
    return plan(coach(), coach().read(request), PlanWish(date.fromisoformat(start).toordinal(), **wish))


def with_session(made: Plan) -> list[PlanDay]:
    """The days that have one."""
    return [day for day in made.days if day.session]
