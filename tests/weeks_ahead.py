"""Plans of weeks, for the tests that show them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hipcoach.coach import Coach, Request
from hipcoach.coach.plan import Plan
from hipcoach.coach.planning import PlanWish, plan

START = date(2026, 11, 30)
"""A Monday."""


def weeks_of(coach: Coach, request: Request | None = None, **wish: Any) -> Plan:
    """The plan for a request, from that Monday."""
    made = plan(coach, coach.read(request or Request()), PlanWish(START.toordinal(), **wish))
    assert isinstance(made, Plan)
    return made


def hip_month(coach: Coach) -> Plan:
    """Four themed weeks for nobody's complaint: Mondays that recover, Sundays that are free."""
    return weeks_of(coach, programme="hip-month")
