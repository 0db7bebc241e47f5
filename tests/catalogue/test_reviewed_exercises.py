"""The reviewed table of exercises, row by row, against the catalogue: `reviewed_exercises.yaml` says how to read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.yaml_door import read_yaml
from hipcoach.vocabulary import MOTIONS, POSITIONS

_FILE = Path(__file__).with_name("reviewed_exercises.yaml")
_ROWS: list[dict[str, Any]] = read_yaml(_FILE.read_bytes(), _FILE.name).data
_ENTRIES = [pytest.param(row, entry, id=f"{row['row']}-{entry['id']}") for row in _ROWS for entry in row["entries"]]

_METHODS = {
    "A": "explore",
    "C": "cars",
    "S": "stretch",
    "PR": "pails-rails",
    "E": "active",
    "T": "strength",
    "I": "isometric",
    "N": "glide",
    "B": "breathe",
}
_PLACES: dict[str, set[str]] = {
    "stand": {"standing"},
    "box/table": {"standing"},
    "sit": {"seated", "floor-sitting"},
    "chair": {"seated"},
    "floor": {str(place) for place in POSITIONS} - {"standing", "seated", "half-kneeling"},
    "kneel": {"half-kneeling"},
    "wall/couch": {"half-kneeling"},
    "hands-knees": {"quadruped"},
    "prone": {"prone"},
    "supine": {"supine"},
    "table edge": {"supine"},
    "side-lie": {"side-lying"},
}
_CAUTIONS = {
    "PHT": "hamstring-tendon",
    "GT": "gluteal-tendon",
    "FAI": "hip-impingement",
    "HYP": "hypermobile",
    "THR": "hip-replacement",
    "THRp": "hip-replacement",
    "THRa": "hip-replacement",
    "NEU": "nerve",
    "KN": "knee",
    "LB": "low-back",
    "GRO": "groin-strain",
    "BAL": "balance",
}


def _motions(written: Any) -> tuple[str, ...]:
    return MOTIONS if written == "all" else tuple(written)


def test_every_row_is_there_once() -> None:
    added = [f"N{number}" for number in range(1, 16)]
    expected = [*map(str, range(1, 41)), "B1", "B2", "B3", "R1", "R2", "R3", "R4", *added]
    assert [row["row"] for row in _ROWS] == expected


def test_no_exercise_carries_two_rows() -> None:
    ids = [entry["id"] for row in _ROWS for entry in row["entries"]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["row"])
def test_every_row_is_carried(row: dict[str, Any], catalogue: Catalogue) -> None:
    advice = {advice.id for rule in catalogue.rules for advice in rule.then.advise}
    assert row["entries"] or row["advice"] in advice


@pytest.mark.parametrize(("row", "entry"), _ENTRIES)
def test_the_catalogue_is_as_reviewed(row: dict[str, Any], entry: dict[str, Any], catalogue: Catalogue) -> None:
    exercise = catalogue.exercise[entry["id"]]
    wanted = _motions(entry["motions"])
    motions = exercise.motions if row["motions"] != "all" else tuple(sorted(exercise.motions, key=MOTIONS.index))
    assert motions == wanted
    assert exercise.method == entry["method"]
    assert exercise.position == entry["position"]
    assert exercise.hip_flexion_deg == entry["hip_flexion_deg"]
    assert exercise.crosses_midline is entry["crosses_midline"]
    assert {each.id: each.how for each in exercise.cautions} == entry["cautions"] | entry.get("added", {})


@pytest.mark.parametrize(("row", "entry"), _ENTRIES)
def test_an_entry_is_as_its_row_says(row: dict[str, Any], entry: dict[str, Any]) -> None:
    differs = entry.get("differs", "")
    assert _motions(entry["motions"]) == _motions(row["motions"]) or "motions:" in differs or row["motions"] == []
    assert entry["method"] in {_METHODS[mode] for mode in row["mode"]} or "method:" in differs
    assert entry["position"] in set[str]().union(*(_PLACES[place] for place in row["position"]))


@pytest.mark.parametrize(("row", "entry"), _ENTRIES)
def test_every_flag_of_a_row_is_a_caution_of_its_entries(row: dict[str, Any], entry: dict[str, Any]) -> None:
    flagged = {_CAUTIONS[flag] for flag in row["flags"]}
    lacks = entry.get("lacks", {})
    assert flagged - lacks.keys() <= entry["cautions"].keys()
    assert lacks.keys() <= flagged
    assert entry["cautions"].keys().isdisjoint(entry.get("added", {}))


@pytest.mark.parametrize(
    ("id_", "caution"),
    [
        ("prone-windscreen-wipers", "hamstring-tendon"),
        ("prone-windscreen-wipers", "hip-impingement"),
        ("isometric-long-lever-bridge", "hamstring-tendon"),
        ("belt-isometric-abduction", "gluteal-tendon"),
    ],
)
def test_a_first_choice_has_no_caution_against_it(id_: str, caution: str, catalogue: Catalogue) -> None:
    assert caution not in {each.id for each in catalogue.exercise[id_].cautions}


def test_only_the_two_on_the_allowlist_remain_after_a_hip_replacement(catalogue: Catalogue) -> None:
    [rule] = [rule for rule in catalogue.rules if rule.then.only and rule.when.caution == ("hip-replacement",)]
    allowed = {"glute-bridge", "belt-isometric-abduction"}
    assert {id_ for where in rule.then.only for id_ in where.exercise or ()} == allowed
    hows = {id_: {c.how for c in catalogue.exercise[id_].cautions if c.id == "hip-replacement"} for id_ in allowed}
    assert hows == {id_: {"modify"} for id_ in allowed}
