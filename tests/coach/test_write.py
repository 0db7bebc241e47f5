from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from measure import steps_of
from small_catalogue import exercise, phase, rule, small, symptom, template

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.routine import SilentEmphasis, Step


def routine(catalogue: Catalogue, **asked: Any) -> Routine:
    outcome = Coach(catalogue).recommend(Request(**asked))
    assert isinstance(outcome, Routine)
    return outcome


def step(*exercises: Any, rules: tuple[Any, ...] = (), **asked: Any) -> Step:
    """The only step of a session."""
    (found,) = steps_of(routine(small(*exercises, rules=rules), **asked))
    return found


def test_a_step_says_what_the_catalogue_says() -> None:
    any_ = exercise(
        "turn", motions=["flexion", "extension"], position="prone", hip_flexion_deg=70, crosses_midline=True
    )
    found = step(any_)
    assert (found.exercise, found.name, found.method, found.position) == ("turn", "Turn", "active", "prone")
    assert (found.motions, found.steps) == (["flexion", "extension"], ["Begin.", "End."])
    assert (found.hip_flexion_deg, found.crosses_midline) == (70, True)
    assert (found.felt, found.closed_angle, found.cue) == ("the long side", "the folding side", "Slowly.")


def test_a_dose_of_repetitions_has_no_hold() -> None:
    dose = step(
        exercise("turn", dose={"sets": 2, "reps": 6, "seconds_per_rep": 5, "rest_seconds": 15, "directions": 2})
    ).dose
    assert (dose.sets, dose.reps, dose.seconds_per_rep, dose.hold_seconds) == (2, 6, 5, None)
    assert (dose.rest_seconds, dose.directions, dose.sides, dose.extra_sets) == (15, 2, 1, 0)


def test_a_dose_of_holds_has_no_repetitions() -> None:
    found = step(exercise("hold", sides="each", dose={"sets": 2, "hold_seconds": 30}))
    assert (found.dose.reps, found.dose.seconds_per_rep, found.dose.hold_seconds, found.dose.sides) == (
        None,
        None,
        30,
        2,
    )
    assert (found.work_seconds, found.seconds) == (120, 120 + 10 + 15)


def test_a_dose_says_how_fast_and_how_hard() -> None:
    tempo = {"lower": 3, "lift": 2}
    dose = step(exercise("turn", dose={"sets": 1, "reps": 10, "tempo": tempo, "effort": "half effort"})).dose
    assert {part.part: part.seconds for part in dose.tempo} == tempo
    assert (dose.seconds_per_rep, dose.effort) == (5, "half effort")


def test_what_a_longer_hold_adds_goes_to_its_first_part() -> None:
    tempo = {"stretch": 30, "press": 15, "pull": 15}
    dose = step(exercise("turn", dose={"sets": 1, "hold_seconds": [60, 100], "tempo": tempo}), minutes=8).dose
    assert dose.hold_seconds == 100
    assert {part.part: part.seconds for part in dose.tempo} == {"stretch": 70, "press": 15, "pull": 15}


def test_a_step_has_what_is_heard_and_what_its_result_means() -> None:
    say = {"start": "Lie down.", "move": "Turn.", "finish": "Rest.", "switch": "Turn round.", "short": None}
    result = {"usual": "Level.", "difference": "It counts.", "caveat": "No more."}
    found = asdict(step(exercise("turn", sides="each", say=say, result=result)))
    assert (found["say"], found["result"]) == (say, result)
    plain = step(exercise("turn"))
    assert (plain.say, plain.result, plain.dose.tempo, plain.dose.effort) == (None, None, [], None)


@pytest.mark.parametrize(
    ("side", "order"),
    [("left", ["left", "right"]), ("right", ["right", "left"]), ("both", ["left", "right"]), (None, ["left", "right"])],
)
def test_the_sore_side_comes_first(side: Any, order: list[str]) -> None:
    assert step(exercise("each", sides="each"), side=side).side_order == order


@pytest.mark.parametrize("sides", ["both", "alternating"])
def test_sides_that_work_together_have_no_order(sides: str) -> None:
    assert step(exercise("any", sides=sides), side="right").side_order == []


def test_a_sore_side_that_works_alone_stands_alone() -> None:
    alone = rule("alone", then={"one_side": {"position": "supine"}})
    found = step(exercise("each", sides="each"), rules=(alone,), side="right")
    assert (found.side_order, found.dose.sides) == (["right"], 1)


def test_an_extra_set_is_in_the_dose_and_in_the_seconds() -> None:
    each = exercise("each", sides="each", dose={"sets": [1, 3], "hold_seconds": 30})
    found = step(each, rules=(rule("cap", then={"session": {"minutes": 2}}),), side="left")
    assert (found.dose.sets, found.dose.extra_sets) == (1, 1)
    assert (found.work_seconds, found.seconds) == (90, 90 + 10 + 5 + 5)


MINDFUL = [
    {"id": "knee", "how": "modify", "note": "Bend less."},
    {"id": "nerve", "how": "modify", "note": "Bend less."},
    {"id": "balance", "how": "modify", "note": "Hold on."},
    {"id": "low-back", "how": "avoid", "note": "it twists"},
]


@pytest.mark.parametrize(
    ("cautions", "cue"),
    [
        ((), "Slowly."),
        (("hypermobile",), "Slowly."),
        (("knee",), "Slowly. Bend less."),
        (("balance", "knee", "nerve"), "Slowly. Bend less. Hold on."),
    ],
)
def test_what_a_caution_changes_is_in_the_cue_once(cautions: Any, cue: str) -> None:
    assert step(exercise("any", cautions=MINDFUL), cautions=cautions).cue == cue


def test_the_easier_exercise_is_the_first_that_this_request_allows() -> None:
    hard = exercise("hard", easier=["easy", "easier"])
    catalogue = small(
        hard,
        exercise("easy"),
        exercise("easier"),
        templates=(template("t", phase("p", fill={"exercise": "hard"}), default=True),),
    )
    assert steps_of(routine(catalogue))[0].easier == "easy"
    assert steps_of(routine(catalogue, avoid=("easy",)))[0].easier == "easier"
    assert steps_of(routine(catalogue, avoid=("easy", "easier")))[0].easier is None


def test_the_easier_exercise_is_a_step_of_its_own_at_its_smallest_dose() -> None:
    catalogue = small(
        exercise("hard", easier=["easy"]),
        exercise("harder", easier=["easy"]),
        exercise("easy", cautions=[{"id": "knee", "how": "modify", "note": "Mind the knee."}]),
        templates=(template("t", phase("p", fill={"exercise": ["hard", "harder"]}), default=True),),
    )
    (easier,) = routine(catalogue, cautions=("knee",), minutes=5).easier
    assert (easier.exercise, easier.cue, easier.seconds) == ("easy", "Slowly. Mind the knee.", 42)


def reasons(*rules: Any, **asked: Any) -> list[str]:
    return [
        reason.rule for reason in step(exercise("any", motions=["flexion", "extension"]), rules=rules, **asked).because
    ]


def test_a_steps_last_reason_is_its_template() -> None:
    (found,) = step(exercise("any")).because
    assert (found.rule, found.because, found.source) == ("free", "It is free.", "book")


def test_a_step_names_the_emphasis_it_serves_what_requires_it_and_what_prefers_it() -> None:
    rules = (
        rule("motion", then={"emphasise": {"flexion": 1}}),
        rule("method", then={"emphasise": {"active": 1}}),
        rule("other", then={"emphasise": {"extension": 1}}),
        rule("required", then={"require": {"position": "supine"}}),
        rule("preferred", then={"prefer": {"exercise": "any"}}),
        rule("elsewhere", then={"require": {"position": "prone"}}),
    )
    assert reasons(*rules) == ["motion", "method", "required", "preferred", "free"]


def test_a_rule_is_named_once() -> None:
    twice = rule("twice", then={"emphasise": {"flexion": 1, "active": 1}, "require": {"exercise": "any"}})
    assert reasons(twice) == ["twice", "free"]


def test_cars_serve_the_emphasis_on_cars_only() -> None:
    rules = (rule("motion", then={"emphasise": {"flexion": 1}}), rule("cars", then={"emphasise": {"cars": 1}}))
    found = step(exercise("circle", method="cars", motions=["flexion"]), rules=rules)
    assert [reason.rule for reason in found.because] == ["cars", "free"]


def test_every_exercise_left_out_has_its_reason() -> None:
    exercises = (
        exercise("here"),
        exercise("spared", position="prone"),
        exercise("homeless", method="glide"),
        exercise("later"),
    )
    only = phase("p", fill={"method": "active"}, steps=[1, 1])
    catalogue = small(*exercises, templates=(template("order", only, default=True),))
    left = {each.exercise: (each.rule, each.reason) for each in routine(catalogue, avoid=("prone",)).left_out}
    assert left["spared"][0] == "avoid"
    assert left["homeless"] == ("not-needed", "Allowed; no phase of 'order' has a place for it.")
    assert left["later"] == ("not-needed", "Allowed; others serve the emphasis better in these minutes.")
    assert "here" not in left


def test_phases_add_up_to_the_total() -> None:
    phases = (phase("first", fill={"exercise": "a"}), phase("second", fill={"exercise": "b"}))
    found = routine(small(exercise("a"), exercise("b"), templates=(template("order", *phases, default=True),)))
    assert [(each.id, each.title) for each in found.phases] == [("first", "First"), ("second", "Second")]
    assert found.total_seconds == sum(each.seconds for each in found.phases)
    assert all(each.seconds == sum(s.seconds for s in each.steps) for each in found.phases)


def test_the_request_is_told_as_it_was_understood() -> None:
    adds = rule("adds", when={"symptom": "sore"}, then={"caution": "nerve"})
    everything = {"focus": "flexion", "activity": "hiking", "when": "after", "side": "both", "pain": 2, "age": 40}
    asked = routine(
        small(exercise("any"), rules=(adds,)),
        symptoms=("sore",),
        minutes=9,
        equipment=frozenset({"wall", "floor"}),
        avoid=("prone",),
        cautions=("knee",),
        template="free",
        **everything,
    ).request
    assert (asked.symptoms, asked.minutes, asked.equipment, asked.avoid) == (["sore"], 9, ["floor", "wall"], ["prone"])
    assert (asked.cautions, asked.template, asked.when) == (["knee", "nerve"], "free", "after")
    assert {name: getattr(asked, name) for name in everything} == everything


def test_emphasis_is_told_with_its_rule() -> None:
    (found,) = routine(small(exercise("any"), rules=(rule("more", then={"emphasise": {"flexion": 2}}),))).emphasis
    assert (found.target, found.weight, found.rule) == ("flexion", 2, "more")
    assert (found.because, found.source, found.grade) == ("Because of more.", "book", "convention")


def test_the_emphasis_of_a_silent_rule_is_silent() -> None:
    rules = (
        rule("silent", then={"emphasise": {"flexion": 2}}, silent=True),
        rule("spoken", then={"emphasise": {"flexion": 1}}),
    )
    silent, spoken = routine(small(exercise("any"), rules=rules)).emphasis
    assert isinstance(silent, SilentEmphasis)
    assert not isinstance(spoken, SilentEmphasis)
    assert asdict(silent) == asdict(spoken) | {"rule": "silent", "weight": 2, "because": "Because of silent."}


def test_red_flags_of_the_symptoms_come_first_and_all_are_there_once() -> None:
    two = (symptom("sore", ("slow", "fast", "middling")), symptom("stiff", ("fast", "also-fast", "slow")))
    catalogue = small(exercise("any"), symptoms=two)
    assert [flag.id for flag in routine(catalogue, symptoms=("stiff",)).red_flags] == [
        "fast",
        "also-fast",
        "slow",
        "middling",
    ]
    assert [flag.id for flag in routine(catalogue, symptoms=("sore", "stiff")).red_flags] == [
        "slow",
        "fast",
        "middling",
        "also-fast",
    ]
    assert [flag.id for flag in routine(catalogue).red_flags] == ["slow", "fast", "middling", "also-fast"]


def test_stop_signs_are_told() -> None:
    assert routine(small(exercise("any"), rules=(rule("stop", then={"stop_signs": "A pinch."}),))).stop_signs == [
        "A pinch."
    ]


def test_what_to_do_where_it_hurts_is_told_with_its_source() -> None:
    hurt = {"id": "groin", "where": "The groin", "text": "Stop."}
    told = routine(small(exercise("any"), rules=(rule("stop", then={"if_it_hurts": hurt}),))).if_it_hurts
    assert [asdict(each) for each in told] == [hurt | {"easier": False, "source": "book"}]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({"symptoms": ("sore", "stiff"), "focus": "cars"}, "Sore hip and Stiff hip"),
        ({"focus": "internal_rotation", "template": "free"}, "Internal rotation"),
        ({"focus": "cars"}, "CARs"),
        ({"template": "free"}, "Free"),
    ],
)
def test_a_session_is_called_by_its_symptoms_or_its_focus_or_its_template(asked: dict[str, Any], title: str) -> None:
    sore, stiff = (symptom(id_).model_copy(update={"name": f"{id_.capitalize()} hip"}) for id_ in ("sore", "stiff"))
    assert routine(small(exercise("any"), symptoms=(sore, stiff)), **asked).title == title
