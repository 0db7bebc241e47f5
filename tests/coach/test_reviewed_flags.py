"""The red flags as a clinician holds them: `reviewed_flags.yaml`, row by row. Change both, with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Ambiguous, Coach, Outcome, Referral, Request, Routine, Screening, request_from
from hipcoach.coach.outcome import Doubt
from hipcoach.vocabulary import Answer

_TABLE = Path(__file__).with_name("reviewed_flags.yaml")
_ROWS = yaml.load(_TABLE.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (texts only: "no" stays a word)


@pytest.fixture(scope="module")
def coach(catalogue: Catalogue) -> Coach:
    return Coach(catalogue)


def outcome_of(coach: Coach, row: dict[str, Any]) -> Outcome:
    if "request" in row:
        asked: dict[str, Any] = {
            field: int(value) if str(value).isdigit() else value for field, value in row["request"].items()
        }
        return coach.recommend(request_from(coach.catalogue, **asked))
    reading = coach.read(Request(screened=True), row["say"])
    if "answered" in row:
        assert row["answered"] in get_args(Answer)
        doubts = [doubt.flag for doubt in first_of(reading.question)]
        assert doubts
        reading = coach.confirm(reading, doubts if row["answered"] == "yes" else [])
    return coach.answer(reading)


def first_of(question: Outcome | None) -> list[Doubt]:
    """What the words hint at, to be answered."""
    match question:
        case Ambiguous(ambiguous=unclear):
            return unclear.first
        case Screening(screening=asked):
            return asked.first
    return []


def told(outcome: Outcome) -> str:
    """The outcome in the table's words."""
    match outcome:
        case Referral(referral=flagged):
            return f"refer {flagged.flag} {flagged.level}"
        case Ambiguous() | Screening() if first := first_of(outcome):
            return f"ask {first[0].flag}"
        case Ambiguous():
            return "ask which"
        case Routine(look_at=look_at):
            return " ".join(["routine", *(sign.flag for sign in look_at)])
    return type(outcome).__name__


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: str(row.get("say", row.get("request")))[:70])
def test_a_row_of_the_table(coach: Coach, row: dict[str, Any]) -> None:
    assert told(outcome_of(coach, row)) == row["gives"]


def test_every_tier_that_words_can_choose_is_in_the_table(catalogue: Catalogue) -> None:
    """And so is each that is asked about. Nobody lands in an emergency's lighter tier by words alone."""
    reached = {(row["gives"], "answered" in row or "request" in row) for row in _ROWS}
    for sign, tier in catalogue.signs.items():
        flag = sign.partition(":")[0]
        gives = f"refer {flag} {tier.level}" if tier.refers else f"routine {flag}"
        assert gives in {row for row, _ in reached}, sign
        if sign != flag and catalogue.red_flag[flag].level == "emergency":
            assert (gives, False) not in reached


def test_every_sign_that_is_raised_by_name_is_its_tier(coach: Coach) -> None:
    for sign, tier in coach.catalogue.signs.items():
        outcome = coach.recommend(Request(symptoms=("stiffness",), flags=(sign,)))
        if tier.refers:
            assert isinstance(outcome, Referral)
            assert (outcome.referral.level, outcome.referral.message) == (tier.level, tier.message)
        else:
            assert isinstance(outcome, Routine)
            assert [each.text for each in outcome.look_at] == [tier.message]


def test_the_gravest_of_a_flags_raised_tiers_counts(coach: Coach) -> None:
    outcome = coach.recommend(Request(symptoms=("stiffness",), flags=("bone-stress:advice", "bone-stress")))
    assert isinstance(outcome, Referral)
    assert outcome.referral.level == "urgent"


def test_advice_gives_way_to_a_referral_by_another_flag(coach: Coach) -> None:
    outcome = coach.recommend(Request(symptoms=("stiffness",), flags=("no-change:advice", "surgery")))
    assert isinstance(outcome, Referral)
    assert outcome.referral.flag == "surgery"
