"""Checks of an exercise's facts that keep people safe, against its figure and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.figure import Figure
from hipcoach.figures.hips import hips_of
from hipcoach.lint.finding import Finding, Knowledge, own_entries

FLEXION_TOLERANCE_DEG = 10
"""A drawing may differ by as much: no eye tells it, and two people who measure a hip differ by more."""


def flexion_contradicted(knowledge: Knowledge) -> Iterator[Finding]:
    """The figure bends no hip more than the entry says, nor much less: cautions keep to the entry's number."""
    for exercise, figure in _drawn(knowledge):
        drawn = hips_of(figure).flexion_deg
        said = exercise.hip_flexion_deg
        if abs(max(drawn, 0) - said) > FLEXION_TOLERANCE_DEG:
            message = f"is {said}, but the figure bends a hip to {drawn:.0f} degrees; make one of them right"
            yield _told(knowledge, exercise, ("hip_flexion_deg",), message)


def midline_contradicted(knowledge: Knowledge) -> Iterator[Finding]:
    """The knees stay on their own sides in the figure, and in the words, exactly where the entry says so."""
    for exercise, figure in _drawn(knowledge):
        if hips_of(figure).crosses_midline != exercise.crosses_midline:
            sees = "no knee pass" if exercise.crosses_midline else "a knee pass"
            said = str(exercise.crosses_midline).lower()
            message = f"is {said}, but the figure shows {sees} the midline; make one of them right"
            yield _told(knowledge, exercise, ("crosses_midline",), message)
    for exercise in own_entries(knowledge.catalogue, "exercises"):
        if not exercise.crosses_midline:
            for field, text in _texts(exercise):
                if words := _crossing(text):
                    message = f"says '{words}', but crosses_midline is false; make one of them right"
                    yield Finding("exercises", exercise.id, field, message)


def _texts(exercise: Exercise) -> Iterator[tuple[FieldPath, str]]:
    """What says how the body moves."""
    yield ("name",), exercise.name
    yield ("cue",), exercise.cue
    for index, step in enumerate(exercise.steps):
        yield ("steps", index), step
    for part, text in exercise.say or ():
        if text:
            yield ("say", part), text


def _drawn(knowledge: Knowledge) -> Iterator[tuple[Exercise, Figure]]:
    """The exercises that have a figure, where either of the two did not come with the program."""
    origins = knowledge.catalogue.origins
    for exercise in knowledge.catalogue.exercises:
        figure = knowledge.figures.get(exercise.id)
        if figure and (("exercises", exercise.id) in origins or ("figures", exercise.id) in origins):
            yield exercise, figure


def _told(knowledge: Knowledge, exercise: Exercise, field: FieldPath, message: str) -> Finding:
    """A finding at the entry; at the figure, where only that is the folder's own."""
    if ("exercises", exercise.id) in knowledge.catalogue.origins:
        return Finding("exercises", exercise.id, field, message)
    return Finding("figures", exercise.id, ("id",), f"{field[0]} of the exercise {message}")


_LIMB = r"(?:leg|knee|thigh)s?"
_WHOSE = r"(?:(?:the|your|one|that|its|both) )?(?:\w+ )?"
_CROSSES = re.compile(
    rf"\bcross(?:es|ed|ing)? {_WHOSE}{_LIMB} (?:over|behind|in front|across)\b"
    rf"|\b{_LIMB}\b[^.;]*?\b(?:across|over) (?:in front of )?(?:the|your) (?:body|midline|other (?:leg|thigh|hip))\b"
    rf"|\b{_LIMB}\b[^.;]*?\b(?:past|beyond) (?:the|your) midline\b",
    re.IGNORECASE | re.ASCII,
)
_DENIES = re.compile(
    r"\b(?:no|not|never|nor|without|rather than|instead of|short of|stop before|on (?:its|their) own)\b", re.IGNORECASE
)


def _crossing(text: str) -> str | None:
    """The words of a text that take a thigh across the body; None where it has none, or denies them."""
    for clause in re.split(r"[.;:](?=\s|$)", text):
        found = _CROSSES.search(clause)
        if found and not _DENIES.search(clause):
            return found[0]
    return None


_LIES = r"\b(?:lie|lies|lay|lying|roll|turn)\b[^.;]*?\b"
_POSITIONS = {
    "supine": re.compile(rf"{_LIES}(?:on|onto) (?:your|the) back\b|\b(?:lie|lying) (?:face up|back)\b", re.IGNORECASE),
    "prone": re.compile(
        rf"{_LIES}(?:on|onto) (?:your|the) (?:front|stomach|belly|tummy)\b|\b(?:lie|lying) face down\b", re.IGNORECASE
    ),
    "side-lying": re.compile(
        rf"{_LIES}(?:on|onto) (?:your|the|one|either|the (?:left|right)|your (?:left|right)) side\b", re.IGNORECASE
    ),
    "quadruped": re.compile(r"\b(?:on|onto) (?:your )?(?:hands and knees|all fours)\b", re.IGNORECASE),
    "standing": re.compile(r"^(?:begin (?:by )?stand|start (?:by )?stand|stand(?:ing)?\b)", re.IGNORECASE),
    "seated": re.compile(
        r"^(?:begin (?:by )?|start (?:by )?)?sit(?:ting)?\b[^.;]*?\b(?:chair|stool|bench)\b", re.IGNORECASE
    ),
    "floor-sitting": re.compile(
        r"^(?:begin (?:by )?|start (?:by )?)?sit(?:ting)?\b[^.;]*?\bon the floor\b", re.IGNORECASE
    ),
}
"""What the first step says of somebody who is placed so."""


def position_contradicted(knowledge: Knowledge) -> Iterator[Finding]:
    """The first step, and what is said first, place the body where the entry says it is.

    A text that names two positions decides nothing.
    """
    for exercise in own_entries(knowledge.catalogue, "exercises"):
        placed = _placed(exercise.steps[0])
        if placed and placed != exercise.position:
            message = f"is {exercise.position}, but the first step says {placed}; make one of them right"
            yield Finding("exercises", exercise.id, ("position",), message)
        heard = _placed(exercise.say.start) if exercise.say else None
        if heard and heard != exercise.position:
            message = f"says {heard}, but the position is {exercise.position}; make one of them right"
            yield Finding("exercises", exercise.id, ("say", "start"), message)


def _placed(text: str) -> str | None:
    """The one position that a text says."""
    said = [position for position, words in _POSITIONS.items() if words.search(text)]
    return said[0] if len(said) == 1 else None
