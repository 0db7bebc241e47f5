"""What the forms of a plan say alike."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from weeks_ahead import hip_month, weeks_of

from hipcoach.coach import Coach, Request
from hipcoach.coach.plan import Plan
from hipcoach.render.plan import wording


@pytest.fixture(scope="session")
def month(coach: Coach) -> Plan:
    """The hip month."""
    return hip_month(coach)


@pytest.fixture(scope="session")
def hamstring(coach: Coach) -> Plan:
    """Four weeks for one complaint, with a step up that has its condition."""
    return weeks_of(coach, Request(symptoms=("hamstring",)))


def test_a_plan_says_its_first_day_and_its_last(month: Plan) -> None:
    assert wording.dates(month) == "Mon 30 November to Sun 27 December 2026"
    turned = dataclasses.replace(month, start="2026-12-28", end="2027-01-24")
    assert wording.dates(turned) == "Mon 28 December 2026 to Sun 24 January 2027"


def test_a_day_says_its_date_and_its_kind(month: Plan) -> None:
    monday, tuesday, *_, sunday = month.weeks[0].days
    assert [wording.day_heading(day) for day in (monday, tuesday)] == ["Mon 30 November", "Tue 1 December"]
    assert [wording.kind_word(day) for day in (monday, tuesday, sunday)] == ["moves", "loads", "free"]


def test_a_day_with_a_session_says_how_long_it_takes(month: Plan) -> None:
    _, tuesday, *_, sunday = month.weeks[0].days
    assert wording.day_line(month, tuesday) == "Out to the side, 12 min"
    assert wording.day_line(month, sunday) == "A free day"
    assert (wording.weekday(tuesday), wording.date_parts(tuesday)) == ("Tue", ("1", "Dec"))


@pytest.mark.parametrize(
    ("title", "again", "lighter", "said"),
    [
        ("Turning in", False, False, "Week 2: Turning in"),
        ("Turning in", True, False, "Week 2: Turning in, once more"),
        ("On a box", False, True, "Week 2: On a box (a lighter week)"),
        ("A lighter week", True, True, "Week 2: A lighter week, once more"),
    ],
)
def test_a_week_says_whether_it_comes_again_and_is_lighter(
    month: Plan, title: str, again: bool, lighter: bool, said: str
) -> None:
    week = dataclasses.replace(month.weeks[1], title=title, again=again, lighter=lighter)
    assert wording.week_heading(week) == said


@pytest.mark.parametrize(("seconds", "said"), [(20, "1 min"), (689, "11 min"), (690, "12 min"), (720, "12 min")])
def test_a_session_says_whole_minutes(month: Plan, seconds: int, said: str) -> None:
    routine = dataclasses.replace(month.sessions[1].routine, total_seconds=seconds)
    session = dataclasses.replace(month.sessions[1], routine=routine)
    assert wording.session_heading(session) == f"Session B, {said}"


def test_what_leads_on_to_the_next_stage_is_one_sentence(month: Plan, hamstring: Plan) -> None:
    assert wording.conditions(month) == [month.goes_on, month.missed]
    goes_on, stage, missed = wording.conditions(hamstring)
    assert (goes_on, missed) == (hamstring.goes_on, hamstring.missed)
    assert "the stage strong" in stage
    assert all(text in stage for text in hamstring.criteria)


@pytest.mark.parametrize(("which", "said"), [("month", "than the first that"), ("hamstring", "it says when")])
def test_nothing_goes_up_by_itself(request: pytest.FixtureRequest, which: str, said: str) -> None:
    named: Callable[[str], Plan] = request.getfixturevalue
    note = wording.first_note(named(which))
    assert "holds its load" in note
    assert said in note
