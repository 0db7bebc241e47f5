"""Programmes: what makes one, and what a folder's own is told, replaces and switches off."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.compiled import from_plain_data, plain_data
from hipcoach.catalogue.load import read_folders
from hipcoach.catalogue.programme import Programme
from hipcoach.errors import CatalogueError
from hipcoach.vocabulary import STAGES

Entry = dict[str, Any]
Write = Callable[..., Path]
_SAID = {"because": "B.", "source": "hipcoach-design", "grade": "convention"}
WEEK = {"id": "one", "title": "One", "text": "It begins.", **_SAID}
MOVING = {"id": "between", "title": "Between", "template": "daily-cars", "minutes": 5, **_SAID}
MINE: Entry = {
    "id": "mine",
    "name": "Mine",
    "summary": "Weeks of mine.",
    "weeks": [WEEK],
    "days": ["mon", "wed", "fri"],
    "moving": MOVING,
    "goes_on": {"sessions": 2},
    "missed": "Go on.",
    **_SAID,
}


def read(**change: Any) -> Programme:
    return Programme.model_validate_json(json.dumps(MINE | change))


def week(**change: Any) -> Entry:
    return WEEK | change


def test_what_is_left_out_is_usual() -> None:
    programme = read(days="mon", weeks=[week(stage="sore")])
    [only] = programme.weeks
    assert (only.loading_days, only.lighter, only.stage, only.template) == (3, False, ("sore",), None)
    assert (programme.days, programme.default, programme.symptoms, programme.fixed) == (("mon",), False, (), {})
    assert (programme.goes_on.sessions, programme.goes_on.calm_mornings) == (2, 0)


def test_a_stage_has_its_weeks_and_those_of_every_stage() -> None:
    weeks = [week(id="press", stage="sore"), week(id="both", stage=["sore", "settling"]), week(id="all")]
    programme = read(weeks=weeks)
    assert [[each.id for each in programme.weeks_of(stage)] for stage in STAGES] == [
        ["press", "both", "all"],
        ["both", "all"],
        ["all"],
    ]


def test_a_stage_without_a_week_has_all_of_them() -> None:
    programme = read(weeks=[week(stage="sore"), week(id="two", stage="sore")])
    assert programme.weeks_of("strong") == programme.weeks


def test_all_that_has_a_reason_is_a_part() -> None:
    programme = read(fixed={"mon": MOVING | {"id": "recovery"}})
    assert [part.id for part in programme.parts] == ["mine", "one", "between", "recovery"]


def test_what_picks_exercises_is_known_with_its_field() -> None:
    programme = read(weeks=[week(), week(id="two", of={"method": "cars"})])
    [(field, where)] = programme.wheres()
    assert (field, where.method) == (("weeks", 1, "of"), ("cars",))


def test_two_weeks_of_one_id_are_refused() -> None:
    with pytest.raises(ValidationError, match="has two weeks called one; rename one"):
        read(weeks=[week(), week(id="two"), week(title="Again")])


@pytest.mark.parametrize(
    "change",
    [
        {"weeks": []},
        {"weeks": [week(id=f"w{number}") for number in range(53)]},
        {"days": []},
        {"days": ["mon"] * 8},
        {"days": ["monday"]},
        {"fixed": {"monday": MOVING}},
        {"activity": "swimming"},
        {"point": "11"},
        {"weeks": [week(loading_days=5)]},
        {"weeks": [week(loading_days=-1)]},
        {"weeks": [week(loading_days="3")]},
        {"weeks": [week(lighter="yes")]},
        {"weeks": [week(stage="calm")]},
        {"weeks": [week(focus="balance")]},
        {"weeks": [week(outside="Run\x1b[2J")]},
        {"weeks": [week(text="x" * 501)]},
        {"moving": MOVING | {"minutes": 2}},
        {"moving": MOVING | {"minutes": 61}},
        {"goes_on": {"sessions": 8}},
        {"goes_on": {"calm_mornings": -1}},
        {"more": "of it"},
    ],
)
def test_what_is_out_of_bounds_is_refused(change: Entry) -> None:
    with pytest.raises(ValidationError):
        read(**change)


def test_the_most_that_is_taken() -> None:
    weeks = [week(id=f"w{number}", loading_days=4) for number in range(52)]
    every = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    programme = read(weeks=weeks, days=every, fixed={day: MOVING | {"minutes": 60} for day in every})
    assert (len(programme.weeks), len(programme.fixed)) == (52, 7)


# --- In a folder


def refused(folder: Path, base: Catalogue) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        read_folders([folder], base)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def _place(line: str) -> list[int]:
    """The line and the column of a problem."""
    return [int(number) for number in line.split(":")[1:3]]


_WRONG = """\
- id: mine
  name: Mine
  summary: Weeks of mine.
  symptoms: [hamstring, hamstrin]
  weeks:
    - {id: one, title: One, text: Go., template: rotation-frist, because: B., source: hipcoach-design, grade: coach}
    - {id: two, title: Two, text: On., of: {exercise: clamshel}, because: B., source: nobody, grade: convention}
  days: [mon, wed]
  moving: {id: rest, title: Rest, template: daily-car, minutes: 5, because: B., source: hipcoach-design, grade: coach}
  fixed:
    mon: {id: monday, title: Monday, template: weekend, minutes: 9, because: B., source: none, grade: convention}
  goes_on: {sessions: 2}
  missed: Go on.
  because: B.
  source: myself
  grade: convention
"""


def test_whatever_a_programme_names_must_exist(write: Write, catalogue: Catalogue) -> None:
    found = refused(write(programmes=_WRONG), catalogue)
    assert sorted((line.partition("; ")[0] for line in found), key=_place) == [
        "programmes.yaml:4:25: programme 'mine', symptoms.1: no symptom is called 'hamstrin'",
        "programmes.yaml:6:40: programme 'mine', weeks.0.template: no template is called 'rotation-frist'",
        "programmes.yaml:7:45: programme 'mine', weeks.1.of.exercise: no exercise is called 'clamshel'",
        "programmes.yaml:7:79: programme 'mine', weeks.1.source: no source is called 'nobody'",
        "programmes.yaml:9:35: programme 'mine', moving.template: no template is called 'daily-car'",
        "programmes.yaml:11:38: programme 'mine', fixed.mon.template: no template is called 'weekend'",
        "programmes.yaml:11:82: programme 'mine', fixed.mon.source: no source is called 'none'",
        "programmes.yaml:15:3: programme 'mine', source: no source is called 'myself'",
    ]


def test_two_weeks_of_one_id_are_told_at_the_weeks_of_that_programme(write: Write, catalogue: Catalogue) -> None:
    [said] = refused(write(programmes=[MINE, MINE | {"id": "twice", "weeks": [WEEK, WEEK]}]), catalogue)
    assert said.startswith("programmes.yaml:")
    assert said.endswith(": programme 'twice': has two weeks called one; rename one")


def test_a_second_default_is_refused(write: Write, catalogue: Catalogue) -> None:
    [said] = refused(write(programmes=[MINE | {"default": True}]), catalogue)
    assert said.endswith("default: is a second default programme; 'steady-weeks' is one already")


def test_no_programme_at_all_is_fine(write: Write, catalogue: Catalogue) -> None:
    off = [{"id": id_, "off": True} for id_ in catalogue.programme]
    assert read_folders([write(programmes=off)], catalogue).programmes == ()


def test_a_programme_is_added_replaced_and_switched_off(write: Write, catalogue: Catalogue) -> None:
    anew = MINE | {"id": "it-band-weeks", "symptoms": "it-band"}
    folder = write(programmes=[MINE, anew, {"id": "hip-month", "off": True}])
    merged = read_folders([folder], catalogue)
    assert [*merged.programme] == [*(id_ for id_ in catalogue.programme if id_ != "hip-month"), "mine"]
    assert merged.programme["it-band-weeks"].summary == "Weeks of mine."
    assert merged.origins["programmes", "it-band-weeks"].replaces
    assert [*merged.switched_off] == [("programmes", "hip-month")]


def test_a_programme_of_a_symptom_that_is_switched_off_is_by_its_name_alone(write: Write, catalogue: Catalogue) -> None:
    merged = read_folders([write(symptoms=[{"id": "hamstring", "off": True}])], catalogue)
    assert catalogue.programme["hamstring-weeks"].symptoms == ("hamstring",)
    assert merged.programme["hamstring-weeks"].symptoms == ()


def test_a_template_that_a_programme_needs_is_not_switched_off(write: Write, catalogue: Catalogue) -> None:
    found = refused(write(templates=[{"id": "external-rotation-week", "off": True}]), catalogue)
    said = (
        "template 'external-rotation-week', off: programme 'hip-month' needs it; switch that off too, or write it anew"
    )
    assert [line.partition(": ")[2] for line in found if "programme" in line] == [said]


def test_a_programme_is_the_same_after_it_was_compiled() -> None:
    weeks = [week(stage=["sore", "strong"], of={"hip_flexion_deg": {"at_most": 60}}, lighter=True, goes_up="More.")]
    fixed = {"mon": MOVING | {"id": "recovery", "when": "daily", "point": "C12"}}
    programme = read(weeks=weeks, fixed=fixed, symptoms="hamstring", activity="running")
    compiled = from_plain_data(Programme, json.loads(json.dumps(plain_data(programme))))
    assert compiled == programme
    assert compiled.model_dump_json() == programme.model_dump_json()
    assert plain_data(read())["goes_on"] == {}


# --- Through the command


_SHAPES = """\
- id: mine
  name: Mine
  summary: Weeks of mine.
  weeks:
    - {id: one, title: One, text: It begins., loading_days: 5, because: B., source: hipcoach-design, grade: coach}
    - {id: one, title: Two, text: On., stage: calm, lighter: 1, because: B., source: hipcoach-design, grade: coach}
  days: [mon, wendesday]
  moving: {id: between, title: Rest, template: daily-cars, minutes: 90, because: B., source: hipcoach-design, grade: x}
  fixed: {someday: 3}
  goes_on: {sessions: 8}
  missed: "Go \\e[2Jon."
  because: B.
  source: hipcoach-design
  grade: convention
- {id: empty, weeks: []}
- {id: hip-munth, off: true}
"""


@pytest.mark.slow
def test_what_is_wrong_is_told_by_line_and_column(write: Write) -> None:
    command = [sys.executable, "-m", "hipcoach", "catalogue", "check", str(write(programmes=_SHAPES))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, "Traceback" in done.stderr, "\x1b" in done.stdout) == (1, False, False)
    found = [line.split("programmes.yaml:")[1] for line in done.stdout.splitlines() if "programmes.yaml:" in line]
    starts = [
        "5:47: programme 'mine', weeks.0.loading_days: must be at most 4",
        "6:40: programme 'mine', weeks.1.stage: 'calm' is not one of ",
        "6:53: programme 'mine', weeks.1.lighter: must be true or false",
        "7:15: programme 'mine', days.1: 'wendesday' is not one of ",
        "8:60: programme 'mine', moving.minutes: must be at most 60",
        "9:11: programme 'mine', fixed.someday: 'someday' is not one of ",
        "10:13: programme 'mine', goes_on.sessions: must be at most 7",
        "11:3: programme 'mine', missed: has a control or direction character",
        "15:15: programme 'empty', weeks: is too short a list; at least 1",
        "16:19: programme 'hip-munth', off: switches off nothing: no programme is called 'hip-munth'; did you mean",
    ]
    assert [start for start in starts if not any(line.startswith(start) for line in found)] == [], "\n".join(found)
