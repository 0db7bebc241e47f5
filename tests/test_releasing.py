"""What has to be the same in several files when a version is released."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

from hipcoach import __version__

ROOT = Path(__file__).parents[1]


def written(name: str) -> Any:
    text = (ROOT / name).read_text(encoding="utf-8")
    return tomllib.loads(text) if name.endswith("toml") else yaml.safe_load(text)


def test_the_changelog_begins_with_this_version() -> None:
    heading = re.search(
        r"^## (\S+) \((unreleased|\d{4}-\d\d-\d\d)\)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )
    assert heading
    assert heading[1] == __version__


def test_who_cites_it_names_this_version_and_licence() -> None:
    citation, project = written("CITATION.cff"), written("pyproject.toml")["project"]
    assert citation["version"] == __version__
    assert citation["license"] == project["license"]
    assert [author["name"] for author in citation["authors"]] == [author["name"] for author in project["authors"]]


def test_every_python_that_is_claimed_is_tried() -> None:
    classifiers = written("pyproject.toml")["project"]["classifiers"]
    claimed = {found[1] for text in classifiers if (found := re.search(r"Python :: (3\.\d+)$", text))}
    tried = written(".github/workflows/ci.yml")["jobs"]["pythons"]["strategy"]["matrix"]["python"]
    assert claimed
    assert claimed <= {*tried}
