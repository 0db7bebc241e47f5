"""Random diaries: of a day or of more than a year, with hostile words wherever a person's own may stand."""

from __future__ import annotations

from typing import Any

from diary_people import at
from hostile import TEXTS
from hypothesis import strategies as st

from hipcoach.coach.history import (
    Done,
    DoneStep,
    FlagAnswer,
    Given,
    History,
    Measure,
    Morning,
    StageMove,
    StageTest,
)
from hipcoach.coach.request import Request
from hipcoach.vocabulary import STAGES

_EXERCISES = st.sampled_from(["glute-bridge", "hip-hinge", "no-longer-known"])
_PLACES = st.sampled_from(["folding-side", "long-side", "elsewhere"])
_PAIN = st.integers(0, 10)
_FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1", "\t=1", 'a,b"c', "坐着吃晚饭" * 12)
WORDS = st.sampled_from((*TEXTS, *_FORMULAS, "sit through dinner")) | st.text(max_size=60)
_STEPS = st.builds(
    DoneStep,
    exercise=_EXERCISES,
    sets_done=st.integers(0, 3),
    sets=st.integers(3, 6),
    seconds=st.integers(0, 4000),
    skipped=st.booleans(),
    felt=st.sampled_from(["easy", "right", "too-much", None]),
    hurt=st.none() | _PLACES,
)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A history whose lists are in the order of their times."""
    last = draw(st.sampled_from([0, 1, 6, 41, 400]))
    moments = st.builds(at, st.integers(0, last), st.integers(0, 23), st.integers(0, 59))

    def some(kind: Any, most: int = 6, **fields: Any) -> tuple[Any, ...]:
        entries = draw(st.lists(st.builds(kind, entry=st.integers(1, 999), at=moments, **fields), max_size=most))
        return tuple(sorted(entries, key=lambda entry: entry.at))

    flags = st.sampled_from(["bone-stress", "severe-pain:advice", "gone"])
    places = st.lists(_PLACES, max_size=2).map(tuple)
    activities = st.sampled_from(draw(st.lists(WORDS, min_size=1, max_size=3)))
    return History(
        now=at(last, 23, 59),
        begun=draw(moments),
        standing=Request(
            symptoms=draw(st.sampled_from([(), ("hamstring",), ("hamstring", "gone")])),
            side=draw(st.sampled_from(["left", "both", None])),
            stage=draw(st.none() | st.sampled_from(STAGES)),
        ),
        done=some(
            Done,
            8,
            symptoms=st.just(("hamstring",)),
            template=st.just("session"),
            minutes=st.integers(3, 60),
            side=st.none(),
            stage=st.sampled_from(STAGES),
            variant=st.just("a"),
            pain_before=st.none() | _PAIN,
            pain_after=st.none() | _PAIN,
            effort=st.none() | _PAIN,
            steps=st.lists(_STEPS, max_size=3).map(tuple),
            hurts=places,
        ),
        mornings=some(Morning, 12, pain=_PAIN, hurts=places),
        flags=some(FlagAnswer, flag=flags, seen=st.booleans()),
        checks=some(StageTest, 3, exercise=_EXERCISES, pain=_PAIN),
        measures=some(Measure, activity=activities, score=_PAIN),
        stages=some(StageMove, 3, stage=st.sampled_from(STAGES)),
        given=some(Given, 2, steps=st.lists(_STEPS, max_size=2).map(tuple)),
    )


EMPTY = History(now=at(0), begun=at(0), standing=Request())
