"""One case a request: what belongs to it is made once, and every condition of a rule is picked under its emphasis."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from small_catalogue import exercise, pool_of, rule, small

import hipcoach.coach
from hipcoach.catalogue.rule import DoseLimit, Order, Preference, Then, Where
from hipcoach.coach import Coach, Request, Routine, request_from
from hipcoach.coach.explain import explain
from hipcoach.coach.rulebook import Fired, RuleBook
from hipcoach.coach.session_plan import SessionPlan

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue

IN = exercise("in", sides="each", dose={"sets": [1, 3], "hold_seconds": [30, 60]})
OUT = exercise("out", sides="each", dose={"sets": [1, 3], "hold_seconds": [30, 60]}, motions=["external_rotation"])
MORE_IN = rule("more-in", then={"emphasise": {"internal_rotation": 2}})


def planned(then: dict[str, Any], **asked: Any) -> SessionPlan:
    """The plan of a session from `in`, which is emphasised, and `out`, which is not, under one more rule."""
    coach = Coach(small(IN, OUT, rules=(MORE_IN, rule("effect", then=then))))
    plan = coach.plan(coach.case(Request(minutes=5, **asked)))
    assert isinstance(plan, SessionPlan)
    return plan


def ids(plan: SessionPlan) -> list[str]:
    return [line.candidate.exercise.id for line in plan.lines]


def first(plan: SessionPlan) -> str:
    return ids(plan)[0]


EMPHASISED = [(True, "in", "out"), (False, "out", "in")]
"""What `emphasised` says, the exercise that it picks, and the other one."""


@pytest.mark.parametrize(("wanted", "picked", "other"), EMPHASISED)
class TestEveryConditionOfARuleSeesTheEmphasis:
    def test_avoid(self, wanted: bool, picked: str, other: str) -> None:
        plan = planned({"avoid": {"emphasised": wanted}})
        assert ids(plan) == [other]
        assert plan.pool.left_out[picked].rule == "effect"

    @pytest.mark.parametrize("effect", ["only", "narrow"])
    def test_only_and_narrow(self, effect: str, wanted: bool, picked: str, other: str) -> None:
        plan = planned({effect: {"emphasised": wanted}})
        assert ids(plan) == [picked]
        assert plan.pool.left_out[other].rule == "effect"

    def test_prefer(self, wanted: bool, picked: str, other: str) -> None:
        score = planned({"prefer": {"emphasised": wanted, "by": 7}}).pool.scores
        assert score[picked] == 7 + (2 if picked == "in" else 0)
        assert score[other] == (2 if other == "in" else 0)

    def test_require(self, wanted: bool, picked: str, other: str) -> None:  # noqa: ARG002
        then = {"require": {"emphasised": wanted}, "session": {"volume": 0.33}}  # room for one
        assert ids(planned(then)) == [picked]

    def test_keep(self, wanted: bool, picked: str, other: str) -> None:  # noqa: ARG002
        """Of the first variant it is `in` that is there; kept, it is there again, else the other one has its turn."""
        then = {"keep": {"emphasised": wanted}, "session": {"volume": 0.33}}  # room for one
        assert ids(planned(then)) == ["in"]
        assert ids(planned(then, variant="b")) == [picked]

    def test_order(self, wanted: bool, picked: str, other: str) -> None:  # noqa: ARG002
        everything = {"require": [{"exercise": "in"}, {"exercise": "out"}]}
        assert first(planned(everything | {"order": {"first": {"emphasised": wanted}}})) == picked
        then = everything | {"order": {"first": {"emphasised": not wanted}, "before": {"emphasised": wanted}}}
        assert first(planned(then)) != picked

    def test_last(self, wanted: bool, picked: str, other: str) -> None:  # noqa: ARG002
        everything = {"require": [{"exercise": "in"}, {"exercise": "out"}]}
        assert ids(planned(everything | {"last": {"emphasised": wanted}}))[-1] == picked

    def test_again(self, wanted: bool, picked: str, other: str) -> None:  # noqa: ARG002
        looks = {"dose": {"sets": 1, "hold_seconds": 30}, "method": "explore"}
        every = (
            exercise("in", **looks),
            exercise("out", **looks, motions=["external_rotation"]),
            exercise("circle", method="cars"),
        )
        need = {"require": [{"exercise": e.id} for e in every], "last": {"method": "cars"}}
        rules = (MORE_IN, rule("effect", then=need | {"again": {"emphasised": wanted}}))
        coach = Coach(small(*every, rules=rules))
        plan = coach.plan(coach.case(Request(minutes=8)))
        assert isinstance(plan, SessionPlan)
        assert [line.exercise.id for line in plan.lines if line.again_seconds] == [picked]

    def test_one_side(self, wanted: bool, picked: str, other: str) -> None:
        plan = planned({"one_side": {"emphasised": wanted}}, side="left")
        sides = {c.exercise.id: c.sides for c in plan.pool.candidates}
        assert (sides[picked], sides[other]) == (1, 2)

    def test_dose(self, wanted: bool, picked: str, other: str) -> None:
        plan = planned({"dose": {"of": {"emphasised": wanted}, "hold_seconds": {"at_most": 30}}})
        longest = {c.exercise.id: max(option.amount for option in c.options) for c in plan.pool.candidates}
        assert (longest[picked], longest[other]) == (30, 60)


def test_every_effect_that_picks_exercises_has_its_test_above() -> None:
    holders = [model.__name__ for model in (Where, Preference, Order, DoseLimit)]
    picking = {
        name for name, field in Then.model_fields.items() if any(holder in str(field.annotation) for holder in holders)
    }
    tested = inspect.getsource(TestEveryConditionOfARuleSeesTheEmphasis)
    assert picking == {
        "avoid",
        "only",
        "narrow",
        "prefer",
        "require",
        "keep",
        "order",
        "last",
        "again",
        "one_side",
        "dose",
    }
    assert all(f'"{name}"' in tested for name in picking)


def test_a_missing_dose_is_blamed_on_the_limit_that_left_none() -> None:
    strict = rule("strict", then={"dose": {"hold_seconds": {"at_most": 10}}})
    harmless = rule("harmless", then={"dose": {"hold_seconds": {"at_most": 900}}})
    for rules in ((strict, harmless), (harmless, strict)):
        assert pool_of(small(IN, rules=rules)).left_out["in"].rule == "strict"


def test_where_two_limits_leave_no_dose_together_the_second_is_blamed() -> None:
    short = rule("short", then={"dose": {"hold_seconds": {"at_most": 40}}})
    long = rule("long", then={"dose": {"hold_seconds": {"at_least": 50}}})
    assert pool_of(small(IN, rules=(short, long))).left_out["in"].rule == "long"
    assert pool_of(small(IN, rules=(long, short))).left_out["in"].rule == "short"


@pytest.fixture
def firings(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """The requests that rules were fired for."""
    fired_for: list[Request] = []
    fire = RuleBook.fire

    def counted(self: RuleBook, request: Request) -> Fired:
        fired_for.append(request)
        return fire(self, request)

    monkeypatch.setattr(RuleBook, "fire", counted)
    return fired_for


@pytest.mark.parametrize("words", [None, "the outside of my knee hurts going downhill", "my calf is swollen", "pasta"])
@pytest.mark.parametrize("exercise_id", [None, "clamshell"])
def test_rules_fire_once_a_request(
    catalogue: Catalogue, firings: list[Request], words: str | None, exercise_id: str | None
) -> None:
    coach = Coach(catalogue)
    request = request_from(catalogue, symptoms=["hamstring"] if words is None else [])
    reading = coach.read(request, words)
    coach.answer(reading)
    explain(coach, reading, exercise_id)
    assert len(firings) == 1


def test_an_answer_makes_a_new_reading_and_leaves_the_old_one(catalogue: Catalogue, firings: list[Request]) -> None:
    coach = Coach(catalogue)
    reading = coach.read(Request(screened=True), "my hips are stiff, and my foot is a bit numb")
    before = coach.answer(reading)
    denied = coach.confirm(reading, [])
    confirmed = coach.confirm(reading, ["neuro"])
    assert isinstance(coach.answer(denied), Routine)
    assert confirmed.case.referral is not None
    assert coach.answer(reading) is before is reading.question
    assert len(firings) == 3


def test_no_function_of_the_coach_takes_more_than_five_parameters() -> None:
    """But for what takes a request's options, which are as many as they are."""
    many = []
    for file in Path(hipcoach.coach.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                count = len(node.args.posonlyargs + node.args.args + node.args.kwonlyargs)
                if count > 5:
                    many.append(f"{file.name}: {node.name} takes {count}")
    assert many == ["read_options.py: request_from takes 20"]
