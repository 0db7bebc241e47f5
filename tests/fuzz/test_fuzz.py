"""A short run of each target, the same inputs each time; `fuzz.py` runs them for as long as one likes."""

from __future__ import annotations

import multiprocessing
import random
from concurrent.futures import ProcessPoolExecutor

import pytest
from finds import Broken, Tally
from fuzz import table
from grammar import commands
from hypothesis import strategies as st
from running import TARGETS, Target, one_round, short


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_no_input_of_a_short_run_breaks_a_promise(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUZZ_PATIENCE", "10")
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawning) as process:  # its browser, its streams, its patience are its own
        tally = process.submit(short, name, 1).result()
    if isinstance(tally, str):
        pytest.skip(f"{name}: {tally}")
    assert tally.outcomes.total() > 0
    assert not tally.finds, "\n\n".join(find.text(name) for find in tally.finds.values())


def test_a_find_is_made_small_and_told_once_of_each_kind() -> None:
    tally = Tally("odd")
    for number in range(3):
        one_round(_NO_ODD_OR_LARGE, tally, number, 100)
    assert {kind: find.given for kind, find in tally.finds.items()} == {"it is even": "1", "it is small": "1000"}
    assert all(find.times > 1 for find in tally.finds.values())


def test_what_goes_wrong_in_the_harness_is_a_find_too() -> None:
    tally = Tally("none")
    one_round(Target(st.integers().map(lambda number: 1 // (number - number)), str, 10, 10), tally, 1, 10)
    assert [find.given for find in tally.finds.values()] == ["'the making of inputs itself'"]


def test_an_error_is_a_kind_by_the_function_it_came_through() -> None:
    tally = Tally("odd")
    one_round(Target(st.integers(0, 9), _fails, 10, 10), tally, 1, 10)
    assert list(tally.finds) == ["ZeroDivisionError in test_fuzz.py, _fails"]


def test_the_table_counts_how_inputs_ended() -> None:
    tally = Tally("odd")
    one_round(_NO_ODD_OR_LARGE, tally, 1, 100)
    assert "| odd |" in table([tally])
    assert "odd: it is even (" in table([tally])


def test_every_command_and_option_is_in_the_lines_but_those_that_change_a_shell() -> None:
    of_all, every = commands()
    general = {"--catalogue", "--only", "--quiet", "-q", "--no-pager", "--version", "-V"}
    assert {name for slot in of_all for name in slot.names} == general
    recommend = next(command for command in every if command.path == ("recommend",))
    assert {"--symptom", "-s", "--caution", "--paper", "--open"} <= {n for slot in recommend.slots for n in slot.names}
    assert ("catalogue", "check") in {command.path for command in every}


def _even(number: int) -> str:
    if number >= 1000:
        raise Broken("it is small", number)
    if number % 2:
        raise Broken("it is even", number)
    return "even"


_NO_ODD_OR_LARGE = Target(st.integers(0, 10**6), _even, 10, 10)


def _fails(number: int) -> str:
    return str(random.Random(number).random() / 0)  # noqa: S311
