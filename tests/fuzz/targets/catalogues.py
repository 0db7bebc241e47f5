"""Knowledge files: any bytes end in a catalogue or in problems with places; what validates is checked, asked, shown."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from built_in import built_in, built_in_figures
from finds import MOST_SECONDS, Broken
from fuzz_inputs import kinds, knowledge
from hypothesis import strategies as st
from promises import harmless, promptly, shown
from running import Target

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.load import read_folders
from hipcoach.coach import Coach, request_from
from hipcoach.coach import explain as why
from hipcoach.errors import CatalogueError, UsageError
from hipcoach.lint import CHECKS
from hipcoach.lint.finding import Knowledge
from hipcoach.render.text import tables
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.exercise import exercise_text
from hipcoach.render.text.explanation import explanation_text

_HIDDEN_BREAK = re.compile("[\u0085\u2028\u2029]|\r(?!\n)")
_FIGURES = built_in_figures()
"""The built-in ones: a fuzzed exercise that takes the place of one is held against its figure."""


def attempt(given: tuple[str, bytes, bool]) -> str:
    """Read bytes as a knowledge file, over the built-in ones or alone, and ask. Returns how far it came."""
    kind, raw, alone = given
    with promptly("a knowledge file, read, checked and asked", 2 * MOST_SECONDS):
        try:
            merged = _read(kind, raw, None if alone else built_in())
        except CatalogueError as error:
            _refused(error)
            return "refused"
        _has_no_hidden_line(raw)
        _checked(merged)
        return _asked(merged)


def _read(kind: str, raw: bytes, base: Catalogue | None) -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"{kind}.yaml").write_bytes(raw)
        return read_folders([Path(folder)], base)


def _has_no_hidden_line(raw: bytes) -> None:
    """No line that YAML 1.1 breaks and an editor does not show: what hides behind it is read, and not reviewed."""
    if found := _HIDDEN_BREAK.search(raw.decode("utf-8", errors="replace")):
        raise Broken("a file is read that has a line break which editors don't show", ascii(found.group()))


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


_FILES = kinds.flatmap(lambda kind: st.tuples(st.just(kind), knowledge(kind), st.booleans()))
TARGET = Target(_FILES, attempt, round_size=400, short=150)
