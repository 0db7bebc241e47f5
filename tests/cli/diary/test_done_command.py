"""A session is taken in, whichever way it comes, and only then a diary is begun."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from day_by_day import Days
from some_sessions import DONE

from hipcoach.diary import DoneSession, written_line

STEPS = [
    {**step, "exercise": id_}
    for step, id_ in zip(DONE["steps"], ("prone-heel-cross", "clamshell", "long-leg-circles"), strict=True)
]
OF_PAGE = DONE | {"steps": STEPS}
"""As the page's file has it, with exercises that there are."""
TOLD = ("done", "-s", "hamstring", "--pain", "3", "--after", "2", "--effort", "4")


def test_the_first_done_begins_a_diary_and_says_where_and_how_to_be_rid_of_it(days: Days) -> None:
    done = days.run(*TOLD)
    assert days.kinds() == ["begun", "session"]
    assert str(days.file) in done.stderr
    assert "readable for you alone" in done.stderr
    assert "hipcoach forget --all" in done.stderr
    assert stat.S_IMODE(days.file.stat().st_mode) == 0o600


def test_what_was_told_is_said_again_on_one_line(days: Days) -> None:
    line = "Thursday 18:40, hamstring, 12 min: before 3, after 2, effort 4 (entry 2).\n"
    assert days.run(*TOLD).stdout.startswith(line + "Tomorrow morning: hipcoach morning N\n")


def test_the_second_says_no_more_than_that(begun: Days) -> None:
    begun.now("2026-11-28 18:00")
    done = begun.run("done", "--pain", "2", "--after", "2")
    assert done.stderr == ""
    assert done.stdout.count("\n") == 2


def test_the_page_s_file_is_taken_in(days: Days, tmp_path: Path) -> None:
    days.now("2026-11-27 09:00")
    (tmp_path / "session.json").write_text(json.dumps(OF_PAGE))
    days.run("done", "session.json")
    assert [entry["content"] for entry in days.entries()][1]["session"] == OF_PAGE


def test_so_is_its_line(days: Days) -> None:
    days.now("2026-11-27 09:00")
    line = written_line(DoneSession.model_validate(OF_PAGE))
    days.run("done", line)
    assert days.kinds() == ["begun", "session"]
    assert days.entries()[1]["id"] == DONE["id"]


def test_a_session_that_is_told_twice_is_one(days: Days, tmp_path: Path) -> None:
    days.now("2026-11-27 09:00")
    (tmp_path / "session.json").write_text(json.dumps(OF_PAGE))
    days.run("done", "session.json")
    again = days.run("done", written_line(DoneSession.model_validate(OF_PAGE)))
    assert "told before: it is entry 2" in again.stdout
    assert days.kinds() == ["begun", "session"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"pain_before": 11}, "pain_before"),
        ({"hipcoach_session": 2}, "newer"),
        ({"mood": "good"}, "mood"),
        ({"ended": "9999-11-27T07:17:30+01:00"}, "ended"),
        ({"ended": "2027-11-27T07:17:30+01:00"}, "still to come"),
        ({"routine": {**DONE["routine"], "symptoms": ["hamstrng"]}}, "did you mean 'hamstring'"),
        ({"routine": {**DONE["routine"], "template": "none-such"}}, "no template"),
        ({"steps": [{**STEPS[0], "exercise": "clamshel"}]}, "did you mean 'clamshell'"),
        ({"steps": [{**STEPS[0], "hurt": "toe"}]}, "no place"),
    ],
)
def test_what_is_no_session_of_this_knowledge_is_one_message_and_nothing_is_written(
    days: Days, tmp_path: Path, changed: dict[str, object], said: str
) -> None:
    days.now("2026-11-27 09:00")
    (tmp_path / "session.json").write_text(json.dumps(OF_PAGE | changed))
    done = days.run("done", "session.json", exit_code=1)
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not days.file.exists()


def test_a_file_that_is_not_there_is_one_message(days: Days) -> None:
    done = days.run("done", "nothing.json", exit_code=2)
    assert done.stderr.startswith("hipcoach: nothing.json can't be read")
    assert not days.home.exists()


def test_words_behind_done_are_no_file(days: Days) -> None:
    done = days.run("done", "with", "hiking", "knee", "hurts", exit_code=2)
    assert "hipcoach recommend 'done with hiking knee hurts'" in done.stderr


def test_without_a_terminal_it_has_to_be_said_what_it_was_for(days: Days) -> None:
    assert "--symptom" in days.run("done", "--pain", "3", exit_code=2).stderr
    assert not days.home.exists()


def test_all_steps_count_as_done_but_for_those_left_out_or_stopped(days: Days) -> None:
    days.run(*TOLD)
    steps = days.entries()[1]["content"]["session"]["steps"]
    assert all(step["sets_done"] == step["sets"] > 0 and step["seconds"] > 0 for step in steps)
    first, second, third = (step["exercise"] for step in steps[:3])
    days.run(*TOLD, "--skip", first, "--hurt", f"folding-side:{second}", "--felt", f"{third}:easy", "--hurt", "nerve")
    content = days.entries()[2]["content"]
    steps = content["session"]["steps"]
    assert (steps[0]["skipped"], steps[0]["sets_done"]) == (True, 0)
    assert (steps[1]["hurt"], steps[1]["seconds"], steps[1]["skipped"]) == ("folding-side", 0, False)
    assert steps[2]["felt"] == "easy"
    assert content["hurts"] == ["nerve"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--hurt", "fold"), "folding-side"),
        (("--hurt", "nerve:plank"), "plank"),
        (("--felt", "clamshell"), "--felt takes"),
        (("--check", "glute-bridge"), "--check takes"),
        (("--check", "glute-bridge:11"), "from 0 to 10"),
        (("--measure", "sit"), "--measure takes"),
        (("--measure", "sit=11"), "from 0 to 10"),
        (("--pain", "12"), "from 0 to 10"),
        (("--at", "tomorrow"), "--at takes"),
        (("--at", "23:59"), "still to come"),
        (("--seen", "trama"), "trauma"),
    ],
)
def test_a_word_that_is_not_known_is_told_and_nothing_is_written(
    days: Days, options: tuple[str, ...], said: str
) -> None:
    done = days.run("done", "-s", "hamstring", *options, exit_code=2)
    assert said in done.stderr
    assert not days.home.exists()


def test_it_may_have_been_yesterday(begun: Days) -> None:
    begun.now("2026-11-28 10:00")
    assert begun.run("done", "--pain", "2", "--at", "yesterday 19:30").stdout.startswith("Friday 19:30, hamstring")
    assert begun.entries()[-1]["at"] == "2026-11-27T19:30:00+01:00"


def test_a_test_of_a_stage_and_a_measure_and_what_was_seen_need_no_session(begun: Days) -> None:
    begun.run("done", "--check", "glute-bridge:2", "--measure", "sit through dinner=4", "--seen", "trauma")
    assert begun.kinds()[2:] == ["seen", "check", "measure"]
    assert begun.entries()[-1]["content"] == {"kind": "measure", "activity": "sit through dinner", "score": 4}


def test_and_begin_no_diary(days: Days) -> None:
    assert "no diary is begun" in days.run("done", "--check", "glute-bridge:2", exit_code=2).stderr
    assert not days.home.exists()


def test_a_time_beside_a_measure_is_its_own_and_makes_no_session(begun: Days) -> None:
    before = len(begun.kinds())
    begun.run("done", "--measure", "sit=4", "--at", "yesterday 20:00")
    assert begun.kinds()[before:] == ["measure"]
    assert "T20:00:00" in begun.entries()[-1]["at"]


def test_a_fourth_measure_is_refused(begun: Days) -> None:
    for activity in ("sit", "climb stairs", "sleep"):
        begun.run("done", "--measure", f"{activity}=4")
    assert begun.run("done", "--measure", "run=1", exit_code=1).stderr.count("\n") == 1


def test_what_the_first_session_tells_holds_every_day(days: Days, tmp_path: Path) -> None:
    days.now("2026-11-27 09:00")
    (tmp_path / "session.json").write_text(json.dumps(OF_PAGE))
    days.run("done", "session.json", "--caution", "knee")
    standing = days.entries()[0]["content"]["standing"]
    assert (standing["symptoms"], standing["side"], standing["minutes"]) == (["hamstring"], "left", 12)
    assert standing["cautions"] == ["knee"]
    assert standing["stage"] is None  # it may have been that day's pain
