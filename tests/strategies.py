"""Hypothesis strategies: random requests to a catalogue, and random catalogues that validate."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.knowledge import RedFlag, Source, Symptom, Template
from hipcoach.catalogue.rule import Rule
from hipcoach.coach import Request
from hipcoach.vocabulary import (
    ACTIVITIES,
    BARE_EQUIPMENT,
    CAUTIONS,
    EQUIPMENT,
    HOME_EQUIPMENT,
    METHODS,
    MOMENTS,
    MOTIONS,
    POSITIONS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

Fields = dict[str, Any]

_TARGETS = (*MOTIONS, *METHODS)
_WORK_TO_IDLE = 65 / 35
"""Work must be this many times what setting up, resting and switching take, so that those stay within 35 %."""
_FEW_CAUTIONS = CAUTIONS[:3]
_FEW_POSITIONS = POSITIONS[:3]
_FEW_EQUIPMENT = ("floor", "wall", "band")
_RED_FLAGS = ("first-flag", "second-flag", "third-flag")


def _any_of(values: Sequence[str], most: int = 3) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


def _some_of(values: Sequence[str], most: int = 3) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True)


def _maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | strategy


# --- Requests


@st.composite
def requests(draw: DrawFn, catalogue: Catalogue, sides: Sequence[str | None] = (None, "left", "right", "both")) -> Request:
    """A request in the catalogue's words: anything the command line lets through, but red flags."""
    spared = (*POSITIONS, *METHODS, *catalogue.exercise)
    focus = draw(_maybe(st.sampled_from(_TARGETS)))
    template = draw(_maybe(st.sampled_from(list(catalogue.template))))
    symptoms = draw(st.lists(st.sampled_from(list(catalogue.symptom)), max_size=2, unique=True))
    if not (symptoms or focus or template):
        symptoms = [next(iter(catalogue.symptom))]
    return Request(
        symptoms=tuple(symptoms),
        focus=focus,
        minutes=draw(st.integers(3, 60)),
        equipment=draw(st.sampled_from([HOME_EQUIPMENT, BARE_EQUIPMENT, frozenset(EQUIPMENT)])),
        avoid=tuple(draw(_any_of(spared))),
        cautions=draw(st.lists(st.sampled_from(CAUTIONS), max_size=2, unique=True).map(tuple)),
        activity=draw(_maybe(st.sampled_from(ACTIVITIES))),
        moment=draw(_maybe(st.sampled_from(MOMENTS))),
        side=draw(st.sampled_from(sides)),  # type: ignore[arg-type]
        pain=draw(_maybe(st.integers(0, 7))),
        age=draw(_maybe(st.integers(18, 95))),
        template=template,
    )


# --- Exercises


@st.composite
def _doses(draw: DrawFn, sides: int) -> Fields:
    """A dose that is mostly work at every number of sets."""
    fewest = draw(st.integers(1, 3))
    sets = (fewest, fewest + draw(st.integers(0, 2)))
    rest, directions = draw(st.sampled_from([0, 5, 15])), draw(st.sampled_from([1, 2]))
    unit = draw(st.sampled_from([1, 3, 8]))
    least = max(
        math.ceil(_idle(count, rest, sides) * _WORK_TO_IDLE / (count * sides * directions * unit))
        for count in range(sets[0], sets[1] + 1)
    ) + draw(st.integers(0, 3))
    amount = (least, least + draw(st.sampled_from([0, 1, 4, 30])))
    how: Fields = {"hold_seconds": amount} if unit == 1 else {"reps": amount, "seconds_per_rep": unit}
    return {"sets": sets, "rest_seconds": rest, "directions": directions, **how}


def _idle(sets: int, rest: int, sides: int) -> int:
    return 10 + (sets - 1) * rest + (5 * (2 * sets - 1) if sides == 2 else 0)


@st.composite
def _exercises(draw: DrawFn, number: int) -> Exercise:
    sides = draw(st.sampled_from(["each", "both", "alternating"]))
    cautions = draw(_any_of(_FEW_CAUTIONS, 2))
    return _made(
        Exercise,
        id=f"exercise-{number}",
        name=f"Exercise {number}",
        motions=draw(_some_of(MOTIONS)),
        method=draw(st.sampled_from(METHODS)),
        position=draw(st.sampled_from(_FEW_POSITIONS)),
        equipment=[draw(_some_of(_FEW_EQUIPMENT, 2))],
        sides=sides,
        dose=draw(_doses(2 if sides == "each" else 1)),
        cue="Slowly.",
        steps=["Begin.", "End."],
        felt="the long side",
        closed_angle="the folding side",
        quiet=["spine"],
        hip_flexion_deg=draw(st.sampled_from([0, 30, 60, 90, 120])),
        crosses_midline=draw(st.booleans()),
        cautions=[{"id": id_, "how": draw(st.sampled_from(["avoid", "modify"])), "note": f"Mind {id_}."} for id_ in cautions],
        sources=["book"],
    )


# --- Rules and templates


@st.composite
def _wheres(draw: DrawFn, exercises: Sequence[str]) -> Fields:
    """Picks by one or two fields, or everything."""
    fields = {
        "exercise": _some_of(exercises),
        "primary_motion": _some_of(MOTIONS),
        "motion": _some_of(MOTIONS),
        "method": _some_of(METHODS, 5),
        "position": _some_of(_FEW_POSITIONS),
        "hip_flexion_deg": st.sampled_from([{"at_most": 60}, {"above": 60}, {"at_least": 30, "below": 90}]),
        "crosses_midline": st.booleans(),
        "emphasised": st.booleans(),
    }
    return {name: draw(fields[name]) for name in draw(_any_of(list(fields), 2))}


@st.composite
def _facts(draw: DrawFn, symptoms: Sequence[str], templates: Sequence[str]) -> Fields:
    fields = {
        "symptom": _some_of(symptoms),
        "caution": _some_of(_FEW_CAUTIONS),
        "focus": _some_of(_TARGETS),
        "moment": _some_of(MOMENTS),
        "side": _some_of(["left", "right", "both", "unknown"]),
        "template": _some_of(templates),
        "pain": st.just({"at_least": 4}),
        "minutes": st.sampled_from([{"at_least": 8}, {"below": 20}]),
    }
    return {name: draw(fields[name]) for name in draw(_any_of(list(fields), 2))}


@st.composite
def _effects(draw: DrawFn, exercises: Sequence[str], templates: Sequence[str]) -> Fields:
    where = _wheres(exercises)
    targets = st.sampled_from(_TARGETS)
    parts = st.fixed_dictionaries(
        {
            "at_least": st.sampled_from([0.8, 1, 1.5]),
            "of": st.sampled_from([*_TARGETS, "every-other-motion", "every-other-method", "stretch + pails-rails"]),
        }
    )
    fields: dict[str, SearchStrategy[Any]] = {
        "caution": _some_of(_FEW_CAUTIONS, 1),
        "template": st.sampled_from(templates),
        "emphasise": st.dictionaries(targets | st.just("focus"), st.sampled_from([0.5, 1, 3]), min_size=1, max_size=3),
        "share": st.dictionaries(targets, parts, min_size=1, max_size=2),
        "avoid": st.lists(where.filter(bool), min_size=1, max_size=1),
        "narrow": st.lists(where, min_size=1, max_size=2),
        "only": st.lists(where, min_size=1, max_size=3),
        "prefer": st.lists(where, min_size=1, max_size=2),
        "require": st.lists(where, min_size=1, max_size=2),
        "order": st.lists(st.fixed_dictionaries({"first": where, "before": where}), min_size=1, max_size=2),
        "last": where,
        "one_side": st.lists(where, min_size=1, max_size=1),
        "dose": st.lists(
            st.fixed_dictionaries({"of": where, "hold_seconds": st.just({"at_most": 40})}), min_size=1, max_size=1
        ),
        "session": st.sampled_from([{"minutes": 12}, {"volume": 0.7}]),
    }
    return {name: draw(fields[name]) for name in draw(_some_of(list(fields)))}


@st.composite
def _rules(draw: DrawFn, number: int, symptoms: Sequence[str], exercises: Sequence[str], templates: Sequence[str]) -> Rule:
    return _made(
        Rule,
        id=f"rule-{number}",
        when=draw(_facts(symptoms, templates)),
        unless=draw(st.lists(_facts(symptoms, templates).filter(bool), max_size=1)),
        then=draw(_effects(exercises, templates)),
        because=f"Rule {number} says so.",
        source="book",
        grade="convention",
    )


@st.composite
def _phases(draw: DrawFn, number: int, exercises: Sequence[str]) -> Fields:
    return {
        "id": f"phase-{number}",
        "title": f"Phase {number}",
        "serves": draw(_some_of(_TARGETS)),
        "fill": draw(st.lists(_wheres(exercises), min_size=1, max_size=2)),
        "share": draw(st.sampled_from([0.1, 0.3, 1.0])),
        "from_minutes": draw(st.sampled_from([0, 0, 8, 20])),
        "sooner_if_emphasised": draw(st.booleans()),
        "steps": draw(_maybe(st.sampled_from([(1, 1), (1, 3), (2, 9)]))),
    }


@st.composite
def _templates(draw: DrawFn, number: int, exercises: Sequence[str]) -> Template:
    return _made(
        Template,
        id=f"template-{number}",
        name=f"Template {number}",
        summary="An order.",
        default=number == 0,
        phases=[draw(_phases(i, exercises)) for i in range(draw(st.integers(1, 4)))],
        because="It is an order.",
        source="book",
        grade="convention",
    )


# --- Catalogues


@st.composite
def catalogues(draw: DrawFn) -> Catalogue:
    """A small catalogue that validates: everything it names exists."""
    exercises = [draw(_exercises(i)) for i in range(draw(st.integers(2, 9)))]
    ids = [exercise.id for exercise in exercises]
    symptoms = [f"symptom-{i}" for i in range(draw(st.integers(1, 2)))]
    templates = [draw(_templates(i, ids)) for i in range(draw(st.integers(1, 2)))]
    names = [template.id for template in templates]
    rules = [draw(_rules(i, symptoms, ids, names)) for i in range(draw(st.integers(0, 6)))]
    return Catalogue(
        sources=(_made(Source, id="book", citation="A book.", grade="convention", read="all of it"),),
        red_flags=tuple(_red_flag(id_) for id_ in _RED_FLAGS),
        symptoms=tuple(
            _made(Symptom, id=id_, name="A symptom", location="the hip", red_flags=list(_RED_FLAGS)) for id_ in symptoms
        ),
        exercises=tuple(exercises),
        templates=tuple(templates),
        rules=tuple(rules),
    )


@st.composite
def questions(
    draw: DrawFn, sides: Sequence[str | None] = (None, "left", "right", "both")
) -> tuple[Catalogue, Request]:
    """A random catalogue and a request to it."""
    catalogue = draw(catalogues())
    return catalogue, draw(requests(catalogue, sides))


def _red_flag(id_: str) -> RedFlag:
    text = {"name": "A flag", "question": "Is it so?", "message": "See a clinician."}
    return _made(RedFlag, id=id_, level="urgent", source="book", grade="convention", **text)


def _made(model: Any, **fields: Any) -> Any:
    """Built as the catalogue's reader builds it: from JSON, which strict models read tuples and words from."""
    return model.model_validate_json(json.dumps(fields))
