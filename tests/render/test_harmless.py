"""Whatever a text holds, no form of it steers a screen: controls, ANSI, direction marks and formulas are only shown."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections.abc import Callable

import pytest
from hostile import TEXTS, poisoned

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.figure import Figure
from hipcoach.catalogue.layers import Layer
from hipcoach.coach import Coach, Routine, request_from
from hipcoach.coach import explain as why
from hipcoach.errors import Problem
from hipcoach.render import (
    as_json,
    as_markdown,
    as_text,
    figure_svg,
    problems,
    whereabouts,
)
from hipcoach.render.text import tables
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.exercise import exercise_text
from hipcoach.render.text.explanation import explanation_text
from hipcoach.text import with_plain_blanks

_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_MORE = (*TEXTS, "\x9b31m", "\x7f", "\ud800", "\ufeff", "a\rb", "\x1b]0;title\x07", "tab\there", "two\nlines")
OUTSIDE = Capabilities()
TERMINAL = Capabilities(width=100, colour="truecolor", terminal=True)
_OURS = re.compile("\x1b\\[[0-9;]*m")
"""Colours that Rich writes."""


@pytest.fixture(scope="module")
def routine(coach: Coach) -> Routine:
    made = coach.recommend(request_from(coach.catalogue, symptoms=["hamstring"], minutes=8, side="left"))
    assert isinstance(made, Routine)
    return poisoned(made)  # type: ignore[no-any-return]


RENDERED: dict[str, Callable[[Routine], str]] = {
    "text": lambda routine: as_text.outcome(routine, OUTSIDE),
    "terminal": lambda routine: _OURS.sub("", as_text.outcome(routine, TERMINAL)),
    "Markdown": as_markdown.outcome,
    "JSON": as_json.result,
}


@pytest.mark.parametrize("form", RENDERED)
def test_a_routine_steers_nothing(form: str, routine: Routine) -> None:
    assert _STEERS.findall(RENDERED[form](routine)) == []


@pytest.mark.parametrize("form", RENDERED)
def test_a_blank_of_any_width_is_shown_as_a_blank(form: str, coach: Coach) -> None:
    made = coach.recommend(request_from(coach.catalogue, symptoms=["hamstring"], minutes=8))
    assert isinstance(made, Routine)
    shown = RENDERED[form](dataclasses.replace(made, title="Heel\u00a0slide\u202fand\u3000rest"))
    assert "Heel slide and rest" in with_plain_blanks(shown)


def test_what_json_escapes_it_gives_back(routine: Routine) -> None:
    assert json.loads(as_json.result(routine))["title"] == routine.title


@pytest.mark.sweep
@pytest.mark.parametrize("text", _MORE)
def test_an_exercise_steers_nothing(text: str, catalogue: Catalogue, figures: dict[str, Figure]) -> None:
    plain = catalogue.exercise["clamshell"]
    texts = {"name": text, "aliases": (text,), "cue": text, "steps": (text, text), "felt": text, "closed_angle": text}
    exercise = plain.model_copy(update=texts)
    assert _STEERS.findall(exercise_text(exercise, catalogue, OUTSIDE)) == []
    assert _STEERS.findall(_OURS.sub("", exercise_text(exercise, catalogue, TERMINAL))) == []
    assert _STEERS.findall(as_json.entry("exercise", exercise, text)) == []
    assert _STEERS.findall(figure_svg.still(figures["clamshell"], exercise, "light")) == []
    assert _STEERS.findall(figure_svg.animated(figures["clamshell"], exercise, "light")) == []


@pytest.mark.parametrize("text", _MORE)
def test_a_row_steers_nothing_and_stays_one(text: str) -> None:
    [line] = tables.table(("id", "name"), [(text, "b")], OUTSIDE).splitlines()
    assert _STEERS.findall(line) == []
    assert line.count("\t") == 1
    assert _STEERS.findall(_OURS.sub("", tables.table(("id", "name"), [(text, "b")], TERMINAL))) == []


@pytest.mark.parametrize(
    "text", [*_MORE, "=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "\uff05", "\uff1d1+1"]
)
def test_a_cell_is_no_formula_and_steers_nothing(text: str) -> None:
    sheet = tables.rows_as_csv(("a",), [(text,)])
    assert _STEERS.findall(sheet) == []
    [[_], [cell]] = csv.reader(io.StringIO(sheet))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"))


@pytest.mark.parametrize("text", _MORE)
def test_a_problem_and_a_layer_steer_nothing(text: str) -> None:
    found = [Problem(text, 1, 1, text, text, text, text)]
    for rendered in problems.RENDERED.values():
        assert _STEERS.findall(rendered(found)) == []
    assert problems.as_text(found).count("\n") == 1
    assert problems.as_github(found).count("\n") == 1
    layer = Layer(how=text, path=text, replaces=[text], switches_off=[text])
    assert _STEERS.findall(whereabouts.text([layer], Capabilities())) == []


def test_an_explanation_steers_nothing(coach: Coach, catalogue: Catalogue) -> None:
    request = request_from(catalogue, symptoms=["hamstring"], minutes=8)
    for made in (why.explain(coach, coach.read(request)), why.explain(coach, coach.read(request), "clamshell")):
        assert _STEERS.findall(explanation_text(poisoned(made), catalogue, OUTSIDE)) == []
