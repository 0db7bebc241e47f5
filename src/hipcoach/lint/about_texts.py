"""Checks of an exercise's texts against its dose and its sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.dose import Dose
from hipcoach.catalogue.exercise import Exercise
from hipcoach.lint.finding import Finding, Knowledge, own_entries

SPOKEN_PER_SECOND = 15
"""Characters of a calm voice."""


def cue_longer_than_hold(knowledge: Knowledge) -> Iterator[Finding]:
    """There must be time to hear the cue while the shortest hold lasts."""
    for exercise in own_entries(knowledge.catalogue, "exercises"):
        if exercise.dose.hold_seconds:
            hold, cue = exercise.dose.hold_seconds[0], len(exercise.cue) / SPOKEN_PER_SECOND
            if cue > hold:
                message = (
                    f"takes about {ceil(cue)} seconds to say, the shortest hold is {hold}; say less, or hold longer"
                )
                yield Finding("exercises", exercise.id, ("cue",), message)


_CHANGES_SIDES = re.compile(
    r"\b(?:chang\w*|switch\w*|swap\w*|alternat\w*) (?:the )?(?:sides?|legs?)\b"
    r"|\b(?:on|with) (?:the other|each) side\b(?! of)|\beach side\b(?! of)|\brepeat (?:on|with) the other\b",
    re.IGNORECASE | re.ASCII,
)


def sides_missing(knowledge: Knowledge) -> Iterator[Finding]:
    """An exercise that changes sides has `sides: each` or `alternating`, or its time would be half of what it takes."""
    for exercise in own_entries(knowledge.catalogue, "exercises"):
        if exercise.sides == "both":
            for field, text in _texts(exercise):
                if change := _CHANGES_SIDES.search(text):
                    message = f"says '{change[0]}', but sides is both; make it each or alternating"
                    yield Finding("exercises", exercise.id, field, message)


def _texts(exercise: Exercise) -> Iterator[tuple[FieldPath, str]]:
    yield ("cue",), exercise.cue
    for index, step in enumerate(exercise.steps):
        yield ("steps", index), step


_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
_NUMBERS |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90}
_AMOUNT = re.compile(
    rf"(?<![\w.:])(?<![a-z]-)(?P<most>\d{{1,4}}|{'|'.join(_NUMBERS)})"
    r"(?:[ -]?(?P<time>seconds?|secs?|minutes?|mins?)|(?<=\d) ?s|[ -]?(?P<times>times|reps?|repetitions?))\b",
    re.IGNORECASE | re.ASCII,
)
_HOLDS = re.compile(r"\b(?:hold|stay|keep)\b", re.IGNORECASE)
_RESTS = re.compile(r"\b(?:rest|pause|wait)\b", re.IGNORECASE)


def dose_contradicted(knowledge: Knowledge) -> Iterator[Finding]:
    """The dose says how long and how often; a text that says otherwise misleads."""
    for exercise in own_entries(knowledge.catalogue, "exercises"):
        for field, text in _texts(exercise):
            for sentence in re.split(r"[.;:](?=\s|$)", text):
                if message := _contradiction(sentence, exercise.dose):
                    yield Finding("exercises", exercise.id, field, message)


def _contradiction(sentence: str, dose: Dose) -> str | None:
    """The message about a sentence with an amount that the dose contradicts; None where it has none."""
    for match in _AMOUNT.finditer(sentence):
        word = match["most"].lower()
        amount = _NUMBERS.get(word) or int(word)
        if match["times"]:
            meant = _other_reps(amount, dose)
        elif _RESTS.search(sentence):
            meant = None  # a rest is no part of the work that the dose tells
        else:
            seconds = amount * (60 if (match["time"] or "s").lower().startswith("m") else 1)
            meant = _other_seconds(seconds, dose, held=bool(_HOLDS.search(sentence)))
        if meant:
            return f"says '{match[0]}', but {meant}; leave it to the dose"
    return None


def _other_reps(amount: int, dose: Dose) -> str | None:
    """The repetitions of the dose, where `amount` is not among them."""
    if dose.reps and not dose.reps[0] <= amount <= dose.reps[1]:
        return f"the dose has {_span(dose.reps)} repetitions"
    return None


def _other_seconds(seconds: int, dose: Dose, *, held: bool) -> str | None:
    """The seconds of a hold or a repetition of the dose, where `seconds` contradict them.

    Less is no contradiction, unless it is `held`: a repetition has parts.
    """
    least, most = dose.hold_seconds or (1, dose.seconds_per_rep or 1)
    if seconds <= most and not (seconds < least and held):
        return None
    if dose.hold_seconds:
        return f"a hold of the dose lasts {_span((least, most))} seconds"
    return f"a repetition of the dose lasts {most} seconds"


def _span(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]} to {span[1]}"
