"""Knowledge folders as a coach would write them, read on top of the built-in knowledge.

A folder under `invalid/` has an `expected.txt`: every problem that must be reported, one a line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.load import read_folders
from hipcoach.catalogue.yaml_door import read_yaml
from hipcoach.errors import CatalogueError

_EXAMPLES = Path(__file__).parent / "examples"
_VALID = sorted((_EXAMPLES / "valid").iterdir())
_INVALID = sorted((_EXAMPLES / "invalid").iterdir())


@pytest.mark.parametrize("folder", _VALID, ids=lambda folder: folder.name)
def test_a_valid_folder_is_read(folder: Path, catalogue: Catalogue) -> None:
    merged = read_folders([folder], catalogue)
    for file in folder.glob("*.yaml"):
        written = [entry["id"] for entry in read_yaml(file.read_bytes(), file.name).data or []]
        ids = [entry.id for entry in getattr(merged, file.stem)]
        assert set(written) <= set(ids)
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("folder", _INVALID, ids=lambda folder: folder.name)
def test_an_invalid_folder_gets_every_problem_reported(
    folder: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(CatalogueError) as caught:
        read_folders([Path()], catalogue)
    assert str(caught.value).splitlines() == Path("expected.txt").read_text(encoding="utf-8").splitlines()


def test_words_that_yaml_1_1_interprets_stay_text(catalogue: Catalogue) -> None:
    symptom = read_folders([_EXAMPLES / "valid" / "words-that-stay-text"], catalogue).symptom["plain-words"]
    assert (symptom.name, symptom.location) == ("no", "on")
    assert symptom.aliases == ("on", "off", "yes", "y")
    assert symptom.phrases[3] == ("1:30", "010", "0x1f", "2024-01-01", "1_000", "12", "true", "Null")


def test_a_replaced_entry_stays_in_its_place(catalogue: Catalogue) -> None:
    merged = read_folders([_EXAMPLES / "valid" / "a-built-in-entry-replaced"], catalogue)
    assert merged.source["field-convention"].grade == "practice"
    assert list(merged.red_flag) == list(catalogue.red_flag)
