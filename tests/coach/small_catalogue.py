"""Entries of a catalogue small enough to know by heart, for the unit tests of the coach."""

from __future__ import annotations

from typing import Any

from strategies import made

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.catalogue.rule import Rule, Where
from hipcoach.catalogue.source import Source
from hipcoach.catalogue.symptom import Symptom
from hipcoach.catalogue.template import Template
from hipcoach.coach import Coach, Request
from hipcoach.coach.candidates import Candidate
from hipcoach.coach.case import Case
from hipcoach.coach.pool import Eligibility, Pool

REPS = {"sets": [1, 3], "reps": [8, 12], "seconds_per_rep": 4, "rest_seconds": 10}
"""From 42 to 174 seconds: 10 to get into place, 32-48 a set, 10 between sets."""
LEVELS = 15
"""How many different lengths that is."""
ONE_DOSE = {"sets": 1, "hold_seconds": 50}
"""60 seconds, and no other."""


def exercise(id_: str, **fields: Any) -> Exercise:
    """An exercise on the floor, lying, that turns the thigh in and is active, unless said otherwise."""
    usual = {
        "name": id_.replace("-", " ").capitalize(),
        "motions": ["internal_rotation"],
        "method": "active",
        "position": "supine",
        "equipment": [["floor"]],
        "sides": "both",
        "dose": REPS,
        "cue": "Slowly.",
        "steps": ["Begin.", "End."],
        "felt": "the long side",
        "closed_angle": "the folding side",
        "quiet": ["spine"],
        "hip_flexion_deg": 30,
        "crosses_midline": False,
        "sources": ["book"],
    }
    return made(Exercise, id=id_, **usual | fields)


def rule(id_: str, **fields: Any) -> Rule:
    """A rule; without `when` it always fires."""
    usual = {"then": {}, "because": f"Because of {id_}.", "source": "book", "grade": "convention"}
    return made(Rule, id=id_, **usual | fields)


def where(**fields: Any) -> Where:
    """Picks exercises."""
    return made(Where, **fields)


def phase(id_: str, **fields: Any) -> dict[str, Any]:
    """A phase that takes anything, unless said otherwise."""
    return {"id": id_, "title": id_.capitalize(), "serves": "internal_rotation", "fill": {}, "share": 1} | fields


def template(id_: str, *phases: dict[str, Any], default: bool = False) -> Template:
    """An order of phases; one that takes anything, unless said otherwise."""
    return made(
        Template,
        id=id_,
        name=id_.capitalize(),
        summary="An order.",
        default=default,
        phases=phases or [phase("all")],
        because=f"It is {id_}.",
        source="book",
        grade="convention",
    )


def flag(id_: str, level: str = "urgent") -> RedFlag:
    """A red flag."""
    text = {"name": id_, "question": f"Is it {id_}?", "message": f"Go, for {id_}."}
    return made(RedFlag, id=id_, level=level, source="book", grade="convention", **text)


FLAGS = (flag("slow", "clinician-first"), flag("fast", "emergency"), flag("middling"), flag("also-fast", "emergency"))


def symptom(id_: str = "sore", red_flags: tuple[str, ...] = ("middling", "slow", "fast")) -> Symptom:
    """Something that bothers somebody."""
    return made(Symptom, id=id_, name=id_, aliases=[f"{id_}-place"], location="the hip", red_flags=red_flags)


def small(
    *exercises: Exercise, rules: tuple[Rule, ...] = (), templates: tuple[Template, ...] = (), **fields: Any
) -> Catalogue:
    """A catalogue of these; its default template takes anything unless templates are given."""
    usual: dict[str, Any] = {
        "sources": (made(Source, id="book", citation="A book.", grade="convention", read="all of it"),),
        "red_flags": FLAGS,
        "symptoms": (symptom(),),
        "exercises": exercises,
        "templates": templates or (template("free", default=True),),
        "rules": rules,
    }
    return Catalogue(**usual | fields)


def case_of(catalogue: Catalogue, request: Request | None = None) -> Case:
    """A request with what the catalogue's rules say to it."""
    return Coach(catalogue).case(request or Request())


def pool_of(catalogue: Catalogue, request: Request | None = None) -> Pool:
    """What the catalogue allows for a request."""
    return Eligibility(catalogue).pool(case_of(catalogue, request))


def candidate(of: Exercise, catalogue: Catalogue | None = None) -> Candidate:
    """The exercise as a request without wishes would see it."""
    return next(c for c in pool_of(catalogue or small(of)).candidates if c.exercise.id == of.id)
