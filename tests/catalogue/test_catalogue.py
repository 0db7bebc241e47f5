from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from hipcoach.catalogue import KINDS, Catalogue


@pytest.fixture
def small(whole: dict[str, Any]) -> Catalogue:
    return Catalogue.model_validate_json(json.dumps({kind: [entry] for kind, entry in whole.items()}))


def test_the_files_of_a_folder_are_the_fields_of_a_catalogue() -> None:
    assert set(Catalogue.model_fields) == set(KINDS)


@pytest.mark.parametrize(
    ("lookup", "id_"),
    [("exercise", "bridge"), ("symptom", "ache"), ("red_flag", "fall"), ("template", "plain"), ("source", "book")],
)
def test_an_entry_is_found_by_its_id(small: Catalogue, lookup: str, id_: str) -> None:
    found = getattr(small, lookup)
    assert list(found) == [id_]
    assert found[id_].id == id_


def test_looking_up_does_not_change_what_a_catalogue_equals(small: Catalogue) -> None:
    other = Catalogue.model_validate_json(small.model_dump_json())
    assert small.exercise["bridge"] is small.exercises[0]
    assert small == other


def test_entries_keep_the_order_of_their_file(whole: dict[str, Any]) -> None:
    sources = [whole["sources"] | {"id": id_} for id_ in ("c", "a", "b")]
    read = Catalogue.model_validate_json(json.dumps({"sources": sources}))
    assert list(read.source) == ["c", "a", "b"]


def test_an_empty_catalogue_knows_nothing() -> None:
    assert all(getattr(Catalogue(), kind) == () for kind in KINDS)


def test_a_catalogue_is_closed_and_frozen(small: Catalogue) -> None:
    with pytest.raises(ValidationError):
        Catalogue.model_validate_json('{"diets": []}')
    with pytest.raises(AttributeError, match="frozen"):
        setattr(small, "rules", ())  # noqa: B010 (mypy knows that it is frozen)
