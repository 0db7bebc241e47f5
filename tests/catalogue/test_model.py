"""The base of models: a record by itself, and pydantic's where something is validated or written."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator

import pytest
from built_in import built_in

from hipcoach.catalogue.checked import twin_of
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.model import Model, defaults_of
from hipcoach.catalogue.programme import Programme
from hipcoach.catalogue.red_flag import RedFlag, Tier
from hipcoach.catalogue.rule import Preference, Rule, When, Where
from hipcoach.diary import entries, session  # noqa: F401  (their models are looked at too)


def all_models(base: type[Model] = Model) -> Iterator[type[Model]]:
    for model in base.__subclasses__():
        if model.__module__.startswith("hipcoach."):
            yield model
        yield from all_models(model)


MODELS = sorted({*all_models()}, key=lambda model: (model.__module__, model.__qualname__))


def test_there_are_models_to_look_at() -> None:
    assert len(MODELS) >= 50


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__qualname__)
def test_pydantic_has_the_same_fields_in_the_same_order_with_the_same_defaults(model: type[Model]) -> None:
    fields = twin_of(model).model_fields
    assert tuple(fields) == model.field_names
    optional = {name for name, field in fields.items() if not field.is_required()}
    assert defaults_of(model) == {name: fields[name].get_default(call_default_factory=True) for name in optional}


@pytest.mark.parametrize("kind", ["exercises", "rules", "red_flags", "templates", "adaptations", "programmes"])
def test_what_was_validated_is_ours_to_its_depths(kind: str) -> None:
    def models_in(value: object) -> Iterator[type]:
        if hasattr(value, "field_names") or hasattr(value, "__pydantic_core_schema__"):
            yield type(value)
            yield from (found for _, field in value for found in models_in(field))  # type: ignore[attr-defined]
        elif isinstance(value, (tuple, list)):
            yield from (found for each in value for found in models_in(each))
        elif isinstance(value, dict):
            yield from (found for each in value.values() for found in models_in(each))

    found = set(models_in(getattr(built_in(), kind)))
    assert len(found) >= 2
    assert found <= set(MODELS)


def test_one_that_is_put_together_equals_one_that_was_validated() -> None:
    put, validated = Where.model_construct(exercise=("bridge",)), Where(exercise=("bridge",))
    assert put == validated == Where.model_validate_json('{"exercise": "bridge"}')
    assert hash(put) == hash(validated)
    assert {put: 1}[validated] == 1
    assert put.model_dump_json() == validated.model_dump_json()
    assert put.model_fields_set == validated.model_fields_set == {"exercise"}
    assert repr(put) == repr(validated)
    assert put != Where.model_construct(exercise=("bridge", "clamshell"))


def test_another_kind_of_model_is_never_equal() -> None:
    assert Where.model_construct() != When.model_construct()
    assert Preference.model_construct() != Where.model_construct()


def test_what_has_to_be_given_is_missed_at_once() -> None:
    with pytest.raises(TypeError, match="Rule needs because, grade, id, source, then"):
        Rule.model_construct()


def test_a_changed_copy_has_all_else_and_none_of_what_was_worked_out() -> None:
    exercise = built_in().exercises[0]
    assert exercise.role
    other = exercise.model_copy(update={"method": "strength"})
    assert "role" not in other.__dict__
    assert dict(other) == dict(exercise) | {"method": "strength"}
    assert other.model_fields_set == exercise.model_fields_set | {"method"}


def test_what_is_worked_out_later_changes_neither_what_it_equals_nor_what_is_written() -> None:
    exercise = built_in().exercises[0]
    other = exercise.model_copy()
    before = other.model_dump_json()
    assert other.role
    assert other == exercise.model_copy()
    assert hash(other) == hash(exercise.model_copy())
    assert other.model_dump_json() == before


def test_it_is_copied_to_its_depths() -> None:
    exercise = built_in().exercises[0]
    assert copy.deepcopy(exercise) == exercise
    assert copy.copy(exercise) == exercise


def test_a_model_of_another_takes_its_fields_and_its_checks() -> None:
    assert RedFlag.field_names[: len(Tier.field_names)] == Tier.field_names
    flag = built_in().red_flags[0]
    assert RedFlag.model_validate_json(flag.model_dump_json(exclude_defaults=True)) == flag


@pytest.mark.parametrize("model", [Exercise, Rule, Programme])
def test_what_is_written_is_read_back(model: type[Model]) -> None:
    kind = {Exercise: "exercises", Rule: "rules", Programme: "programmes"}[model]
    for entry in getattr(built_in(), kind)[:10]:
        assert model.model_validate_json(json.dumps(entry.model_dump(mode="json", exclude_defaults=True))) == entry
