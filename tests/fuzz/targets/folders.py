"""Folders of changed built-in entries: what validates is checked, asked, explained and shown in all forms, cheaply."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Generator
from functools import partial
from pathlib import Path

from isolated import in_parts
from mutations import Folder, folders
from promises import harmless
from running import Target
from sandbox import read_once

from hipcoach.catalogue import load_catalogue, load_figures
from hipcoach.coach import Coach, request_from
from hipcoach.coach import explain as why
from hipcoach.errors import CatalogueError, UsageError
from hipcoach.lint import check_paths
from hipcoach.render import as_json, as_markdown, as_page, as_pdf, as_text, problems
from hipcoach.render.text.exercise import exercise_text
from hipcoach.render.text.explanation import explanation_text
from hipcoach.render.text.paper import Capabilities


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
    for shown in (as_text.outcome(outcome, Capabilities()), as_json.result(outcome), as_markdown.outcome(outcome)):
        harmless(shown)
    json.loads(as_json.result(outcome))
    yield "the page"
    as_page.outcome(outcome, figures)
    if folder.pdf:
        yield "the PDF"
        as_pdf.outcome(outcome, figures, "a4")
    yield "explain"
    harmless(explanation_text(why.explain(coach, coach.read(request)), merged, Capabilities()))
    yield "show"
    for exercise in merged.exercises[-2:]:
        harmless(exercise_text(exercise, merged, Capabilities()))
    yield "recommend by words"
    answer = coach.answer(coach.read(request_from(merged), folder.words))
    harmless(as_text.outcome(answer, Capabilities()))
    return type(outcome).__name__


def _checked(place: Path) -> None:
    told = check_paths([place])
    for form in problems.RENDERED.values():
        harmless(form(told))


TARGET = Target(folders(), attempt, round_size=50, short=25)
