"""What the JSON of a routine promises whoever reads nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hipcoach.catalogue import Catalogue

Promise = tuple[str, str]
"""What is promised, and what broke it."""


def broken_by(routine: dict[str, Any], catalogue: Catalogue) -> Iterator[Promise]:
    """The promises that a routine breaks."""
    steps = [step for phase in routine["phases"] for step in phase["steps"]]
    yield from _seconds(routine)
    for step in [*steps, *routine["easier"]]:
        yield from _spared(step, routine["request"], catalogue)
    done = {step["exercise"] for step in steps}
    if both := done & {left["exercise"] for left in routine["left_out"]}:
        yield "what is left out is not done", str(both)


def _seconds(routine: dict[str, Any]) -> Iterator[Promise]:
    phases, total, minutes = routine["phases"], routine["total_seconds"], routine["request"]["minutes"]
    if total > 60 * minutes:
        yield "a routine takes no longer than the minutes", f"{total} s of {minutes} min"
    if sum(phase["seconds"] for phase in phases) != total:
        yield "the phases' seconds add up to the whole", str(total)
    for phase in phases:
        if sum(step["seconds"] for step in phase["steps"]) != phase["seconds"]:
            yield "the steps' seconds add up to the phase", phase["id"]


def _spared(step: dict[str, Any], request: dict[str, Any], catalogue: Catalogue) -> Iterator[Promise]:
    exercise = catalogue.exercise[step["exercise"]]
    if {exercise.id, exercise.position, exercise.method} & set(request["avoid"]):
        yield "what is to be spared is not done", exercise.id
    forbidden = {caution.id for caution in exercise.cautions if caution.how == "avoid"}
    if forbidden & set(request["cautions"]):
        yield "what a caution forbids is not done", exercise.id
    if not any(set(each) <= set(request["equipment"]) for each in exercise.equipment):
        yield "what is not at hand is not needed", exercise.id
