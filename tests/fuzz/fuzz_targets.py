"""What is fuzzed: bytes → catalogue → answer, and text → screen. Each raises where a promise is broken.

A knowledge file may be anything: it ends in a catalogue or in problems with places, and what validates can be checked,
asked and shown. Words may be anything: they end in one of the outcomes. Nothing that reaches a screen steers it.
"""

from __future__ import annotations

import tempfile
import unicodedata
from functools import cache
from pathlib import Path

from hipcoach.catalogue import Catalogue, load_catalogue, load_figures
from hipcoach.catalogue.load import read_folders
from hipcoach.coach import Coach, Outcome, request_from
from hipcoach.coach import explain as why
from hipcoach.errors import CatalogueError, UsageError
from hipcoach.lint import CHECKS
from hipcoach.lint.finding import Knowledge
from hipcoach.render import as_json, as_markdown, as_text
from hipcoach.render.text import tables
from hipcoach.render.text.exercise import exercise_text
from hipcoach.render.text.explanation import explanation_text
from hipcoach.render.text.paper import Capabilities

_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_FIGURES = load_figures(load_catalogue())
"""The built-in ones: a fuzzed exercise that takes the place of one is held against its figure."""


@cache
def built_in() -> Catalogue:
    """The built-in knowledge, read once."""
    return load_catalogue()


@cache
def coach() -> Coach:
    """Who answers from it."""
    return Coach(built_in())


def try_catalogue(kind: str, raw: bytes, alone: bool) -> str:
    """Read bytes as a knowledge file, and ask what it makes. Returns how far it came."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"{kind}.yaml").write_bytes(raw)
        try:
            merged = read_folders([Path(folder)], None if alone else built_in())
        except CatalogueError as error:
            _refused(error)
            return "refused"
    _checked(merged)
    return _asked(merged)


def _refused(error: CatalogueError) -> None:
    assert error.problems
    for problem in error.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert "\n" not in str(problem)
    harmless(str(error))


def _checked(merged: Catalogue) -> None:
    known = Knowledge(merged, _FIGURES)
    for id_, check in CHECKS.items():
        for finding in check(known):
            origin = merged.origins.get((finding.kind, finding.id))
            if origin:
                harmless(str(origin.problem(finding.field, finding.message, id_)))


def _asked(merged: Catalogue) -> str:
    asked = Coach(merged)
    for symptoms in [[id_] for id_ in merged.symptom][-2:] or [[]]:
        focus = None if symptoms else "cars"
        try:
            request = request_from(merged, symptoms=symptoms, focus=focus, side="left", minutes=14)
            outcome = asked.recommend(request)
        except UsageError as error:
            harmless(str(error))
            return "no template"
        shown(outcome)
        harmless(explanation_text(why.explain(asked, asked.read(request)), merged, Capabilities()))
    for exercise in merged.exercises[-2:]:
        harmless(exercise_text(exercise, merged, Capabilities()))
    for kind, (columns, rows) in tables.OF_KIND.items():
        entries = getattr(merged, "red_flags" if kind == "flags" else kind)
        harmless(tables.table(columns, rows(entries[-2:]), Capabilities()).replace("\t", ""))
    return "answered"


def try_words(text: str) -> str:
    """Read words, and show the answer in every form. Returns the kind of answer."""
    request = request_from(built_in())
    outcome = coach().answer(coach().read(request, text))
    shown(outcome)
    return type(outcome).__name__


def shown(outcome: Outcome) -> None:
    """An answer in every form of text."""
    for rendered in (as_text.outcome(outcome, Capabilities()), as_json.result(outcome), as_markdown.outcome(outcome)):
        harmless(rendered)


def harmless(text: str) -> None:
    """Nothing in it steers a terminal or reorders a line."""
    if not (text.isascii() and text.replace("\n", "").isprintable()):
        bad = [sign for sign in text if sign != "\n" and unicodedata.category(sign) in _STEERING]
        assert not bad, bad
