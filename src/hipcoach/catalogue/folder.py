"""Reads the files of knowledge folders, merges them by id, and says by line and column what is wrong."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from hipcoach.catalogue.adaptation import Adaptation
from hipcoach.catalogue.base import Ref
from hipcoach.catalogue.catalogue import FIGURES, KINDS, Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.figure import Figure
from hipcoach.catalogue.model import Model
from hipcoach.catalogue.origin import Origin
from hipcoach.catalogue.phrase import Concept
from hipcoach.catalogue.programme import Programme
from hipcoach.catalogue.pydantic_errors import without_echoes, wording
from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.catalogue.references import Broken, broken_references, without
from hipcoach.catalogue.rule import Rule
from hipcoach.catalogue.source import Source
from hipcoach.catalogue.special_concepts import READ_BY_ID
from hipcoach.catalogue.symptom import Symptom
from hipcoach.catalogue.template import Template
from hipcoach.catalogue.yaml_door import MAX_PROBLEMS, MORE_PROBLEMS, Document, read_bytes, read_yaml
from hipcoach.errors import CatalogueError, Problem
from hipcoach.text import shown, singular
from hipcoach.words import did_you_mean, hint, nearest

MODELS: dict[str, type[Model]] = {
    "sources": Source,
    "concepts": Concept,
    "red_flags": RedFlag,
    "symptoms": Symptom,
    "exercises": Exercise,
    "templates": Template,
    "rules": Rule,
    "adaptations": Adaptation,
    "programmes": Programme,
    FIGURES: Figure,
}
FILES = {f"{kind}.yaml": kind for kind in MODELS}
"""The files of a knowledge folder, with the kind of entry that each holds."""


class SwitchedOff(Model):
    """An entry that says only that the one of this id, read before it, is not to be used."""

    id: Ref
    off: Literal[True]
    """The entry of this id is not used."""


class Merge:
    """Entries by kind and id, each with its origin. A later entry of the same id replaces the earlier one, or ends it.

    Of folders, the files of `kinds` are read.
    """

    def __init__(self, base: Catalogue | None, kinds: tuple[str, ...] = KINDS) -> None:
        self._kinds = kinds
        self._entries: dict[str, dict[str, Any]] = {
            kind: {entry.id: entry for entry in getattr(base, kind, ())} for kind in MODELS
        }
        self.origins: dict[tuple[str, str], Origin] = {}
        """The place of each entry that was read, by kind and id; those of `base` have none."""
        self.off: dict[tuple[str, str], Origin] = {}
        """The place where each entry was switched off, by its kind and id."""
        self._problems: list[Problem] = []
        self._failed: set[str] = set()
        """Ids of entries that did not validate: whoever names one is not to blame."""
        self._unread: set[str] = set()
        """Kinds of which a file could not be read at all: it may have held whatever is missing."""

    def read_folder(self, folder: Path) -> None:
        """Read a folder's files. Their problems are kept until `catalogue()`.

        Raises:
            OSError: the folder can't be read.
        """
        names = sorted(file.name for file in folder.iterdir())
        if not set(FILES) & set(names):
            expected = f"has no knowledge file; expected one of {', '.join(FILES)}"
            self._problems.append(Problem(str(folder), 1, 1, expected))
        for name in names:
            near = nearest(name, FILES)[:1] if name.endswith((".yaml", ".yml")) and name not in FILES else []
            if near:
                self._problems.append(Problem(str(folder / name), 1, 1, f"is not read{did_you_mean(near)}"))
        for name, kind in FILES.items():
            if name in names and kind in self._kinds:
                self.read_file(kind, folder / name)

    def read_file(self, kind: str, file: Path) -> None:
        """Read one file as a list of a kind. Its problems are kept."""
        try:
            document = _read(file)
        except CatalogueError as error:
            self._problems += error.problems
            self._unread.add(kind)
            return
        if document.data is None:
            return
        if not isinstance(document.data, list):
            self._unread.add(kind)
            self._problems.append(Problem(str(file), 1, 1, f"must be a list of {kind}; start each entry with '- id:'"))
            return
        before = len(self._problems)
        seen: set[str] = set()
        for index, entry in enumerate(document.data):
            origin = Origin(kind, str(file), document, index, self._has(kind, entry))
            self._problems += islice(self._place(kind, entry, origin, seen), MAX_PROBLEMS + 1)
            if len(self._problems) - before > MAX_PROBLEMS:
                del self._problems[before + MAX_PROBLEMS :]
                self._problems.append(Problem(str(file), origin.line, 1, MORE_PROBLEMS))
                self._unread.add(kind)
                return

    def _has(self, kind: str, raw: Any) -> bool:
        id_ = raw.get("id") if isinstance(raw, dict) else None
        return isinstance(id_, str) and (id_ in self._entries[kind] or (kind, id_) in self.off)

    def _place(self, kind: str, raw: Any, origin: Origin, seen: set[str]) -> Iterator[Problem]:
        """Put an entry in its place; yields what is wrong with it."""
        switches_off = isinstance(raw, dict) and "off" in raw
        model = SwitchedOff if switches_off else MODELS[kind]
        try:
            entry: Any = model.model_validate_json(json.dumps(raw))
        except ValidationError as error:
            if isinstance(raw, dict):
                self._failed.add(str(raw.get("id")))
            for problem in without_echoes(error.errors(include_url=False)[: 2 * MAX_PROBLEMS]):
                yield origin.problem(problem["loc"], wording(problem, model))
            return
        if entry.id in seen:
            yield origin.problem(("id",), "is used twice in this file; rename one")
        seen.add(entry.id)
        key = (kind, entry.id)
        if switches_off:
            reason = self._why_not_off(kind, entry.id)
            if reason:
                yield origin.problem(("off",), reason)
                return
            self._entries[kind].pop(entry.id, None)
            self.origins.pop(key, None)
            self.off[key] = origin
        else:
            self._entries[kind][entry.id] = entry
            self.origins[key] = origin
            self.off.pop(key, None)

    def _why_not_off(self, kind: str, id_: str) -> str | None:
        """Why an entry can't be switched off; what stops somebody for a clinician is not silenced by a word."""
        if kind == FIGURES:
            return None  # the built-in ones are not read for this; `_check_figures` holds it against the exercises
        entry = self._entries[kind].get(id_)
        if entry is None:
            known = self._entries[kind].keys()
            nothing = f"switches off nothing: no {singular(kind)} is called {shown(id_)}{hint(id_, known)}"
            return None if (kind, id_) in self.off else nothing
        always = _always_there(kind, entry)
        return f"{always}; write it anew under its id instead" if always else None

    def catalogue(self) -> Catalogue:
        """The merged knowledge.

        Raises:
            CatalogueError: carries every problem of every file read.
        """
        off = self.off.keys()
        entries: dict[str, Any] = {
            kind: tuple(without(entry, off) for entry in self._entries[kind].values()) for kind in KINDS
        }
        merged = Catalogue.model_construct(**entries)
        broken = (
            reference
            for reference in broken_references(merged, off)
            if reference.missing not in self._failed and reference.target not in self._unread
        )
        self._problems += map(self._broken, islice(broken, MAX_PROBLEMS))
        self._check_figures({*merged.exercise, *(id_ for kind, id_ in off if kind == "exercises")})
        self._settle()
        return merged

    def _broken(self, broken: Broken) -> Problem:
        """A reference that leads nowhere, told where it can be mended."""
        origin = self.origins.get((broken.kind, broken.id))
        if origin:
            return origin.problem(broken.field, broken.message)
        entry = f"{singular(broken.kind)} '{broken.id}'"
        for (kind, id_), switched_off in self.off.items():
            if kind == broken.target and broken.missing is None:
                return switched_off.problem(("off",), broken.message)
            if kind == broken.target and id_ == broken.missing:
                return switched_off.problem(("off",), f"{entry} needs it; switch that off too, or write it anew")
        return Problem("built-in", 1, 1, broken.message, entry)

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
        if "exercises" in self._unread:
            return
        astray = (
            (id_, origin)
            for (kind, id_), origin in (self.origins | self.off).items()
            if kind == FIGURES and id_ not in exercises and id_ not in self._failed
        )
        for id_, origin in islice(astray, MAX_PROBLEMS):
            message = f"draws no exercise that there is; name it as the exercise it draws{hint(id_, exercises)}"
            self._problems.append(origin.problem(("id",), message))

    def _settle(self) -> None:
        if self._problems:
            raise CatalogueError(self._problems)


def _always_there(kind: str, entry: Any) -> str | None:
    """The reason why an entry is never switched off."""
    if kind == "red_flags":
        return "is a red flag, which always stops"
    if kind == "rules" and entry.then.refer:
        return "refers to a clinician, which always stops"
    if kind == "adaptations" and entry.then.do == "clinician":
        return "leads to a clinician, which always stops"
    if kind == "concepts" and entry.id in READ_BY_ID:
        return "is a concept that the program itself reads"
    return None


def _read(file: Path) -> Document:
    """A file's data and marks.

    Raises:
        CatalogueError: it is not there, no file, not readable, or no YAML that is taken.
    """
    try:
        if not file.exists():
            why = "is a link that leads nowhere; mend it" if file.is_symlink() else "is not there; check the name"
            raise CatalogueError([Problem(str(file), 1, 1, why)])
        if not file.is_file():
            raise CatalogueError([Problem(str(file), 1, 1, "is not a file; put a YAML list there")])
        raw = read_bytes(file)
    except (OSError, ValueError) as error:  # ValueError: no path of this system has such a name
        reason = f"can't be read: {getattr(error, 'strerror', None) or error}"
        raise CatalogueError([Problem(str(file), 1, 1, reason)]) from None
    return read_yaml(raw, str(file))
