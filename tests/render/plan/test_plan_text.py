"""A plan as text, in places of every width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weeks_ahead import hip_month, weeks_of

from hipcoach.coach import Coach, Request
from hipcoach.coach.plan import Plan
from hipcoach.render.letterhead import BLANK
from hipcoach.render.plan.as_text import plan_text
from hipcoach.render.text.capabilities import Capabilities


@pytest.fixture(scope="module")
def four_weeks(coach: Coach) -> Plan:
    return hip_month(coach)


@pytest.mark.parametrize("width", [24, 40, 48, 49, 60, 70, 80, 200])
def test_its_weeks_fit(four_weeks: Plan, width: int) -> None:
    """Columns where there is room for them, else a line a day; no line is longer than the place is wide."""
    text = plan_text(four_weeks, Capabilities(width=width), BLANK, "brief")
    lines = text.splitlines()
    assert max(map(len, lines)) <= width
    in_columns = any(line.split()[:3] == ["Mon", "Tue", "Wed"] for line in lines)
    assert in_columns is (width >= 49)
    if not in_columns:
        assert sum(": B* " in line for line in lines) == 2


@pytest.mark.parametrize("length", ["brief", "full"])
def test_signs_of_any_session_stand_on_top(four_weeks: Plan, length: str) -> None:
    """What stops is read from all sessions, whichever of them a folder's rule is about."""
    first, *others, last = four_weeks.sessions
    routine = replace(last.routine, stop_signs=["A sign of its own."], stop_signs_in_brief=["a sign of its own"])
    plan = replace(four_weeks, sessions=[first, *others, replace(last, routine=routine)])
    top = plan_text(plan, Capabilities(width=80), BLANK, length).partition("Week 1:")[0]
    assert "sign of its own" in top


def test_what_holds_meanwhile_is_said_once(coach: Coach) -> None:
    plan = weeks_of(coach, Request(symptoms=("outer-hip",)))
    text = " ".join(plan_text(plan, Capabilities(width=80), BLANK, "brief").split())
    assert len(plan.meanwhile) == 5
    assert all(text.count(" ".join(each.split())) == 1 for each in plan.meanwhile)


def test_every_day_stands_in_its_column(four_weeks: Plan) -> None:
    text = plan_text(four_weeks, Capabilities(width=80), BLANK, "brief")
    [heading] = [line for line in text.splitlines() if line.split()[:2] == ["Mon", "Tue"]]
    [first] = [line for line in text.splitlines() if line.startswith(" 1 ")]
    for day in four_weeks.weeks[0].days:
        place = heading.index(day.weekday.capitalize())
        assert first[place:].startswith(day.session or "·")
