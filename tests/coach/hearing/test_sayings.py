"""Sayings of many people, held against the built-in knowledge.

`sayings/tuned.yaml` is what the phrases were written against; nobody looked into `sayings/untuned.yaml` while they were
written, so its figures are what to expect of strangers. See docs/everyday-words.md before changing either.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Ambiguous, Coach, Outcome, Referral, Request, Routine, Screening

SAYINGS = Path(__file__).parent / "sayings"
LEARNED = Path(__file__).parents[3] / "data" / "sayings"
FLAG_PHRASINGS = 6
SYMPTOM_PHRASINGS = 15


class Measured(NamedTuple):
    """Shares, in percent, of what was answered."""

    flags_referred: float
    flags_with_a_routine: float
    flags_not_ours: float
    harmless_referred: float
    harmless_understood: float
    harmless_right: float
    """The right symptom is chosen, or among the candidates."""
    harmless_wrong_routine: float
    foreign_with_a_routine: float


def read(file: str) -> list[dict[str, Any]]:
    folder = LEARNED if file == "tuned.yaml" else SAYINGS
    loaded: list[dict[str, Any]] = yaml.safe_load((folder / file).read_text(encoding="utf-8"))
    return loaded


@cache
def answer(coach: Coach, say: str) -> Outcome:
    """What is said once somebody was asked about the signs, and none is so: a hint is still asked about."""
    return coach.answer(coach.read(Request(screened=True), say))


def named(outcome: Outcome) -> set[str]:
    if isinstance(outcome, Routine):
        return {each.symptom for each in outcome.understood}
    if isinstance(outcome, Screening):
        asked = outcome.screening
        return {each.symptom for each in asked.understood} | {each.symptom for each in asked.candidates}
    return {each.symptom for each in outcome.ambiguous.candidates} if isinstance(outcome, Ambiguous) else set()


def measure(coach: Coach, entries: list[dict[str, Any]]) -> Measured:
    counts: Counter[str] = Counter()
    for entry in entries:
        outcome = answer(coach, entry["say"])
        kind = next((name for name in ("flag", "foreign", "advises") if entry.get(name)), "harmless")
        counts[kind] += 1
        counts[f"{kind} {type(outcome).__name__}"] += 1
        right = bool(named(outcome) & set(entry.get("means", ())))
        counts[f"{kind} right"] += right
        counts[f"{kind} wrong routine"] += isinstance(outcome, Routine) and not right

    def share(what: str) -> float:
        kind, _ = what.split(maxsplit=1)
        return 100 * counts[what] / max(1, counts[kind])

    return Measured(
        share("flag Referral"),
        share("flag Routine"),
        share("flag NotUnderstood"),
        share("harmless Referral"),
        share("harmless Routine"),
        share("harmless right"),
        share("harmless wrong routine"),
        share("foreign Routine"),
    )


TUNED = Measured(90, 0.5, 0, 1.5, 80, 94, 2, 1.5)
UNTUNED = Measured(90, 0, 0, 3, 70, 90, 3, 0)
"""What strangers are promised."""


@pytest.fixture(scope="module")
def coach(catalogue: Catalogue) -> Coach:
    return Coach(catalogue)


@pytest.mark.slow
@pytest.mark.parametrize(("file", "floor"), [("tuned.yaml", TUNED), ("untuned.yaml", UNTUNED)])
def test_what_is_answered(coach: Coach, file: str, floor: Measured) -> None:
    found = measure(coach, read(file))
    assert found.flags_referred >= floor.flags_referred
    assert found.flags_with_a_routine <= floor.flags_with_a_routine
    assert found.flags_not_ours <= floor.flags_not_ours
    assert found.harmless_referred <= floor.harmless_referred
    assert found.harmless_understood >= floor.harmless_understood
    assert found.harmless_right >= floor.harmless_right
    assert found.harmless_wrong_routine <= floor.harmless_wrong_routine
    assert found.foreign_with_a_routine <= floor.foreign_with_a_routine


@pytest.mark.slow
def test_every_flag_and_symptom_is_said_in_many_ways(coach: Coach, catalogue: Catalogue) -> None:
    """Counted are sayings that were answered right, and where only this flag or symptom is a right reading."""
    said: Counter[str] = Counter()
    for entry in [*read("tuned.yaml"), *read("untuned.yaml")]:
        outcome = answer(coach, entry["say"])
        if isinstance(outcome, Referral) and outcome.referral.flag in entry.get("flag", ()):
            said[outcome.referral.flag] += 1
        said.update(named(outcome) & set(entry.get("means", ())))
    assert {id_: said[id_] for id_ in catalogue.red_flag if said[id_] < FLAG_PHRASINGS} == {}
    assert {id_: said[id_] for id_ in catalogue.symptom if said[id_] < SYMPTOM_PHRASINGS} == {}


@pytest.mark.slow
@pytest.mark.parametrize("file", ["tuned.yaml", "untuned.yaml"])
def test_what_only_advises_refers_nobody_and_is_said(coach: Coach, file: str) -> None:
    """Where it comes to a routine, that says what to have looked at."""
    for entry in read(file):
        if "advises" in entry:
            outcome = answer(coach, entry["say"])
            assert not isinstance(outcome, Referral), entry
            looked_at = {sign.flag for sign in outcome.look_at} if isinstance(outcome, Routine) else {*entry["advises"]}
            assert looked_at & {*entry["advises"]}, entry


_NEGATED = [
    (flag, say) for flag, says in yaml.safe_load((SAYINGS / "negated.yaml").read_text("utf-8")).items() for say in says
]


def test_every_flag_has_negated_sayings(catalogue: Catalogue) -> None:
    counts = Counter(flag for flag, _ in _NEGATED)
    assert {flag: counts[flag] for flag in catalogue.red_flag if counts[flag] < 3} == {}


@pytest.mark.parametrize(("flag", "say"), _NEGATED)
def test_a_sign_that_is_ruled_out_refers_nobody(coach: Coach, flag: str, say: str) -> None:
    outcome = answer(coach, say)
    assert not isinstance(outcome, Referral), (flag, outcome.referral.words)
