"""`hipcoach plan`: what it takes, what it says, what it refuses."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
from built_in import built_in
from day_by_day import Days

MONDAY = ("--start", "2026-11-30")


def kinds(plan: dict[str, Any]) -> list[list[str]]:
    """Of each week, the kinds of its days."""
    return [[day["kind"] for day in week["days"]] for week in plan["weeks"]]


def test_the_coachs_month(days: Days) -> None:
    plan = days.json("plan", "--programme", "hip-month", *MONDAY)
    assert [week["theme"] for week in plan["weeks"]] == ["out-to-the-side", "turning-in", "turning-out", "box-or-chair"]
    assert kinds(plan)[0] == ["moving", "loading", "moving", "loading", "moving", "loading", "free"]
    assert plan["start"], plan["end"] == ("2026-11-30", "2026-12-27")


def test_a_complaint_has_its_own_programme(days: Days) -> None:
    for symptom, programme in (
        ("hamstring", "hamstring-weeks"),
        ("it-band", "it-band-weeks"),
        ("cross-leg", "steady-weeks"),
    ):
        assert days.json("plan", "-s", symptom, *MONDAY)["programme"] == programme


def test_of_neighbouring_days_the_later_only_moves(days: Days) -> None:
    plan = days.json("plan", "-s", "hip-pain", "--days", "mon,tue,thu", "--days", "Friday", *MONDAY)
    assert kinds(plan)[0] == ["loading", "moving", "free", "loading", "moving", "free", "free"]


def test_mondays_recover_if_wanted(days: Days) -> None:
    plan = days.json("plan", "-s", "hip-pain", "--days", "wed", "--recovery", *MONDAY)
    monday = plan["weeks"][0]["days"][0]
    assert (monday["kind"], monday["title"]) == ("moving", "Monday recovery")
    plan = days.json("plan", "--programme", "hip-month", "--no-recovery", *MONDAY)
    assert plan["weeks"][0]["days"][0]["kind"] == "loading"


def test_after_its_last_step_a_ladder_stays_there(days: Days) -> None:
    plan = days.json("plan", "--programme", "return-to-hiking", "-s", "hip-pain", "--weeks", "8", *MONDAY)
    assert [week["theme"] for week in plan["weeks"]] == [*(f"hike-{n}" for n in (1, 2, 3, 4, 5)), *["hike-6"] * 3]


def test_nobody_runs_with_a_sore_hip(days: Days) -> None:
    plan = days.json("plan", "--programme", "return-to-running", "-s", "hip-pain", "--pain", "5", *MONDAY)
    outside = {day["outside"] for week in plan["weeks"] for day in week["days"]} - {None}
    assert [text.split(" ", 1)[0] for text in outside] == ["Walk"]
    assert all(text.endswith("No running yet.") for text in outside)
    assert {week["goes_up"] for week in plan["weeks"]} == {None}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-s", "hamstring"), "--start"),
        (("-s", "hamstring", "--start", "soon"), "--start takes a day"),
        (("-s", "hamstring", "--start", "2026-02-30"), "--start takes a day"),
        (("-s", "hamstring", "--start", "9999-12-01"), "--start takes a day"),
        (("-s", "hamstring", "--start", "today", "--days", "mo,we"), "--days takes days"),
        (("-s", "hamstring", "--start", "today", "--days", ","), "--days takes days"),
        (("-s", "hamstring", "--start", "today", "--weeks", "17"), "--weeks"),
        (("--programme", "hip-moth", "--start", "today"), "hip-month"),
        (("-s", "hamstring", "--start", "today", "--day", "29"), "no day of this plan"),
        (("-s", "hamstring", "--start", "2026-11-30", "--day", "2026-12-06"), "has no session"),
        (("-s", "hamstring", "--start", "today", "--new"), "--adopt"),
        ((), "--programme"),
        (("--leave",), "no plan is followed"),
    ],
)
def test_what_it_refuses(days: Days, arguments: tuple[str, ...], said: str) -> None:
    assert said in days.run("plan", *arguments, exit_code=2).stderr


def test_days_as_people_write_them(days: Days) -> None:
    """The first day by a word, from the day on the wall: Thursday."""
    firsts = {"today": "2026-11-26", "Friday": "2026-11-27", "monday": "2026-11-30", "thu": "2026-11-26"}
    for word, first in firsts.items():
        assert days.json("plan", "-s", "hip-pain", "--start", word)["start"] == first


def test_words_pass_the_question(days: Days) -> None:
    asked = days.json("plan", "my hamstring is sore", "--start", "friday", "--days", "mon,thu", exit_code=2)[
        "screening"
    ]
    wanted = "--start 2026-11-27 --weeks 4 --days mon,thu"
    assert asked["command"] == f"hipcoach plan 'my hamstring is sore' --symptom hamstring --screened {wanted}"
    assert "referral" in days.json("plan", "-s", "hamstring", "--flag", "trauma", "--start", "today", exit_code=3)
    assert days.json("plan", "my hamstring is sore", "--screened", "--start", "today")["programme"] == "hamstring-weeks"


@pytest.mark.slow
def test_every_answer_to_words_asks_for_the_plan(days: Days) -> None:
    """Whatever is asked first: signs, a hint of one, which complaint is meant; each answer is taken as it is typed."""
    for words in ("my hamstring is sore", "hip pain and a limp", "pain around the hip and the knee", "my leg is numb"):
        asked = days.json("plan", words, "--start", "today", "--weeks", "2", exit_code=2)
        [kind] = asked.keys() & {"screening", "ambiguous"}
        answers = [asked[kind]["command"]] if kind == "screening" else []
        answers += [doubt[answer] for doubt in asked[kind]["first"] for answer in ("yes", "no", "command")]
        answers += [guess["command"] for guess in asked[kind]["candidates"]]
        assert answers
        for answer in answers:
            assert answer.startswith("hipcoach plan ")
            assert answer.endswith("--start 2026-11-26 --weeks 2")
            days.run(*shlex.split(answer)[1:], exit_code=(0, 2, 3))


def test_one_day_is_a_routine(days: Days) -> None:
    """In every form, with where it stands above it in text."""
    whole = days.json("plan", "--programme", "hip-month", *MONDAY)
    routine = next(each["routine"] for each in whole["sessions"] if each["label"] == "B")
    one = days.json("plan", "--programme", "hip-month", *MONDAY, "--day", "2026-12-01")
    assert one == {"schema_version": 1, **routine}
    assert days.json("plan", "--programme", "hip-month", *MONDAY, "--day", "2") == one
    said = days.run("plan", "--programme", "hip-month", *MONDAY, "--day", "2", "--why").stdout
    assert said.startswith("Tue 1 December · Week 1: Out to the side · loads\n")
    assert "koafit-abduction-week, coach, C15" in said


def test_it_writes_nothing_down(days: Days) -> None:
    days.run("plan", "-s", "hamstring", *MONDAY)
    assert not days.file.exists()


@pytest.mark.parametrize("length", ["--brief", "--why", "--full"])
def test_as_text(days: Days, length: str, snapshot: object) -> None:
    assert days.run("plan", "--programme", "hip-month", *MONDAY, length).stdout == snapshot


def test_as_markdown(days: Days, snapshot: object) -> None:
    said = days.run(
        "plan", "-s", "it-band", "--programme", "return-to-running", "--weeks", "2", *MONDAY, "--format", "md"
    )
    assert said.stdout == snapshot


@pytest.mark.slow
def test_what_would_change_it_names_commands_that_run(days: Days) -> None:
    """The explanation of a session that a plan names is one that the program gives."""
    for symptom in built_in().symptom:
        plan = days.json("plan", "-s", symptom, *MONDAY)
        for session in plan["sessions"]:
            command = shlex.split(session["asks"])
            assert command[:2] == ["hipcoach", "recommend"]
            made = days.json(*command[1:])
            assert made["template"] == session["routine"]["template"]
