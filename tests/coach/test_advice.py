from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import ONE_DOSE, exercise, phase, rule, small, template

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, Request, Routine

LONG = {"sets": 1, "hold_seconds": [30, 600]}


def advice(catalogue: Catalogue, **asked: Any) -> dict[str, str]:
    outcome = Coach(catalogue).recommend(Request(**asked))
    assert isinstance(outcome, Routine)
    assert all(note.source for note in outcome.advice)
    return {note.id: note.text for note in outcome.advice}


def told(*rules: Any, **asked: Any) -> dict[str, str]:
    """The advice of a session that any minutes are filled by."""
    exercises = (exercise("long", dose=LONG), exercise("out", dose=LONG, motions=["external_rotation"]))
    return advice(small(*exercises, rules=rules), **{"minutes": 10} | asked)


def test_a_filled_session_without_rules_has_no_advice() -> None:
    assert told() == {}


def test_what_rules_advise_is_told_with_its_source() -> None:
    assert told(rule("by", then={"advise": {"id": "rest", "text": "Rest."}})) == {"rest": "Rest."}


def test_a_shortfall_is_told_first_and_in_minutes() -> None:
    catalogue = small(
        exercise("one", dose=ONE_DOSE), rules=(rule("by", then={"advise": {"id": "rest", "text": "Rest."}}),)
    )
    found = advice(catalogue, minutes=3)
    assert list(found) == ["short-of-minutes", "rest"]
    assert found["short-of-minutes"].startswith("This fills 1:00 of the 3 minutes.")


def test_what_stands_above_all_comes_first_and_the_stage_before_the_rest() -> None:
    pieces = ("rest", "stage", "surgeon")
    advise = [{"id": id_, "text": f"{id_}.", "first": id_ == "surgeon"} for id_ in pieces]
    catalogue = small(exercise("one", dose=ONE_DOSE), rules=(rule("by", then={"advise": advise}),))
    assert list(advice(catalogue, minutes=3)) == ["surgeon", "short-of-minutes", "stage", "rest"]


@pytest.mark.parametrize(("hold", "short"), [(142, True), (143, False)])
def test_below_85_percent_is_a_shortfall(hold: int, short: bool) -> None:
    catalogue = small(exercise("one", dose={"sets": 1, "hold_seconds": hold}))
    assert ("short-of-minutes" in advice(catalogue, minutes=3)) is short


def test_a_session_that_a_rule_cuts_down_says_why() -> None:
    found = told(rule("less", then={"session": {"volume": 0.5}}))
    assert found["short-of-minutes"].startswith("This fills 5:00 of the 10 minutes.")
    assert found["short-of-minutes"].endswith("Because of less.")


def test_a_cut_session_that_is_short_of_its_own_minutes_says_the_doses_are_used_up() -> None:
    less = rule("less", then={"session": {"volume": 0.5}})
    found = advice(small(exercise("one", dose=ONE_DOSE), rules=(less,)), minutes=10)
    assert "Because of less." not in found["short-of-minutes"]


def test_a_focus_that_nothing_serves_is_told() -> None:
    assert "glide" in told(focus="glide")["gave-way-focus"]
    asked_for = rule("asked-for", then={"emphasise": {"focus": 3}})
    assert told(asked_for, focus="internal_rotation") == {}


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ({"require": {"method": "glide"}}, True),
        ({"require": {"method": "active"}}, False),
        ({"last": {"method": "glide"}}, True),
        ({"last": {"method": "active"}}, False),
        ({"share": {"glide": {"at_least": 1, "of": "active"}}}, True),
        ({"share": {"active": {"at_least": 1, "of": "glide"}}}, False),
        ({"narrow": {"method": "glide"}}, True),
        ({"narrow": {"method": "active"}}, False),
    ],
)
def test_a_wish_that_is_not_kept_is_told_with_its_rule(then: dict[str, Any], said: bool) -> None:
    found = told(rule("wish", then=then))
    assert ("wish" in found.get("gave-way", "")) is said


def test_a_rule_that_is_missed_twice_is_named_once() -> None:
    twice = rule("twice", then={"require": [{"method": "glide"}, {"method": "cars"}]})
    assert told(twice)["gave-way"].count("twice") == 1


def test_what_gave_way_is_told_in_the_rules_words_and_their_ids_are_kept() -> None:
    wishes = tuple(rule(f"wish-{letter}", then={"require": {"method": "glide"}}) for letter in "abcd")
    outcome = Coach(small(exercise("long", dose=LONG), rules=wishes)).recommend(Request(minutes=10))
    assert isinstance(outcome, Routine)
    (note,) = outcome.advice
    assert note.text.endswith("kept today: Because of wish-a. Because of wish-b. And 2 more.")
    assert note.rules == [wish.id for wish in wishes]


def test_what_a_rule_of_safety_shut_out_is_not_told_as_if_it_were_wished() -> None:
    safe = rule("safe", then={"only": {"method": "active"}})
    wish = rule("wish", then={"require": {"method": "glide"}})
    assert told(wish)["gave-way"].endswith("Because of wish.")
    text = told(safe, wish)["gave-way"]
    assert text == "Because of safe. What the coach would add without that is left out today."


def test_a_phase_that_stayed_empty_is_told_by_its_title() -> None:
    phases = (phase("one", title="Glide", fill={"method": "glide"}), phase("two", fill={"method": "active"}))
    catalogue = small(exercise("long", dose=LONG), templates=(template("order", *phases, default=True),))
    found = advice(catalogue, minutes=10, template="order")
    assert found["gave-way"].endswith('kept today: All of "Glide".')


def test_a_ratio_that_the_template_has_no_room_for_gives_way_and_is_told() -> None:
    more = rule("more", then={"share": {"internal_rotation": {"at_least": 3, "of": "external_rotation"}}})
    out = exercise("out", dose=LONG, motions=["external_rotation"])
    exercises = (exercise("in", dose=ONE_DOSE), exercise("in-too", dose=ONE_DOSE), out)
    phases = (phase("in", fill={"exercise": ["in", "in-too"]}, steps=[1, 1]), phase("out", fill={"exercise": "out"}))
    found = advice(small(*exercises, rules=(more,), templates=(template("order", *phases, default=True),)), minutes=10)
    assert "more" in found["gave-way"]
    assert "short-of-minutes" not in found
