"""A person whose diary is believable: a hamstring tendon that settles, with a flare after a hike in the third week."""

from __future__ import annotations

from datetime import date

from hipcoach.coach.history import (
    Done,
    DoneStep,
    Felt,
    FlagAnswer,
    Given,
    History,
    Measure,
    Morning,
    StageMove,
    StageTest,
)
from hipcoach.coach.request import Request

START = date(2026, 10, 19).toordinal()
"""A Monday."""
NOW_DAY = 39
_MORNINGS = "454434.44544.43.33276543.43.3323..22121"
_SESSIONS = {0: (5, 4), 2: (4, 4), 4: (4, 3), 7: (4, 4), 9: (5, 4), 11: (4, 3), 14: (3, 3), 16: (3, 2), 22: (5, 5)}
_SESSIONS |= {24: (4, 3), 26: (3, 3), 28: (3, 3), 30: (3, 2), 32: (3, 2), 35: (2, 2), 37: (2, 1)}
_EXERCISES = ("isometric-long-lever-bridge", "prone-hamstring-press", "hip-hinge", "glute-bridge")


def at(day: int, hour: int = 18, minute: int = 30) -> int:
    """A moment of a day that is counted from the first one here."""
    return (START + day) * 1440 + hour * 60 + minute


def step(exercise: str, sets: int = 3, hurt: str | None = None, felt: Felt | None = "right") -> DoneStep:
    done = 1 if hurt else sets
    return DoneStep(exercise, done, sets, 45 * done, skipped=False, felt=None if hurt else felt, hurt=hurt)


def session(entry: int, day: int, before: int | None, after: int | None, steps: tuple[DoneStep, ...]) -> Done:
    return Done(entry, at(day), ("hamstring",), "session", 12, "left", "settling", "a", before, after, 5, steps)


def hiker(exercises: tuple[str, ...] = _EXERCISES) -> History:
    """Five weeks and five days of it."""
    done = []
    for number, (day, (before, after)) in enumerate(_SESSIONS.items()):
        steps = [step(name, sets=2 + day // 14) for name in exercises]
        if day in {9, 16}:
            steps[1] = step(exercises[1], hurt="folding-side")
        done.append(session(100 + number, day, before, after, tuple(steps)))
    mornings = (Morning(200 + day, at(day, 7, 10), int(pain)) for day, pain in enumerate(_MORNINGS) if pain != ".")
    sitting = (Measure(300 + week, at(7 * week + 6, 20), "sit through dinner", 3 + week) for week in range(5))
    return History(
        now=at(NOW_DAY, 8),
        begun=at(0, 18),
        standing=Request(symptoms=("hamstring",), side="left", cautions=("low-back",), stage="sore", activity="hiking"),
        done=tuple(done),
        mornings=tuple(mornings),
        flags=(
            FlagAnswer(400, at(21, 9), "bone-stress", seen=False),
            FlagAnswer(401, at(23, 17), "bone-stress", seen=True),
        ),
        checks=(StageTest(500, at(21, 18), exercises[0], 4), StageTest(501, at(34, 18), exercises[0], 2)),
        measures=tuple(sitting),
        stages=(StageMove(600, at(35, 18), "settling"),),
        given=(Given(700, at(37, 8), tuple(step(name, felt=None) for name in exercises)),),
    )
