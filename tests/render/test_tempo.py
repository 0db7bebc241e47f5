"""Where a figure is in a repetition, and when one pushes."""

from __future__ import annotations

from typing import Any

import pytest
from built_in import built_in
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.catalogue.dose import TempoPart
from hipcoach.coach.routine import StepDose
from hipcoach.render.tempo import beat_of


def dose(*parts: tuple[str, int], reps: int | None = 8, **more: Any) -> StepDose:
    fields: dict[str, Any] = dict.fromkeys(StepDose.__dataclass_fields__)
    given_seconds = more.pop("seconds", 0)
    whole = sum(seconds for _, seconds in parts) or given_seconds
    fields |= {"reps": reps, "seconds_per_rep" if reps else "hold_seconds": whole}
    return StepDose(**fields | {"tempo": [TempoPart(part=part, seconds=seconds) for part, seconds in parts]} | more)


@pytest.mark.parametrize(
    ("given_", "path"),
    [
        (dose(seconds=4), [(0, 0), (2, 1), (4, 0)]),
        (dose(reps=None, seconds=30), [(0, 0), (3, 1)]),
        (dose(("lift", 1), ("lower", 3)), [(0, 0), (1, 1), (1, 1), (4, 0), (4, 0)]),
        (dose(("lift", 2), ("hold", 2), ("lower", 2)), [(0, 0), (2, 1), (2, 1), (3, 1), (4, 1), (6, 0), (6, 0)]),
        (dose(("press", 6), ("ease", 4)), [(0, 0), (3, 1), (6, 1), (10, 0), (10, 0)]),
    ],
)
def test_the_path(given_: StepDose, path: list[tuple[float, float]]) -> None:
    assert beat_of(given_).path == path


def test_one_presses_while_the_tempo_says_so() -> None:
    assert beat_of(dose(("press", 6), ("ease", 4))).presses == [(0, 6)]
    assert beat_of(dose(("stretch", 20), ("press", 10), ("pull", 5), reps=None)).presses == [(20, 30)]
    assert beat_of(dose(seconds=4)).presses == []


@given(st.lists(st.tuples(st.sampled_from(["lift", "hold", "press", "ease", "back"]), st.integers(1, 60)), min_size=2))
def test_a_path_goes_on_in_time_and_stays_in_the_motion(parts: list[tuple[str, int]]) -> None:
    beat = beat_of(dose(*parts))
    times = [at for at, _ in beat.path]
    assert times == sorted(times)
    assert times[-1] == sum(seconds for _, seconds in parts)
    assert all(0 <= share <= 1 for _, share in beat.path)


def test_every_repetition_of_the_catalogue_ends_where_it_began() -> None:
    for exercise in built_in().exercises:
        if exercise.dose.reps:
            beat = beat_of(dose(*((part.part, part.seconds) for part in exercise.dose.tempo or ()), seconds=4))
            assert beat.path[-1][1] == 0, exercise.id
