from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from hipcoach.catalogue.model import Model
from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.catalogue.rule import Where
from hipcoach.catalogue.source import Source
from hipcoach.catalogue.symptom import Symptom
from hipcoach.catalogue.template import Phase, Template

Entry = dict[str, Any]

SOURCE: Entry = {"id": "book", "citation": "A book", "grade": "reference", "read": "all of it"}
FLAG: Entry = {
    "id": "fall",
    "name": "A fall",
    "question": "Did you fall?",
    "level": "urgent",
    "message": "Be seen today.",
    "source": "book",
    "grade": "reference",
}
SYMPTOM: Entry = {"id": "ache", "name": "An ache", "location": "the hip", "red_flags": ["fall", "fall", "fall"]}
PHASE: Entry = {"id": "work", "title": "Work", "serves": "strength", "fill": {"method": "strength"}, "share": 1}
TEMPLATE: Entry = {
    "id": "plain",
    "name": "Plain",
    "summary": "Work alone.",
    "default": True,
    "phases": [PHASE],
    "because": "It is short.",
    "source": "book",
    "grade": "convention",
}

_SAMPLES: list[tuple[type[Model], Entry]] = [
    (Source, SOURCE),
    (RedFlag, FLAG),
    (Symptom, SYMPTOM),
    (Template, TEMPLATE),
    (Phase, PHASE),
]


def phase(**changes: Any) -> Phase:
    return Phase.model_validate_json(json.dumps(PHASE | changes))


@pytest.mark.parametrize(("model", "sample"), _SAMPLES)
def test_the_samples_are_valid_and_read_back_the_same(model: type[Model], sample: Entry) -> None:
    read = model.model_validate_json(json.dumps(sample))
    assert model.model_validate_json(read.model_dump_json(exclude_defaults=True)) == read


@pytest.mark.parametrize(
    ("model", "sample", "wrong"),
    [
        (Source, SOURCE, {"grade": "rumour"}),
        (Source, SOURCE, {"citation": ""}),
        (Source, SOURCE, {"url": "x"}),
        (RedFlag, FLAG, {"level": "soon"}),
        (RedFlag, FLAG, {"message": "two\nlines"}),
        (RedFlag, FLAG, {"phrases": "one phrase"}),
        (Symptom, SYMPTOM, {"red_flags": ["fall", "fall"]}),
        (Symptom, SYMPTOM, {"look_alikes": [{"symptom": "other"}]}),
        (Symptom, SYMPTOM, {"aliases": [" "]}),
        (Template, TEMPLATE, {"phases": []}),
        (Template, TEMPLATE, {"default": "yes"}),
        (Template, TEMPLATE, {"point": "C"}),
    ],
)
def test_a_field_out_of_its_bounds_is_refused(model: type[Model], sample: Entry, wrong: Entry) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate_json(json.dumps(sample | wrong))
    assert caught.value.error_count() == 1


def test_what_a_phase_serves_and_takes_needs_no_brackets() -> None:
    read = phase(serves="flexion", fill={"method": "stretch"})
    assert read.serves == ("flexion",)
    assert read.fill == (Where(method=("stretch",)),)


def test_a_phase_is_in_every_session_unless_it_says_from_when() -> None:
    read = phase()
    assert (read.from_minutes, read.sooner_if_emphasised, read.steps) == (0, False, None)


@pytest.mark.parametrize(
    "wrong",
    [{"serves": "everything"}, {"share": 0}, {"share": 1.1}, {"from_minutes": -1}, {"steps": 0}, {"steps": [3, 1]}],
)
def test_a_phase_out_of_its_bounds_is_refused(wrong: Entry) -> None:
    with pytest.raises(ValidationError):
        phase(**wrong)


@pytest.mark.parametrize(("written", "steps"), [(2, (2, 2)), ([1, 3], (1, 3))])
def test_a_phase_may_bound_its_steps(written: Any, steps: tuple[int, int]) -> None:
    assert phase(steps=written).steps == steps
