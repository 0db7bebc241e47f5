"""Folders of changed built-in entries: what validates is checked, asked, explained and shown in all forms, cheaply."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Generator
from functools import partial
from pathlib import Path

from finds import Broken
from isolated import in_parts
from mutations import Folder, folders
from promises import harmless
from running import Target
from sandbox import read_once

from hipcoach.catalogue import load_catalogue, load_figures
from hipcoach.coach import Coach, NothingLeft, request_from
from hipcoach.coach import explain as why
from hipcoach.errors import CatalogueError, UsageError
from hipcoach.lint import check_paths
from hipcoach.render import as_json, as_markdown, as_page, as_pdf, as_text, problems
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.exercise import exercise_text
from hipcoach.render.text.explanation import explanation_text

_ESCAPE = re.compile(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4})")


def attempt(folder: Folder) -> str:
    """Read, check and ask a folder, in a process of its own. Returns how far it came."""
    with tempfile.TemporaryDirectory() as place:
        for kind, entries in folder.files.items():
            Path(place, f"{kind}.yaml").write_text(json.dumps(entries), encoding="utf-8", errors="surrogatepass")
        with read_once():
            return in_parts(partial(_asked, Path(place), folder))


def _asked(place: Path, folder: Folder) -> Generator[str, None, str]:
    yield "reading"
    try:
        merged = load_catalogue([place])
        figures = load_figures(merged, [place])
    except CatalogueError as error:
        harmless(str(error))
        return "refused"
    yield "check"
    _checked(place)
    coach = Coach(merged)
    symptom = next((entry["id"] for entry in folder.files.get("symptoms", ())), "hamstring")
    try:
        request = request_from(merged, symptoms=[symptom], minutes=folder.minutes)
    except UsageError as error:
        harmless(str(error))
        return "not asked"
    yield "recommend"
    outcome = coach.recommend(request)
    yield "text, JSON and Markdown"
    harmless(as_json.result(outcome))
    for shown in (as_text.outcome(outcome, Capabilities()), as_markdown.outcome(outcome)):
        _as_written(shown)
    if isinstance(outcome, NothingLeft) and not outcome.nothing_left.removed_by:
        raise Broken("where nothing is left, it is said what took it")
    yield "the page"
    as_page.outcome(outcome, figures)
    if folder.pdf:
        yield "the PDF"
        as_pdf.outcome(outcome, figures, "a4")
    yield "explain"
    harmless(explanation_text(why.explain(coach, coach.read(request)), merged, Capabilities()))
    yield "show"
    for exercise in merged.exercises[-2:]:
        _as_written(exercise_text(exercise, merged, Capabilities()))
    yield "recommend by words"
    answer = coach.answer(coach.read(request_from(merged), folder.words))
    harmless(as_text.outcome(answer, Capabilities()))
    return type(outcome).__name__


def _as_written(shown: str) -> None:
    """What validates is harmless, so it stands there as its author wrote it."""
    harmless(shown)
    if found := _ESCAPE.search(shown):
        raise Broken("what validates is printed as an escape", shown[max(0, found.start() - 40) : found.end() + 20])


def _checked(place: Path) -> None:
    told = check_paths([place])
    for form in problems.RENDERED.values():
        harmless(form(told))


TARGET = Target(folders(), attempt, round_size=50, short=25)
