"""What holds for every diary, whatever is in it; `many.py` tries many more of them."""

from __future__ import annotations

from dataclasses import asdict
from random import Random

import pytest
from diaries import CATALOGUE, COACH, at, drawn, prepared, steps_of, work_of
from diary_promises import broken, broken_by_verdict
from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.coach import Routine
from hipcoach.coach.adapt import today
from hipcoach.coach.adapt.facts import diary_facts
from hipcoach.coach.adapt.verdict import decided
from hipcoach.coach.history import Done, DoneStep, History, Morning
from hipcoach.coach.load import loading_ids, loads
from hipcoach.coach.request import Request
from hipcoach.coach.todays import Today


@pytest.mark.slow
@settings(max_examples=300)
@given(st.integers(0, 2**32))
def test_every_promise_is_kept_for_any_diary(seed: int) -> None:
    history, request = drawn(Random(seed))  # noqa: S311
    answer = today(COACH, history, request)
    assert not [*broken(history, request, answer)]


@settings(max_examples=300)
@given(st.integers(0, 2**32))
def test_a_verdict_is_never_more_than_what_was_told_lets_it_be(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    history, request = drawn(random, lambda _: random.choice(prepared()))
    facts = diary_facts(CATALOGUE, history, request)
    assert not [*broken_by_verdict(facts, decided(CATALOGUE, facts))]


@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_the_same_diary_gives_the_same_answer(seed: int) -> None:
    history, request = drawn(Random(seed))  # noqa: S311
    assert asdict(today(COACH, history, request)) == asdict(today(COACH, history, request))


@pytest.mark.slow
@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_more_pain_never_means_more_load_on_the_sore_place(seed: int) -> None:
    history, request = drawn(Random(seed))  # noqa: S311
    loads = [_sore_load(history, request._replace(pain=pain)) for pain in (3, 4, 5, 6, 7)]
    assert loads == sorted(loads, reverse=True)


@pytest.mark.parametrize(("usual", "morning", "pain"), [(2, 5, 2), (4, 4, 5)], ids=["a stage back", "a sore day"])
def test_what_comes_back_on_a_day_of_less_is_no_more_than_when_it_was_last_done(
    usual: int, morning: int, pain: int
) -> None:
    """Its least dose in the stage that comes may be more than a set of it that was done in another."""
    came_back = 0
    for symptom in CATALOGUE.symptom:
        strong = COACH.recommend(Request(symptoms=(symptom,), minutes=30, stage="strong", pain=2))
        assert isinstance(strong, Routine)
        last = _done(strong, 10, steps_of(strong), usual)
        without = _after(symptom, [last], morning, pain)
        if without.verdict != "less" or not isinstance(without.outcome, Routine):
            continue
        work = work_of(without.outcome)
        known = {step.exercise for step in last.steps}
        for id_ in (id_ for id_ in work if id_ not in known):
            little = DoneStep(id_, 1, 2, work[id_] // 2, skipped=False, felt=None, hurt="long-side")
            answer = _after(symptom, [_done(strong, 5, (little,), usual), last], morning, pain)
            if isinstance(answer.outcome, Routine):
                assert work_of(answer.outcome).get(id_, 0) <= little.seconds
                came_back += loads(CATALOGUE.exercise[id_])
    assert came_back


def _done(routine: Routine, day: int, steps: tuple[DoneStep, ...], pain: int) -> Done:
    return Done(
        day, at(day), tuple(routine.request.symptoms), routine.template, 30, None, "strong", "a", pain, pain, 4, steps
    )


def _after(symptom: str, done: list[Done], morning: int, pain: int) -> Today:
    """What to do two days after the last of these sessions."""
    request = Request(symptoms=(symptom,), minutes=30, stage="strong")
    mornings = (Morning(20, at(11, 7), morning), Morning(21, at(12, 7), done[-1].pain_before or 0))
    history = History(at(12), at(0), request, done=tuple(done), mornings=mornings)
    return today(COACH, history, request._replace(pain=pain))


def _sore_load(history: History, request: Request) -> int:
    answer = today(COACH, history, request)
    if not isinstance(answer.outcome, Routine):
        return 0
    sore = loading_ids(CATALOGUE, COACH.case(request._replace(stage=answer.stage)))
    return sum(seconds for id_, seconds in work_of(answer.outcome).items() if id_ in sore)
