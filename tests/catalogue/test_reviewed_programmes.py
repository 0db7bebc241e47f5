"""The coach's month, point by point, against what it says and the plan that is made of it.

`reviewed_programmes.yaml` says how to read it.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import Where
from hipcoach.catalogue.yaml_door import read_yaml
from hipcoach.coach import Coach, Request
from hipcoach.coach.plan import Plan, PlanDay, PlanReason, PlanSession
from hipcoach.coach.planning import PlanWish, plan
from hipcoach.coach.selection import picker

_FILE = Path(__file__).with_name("reviewed_programmes.yaml")
_ROWS: list[dict[str, Any]] = read_yaml(_FILE.read_bytes(), _FILE.name).data
_MONTH = "hip-month"
_A_MONDAY = date(2026, 11, 30).toordinal()
_USUAL, _LONGER = 12, 20
"""Minutes."""


@pytest.fixture(scope="module")
def plans(coach: Coach) -> dict[int, Plan]:
    """Four weeks of the month from a Monday on, for nobody in particular, by the minutes of a session."""
    made: dict[int, Plan] = {}
    for minutes in (_USUAL, _LONGER):
        found = plan(coach, coach.read(Request(minutes=minutes)), PlanWish(_A_MONDAY, programme=_MONTH))
        assert isinstance(found, Plan)
        made[minutes] = found
    return made


def _days(made: Plan, row: dict[str, Any]) -> list[tuple[PlanDay, PlanReason]]:
    """The days that have what carries a point, each with the reason that says so."""
    rules = {row["part"], f"{_MONTH}/{row['part']}"}
    return [(day, why) for day in made.days for why in day.why if why.rule in rules]


def _sessions(made: Plan, row: dict[str, Any]) -> list[PlanSession]:
    labels = dict.fromkeys(day.session for day, _ in _days(made, row) if day.session)
    return [made.session(label) for label in labels]


def _exercises(catalogue: Catalogue, session: PlanSession) -> list[Exercise]:
    return [catalogue.exercise[step.exercise] for phase in session.routine.phases for step in phase.steps]


_OF_A_PART = [pytest.param(row, id=row["point"]) for row in _ROWS if "days" in row]


def test_every_point_has_its_row() -> None:
    assert [row["point"] for row in _ROWS] == [f"C{number}" for number in range(10, 17)]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["point"]) for row in _ROWS])
def test_what_carries_a_point_says_so(row: dict[str, Any], catalogue: Catalogue) -> None:
    [part] = [part for part in catalogue.programme[_MONTH].parts if part.id == row["part"]]
    assert (part.point, part.source, part.grade) == (row["point"], row["source"], "coach")
    assert getattr(part, "template", None) == row.get("template")


def test_nothing_else_of_the_month_carries_a_point(catalogue: Catalogue) -> None:
    parts = catalogue.programme[_MONTH].parts
    assert {part.id: part.point for part in parts} == {row["part"]: row["point"] for row in _ROWS}


def test_the_weeks_stand_in_the_coachs_order(catalogue: Catalogue, plans: dict[int, Plan]) -> None:
    [row] = [row for row in _ROWS if "weeks" in row]
    assert [week.id for week in catalogue.programme[_MONTH].weeks] == row["weeks"]
    for made in plans.values():
        assert [week.theme for week in made.weeks] == row["weeks"]
        assert all(week.themed for week in made.weeks)
        assert [(why.rule, why.point) for why in made.why] == [(row["part"], row["point"])]


@pytest.mark.parametrize("row", _OF_A_PART)
def test_so_many_days_of_each_week_have_it_and_say_why(row: dict[str, Any], plans: dict[int, Plan]) -> None:
    for made in plans.values():
        having = _days(made, row)
        assert [sum(day in week.days for day, _ in having) for week in made.weeks] == row["days"]
        for day, why in having:
            assert (why.point, why.source, why.grade) == (row["point"], row["source"], "coach")
            assert day.kind == ("loading" if row["loads"] else "moving")


@pytest.mark.parametrize("row", _OF_A_PART)
def test_its_sessions_are_of_its_template_and_load_or_do_not(row: dict[str, Any], plans: dict[int, Plan]) -> None:
    for made in plans.values():
        sessions = _sessions(made, row)
        assert {(each.routine.template, each.loads) for each in sessions} == {(row["template"], row["loads"])}


@pytest.mark.parametrize("row", _OF_A_PART)
def test_its_sessions_show_what_the_point_says(
    row: dict[str, Any], plans: dict[int, Plan], catalogue: Catalogue
) -> None:
    for minutes, made in plans.items():
        for session in _sessions(made, row):
            exercises = _exercises(catalogue, session)
            ids = [each.id for each in exercises]
            assert all(map(_picked(row.get("only", {})), exercises)), ids
            firsts = [[*map(_picked(where), exercises)].index(True) for where in row.get("order", ())]
            assert firsts == sorted(firsts), ids
            for shown in row.get("shows", ()):
                least, most = shown["exercises"]
                assert least <= sum(map(_picked(shown["of"]), exercises)) <= most, (minutes, shown, ids)


def _picked(where: dict[str, Any]) -> Any:
    return picker(Where.model_validate(where))


def test_nothing_that_loads_is_beside_another_day_that_does(plans: dict[int, Plan]) -> None:
    for made in plans.values():
        kinds = [day.kind for day in made.days]
        assert ("loading", "loading") not in pairwise(kinds)
        assert [kinds[7 * week : 7 * week + 7].count("loading") for week in range(4)] == [3, 3, 3, 2]
