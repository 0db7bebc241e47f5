"""docs/figures.md and docs/gallery.md show what the program really draws, and leave nothing unsaid."""

from __future__ import annotations

import json
import re
import runpy
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from typer.testing import CliRunner

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue import figure as models
from hipcoach.catalogue.figure import Figure
from hipcoach.catalogue.load import read_figure_file
from hipcoach.catalogue.model import Model
from hipcoach.catalogue.yaml_door import read_yaml
from hipcoach.cli.app import app
from hipcoach.errors import CatalogueError

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDE = (DOCS / "figures.md").read_text(encoding="utf-8")
GALLERY = (DOCS / "gallery.md").read_text(encoding="utf-8")
EXAMPLES = (DOCS / "figures" / "examples.yaml").read_text(encoding="utf-8")
ENTRY = {
    entry.split()[0]: f"- id: {entry}"
    for entry in re.sub(r"^#.*\n|\n(?=#)", "", EXAMPLES, flags=re.MULTILINE).split("- id: ")[1:]
}
"""The examples' lines, by id."""
PICTURE = re.compile(r"!\[[^\]]*[^\]\\]\]\(([^)]+)\)")


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def codes(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


PROSE = re.sub(r"^```.*?^```$", "", GUIDE, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def draw() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "draw.py"))


@pytest.fixture(scope="module")
def drawn(draw: dict[str, Any]) -> dict[str, str]:
    files: dict[str, str] = draw["drawn"]()
    return files


@pytest.mark.slow
def test_the_docs_are_in_step_with_the_script(drawn: dict[str, str], draw: dict[str, Any]) -> None:
    behind = [
        path
        for path, text in drawn.items()
        if not (DOCS / path).is_file() or (DOCS / path).read_bytes() != text.encode()
    ]
    assert (behind, draw["stale"](drawn)) == ([], []), "run `python docs/draw.py`"


def test_every_picture_that_is_named_lies_there_and_nothing_else() -> None:
    named = set(PICTURE.findall(GUIDE) + PICTURE.findall(GALLERY))
    there = [file for folder in ("figures", "gallery") for file in (DOCS / folder).iterdir()]
    assert {file.relative_to(DOCS).as_posix() for file in there} == named | {"figures/examples.yaml"}


def test_the_gallery_has_every_exercise_once_in_order(catalogue: Catalogue) -> None:
    groups = [re.findall(r"`([a-z0-9-]+)`", group) for group in GALLERY.split("\n## ")[1:]]
    by_position = [{catalogue.exercise[id_].position for id_ in ids} for ids in groups]
    assert [len(positions) for positions in by_position] == [1] * len(groups)
    order = {entry.id: place for place, entry in enumerate(catalogue.exercises)}
    assert all(order[a] < order[b] for ids in groups for a, b in pairwise(ids))
    assert sorted(id_ for ids in groups for id_ in ids) == sorted(order)


def test_links_lead_somewhere() -> None:
    for text in (GUIDE, GALLERY):
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (DOCS / target).exists()


@pytest.mark.parametrize("snippet", fenced("yaml"))
def test_quoted_entries_are_the_examples_and_validate(snippet: str) -> None:
    assert snippet in EXAMPLES
    for entry in read_yaml(snippet.encode(), "figures.md").data:
        Figure.model_validate_json(json.dumps(entry))


@pytest.mark.parametrize("code", sorted({code for code in codes(PROSE) if ":" in code}))
def test_quoted_fields_are_those_of_the_examples(code: str) -> None:
    assert code in EXAMPLES


def in_columns(table: str) -> Iterator[tuple[str, str]]:
    """The quoted fields of a table's column, with the picture in it."""
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    for cells in zip(*lines, strict=True):
        column = " ".join(cells)
        yield from ((code, picture) for code in codes(column) for picture in PICTURE.findall(column))


SHOWN = [pair for table in re.findall(r"(?:^\|.*\n)+", GUIDE, re.MULTILINE) for pair in in_columns(table)]


@pytest.mark.parametrize(("code", "picture"), SHOWN)
def test_a_quoted_field_stands_over_its_own_picture(code: str, picture: str) -> None:
    assert code in ENTRY[Path(picture).stem.removesuffix("-animated")]


def test_there_are_pictures_with_quoted_fields() -> None:
    assert len(SHOWN) > len(ENTRY) / 2


FIELDS = sorted(
    {
        field.alias or name
        for model in vars(models).values()
        if isinstance(model, type) and issubclass(model, Model) and model is not Model
        for name, field in model.model_fields.items()
    }
)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_explained(field: str) -> None:
    assert field in codes(PROSE)


def choices(schema: Any) -> Iterator[str]:
    """Every word that a field of a JSON schema can be."""
    if isinstance(schema, dict):
        yield from (word for word in [*schema.get("enum", []), schema.get("const")] if isinstance(word, str))
    if isinstance(schema, (dict, list)):
        for part in schema.values() if isinstance(schema, dict) else schema:
            yield from choices(part)


@pytest.mark.parametrize("word", sorted(set(choices(TypeAdapter(Figure).json_schema()))))
def test_every_choice_is_named(word: str) -> None:
    named = {code.rpartition(": ")[2] for code in codes(PROSE)}
    assert {word, word.partition("-")[2]} & named


def test_mistakes_look_as_they_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "pose.yaml"
    wrong = ENTRY["position-kneeling"].replace("ankle", "anckle").replace("rests: shin", "rests: floor")
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_figure_file(file)
    shown = str(caught.value).replace(str(file), file.name)
    assert fenced("text") == [f"hipcoach: {shown}\n"]


@pytest.mark.sweep
@pytest.mark.parametrize("line", fenced("sh")[0].splitlines())
def test_the_commands_run_as_they_stand(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    picture = tmp_path / "x.svg"
    program, *arguments = shlex.split(line.replace("x.svg", picture.as_posix()))
    assert program == "hipcoach"
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert picture.read_text(encoding="utf-8").startswith("<svg")
