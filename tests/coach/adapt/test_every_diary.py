"""What holds for every diary, whatever is in it; `many.py` tries many more of them."""

from __future__ import annotations

from dataclasses import asdict
from random import Random

from diaries import CATALOGUE, COACH, drawn, prepared, work_of
from diary_promises import broken, broken_by_verdict
from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.coach import Routine
from hipcoach.coach.adapt import today
from hipcoach.coach.adapt.facts import diary_facts
from hipcoach.coach.adapt.verdict import decided
from hipcoach.coach.history import History
from hipcoach.coach.load import loading_ids
from hipcoach.coach.request import Request


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


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_more_pain_never_means_more_load_on_the_sore_place(seed: int) -> None:
    history, request = drawn(Random(seed))  # noqa: S311
    loads = [_sore_load(history, request._replace(pain=pain)) for pain in (3, 4, 5, 6, 7)]
    assert loads == sorted(loads, reverse=True)


def _sore_load(history: History, request: Request) -> int:
    answer = today(COACH, history, request)
    if not isinstance(answer.outcome, Routine):
        return 0
    sore = loading_ids(CATALOGUE, COACH.case(request._replace(stage=answer.stage)))
    return sum(seconds for id_, seconds in work_of(answer.outcome).items() if id_ in sore)
