"""What holds of today where a plan is followed, whatever is in the diary."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "adapt"))

from diaries import CATALOGUE, COACH, at, drawn, work_of
from diary_promises import hurt_where_it_must_not, hurting_twice, morning_was_red

from hipcoach.coach import Routine
from hipcoach.coach.history import AdoptedPlan, History, day_of
from hipcoach.coach.load import LOADING, loading_ids
from hipcoach.coach.planning.follow import progress
from hipcoach.coach.planning.todays import today_by_plan
from hipcoach.coach.request import Request
from hipcoach.coach.todays import Today
from hipcoach.vocabulary import WEEKDAYS

pytestmark = pytest.mark.slow  # hundreds of plans
_TWO_WEEKS = 14 * 1440


def following(random: Random) -> tuple[History, Request]:
    """Any diary, in which a plan was adopted that is still followed."""
    history, request = drawn(random)
    days = random.choice([(), (), WEEKDAYS, tuple(random.sample(WEEKDAYS, 3))])
    start = day_of(at(0)) - random.choice([0, 0, 1, 3, 7, 14])
    adopted = AdoptedPlan(
        entry=999,
        at=at(-15),
        plan="a",
        programme=random.choice([*CATALOGUE.programme]),
        start=start,
        weeks=random.choice([2, 4, 8]),
        days=days,
        recovery=random.choice([None, None, True, False]),
    )
    return history._replace(plans=(adopted,)), request


def load_of(seconds: dict[str, int]) -> dict[str, int]:
    """Of what loads."""
    return {id_: work for id_, work in seconds.items() if CATALOGUE.exercise[id_].method in LOADING}


def broken_by_plan(history: History, request: Request, answer: Today) -> Iterator[str]:
    """Every promise that this answer breaks."""
    if not isinstance(answer.outcome, Routine):
        return
    work = work_of(answer.outcome)
    loads = load_of(work)
    if answer.plan and answer.plan.kind == "moving" and loads:
        yield f"a day that only moves loads: {loads}"
    if answer.plan and answer.plan.kind == "free":
        yield "a free day has a session"
    spared = {step.exercise for phase in answer.outcome.phases for step in phase.steps}
    own = set(request.cautions)
    for id_ in spared:
        if any(caution.how == "avoid" and caution.id in own for caution in CATALOGUE.exercise[id_].cautions):
            yield f"{id_} is ruled out by a caution"
        if history.done and hurting_twice(history, id_):
            yield f"{id_} hurt at one place twice, and is there"
        if history.done and hurt_where_it_must_not(history, id_):
            yield f"{id_} hurt where it must not, and is there"
    yield from _of_load(history, answer, loads)


def _of_load(history: History, answer: Today, loads: dict[str, int]) -> Iterator[str]:
    turns: dict[str, list[int]] = {}
    for done in history.done:
        for step in done.steps:
            turns.setdefault(step.exercise, []).append(step.seconds)
    usual = {id_: max(seconds[-2:]) for id_, seconds in turns.items()}
    up = [id_ for id_, seconds in loads.items() if id_ in usual and seconds > usual[id_] > 0]
    if len(up) > 1:
        yield f"two things go up at once: {up}"
    if up and answer.verdict != "more":
        yield f"{up} goes up where the verdict is {answer.verdict}"
    moved_up = any(change.kind == "stage" for change in answer.why)
    recent = [done for done in history.done if done.at > history.now - _TWO_WEEKS] or history.done[-1:]
    most = max((sum(load_of({s.exercise: s.seconds for s in d.steps}).values()) for d in recent), default=0)
    if most and answer.verdict not in ("more", "first") and not moved_up and sum(loads.values()) > most:
        yield f"all together load more than in two weeks: {sum(loads.values())} s instead of {most}"
    if history.done and morning_was_red(history):
        last = {step.exercise: step.seconds for done in history.done for step in done.steps if step.seconds}
        more = [id_ for id_, seconds in loads.items() if seconds > last.get(id_, seconds)]
        if more or answer.verdict == "more":
            yield f"more after a red morning: {more or answer.verdict}"


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_every_promise_is_kept_where_a_plan_is_followed(seed: int) -> None:
    history, request = following(Random(seed))  # noqa: S311
    assert not [*broken_by_plan(history, request, today_by_plan(COACH, history, request))]


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_more_pain_is_no_more_load_on_a_plans_day(seed: int) -> None:
    history, request = following(Random(seed))  # noqa: S311
    loads = [_sore_load(history, request._replace(pain=pain)) for pain in (3, 4, 5, 6, 7)]
    assert loads == sorted(loads, reverse=True)


def _sore_load(history: History, request: Request) -> int:
    answer = today_by_plan(COACH, history, request)
    if not isinstance(answer.outcome, Routine):
        return 0
    sore = loading_ids(CATALOGUE, COACH.case(request._replace(stage=answer.stage)))
    return sum(seconds for id_, seconds in work_of(answer.outcome).items() if id_ in sore)


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_a_plan_only_grows_and_never_runs_ahead(seed: int) -> None:
    """A week comes again at most once for each week that is over; none is left out."""
    history, request = following(Random(seed))  # noqa: S311
    assert history.plan
    stands = progress(CATALOGUE, history.plan, history, request)
    over = max(0, (history.today - history.plan.start) // 7)
    assert len(stands.again) <= over + 1
    assert stands.weeks == history.plan.weeks + len(stands.again)
    assert all(2 <= number <= over + 1 for number in stands.again)
