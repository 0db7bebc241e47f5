"""A diary as FHIR, read by somebody else's model of it."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta, timezone
from typing import Any, cast

import pytest
from diary_histories import EMPTY, WORDS, histories
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from pydantic import BaseModel, ValidationError

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.history import History
from hipcoach.render.diary.fhir import fhir_json

Resources = list[dict[str, Any]]


def read(text: str) -> Resources:
    """Its resources, once the model has taken them."""
    assert_codes(Bundle.model_validate_json(text))
    return [entry["resource"] for entry in json.loads(text)["entry"]]


def assert_codes(model: BaseModel) -> None:
    """Each code is one that the standard has there: the model knows which, but lets others pass."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        if value is not None and "enum_values" in extra:
            assert value in cast("list[str]", extra["enum_values"]), name
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, BaseModel):
                assert_codes(part)


def of(kind: str, resources: Resources) -> Resources:
    return [resource for resource in resources if resource["resourceType"] == kind]


@pytest.fixture(scope="module")
def resources(history: History, catalogue: Catalogue) -> Resources:
    return read(fhir_json(history, catalogue))


def test_each_pain_is_the_loinc_of_a_reported_rating(history: History, resources: Resources) -> None:
    pains = [each for each in of("Observation", resources) if "coding" in each["code"]]
    told = [pain for done in history.done for pain in (done.pain_before, done.pain_after)]
    assert len(pains) == len(told) + len(history.mornings) + len(history.checks)
    assert {each["code"]["coding"][0]["code"] for each in pains} == {"72514-3"}
    mornings = [each for each in pains if each["code"]["text"] == "Pain in the morning"]
    assert [each["valueInteger"] for each in mornings] == [morning.pain for morning in history.mornings]
    assert mornings[0]["effectiveDateTime"] == "2026-10-19"


def test_each_session_is_a_procedure_that_its_pain_is_part_of(history: History, catalogue: Catalogue) -> None:
    text = fhir_json(history, catalogue)
    entries = {entry["fullUrl"]: entry["resource"] for entry in json.loads(text)["entry"]}
    before = [each for each in entries.values() if each.get("code", {}).get("text") == "Pain before the session"]
    assert len(before) == len(history.done) == len(of("Procedure", [*entries.values()]))
    for observation, done in zip(before, history.done, strict=True):
        procedure = entries[observation["partOf"][0]["reference"]]
        assert procedure["performedDateTime"] == observation["effectiveDateTime"]
        assert f"{done.steps[0].sets_done} of {done.steps[0].sets} sets" in procedure["note"][0]["text"]


def test_a_time_has_the_offset_of_its_place_where_it_is_known(history: History, catalogue: Catalogue) -> None:
    at = datetime(2026, 10, 19, 7, 10, tzinfo=timezone(timedelta(hours=2)))
    found = of("Observation", read(fhir_json(history, catalogue, times={history.mornings[0].entry: at})))
    morning = next(each for each in found if each["code"]["text"] == "Pain in the morning")
    assert morning["effectiveDateTime"] == "2026-10-19T07:10:00+02:00"


def test_a_flag_is_active_until_it_is_seen(history: History, catalogue: Catalogue, resources: Resources) -> None:
    [flag] = of("Flag", resources)
    assert (flag["status"], flag["period"]) == ("inactive", {"start": "2026-11-09", "end": "2026-11-11"})
    [still] = of("Flag", read(fhir_json(history._replace(flags=history.flags[:1]), catalogue)))
    assert (still["status"], still["period"]) == ("active", {"start": "2026-11-09"})


def test_the_patient_has_a_name_only_where_one_is_given(history: History, catalogue: Catalogue) -> None:
    [nobody] = of("Patient", read(fhir_json(history, catalogue)))
    assert nobody.keys() == {"resourceType", "id"}
    [anna] = of("Patient", read(fhir_json(history, catalogue, name="Anna")))
    assert anna["name"] == [{"text": "Anna"}]
    assert anna["id"] != nobody["id"]  # two people of one machine are two people


def test_a_name_of_blanks_is_none(catalogue: Catalogue) -> None:
    assert "name" not in read(fhir_json(EMPTY, catalogue, name=" "))[0]


def test_a_code_that_the_standard_has_not_would_be_told(history: History, catalogue: Catalogue) -> None:
    with pytest.raises(AssertionError, match="status"):
        read(fhir_json(history, catalogue).replace('"status": "final"', '"status": "over"'))


def test_the_standing_routine_is_a_care_plan(history: History, catalogue: Catalogue, coach: Coach) -> None:
    routine = coach.recommend(Request(symptoms=("hamstring",), side="left"))
    assert isinstance(routine, Routine)
    [plan] = of("CarePlan", read(fhir_json(history, catalogue, plan=routine)))
    assert (plan["status"], plan["intent"]) == ("active", "plan")
    details = [activity["detail"] for activity in plan["activity"]]
    steps = [step for phase in routine.phases for step in phase.steps]
    assert [detail["description"].partition(":")[0] for detail in details] == [step.name for step in steps]
    assert {detail["scheduledString"] for detail in details} == {"In each session of 12 minutes"}


def test_every_reference_leads_to_something_in_it(history: History, catalogue: Catalogue) -> None:
    text = fhir_json(history, catalogue)
    urls = [entry["fullUrl"] for entry in json.loads(text)["entry"]]
    assert len(urls) == len(set(urls))
    assert set(re.findall(r'"reference": "([^"]+)"', text)) <= set(urls)
    assert text == fhir_json(history, catalogue)


def test_the_model_would_have_told_what_is_no_fhir(history: History, catalogue: Catalogue) -> None:
    data = json.loads(fhir_json(history, catalogue))
    data["entry"][2]["resource"]["effectiveDateTime"] = "2026-10-19T07:10"  # a time without an offset
    with pytest.raises(ValidationError):
        Bundle.model_validate_json(json.dumps(data))


@pytest.mark.slow
@settings(max_examples=30)
@given(history=histories(), name=WORDS)
def test_every_diary_is_fhir(catalogue: Catalogue, history: History, name: str) -> None:
    text = fhir_json(history, catalogue, name=name)
    found = read(text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert len(of("Procedure", found)) == len(history.done)
    assert not any(value in ("", [], {}, None) for resource in found for value in resource.values())


def test_a_diary_without_a_word_is_its_patient(catalogue: Catalogue) -> None:
    assert [each["resourceType"] for each in read(fhir_json(EMPTY, catalogue))] == ["Patient"]
