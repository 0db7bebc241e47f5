"""Answers of the coach to render."""

from __future__ import annotations

import pytest

from hipcoach.coach import Coach, NothingLeft, Referral, Request, Routine


@pytest.fixture(scope="session")
def routine(coach: Coach) -> Routine:
    """A routine with a side, a caution and an activity."""
    answer = coach.recommend(Request(symptoms=("hamstring",), side="left", cautions=("balance",), activity="running"))
    assert isinstance(answer, Routine)
    return answer


@pytest.fixture(scope="session")
def referral(coach: Coach) -> Referral:
    """A red flag answered yes."""
    answer = coach.recommend(Request(symptoms=("hamstring",), flags=("bone-stress",)))
    assert isinstance(answer, Referral)
    return answer


@pytest.fixture(scope="session")
def nothing_left(coach: Coach) -> NothingLeft:
    """A request that leaves nothing."""
    request = Request(symptoms=("hamstring",), cautions=("hip-replacement",), avoid=("supine",))
    answer = coach.recommend(request)
    assert isinstance(answer, NothingLeft)
    return answer
