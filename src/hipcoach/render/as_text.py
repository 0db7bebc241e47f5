"""A routine, a referral or an empty answer as one would pin it to the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.coach.outcome import EMERGENCY, Referral
from hipcoach.coach.routine import Routine
from hipcoach.coach.screen import Clear
from hipcoach.render import wording
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.signs import NOT_THIS, flag_questions, flags_shown
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.paper import Paper
from hipcoach.render.wording import NOT_MEDICAL
from hipcoach.text import clock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach.routine import PhaseSteps, Step
    from hipcoach.render.instead_of_routine import Message, Shown, Suggestion

_FIGURE_ROWS = 15
"""Of the terminal, for a step's figure: a routine has many."""


def outcome(
    result: Shown,
    capabilities: Capabilities,
    figures: Mapping[str, Figure] | None = None,
    letterhead: Letterhead = BLANK,
) -> str:
    """Write any answer of the coach as text; with `figures`, by the exercise's id, each step is drawn."""
    paper = Paper(capabilities)
    if isinstance(result, Routine):
        _routine(paper, result, figures or {}, letterhead)
    else:
        from hipcoach.render.instead_of_routine import message_of

        _message(paper, message_of(result))
        letterhead_on(paper, letterhead)
    return paper.text()


def _routine(paper: Paper, routine: Routine, figures: Mapping[str, Figure], letterhead: Letterhead) -> None:
    reasons = Reasons()
    _head(paper, routine, letterhead)
    stops_on(paper, routine.stop_signs, flag_questions(flags_shown(routine)))
    phases_on(paper, routine, figures, reasons)
    _notes(paper, routine, reasons)


def phases_on(paper: Paper, routine: Routine, figures: Mapping[str, Figure], reasons: Reasons) -> None:
    """Write every step under its phase; with a figure, where there is one for it."""
    number = 0
    for phase in routine.phases:
        paper.gap()
        _phase(paper, phase)
        for step in phase.steps:
            number += 1
            if step.exercise in figures:
                _figure(paper, routine, figures[step.exercise])
            _step(paper, routine, step, number, reasons)
        for look in wording.second_looks(routine, phase):
            paper.line(look)


def told_first_on(paper: Paper, routine: Routine, letterhead: Letterhead) -> None:
    """Write what stands under the title in every length: what to have looked at, what was understood, the head."""
    first_on(paper, wording.to_be_looked_at(routine), wording.understood(routine), wording.said_first(routine))
    letterhead_on(paper, letterhead)


def first_on(paper: Paper, looked_at: Sequence[str], understood: Sequence[str], said: Sequence[str]) -> None:
    """Write what to have looked at, what was understood of words, and the advice that stands above all."""
    for text in looked_at:
        paper.line((text, "bold red"))
    for text in understood:
        paper.line(text, indent=2 * text.startswith("Not that?"))
    for text in said:
        paper.line((text, "bold"))


def letterhead_on(paper: Paper, letterhead: Letterhead) -> None:
    """Write whom it is for, and whom from."""
    for label, text in letterhead.lines():
        paper.line((f"{label}: ", "bold"), text)


def _head(paper: Paper, routine: Routine, letterhead: Letterhead) -> None:
    paper.line((routine.title, "bold"), f" · {wording.duration(routine)}")
    told_first_on(paper, routine, letterhead)
    emphasis = wording.emphasis(routine)
    if emphasis:
        paper.line(("Emphasis: ", "bold"), (", ".join(emphasis), "green"))
    for because in wording.whys(routine):
        paper.line(because, indent=2)
    paper.line(wording.stage(routine))
    if ready := wording.have_ready(routine):
        paper.line(ready)


def stops_on(paper: Paper, stop_signs: Sequence[str], questions: Sequence[str]) -> None:
    """Write the stop signs, and what asks for a clinician."""
    paper.gap()
    if stop_signs:
        paper.line(("Stop signs", "bold red"))
    for sign in stop_signs:
        paper.line("- ", sign, indent=2, hang=2)
    paper.gap()
    paper.line((NOT_THIS, "bold red"))
    for question in questions:
        paper.line("- ", question, indent=2, hang=2)


def _phase(paper: Paper, phase: PhaseSteps) -> None:
    paper.line((phase.title.upper(), "bold cyan"), f" · {wording.phase_extent(phase)}")


def _figure(paper: Paper, routine: Routine, figure: Figure) -> None:
    from hipcoach.render.figure_text import put_figure

    put_figure(paper, figure, "blocks", mirrored=routine.request.side == "right", rows=_FIGURE_ROWS)


def _step(paper: Paper, routine: Routine, step: Step, number: int, reasons: Reasons) -> None:
    lead = f"{number}. "
    indent = len(lead)
    paper.line(lead, (step.name, "bold"), " · ", wording.extent(routine, step), hang=indent)
    if turned_once := wording.turned_once(routine, step):
        paper.line(turned_once, indent=indent)
    if step.say:
        paper.line(f"{step.say.start} {step.say.move}", indent=indent)
    if manner := wording.manner(step):
        paper.line(manner, indent=indent)
    paper.line(step.cue, indent=indent)
    if means := wording.meaning_in_short(step):
        paper.line((f"Result: {means}", "dim"), indent=indent)
    paper.line(f"Felt: {step.felt}. ", ("Must not pinch: ", "bold"), f"{step.closed_angle}.", indent=indent)
    easier = f" Easier: {wording.easier(routine, step)}." if step.easier else ""
    paper.line((f"Why: {reasons.of(step)}.{easier}", "dim"), indent=indent)


class Reasons:
    """Numbers the reasons as they first appear, so that each is written out once."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def of(self, step: Step) -> str:
        """The numbers of a step's reasons."""
        for reason in step.because:
            self.texts.setdefault(reason.rule, f"{reason.because} ({reason.source})")
        rules = list(self.texts)
        return ", ".join(f"[{rules.index(reason.rule) + 1}]" for reason in step.because)

    def list_on(self, paper: Paper) -> None:
        """Write them out."""
        paper.gap()
        paper.line(("Why these", "bold"))
        for number, text in enumerate(self.texts.values(), start=1):
            lead = f"[{number}] "
            paper.line(lead, text, indent=2, hang=len(lead))


def _notes(paper: Paper, routine: Routine, reasons: Reasons) -> None:
    paper.gap()
    paper.line(("What to watch, today and tomorrow", "bold"))
    for text in wording.to_watch(routine):
        paper.line("- ", text, indent=2, hang=2)
    reasons.list_on(paper)
    paper.gap()
    paper.line((f"Total {clock(routine.total_seconds)}. {NOT_MEDICAL}", "dim"))


def _message(paper: Paper, message: Message) -> None:
    paper.line((message.title, "bold red" if message.alarming else "bold"), message.subtitle)
    if message.said:
        paper.line(message.said)
    if message.text:
        if message.alarming:
            paper.gap()
        paper.line(message.text)
    if message.listing:
        paper.line(message.listing, hang=2)
    for doubt in message.doubts:
        paper.gap()
        paper.line(doubt.title)
        paper.line((doubt.text, "dim"), indent=2)
        _commands(paper, doubt)
    if message.otherwise:
        paper.gap()
        paper.line(message.otherwise)
    for candidate in message.candidates:
        paper.gap()
        paper.line((candidate.title, "bold"), f". {candidate.text}")
        _commands(paper, candidate)
    _signs(paper, message)
    if message.alarming or message.listing or message.candidates:  # else it is two lines, which stay together
        paper.gap()
    paper.line(message.emergency)
    if message.because:
        paper.line((message.because, "dim"))


def _commands(paper: Paper, suggestion: Suggestion) -> None:
    for lead, command in suggestion.commands:
        paper.line(f"{lead} " if lead else "", (command, "cyan"), indent=2, hang=2)


def _signs(paper: Paper, message: Message) -> None:
    """The signs that stop a routine, and the command where none of them is so."""
    if message.signs:
        paper.gap()
    for sign in message.signs:
        paper.line("- ", sign, indent=2, hang=2)
    if message.command:
        lead, command = message.command
        paper.gap()
        paper.line(f"{lead} ", (command, "cyan"), hang=2)


def screening(result: Referral | Clear, capabilities: Capabilities) -> str:
    """Write what a screen found."""
    if isinstance(result, Referral):
        return outcome(result, capabilities)
    paper = Paper(capabilities)
    paper.line(("Nothing here stops a routine", "bold"), f" · {result.clear.asked} questions answered")
    for sign in result.clear.look_at:
        paper.line((sign.text, "bold red"))
    if result.clear.unsure:
        paper.line(f"Not sure: {', '.join(result.clear.unsure)}. Ask a clinician about these when you can.")
    paper.line(EMERGENCY)
    paper.line((NOT_MEDICAL, "dim"))
    return paper.text()
