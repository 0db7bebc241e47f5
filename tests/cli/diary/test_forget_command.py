"""Nothing is forgotten unasked; what is forgotten is gone."""

from __future__ import annotations

import pytest
from day_by_day import Days


@pytest.mark.parametrize("what", [("2",), ("--all",), ("--for", "")])
def test_without_a_terminal_and_without_yes_nothing_is_forgotten(begun: Days, what: tuple[str, ...]) -> None:
    done = begun.run("forget", *what, exit_code=2)
    assert "--yes" in done.stderr
    assert begun.kinds() == ["begun", "session"]


def test_an_entry_is_forgotten(begun: Days) -> None:
    assert begun.run("forget", "2", "--yes").stdout.startswith("1 entry is gone")
    assert begun.kinds() == ["begun"]


def test_a_person_is_forgotten_and_nobody_else(begun: Days) -> None:
    begun.run("done", "-s", "it-band", "--pain", "2", "--for", "Ana", "--new")
    assert begun.run("forget", "--for", "Ana", "--yes").stdout.startswith("2 entries are gone")
    assert begun.kinds() == ["begun", "session"]
    assert begun.run("today", "--for", "Ana", exit_code=2)


def test_all_of_it_is_forgotten(begun: Days) -> None:
    begun.run("forget", "--all", "--yes")
    assert [file.name for file in begun.home.iterdir() if "diary" in file.name] == []
    assert "no diary is begun" in begun.run("today", exit_code=2).stderr


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ((), "say what"),
        (("99", "--yes"), "no entry has the number 99"),
        (("2", "--all", "--yes"), "--all is everything"),
        (("2", "--for", "Ana", "--yes"), "no entry has the number 2"),
    ],
)
def test_what_is_not_there_or_not_clear_is_told(begun: Days, what: tuple[str, ...], said: str) -> None:
    begun.run("done", "-s", "it-band", "--pain", "2", "--for", "Ana", "--new")
    assert said in begun.run("forget", *what, exit_code=2).stderr
    assert begun.kinds() == ["begun", "session"]


def test_where_no_diary_is_begun_there_is_nothing_to_forget(days: Days) -> None:
    assert "nothing to forget" in days.run("forget", "--all", "--yes", exit_code=2).stderr
