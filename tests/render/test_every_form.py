"""What text, Markdown, page and handout say alike."""

from __future__ import annotations

import dataclasses
import html
import io
import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PageObject, PdfReader

from hipcoach.catalogue.dose import TempoPart
from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.routine import LookAt, Note, Step, StepResult
from hipcoach.render import as_markdown, as_page, as_pdf, as_text, wording
from hipcoach.render.text.capabilities import Capabilities

if TYPE_CHECKING:
    from collections.abc import Callable

FORMS: dict[str, Callable[[Routine], str]] = {
    "text": lambda routine: as_text.outcome(routine, Capabilities()),
    "markdown": lambda routine: as_markdown.outcome(routine).replace("*", ""),
    "page": lambda routine: on_screen(as_page.outcome(routine, {})),
    "print": lambda routine: on_paper(as_page.outcome(routine, {})),
    "pdf": lambda routine: "\n".join(page.extract_text() for page in read(as_pdf.outcome(routine, {}, "a4"))),
}


def on_screen(page: str) -> str:
    """The page without its handout, which only paper shows."""
    return page.partition('<section id="handout"')[0]


def on_paper(page: str) -> str:
    """What the page prints, as words."""
    text = re.sub(r"<[^>]+>", " ", page.partition('<section id="handout"')[2].partition("<script")[0])
    return html.unescape(text.partition(">")[2])


def read(content: bytes) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_said_first_stands_above_all_and_only_there(routine: Routine, form: str) -> None:
    first = Note(id="x", text="Above all this.", source="x", first=True)
    said = FORMS[form](dataclasses.replace(routine, advice=[first, *routine.advice]))
    assert said.count(first.text) == 1
    assert said.index(first.text) < min(said.index("Emphasis"), said.index("Stop signs"), said.index("Stage"))


@pytest.mark.parametrize("form", FORMS)
def test_what_to_have_looked_at_stands_right_under_the_title(routine: Routine, form: str) -> None:
    first = Note(id="x", text="Above all this.", source="x", first=True)
    long = "Have this looked at" + ", and this" * 40 + "."
    looked_at = dataclasses.replace(routine, look_at=[LookAt(flag="x", text=long)], advice=[first, *routine.advice])
    said = " ".join(FORMS[form](looked_at).split())
    assert said.count(long) == 1
    assert said.index(wording.duration(routine)) < said.index(long) < said.index(first.text)


@pytest.mark.parametrize("form", FORMS)
def test_the_stage_stands_under_the_emphasis(routine: Routine, form: str) -> None:
    said = FORMS[form](routine)
    assert (
        said.index("Emphasis: ") < said.index(f"Stage: {routine.stage}") < said.index(routine.phases[0].steps[0].name)
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_step_stands_once_with_its_rounds_and_its_second_look(routine: Routine, form: str) -> None:
    phase = routine.phases[0]
    looked = dataclasses.replace(phase.steps[0], again_seconds=25)
    twice = dataclasses.replace(phase, rounds=2, steps=[looked, *phase.steps[1:]])
    both = (FORMS[form](dataclasses.replace(routine, phases=[one, *routine.phases[1:]])) for one in (phase, twice))
    plain, said = (" ".join(text.split()) for text in both)  # a line may break anywhere
    assert said.count("2 rounds") == 1
    assert len(re.findall("[Aa]gain at the end, 20 s", said)) == 1
    assert "rounds" not in plain
    if form != "page":  # whose player has its own words
        assert said.count(looked.name) == plain.count(looked.name)


LOWER_AND_LIFT = [TempoPart(part="lower", seconds=3), TempoPart(part="lift", seconds=2)]
HOW = "Lower 3 s, lift 2 s; the last two are hard but clean."
RESULT = StepResult(usual="It is usual.", difference="A difference counts.", caveat="It is no diagnosis.")


@pytest.mark.parametrize("form", FORMS)
def test_how_fast_and_how_hard_stands_once_between_the_dose_and_the_cue(routine: Routine, form: str) -> None:
    step = routine.phases[0].steps[0]
    effort = "the last two are hard but clean"
    dose = dataclasses.replace(step.dose, reps=9, seconds_per_rep=5, tempo=LOWER_AND_LIFT, effort=effort)
    said = _with(form, routine, dataclasses.replace(step, dose=dose, cue="The cue itself."))
    if form in ("pdf", "print"):  # which have a box for it
        box = " ".join(said.split())
        assert re.search(
            r"Repetitions 9 Tempo lower 3 s, lift 2 s Effort the last two are hard but clean .*The cue", box
        )
        assert box.count("lower 3 s, lift 2 s") == 1
    else:
        assert said.count(HOW) == 1
        assert said.index("9 reps") < said.index(HOW) < said.index("The cue itself.")
        assert "9 reps of" not in said


@pytest.mark.parametrize("form", FORMS)
def test_what_a_result_means_stands_once_at_its_step(routine: Routine, form: str) -> None:
    step = dataclasses.replace(routine.phases[0].steps[0], result=RESULT)
    said = " ".join(_with(form, routine, step).split())
    assert said.count("It is usual. A difference counts.") == 1
    assert said.count("It is no diagnosis.") == (form != "text")  # there are two lines for it


def _with(form: str, routine: Routine, step: Step) -> str:
    """A routine in a form, with a step in place of its first."""
    phase = dataclasses.replace(routine.phases[0], steps=[step, *routine.phases[0].steps[1:]])
    return FORMS[form](dataclasses.replace(routine, phases=[phase, *routine.phases[1:]], easier=[]))


def test_after_a_hip_operation_the_surgeons_word_comes_first(coach: Coach) -> None:
    routine = coach.recommend(Request(symptoms=("hip-pain",), cautions=("hip-replacement",)))
    assert isinstance(routine, Routine)
    lines = FORMS["text"](routine).splitlines()
    assert lines[1].startswith("Only with your surgeon's clearance.")
    assert "Emphasis: " not in "".join(lines)
    (gave_way,) = [note for note in routine.advice if note.id == "gave-way"]
    assert not any(rule.id in gave_way.text for rule in coach.catalogue.rules)
    assert len(gave_way.rules) > 1
