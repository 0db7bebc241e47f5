"""Hypothesis strategies: random requests to a catalogue, and small random catalogues that validate."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import strategies as st

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.catalogue.rule import Rule
from hipcoach.catalogue.source import Source
from hipcoach.catalogue.symptom import Symptom
from hipcoach.catalogue.template import Template
from hipcoach.coach import Request
from hipcoach.vocabulary import (
    ACTIVITIES,
    BARE_EQUIPMENT,
    CAUTIONS,
    EQUIPMENT,
    HOME_EQUIPMENT,
    METHODS,
    MOTIONS,
    OCCASIONS,
    POSITIONS,
    STAGES,
    STEPS,
    SURFACES,
    VARIANTS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from hipcoach.catalogue.model import Model

    M = TypeVar("M", bound=Model)

T = TypeVar("T")
Fields = dict[str, Any]

SIDE_WORDS = (None, "left", "right", "both")
_TARGETS = (*MOTIONS, *METHODS)
_CAUTIONS = CAUTIONS[:3]
_POSITIONS = POSITIONS[:3]
_EQUIPMENT = ("floor", "wall", "band")
_NAMED_EXERCISES = ("exercise-0", "exercise-1")
"""Those that rules and phases of a random catalogue name; it always has them."""
_SYMPTOMS = ("symptom-0", "symptom-1")
_TEMPLATES = ("template-0", "template-1")
_RED_FLAGS = ("flag-0", "flag-1", "flag-2")
_WORK_TO_IDLE = 65 / 35
"""Work must last this many times as long as setting up, resting and switching, so that those stay within 35 %."""


def made(model: type[M], **fields: Any) -> M:
    """An entry built as the catalogue's reader builds it: from JSON, out of which strict models take tuples."""
    return model.model_validate_json(json.dumps(fields))


def _some_of(values: Sequence[T], most: int = 3, least: int = 1) -> SearchStrategy[list[T]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True)


def _a_few(fields: dict[str, SearchStrategy[Any]], most: int, least: int = 0) -> SearchStrategy[Fields]:
    """A mapping with some of these fields."""
    names = _some_of(list(fields), most, least)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: fields[name] for name in chosen}))


# --- Requests


@st.composite
def requests(draw: DrawFn, catalogue: Catalogue, sides: Sequence[str | None] = SIDE_WORDS) -> Request:
    """A request in the catalogue's words: all that the command line lets through, but for red flags."""
    spared = (*POSITIONS, *METHODS, *catalogue.exercise)
    focus = draw(st.none() | st.sampled_from(_TARGETS))
    template = draw(st.none() | st.sampled_from(list(catalogue.template)))
    symptoms = draw(_some_of(list(catalogue.symptom), 2, least=0 if focus or template else 1))
    return Request(
        symptoms=tuple(symptoms),
        focus=focus,
        minutes=draw(st.integers(3, 60)),
        equipment=draw(st.sampled_from([HOME_EQUIPMENT, BARE_EQUIPMENT, frozenset(EQUIPMENT)])),
        avoid=tuple(draw(_some_of(spared, least=0))),
        cautions=tuple(draw(_some_of(CAUTIONS, 2, least=0))),
        activity=draw(st.none() | st.sampled_from(ACTIVITIES)),
        when=draw(st.none() | st.sampled_from(OCCASIONS)),
        side=draw(st.sampled_from(sides)),
        pain=draw(st.none() | st.integers(0, 7)),
        age=draw(st.none() | st.integers(18, 95)),
        template=template,
        stage=draw(st.none() | st.sampled_from(STAGES)),
        on=tuple(draw(_some_of(SURFACES, 2, least=0))),
        steps=draw(st.none() | st.integers(*STEPS)),
        variant=draw(st.sampled_from(VARIANTS)),
    )


# --- Exercises


@st.composite
def _doses(draw: DrawFn, sides: int) -> Fields:
    """A dose that is mostly work at every number of sets, also where only one side is worked."""
    fewest = draw(st.integers(1, 3))
    most = fewest + draw(st.integers(0, 2))
    rest, unit = draw(st.sampled_from([0, 5, 15])), draw(st.sampled_from([1, 3, 8]))
    directions = draw(st.integers(1, 2))
    least = draw(st.integers(0, 3)) + max(
        math.ceil(_idle(sets, rest, turns) * _WORK_TO_IDLE / (sets * turns * directions * unit))
        for sets in range(fewest, most + 1)
        for turns in {1, sides}
    )
    amount = (least, least + draw(st.sampled_from([0, 1, 4, 30])))
    how: Fields = {"hold_seconds": amount} if unit == 1 else {"reps": amount, "seconds_per_rep": unit}
    whole = least if unit == 1 else unit
    if whole > 1 and draw(st.booleans()):
        how.pop("seconds_per_rep", None)
        how["tempo"] = {"press": whole - 1, "ease": 1}
    return {"sets": (fewest, most), "rest_seconds": rest, "directions": directions, **how}


def _idle(sets: int, rest: int, sides: int) -> int:
    return 10 + (sets - 1) * rest + (5 * (2 * sets - 1) if sides == 2 else 0)


_EXERCISE_CAUTIONS = st.fixed_dictionaries(
    {"id": st.sampled_from(_CAUTIONS), "how": st.sampled_from(["avoid", "modify"]), "note": st.just("mind it")}
)
_EXERCISES = st.sampled_from(["each", "both", "alternating"]).flatmap(
    lambda sides: st.fixed_dictionaries(
        {
            "sides": st.just(sides),
            "dose": _doses(2 if sides == "each" else 1),
            "motions": _some_of(MOTIONS),
            "method": st.sampled_from(METHODS),
            "position": st.sampled_from(_POSITIONS),
            "equipment": st.lists(_some_of(_EQUIPMENT, 2), min_size=1, max_size=2),
            "hip_flexion_deg": st.sampled_from([0, 30, 60, 90, 120]),
            "crosses_midline": st.booleans(),
            "cautions": st.lists(_EXERCISE_CAUTIONS, max_size=2, unique_by=lambda caution: caution["id"]),
        }
    )
)


def _exercise(number: int, fields: Fields) -> Exercise:
    return made(
        Exercise,
        id=f"exercise-{number}",
        name=f"Exercise {number}",
        cue="Slowly.",
        steps=["Begin.", "End."],
        felt="the long side",
        closed_angle="the folding side",
        quiet=["spine"],
        sources=["book"],
        **fields,
    )


# --- Rules and templates

_PICKS: dict[str, SearchStrategy[Any]] = {
    "exercise": _some_of(_NAMED_EXERCISES),
    "primary_motion": _some_of(MOTIONS),
    "motion": _some_of(MOTIONS),
    "method": _some_of(METHODS, 5),
    "position": _some_of(_POSITIONS),
    "hip_flexion_deg": st.sampled_from([{"at_most": 60}, {"above": 60}, {"at_least": 30, "below": 90}]),
    "crosses_midline": st.booleans(),
    "emphasised": st.booleans(),
}
_WHERES = _a_few(_PICKS, most=2)
_FACTS: dict[str, SearchStrategy[Any]] = {
    "symptom": _some_of(_SYMPTOMS),
    "caution": _some_of(_CAUTIONS),
    "focus": _some_of(_TARGETS),
    "moment": _some_of(OCCASIONS),
    "side": _some_of(["left", "right", "both", "unknown"]),
    "template": _some_of(_TEMPLATES),
    "pain": st.just({"at_least": 4}),
    "minutes": st.sampled_from([{"at_least": 8}, {"below": 20}]),
}
_SHARES = st.fixed_dictionaries(
    {
        "at_least": st.sampled_from([0.8, 1, 1.5]),
        "of": st.sampled_from([*_TARGETS, "every-other-motion", "every-other-method", "stretch + pails-rails"]),
    }
)
_EFFECTS = _a_few(
    {
        "caution": _some_of(_CAUTIONS, 1),
        "template": st.sampled_from(_TEMPLATES),
        "emphasise": st.dictionaries(st.sampled_from([*_TARGETS, "focus"]), st.sampled_from([0.5, 1, 3]), max_size=3),
        "share": st.dictionaries(st.sampled_from(_TARGETS), _SHARES, max_size=2),
        "avoid": st.lists(_a_few(_PICKS, most=2, least=1), max_size=1),
        "narrow": st.lists(_WHERES, max_size=2),
        "only": st.lists(_WHERES, min_size=1, max_size=3),
        "prefer": st.lists(_WHERES, max_size=2),
        "require": st.lists(_WHERES, max_size=2),
        "order": st.lists(st.fixed_dictionaries({"first": _WHERES, "before": _WHERES}), max_size=2),
        "last": _WHERES,
        "one_side": st.lists(_WHERES, max_size=1),
        "dose": st.lists(
            st.fixed_dictionaries({"of": _WHERES, "hold_seconds": st.sampled_from([{"at_most": 40}, {"above": 20}])}),
            max_size=1,
        ),
        "session": st.sampled_from([{"minutes": 12}, {"volume": 0.7}]),
    },
    most=3,
    least=1,
)
_RULES = st.fixed_dictionaries(
    {
        "when": _a_few(_FACTS, most=2),
        "unless": st.lists(_a_few(_FACTS, most=2, least=1), max_size=1),
        "then": _EFFECTS,
    }
)
_PHASES = st.fixed_dictionaries(
    {
        "serves": _some_of(_TARGETS),
        "fill": st.lists(_WHERES, min_size=1, max_size=2),
        "share": st.sampled_from([0.1, 0.3, 1.0]),
        "from_minutes": st.sampled_from([0, 0, 8, 20]),
        "sooner_if_emphasised": st.booleans(),
        "steps": st.sampled_from([None, (1, 1), (1, 3), (2, 9)]),
    }
)

_SAID = {"because": "The book says so.", "source": "book", "grade": "convention"}


def _template(number: int, phases: list[Fields]) -> Template:
    numbered = [{"id": f"phase-{i}", "title": f"Phase {i}", **phase} for i, phase in enumerate(phases)]
    id_ = _TEMPLATES[number]
    return made(Template, id=id_, name=id_, summary="An order.", default=number == 0, phases=numbered, **_SAID)


# --- Catalogues


@st.composite
def catalogues(draw: DrawFn) -> Catalogue:
    """A small catalogue that validates: everything it names exists."""
    exercises = draw(st.lists(_EXERCISES, min_size=len(_NAMED_EXERCISES), max_size=8))
    phases = [draw(st.lists(_PHASES, min_size=1, max_size=4)) for _ in _TEMPLATES]
    rules = draw(st.lists(_RULES, max_size=5))
    flag = {"name": "A flag", "question": "Is it so?", "message": "See a clinician.", "level": "urgent"}
    return Catalogue(
        sources=(made(Source, id="book", citation="A book.", grade="convention", read="all of it"),),
        red_flags=tuple(made(RedFlag, id=id_, source="book", grade="convention", **flag) for id_ in _RED_FLAGS),
        symptoms=tuple(made(Symptom, id=id_, name=id_, location="the hip", red_flags=_RED_FLAGS) for id_ in _SYMPTOMS),
        exercises=tuple(_exercise(i, fields) for i, fields in enumerate(exercises)),
        templates=tuple(_template(i, each) for i, each in enumerate(phases)),
        rules=tuple(made(Rule, id=f"rule-{i}", **fields, **_SAID) for i, fields in enumerate(rules)),
    )


@st.composite
def questions(draw: DrawFn, sides: Sequence[str | None] = SIDE_WORDS) -> tuple[Catalogue, Request]:
    """A random catalogue and a request to it."""
    catalogue = draw(catalogues())
    return catalogue, draw(requests(catalogue, sides))
