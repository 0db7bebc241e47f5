"""A plan and a diary: today follows the plan, and the plan the diary."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from day_by_day import Days

from hipcoach.coach.load import LOADING


def week_of(days: Days, first: int, *, sessions: int, morning: str | None = None) -> None:
    """Do so many of the loading days of a week that begins on this day of December 2026, a Monday."""
    for number, day in enumerate((1, 3, 5)):
        if number >= sessions:
            return
        days.now(f"2026-12-{first + day:02} 18:00")
        days.run("today")
        days.run("done", "--pain", "1", "--after", "1", "--effort", "4")
        if morning:
            days.now(f"2026-12-{first + day + 1:02} 07:00")
            days.run("morning", morning)


def place(days: Days, now: str) -> dict[str, Any]:
    """Where the plan stands."""
    days.now(now)
    found: dict[str, Any] = days.json("today")["today"]["plan"]
    return found


def adopted(days: Days, *asked: str) -> None:
    days.now("2026-11-30 07:00")
    days.run("plan", *asked, "--adopt", "--start", "today")


def test_it_begins_a_diary(days: Days) -> None:
    adopted(days, "--programme", "hip-month", "-c", "knee", "--side", "left", "--pain", "2")
    begun, plan = days.entries()
    assert (begun["content"]["kind"], plan["content"]["kind"]) == ("begun", "plan")
    standing = begun["content"]["standing"]
    assert (standing["cautions"], standing["side"]) == (["knee"], "left")
    assert "pain" not in standing
    assert plan["content"]["programme"] == "hip-month"
    assert days.file.stat().st_mode & 0o777 == 0o600


def test_today_follows_it(days: Days) -> None:
    """Monday moves, Tuesday loads, Wednesday moves, Sunday is free; in between it says where it is."""
    adopted(days, "--programme", "hip-month")
    assert place(days, "2026-11-30 18:00")["kind"] == "moving"
    tuesday = place(days, "2026-12-01 18:00")
    assert (tuesday["kind"], tuesday["week"], tuesday["of"], tuesday["theme"]) == ("loading", 1, 4, "Out to the side")
    days.now("2026-12-06 09:00")
    sunday = days.json("today")
    assert (sunday["today"]["verdict"], sunday["rest"]["days"]) == ("rest", 1)
    assert "routine" not in sunday
    assert "a free day" in days.run("today").stdout


def test_its_session_is_the_plans(days: Days) -> None:
    """Where nothing was done yet, today's session is what the plan shows for the day."""
    adopted(days, "--programme", "hip-month")
    days.now("2026-12-01 18:00")
    shown = days.json("plan", "--day", "today")
    given = days.json("today")["routine"]
    assert [p["steps"] for p in given["phases"]] == [p["steps"] for p in shown["phases"]]


def test_every_form_says_where_it_stands(days: Days) -> None:
    adopted(days, "--programme", "return-to-hiking", "-s", "hip-pain")
    days.now("2026-12-01 18:00")
    said = "Back to hiking, week 1 of 4: Flat, half an hour"
    for form in ("text", "md", "html"):
        text = days.run("today", "--format", form).stdout
        assert said in text, form
        assert "Walk 30 minutes on the flat" in text, form


def work_of(answer: dict[str, Any]) -> dict[str, int]:
    """Seconds of what loads in today's session."""
    steps = [step for phase in answer["routine"]["phases"] for step in phase["steps"]]
    return {step["exercise"]: step["work_seconds"] for step in steps if step["method"] in LOADING}


def test_a_day_of_less_is_less_of_what_loaded_last(days: Days) -> None:
    """Not another form of the session, whose exercises would be new that day; what is at its least stays there."""
    adopted(days, "-s", "hamstring")
    days.run("morning", "1")
    days.now("2026-11-30 18:00")
    first = work_of(days.json("today"))
    days.run("done", "--pain", "1", "--after", "1", "--effort", "4")
    days.now("2026-12-01 07:00")
    days.run("morning", "3")
    days.now("2026-12-02 18:00")
    answer = days.json("today")
    assert (answer["today"]["verdict"], answer["today"]["plan"]["kind"]) == ("less", "loading")
    now = work_of(answer)
    assert now.keys() == first.keys()
    assert all(now[id_] <= first[id_] for id_ in now)
    assert sum(now.values()) < 0.8 * sum(first.values())


def test_a_week_that_was_done_goes_on(days: Days) -> None:
    adopted(days, "--programme", "hip-month")
    week_of(days, 0, sessions=2, morning="1")
    assert place(days, "2026-12-07 18:00")["theme"] == "Turning in"


@pytest.mark.slow
def test_a_week_that_was_not_done_comes_again(days: Days) -> None:
    """The dates move on: the plan gets a week longer."""
    adopted(days, "--programme", "hip-month")
    week_of(days, 0, sessions=1)
    stands = place(days, "2026-12-07 18:00")
    assert (stands["theme"], stands["again"], stands["week"], stands["of"]) == ("Out to the side", True, 2, 5)
    whole = days.json("plan")
    assert [week["theme"] for week in whole["weeks"][:3]] == ["out-to-the-side", "out-to-the-side", "turning-in"]
    assert whole["end"] == "2027-01-03"


@pytest.mark.slow
def test_it_waits_for_calm_mornings_where_its_programme_does(days: Days) -> None:
    adopted(days, "-s", "hip-pain", "--days", "tue,thu,sat")
    week_of(days, 0, sessions=3)
    assert place(days, "2026-12-07 18:00")["again"]
    days.run("plan", "--leave")
    days.run("forget", "--all", "--yes")
    adopted(days, "-s", "hip-pain", "--days", "tue,thu,sat")
    week_of(days, 0, sessions=3, morning="1")
    assert not place(days, "2026-12-07 18:00")["again"]


def test_a_sign_stops_it_all_the_same(days: Days) -> None:
    adopted(days, "--programme", "hip-month")
    days.now("2026-12-06 09:00")  # a free day
    assert "referral" in days.json("today", "--flag", "trauma", exit_code=3)


@pytest.mark.slow
def test_less_care_is_told_where_the_plan_is_shown(days: Days) -> None:
    """The folder of the home was not named; who follows a plan by it is told as whoever asks for a routine is."""
    adopted(days, "-s", "hamstring")
    folder = days.home / "catalogue"
    folder.mkdir()
    rule = {"id": "severe-pain", "then": {}, "because": "So.", "source": "field-convention", "grade": "convention"}
    (folder / "rules.yaml").write_text(json.dumps([rule]), encoding="utf-8")
    for asked in (("plan",), ("plan", "-o", str(days.home / "plan.ics")), ("today",)):
        assert days.run(*asked).stderr.count("less care than the built-in knowledge") == 1


@pytest.mark.slow
def test_what_can_not_be_written_is_not_adopted(days: Days) -> None:
    """Nothing is in the diary that nobody was shown."""
    for wrong in (("--day", "99"), ("-o", "no/such/folder/plan.html"), ("--at", "99:00", "-o", "plan.ics")):
        days.run("plan", "--programme", "hip-month", "--adopt", "--start", "today", *wrong, exit_code=(1, 2))
        assert not days.file.exists()


def test_an_emergency_that_was_seen_stops_the_plan_until_it_was_asked_about_again(days: Days) -> None:
    """As it stops `today`: without a terminal nobody can be asked."""
    adopted(days, "-s", "hamstring")
    days.run("today", "--flag", "cauda", exit_code=3)
    days.run("done", "--seen", "cauda")
    for asked in (("today",), ("plan",), ("plan", "--day", "today"), ("plan", "-o", str(days.home / "plan.ics"))):
        days.run(*asked, exit_code=3)
    assert not (days.home / "plan.ics").exists()


def test_a_sign_of_a_folder_that_is_not_there_stops_all_the_same(days: Days) -> None:
    """What it stops is not known, so all is; one line says how to go on."""
    adopted(days, "-s", "hamstring")
    entry = days.entries()[-1] | {"id": str(uuid4()), "content": {"kind": "flag", "flag": "clinic-sign"}}
    lines = days.home / "more.jsonl"
    lines.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    days.run("diary", "--import", str(lines))
    for asked in (("today",), ("plan",)):
        assert "does not have it: 'clinic-sign'" in days.run(*asked, exit_code=2).stderr
    days.run("done", "--seen", "clinic-sign")
    for asked in (("today",), ("plan",)):
        days.run(*asked)


def test_it_is_left(days: Days) -> None:
    adopted(days, "-s", "hamstring")
    said = days.run("plan", "--leave").stdout
    assert "left" in said
    assert days.json("today")["today"]["plan"] is None
    assert "no plan is followed" in days.run("plan", "--leave", exit_code=2).stderr


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("beside", "named"),
    [
        (("--adopt",), "--adopt"),
        (("-s", "hamstring", "--start", "today"), "--symptom and --start"),
        (("--json",), "--json"),
        (("-o", "plan.html", "--why"), "--output and --why"),
        (("--no-recovery",), "--recovery"),
        (("--flag", "trauma"), "--flag"),
        (("my hip hurts",), "the words"),
    ],
)
def test_what_stands_beside_leaving_it_is_refused(days: Days, beside: tuple[str, ...], named: str) -> None:
    """Nobody is to think that it was done; whose plan it is may be said."""
    adopted(days, "-s", "hamstring")
    before = days.kinds()
    said = days.run("plan", "--leave", *beside, exit_code=2)
    assert said.stderr == f"hipcoach: --leave ends the plan and does nothing else; leave {named} out\n"
    assert days.kinds() == before


def test_whose_plan_is_left_is_said(days: Days) -> None:
    adopted(days, "-s", "hamstring", "--for", "Ana", "--new")
    assert "left" in days.run("plan", "--leave", "--for", "Ana").stdout
    assert "no plan is followed" in days.run("plan", "--leave", "--for", "Ana", exit_code=2).stderr


def test_another_takes_its_place(days: Days) -> None:
    adopted(days, "-s", "hamstring")
    days.run("plan", "--programme", "daily-circles", "--adopt", "--start", "today")
    plans = [entry["content"] for entry in days.entries() if entry["content"]["kind"] == "plan"]
    assert [each["programme"] for each in plans] == ["hamstring-weeks", "daily-circles"]
    assert plans[0]["plan"] == plans[1]["plan"]
    assert days.json("plan")["programme"] == "daily-circles"


def test_somebody_elses(days: Days) -> None:
    days.now("2026-11-30 07:00")
    asked = ("plan", "-s", "hamstring", "--adopt", "--start", "today", "--for", "Ana")
    assert "--new" in days.run(*asked, exit_code=2).stderr
    days.run(*asked, "--new")
    assert days.json("today", "--for", "ana")["today"]["plan"]["programme"] == "hamstring-weeks"


def test_a_programme_that_is_gone_is_no_plan(days: Days, tmp_path: Any) -> None:
    """A folder's programme was adopted; without the folder today goes by the diary alone."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "programmes.yaml").write_text(
        """
- id: mine
  name: Mine
  summary: My weeks.
  weeks:
    - {id: one, title: One, text: One., because: I say so., source: hipcoach-design, grade: convention}
  days: [mon]
  moving:
    {id: move, title: Move, template: daily-cars, minutes: 5, because: So, source: hipcoach-design, grade: convention}
  goes_on: {sessions: 1}
  missed: Go on.
  because: I say so.
  source: hipcoach-design
  grade: convention
""",
        encoding="utf-8",
    )
    days.now("2026-11-30 07:00")
    mine = ("--catalogue", str(folder))
    days.run(*mine, "plan", "-s", "hamstring", "--programme", "mine", "--adopt", "--start", "today")
    assert days.json(*mine, "today")["today"]["plan"]["programme"] == "mine"
    assert days.json("today")["today"]["plan"] is None


@pytest.mark.slow
def test_more_pain_on_a_day_is_no_more_load(days: Days) -> None:
    """A plan's day is bounded as any other."""
    adopted(days, "-s", "hamstring")
    week_of(days, 0, sessions=3, morning="1")
    days.now("2026-12-07 18:00")
    work = []
    for pain in ("1", "6"):
        routine = days.json("today", "--pain", pain).get("routine", {"phases": []})
        steps = [step for phase in routine["phases"] for step in phase["steps"]]
        work.append(sum(s["work_seconds"] for s in steps if s["method"] in ("strength", "isometric")))
    assert work[1] <= work[0]
