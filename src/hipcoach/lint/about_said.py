"""Checks of what is heard, how hard it is, and what a result means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hipcoach.catalogue.exercise import Exercise
from hipcoach.lint.finding import Finding, Knowledge
from hipcoach.text import spoken
from hipcoach.vocabulary import Method

MOST_HEARD = 14
"""Words that somebody with closed eyes can follow in one sentence."""


def say_missing(knowledge: Knowledge) -> Iterator[Finding]:
    """Somebody who lies face down has only ears."""
    for exercise in knowledge.catalogue.exercises:
        if exercise.say is None:
            message = "is missing; write start, move and finish, for somebody whose eyes are closed"
            yield Finding("exercises", exercise.id, ("say",), message)


def say_too_long(knowledge: Knowledge) -> Iterator[Finding]:
    """A long sentence is forgotten before it ends."""
    for exercise in knowledge.catalogue.exercises:
        for part, text in exercise.say or ():
            if part == "short":  # is read
                continue
            words = len((text or "").split())
            if words > MOST_HEARD:
                message = f"has {words} words; by ear {MOST_HEARD} can be followed"
                yield Finding("exercises", exercise.id, ("say", part), message)


def switch_missing(knowledge: Knowledge) -> Iterator[Finding]:
    """How to change sides is said where one does, and only there."""
    for exercise in knowledge.catalogue.exercises:
        if exercise.say and (exercise.say.switch is None) == (exercise.sides == "each"):
            missing = "is missing; say how to change sides"
            astray = f"is never said, since sides is {exercise.sides}; leave it out"
            message = missing if exercise.say.switch is None else astray
            yield Finding("exercises", exercise.id, ("say", "switch"), message)


_EFFORTS: frozenset[Method] = frozenset({"strength", "isometric", "pails-rails"})


def effort_missing(knowledge: Knowledge) -> Iterator[Finding]:
    """What is pressed or lifted is pressed or lifted somehow hard."""
    for exercise in knowledge.catalogue.exercises:
        if exercise.method in _EFFORTS and exercise.dose.effort is None:
            message = f"is missing; say how hard, as every {spoken(exercise.method)} exercise does"
            yield Finding("exercises", exercise.id, ("dose", "effort"), message)


_MEASURES = re.compile(r"\b(?:note|compare|measure)\b", re.IGNORECASE | re.ASCII)


def result_missing(knowledge: Knowledge) -> Iterator[Finding]:
    """Whoever is asked to note something wants to know what it means."""
    for exercise in knowledge.catalogue.exercises:
        asked = _asks(exercise) if exercise.method == "explore" and exercise.result is None else None
        if asked:
            message = f"is missing, and a text says '{asked}'; say what is usual, and what a difference means"
            yield Finding("exercises", exercise.id, ("result",), message)


def _asks(exercise: Exercise) -> str | None:
    """The word by which a text asks for a measurement."""
    asks = (_MEASURES.search(text) for text in (exercise.cue, *exercise.steps))
    return next((found[0] for found in asks if found), None)
