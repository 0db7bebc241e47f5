"""What a folder may not take away unseen: everything that stops somebody, with the built-in knowledge below it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue import Catalogue, load_catalogue
from hipcoach.catalogue.catalogue import KINDS
from hipcoach.catalogue.folder import MODELS
from hipcoach.catalogue.load import CHECKOUT, read_folders
from hipcoach.catalogue.programme import Programme
from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.catalogue.rule import Rule
from hipcoach.catalogue.yaml_door import read_yaml
from hipcoach.coach import Coach, Referral, Routine, request_from
from hipcoach.lint import check_paths, weakened_at
from hipcoach.lint.about_safety import weakened

Entry = dict[str, Any]
OR = "; do as the built-in does, or say why not: `# hipcoach: allow safety-weakened because ...`"


@pytest.fixture(scope="module")
def written() -> dict[str, dict[str, Entry]]:
    """The built-in entries as they are written, by kind and id."""
    data = {kind: read_yaml((CHECKOUT / f"{kind}.yaml").read_bytes(), kind).data for kind in KINDS}
    return {kind: {entry["id"]: entry for entry in entries} for kind, entries in data.items()}


@pytest.fixture
def lost(write: Callable[..., Path]) -> Callable[..., list[str]]:
    """What is taken away by a folder of these entries, without file and line."""
    numbers = count()

    def told(**kinds: list[Entry]) -> list[str]:
        folder = write(f"own-{next(numbers)}", **{kind: json.dumps(entries) for kind, entries in kinds.items()})
        problems = [problem for problem in check_paths([folder]) if problem.check in ("", "safety-weakened")]
        return [f"{problem.entry}: {problem.message}".removesuffix(OR) for problem in problems]

    return told


def _off(id_: str) -> Entry:
    return {"id": id_, "off": True}


@pytest.mark.parametrize("kind", ["red_flags", "symptoms", pytest.param("rules", marks=pytest.mark.slow), "exercises"])
def test_the_same_again_takes_nothing_away(written: dict[str, dict[str, Entry]], lost: Any, kind: str) -> None:
    assert lost(**{kind: list(written[kind].values())}) == []


FLAGS: dict[str, tuple[str, Callable[[Entry], Any], str]] = {
    "a lower level": (
        "infection",
        lambda flag: flag.update(level="clinician-first", lighter=[]),
        "is clinician-first, not emergency",
    ),
    "another question": ("cauda", lambda flag: flag.update(question="Hm?"), "has another question (emergency)"),
    "another brief": ("cauda", lambda flag: flag.update(brief="you had breakfast"), "has another brief (emergency)"),
    "the other order": (
        "cauda",
        lambda flag: flag["phrases"][3].append(" > ".join(reversed(flag["phrases"][3].pop(0).split(" > ")))),
        "no longer hears 'pain|pains|sciatica",
    ),
    "another message": ("cauda", lambda flag: flag.update(message="Hm."), "has another message (emergency)"),
    "a phrase less": ("cauda", lambda flag: flag["phrases"][3].remove("numb <bladder>"), "no longer hears 'numb <blad"),
    "a phrase with more in it": (
        "cauda",
        lambda flag: flag["phrases"][3].append(flag["phrases"][3].pop(-1) + " today"),
        "no longer hears 'saddle-numbness|",
    ),
    "a phrase that weighs less": (
        "cauda",
        lambda flag: flag["phrases"].setdefault(2, []).append(flag["phrases"][3].pop()),
        "no longer hears 'saddle-numbness|",
    ),
    "a phrase against it": ("cauda", lambda flag: flag["phrases"].update({-9: ["wiping"]}), "gives way to 'wiping'"),
    "what it must not stand with": ("cauda", lambda flag: flag.update(not_with=["wiping"]), "is not taken with 'wip"),
    "what it must stand with": ("cauda", lambda flag: flag.update(together_with=["zig"]), "is taken only together"),
}


@pytest.mark.parametrize("name", FLAGS)
def test_a_red_flag_with_less_is_told(written: dict[str, dict[str, Entry]], lost: Any, name: str) -> None:
    id_, change, said = FLAGS[name]
    flag = _as_numbers(copy.deepcopy(written["red_flags"][id_]))
    change(flag)
    [line] = lost(red_flags=[flag])
    assert line.startswith(f"red flag '{id_}': takes less care: it {said}")


def _as_numbers(flag: Entry) -> Entry:
    """The weights of its phrases as numbers, to be changed by."""
    return flag | {"phrases": {int(weight): texts for weight, texts in flag["phrases"].items()}}


def test_a_flag_that_is_over_sooner_and_a_lost_tier_are_told(catalogue: Catalogue, lost: Any) -> None:
    lasting = next(flag for flag in catalogue.red_flags if flag.lasting)
    tiered = next(flag for flag in catalogue.red_flags if flag.lighter and (flag.together_with or flag.not_with))
    plain = [_dumped(lasting, lasting=False), _dumped(tiered, lighter=[])]
    lines = lost(red_flags=plain)
    assert "no longer counts however long ago it was" in lines[0]
    assert f"has no {tiered.lighter[0].level} tier" in lines[-1]


def _dumped(entry: RedFlag | Rule, **fields: Any) -> Entry:
    return json.loads(entry.model_dump_json(exclude_defaults=True)) | fields  # type: ignore[no-any-return]


@pytest.mark.parametrize("field", ["together_with", "not_with"])
def test_either_of_a_pair_that_a_tier_weighs_is_missed(catalogue: Catalogue, lost: Any, field: str) -> None:
    """With both, a tier is taken where the one is met or the other is not; without one of them, less often."""
    flag = next(flag for flag in catalogue.red_flags if flag.together_with and flag.not_with)
    [line] = lost(red_flags=[_dumped(flag, **{field: []})])
    assert f"it is taken only together with other words ({flag.level})" in line


def test_a_flag_that_hears_more_and_refers_sooner_is_fine(written: dict[str, dict[str, Entry]], lost: Any) -> None:
    flag = _as_numbers(copy.deepcopy(written["red_flags"]["cauda"]))
    flag["phrases"][3][-1] += "|saddle-gone"
    flag["phrases"][3].append("zig")
    assert lost(red_flags=[flag]) == []


RULES: dict[str, tuple[str, Callable[[Entry], Any], str]] = {
    "no referral": ("severe-pain", lambda rule: rule.update(then={"prefer": {"method": "glide"}}), "no longer refers"),
    "a narrower when": ("severe-pain", lambda rule: rule.update(when={"pain": {"at_least": 10}}), "no longer refers"),
    "an unless": ("severe-pain", lambda rule: rule.update(unless=[{"symptom": "stiffness"}]), "no longer refers"),
    "one fact more": ("severe-pain", lambda rule: rule["when"].update(stage="sore"), "no longer refers"),
}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_refers_less_is_told(written: dict[str, dict[str, Entry]], lost: Any, name: str) -> None:
    id_, change, said = RULES[name]
    rule = copy.deepcopy(written["rules"][id_])
    change(rule)
    [line] = lost(rules=[rule])
    assert line.startswith(f"rule '{id_}': takes less care: it {said}")


def _holds_something(then: Any) -> bool:
    bounded = then.session and (then.session.minutes or then.session.volume)
    return bool(then.avoid or then.only or then.caution or then.stop_signs or then.if_it_hurts or bounded)


def test_each_rule_that_keeps_something_out_is_missed_when_it_is_off(catalogue: Catalogue, lost: Any) -> None:
    holding = [rule.id for rule in catalogue.rules if not rule.then.refer and _holds_something(rule.then)]
    assert len(holding) > 40
    missed = {line.split("'")[1] for line in lost(rules=[_off(id_) for id_ in holding])}
    assert missed == set(holding)


def test_the_same_care_in_a_rule_of_another_name_is_as_good(written: dict[str, dict[str, Entry]], lost: Any) -> None:
    id_ = next(id_ for id_, rule in written["rules"].items() if "avoid" in rule["then"] and "symptom" in rule["when"])
    moved = written["rules"][id_] | {"id": "mine"}
    assert lost(rules=[_off(id_), moved]) == []
    narrowed = moved | {"when": moved["when"] | {"stage": "sore", "side": "left"}}
    assert lost(rules=[_off(id_), narrowed])


def test_looser_bounds_on_a_dose_and_on_the_minutes_are_told(catalogue: Catalogue, lost: Any) -> None:
    timed = next(rule for rule in catalogue.rules if rule.then.session and rule.then.session.minutes)
    dosed = next(rule for rule in catalogue.rules if any(limit.hold_seconds for limit in rule.then.dose))
    loose_time, loose_dose = _dumped(timed), _dumped(dosed)
    loose_time["then"]["session"]["minutes"] = 60
    loose_dose["then"]["dose"] = [limit | {"hold_seconds": {"at_most": 900}} for limit in loose_dose["then"]["dose"]]
    lines = lost(rules=[loose_time, loose_dose])
    assert any("no longer ends at" in line for line in lines)
    assert any("no longer bounds the dose of" in line for line in lines)


def test_another_answer_where_it_hurts_is_told(lost: Any) -> None:
    hurt = {"id": "folding-side", "where": "The groin", "text": "Push on."}
    because = {"because": "I say so.", "source": "field-convention", "grade": "convention"}
    assert lost(rules=[{"id": "mine", "then": {"if_it_hurts": hurt}} | because]) == [
        "rule 'mine': takes less care: it says something else for 'folding-side'"
    ]


def test_the_same_rule_with_another_answer_is_told_too(written: dict[str, dict[str, Entry]], lost: Any) -> None:
    rule = copy.deepcopy(written["rules"]["never-a-pinch"])
    rule["then"]["if_it_hurts"][0]["text"] = "Push through it."
    rule["then"]["stop_signs"][0]["brief"] = "never mind"
    lines = lost(rules=[rule])
    assert any("it says something else for 'long-side'" in line for line in lines)
    assert any("no longer says 'never mind" in line or "no longer says 'a pinch" in line for line in lines)


def test_what_stands_above_everything_else_is_not_said_otherwise(catalogue: Catalogue, lost: Any) -> None:
    first = next(advice for rule in catalogue.rules for advice in rule.then.advise if advice.first)
    because = {"because": "I say so.", "source": "field-convention", "grade": "convention"}
    told = lost(rules=[{"id": "mine", "then": {"advise": {"id": first.id, "text": "Go on."}}} | because])
    assert told == [f"rule 'mine': takes less care: it says something else for '{first.id}'"]


def test_a_bound_for_what_is_emphasised_alone_is_less(written: dict[str, dict[str, Entry]], lost: Any) -> None:
    rule = copy.deepcopy(written["rules"]["stretch-holds"])
    limits = rule["then"]["dose"] if isinstance(rule["then"]["dose"], list) else [rule["then"]["dose"]]
    for limit in limits:
        limit["of"] = limit.get("of", {}) | {"emphasised": True}
    [line] = lost(rules=[rule])
    assert "no longer bounds the dose of '" in line


def test_a_flag_that_speaks_in_place_of_a_built_in_one_is_told(lost: Any) -> None:
    flag = {"id": "mine", "name": "Mine", "level": "emergency", "question": "Is it?", "brief": "it is"}
    flag |= {"message": "It is nothing.", "source": "field-convention", "grade": "convention"}
    [line] = lost(red_flags=[flag | {"phrases": ["<cancer>"]}])
    assert line.startswith("red flag 'mine': takes less care: it speaks in place of red flag 'cancer-systemic'")
    assert lost(red_flags=[flag | {"phrases": ["zig zag"]}]) == []


def test_what_one_folder_switches_off_and_the_next_writes_anew_is_compared(
    written: dict[str, dict[str, Entry]], write: Callable[..., Path]
) -> None:
    rule = copy.deepcopy(written["rules"]["never-a-pinch"])
    del rule["then"]["stop_signs"]
    off = write("first", rules='[{"id": "never-a-pinch", "off": true}]')
    anew = write("second", rules=json.dumps([rule]))
    assert any("no longer says" in problem.message for problem in check_paths([off, anew]))
    assert weakened_at(load_catalogue([off, anew])) == [f"{anew}/rules.yaml:1"]


def test_an_exercise_that_gives_up_a_caution_or_slips_past_a_rule_is_told(
    written: dict[str, dict[str, Entry]], lost: Any
) -> None:
    exercise = copy.deepcopy(written["exercises"]["seated-rotation-test"])
    exercise["cautions"] = [caution for caution in exercise["cautions"] if caution["how"] != "avoid"]
    [line] = lost(exercises=[exercise])
    assert line == (
        "exercise 'seated-rotation-test': takes less care: it may be given under the caution hip-replacement"
    )
    folded = written["exercises"]["seated-rotation-test"] | {"hip_flexion_deg": 20}
    [line] = lost(exercises=[folded])
    assert "slips past rule '" in line


def test_a_symptom_that_no_longer_says_what_loads_it_is_told(written: dict[str, dict[str, Entry]], lost: Any) -> None:
    symptom = {key: value for key, value in written["symptoms"]["hamstring"].items() if key != "sore"}
    [line] = lost(symptoms=[symptom])
    assert line.startswith("symptom 'hamstring': takes less care: it no longer bounds the load of '")


def test_a_symptom_that_asks_other_signs_first_is_told(written: dict[str, dict[str, Entry]], lost: Any) -> None:
    symptom = written["symptoms"]["hamstring"] | {"red_flags": ["youth", "pregnancy", "no-change"]}
    [line] = lost(symptoms=[symptom])
    assert line == "symptom 'hamstring': takes less care: it has other red flags asked first"


def test_care_that_a_folder_moved_and_the_next_takes_away_is_told(
    written: dict[str, dict[str, Entry]], write: Callable[..., Path]
) -> None:
    mine = written["rules"]["never-a-pinch"] | {"id": "mine"}
    under = write("under", rules=json.dumps([_off("never-a-pinch"), mine]))
    over = write("over", rules=json.dumps([_off("mine")]))
    assert check_paths([under]) == []
    assert [problem.check for problem in check_paths([over], [under])] == ["safety-weakened"]


def test_what_is_less_is_allowed_with_a_reason_alone(write: Callable[..., Path]) -> None:
    text = (
        "- id: severe-pain  # hipcoach: allow safety-weakened{}\n  then: {{prefer: {{method: glide}}}}\n"
        "  because: I say so.\n  source: field-convention\n  grade: convention\n"
    )
    for number, reason in enumerate(["", " because ", " because .", " because \u3164 12"]):
        assert len(check_paths([write(f"bare-{number}", rules=text.format(reason))])) == 1
    folder = write("reasoned", rules=text.format(" because our clinic asks this on paper"))
    assert check_paths([folder]) == []
    assert weakened_at(load_catalogue([folder])) == [f"{folder}/rules.yaml:1"]


def test_what_an_attacker_wrote_is_told_because_it_gives_a_routine(write: Callable[..., Path]) -> None:
    silent = (
        "  then: {prefer: {method: glide}}\n  because: I say so.\n  source: field-convention\n  grade: convention\n"
    )
    names = ("severe-pain", "under-eighteen", "under-eighteen-and-sore", "under-eighteen-and-troubled")
    folder = write(rules="".join(f"- id: {name}\n{silent}" for name in names))
    asked: dict[str, Any] = {"symptoms": ["hamstring"], "pain": 10, "age": 9}
    for folders, kind in (([], Referral), ([folder], Routine)):
        knowledge = load_catalogue(folders)
        coach = Coach(knowledge)
        assert isinstance(coach.answer(coach.read(request_from(knowledge, **asked))), kind)
    assert len([problem for problem in check_paths([folder]) if problem.check == "safety-weakened"]) == len(names)


def test_nothing_is_compared_where_nothing_is_ones_own(catalogue: Catalogue) -> None:
    assert list(weakened(catalogue)) == []
    assert set(MODELS) > set(KINDS)


def test_what_keeps_a_diary_from_going_up_is_not_taken_away_unseen(lost: Any) -> None:
    assert lost(adaptations=[_off("less-after-a-worse-morning")]) == [
        "adaptation 'less-after-a-worse-morning': takes less care: it no longer says back"
    ]
    assert lost(adaptations=[_off("two-calm-sessions")]) == []


def test_a_rule_over_a_diary_that_decides_by_other_facts_is_told(written: dict[str, Any], lost: Any) -> None:
    for_one = copy.deepcopy(written["adaptations"]["two-calm-sessions"])
    for_one["when"]["in_a_row"] = 1
    assert lost(adaptations=[for_one]) == [
        "adaptation 'two-calm-sessions': takes less care: it decides otherwise, or by other facts"
    ]
    other_words = {**written["adaptations"]["two-calm-sessions"], "because": "As my coach says."}
    assert lost(adaptations=[other_words]) == []


def test_what_sends_a_diary_to_a_clinician_is_not_switched_off(lost: Any) -> None:
    [told] = lost(adaptations=[_off("two-rising-weeks")])
    assert "leads to a clinician, which always stops" in told


def test_a_rule_of_ones_own_that_refers_by_a_sign_that_stops_nothing_is_told(lost: Any) -> None:
    """It would stand above rest, which is less strict than a clinician, and stop nobody."""
    own: Entry = {
        "id": "my-look",
        "when": {},
        "then": {"do": "clinician", "refer": "no-change:advice", "text": "Have it looked at."},
        "because": "As I do it.",
        "source": "hipcoach-design",
        "grade": "convention",
    }
    said = "it stands above rest and refers by 'no-change:advice', which stops nothing"
    assert lost(adaptations=[own]) == [f"adaptation 'my-look': takes less care: {said}"]
    assert lost(adaptations=[own | {"then": own["then"] | {"refer": "no-change"}}]) == []


# --- Programmes


def _week(programme: Entry, id_: str) -> Any:
    return next(week for week in programme["weeks"] if week["id"] == id_)


PROGRAMMES: dict[str, tuple[str, Callable[[Entry], Any], str]] = {
    "fewer sessions": (
        "hip-month",
        lambda programme: programme["goes_on"].update(sessions=1),
        "asks for fewer sessions before the next week (1 for 2)",
    ),
    "fewer calm mornings": (
        "steady-weeks",
        lambda programme: programme["goes_on"].pop("calm_mornings"),
        "asks for fewer calm mornings before the next week (0 for 2)",
    ),
    "more days that load": (
        "hip-month",
        lambda programme: _week(programme, "box-or-chair").update(loading_days=3),
        "loads on 3 days of week 'box-or-chair' in place of 2",
    ),
    "another week on more days": (
        "daily-circles",
        lambda programme: programme["weeks"].append(programme["weeks"][0] | {"id": "more", "loading_days": 1}),
        "loads on 1 days of week 'more' in place of 0",
    ),
    "a step up that asks for nothing": (
        "steady-weeks",
        lambda programme: _week(programme, "a-step").pop("goes_up"),
        "no longer says the same of what goes up in week 'a-step'",
    ),
    "a step up that asks for something else": (
        "return-to-running",
        lambda programme: _week(programme, "run-3").update(goes_up="Whenever you like."),
        "no longer says the same of what goes up in week 'run-3'",
    ),
    "another run": (
        "return-to-running",
        lambda programme: _week(programme, "run-1").update(outside="Run ten miles."),
        "has other steps outside of its sessions",
    ),
    "a week without its rest": (
        "outer-hip-weeks",
        lambda programme: _week(programme, "lighter-outer-hip").pop("lighter"),
        "has no lighter week 'lighter-outer-hip' any more",
    ),
    "a week for those who are sore": (
        "return-to-riding",
        lambda programme: _week(programme, "ride-4").pop("stage"),
        "gives week 'ride-4' at the stage sore too",
    ),
    "a way on without its condition": (
        "return-to-hiking",
        lambda programme: _week(programme, "hike-not-yet").update(goes_on="Whenever you like, also with pain."),
        "no longer says the same of what makes one go on from week 'hike-not-yet'",
    ),
    "what was missed is made up for": (
        "return-to-running",
        lambda programme: programme.update(missed="Run twice as far the next day."),
        "no longer says the same of what was missed",
    ),
    "a step that says when it begins": (
        "return-to-running",
        lambda programme: _week(programme, "run-1").update(text="Begin at once."),
        "no longer says the same of step 'run-1'",
    ),
    "a step that is called as a longer one": (
        "return-to-riding",
        lambda programme: _week(programme, "ride-1").update(title="An hour"),
        "no longer says the same of step 'ride-1'",
    ),
    "something else done before the next step": (
        "return-to-hiking",
        lambda programme: programme["goes_on"].update(what="thoughts of walks"),
        "no longer asks for walks before the next week",
    ),
    "a step under another name that asks for nothing": (
        "return-to-running",
        lambda programme: [week.pop("goes_up") and week.update(id="mine") for week in programme["weeks"][-1:]],
        "has no week 'run-6' any more",
    ),
    "more in a week of one's own": (
        "steady-weeks",
        lambda programme: programme["weeks"].append(programme["weeks"][0] | {"id": "more", "goes_up": "All of it."}),
        "says otherwise what goes up in week 'more'",
    ),
    "a way on from a week of one's own": (
        "steady-weeks",
        lambda programme: programme["weeks"].append(programme["weeks"][0] | {"id": "more", "goes_on": "Just go."}),
        "says otherwise what makes one go on from week 'more'",
    ),
    "days between that spare less": (
        "outer-hip-weeks",
        lambda programme: programme["moving"].pop("spares"),
        "has another session on days that only move",
    ),
    "days between that are longer": (
        "steady-weeks",
        lambda programme: programme["moving"].update(minutes=30),
        "has another session on days that only move",
    ),
    "a Monday that loads": (
        "hip-month",
        lambda programme: programme.pop("fixed"),
        "may load on mon, which only moved",
    ),
    "fewer steps": (
        "return-to-running",
        lambda programme: programme["weeks"].pop(2),
        "has other steps outside of its sessions",
    ),
}


@pytest.mark.parametrize("name", PROGRAMMES)
def test_a_programme_with_less_care_is_told(written: dict[str, dict[str, Entry]], lost: Any, name: str) -> None:
    id_, change, said = PROGRAMMES[name]
    programme = copy.deepcopy(written["programmes"][id_])
    change(programme)
    assert lost(programmes=[programme]) == [f"programme '{id_}': takes less care: it {said}"]


def test_a_programme_with_more_care_or_other_words_is_fine(written: dict[str, dict[str, Entry]], lost: Any) -> None:
    programme = copy.deepcopy(written["programmes"]["steady-weeks"])
    programme["goes_on"].update(sessions=3, calm_mornings=5)
    for week in programme["weeks"]:
        week.update(loading_days=1, title="Ours", text="As we do it.", template="isometric-first")
    assert lost(programmes=[programme | {"name": "Ours", "because": "We say so.", "days": ["sun"]}]) == []


def test_a_programme_that_stands_in_for_another_is_held_against_it(
    written: dict[str, dict[str, Entry]], lost: Any
) -> None:
    own = written["programmes"]["daily-circles"] | {"id": "mine", "symptoms": ["stiffness", "low-back", "hip-pain"]}
    asks = "asks for fewer sessions before the next week (0 for 2)"
    and_asks = "asks for fewer calm mornings before the next week (0 for 2)"
    [line] = lost(programmes=[own])
    assert line == f"programme 'mine': takes less care: it stands in for 'steady-weeks'; {asks}; {and_asks}"
    assert lost(programmes=[own, _off("stiffness-weeks")])[0].startswith(
        f"programme 'mine': takes less care: it stands in for 'stiffness-weeks'; {asks}"
    )
    assert lost(programmes=[own | {"symptoms": []}]) == []


def test_a_programme_that_is_switched_off_leaves_its_place_to_another(
    catalogue: Catalogue, write: Callable[..., Path]
) -> None:
    folder = write(programmes=json.dumps([_off("hamstring-weeks"), _off("hip-month"), _off("return-to-running")]))
    assert list(weakened(read_folders([folder], catalogue))) == []
    programmes = [_asking_for_less(each) if each.default else each for each in catalogue.programmes]
    [told] = weakened(read_folders([folder], catalogue.model_copy(update={"programmes": tuple(programmes)})))
    assert told[:3] == ("programmes", "hamstring-weeks", ("off",))
    asks = "asks for fewer calm mornings before the next week (0 for 2)"
    assert told.message.startswith(f"takes less care: it leaves its place to 'steady-weeks'; {asks}; do as")


def _asking_for_less(programme: Programme) -> Programme:
    return programme.model_copy(update={"goes_on": programme.goes_on.model_copy(update={"calm_mornings": 0})})


def test_where_no_programme_is_left_no_plan_is_made_and_nothing_is_told(catalogue: Catalogue, lost: Any) -> None:
    assert lost(programmes=[_off(id_) for id_ in catalogue.programme]) == []


def test_a_programme_with_less_care_is_told_to_whoever_asks(
    written: dict[str, dict[str, Entry]], write: Callable[..., Path]
) -> None:
    programme = copy.deepcopy(written["programmes"]["steady-weeks"])
    programme["goes_on"].update(sessions=0)
    folder = write(programmes=json.dumps([programme]))
    assert weakened_at(load_catalogue([folder])) == [f"{folder}/programmes.yaml:1"]
