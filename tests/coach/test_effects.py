from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import case_of, rule, small

from hipcoach.coach import Request
from hipcoach.coach.effects import Effects, Ratio, ratios_borne_out


def said(*effects: dict[str, Any], **asked: Any) -> Effects:
    rules = tuple(rule(f"rule-{i}", then=then) for i, then in enumerate(effects))
    return case_of(small(rules=rules), Request(**asked)).effects


def test_emphasis_adds_up_by_target_and_keeps_its_rules() -> None:
    effects = said({"emphasise": {"internal_rotation": 3, "cars": 1}}, {"emphasise": {"internal_rotation": 0.5}})
    assert effects.weights == {"internal_rotation": 3.5, "cars": 1}
    assert [(w.target, w.weight, w.rule.id) for w in effects.emphasis] == [
        ("internal_rotation", 3, "rule-0"),
        ("cars", 1, "rule-0"),
        ("internal_rotation", 0.5, "rule-1"),
    ]


def test_focus_stands_for_what_was_asked_for() -> None:
    emphasis = {"emphasise": {"focus": 3}}
    assert said(emphasis, focus="stretch").weights == {"stretch": 3}
    assert said(emphasis).weights == {}


def test_a_share_becomes_a_ratio() -> None:
    (ratio,) = said({"share": {"strength + active": {"at_least": 1.5, "of": "stretch"}}}).ratios
    assert (set(ratio.large), set(ratio.small), ratio.times) == ({"strength", "active"}, {"stretch"}, 1.5)


def test_a_share_of_every_other_motion_is_a_ratio_for_each() -> None:
    ratios = said({"share": {"internal_rotation + extension": {"at_least": 1, "of": "every-other-motion"}}}).ratios
    assert [set(ratio.small) for ratio in ratios] == [{"external_rotation"}, {"abduction"}, {"adduction"}, {"flexion"}]


@pytest.mark.parametrize("effect", ["avoid", "prefer", "require", "one_side"])
def test_wheres_are_collected_one_by_one_with_their_rule(effect: str) -> None:
    collected = getattr(said({effect: [{"method": "cars"}, {"method": "active"}]}), effect)
    assert [(each.method, by.id) for each, by in collected] == [(("cars",), "rule-0"), (("active",), "rule-0")]


@pytest.mark.parametrize("effect", ["only", "narrow"])
def test_lists_that_allow_stay_together(effect: str) -> None:
    ((wheres, by),) = getattr(said({effect: [{"method": "cars"}, {"method": "active"}]}), effect)
    assert (len(wheres), by.id) == (2, "rule-0")


def test_orders_ends_doses_and_sessions_keep_their_rule() -> None:
    effects = said(
        {"order": {"first": {"method": "cars"}}},
        {"last": {"method": "cars"}},
        {"dose": {"hold_seconds": {"at_most": 20}}},
        {"session": {"minutes": 5}},
        {"refer": "fast"},
    )
    kinds = ["order", "last", "dose", "session", "refer"]
    by = [rule.id for kind in kinds for _, rule in getattr(effects, kind)]
    assert by == ["rule-0", "rule-1", "rule-2", "rule-3", "rule-4"]


def test_a_later_advice_of_the_same_id_replaces_an_earlier_one() -> None:
    first, second = ({"advise": {"id": "rest", "text": text}} for text in ("Rest.", "Rest more."))
    ((advice, by),) = said(first, second).advice.values()
    assert (advice.text, by.id) == ("Rest more.", "rule-1")


def test_stop_signs_add_up() -> None:
    effects = said({"stop_signs": "A pinch."}, {"stop_signs": ["A burn."]})
    assert [sign.text for sign in effects.stop_signs] == ["A pinch.", "A burn."]


def test_what_to_do_of_a_later_rule_replaces_that_of_an_earlier_one() -> None:
    first, second = ({"if_it_hurts": {"id": "knee", "where": "A knee", "text": text}} for text in ("Stop.", "Less."))
    ((hurt, by),) = said(first, second).hurts.values()
    assert (hurt.text, by.id) == ("Less.", "rule-1")


@pytest.mark.parametrize(
    ("sessions", "budget"),
    [
        ([], 1200),
        ([{"minutes": 12}], 720),
        ([{"minutes": 30}], 1200),
        ([{"volume": 0.7}], 840),
        ([{"volume": 0.5}, {"minutes": 12}, {"volume": 0.5}], 180),
    ],
)
def test_a_session_is_capped_first_and_then_cut_down(sessions: list[dict[str, Any]], budget: int) -> None:
    asked = Request(minutes=20)
    rules = tuple(rule(f"rule-{i}", then={"session": session}) for i, session in enumerate(sessions))
    assert case_of(small(rules=rules), asked).budget_seconds == budget


def test_a_ratio_against_the_added_up_emphasis_is_dropped() -> None:
    by = rule("any")
    turn_in, turn_out = frozenset({"internal_rotation"}), frozenset({"external_rotation"})
    more_in, more_out = Ratio(turn_in, turn_out, 1.5, by), Ratio(turn_out, turn_in, 1.5, by)
    assert ratios_borne_out([more_in, more_out], {"internal_rotation": 3, "external_rotation": 1}) == [more_in]
    assert ratios_borne_out([more_in, more_out], {"internal_rotation": 3, "external_rotation": 3}) == []
    assert ratios_borne_out([more_in], {"internal_rotation": 1.5, "external_rotation": 1}) == [more_in]
