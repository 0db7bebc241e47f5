"""Checks of exercises: texts against the dose, ladders, pictures, and whether anything ever takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from hipcoach.catalogue.circles import circles
from hipcoach.catalogue.exercise import Dose, Exercise
from hipcoach.coach.selection import picker
from hipcoach.lint.finding import Finding, Knowledge

SPOKEN_PER_SECOND = 15
"""Characters of a calm voice."""


def ladder_loop(known: Knowledge) -> Iterator[Finding]:
    """Following `easier` and `harder` must never lead back to where it began."""
    easier: dict[str, set[str]] = {id_: set() for id_ in known.catalogue.exercise}
    for exercise in known.catalogue.exercises:
        easier[exercise.id].update(exercise.easier)
        for id_ in exercise.harder:
            easier[id_].add(exercise.id)
    circle_of = {id_: number for number, circle in enumerate(circles(easier)) for id_ in circle}
    for exercise in known.catalogue.exercises:
        mine = circle_of.get(exercise.id)
        for field, ids in (("easier", exercise.easier), ("harder", exercise.harder)):
            for index, id_ in enumerate(ids):
                if mine is not None and circle_of.get(id_) == mine:
                    message = f"'{id_}' comes out both easier and harder than this one; take one of the two out"
                    yield Finding("exercises", exercise.id, (field, index), message)


def exercise_unreachable(known: Knowledge) -> Iterator[Finding]:
    """A phase of some template must take it, and no rule that always holds may take it out."""
    catalogue = known.catalogue
    fills = [picker(where) for template in catalogue.templates for _, where in template.wheres()]
    always = [rule.then for rule in catalogue.rules if not rule.when.model_fields_set and not rule.unless]
    avoided = [picker(where) for then in always for where in then.avoid if where.emphasised is None]
    kept = [[picker(where) for where in then.only] for then in always if then.only]
    for exercise in catalogue.exercises:
        if not any(takes(exercise) for takes in fills):
            message = "no phase of a template takes it; change its method or motions, or write a template that does"
            yield Finding("exercises", exercise.id, (), message)
        elif any(avoids(exercise) for avoids in avoided) or not all(any(p(exercise) for p in one) for one in kept):
            message = "a rule that always holds takes it out; give that rule a `when`, or switch it off"
            yield Finding("exercises", exercise.id, (), message)


def cue_longer_than_hold(known: Knowledge) -> Iterator[Finding]:
    """There must be time to hear the cue while the shortest hold lasts."""
    for exercise in known.catalogue.exercises:
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


def sides_missing(known: Knowledge) -> Iterator[Finding]:
    """What changes sides has `sides: each` or `alternating`, or its time would be half of what it takes."""
    for exercise in known.catalogue.exercises:
        if exercise.sides == "both":
            for field, text in _texts(exercise):
                if said := _CHANGES_SIDES.search(text):
                    message = f"says '{said[0]}', but sides is both; make it each or alternating"
                    yield Finding("exercises", exercise.id, field, message)


def _texts(exercise: Exercise) -> Iterator[tuple[tuple[str | int, ...], str]]:
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


def dose_contradicted(known: Knowledge) -> Iterator[Finding]:
    """The dose says how long and how often; a text that says otherwise misleads."""
    for exercise in known.catalogue.exercises:
        for field, text in _texts(exercise):
            for sentence in re.split(r"[.;:](?=\s|$)", text):
                if message := _contradiction(sentence, exercise.dose):
                    yield Finding("exercises", exercise.id, field, message)


def _contradiction(sentence: str, dose: Dose) -> str | None:
    for said in _AMOUNT.finditer(sentence):
        word = said["most"].lower()
        amount = _NUMBERS.get(word) or int(word)
        if said["times"]:
            if dose.reps and not dose.reps[0] <= amount <= dose.reps[1]:
                return f"says '{said[0]}', but the dose has {_span(dose.reps)} repetitions; leave it to the dose"
        elif not _RESTS.search(sentence):
            seconds = amount * (60 if (said["time"] or "s").lower().startswith("m") else 1)
            least, most = dose.hold_seconds or (1, dose.seconds_per_rep or 1)
            too_short = seconds < least and _HOLDS.search(sentence)
            if seconds > most or too_short:
                meant = "a hold" if dose.hold_seconds else "a repetition"
                span = _span((least, most) if dose.hold_seconds else (most, most))
                return f"says '{said[0]}', but {meant} of the dose lasts {span} seconds; leave it to the dose"
    return None


def _span(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]} to {span[1]}"


def figure_missing(known: Knowledge) -> Iterator[Finding]:
    """Somebody on the floor wants to see it."""
    for id_ in known.catalogue.exercise:
        if id_ not in known.drawn:
            yield Finding("exercises", id_, ("id",), "has no figure; draw it in figures.yaml under the same id")
