from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import exercise, flag, rule, small

from hipcoach.catalogue.red_flag import Tier
from hipcoach.coach import Coach, Referral, Request
from hipcoach.coach.screen import Clear, next_question
from hipcoach.coach.screen import screened as verdict
from hipcoach.vocabulary import Answer

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


TIER = Tier(level="advice", question="Mild?", message="Have it looked at.")
TIERED = flag("ache").model_copy(update={"lighter": (TIER,)})


def test_no_leads_to_the_lighter_question_and_yes_ends_it() -> None:
    catalogue = small(exercise("any"), red_flags=(TIERED,))
    answered: list[dict[str, Answer]] = [{}, {"ache": "no"}, {"ache": "yes"}, {"ache": "no", "ache:advice": "no"}]
    asked = [next_question(catalogue, TIERED, answers) for answers in answered]
    assert [found and found[0] for found in asked] == ["ache", "ache:advice", None, None]


@pytest.mark.parametrize(
    ("answer", "looked_at", "unsure"), [("yes", ["ache"], []), ("no", [], []), ("unsure", [], ["ache"])]
)
def test_what_only_advises_is_told_and_stops_nothing(answer: Answer, looked_at: list[str], unsure: list[str]) -> None:
    found = verdict(small(exercise("any"), red_flags=(TIERED,)), {"ache": "no", "ache:advice": answer})
    assert isinstance(found, Clear)
    assert [sign.flag for sign in found.clear.look_at] == looked_at
    assert (found.clear.asked, found.clear.unsure) == (1, unsure)


def test_a_referral_is_never_a_routine() -> None:
    coach = Coach(small(exercise("any"), rules=(REFERS,)))
    assert isinstance(coach.recommend(Request(pain=9)), Referral)
    assert isinstance(coach.plan(coach.case(Request(flags=("slow",)))), Referral)
