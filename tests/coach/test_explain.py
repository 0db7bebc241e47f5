from __future__ import annotations

from typing import Any

from small_catalogue import exercise, phase, rule, small, template

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, NothingLeft, Referral, Request
from hipcoach.coach.explain import Explanation, Verdict, explain
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.explanation import explanation_text

DEEP = exercise("deep", sources=["own"], cautions=[{"id": "knee", "how": "avoid", "note": "it bends deep"}])
RULES = (
    rule("more", when={"symptom": "sore", "minutes": {"at_least": 8}}, then={"emphasise": {"internal_rotation": 2}}),
    rule("no", then={"avoid": {"method": "glide"}, "caution": "knee"}),
)
COACH = Coach(
    small(
        exercise("turn"),
        exercise("again"),
        exercise("slide", method="glide"),
        DEEP,
        exercise("homeless", method="breathe"),
        rules=RULES,
        templates=(template("order", phase("only", fill={"method": ["active", "glide"]}, steps=[1, 1]), default=True),),
    )
)
ASKED = Request(symptoms=("sore",))


def explained(**asked: Any) -> Explanation:
    found = explain(COACH, COACH.read(Request(**{"symptoms": ("sore",)} | asked)))
    assert isinstance(found, Explanation)
    return found


def judged(exercise_id: str) -> Verdict:
    found = explain(COACH, COACH.read(ASKED), exercise_id)
    assert isinstance(found, Verdict)
    return found


def test_the_trace_goes_from_facts_to_rules_to_weights() -> None:
    found = explained()
    assert [(each.rule, each.facts, each.effects) for each in found.rules] == [
        ("more", ["minutes", "symptom"], ["emphasise"]),
        ("no", [], ["caution", "avoid"]),
    ]
    assert (found.weights, found.cautions, found.template) == ({"internal_rotation": 2}, ["knee"], "order")
    assert found.budget_seconds == 720


def test_a_rule_that_did_not_fire_is_not_in_the_trace() -> None:
    assert [each.rule for each in explained(minutes=5).rules] == ["no"]


def test_the_trace_ends_in_choices_and_omissions() -> None:
    found = explained()
    (choice,) = found.choices
    assert (choice.exercise, choice.phase, choice.score) == ("again", "only", 2)
    assert [reason.rule for reason in choice.because] == ["more", "order"]
    assert {left.exercise for left in found.left_out} == {"turn", "slide", "deep", "homeless"}


def test_why_this_one() -> None:
    found = judged("again")
    assert (found.chosen, found.phase, found.score, found.instead) == (True, "only", 2, [])
    assert [reason.rule for reason in found.reasons] == ["more", "order"]


def test_why_not_this_one_names_what_was_taken_instead() -> None:
    found = judged("turn")
    assert (found.chosen, found.phase, found.score) == (False, None, 2)
    assert [choice.exercise for choice in found.instead] == ["again"]
    assert [(reason.rule, reason.source) for reason in found.reasons] == [("not-needed", "hipcoach-design")]


def test_what_a_rule_leaves_out_has_the_rules_source() -> None:
    found = judged("slide")
    assert (found.score, [(reason.rule, reason.source) for reason in found.reasons]) == (None, [("no", "book")])


def test_what_a_caution_leaves_out_has_the_exercises_own_source() -> None:
    assert [(reason.rule, reason.source) for reason in judged("deep").reasons] == [("caution:knee", "own")]


def test_what_no_phase_takes_has_nothing_instead() -> None:
    assert judged("homeless").instead == []


def test_a_referral_and_nothing_left_are_explained_by_themselves() -> None:
    flagged, spared = Request(flags=("fast",)), Request(avoid=("active", "glide"))
    assert isinstance(explain(COACH, COACH.read(flagged)), Referral)
    assert isinstance(explain(COACH, COACH.read(flagged), "turn"), Referral)
    assert isinstance(explain(COACH, COACH.read(spared)), NothingLeft)
    assert isinstance(explain(COACH, COACH.read(spared), "turn"), NothingLeft)


def test_what_to_have_looked_at_is_in_the_trace_too(catalogue: Catalogue) -> None:
    coach = Coach(catalogue)
    trace = explain(coach, coach.read(Request(symptoms=("stiffness",), flags=("no-change:advice",))))
    assert isinstance(trace, Explanation)
    assert [sign.flag for sign in trace.look_at] == ["no-change"]
    assert trace.look_at[0].text in " ".join(explanation_text(trace, catalogue, Capabilities()).split())
