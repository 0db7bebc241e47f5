"""A routine as Markdown: for a note, a wiki, a mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from hipcoach.coach.routine import EMERGENCY, Ambiguous, NothingLeft, NotUnderstood, Referral, Routine
from hipcoach.render import wording
from hipcoach.render.as_text import FLAGS_SHOWN, NOT_MEDICAL
from hipcoach.vocabulary import clock

if TYPE_CHECKING:
    from hipcoach.coach.routine import Outcome, Step

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIST_MARK = re.compile(r"^(\s*\d*)([-+.)])(?=\s)")


def outcome(result: Outcome) -> str:
    """Whatever the coach answered."""
    if isinstance(result, Routine):
        return _routine(result)
    if isinstance(result, Referral):
        flag = result.referral
        return (
            f"# No routine today\n\n{plain(flag.message)}\n\n{EMERGENCY}\n\n{plain(f'{flag.flag} ({flag.source})')}\n"
        )
    if isinstance(result, NothingLeft):
        removed = plain(", ".join(result.nothing_left.removed_by))
        return f"# Nothing is left to do\n\nEvery exercise was taken out, by: {removed}.\n\n{EMERGENCY}\n"
    if isinstance(result, Ambiguous):
        return _ambiguous(result)
    if isinstance(result, NotUnderstood):
        unknown = result.not_understood
        known = "".join(f"- {plain(id_)}\n" for id_ in unknown.known)
        return f"# Not understood\n\n{plain(unknown.message)}\n\n{known}\n{EMERGENCY}\n"
    assert_never(result)


def _ambiguous(result: Ambiguous) -> str:
    lines = ["# Not clear yet", ""]
    for doubt in result.ambiguous.first:
        lines += [f"**First:** {plain(doubt.question)}", "", f"If it is so, or may be: `{doubt.command}`", ""]
    for candidate in result.ambiguous.candidates:
        lines += [f"## {plain(candidate.name)}", "", plain(candidate.tell_apart), "", f"`{candidate.command}`", ""]
    return "\n".join([*lines, EMERGENCY]) + "\n"


def plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _LIST_MARK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def _routine(routine: Routine) -> str:
    lines = [f"# {plain(routine.title)}", ""]
    lines += [f"{clock(routine.total_seconds)} of {routine.request.minutes} minutes.", ""]
    if routine.understood:
        lines += [*(plain(wording.understood(each)) for each in routine.understood), plain(wording.CORRECT), ""]
    emphasis = wording.emphasis(routine)
    if emphasis:
        lines += [f"**Emphasis:** {plain(', '.join(emphasis))}", ""]
    lines += ["## Stop signs", "", *_bullets(routine.stop_signs), ""]
    flags = [flag.question for flag in routine.red_flags[:FLAGS_SHOWN]]
    lines += ["Not this, but a clinician, if the answer is yes:", "", *_bullets(flags), ""]
    number = 0
    for phase in routine.phases:
        lines += [f"## {plain(phase.title)} ({clock(phase.seconds)})", ""]
        for step in phase.steps:
            number += 1
            lines += _step(routine, step, number)
    lines += ["## What to watch, today and tomorrow", "", *_bullets([note.text for note in routine.advice]), ""]
    return "\n".join([*lines, f"_{NOT_MEDICAL}_"]) + "\n"


def _step(routine: Routine, step: Step, number: int) -> list[str]:
    lines = [f"### {number}. {plain(step.name)}", "", plain(wording.extent(routine, step)), ""]
    lines += [f"**{plain(step.cue)}**", ""]
    lines += [f"{i}. {plain(text)}" for i, text in enumerate(step.steps, start=1)]
    lines += ["", f"Felt: {plain(step.felt)}. Must not pinch: {plain(step.closed_angle)}.", ""]
    if step.easier:
        lines += [f"Easier: `{step.easier}`", ""]
    return [*lines, *(f"> {plain(reason.because)} ({plain(reason.source)})" + "\n" for reason in step.because)]


def _bullets(texts: list[str]) -> list[str]:
    return [f"- {plain(text)}" for text in texts]
