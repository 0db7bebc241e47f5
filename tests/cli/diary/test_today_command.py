"""What to do today, without a terminal: nothing is asked, the signs stand on top."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from day_by_day import Days
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from hipcoach.render.json_schemas import schema_named


def held(answer: Any) -> Any:
    """The answer, once it was held against its schema."""
    Draft202012Validator(schema_named("today")).validate(answer)
    return answer


@pytest.mark.parametrize("command", [("today",), ("morning", "2"), ("diary",)])
def test_before_a_diary_is_begun_nothing_is_written_and_it_is_said_how_to_begin(
    days: Days, command: tuple[str, ...]
) -> None:
    assert "hipcoach done" in days.run(*command, exit_code=2).stderr
    assert not days.home.exists()


def test_a_morning_that_was_not_told_is_told_as_such(begun: Days) -> None:
    begun.now("2026-11-28 18:00")
    answer = held(begun.json("today"))
    assert (answer["today"]["morning"], answer["today"]["verdict"]) == ("due", "same")
    assert answer["signs"]
    assert answer["routine"]["phases"]
    assert begun.kinds() == ["begun", "session", "given"]


def test_the_signs_and_the_reasons_stand_above_the_routine(begun: Days) -> None:
    begun.now("2026-11-28 18:00")
    text = begun.run("today").stdout
    signs, verdict, routine = map(text.index, ("a clinician first if one of these", "Today: ", "High hamstring pain"))
    assert signs < verdict < routine
    assert "Looked at: 2, " in text
    assert "more than one exercise may be new at once" in " ".join(text.split())


def test_a_red_morning_is_a_rest_day_in_every_form(begun: Days, tmp_path: Path) -> None:
    begun.now("2026-11-27 07:10")
    begun.run("morning", "7")
    answer = held(begun.json("today"))
    assert answer["today"]["verdict"] == "rest"
    assert answer["rest"]["days"] >= 1
    assert "routine" not in answer
    assert begun.run("today").stdout.startswith("Today: a rest day")
    for name in ("rest.md", "rest.html", "rest.txt"):
        begun.run("today", "-o", name)
        assert "rest day" in (tmp_path / name).read_text("utf-8")
    assert "given" not in begun.kinds()


@pytest.mark.parametrize(
    ("morning", "said"), [("2", "High hamstring pain"), ("7", "rest day")], ids=["a session", "a rest day"]
)
def test_a_pdf_says_what_there_is_to_do(begun: Days, tmp_path: Path, morning: str, said: str) -> None:
    pytest.importorskip("typst", reason="without it no PDF is made")
    begun.now("2026-11-27 07:10")
    begun.run("morning", morning)
    begun.run("today", "-o", "today.pdf")
    words = " ".join(page.extract_text() for page in PdfReader(tmp_path / "today.pdf").pages)
    assert said in " ".join(words.split())
    assert (tmp_path / "today.pdf").stat().st_mode & 0o777 == 0o600


def test_a_morning_told_twice_is_the_later_one(begun: Days) -> None:
    begun.now("2026-11-27 07:10")
    begun.run("morning", "7")
    begun.run("morning", "2")
    assert begun.json("today")["today"]["verdict"] != "rest"


def test_a_flag_answered_yes_stays_until_a_clinician_has_looked(begun: Days) -> None:
    begun.now("2026-11-27 18:00")
    first = begun.run("today", "--flag", "cancer-systemic", exit_code=3)
    assert "hipcoach done --seen cancer-systemic" in first.stderr
    assert first.stdout.startswith("Urgent: ")  # nothing stands above it
    assert held(begun.json("today", exit_code=3))["referral"]["flag"] == "cancer-systemic"
    begun.now("2026-11-30 18:00")
    begun.run("today", exit_code=3)
    begun.run("done", "--seen", "cancer-systemic")
    assert begun.json("today")["routine"]


def test_a_day_at_eight_is_remembered_until_a_clinician_has_looked(begun: Days) -> None:
    begun.now("2026-11-27 18:00")
    begun.run("today", "--pain", "8", exit_code=3)
    begun.run("today", "--pain", "8", exit_code=3)
    begun.now("2026-11-28 18:00")
    after = begun.run("today", "--pain", "6", exit_code=3)
    assert "You were asked to be seen soon" in after.stdout
    assert "hipcoach done --seen no-change" in after.stderr
    lines = begun.run("diary", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["content"] for line in lines if '"referred"' in line] == [
        {"kind": "referred", "flag": "severe-pain", "pain": 8}
    ]
    begun.run("done", "--seen", "no-change")
    assert begun.json("today", "--pain", "3")["routine"]


def test_an_emergency_stays_without_a_terminal_even_after_that(begun: Days) -> None:
    begun.now("2026-11-27 18:00")
    begun.run("today", "--flag", "cauda", exit_code=3)
    begun.run("done", "--seen", "cauda")
    assert "terminal" in begun.run("today", exit_code=3).stderr


def test_what_is_typed_holds_for_today_and_with_keep_for_every_day(begun: Days) -> None:
    assert begun.json("today", "-m", "5", "-c", "knee")["routine"]["request"]["minutes"] == 5
    request = begun.json("today")["routine"]["request"]
    assert (request["minutes"], request["side"], "knee" in request["cautions"]) == (12, "left", False)
    assert "careful with knee" in begun.run("today", "-c", "knee", "--keep").stderr
    assert "knee" in begun.json("today", "-c", "low-back")["routine"]["request"]["cautions"]
    begun.run("today", "--drop", "knee", "--drop", "side")
    request = begun.json("today")["routine"]["request"]
    assert (request["side"], "knee" in request["cautions"]) == (None, False)


def test_what_does_not_stand_can_t_be_dropped(begun: Days) -> None:
    assert "does not stand" in begun.run("today", "--drop", "balance", exit_code=2).stderr
    assert "--keep keeps" in begun.run("today", "--keep", exit_code=2).stderr
    assert begun.kinds() == ["begun", "session"]


def test_the_same_day_s_same_again_is_written_once(begun: Days) -> None:
    begun.now("2026-11-28 18:00")
    begun.run("today")
    begun.run("today", "--format", "json")
    assert begun.kinds() == ["begun", "session", "given"]


def test_done_takes_what_today_gave(begun: Days) -> None:
    begun.now("2026-11-28 18:00")
    begun.run("today")
    given = begun.entries()[-1]["content"]["steps"]
    begun.now("2026-11-28 18:20")
    begun.run("done", "--pain", "2", "--after", "2")
    steps = begun.entries()[-1]["content"]["session"]["steps"]
    assert [(step["exercise"], step["sets"], step["seconds"]) for step in steps] == [
        (step["exercise"], step["sets"], step["seconds"]) for step in given
    ]


def test_words_are_no_part_of_it(begun: Days) -> None:
    said = begun.run("today", "my", "hip", "hurts", exit_code=2).stderr
    assert "hipcoach recommend 'today my hip hurts'" in said
    assert begun.kinds() == ["begun", "session"]


def test_a_complaint_that_begins_with_morning_is_asked_as_one(begun: Days) -> None:
    asked = begun.run("morning", "stiffness", exit_code=2).stdout
    assert asked.startswith("Before any exercise")
    assert 'Stiff hips (from "morning stiffness")' in " ".join(asked.split())
    assert begun.kinds() == ["begun", "session"]


@pytest.mark.parametrize("told", ["11", "-1", "2.5"])
def test_a_morning_is_from_0_to_10(begun: Days, told: str) -> None:
    begun.run("morning", told, exit_code=2)
    assert begun.kinds() == ["begun", "session"]


def test_a_morning_says_where_it_is_worse(begun: Days) -> None:
    begun.now("2026-11-27 07:10")
    done = begun.run("morning", "4/10", "--hurt", "nerve")
    assert done.stdout.startswith("Friday morning: 4 of 10, worse: nerve (entry 3).")
    assert begun.entries()[-1]["content"] == {"kind": "morning", "pain": 4, "hurts": ["nerve"]}


@pytest.mark.slow
def test_six_weeks_of_use_leave_a_diary_that_is_read_again(begun: Days, tmp_path: Path) -> None:
    for day in range(1, 43):
        date = (
            f"2026-{11 + (26 + day > 30) + 0:02d}-{(25 + day) % 30 + 1:02d}" if day < 35 else f"2027-01-{day - 34:02d}"
        )
        begun.now(f"{date} 07:10")
        begun.run("morning", str(3 - day // 20))
        begun.now(f"{date} 18:40")
        if day % 2:
            assert begun.run("today", "--json").stdout
            begun.run("done", "--pain", "2", "--after", "2", "--effort", "4")
    before = begun.run("diary", "--format", "jsonl").stdout
    (tmp_path / "kept.jsonl").write_text(before, "utf-8")
    begun.run("forget", "--all", "--yes")
    begun.run("diary", "--import", "kept.jsonl")
    assert begun.run("diary", "--format", "jsonl").stdout == before
