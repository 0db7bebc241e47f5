"""What a process that lives long remembers: so much of everything, however many different requests it answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_catalogue import exercise, rule, small

from hipcoach.catalogue.catalogue import Catalogue
from hipcoach.coach import Coach, Request, Routine, candidates, pool, remembered, routine_steps
from hipcoach.coach.demands import DemandsBook
from hipcoach.coach.pool import Eligibility
from hipcoach.coach.rulebook import RuleBook
from hipcoach.coach.selection import Matches
from hipcoach.vocabulary import CAUTIONS

SRC = Path(pool.__file__).parents[1]
_ENDLESS = re.compile(r"@(functools\.)?cache$|@once_for_each$|lru_cache\((maxsize=)?None", re.MULTILINE)
MANY = tuple(exercise(f"own-{n}") for n in range(20))


def test_so_many_pools_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = small(*MANY)
    monkeypatch.setattr(remembered, "MOST_EXERCISES_KEPT", 5 * len(catalogue.exercises))
    coach, eligibility = Coach(catalogue), Eligibility(catalogue)
    for spared in catalogue.exercises:
        found = eligibility.pool(coach.case(Request(avoid=(spared.id,))))
        assert found.left_out.keys() == {spared.id}
        assert len(eligibility._pools) <= 5
        assert len(eligibility._candidates._candidates) <= len(catalogue.exercises)


def test_so_many_doses_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = [rule(f"r{n}", when={"age": {"at_least": n}}, then={"dose": {"depth": 0.5}}) for n in range(18, 98)]
    catalogue = small(*MANY, rules=tuple(limits))
    coach, eligibility = Coach(catalogue), Eligibility(catalogue)
    doses = sum(len(each.options) for each in eligibility.pool(coach.case(Request())).candidates)
    monkeypatch.setattr(candidates, "MOST_DOSES_KEPT", 5 * doses)
    monkeypatch.setattr(eligibility, "_most_kept", 8)
    for age in range(18, 98):
        eligibility.pool(coach.case(Request(age=age)))
        kept = [candidate for _, candidate in eligibility._candidates._candidates.values() if candidate]
        assert sum(len(candidate.options) for candidate in kept) <= 5 * doses
        assert len(eligibility._candidates.line_ups) <= 8


def test_so_much_that_has_no_dose_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    none = {"dose": {"seconds_per_side": {"above": 10_000}}}
    catalogue = small(
        *MANY, rules=tuple(rule(f"r{n}", when={"age": {"at_least": n}}, then=none) for n in range(18, 98))
    )
    coach, eligibility = Coach(catalogue), Eligibility(catalogue)
    monkeypatch.setattr(candidates, "MOST_DOSES_KEPT", 50)
    for age in range(18, 98):
        assert not eligibility.pool(coach.case(Request(age=age))).candidates
        assert len(eligibility._candidates._candidates) <= 50


def test_what_weighs_and_doses_alike_is_one_candidate_whatever_else_is_left_out() -> None:
    catalogue = small(*MANY, rules=(rule("less", when={"pain": {"at_least": 5}}, then={"dose": {"depth": 0.5}}),))
    coach, eligibility = Coach(catalogue), Eligibility(catalogue)
    asked = (Request(), Request(avoid=("own-1",)), Request(pain=5))
    plain, spared, sore = (eligibility.pool(coach.case(request)).by_id["own-0"] for request in asked)
    assert plain is spared
    assert len(sore.options) < len(plain.options)


def test_what_is_said_of_so_many_exercises_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routine_steps, "_MOST_KEPT", 30)
    coach = Coach(small(*MANY))
    for caution in CAUTIONS:
        assert isinstance(coach.recommend(Request(minutes=20, cautions=(caution,))), Routine)
        assert len(coach._writer._steps._fixed) <= 30


def test_fewer_sets_of_rules_are_remembered_of_many_exercises(catalogue: Catalogue) -> None:
    enlarged = catalogue.model_copy(update={"exercises": catalogue.exercises * 200})
    assert DemandsBook(Matches(catalogue))._most_kept > 10 * DemandsBook(Matches(enlarged))._most_kept >= 100


def test_of_a_fact_so_many_values_are_remembered() -> None:
    book = RuleBook((rule("a", when={"pain": {"at_least": 4}}),))
    for minutes in range(3_000):
        assert book.fire(Request(minutes=minutes, pain=5)).rules
    assert max(map(len, book._by_fact)) <= 1_024


def test_no_cache_of_a_function_grows_without_end() -> None:
    """A `cache` is for what has few arguments: the models of a catalogue, and the kinds of its files."""
    unbounded = {
        str(file.relative_to(SRC))
        for file in SRC.rglob("*.py")
        if re.search(
            r"@(functools\.)?cache$|@once_for_each$|lru_cache\(maxsize=None|lru_cache\(None",
            file.read_text("utf-8"),
            re.MULTILINE,
        )
    }
    assert unbounded == {f"catalogue/{name}.py" for name in ("checked", "compiled", "json_schema", "model")}
