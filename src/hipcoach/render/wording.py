"""How doses, times and sides are said, in every form alike."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hipcoach.catalogue.exercise import targets_of
from hipcoach.coach.again import LOOK_SECONDS
from hipcoach.coach.routine import SilentEmphasis
from hipcoach.text import clock, cut, printable, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue.dose import Dose, TempoPart
    from hipcoach.catalogue.exercise import Exercise
    from hipcoach.coach.routine import Emphasis, PhaseSteps, Routine, Step, StepDose, Taken

NOT_MEDICAL = "A coach's rules held against published evidence; not a diagnosis, and not reviewed by a clinician."
_BESIDE = 1 / 3
"""Of the strongest emphasis: what weighs no more is none of its own."""
_MINUTES_FROM = 100
"""Seconds from which a hold is said in minutes."""
_TWO_LINES = 140
"""Characters that fit on two lines of a terminal, with what stands in front of them."""


def dose(step: Step) -> str:
    """`3 × 10 reps of 4 s, each side`, `2 × 30 s, left side only`, `4 reps of 8 s each way, each side`."""
    given = step.dose
    words = _reps(given) if given.reps else held(given.hold_seconds or 0)
    if given.directions > 1:
        words += " each way"
    if given.sets > 1:
        words = f"{given.sets} × {words}"
    if given.sides > 1:
        turned_once = given.one_side_first and given.sets > 1
        words += ", one side to its end, then the other" if turned_once else ", each side"
    elif len(step.side_order) == 1:
        words += f", {step.side_order[0]} side only"
    if given.extra_sets:
        words += f", one more set on the {step.side_order[0]}"
    return f"{words}, each round" if given.rounds > 1 else words


def _reps(given: StepDose) -> str:
    """`10 reps of 4 s`; where the parts have their seconds, `10 reps`."""
    return f"{given.reps} reps" if given.tempo else f"{given.reps} reps of {given.seconds_per_rep} s"


def manner(step: Step) -> str | None:
    """Say `Lower 3 s, lift 2 s; the last two are hard but clean.`, how fast and how hard."""
    both = "; ".join(filter(None, (tempo(step.dose.tempo), step.dose.effort)))
    return f"{both[0].upper()}{both[1:]}." if both else None


def tempo(parts: Sequence[TempoPart]) -> str:
    """The parts with their seconds: `lower 3 s, lift 2 s`."""
    return ", ".join(f"{part.part.replace('-', ' ')} {held(part.seconds)}" for part in parts)


def meaning(step: Step) -> str | None:
    """What a result means, whole, for a sheet that has room."""
    return f"{step.result.usual} {step.result.difference} {step.result.caveat}" if step.result else None


def meaning_in_short(step: Step) -> str | None:
    """What is usual and what a difference means, in two lines; where that is too long, only what it means."""
    if step.result is None:
        return None
    both = f"{step.result.usual} {step.result.difference}"
    return both if len(both) <= _TWO_LINES else step.result.difference


def held(seconds: int) -> str:
    """`30 s`, `5:00 min`."""
    return f"{clock(seconds)} min" if seconds >= _MINUTES_FROM else f"{seconds} s"


def side_first(routine: Routine, step: Step) -> str | None:
    """`left side first`, where somebody said which side is sore."""
    if routine.request.side in ("left", "right") and len(step.side_order) > 1:
        return f"{step.side_order[0]} side first"
    return None


def turned_once(routine: Routine, step: Step) -> str | None:
    """`You may do 4, 5 and 6 on one side first, and then turn over once.`, said at the first of several on the side."""
    for on_the_side, run in groupby(enumerate(routine.steps, start=1), lambda one: _is_on_the_side(one[1])):
        numbers, steps = zip(*run, strict=True)
        if on_the_side and steps[0] is step and len(steps) > 1:
            *before, last = map(str, numbers)
            return f"You may do {', '.join(before)} and {last} on one side first, and then turn over once."
    return None


def _is_on_the_side(step: Step) -> bool:
    return step.position == "side-lying" and step.dose.sides > 1


def extent(routine: Routine, step: Step) -> str:
    """How much of a step, which side first, whether once more at the end, and how long all of it takes."""
    again = f"again at the end, {LOOK_SECONDS} s" if step.again_seconds else None
    parts = (dose(step), side_first(routine, step), again, clock(step.seconds))
    return " · ".join(part for part in parts if part)


def phase_extent(phase: PhaseSteps) -> str:
    """How often the steps of a phase are done, one after the other, and how long all of it takes."""
    return f"{phase.rounds} rounds · {clock(phase.seconds)}" if phase.rounds > 1 else clock(phase.seconds)


ONCE_MORE = "Once more: what has changed?"


def second_looks(routine: Routine, phase: PhaseSteps) -> list[str]:
    """What is looked at once more after this phase: when everything has moved, before what settles."""
    moving = [each for each in routine.phases if any(step.method != "breathe" for step in each.steps)]
    if moving[-1:] != [phase]:
        return []
    again = (step for step in routine.steps if step.again_seconds)
    return [f"Once more, what has changed? {step.name} · {LOOK_SECONDS} s" for step in again]


def round_of(number: int, rounds: int) -> str | None:
    """`Round 2 of 2`, where there are several."""
    return f"Round {number} of {rounds}" if rounds > 1 else None


def stage(routine: Routine) -> str:
    """The stage that was taken."""
    return f"Stage: {routine.stage}"


def emphasis(routine: Routine) -> list[str]:
    """The motions and methods emphasised that some step serves, the strongest first, each once.

    Without those that only stand beside: up to a third of the strongest's weight. An exercise that turns both ways
    serves both rotations here.
    """
    turned = {motion for step in routine.steps if step.method != "cars" for motion in step.motions}
    served = {emphasised.target for emphasised in _served(routine)} | turned
    weights: dict[str, float] = {}
    for emphasised in routine.emphasis:
        weights[emphasised.target] = weights.get(emphasised.target, 0) + emphasised.weight
    most = max((weights[target] for target in weights if target in served), default=0)
    shown = [target for target in weights if target in served and weights[target] > most * _BESIDE]
    return [spoken(target) for target in sorted(shown, key=lambda target: -weights[target])]


def whys(routine: Routine) -> list[str]:
    """The reasons of the emphasis, each once; none that only repeats what was asked for."""
    told = (emphasised for emphasised in _served(routine) if not isinstance(emphasised, SilentEmphasis))
    return list(dict.fromkeys(emphasised.because for emphasised in told))


def _served(routine: Routine) -> list[Emphasis]:
    """The emphasis on what the seconds of a step count for."""
    counted = frozenset[str]().union(*(targets_of(step.method, step.motions) for step in routine.steps))
    return [emphasised for emphasised in routine.emphasis if emphasised.target in counted]


def to_be_looked_at(routine: Routine) -> list[str]:
    """What to have looked at beside the routine: the first lines of every form."""
    return [sign.text for sign in routine.look_at]


def said_first(routine: Routine) -> list[str]:
    """What stands above everything else."""
    return [note.text for note in routine.advice if note.first]


def to_watch(routine: Routine) -> list[str]:
    """The other advice."""
    return [note.text for note in routine.advice if not note.first]


def have_ready(routine: Routine) -> str | None:
    """`Have ready: a belt and a chair.`; None where nothing is needed."""
    return f"Have ready: {needs(routine)}." if _things(routine) else None


def _things(routine: Routine) -> list[str]:
    return sorted({thing for step in routine.steps for thing in step.needs})


def needs(routine: Routine) -> str:
    """What the session is done with: `a belt and a chair`, `nothing but the floor`."""
    things = _things(routine)
    if not things:
        return "nothing but the floor"
    *others, last = (f"a {thing}" for thing in things)
    return f"{', '.join(others)} and {last}" if others else last


def duration(routine: Routine) -> str:
    """`11:57 of 12 minutes`."""
    return f"{clock(routine.total_seconds)} of {routine.request.minutes} minutes"


def dose_range(exercise: Exercise) -> str:
    """The range of an exercise's dose: `1-3 × 6-10 reps of 4 s, each side`."""
    given = exercise.dose
    sets = _span(given.sets)
    one = f"{_span(given.reps)} reps of {given.seconds_per_rep} s" if given.reps else f"{_span(_hold(given))} s"
    if given.directions > 1:
        one += ", each way"
    words = one if sets == "1" else f"{sets} × {one}"
    return (
        words + {"each": ", each side", "both": ", both sides together", "alternating": ", alternating"}[exercise.sides]
    )


def kits(exercise: Exercise) -> str:
    """`pillow, or pillow and band`."""
    return ", or ".join(" and ".join(kit) for kit in exercise.equipment)


def _hold(given: Dose) -> tuple[int, int]:
    return given.hold_seconds or (0, 0)


def _span(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}-{span[1]}"


CORRECT = "Not that? Name it: --symptom ID (`hipcoach symptoms` lists them)."
CORRECT_OPTION = "Not that? An option stands above the words: `hipcoach recommend --help`."


def understood(routine: Routine) -> list[str]:
    """Say `Understood: IT-band pain, from "outside of my knee"`, then what else, and how it is corrected."""
    if not (routine.understood or routine.taken):
        return []
    lines = [f"Understood: {heard.name}, from {quoted(heard.words)}." for heard in routine.understood]
    if routine.taken:
        told = ", ".join(f"{_taken(told)} (from {quoted([told.words])})" for told in routine.taken)
        lines.append(f"Understood: {told}.")
    return [*lines, CORRECT if routine.understood else CORRECT_OPTION]


def _taken(told: Taken) -> str:
    """`20 minutes`, `left side`, `running`."""
    return {
        "minutes": f"{told.value} minutes",
        "pain": f"pain {told.value} of 10",
        "side": f"{told.value} side",
        "stage": f"stage {told.value}",
        "equipment": "nothing at hand" if told.value == "none" else f"a {told.value} at hand",
        "on": f"on the {told.value}",
    }.get(told.option, str(told.value))


def easier(routine: Routine, step: Step) -> str:
    """The easier exercise that a step names: its number where it is on the sheet, or else how it is done.

    By its id too, which `hipcoach show` takes.
    """
    for number, each in enumerate(routine.steps, start=1):
        if each.exercise == step.easier:
            return f"number {number}, {each.name} ({step.easier})"
    for other in routine.easier:
        if other.exercise == step.easier:
            how = other.say.short if other.say else None
            return f"{other.name} ({step.easier})" + (f": {how.rstrip('.')}" if how else "")
    return f"({step.easier})"


def quoted(words: Sequence[str]) -> str:
    """The first few words or phrases that were said, each in quotes."""
    return ", ".join(f'"{cut(printable(phrase))}"' for phrase in words[:_QUOTED]) or "your words"


_QUOTED = 3
