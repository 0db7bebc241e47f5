"""The diary's questions on a real terminal, in the real command."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from on_terminal import typed

pytestmark = pytest.mark.slow  # many processes

WHICH, HURT, SIGNS = "s: not all of it. ", "Enter: no. y: yes. ", "m: more. "
BEFORE, AFTER, EFFORT = "Pain before: ", "Pain after: ", "How hard it was: "
USUAL = ((WHICH, "\r"), (BEFORE, "3"), (AFTER, "2"), (EFFORT, "4"), (HURT, "\r"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HIPCOACH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(*arguments: str, exit_code: int = 0) -> str:
    command = [sys.executable, "-m", "hipcoach", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    assert done.returncode == exit_code, done.stderr.decode()
    return done.stdout.decode()


def contents() -> list[dict[str, Any]]:
    return [json.loads(line)["content"] for line in run("diary", "--format", "jsonl").splitlines()]


def begin(*more: str) -> None:
    run("done", "-s", "hamstring", "--pain", "3", "--after", "2", "--effort", "4", "--at", "yesterday 18:40", *more)


def test_a_session_is_told_in_at_most_six_keys(tmp_path: Path) -> None:
    begin()
    assert sum(len(key) for _, key in USUAL) <= 6
    code, out, seen = typed(tmp_path, "", "done", then=USUAL)
    assert code == 0, seen
    assert "hamstring, 12 min: before 3, after 2, effort 4 (entry 3)." in out
    session = contents()[-1]["session"]
    assert (session["pain_before"], session["pain_after"], session["effort"]) == (3, 2, 4)


def test_the_first_one_says_what_begins_before_it_asks(tmp_path: Path, home: Path) -> None:
    keys = (("A diary begins with this", ""), ("none of them] ", "1\r"), *USUAL[1:])
    code, out, seen = typed(tmp_path, "", "done", then=keys)
    assert code == 0, seen
    assert "hamstring, 12 min" in out
    assert (home / "diary.sqlite3").stat().st_mode & 0o777 == 0o600


def test_what_was_left_out_and_what_hurt_is_asked_where_it_was_so(tmp_path: Path) -> None:
    begin()
    place, which = "Which one? [1-5, 0 none of them] ", "0 none of them] "
    left_out = ((WHICH, "s"), ("As in 2 3: ", "1\r"))
    how = ((BEFORE, "3"), (AFTER, "t"), (EFFORT, "\r"))
    keys = (*left_out, *how, (HURT, "y"), (place, "2\r"), (which, "1\r"))
    code, _, seen = typed(tmp_path, "", "done", then=keys)
    assert code == 0, seen
    session = contents()[-1]["session"]
    assert (session["pain_after"], session["effort"]) == (10, None)
    assert session["steps"][0]["skipped"]
    assert session["steps"][1]["hurt"] == "folding-side"


@pytest.mark.parametrize("answered", range(len(USUAL)))
def test_ctrl_c_before_the_last_answer_writes_nothing(tmp_path: Path, answered: int) -> None:
    begin()
    before = contents()
    code, out, _ = typed(tmp_path, "", "done", then=(*USUAL[:answered], (USUAL[answered][0], signal.SIGINT)))
    assert (code, out) == (-signal.SIGINT, "")
    assert contents() == before


def test_nor_does_it_begin_a_diary(tmp_path: Path, home: Path) -> None:
    typed(tmp_path, "", "done", then=(("none of them] ", "1\r"), (BEFORE, signal.SIGINT)))
    assert not home.exists()


def test_today_asks_for_the_morning_the_signs_and_the_pain(tmp_path: Path) -> None:
    begin()
    code, out, seen = typed(tmp_path, "", "today", "--pain", "2", then=(("Pain this morning: ", "2"), (SIGNS, "n")))
    assert code == 0, seen
    assert out.startswith("Today: ")
    assert {"kind": "morning", "pain": 2, "hurts": []} in contents()


def test_the_morning_after_is_asked_for_on_a_later_day_too(tmp_path: Path) -> None:
    three_days_ago = datetime.now().astimezone() - timedelta(days=3)
    begin("--at", f"{three_days_ago:%Y-%m-%d} 18:00")
    after = "Pain the morning after your last session, on "
    code, _, seen = typed(tmp_path, "", "today", then=((after, "3"), (SIGNS, "n"), ("Pain now: ", "2")))
    assert code == 0, seen
    assert {"kind": "morning", "pain": 3, "hurts": []} in contents()
    told = [json.loads(line) for line in run("diary", "--format", "jsonl").splitlines()]
    at = next(entry["at"] for entry in told if entry["content"]["kind"] == "morning")
    assert at.startswith(f"{three_days_ago + timedelta(days=1):%Y-%m-%d}T08:00:00")


def test_a_sign_that_is_so_ends_it_and_is_kept(tmp_path: Path) -> None:
    begin()
    run("morning", "2")
    code, out, seen = typed(tmp_path, "", "today", then=((SIGNS, "y"), ("none of them] ", "1\r")))
    assert code == 3, seen
    assert "Source:" in out
    assert contents()[-1]["kind"] == "flag"
    code, out, seen = typed(tmp_path, "", "today")
    assert (code, "Pain" in seen) == (3, False)


def test_an_emergency_is_asked_about_once_more_after_a_clinician_has_looked(tmp_path: Path) -> None:
    begin()
    run("morning", "2")
    run("today", "--flag", "cauda", exit_code=3)
    run("done", "--seen", "cauda")
    run("today", exit_code=3)
    code, out, seen = typed(tmp_path, "", "today", then=((SIGNS, "n"), ("as this morning): ", "\r")))
    assert code == 0, seen
    assert out.startswith("Today: ")
    assert run("today")


@pytest.mark.parametrize(("key", "left"), [("y", 1), ("n", 2), ("\r", 2)])
def test_forgetting_is_asked(tmp_path: Path, key: str, left: int) -> None:
    begin()
    code, _, seen = typed(tmp_path, "", "forget", "2", then=(("Any other key: keep it. ", key),))
    assert (code, len(contents())) == (0, left), seen


def test_a_morning_is_asked_by_a_key(tmp_path: Path) -> None:
    begin()
    code, out, _ = typed(tmp_path, "", "morning", then=(("t for ten: ", "2"),))
    assert code == 0
    assert "morning: 2 of 10" in out


@pytest.mark.parametrize(
    ("key", "hurts"), [("3", ["nerve"]), ("\r", []), ("x3", ["nerve"])], ids=["a place", "not said", "another key"]
)
def test_a_clearly_worse_morning_is_asked_where_by_a_key(tmp_path: Path, key: str, hurts: list[str]) -> None:
    begin()
    where = "Where is it worse? Enter: can't say. "
    code, out, seen = typed(tmp_path, "", "morning", "5", then=tuple((where, each) for each in key))
    assert code == 0, seen
    assert ("worse: nerve" in out) is bool(hurts)
    assert contents()[-1] == {"kind": "morning", "pain": 5, "hurts": hurts}


@pytest.mark.parametrize("told", [("4",), ("5", "--hurt", "nerve")], ids=" ".join)
def test_one_that_is_not_or_that_says_where_is_not_asked(tmp_path: Path, told: tuple[str, ...]) -> None:
    begin()
    code, out, seen = typed(tmp_path, "", "morning", *told)
    assert (code, "Where" in seen) == (0, False), out


def test_without_an_answer_no_morning_is_written(tmp_path: Path) -> None:
    begin()
    code, _, seen = typed(tmp_path, "", "morning", "5", then=(("can't say. ", "\x04"),))
    assert code == 2, seen
    assert contents()[-1]["kind"] == "session"
