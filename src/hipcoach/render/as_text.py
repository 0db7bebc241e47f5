"""A routine, a referral or an empty answer as one would pin it to the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from hipcoach.coach.routine import EMERGENCY, Ambiguous, NothingLeft, NotUnderstood, Referral, Routine
from hipcoach.coach.screen import Clear
from hipcoach.render import wording
from hipcoach.render.paper import Look, Paper
from hipcoach.render.wording import NOT_MEDICAL, NOT_THIS
from hipcoach.text import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach.routine import Outcome, PhaseSteps, Step

_FIGURE_ROWS = 15
"""Of the terminal, for a step's figure: a routine has many."""

_LEVELS = {
    "emergency": "Emergency: get help now.",
    "urgent": "Urgent: be seen within a day or so.",
    "clinician-first": "See a clinician first.",
}


def outcome(result: Outcome, look: Look, figures: Mapping[str, Figure] | None = None) -> str:
    """Whatever the coach answered; with `figures`, by the exercise's id, each step is drawn."""
    paper = Paper(look)
    if isinstance(result, Routine):
        _routine(paper, result, figures or {})
    elif isinstance(result, Referral):
        _referral(paper, result)
    elif isinstance(result, NothingLeft):
        _nothing_left(paper, result)
    elif isinstance(result, Ambiguous):
        _ambiguous(paper, result)
    elif isinstance(result, NotUnderstood):
        _not_understood(paper, result)
    else:
        assert_never(result)
    return paper.text()


def _routine(paper: Paper, routine: Routine, figures: Mapping[str, Figure]) -> None:
    reasons = _Reasons(routine)
    _head(paper, routine)
    _stops(paper, routine)
    number = 0
    for phase in routine.phases:
        paper.gap()
        _phase(paper, phase)
        for step in phase.steps:
            number += 1
            if step.exercise in figures:
                _figure(paper, routine, figures[step.exercise])
            _step(paper, routine, step, number, reasons)
    _notes(paper, routine, reasons)


def _head(paper: Paper, routine: Routine) -> None:
    paper.line((routine.title, "bold"), f" · {wording.length(routine)}")
    for understood in routine.understood:
        paper.line(wording.understood(understood))
    if routine.understood:
        paper.line(wording.CORRECT, indent=2)
    emphasis = wording.emphasis(routine)
    if emphasis:
        paper.line(("Emphasis: ", "bold"), (", ".join(emphasis), "green"))
    for because in wording.whys(routine):
        paper.line(because, indent=2)


def _stops(paper: Paper, routine: Routine) -> None:
    paper.gap()
    if routine.stop_signs:
        paper.line(("Stop signs", "bold red"))
    for sign in routine.stop_signs:
        paper.line("- ", sign, indent=2, hang=2)
    paper.gap()
    paper.line((NOT_THIS, "bold red"))
    for question in wording.flags(routine):
        paper.line("- ", question, indent=2, hang=2)


def _phase(paper: Paper, phase: PhaseSteps) -> None:
    paper.line((phase.title.upper(), "bold cyan"), f" · {clock(phase.seconds)}")


def _figure(paper: Paper, routine: Routine, figure: Figure) -> None:
    from hipcoach.render.figure_text import put_figure

    put_figure(paper, figure, "blocks", mirrored=routine.request.side == "right", rows=_FIGURE_ROWS)


def _step(paper: Paper, routine: Routine, step: Step, number: int, reasons: _Reasons) -> None:
    lead = f"{number}. "
    indent = len(lead)
    paper.line(lead, (step.name, "bold"), " · ", wording.extent(routine, step), hang=indent)
    paper.line(step.cue, indent=indent)
    felt = f"Felt: {step.felt}. Must not pinch: {step.closed_angle}."
    paper.line((felt, "dim"), indent=indent)
    easier = f" Easier: {step.easier}." if step.easier else ""
    paper.line((f"Why: {reasons.of(step)}.{easier}", "dim"), indent=indent)


class _Reasons:
    """Numbers the reasons as they first appear, so that each is written out once."""

    def __init__(self, routine: Routine) -> None:
        self.grades = {each.rule: each.grade for each in routine.emphasis}
        self.texts: dict[str, str] = {}

    def of(self, step: Step) -> str:
        """The numbers of a step's reasons."""
        for reason in step.because:
            self.texts.setdefault(reason.rule, f"{reason.because} ({reason.source})")
        known = list(self.texts)
        return ", ".join(f"[{known.index(reason.rule) + 1}]" for reason in step.because)


def _notes(paper: Paper, routine: Routine, reasons: _Reasons) -> None:
    paper.gap()
    paper.line(("What to watch, today and tomorrow", "bold"))
    for note in routine.advice:
        paper.line("- ", note.text, indent=2, hang=2)
    paper.gap()
    paper.line(("Why these", "bold"))
    for number, text in enumerate(reasons.texts.values(), start=1):
        lead = f"[{number}] "
        paper.line(lead, text, indent=2, hang=len(lead))
    paper.gap()
    paper.line((f"Total {clock(routine.total_seconds)}. {NOT_MEDICAL}", "dim"))


def _referral(paper: Paper, result: Referral) -> None:
    flag = result.referral
    paper.line(("No routine today", "bold red"), f" · {_LEVELS[flag.level]}")
    paper.gap()
    paper.line(flag.message)
    paper.gap()
    paper.line(EMERGENCY)
    said = f", read from {wording.quoted(flag.words)}" if flag.words else ""
    paper.line((f"Because of '{flag.flag}' ({flag.source}){said}. This is not a diagnosis.", "dim"))


def _nothing_left(paper: Paper, result: NothingLeft) -> None:
    paper.line(("Nothing is left to do", "bold"))
    removed = ", ".join(result.nothing_left.removed_by)
    paper.line(f"Every exercise was taken out, by: {removed}. Spare less, add equipment, or ask for more minutes.")
    paper.line(EMERGENCY)


def _ambiguous(paper: Paper, result: Ambiguous) -> None:
    unclear = result.ambiguous
    if unclear.first:
        paper.line(("One thing first", "bold red"), ": is any of this so?")
    for doubt in unclear.first:
        paper.gap()
        paper.line(doubt.question)
        paper.line((f"You said {wording.quoted(doubt.words)}.", "dim"), indent=2)
        paper.line("Yes, or not sure: ", (doubt.command, "cyan"), indent=2, hang=2)
    if unclear.first and unclear.candidates:
        paper.gap()
        paper.line("If it is not so:")
    elif unclear.candidates:
        paper.line(("Which of these is it?", "bold"))
    for candidate in unclear.candidates:
        paper.gap()
        paper.line((candidate.name, "bold"), f". {candidate.tell_apart}")
        paper.line((candidate.command, "cyan"), indent=2, hang=2)
    paper.gap()
    paper.line(EMERGENCY)


def _not_understood(paper: Paper, result: NotUnderstood) -> None:
    unknown = result.not_understood
    paper.line(("Not understood", "bold"))
    paper.line(unknown.message)
    paper.line("It knows: ", ", ".join(unknown.known), hang=2)
    paper.gap()
    paper.line(EMERGENCY)


def screened(result: Referral | Clear, look: Look) -> str:
    """The verdict of a screen."""
    if isinstance(result, Referral):
        return outcome(result, look)
    paper = Paper(look)
    paper.line(("Nothing here stops a routine", "bold"), f" · {result.clear.asked} questions answered")
    if result.clear.unsure:
        paper.line(f"Not sure: {', '.join(result.clear.unsure)}. Ask a clinician about these when you can.")
    paper.line(EMERGENCY)
    paper.line((f"{NOT_MEDICAL}", "dim"))
    return paper.text()
