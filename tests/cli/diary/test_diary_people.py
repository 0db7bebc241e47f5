"""Several people in one diary are kept apart."""

from __future__ import annotations

from day_by_day import Days

TOLD = ("done", "-s", "it-band", "--pain", "2", "--after", "1", "--for")


def test_a_new_name_needs_to_be_called_new(days: Days) -> None:
    assert "--new" in days.run(*TOLD, "Ana", exit_code=2).stderr
    assert not days.home.exists()
    days.run(*TOLD, "Ana", "--new")
    assert days.kinds("--for", "ana") == ["begun", "session"]


def test_a_slip_begins_nobody_and_the_nearest_is_named(days: Days) -> None:
    days.run(*TOLD, "Ana Maria", "--new")
    for command in (("today",), ("morning", "2"), ("diary",), ("forget", "--yes")):
        said = days.run(*command, "--for", "Ana Mario", exit_code=2).stderr
        assert "did you mean 'Ana Maria'" in said
    assert len(days.entries("--for", "Ana Maria")) == 2


def test_each_has_their_own_facts_and_entries(begun: Days) -> None:
    begun.run(*TOLD, "Ana", "--new")
    begun.now("2026-11-27 07:00")
    begun.run("morning", "2", "--for", "ANA")
    assert begun.kinds() == ["begun", "session"]
    assert begun.kinds("--for", "Ana") == ["begun", "session", "morning"]
    assert begun.json("today", "--for", "Ana")["routine"]["request"]["symptoms"] == ["it-band"]
    assert begun.json("today")["routine"]["request"]["symptoms"] == ["hamstring"]


def test_who_has_no_diary_of_their_own_is_told_so(days: Days) -> None:
    days.run(*TOLD, "Ana", "--new")
    assert "no diary of your own is begun" in days.run("today", exit_code=2).stderr


def test_names_are_not_offered_to_a_shell_nor_said_elsewhere(days: Days) -> None:
    days.run(*TOLD, "Zacharias", "--new")
    for command in (("today",), ("config",), ("recommend", "-s", "hamstring"), ("catalogue", "where")):
        done = days.run(*command, exit_code=2 if command == ("today",) else 0)
        assert "Zacharias" not in done.stdout + done.stderr
