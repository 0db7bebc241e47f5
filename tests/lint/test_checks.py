"""Each check finds what it is for, in its place, and nothing that only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.lint import CHECKS

Entry = dict[str, Any]
Start = dict[str, Entry]
Found = Callable[..., list[str]]

_IDS = """
    ladder-loop exercise-unreachable cue-longer-than-hold dose-contradicted sides-missing name-claimed-twice
    say-missing say-too-long switch-missing effort-missing result-missing
    figure-missing flexion-contradicted midline-contradicted position-contradicted
    rule-never-fires rule-without-effect picks-nothing
    programme-stage-missing week-rises-silently lighter-is-not days-too-few symptom-claimed-twice
    source-unused symptom-without-rule phrase-claimed-twice brief-missing safety-weakened
"""


def off(*ids: str) -> list[Entry]:
    return [{"id": id_, "off": True} for id_ in ids]


def test_the_checks_are_these() -> None:
    assert list(CHECKS) == _IDS.split()


def test_nothing_is_found_in_the_starting_folder(found: Found) -> None:
    assert found() == []


# --- ladder-loop


@pytest.fixture
def ladder_loops(found: Found, start: Start) -> Callable[[dict[str, Entry]], list[str]]:
    """The places told among exercises with these links; a ladder-loop is all that may be found."""

    def places(links: dict[str, Entry]) -> list[str]:
        plain = start["exercises"] | {"easier": []}
        told = found(exercises=[plain, *(plain | {"id": id_} | links[id_] for id_ in links)])
        assert all(line.endswith("take one of the two out [ladder-loop]") for line in told)
        return [line.split(" exercise ")[1].split(":")[0] for line in told]

    return places


def test_a_loop_of_two_is_told_at_each_of_its_links(found: Found, start: Start) -> None:
    one = start["exercises"] | {"easier": ["supine-leg-roll", "toe-slide"]}
    message = "comes out both easier and harder than this one; take one of the two out [ladder-loop]"
    assert found(exercises=[one, one | {"id": "toe-slide", "easier": ["heel-slide"]}]) == [
        f"exercises.yaml:16:31: exercise 'heel-slide', easier.1: 'toe-slide' {message}",
        f"exercises.yaml:35:12: exercise 'toe-slide', easier.0: 'heel-slide' {message}",
    ]


def test_harder_is_easier_the_other_way_round(found: Found, start: Start) -> None:
    message = "'supine-leg-roll' comes out both easier and harder than this one; take one of the two out [ladder-loop]"
    assert found(exercises=[start["exercises"] | {"harder": ["supine-leg-roll"]}]) == [
        f"exercises.yaml:16:12: exercise 'heel-slide', easier.0: {message}",
        f"exercises.yaml:20:12: exercise 'heel-slide', harder.0: {message}",
    ]


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ({"a": {"easier": ["a"]}}, ["'a', easier.0"]),
        ({"a": {"harder": ["a"]}}, ["'a', harder.0"]),
        ({"a": {"harder": ["b"]}, "b": {"harder": ["a"]}}, ["'a', harder.0", "'b', harder.0"]),
        (
            {"a": {"easier": ["b"]}, "b": {"easier": ["c"]}, "c": {"easier": ["a"]}},
            ["'a', easier.0", "'b', easier.0", "'c', easier.0"],
        ),
        (
            {"a": {"easier": ["b"]}, "b": {}, "c": {"easier": ["a"], "harder": ["b"]}},
            ["'a', easier.0", "'c', easier.0", "'c', harder.0"],
        ),
    ],
)
def test_a_loop_is_found(ladder_loops: Callable[..., list[str]], links: dict[str, Entry], told: list[str]) -> None:
    assert ladder_loops(links) == told


def test_a_loop_by_way_of_a_built_in_exercise_is_told_of_ones_own(ladder_loops: Callable[..., list[str]]) -> None:
    """The built-in `seated-rotation-test` has `supine-leg-roll` as an easier one."""
    links = {"a": {"easier": ["seated-rotation-test"], "harder": ["supine-leg-roll"]}}
    assert ladder_loops(links) == ["'a', easier.0", "'a', harder.0"]


def test_what_only_leads_into_a_loop_or_from_one_to_another_is_not_told(ladder_loops: Callable[..., list[str]]) -> None:
    links = {"a": {"easier": ["b"]}, "b": {"easier": ["b", "c"]}, "c": {"easier": ["d"]}, "d": {"easier": ["c"]}}
    assert ladder_loops(links) == ["'b', easier.0", "'c', easier.0", "'d', easier.0"]


@pytest.mark.parametrize(
    "links",
    [
        {"a": {"easier": ["b"]}, "b": {"easier": ["c"]}, "c": {"easier": ["supine-leg-roll"]}},
        {"a": {"easier": ["b"]}, "b": {"harder": ["a"]}},
        {"a": {"easier": ["b", "c", "d"]}, "b": {"easier": ["d"]}, "c": {"easier": ["d"]}, "d": {"harder": ["b", "c"]}},
    ],
)
def test_a_ladder_is_no_loop(ladder_loops: Callable[..., list[str]], links: dict[str, Entry]) -> None:
    assert ladder_loops(links) == []


# --- exercise-unreachable


def test_an_exercise_that_no_template_takes_is_told(found: Found, start: Start) -> None:
    """No phase of the built-in templates takes PAILs/RAILs for flexion."""
    assert found(exercises=[start["exercises"] | {"method": "pails-rails"}]) == [
        (
            "exercises.yaml:1:3: exercise 'heel-slide': no phase of a template takes it; "
            "change its method or motions, or write a template that does [exercise-unreachable]"
        )
    ]


def test_a_template_of_ones_own_takes_it(found: Found, start: Start) -> None:
    phase = {"id": "a", "title": "A", "serves": "flexion", "fill": {"method": "pails-rails"}, "share": 1}
    template = {"id": "mine", "name": "Mine", "summary": "Mine.", "phases": [phase], "because": "I like it."}
    template |= {"source": "my-notes", "grade": "practice"}
    assert found(exercises=[start["exercises"] | {"method": "pails-rails"}], templates=[template]) == []


@pytest.fixture
def always(start: Start) -> Callable[..., Entry]:
    """A rule that always holds, unless it is given conditions."""

    def rule(then: Entry, **conditions: Any) -> Entry:
        plain = {key: value for key, value in start["rules"].items() if key != "when"}
        return plain | {"id": "always", "then": then} | conditions

    return rule


@pytest.mark.parametrize(
    ("then", "conditions"),
    [
        ({"avoid": {"exercise": "heel-slide"}}, {}),
        ({"avoid": {"exercise": "heel-slide"}}, {"when": {}, "unless": []}),
        ({"avoid": [{"method": "glide"}, {"primary_motion": "flexion"}]}, {}),
        ({"only": {"method": "strength"}}, {}),
        ({"only": [{"method": "strength"}, {"position": "prone"}]}, {}),
    ],
)
def test_an_exercise_that_a_rule_always_takes_out_is_told(
    found: Found, start: Start, always: Callable[..., Entry], then: Entry, conditions: Entry
) -> None:
    assert found(rules=[start["rules"], always(then, **conditions)]) == [
        (
            "exercises.yaml:1:3: exercise 'heel-slide': a rule that always holds takes it out; "
            "give that rule a `when`, or switch it off [exercise-unreachable]"
        )
    ]


@pytest.mark.parametrize(
    ("then", "conditions"),
    [
        ({"avoid": {"exercise": "heel-slide"}}, {"when": {"caution": "knee"}}),
        ({"avoid": {"exercise": "heel-slide"}}, {"unless": {"caution": "knee"}}),
        ({"avoid": {"exercise": "heel-slide", "emphasised": False}}, {}),
        ({"avoid": {"method": "strength"}}, {}),
        ({"only": [{"method": "strength"}, {"position": "supine"}]}, {}),
        ({"narrow": [{"method": "strength"}, {"position": "supine"}]}, {}),
        ({"prefer": {"method": "strength"}}, {}),
    ],
)
def test_an_exercise_that_a_rule_takes_out_at_times_or_leaves_in_is_reachable(
    found: Found, start: Start, always: Callable[..., Entry], then: Entry, conditions: Entry
) -> None:
    assert found(rules=[start["rules"], always(then, **conditions)]) == []


def test_every_rule_that_allows_only_some_must_allow_it(
    found: Found, start: Start, always: Callable[..., Entry]
) -> None:
    rules = [always({"only": {"position": "supine"}}), always({"only": {"method": "glide"}}) | {"id": "too"}]
    [told] = found(rules=[start["rules"], *rules])
    assert told.endswith("[exercise-unreachable]")


# --- cue-longer-than-hold

_SHORT_HOLD = {"sides": "both", "dose": {"sets": [7, 10], "hold_seconds": [3, 5]}}


def test_a_cue_that_outlasts_the_shortest_hold_is_told(found: Found, start: Start) -> None:
    assert found(exercises=[start["exercises"] | _SHORT_HOLD | {"cue": "x" * 75}]) == [
        (
            "exercises.yaml:9:3: exercise 'heel-slide', cue: takes about 5 seconds to say, the shortest hold is 3; "
            "say less, or hold longer [cue-longer-than-hold]"
        )
    ]


@pytest.mark.parametrize(("characters", "count"), [(45, 0), (46, 1)])
def test_a_cue_that_just_fits_into_the_hold_is_none(found: Found, start: Start, characters: int, count: int) -> None:
    assert len(found(exercises=[start["exercises"] | _SHORT_HOLD | {"cue": "x" * characters}])) == count


def test_a_cue_of_repetitions_may_be_longer_than_one(found: Found, start: Start) -> None:
    dose = {"sets": 1, "reps": [40, 50], "seconds_per_rep": 1}
    assert found(exercises=[start["exercises"] | {"cue": "x" * 90, "dose": dose}]) == []


# --- dose-contradicted


@pytest.fixture
def saying(found: Found, start: Start) -> Callable[..., list[str]]:
    """What is found in an exercise with this as its second step, held for 20 to 40 seconds or repeated 6 to 10 times.

    Without the place, which `test_the_dose_in_a_step_or_cue...` looks at.
    """

    def told(step: str, dose: str) -> list[str]:
        doses = {"hold": {"sets": 1, "hold_seconds": [20, 40]}, "reps": start["exercises"]["dose"]}
        exercise = start["exercises"] | {"steps": ["Lie down.", step], "dose": doses[dose]}
        return [line.split("steps.1: ")[1] for line in found(exercises=[exercise])]

    return told


def test_the_dose_in_a_step_or_cue_is_told_where_it_contradicts(found: Found, start: Start) -> None:
    exercise = start["exercises"] | {"cue": "Slide 12 times.", "steps": ["Lie down.", "Slide for 9 seconds."]}
    assert found(exercises=[exercise]) == [
        (
            "exercises.yaml:9:3: exercise 'heel-slide', cue: says '12 times', but the dose has 6 to 10 repetitions; "
            "leave it to the dose [dose-contradicted]"
        ),
        (
            "exercises.yaml:10:24: exercise 'heel-slide', steps.1: says '9 seconds', but a repetition of the dose "
            "lasts 5 seconds; leave it to the dose [dose-contradicted]"
        ),
    ]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("Hold for 60 seconds.", "60 seconds"),
        ("Breathe here for 41 seconds.", "41 seconds"),
        ("Hold for 19 seconds.", "19 seconds"),
        ("Stay for ten seconds.", "ten seconds"),
        ("Keep still for 5 s.", "5 s"),
        ("This is a 15-second hold.", "15-second"),
        ("Lie still for two minutes.", "two minutes"),
        ("Lie There One Minute.", "One Minute"),
        ("Take 3 mins.", "3 mins"),
        ("Rest the arms; breathe for ninety secs.", "ninety secs"),
        ("Hold for 30 seconds, then for 90 seconds.", "90 seconds"),
        ("Hold for 10 to 50 seconds.", "50 seconds"),
    ],
)
def test_a_duration_outside_the_hold_is_told(saying: Callable[..., list[str]], step: str, said: str) -> None:
    assert saying(step, "hold") == [
        f"says '{said}', but a hold of the dose lasts 20 to 40 seconds; leave it to the dose [dose-contradicted]"
    ]


@pytest.mark.parametrize(
    "step",
    [
        "Hold for 20 seconds.",
        "Hold for forty seconds.",
        "Stay for 20-40 seconds.",
        "Breathe out for 5 seconds.",
        "Keep the back long. Breathe in for three seconds.",
        "Rest for 90 seconds.",
        "Then pause for 60 seconds.",
        "Wait two minutes before the other side.",
        "Nod 50 times.",
        "Hold the knee at 90 degrees, hands at 2 o'clock.",
        "Some seconds later, or minutes, hold on.",
        "Use one side, then the other.",
        "Hold a size-10 shoe.",
        "Come onto all fours and keep the back long.",
        "Keep the circles to small ones.",
        "Hold for forty-five seconds.",
        "Hold for 1:30 minutes.",
        "Hold for f\u0131ve seconds, or \u017fix seconds.",
    ],
)
def test_a_duration_inside_the_hold_or_of_something_else_is_none(saying: Callable[..., list[str]], step: str) -> None:
    assert saying(step, "hold") == []


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("Do this 11 times.", "says '11 times', but the dose has 6 to 10 repetitions"),
        ("Do five reps.", "says 'five reps', but the dose has 6 to 10 repetitions"),
        ("Rest after twenty repetitions.", "says 'twenty repetitions', but the dose has 6 to 10 repetitions"),
        ("Take 6 seconds up.", "says '6 seconds', but a repetition of the dose lasts 5 seconds"),
        ("Slide for a calm 1 minute.", "says '1 minute', but a repetition of the dose lasts 5 seconds"),
        ("Hold for 10s at the top.", "says '10s', but a repetition of the dose lasts 5 seconds"),
    ],
)
def test_other_repetitions_than_the_dose_has_are_told(saying: Callable[..., list[str]], step: str, said: str) -> None:
    assert saying(step, "reps") == [f"{said}; leave it to the dose [dose-contradicted]"]


@pytest.mark.parametrize(
    "step",
    [
        "Take 3 seconds down.",
        "Slide for five seconds.",
        "Hold for 1 second at the top.",
        "Do this six times.",
        "Do 10 reps.",
        "Rest for 30 seconds.",
        "Sometimes 12 is enough.",
        "Lower for 2.5 seconds.",
    ],
)
def test_the_dose_in_other_words_is_no_contradiction(saying: Callable[..., list[str]], step: str) -> None:
    assert saying(step, "reps") == []


def test_a_dose_of_one_number_is_told_as_one(found: Found, start: Start) -> None:
    exercise = start["exercises"] | {"dose": {"sets": 1, "hold_seconds": 30}, "cue": "Stay a minute, or 31 seconds."}
    [told] = found(exercises=[exercise])
    assert "says '31 seconds', but a hold of the dose lasts 30 seconds;" in told


def test_each_sentence_is_told_of_once(saying: Callable[..., list[str]]) -> None:
    told = saying("Hold for 50 seconds, or 60 seconds. Then do 70 seconds: 80 seconds", "hold")
    assert [line.split("'")[1] for line in told] == ["50 seconds", "70 seconds", "80 seconds"]


# --- sides-missing


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Change sides.", "Change sides"),
        ("Then change the side.", "change the side"),
        ("Keep switching legs.", "switching legs"),
        ("Swap the legs.", "Swap the legs"),
        ("Slide, alternating sides.", "alternating sides"),
        ("Alternate legs slowly.", "Alternate legs"),
        ("Do the same on the other side.", "on the other side"),
        ("Again with the other side.", "with the other side"),
        ("Five breaths each side.", "each side"),
        ("Repeat with the other.", "Repeat with the other"),
        ("Repeat on the other leg.", "Repeat on the other"),
    ],
)
def test_what_changes_sides_but_has_both_is_told(found: Found, start: Start, text: str, said: str) -> None:
    message = f"says '{said}', but sides is both; make it each or alternating [sides-missing]"
    exercise = start["exercises"] | {"sides": "both", "cue": text, "steps": ["Lie down.", text]}
    assert found(exercises=[exercise]) == [
        f"exercises.yaml:9:3: exercise 'heel-slide', cue: {message}",
        f"exercises.yaml:10:24: exercise 'heel-slide', steps.1: {message}",
    ]


@pytest.mark.parametrize("sides", ["each", "alternating"])
def test_what_changes_sides_and_says_so_is_fine(found: Found, start: Start, sides: str) -> None:
    texts = {"cue": "Change sides.", "steps": ["Lie down.", "Repeat on the other side."]}
    assert found(exercises=[start["exercises"] | {"sides": sides} | texts]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Both sides move together.",
        "Change the pace, not the side.",
        "Let one leg rest on the other.",
        "Look past the other side of the mat.",
        "Switch the light off beside you.",
        "Look to the unchanged side.",
        "Roll from side to side.",
        "Reach each sideboard.",
    ],
)
def test_what_only_speaks_of_sides_is_fine(found: Found, start: Start, text: str) -> None:
    exercise = start["exercises"] | {"sides": "both", "cue": text, "steps": ["Lie down.", text]}
    assert found(exercises=[exercise]) == []


# --- say-missing, say-too-long, switch-missing


def test_an_exercise_without_a_word_to_hear_is_told(found: Found, start: Start) -> None:
    silent = {key: value for key, value in start["exercises"].items() if key != "say"}
    assert found(exercises=[silent]) == [
        (
            "exercises.yaml:1:3: exercise 'heel-slide', say: is missing; "
            "write start, move and finish, for somebody whose eyes are closed [say-missing]"
        )
    ]


@pytest.mark.parametrize("part", ["start", "move", "finish", "switch"])
def test_a_sentence_of_fourteen_words_is_heard_and_one_more_is_told(found: Found, start: Start, part: str) -> None:
    def long(words: int) -> Entry:
        return start["exercises"] | {"say": start["exercises"]["say"] | {part: "so " * (words - 1) + "on."}}

    assert found(exercises=[long(14)]) == []
    [told] = found("fifteen", exercises=[long(15)])
    assert told.endswith(f"say.{part}: has 15 words; by ear 14 can be followed [say-too-long]")


def test_each_side_in_turn_without_a_word_at_the_switch_is_told(found: Found, start: Start) -> None:
    say = {key: text for key, text in start["exercises"]["say"].items() if key != "switch"}
    [told] = found(exercises=[start["exercises"] | {"say": say}])
    assert told.endswith("'heel-slide', say.switch: is missing; say how to change sides [switch-missing]")


@pytest.mark.parametrize("sides", ["both", "alternating"])
def test_a_word_at_a_switch_that_never_comes_is_told(found: Found, start: Start, sides: str) -> None:
    say = start["exercises"]["say"] | {"switch": "The other leg."}
    [told] = found(exercises=[start["exercises"] | {"sides": sides, "say": say}])
    assert told.endswith(f"say.switch: is never said, since sides is {sides}; leave it out [switch-missing]")


# --- effort-missing


@pytest.mark.parametrize("method", ["strength", "isometric"])
def test_what_is_lifted_or_pressed_without_saying_how_hard_is_told(found: Found, start: Start, method: str) -> None:
    dose = start["exercises"]["dose"]
    [told] = found(exercises=[start["exercises"] | {"method": method, "dose": dose | {"effort": None}}])
    assert told.endswith(f"dose.effort: is missing; say how hard, as every {method} exercise does [effort-missing]")
    hard = start["exercises"] | {"method": method, "dose": dose | {"effort": "half effort at first"}}
    assert found("hard", exercises=[hard]) == []


def test_a_press_into_the_end_of_the_range_says_how_hard_too(found: Found, start: Start) -> None:
    ends = {"method": "pails-rails", "motions": ["external_rotation"]}
    dose = {"sets": 1, "hold_seconds": 150, "effort": None}
    [told] = found(exercises=[start["exercises"] | ends | {"dose": dose}])
    assert told.endswith("as every PAILs/RAILs exercise does [effort-missing]")


# --- result-missing


_RESULT = {"usual": "It is about level.", "difference": "Ten degrees count.", "caveat": "It is no diagnosis."}


@pytest.mark.parametrize("asks", ["Note", "compare", "measure"])
def test_a_measurement_without_its_meaning_is_told(found: Found, start: Start, asks: str) -> None:
    explore = start["exercises"] | {"method": "explore", "steps": ["Lie down.", f"{asks} how far it goes."]}
    [told] = found(exercises=[explore])
    assert f"a text says '{asks}'; say what is usual, and what a difference means [result-missing]" in told
    assert found("told", exercises=[explore | {"result": _RESULT}]) == []


@pytest.mark.parametrize("change", [{"method": "active"}, {"steps": ["Lie down.", "Notebooks stay away."]}])
def test_what_measures_nothing_needs_no_result(found: Found, start: Start, change: Entry) -> None:
    explore = start["exercises"] | {"method": "explore", "steps": ["Lie down.", "Note how far it goes."]}
    assert found(exercises=[explore | change]) == []


# --- figure-missing


def test_an_exercise_without_a_figure_is_told(found: Found) -> None:
    assert found(figures="[]") == [
        (
            "exercises.yaml:1:3: exercise 'heel-slide', id: has no figure; "
            "draw it in figures.yaml under the same id [figure-missing]"
        )
    ]


def _but_for_safety(lines: list[str]) -> list[str]:
    """Without what an exercise that has only the id of a built-in one gives up."""
    return [line for line in lines if not line.endswith("[safety-weakened]")]


def test_the_built_in_figure_is_one(found: Found, start: Start) -> None:
    exercises = [start["exercises"], start["exercises"] | {"id": "clamshell", "hip_flexion_deg": 45}]
    assert _but_for_safety(found(exercises=exercises, figures=[start["figures"]])) == []


def test_a_figure_that_is_switched_off_is_none(found: Found, start: Start) -> None:
    exercises = [start["exercises"], start["exercises"] | {"id": "clamshell"}]
    [told] = _but_for_safety(found(exercises=exercises, figures=[start["figures"], *off("clamshell")]))
    assert told.startswith("exercises.yaml:20:3: exercise 'clamshell', id: has no figure;")


def test_a_built_in_exercise_without_its_figure_is_not_told(found: Found, start: Start) -> None:
    assert found(figures=[start["figures"], *off("clamshell")]) == []


# --- rule-never-fires

_HERE = {"symptom": "after-driving"}


@pytest.mark.parametrize(
    ("when", "fact", "span"),
    [
        ({"pain": {"above": 10}}, "pain", "0 to 10"),
        ({"pain": {"below": 0}}, "pain", "0 to 10"),
        ({"pain": {"above": 3, "below": 4}}, "pain", "0 to 10"),
        ({"pain": {"at_least": 5, "at_most": 4}}, "pain", "0 to 10"),
        ({"age": {"above": 130}}, "age", "0 to 130"),
        ({"minutes": {"below": 3}}, "minutes", "3 to 60"),
        ({"minutes": {"at_least": 61}}, "minutes", "3 to 60"),
    ],
)
def test_bounds_that_no_number_keeps_are_told(found: Found, start: Start, when: Entry, fact: str, span: str) -> None:
    assert found(rules=[start["rules"] | {"when": _HERE | when}]) == [
        (
            f"rules.yaml:2:38: rule 'driving-asks-for-extension', when.{fact}: no {fact} from {span} "
            "keeps these bounds; mend them [rule-never-fires]"
        )
    ]


@pytest.mark.parametrize(
    "when",
    [
        {"pain": {"at_least": 10}},
        {"pain": {"above": 9.5}},
        {"pain": {"at_most": 0}},
        {"pain": {"at_least": 4, "at_most": 4}},
        {"pain": {}},
        {"age": {"at_least": 130}, "minutes": {"at_most": 3}},
        {"age": {"below": 1}, "minutes": {"above": 59}},
    ],
)
def test_bounds_that_just_fit_are_fine(found: Found, start: Start, when: Entry) -> None:
    assert found(rules=[start["rules"] | {"when": _HERE | when}]) == []


def test_a_rule_for_a_symptom_that_was_switched_off_is_told(found: Found, start: Start) -> None:
    rules = [start["rules"], start["rules"] | {"id": "gone", "when": {"symptom": ["it-band", "low-back"]}}]
    assert found(rules=rules, symptoms=[start["symptoms"], *off("it-band", "low-back")]) == [
        (
            "rules.yaml:8:10: rule 'gone', when.symptom: nothing meets this; "
            "name a symptom that there is [rule-never-fires]"
        )
    ]


def test_a_rule_for_a_template_that_was_switched_off_is_told(found: Found, start: Start, catalogue: Catalogue) -> None:
    rules = [start["rules"] | {"when": _HERE | {"template": "daily-cars"}}]
    assert found(rules=rules, templates=off("daily-cars"), programmes=off(*catalogue.programme)) == [
        (
            "rules.yaml:2:38: rule 'driving-asks-for-extension', when.template: nothing meets this; "
            "name a template that there is [rule-never-fires]"
        )
    ]


@pytest.mark.parametrize("fact", ["caution", "focus", "activity", "moment", "side"])
def test_a_condition_without_a_value_is_told(found: Found, start: Start, fact: str) -> None:
    [told] = found(rules=[start["rules"] | {"when": _HERE | {fact: []}}])
    assert f"when.{fact}: nothing meets this; name a {fact} that there is [rule-never-fires]" in told


def test_a_rule_for_a_symptom_that_is_left_is_fine(found: Found, start: Start) -> None:
    rules = [start["rules"], start["rules"] | {"id": "left", "when": {"symptom": ["it-band", "low-back"]}}]
    assert found(rules=rules, symptoms=[start["symptoms"], *off("it-band")]) == []


def test_an_unless_that_always_holds_is_told(found: Found, start: Start) -> None:
    rule = start["rules"] | {"unless": [{"caution": "knee"}, {"symptom": ["low-back", "after-driving"]}]}
    assert found(rules=[rule]) == [
        (
            "rules.yaml:7:33: rule 'driving-asks-for-extension', unless.1: holds whenever the rule's `when` does, "
            "so that it never fires; narrow it [rule-never-fires]"
        )
    ]


@pytest.mark.parametrize(
    ("when", "unless"),
    [
        ({}, {}),
        ({"caution": "knee"}, {"caution": ["low-back", "knee"]}),
        ({"side": ["left", "right"]}, {"side": ["right", "left"]}),
        ({"focus": "cars"}, {"focus": "any"}),
        ({"focus": "any"}, {"focus": "any"}),
        ({"template": "daily-cars", "moment": "before"}, {"template": "daily-cars"}),
        ({"pain": {"at_least": 5}}, {"pain": {"above": 4}}),
        ({"age": {"at_least": 65}, "minutes": {"at_most": 9}}, {"age": {"above": 18}, "minutes": {"below": 10}}),
        ({}, {"minutes": {"at_least": 3}}),
        ({}, {"side": ["left", "right", "both", "unknown"]}),
    ],
)
def test_an_unless_that_covers_the_when_is_told(found: Found, start: Start, when: Entry, unless: Entry) -> None:
    [told] = found(rules=[start["rules"] | {"when": _HERE | when, "unless": unless}])
    assert told.startswith("rules.yaml:7:3: rule 'driving-asks-for-extension', unless: holds whenever ")


@pytest.mark.parametrize(
    ("when", "unless"),
    [
        ({}, {"pain": {"at_least": 0}}),
        ({}, {"symptom": "low-back"}),
        ({"caution": ["knee", "low-back"]}, {"caution": "knee"}),
        ({"focus": "any"}, {"focus": "cars"}),
        ({"pain": {"at_least": 4}}, {"pain": {"at_least": 5}}),
        ({"pain": {"at_least": 4}}, {"pain": {"below": 10}}),
        ({"pain": {"at_most": 5}}, {"pain": {"above": 0}}),
        ({"side": "left"}, {"side": "left", "caution": "knee"}),
        ({"side": "left"}, {"side": "right"}),
        ({}, {"minutes": {"at_least": 4}}),
        ({}, {"side": ["left", "right", "both"]}),
        ({}, {"age": {"at_least": 0}}),
    ],
)
def test_an_unless_that_overlaps_but_does_not_cover_is_fine(
    found: Found, start: Start, when: Entry, unless: Entry
) -> None:
    assert found(rules=[start["rules"] | {"when": _HERE | when, "unless": unless}]) == []


# --- rule-without-effect


@pytest.mark.parametrize("then", [{}, {"emphasise": {}, "avoid": []}])
def test_a_rule_that_does_nothing_is_told(found: Found, start: Start, then: Entry) -> None:
    assert found(rules=[start["rules"] | {"then": then}]) == [
        (
            "rules.yaml:3:3: rule 'driving-asks-for-extension', then: does nothing; "
            "say what it does, or leave the rule out [rule-without-effect]"
        )
    ]


@pytest.mark.parametrize(
    "then",
    [
        {"refer": "neuro"},
        {"caution": "knee"},
        {"last": {"method": "cars"}},
        {"session": {"minutes": 5}},
        {"stop_signs": "Stop."},
        {"share": {"extension": {"at_least": 1, "of": "flexion"}}},
    ],
)
def test_a_rule_that_does_one_thing_is_fine(found: Found, start: Start, then: Entry) -> None:
    assert found(rules=[start["rules"] | {"then": then}]) == []


# --- picks-nothing

_NOTHING = {"method": "cars", "primary_motion": "adduction", "hip_flexion_deg": {"above": 149}}
_SOMETHING = {"method": "active", "hip_flexion_deg": {"at_least": 60, "at_most": 60}, "position": "supine"}


def test_what_a_rule_picks_must_be_there(found: Found, start: Start) -> None:
    assert found(rules=[start["rules"] | {"then": {"avoid": [_SOMETHING, _NOTHING]}}]) == [
        (
            "rules.yaml:3:116: rule 'driving-asks-for-extension', then.avoid.1: picks no exercise that there is; "
            "ask for less, or write one that fits [picks-nothing]"
        )
    ]


@pytest.mark.parametrize(
    ("then", "field"),
    [
        ({"narrow": _NOTHING}, "narrow"),
        ({"prefer": [_NOTHING | {"by": 2}]}, "prefer.0"),
        ({"require": [_SOMETHING, _NOTHING]}, "require.1"),
        ({"keep": _NOTHING}, "keep"),
        ({"one_side": _NOTHING}, "one_side"),
        ({"last": _NOTHING}, "last"),
        ({"order": [{"first": _NOTHING}]}, "order.0.first"),
        ({"order": [{"first": {"method": "cars"}, "before": _NOTHING}]}, "order.0.before"),
        ({"dose": {"of": _NOTHING, "hold_seconds": {"at_most": 20}}}, "dose.of"),
    ],
)
def test_each_effect_of_a_rule_that_picks_nothing_is_told(found: Found, start: Start, then: Entry, field: str) -> None:
    [told] = found(rules=[start["rules"] | {"then": then}])
    assert f", then.{field}: picks no exercise" in told


@pytest.mark.parametrize(
    "then",
    [
        {"narrow": {}},
        {"only": _SOMETHING},
        {"prefer": {"exercise": "clamshell"}},
        {"require": {"emphasised": True}},
        {"order": {"first": _SOMETHING}},
        {"dose": {"hold_seconds": {"at_most": 20}}},
    ],
)
def test_what_picks_one_exercise_or_all_is_fine(found: Found, start: Start, then: Entry) -> None:
    assert found(rules=[start["rules"] | {"then": then}]) == []


def test_an_exercise_that_was_switched_off_is_not_picked(found: Found, start: Start) -> None:
    rules = [start["rules"] | {"then": {"prefer": {"exercise": "clamshell"}}}]
    [told] = found(rules=rules, exercises=[start["exercises"], *off("clamshell")], figures=[start["figures"]])
    assert told.startswith("rules.yaml:3:10: rule 'driving-asks-for-extension', then.prefer: picks no exercise ")


def test_a_phase_of_a_template_must_pick_something(found: Found) -> None:
    phase = {"id": "a", "title": "A", "serves": "flexion", "fill": _NOTHING, "share": 0.5}
    phases = [phase, phase | {"id": "b", "fill": [_SOMETHING, _NOTHING]}, phase | {"id": "c", "fill": _SOMETHING}]
    template = {"id": "mine", "name": "Mine", "summary": "Mine.", "phases": phases, "because": "I like it."}
    told = found(templates=[template | {"source": "my-notes", "grade": "practice"}])
    assert [line[: line.index(";")] for line in told] == [
        "templates.yaml:4:59: template 'mine', phases.0.fill: picks no exercise that there is",
        "templates.yaml:4:320: template 'mine', phases.1.fill.1: picks no exercise that there is",
    ]
    assert all(line.endswith("[picks-nothing]") for line in told)


# --- source-unused


def test_a_source_that_nobody_cites_is_told(found: Found, start: Start) -> None:
    assert found(sources=[start["sources"], start["sources"] | {"id": "more"}]) == [
        "sources.yaml:5:3: source 'more', id: nobody cites it; cite it, or leave it out [source-unused]"
    ]


@pytest.mark.parametrize("kind", ["exercises", "rules", "templates", "red_flags"])
def test_a_source_that_one_entry_cites_is_fine(found: Found, start: Start, kind: str) -> None:
    phase = {"id": "a", "title": "A", "serves": "flexion", "fill": {"method": "active"}, "share": 1}
    entries = {
        "exercises": start["exercises"] | {"sources": ["my-notes", "more"]},
        "rules": start["rules"] | {"source": "more"},
        "templates": {"id": "t", "name": "T", "summary": "T.", "phases": [phase], "because": "B.", "source": "more"},
        "red_flags": {"id": "f", "name": "F", "question": "F?", "level": "urgent", "message": "F.", "source": "more"}
        | {"brief": "f"},
    }
    sources = [start["sources"], start["sources"] | {"id": "more"}]
    graded = {"grade": "practice"} if kind != "exercises" else {}
    assert found(sources=sources, **{kind: [entries[kind] | graded]}) == []


# --- symptom-without-rule


@pytest.mark.parametrize("rules", [[], [{"when": {"symptom": "hamstring"}, "unless": {"symptom": "after-driving"}}]])
def test_a_symptom_that_no_rule_is_for_is_told(found: Found, start: Start, rules: list[Entry]) -> None:
    assert found(rules=[start["rules"] | rule for rule in rules]) == [
        (
            "symptoms.yaml:1:3: symptom 'after-driving', id: no rule is for it; "
            "write one with `when: {symptom: after-driving}` [symptom-without-rule]"
        )
    ]


def test_a_symptom_that_a_rule_names_among_others_is_fine(found: Found, start: Start) -> None:
    assert found(rules=[start["rules"] | {"when": {"symptom": ["hamstring", "after-driving"], "pain": {}}}]) == []


# --- phrase-claimed-twice


@pytest.fixture
def claims(found: Found, start: Start) -> Callable[..., list[str]]:
    """What is found in two symptoms with these fields and a rule."""

    def told(one: Entry, two: Entry) -> list[str]:
        plain = start["symptoms"] | {"phrases": []}
        symptoms = [plain | one, plain | {"id": "after-flying", "name": "Stiff after flying"} | two]
        rule = start["rules"] | {"when": {"symptom": ["after-driving", "after-flying"]}}
        return found(symptoms=symptoms, rules=[rule])

    return told


def test_a_name_of_two_symptoms_is_told(claims: Callable[..., list[str]]) -> None:
    assert claims({"aliases": ["long trip"]}, {"aliases": ["far away", "Long_Trip"]}) == [
        (
            "symptoms.yaml:12:25: symptom 'after-flying', aliases.1: is a name of 'after-driving' too; "
            "leave it to one of them, or make one more exact [phrase-claimed-twice]"
        )
    ]


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ({}, {"aliases": ["After driving"]}, "aliases.0: is a name of 'after-driving' too"),
        ({"aliases": ["After  Flying"]}, {}, "id: is a name of 'after-driving' too"),
        ({}, {"aliases": ["sit bone"]}, "aliases.0: is a name of 'hamstring' too"),
    ],
)
def test_a_name_in_any_spelling_is_one(claims: Callable[..., list[str]], one: Entry, two: Entry, said: str) -> None:
    [told] = claims(one, two)
    assert f"symptom 'after-flying', {said}; leave it to one of them" in told


def test_a_built_in_symptoms_name_is_told_of_ones_own_that_replaces_another(found: Found, start: Start) -> None:
    mine = start["symptoms"] | {"id": "hamstring", "aliases": ["itb"], "phrases": []}
    rule = start["rules"] | {"when": {"symptom": "hamstring"}}
    told = found(symptoms=[mine], rules=[rule])
    assert [line for line in told if "aliases" in line] == [
        (
            "symptoms.yaml:6:13: symptom 'hamstring', aliases.0: is a name of 'it-band' too; "
            "leave it to one of them, or make one more exact [phrase-claimed-twice]"
        )
    ]


def test_two_symptoms_of_one_name_are_told(claims: Callable[..., list[str]]) -> None:
    [told] = claims({}, {"name": "stiff after Driving"})
    assert "symptom 'after-flying', name: is a name of 'after-driving' too" in told


def test_an_order_tells_phrases_apart(claims: Callable[..., list[str]]) -> None:
    assert claims({"phrases": ["zig > zag"]}, {"phrases": ["zag > zig"]}) == []


_MANY = " ".join("|".join(f"w{item}{n}" for n in range(8)) for item in range(6))
"""A phrase with 262,144 readings."""


def test_a_phrase_is_told_beside_one_that_can_be_read_in_far_too_many_ways(claims: Callable[..., list[str]]) -> None:
    [told] = claims({"phrases": [_MANY, "zig zag"]}, {"phrases": ["zag zig"]})
    assert "symptom 'after-flying', phrases.0: is a phrase of 'after-driving' too" in told


def test_all_symptoms_together_are_read_in_so_many_ways(
    claims: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = [0]

    def counted(*choices: list[str]) -> Iterator[tuple[str, ...]]:
        for reading in product(*choices):
            read[0] += 1
            yield reading

    monkeypatch.setattr("hipcoach.lint.about_symptoms.product", counted)
    phrases = [_MANY.replace("w", letter) for letter in "abcdefgh"]
    assert claims({"phrases": phrases[:4]}, {"phrases": phrases[4:]}) == []
    assert read[0] <= 20_000


def test_capitals_do_not_tell_phrases_apart(claims: Callable[..., list[str]]) -> None:
    [told] = claims({"phrases": ["Zig zag"]}, {"phrases": ["zag zig"]})
    assert "symptom 'after-flying', phrases.0: is a phrase of 'after-driving' too" in told


def test_a_symptoms_own_name_in_other_spellings_is_fine(claims: Callable[..., list[str]]) -> None:
    assert claims({"aliases": ["after driving", "long-trip", "Long trip"]}, {"aliases": ["long trips"]}) == []


def test_a_phrase_of_two_symptoms_is_told(claims: Callable[..., list[str]]) -> None:
    assert claims({"phrases": {"3": ["<hip> jet"]}}, {"phrases": {"1": ["jet"], "4": ["prop", "jet <hip>"]}}) == [
        (
            "symptoms.yaml:8:41: symptom 'after-flying', phrases.4.1: is a phrase of 'after-driving' too; "
            "leave it to one of them, or make one more exact [phrase-claimed-twice]"
        )
    ]


@pytest.mark.parametrize(
    ("one", "two", "owner"),
    [
        (["<hip> jet"], ["<hip> jet"], "after-driving"),
        (["zig zag zog"], ["zog zig zag"], "after-driving"),
        (["<hip> jet|plane"], ["<hip> balloon|plane"], "after-driving"),
        (["<hip> jet|plane"], ["<hip> plane|jet"], "after-driving"),
        (["<hip>|<thigh> jet|plane"], ["plane <thigh>"], "after-driving"),
        ([], ["<pain> <hamstring>"], "hamstring"),
    ],
)
def test_a_phrase_in_any_order_and_with_any_alternative_is_one(
    claims: Callable[..., list[str]], one: list[str], two: list[str], owner: str
) -> None:
    [told] = claims({"phrases": one}, {"phrases": two})
    assert told.startswith("symptoms.yaml:8:13: symptom 'after-flying', phrases.0: ")
    assert f"is a phrase of '{owner}' too" in told


def test_every_phrase_of_two_symptoms_is_told(claims: Callable[..., list[str]]) -> None:
    told = claims({"phrases": ["<hip> jet", "<hip> plane"]}, {"phrases": ["jet <hip>", "zig", "plane <hip>"]})
    assert [line.split(": ")[1].split(", ")[1] for line in told] == ["phrases.0", "phrases.2"]


def test_a_phrase_of_three_symptoms_is_told_of_each_of_the_others(claims: Callable[..., list[str]]) -> None:
    told = claims({"phrases": ["<hip> jet"]}, {"phrases": ["jet|<sit-bone> <hip>|<pain>"]})
    assert [line.split(" of ")[1].split(" ")[0] for line in told] == ["'after-driving'", "'hamstring'"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"3": ["<hip> jet"]}, {"2": ["<hip> jet"]}),
        ({"2": ["<hip> jet"]}, {"3": ["<hip> jet"]}),
        ({"3": ["<hip> jet"]}, {"-3": ["<hip> jet"]}),
        ({"3": ["<hip> jet", "jet <hip>"]}, {}),
        ({"3": ["<hip> jet"]}, {"3": ["<hip>", "jet", "<hip> jet lag", "<hip> jet-lag", "hip jet"]}),
        ({"3": ["<hip> jet|plane"]}, {"3": ["<hip> balloon|kite", "<thigh> jet"]}),
    ],
)
def test_a_lighter_or_another_phrase_is_fine(claims: Callable[..., list[str]], one: Entry, two: Entry) -> None:
    assert claims({"phrases": one}, {"phrases": two}) == []


def test_a_phrase_of_very_many_alternatives_is_not_read_to_its_end(claims: Callable[..., list[str]]) -> None:
    phrase = " ".join("|".join(f"{item}{word}" for word in range(10)) for item in "abcdef")
    assert claims({"phrases": [phrase]}, {"phrases": ["a0 b0"]}) == []


# --- brief-missing


@pytest.fixture
def flag() -> Entry:
    """A red flag as folders had them before there were briefs, with a milder form."""
    text = {"question": "F?", "message": "F."}
    own = {"id": "f", "name": "F", "level": "urgent", "source": "my-notes", "grade": "practice"}
    return own | text | {"lighter": [{"level": "advice", "brief": "a mild f"} | text]}


@pytest.mark.parametrize(
    ("brief", "tier", "field"),
    [({}, {"brief": "a mild f"}, ["question"]), ({"brief": "f"}, {}, ["lighter.0.question"]), ({}, {}, None)],
)
def test_a_flag_or_a_tier_without_a_brief_is_told(
    found: Found, flag: Entry, brief: Entry, tier: Entry, field: list[str] | None
) -> None:
    lighter = {key: value for key, value in flag["lighter"][0].items() if key != "brief"} | tier
    told = found(red_flags=[flag | brief | {"lighter": [lighter]}])
    message = "has no brief; write one, the sign in at most 12 words [brief-missing]"
    fields = field or ["question", "lighter.0.question"]
    assert [line.split(": ", 1)[1] for line in told] == [f"red flag 'f', {each}: {message}" for each in fields]


@pytest.mark.parametrize(("words", "brief", "told"), [(12, {}, 0), (13, {}, 1), (13, {"brief": "stop"}, 0)])
def test_a_stop_sign_too_long_for_a_list_wants_a_brief(
    found: Found, start: Start, words: int, brief: Entry, told: int
) -> None:
    sign = {"text": " ".join(["stop"] * words)} | brief
    assert len(found(rules=[start["rules"] | {"then": {"stop_signs": [sign]}}])) == told
