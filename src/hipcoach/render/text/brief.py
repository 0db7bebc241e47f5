"""A routine on one screen: safety in short, each step in two lines, what to do tomorrow, what to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from hipcoach.render import wording
from hipcoach.render.as_text import Reasons, told_first_on
from hipcoach.render.signs import flags_shown, in_brief
from hipcoach.render.text.paper import Paper
from hipcoach.text import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.coach.routine import PhaseSteps, Routine, Step, Watch
    from hipcoach.render.letterhead import Letterhead
    from hipcoach.render.text.capabilities import Capabilities

_MEASURE = 84
_CLOCK = 7
"""Columns of a time, and of the gap before it."""


def brief_text(routine: Routine, capabilities: Capabilities, letterhead: Letterhead, *, why: bool = False) -> str:
    """Write a routine short; with `why`, with the reasons of each step."""
    paper = Paper(capabilities, measure=_MEASURE)
    _head(paper, routine, letterhead, routine.stage)
    safety_on(paper, routine.stop_signs_in_brief or routine.stop_signs, flags_shown(routine))
    paper.gap()
    reasons = Reasons() if why else None
    _steps(paper, routine, reasons, cues=True)
    if reasons:
        reasons.list_on(paper)
    paper.gap()
    _foot(paper, routine, "More: --full, " if why else "More: --full, --why, ")
    return paper.text()


def beneath_text(routine: Routine, capabilities: Capabilities, letterhead: Letterhead, rows: int) -> str:
    """Write it beneath what says the stage, and after the signs for a clinician were asked or told.

    Where so many rows do not hold it, it does without gaps, and then leaves to `--why` how each step is done.
    """
    text = ""
    for cues, gaps in ((True, True), (True, False), (False, True), (False, False)):
        text = _beneath(routine, Paper(capabilities, measure=_MEASURE), letterhead, cues=cues, gaps=gaps)
        if text.count("\n") <= rows:
            break
    return text


def _beneath(routine: Routine, paper: Paper, letterhead: Letterhead, *, cues: bool, gaps: bool) -> str:
    if gaps:
        paper.gap()
    _head(paper, routine, letterhead)
    safety_on(paper, routine.stop_signs_in_brief or routine.stop_signs, ())
    if gaps:
        paper.gap()
    _steps(paper, routine, None, cues=cues)
    if gaps:
        paper.gap()
    _foot(paper, routine, "More: --full, --why, " if cues else "How: --why, --full, ")
    return paper.text()


def _head(paper: Paper, routine: Routine, letterhead: Letterhead, *stage: str) -> None:
    first = [f"mostly {target}" for target in wording.emphasis(routine)[:1]]
    side = f", {routine.request.side}" if routine.request.side in ("left", "right") else ""
    paper.line((routine.title + side, "bold"), " · ", " · ".join([*stage, wording.duration(routine), *first]))
    told_first_on(paper, routine, letterhead)


def safety_on(paper: Paper, stop_signs: Sequence[str], flags: Sequence[Watch]) -> None:
    """Write the stop signs and the red flags, a line each."""
    if stop_signs:
        paper.line(("Stop: ", "bold red"), "; ".join(stop_signs))
    if flags:
        paper.line(("A clinician first: ", "bold red"), "; ".join(in_brief(flags)))


def _rounds(paper: Paper, phase: PhaseSteps) -> None:
    if phase.rounds > 1:
        paper.line((phase.title, "bold cyan"), f" · {phase.rounds} rounds, one exercise after the other")


def _steps(paper: Paper, routine: Routine, reasons: Reasons | None, *, cues: bool) -> None:
    number = 0
    for phase in routine.phases:
        _rounds(paper, phase)
        for step in phase.steps:
            number += 1
            _step(paper, step, number)
            if cues:
                paper.line(_how(step), indent=len(_lead(number)))
            if reasons:
                paper.line((f"Why: {reasons.of(step)}", "dim"), indent=len(_lead(number)))


def _lead(number: int) -> str:
    return f"{number}. "


def _step(paper: Paper, step: Step, number: int) -> None:
    """The name, the dose and the time in columns, where all of it fits; else the name on a line of its own."""
    lead = _lead(number)
    dose = wording.dose(step) + (", again at the end" if step.again_seconds else "")
    room = paper.measure - cell_len(lead + step.name) - _CLOCK
    if room > cell_len(dose):
        paper.columns((lead, ""), (step.name, "bold"), (dose.rjust(room), ""), _time(step))
    else:
        paper.line(lead, (step.name, "bold"), hang=len(lead))
        room = paper.measure - cell_len(lead + dose)
        paper.line(dose + " " * max(room - _CLOCK, 0), _time(step), indent=len(lead))


def _how(step: Step) -> str:
    """How it is done on one line, and what the person's cautions change about it."""
    return " ".join([step.say.short, *step.changed]) if step.say and step.say.short else step.cue


def _time(step: Step) -> tuple[str, str]:
    return clock(step.seconds).rjust(_CLOCK), "cyan"


def _foot(paper: Paper, routine: Routine, more: str) -> None:
    for note in routine.advice:
        if note.brief:
            paper.line(note.brief)
    first = routine.phases[0].steps[0].exercise
    paper.line(f"{more}or one drawn: ", (f"hipcoach show {first}", "cyan"))
