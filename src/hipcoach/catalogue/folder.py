"""Reads the files of knowledge folders, merges them by id, and says by line and column what is wrong."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from hipcoach.catalogue.catalogue import FIGURES, KINDS, Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.figure import Figure
from hipcoach.catalogue.knowledge import RedFlag, Source, Symptom, Template
from hipcoach.catalogue.phrase import Concept
from hipcoach.catalogue.references import broken_references
from hipcoach.catalogue.rule import Rule
from hipcoach.catalogue.wording import shown, without_echoes, wording
from hipcoach.catalogue.yaml_door import Document, read_yaml
from hipcoach.errors import CatalogueError, Problem
from hipcoach.words import hint, nearest

FieldPath = tuple[str | int, ...]
"""Keys and indexes that lead to a value of an entry."""

MODELS: dict[str, type[BaseModel]] = {
    "sources": Source,
    "concepts": Concept,
    "red_flags": RedFlag,
    "symptoms": Symptom,
    "exercises": Exercise,
    "templates": Template,
    "rules": Rule,
    FIGURES: Figure,
}


@dataclass(frozen=True)
class _Origin:
    """Where an entry stands: its file, the file's marks, and its index in the list."""

    file: str
    document: Document
    index: int

    def problem(self, what: str, field: FieldPath, message: str) -> Problem:
        """A problem with a field of the entry, at the field's place or that of the nearest value around it."""
        path = _in_data(field, self.document.data[self.index])
        dotted = ".".join(map(str, path))
        place = (self.index, *path)
        while place not in self.document.marks and len(place) > 1:
            place = place[:-1]
        where = f"{what}, {dotted}: " if dotted else f"{what}: "
        return Problem(self.file, *self.document.marks[place], where + message)


class Shelf:
    """Entries by kind and id, each with its origin. A later entry of the same id replaces the earlier one.

    Of folders, the files of `kinds` are read.
    """

    def __init__(self, base: Catalogue | None, kinds: tuple[str, ...] = KINDS) -> None:
        self._kinds = kinds
        self._entries: dict[str, dict[str, Any]] = {
            kind: {entry.id: entry for entry in getattr(base, kind, ())} for kind in MODELS
        }
        self._origins: dict[tuple[str, str], _Origin] = {}
        self._problems: list[Problem] = []
        self._failed: set[str] = set()
        """Ids of entries that did not validate: whoever names one is not to blame."""

    def read_folder(self, folder: Path) -> None:
        """Read a folder's files. Their problems are kept until `catalogue()`.

        Raises:
            OSError: the folder can't be read.
        """
        names = sorted(file.name for file in folder.iterdir())
        files = [f"{kind}.yaml" for kind in MODELS]
        if not set(files) & set(names):
            expected = f"has no knowledge file; expected one of {', '.join(files)}"
            self._problems.append(Problem(str(folder), 1, 1, expected))
        for name in names:
            near = nearest(name, files) if name.endswith((".yaml", ".yml")) and name not in files else []
            if near:
                self._problems.append(Problem(str(folder / name), 1, 1, f"is not read; did you mean {near[0]}?"))
        for kind, name in zip(MODELS, files, strict=True):
            if name in names and kind in self._kinds:
                self.read_file(kind, folder / name)

    def read_file(self, kind: str, file: Path) -> None:
        """Read one file as a list of a kind. Its problems are kept."""
        try:
            if not file.exists():
                self._problems.append(Problem(str(file), 1, 1, "is not there; check the name"))
                return
            if not file.is_file():
                self._problems.append(Problem(str(file), 1, 1, "is not a file; put a YAML list there"))
                return
            document = read_yaml(file.read_bytes(), str(file))
        except OSError as error:
            self._problems.append(Problem(str(file), 1, 1, f"can't be read: {error.strerror or error}"))
            return
        except CatalogueError as error:
            self._problems += error.problems
            return
        if document.data is None:
            return
        if not isinstance(document.data, list):
            self._problems.append(Problem(str(file), 1, 1, f"must be a list of {kind}; start each entry with '- id:'"))
            return
        seen: set[str] = set()
        for index, entry in enumerate(document.data):
            self._place(kind, entry, _Origin(str(file), document, index), seen)

    def _place(self, kind: str, raw: Any, origin: _Origin, seen: set[str]) -> None:
        try:
            entry: Any = MODELS[kind].model_validate_json(json.dumps(raw))
        except ValidationError as error:
            if isinstance(raw, dict):
                self._failed.add(str(raw.get("id")))
            self._problems += [
                origin.problem(_named(kind, raw), problem["loc"], wording(problem, MODELS[kind]))
                for problem in without_echoes(error.errors(include_url=False))
            ]
            return
        if entry.id in seen:
            self._problems.append(origin.problem(_named(kind, raw), ("id",), "is used twice in this file; rename one"))
        seen.add(entry.id)
        self._entries[kind][entry.id] = entry
        self._origins[kind, entry.id] = origin

    def catalogue(self) -> Catalogue:
        """The merged knowledge.

        Raises:
            CatalogueError: carries every problem of every file read.
        """
        entries: dict[str, Any] = {kind: tuple(self._entries[kind].values()) for kind in KINDS}
        merged = Catalogue.model_construct(None, **entries)
        for broken in broken_references(merged):
            origin = self._origins.get((broken.kind, broken.id))
            what = f"{_SINGULAR[broken.kind]} '{broken.id}'"
            if broken.missing is None or broken.missing not in self._failed:
                self._problems.append(
                    origin.problem(what, broken.field, broken.message)
                    if origin
                    else Problem("built-in", 1, 1, f"{what}: {broken.message}")
                )
        self._check_figures(merged.exercise)
        self._settle()
        return merged

    def figures(self, exercises: Collection[str] | None) -> dict[str, Figure]:
        """The figures read, by the exercise they draw.

        Args:
            exercises: ids of which a figure may be; None where any may be.

        Raises:
            CatalogueError: carries every problem of every file read.
        """
        if exercises is not None:
            self._check_figures(exercises)
        self._settle()
        return self._entries[FIGURES]

    def _check_figures(self, exercises: Collection[str]) -> None:
        for id_ in self._entries[FIGURES]:
            if id_ not in exercises and id_ not in self._failed:
                message = f"draws no exercise that there is; name it as the exercise it draws{hint(id_, exercises)}"
                self._problems.append(self._origins[FIGURES, id_].problem(f"figure '{id_}'", ("id",), message))

    def _settle(self) -> None:
        if self._problems:
            raise CatalogueError(self._problems)


_SINGULAR = {
    "sources": "source",
    "concepts": "concept",
    "red_flags": "red flag",
    "symptoms": "symptom",
    "exercises": "exercise",
    "templates": "template",
    "rules": "rule",
    FIGURES: "figure",
}


def _named(kind: str, raw: Any) -> str:
    name = raw.get("id") if isinstance(raw, dict) else None
    return f"{_SINGULAR[kind]} {shown(str(name))}" if name is not None else _SINGULAR[kind]


def _in_data(field: FieldPath, raw: Any) -> FieldPath:
    """A path as it stands in the data: without names of validators, or the index of a list written as its one entry."""
    found: list[str | int] = []
    here = raw
    for part in field:
        inside = (isinstance(here, dict) and part in here) or (isinstance(here, list) and part in range(len(here)))
        if inside:
            here = here[part]
        if inside or (isinstance(part, str) and part.isidentifier() and isinstance(here, dict)):
            found.append(part)
    return tuple(found)
