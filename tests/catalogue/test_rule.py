from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from hipcoach.catalogue.bounds import Bounds
from hipcoach.catalogue.rule import Preference, Rule, Then, When, Where, share_parts
from hipcoach.vocabulary import METHODS, MOTIONS

RULE: dict[str, Any] = {
    "id": "always",
    "then": {"emphasise": {"strength": 1}},
    "because": "Strength helps.",
    "source": "book",
    "grade": "trial",
}


def then(**effects: Any) -> Then:
    return Then.model_validate_json(json.dumps(effects))


def rule(**changes: Any) -> Rule:
    return Rule.model_validate_json(json.dumps(RULE | changes))


@pytest.mark.parametrize(
    ("limits", "holds", "fails"),
    [
        ({}, [-1, 0, 1e9], []),
        ({"at_least": 6}, [6, 7], [5, 5.9]),
        ({"above": 6}, [6.1, 7], [6, 5]),
        ({"at_most": 6}, [6, 5], [6.1, 7]),
        ({"below": 6}, [5.9, 0], [6, 7]),
        ({"at_least": 4, "below": 6}, [4, 5], [3, 6]),
        ({"above": 4, "at_most": 6}, [5, 6], [4, 7]),
    ],
)
def test_bounds_hold_at_their_edges(limits: dict[str, float], holds: list[float], fails: list[float]) -> None:
    bounds = Bounds(**limits)
    assert all(bounds.holds(value) for value in holds)
    assert not any(bounds.holds(value) for value in fails)


def test_one_value_needs_no_brackets() -> None:
    written = {"exercise": "clamshell", "motion": "flexion", "method": "cars", "position": "prone"}
    where = Where.model_validate_json(json.dumps(written))
    assert (where.exercise, where.motion, where.method, where.position) == (
        ("clamshell",),
        ("flexion",),
        ("cars",),
        ("prone",),
    )


def test_an_empty_where_asks_for_nothing() -> None:
    assert not any(value for _, value in Where())


@pytest.mark.parametrize(
    "wrong", [{"method": "jump"}, {"motion": ["bend"]}, {"methd": "cars"}, {"all_motions": "cars"}]
)
def test_a_where_with_an_unknown_word_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Where.model_validate_json(json.dumps(wrong))


def test_a_preference_adds_one_unless_it_says_how_much() -> None:
    assert Preference().by == 1
    with pytest.raises(ValidationError):
        Preference(by=0)


@pytest.mark.parametrize("target", [*MOTIONS, *METHODS, "focus"])
def test_every_motion_and_method_can_be_emphasised(target: str) -> None:
    assert then(emphasise={target: 2}).emphasise == {target: 2}


@pytest.mark.parametrize("target", ["internal-rotation", "rotation", "hamstring", ""])
def test_nothing_else_can_be_emphasised(target: str) -> None:
    with pytest.raises(ValidationError, match="emphasise"):
        then(emphasise={target: 2})


def test_a_share_weighs_two_parts() -> None:
    large, against = share_parts("strength + active", "stretch+pails-rails")
    assert large == {"strength", "active"}
    assert against == (frozenset({"stretch", "pails-rails"}),)


@pytest.mark.parametrize(("every", "words"), [("every-other-motion", MOTIONS), ("every-other-method", METHODS)])
def test_a_share_against_every_other_leaves_out_its_own(every: str, words: tuple[str, ...]) -> None:
    large, against = share_parts(f"{words[0]} + {words[1]}", every)
    assert large == set(words[:2])
    assert against == tuple(frozenset({word}) for word in words[2:])


@pytest.mark.parametrize(
    ("left", "of"), [("carss", "stretch"), ("cars", "strech"), ("cars +", "stretch"), ("cars", "focus")]
)
def test_a_share_of_an_unknown_word_is_refused(left: str, of: str) -> None:
    with pytest.raises(ValidationError, match="is neither a motion nor a method"):
        then(share={left: {"at_least": 1, "of": of}})


@pytest.mark.parametrize(
    "wrong",
    [
        {"share": {"cars": {"at_least": 0, "of": "stretch"}}},
        {"session": {"volume": 1.1}},
        {"session": {"volume": 0}},
        {"session": {"minutes": 0}},
        {"refer": "x" * 61},
        {"caution": "pregnant"},
        {"advise": {"id": "x", "text": "two\nlines"}},
        {"stop_signs": [""]},
        {"if_it_hurts": {"id": "x", "where": "Here"}},
        {"order": {"before": {}}},
        {"dose": {"hold_seconds": 30}},
        {"unknown": 1},
    ],
)
def test_an_effect_out_of_its_bounds_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        then(**wrong)


def test_a_session_may_be_as_short_as_a_minute_or_as_long_as_was_asked() -> None:
    read = then(session={"minutes": 1, "volume": 1}).session
    assert read is not None
    assert (read.minutes, read.volume) == (1, 1)


def test_one_effect_needs_no_brackets() -> None:
    read = then(
        caution="knee",
        avoid={"method": "cars"},
        prefer={"by": 2},
        advise={"id": "a", "text": "Rest."},
        order={"first": {}},
        dose={"hold_seconds": {"at_most": 30}},
        stop_signs="Stop.",
    )
    assert [len(getattr(read, field)) for field in ("caution", "avoid", "prefer", "advise", "order", "dose")] == [1] * 6
    assert [sign.text for sign in read.stop_signs] == ["Stop."]


def test_a_rule_without_facts_always_holds_and_does_nothing_else() -> None:
    read = rule(then={})
    assert read.when == When()
    assert read.unless == ()
    assert read.then == Then()


def test_the_side_may_be_unknown() -> None:
    assert rule(when={"side": ["unknown", "both"]}).when.side == ("unknown", "both")


@pytest.mark.parametrize(
    "when",
    [
        {"symptom": "x" * 61},
        {"caution": "pregnant"},
        {"focus": "bending"},
        {"activity": "chess"},
        {"moment": "never"},
        {"side": "top"},
        {"pain": 6},
        {"mood": "good"},
    ],
)
def test_an_unknown_fact_is_refused(when: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        rule(when=when)


@pytest.mark.parametrize("field", ["id", "then", "because", "source", "grade"])
def test_no_part_of_a_rule_may_be_missing(field: str) -> None:
    with pytest.raises(ValidationError, match="Field required"):
        Rule.model_validate_json(json.dumps({name: value for name, value in RULE.items() if name != field}))


def test_a_coach_point_is_numbered_as_the_posts_are() -> None:
    assert rule(point="C8").point == "C8"
    with pytest.raises(ValidationError):
        rule(point="8")
    with pytest.raises(ValidationError):
        rule(grade="rumour")
