"""Reads the files of knowledge folders, merges them by id, and says by line and column what is wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from hipcoach.catalogue.catalogue import KINDS, Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.knowledge import RedFlag, Source, Symptom, Template
from hipcoach.catalogue.references import broken_references
from hipcoach.catalogue.rule import Rule
from hipcoach.catalogue.yaml_door import Document, read_yaml
from hipcoach.errors import CatalogueError, Problem

MODELS: dict[str, type[BaseModel]] = {
    "sources": Source,
    "red_flags": RedFlag,
    "symptoms": Symptom,
    "exercises": Exercise,
    "templates": Template,
    "rules": Rule,
}


@dataclass(frozen=True)
class _Origin:
    """Where an entry stands: its file, the file's marks, and its index in the list."""

    file: str
    document: Document
    index: int

    def mark(self, field: tuple[str | int, ...]) -> tuple[int, int]:
        """Line and column of a field of the entry, or of the nearest value around it that exists."""
        path = (self.index, *field)
        while path and path not in self.document.marks:
            path = path[:-1]
        return self.document.marks.get(path, (1, 1))

    def problem(self, what: str, field: tuple[str | int, ...], message: str) -> Problem:
        dotted = ".".join(str(part) for part in field)
        where = f"{what}, {dotted}: " if dotted else f"{what}: "
        return Problem(self.file, *self.mark(field), where + message)


class Shelf:
    """Entries by kind and id, each with its origin. A later entry of the same id replaces the earlier one."""

    def __init__(self, base: Catalogue | None) -> None:
        self._entries: dict[str, dict[str, Any]] = {
            kind: {entry.id: entry for entry in getattr(base, kind)} if base else {} for kind in KINDS
        }
        self._origins: dict[tuple[str, str], _Origin] = {}
        self._problems: list[Problem] = []

    def read(self, kind: str, file: Path) -> None:
        """Read one file. Its problems are kept until `catalogue()`."""
        if not file.is_file():
            self._problems.append(Problem(str(file), 1, 1, "is not a file; put a YAML list there"))
            return
        try:
            document = read_yaml(file.read_bytes(), str(file))
        except OSError as error:
            self._problems.append(Problem(str(file), 1, 1, f"can't be read: {error.strerror or error}"))
            return
        except CatalogueError as error:
            self._problems += error.problems
            return
        data = [] if document.data is None else document.data
        if not isinstance(data, list):
            self._problems.append(Problem(str(file), 1, 1, f"must be a list of {kind}; start each entry with '- id:'"))
            return
        seen: set[str] = set()
        for index, entry in enumerate(data):
            self._place(kind, entry, _Origin(str(file), document, index), seen)

    def _place(self, kind: str, raw: Any, origin: _Origin, seen: set[str]) -> None:
        try:
            entry: Any = MODELS[kind].model_validate_json(json.dumps(raw))
        except ValidationError as error:
            self._problems += [
                origin.problem(_named(kind, raw), _field(problem["loc"]), _wording(problem))
                for problem in error.errors(include_url=False)
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
        if not self._problems:
            for broken in broken_references(merged):
                origin = self._origins.get((broken.kind, broken.id))
                what = f"{_SINGULAR[broken.kind]} '{broken.id}'"
                self._problems.append(
                    origin.problem(what, broken.field, broken.message)
                    if origin
                    else Problem("built-in", 1, 1, f"{what}: {broken.message}")
                )
        if self._problems:
            raise CatalogueError(self._problems)
        return merged


_SINGULAR = {
    "sources": "source",
    "red_flags": "red flag",
    "symptoms": "symptom",
    "exercises": "exercise",
    "templates": "template",
    "rules": "rule",
}


def _named(kind: str, raw: Any) -> str:
    name = raw.get("id") if isinstance(raw, dict) else None
    return f"{_SINGULAR[kind]} {str(name)!r}" if name is not None else _SINGULAR[kind]


def _field(loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Pydantic's path without the parts that name its own validators."""
    return tuple(part for part in loc if not (isinstance(part, str) and ("[" in part or "(" in part)))


def _wording(problem: Any) -> str:
    """Pydantic's finding as what is wrong and what is expected."""
    kind, context = problem["type"], problem.get("ctx", {})
    fixed = {
        "missing": "is missing; add it",
        "extra_forbidden": "is not a known field; check its spelling",
        "string_pattern_mismatch": "must be lower-case words joined by hyphens",
        "string_type": "must be text; put it in quotes",
        "int_type": "must be a whole number",
        "bool_type": "must be true or false",
        "tuple_type": "must be a list",
        "model_type": "must be a mapping of fields",
        "dict_type": "must be a mapping",
    }
    if kind in fixed:
        return fixed[kind]
    if kind == "literal_error":
        return f"{_shown(problem['input'])} is not one of {context['expected']}"
    if kind == "string_too_long":
        return f"is {len(problem['input'])} characters long; at most {context['max_length']} fit"
    message: str = problem["msg"].removeprefix("Value error, ")
    return message[0].lower() + message[1:]


_SHOWN = 60


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."
