from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import rule

from hipcoach.coach import Request
from hipcoach.coach.rulebook import Fired, RuleBook


def fired(*rules: Any, **asked: Any) -> Fired:
    return RuleBook(rules).fire(Request(**asked))


def ids(outcome: Fired) -> list[str]:
    return [each.id for each in outcome.rules]


def test_a_rule_without_facts_always_fires() -> None:
    assert ids(fired(rule("always"))) == ["always"]


@pytest.mark.parametrize(
    ("when", "asked"),
    [
        ({"symptom": "sore"}, {"symptoms": ("other", "sore")}),
        ({"symptom": "any"}, {"symptoms": ("other",)}),
        ({"caution": "knee"}, {"cautions": ("nerve", "knee")}),
        ({"focus": "stretch"}, {"focus": "stretch"}),
        ({"focus": "any"}, {"focus": "flexion"}),
        ({"activity": ["running", "hiking"]}, {"activity": "hiking"}),
        ({"moment": "before"}, {"when": "before"}),
        ({"side": "left"}, {"side": "left"}),
        ({"side": "unknown"}, {"side": None}),
        ({"template": "free"}, {"template": "free"}),
        ({"pain": {"at_least": 4, "below": 6}}, {"pain": 5}),
        ({"age": {"below": 18}}, {"age": 17}),
        ({"minutes": {"above": 30}}, {"minutes": 31}),
        (
            {"symptom": "sore", "moment": "after", "minutes": {"at_most": 8}},
            {"symptoms": ("sore",), "when": "after", "minutes": 8},
        ),
    ],
)
def test_a_rule_fires_where_its_facts_hold_and_not_otherwise(when: dict[str, Any], asked: dict[str, Any]) -> None:
    only_here = rule("only-here", when=when)
    assert ids(fired(only_here, **asked)) == ["only-here"]
    assert ids(fired(only_here, side="both", minutes=20)) == []


def test_every_fact_must_hold() -> None:
    both = rule("both", when={"symptom": "sore", "focus": "stretch"})
    assert ids(fired(both, symptoms=("sore",))) == []
    assert ids(fired(both, focus="stretch")) == []


@pytest.mark.parametrize("fact", ["pain", "age"])
def test_a_number_that_was_not_given_meets_no_bound(fact: str) -> None:
    assert ids(fired(rule("low", when={fact: {"at_most": 100}}))) == []


def test_rules_fire_in_the_order_of_the_catalogue_and_once() -> None:
    rules = (rule("second", when={"symptom": ["sore", "stiff"]}), rule("first"), rule("third", when={"focus": "any"}))
    assert ids(fired(*rules, symptoms=("stiff", "sore"), focus="stretch")) == ["second", "first", "third"]


def test_unless_keeps_a_rule_from_firing() -> None:
    held = rule("held", when={"symptom": "sore"}, unless=[{"pain": {"above": 5}}, {"moment": "before"}])
    assert ids(fired(held, symptoms=("sore",), pain=5)) == ["held"]
    assert ids(fired(held, symptoms=("sore",), pain=6)) == []
    assert ids(fired(held, symptoms=("sore",), when="before")) == []


def test_every_fact_of_an_unless_must_hold() -> None:
    held = rule("held", unless={"focus": "any", "side": "left"})
    assert ids(fired(held, focus="stretch")) == ["held"]
    assert ids(fired(held, focus="stretch", side="left")) == []


def test_a_caution_that_a_rule_adds_is_a_fact_for_others() -> None:
    rules = (
        rule("reacts", when={"caution": "knee"}),
        rule("adds", when={"symptom": "sore"}, then={"caution": "nerve"}),
        rule("adds-on", when={"caution": "nerve"}, then={"caution": "knee"}),
    )
    outcome = fired(*rules, symptoms=("sore",), cautions=("balance",))
    assert ids(outcome) == ["reacts", "adds", "adds-on"]
    assert outcome.cautions == ("balance", "nerve", "knee")


def test_cautions_that_add_each_other_come_to_an_end() -> None:
    rules = (
        rule("there", when={"caution": "knee"}, then={"caution": "nerve"}),
        rule("back", when={"caution": "nerve"}, then={"caution": "knee"}),
    )
    assert fired(*rules, cautions=("knee",)).cautions == ("knee", "nerve")


NAMING = (
    rule("first", when={"symptom": "stiff"}, then={"template": "one"}),
    rule("second", when={"symptom": "sore"}, then={"template": "two"}),
    rule("third", when={"caution": "knee"}, then={"template": "three"}),
    rule("in-one", when={"template": "one"}),
    rule("in-two", when={"template": "two"}),
    rule("in-three", when={"template": "three"}),
)


@pytest.mark.parametrize("rules", [NAMING, NAMING[::-1]])
def test_the_template_of_the_symptom_that_was_named_first_counts(rules: Any) -> None:
    outcome = fired(*rules, symptoms=("sore", "stiff"))
    assert outcome.template == "two"
    assert sorted(ids(outcome)) == ["first", "in-two", "second"]
    assert fired(*rules, symptoms=("stiff", "sore")).template == "one"


@pytest.mark.parametrize("rules", [NAMING, NAMING[::-1]])
def test_the_template_of_a_caution_stands_above_those_of_symptoms(rules: Any) -> None:
    outcome = fired(*rules, symptoms=("sore", "stiff"), cautions=("knee",))
    assert outcome.template == "three"
    assert sorted(ids(outcome)) == ["first", "in-three", "second", "third"]


def test_the_template_asked_for_stands_above_one_that_a_rule_names() -> None:
    names_one = rule("names-one", then={"template": "one"})
    in_two = rule("in-two", when={"template": "two"}, then={"caution": "knee"})
    outcome = fired(names_one, in_two, rule("reacts", when={"caution": "knee"}), template="two")
    assert outcome.template == "two"
    assert ids(outcome) == ["names-one", "in-two", "reacts"]


def test_without_a_template_none_is_named() -> None:
    assert fired(rule("always")).template is None


def test_a_template_and_a_symptom_must_both_hold() -> None:
    both = rule("both", when={"template": "one", "symptom": "sore"})
    assert ids(fired(both, template="one", symptoms=("sore",))) == ["both"]
    assert ids(fired(both, template="one", symptoms=("stiff",))) == []
