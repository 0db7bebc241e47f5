"""What holds of every plan, whatever is asked and whenever it begins."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, timedelta
from itertools import pairwise

import pytest
from built_in import built_in
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import requests

from hipcoach.catalogue.programme import Programme
from hipcoach.coach import Coach, NothingLeft, Request
from hipcoach.coach.load import LOADING, loading_ids
from hipcoach.coach.outcome import Referral
from hipcoach.coach.plan import Plan
from hipcoach.coach.planning import PlanWish, plan
from hipcoach.coach.planning.plan import PlanMade, make
from hipcoach.vocabulary import STAGES, VARIANTS, WEEKDAYS, Stage

COACH = Coach(built_in())
CATALOGUE = COACH.catalogue
NONE_NARROW = tuple(
    rule.model_copy(update={"then": rule.then.model_copy(update={"narrow": ()})}) for rule in CATALOGUE.rules
)
WITHOUT_NARROW = Coach(CATALOGUE.model_copy(update={"rules": NONE_NARROW}))
"""What gives way left out: a week's theme may emphasise what a short session would otherwise do without."""
TURNS_OF_THE_YEAR = ["2026-03-28", "2026-10-24", "2026-12-30", "2028-02-27", "2100-02-27", "2026-10-31"]
"""Before both changes of the clock, a year's end, a leap day, a year that has none though it is the fourth."""
pytestmark = pytest.mark.slow  # hundreds of plans
starts = st.sampled_from(TURNS_OF_THE_YEAR).map(date.fromisoformat) | st.dates(date(2000, 1, 1), date(2200, 1, 1))
wishes = st.builds(
    PlanWish,
    start=starts.map(date.toordinal),
    programme=st.none() | st.sampled_from([*CATALOGUE.programme]),
    weeks=st.integers(1, 16),
    days=st.lists(st.sampled_from(WEEKDAYS), unique=True).map(tuple),
    recovery=st.none() | st.booleans(),
    again=st.sets(st.integers(2, 16), max_size=3).map(tuple),
)


def made_of(request: Request, wish: PlanWish) -> PlanMade | None:
    """The plan; None where nothing is left of what is asked for."""
    made = make(COACH, COACH.read(request), wish)
    assert isinstance(made, PlanMade | NothingLeft | Referral)
    return made if isinstance(made, PlanMade) else None


def loads_of(plan_: Plan, label: str) -> dict[str, int]:
    """Seconds of work of each exercise of a session that loads."""
    steps = [step for phase in plan_.session(label).routine.phases for step in phase.steps]
    return {step.exercise: step.work_seconds for step in steps if step.method in LOADING}


def exercises_of(plan_: Plan, label: str) -> set[str]:
    """All of a session."""
    return {step.exercise for phase in plan_.session(label).routine.phases for step in phase.steps}


@settings(max_examples=60)
@given(requests(CATALOGUE), wishes)
def test_its_days(request: Request, wish: PlanWish) -> None:
    """They follow each other, seven a week; no two neighbours load, over weeks and years; none but those asked for."""
    made = made_of(request, wish)
    if made is None:
        return
    days = made.plan.days
    assert [day.number for day in days] == list(range(1, 7 * wish.weeks + 1))
    first = date.fromordinal(wish.start)
    assert [day.date for day in days] == [(first + timedelta(days=n)).isoformat() for n in range(len(days))]
    assert [day.weekday for day in days] == [WEEKDAYS[date.fromisoformat(day.date).weekday()] for day in days]
    assert not any(a.kind == b.kind == "loading" for a, b in pairwise(days))
    programme = CATALOGUE.programme[made.plan.programme]
    allowed = {*(wish.days or programme.days)} | ({"mon"} if wish.recovery is not False else set())
    assert {day.weekday for day in days if day.session} <= allowed
    weeks = {week.id: week for week in programme.weeks}
    for week in made.plan.weeks:
        assert sum(day.kind == "loading" for day in week.days) <= weeks[week.theme].loading_days
    assert all((day.session is None) == (day.kind == "free") and day.why for day in days)


@settings(max_examples=60)
@given(requests(CATALOGUE), wishes)
def test_its_load(request: Request, wish: PlanWish) -> None:
    """A day loads where something of it does; no exercise that loads is done more than the first time."""
    made = made_of(request, wish)
    if made is None:
        return
    first: dict[str, int] = {}
    for day in made.plan.days:
        if day.session is None:
            continue
        loads = loads_of(made.plan, day.session)
        assert (day.kind == "loading") == bool(loads) == made.plan.session(day.session).loads
        for exercise, seconds in loads.items():
            assert seconds <= first.setdefault(exercise, seconds)


@settings(max_examples=60)
@given(requests(CATALOGUE), wishes)
@example(Request(("hamstring",), minutes=3, stage="strong"), PlanWish(739703, None, 1))
def test_nothing_is_let_through(request: Request, wish: PlanWish) -> None:
    """In no week stands what cautions, equipment, places or the person rule out."""
    made = made_of(request, wish)
    if made is None:
        return
    for session in made.plan.sessions:
        allowed = WITHOUT_NARROW.usable(made.asked[session.label].request)
        assert exercises_of(made.plan, session.label) <= allowed
        kept = session.routine.request
        assert set(request.cautions) <= set(kept.cautions)
        assert set(request.avoid) <= set(kept.avoid)


@settings(max_examples=40)
@given(requests(CATALOGUE), wishes)
def test_no_two_in_a_row_are_the_same(request: Request, wish: PlanWish) -> None:
    """But where every form of it is one of the two before."""
    made = made_of(request, wish)
    if made is None:
        return
    with_session = [day.session for day in made.plan.days if day.session]
    for before, now in pairwise(with_session):
        if exercises_of(made.plan, before) == exercises_of(made.plan, now):
            case = made.asked[now]
            forms = {
                frozenset(planned.exercises)
                for form in VARIANTS
                if hasattr(
                    planned := COACH.plan(COACH.case(case.request._replace(variant=form), earned=case.earned)),
                    "exercises",
                )
            }
            assert len(forms) <= 2, forms


@settings(max_examples=20)
@given(requests(CATALOGUE), wishes)
def test_the_same_again(request: Request, wish: PlanWish) -> None:
    """The same knowledge, request and wish give the same plan, byte for byte."""
    one, other = (plan(coach, coach.read(request), wish) for coach in (COACH, Coach(CATALOGUE)))
    assert json.dumps(asdict(one)) == json.dumps(asdict(other))


@settings(max_examples=40, derandomize=True, database=None)
@given(
    st.sampled_from([*CATALOGUE.symptom]),
    st.sampled_from([None, *CATALOGUE.programme]),
    st.integers(0, 10),
    st.integers(0, 10),
    st.integers(5, 30),
)
def test_more_pain_is_no_more_load(symptom: str, programme: str | None, one: int, other: int, minutes: int) -> None:
    """On the sore place, in all weeks together."""
    assert_no_more_load(Request(symptoms=(symptom,), minutes=minutes), programme, sorted((one, other)))


def test_more_pain_is_no_more_load_in_five_minutes() -> None:
    """Though which of its variants a day has depends on what is left of each."""
    assert_no_more_load(Request(symptoms=("hip-pain",), minutes=5), None, [0, 4])


def assert_no_more_load(request: Request, programme: str | None, pains: list[int]) -> None:
    wish = PlanWish(date(2026, 12, 1).toordinal(), programme)
    work = [_sore_work(made_of(request._replace(pain=pain), wish)) for pain in pains]
    if None not in work:
        assert work[1] <= work[0]  # type: ignore[operator]


def _sore_work(made: PlanMade | None) -> int | None:
    if made is None:
        return None
    total = 0
    for day in made.plan.days:
        if day.session:
            sore = loading_ids(CATALOGUE, made.asked[day.session])
            total += sum(seconds for id_, seconds in loads_of(made.plan, day.session).items() if id_ in sore)
    return total


def test_a_sign_stops_it() -> None:
    """A red flag gets no plan."""
    wish = PlanWish(date(2026, 12, 1).toordinal())
    for flag in CATALOGUE.red_flag:
        asked = Request(symptoms=("hamstring",), flags=(flag,))
        assert isinstance(plan(COACH, COACH.read(asked), wish), Referral)


@pytest.mark.parametrize("programme", CATALOGUE.programmes, ids=lambda each: each.id)
@pytest.mark.parametrize("stage", STAGES)
def test_the_built_in_ones(programme: Programme, stage: Stage) -> None:
    """Each makes a plan for every stage; of days that may load one at least does, and no more than the week wants."""
    request = Request(symptoms=programme.symptoms or ("hip-pain",), stage=stage)
    made = made_of(request, PlanWish(date(2026, 11, 30).toordinal(), programme.id, 8))
    assert made is not None
    wanted = {week.id: week.loading_days for week in programme.weeks}
    for week in made.plan.weeks:
        loading = sum(day.kind == "loading" for day in week.days)
        assert min(1, wanted[week.theme]) <= loading <= wanted[week.theme]
