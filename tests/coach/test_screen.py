from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import exercise, rule, small

from hipcoach.coach import Coach, Referral, Request

REFERS = rule("refers", when={"pain": {"at_least": 8}}, then={"refer": "slow"})


def screened(**asked: Any) -> str | None:
    found = Coach(small(exercise("any"), rules=(REFERS,))).screen(Request(**asked))
    return found.referral.flag if found else None


def test_without_a_flag_there_is_no_referral() -> None:
    assert screened() is None


@pytest.mark.parametrize(
    ("flags", "worst"),
    [
        (("slow",), "slow"),
        (("slow", "middling"), "middling"),
        (("middling", "fast", "slow"), "fast"),
        (("also-fast", "fast"), "fast"),
    ],
)
def test_the_most_urgent_flag_counts_then_the_catalogues_order(flags: tuple[str, ...], worst: str) -> None:
    assert screened(flags=flags) == worst


def test_a_rule_can_raise_a_flag() -> None:
    assert screened(pain=8) == "slow"
    assert screened(pain=8, flags=("middling",)) == "middling"


def test_a_referral_says_how_urgent_it_is_and_what_to_do() -> None:
    found = Coach(small(exercise("any"))).recommend(Request(flags=("fast",)))
    assert isinstance(found, Referral)
    flagged = found.referral
    assert (flagged.level, flagged.message, flagged.source) == ("emergency", "Go, for fast.", "book")


def test_a_referral_is_never_a_routine() -> None:
    coach = Coach(small(exercise("any"), rules=(REFERS,)))
    assert isinstance(coach.recommend(Request(pain=9)), Referral)
    assert isinstance(coach.plan(coach.case(Request(flags=("slow",)))), Referral)
