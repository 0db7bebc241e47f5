"""The starting folder, which no check finds anything in, for the tests to change in one place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue.load import START
from hipcoach.catalogue.yaml_door import read_yaml
from hipcoach.lint import check_paths

Entry = dict[str, Any]
Content = str | list[Entry]


@pytest.fixture(autouse=True)
def _known(known: None) -> None:
    """The built-in knowledge is not read again for each folder."""


@pytest.fixture
def start() -> dict[str, Entry]:
    """The starting folder's entry of each kind, as plain data."""
    files = {file.stem: file for file in START.glob("*.yaml")}
    return {kind: read_yaml(file.read_bytes(), file.name).data[0] for kind, file in files.items()}


def said(exercise: Entry, start: Entry) -> Entry:
    """An exercise that says what its sides and its method ask for, where a test has only changed those."""
    if exercise.get("say") != start["say"]:  # or no exercise at all
        return exercise
    say = {part: text for part, text in start["say"].items() if part != "switch" or exercise["sides"] == "each"}
    hard = {"effort": "half effort"} if exercise["method"] in ("strength", "isometric", "pails-rails") else {}
    return exercise | {"say": say, "dose": hard | exercise["dose"]}


@pytest.fixture
def as_yaml(start: dict[str, Entry]) -> Callable[[list[Entry]], str]:
    """Entries as a file has them, each field on a line of its own.

    What is the starting exercise but for its id is called by that id, or two would bear one name.
    """
    first = start["exercises"]

    def named(entry: Entry) -> Entry:
        is_copy = entry.get("name") == first["name"] and entry["id"] != first["id"]
        return entry | {"name": entry["id"]} if is_copy else entry

    def text(entries: list[Entry]) -> str:
        whole = [said(named(entry), first) for entry in entries]
        lines = [f"  {key}: {json.dumps(value)}\n" for entry in whole for key, value in entry.items()]
        return "".join(f"- {line[2:]}" if line.startswith("  id:") else line for line in lines)

    return text


@pytest.fixture
def write(tmp_path: Path, as_yaml: Callable[[list[Entry]], str]) -> Callable[..., Path]:
    """Writes a knowledge folder: for each kind its text, or its entries."""

    def write_folder(name: str = "own", **kinds: Content) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        for kind, content in kinds.items():
            text = content if isinstance(content, str) else as_yaml(content)
            (folder / f"{kind}.yaml").write_text(text, encoding="utf-8", newline="")
        return folder

    return write_folder


@pytest.fixture
def own(write: Callable[..., Path], start: dict[str, Entry]) -> Callable[..., Path]:
    """Writes the starting folder, but for these kinds; each exercise is drawn, unless figures are among them."""

    def write_own(name: str = "own", **kinds: Content) -> Path:
        exercises = kinds.get("exercises", [])
        drawn = [start["figures"] | {"id": each["id"]} for each in exercises if isinstance(each, dict)]
        whole: dict[str, Content] = {kind: [entry] for kind, entry in start.items()}
        return write(name, **(whole | ({"figures": drawn} if drawn else {}) | kinds))

    return write_own


@pytest.fixture
def found(own: Callable[..., Path]) -> Callable[..., list[str]]:
    """Everything found in the starting folder, but for these kinds, as the person reads it, without the folder."""

    def found_in(name: str = "own", **kinds: Content) -> list[str]:
        folder = own(name, **kinds)
        return [str(problem).removeprefix(f"{folder}/") for problem in check_paths([folder])]

    return found_in
