"""Killed at random moments, or written to by many at once: nothing that was finished is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from kills import kill, writer
from some_entries import beside

from hipcoach.diary.store import Store

pytest_plugins = ("a_diary",)


@pytest.mark.slow
def test_sixty_kills_lose_nothing_that_was_finished(file: Path) -> None:
    came = kill(file, 60, random.Random(20))  # noqa: S311
    assert came.finished > 60
    assert (came.lost, came.torn) == (0, 0)
    Store(file).close()
    assert beside(file) == ["diary.sqlite"]


@pytest.mark.slow
def test_thirty_two_writers_at_once_lose_nothing(file: Path) -> None:
    """They begin it at once, too."""
    people = ["", *(f"Person {number}" for number in range(1, 32))]
    processes = [writer(file, 6, person) for person in people]
    said = [process.communicate(timeout=200)[0].split()[1:] for process in processes]
    assert [process.returncode for process in processes] == [0] * 32
    with Store(file) as store:
        assert {*store.people()} == {*people}
        for person, ids in zip(people, said, strict=True):
            assert len(ids) == 6
            assert [entry.id for entry in store.every_entry(person)] == ids
        assert [entry.number for entry in store.every_entry()] == list(range(1, 32 * 6 + 1))
