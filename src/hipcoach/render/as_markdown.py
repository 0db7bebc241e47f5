"""A routine as Markdown: for a note, a wiki, a mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hipcoach.coach.routine import Routine
from hipcoach.render import wording
from hipcoach.render.instead_of_routine import message_of
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.signs import NOT_THIS, flag_questions, flags_shown
from hipcoach.render.wording import NOT_MEDICAL
from hipcoach.text import one_line

if TYPE_CHECKING:
    from hipcoach.coach.routine import Step
    from hipcoach.render.instead_of_routine import Message, Shown, Suggestion

_BACKTICKS = re.compile("`+")
_SPECIAL = re.compile(
    r"""
      [\\`*_{}\[\]<>\#|~&$@^]
    | ^[-+=:%]                                # a list, a line across, what makes the line above a title or a table
    | (?<=[=%])[=%]                           # ==marked==, %%hidden%%
    | /(?=/) | (?<=www)\. | (?<=\w)\.(?=[^\W\d_]{2})  # addresses
    | :(?=[\w+-]+:)                           # :emoji:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(\d+)(?=[.)](?:\s|$))")


def outcome(result: Shown, letterhead: Letterhead = BLANK) -> str:
    """Write any answer of the coach as Markdown."""
    if isinstance(result, Routine):
        return _routine(result, letterhead)
    return _message(message_of(result), letterhead)


def letterhead_lines(letterhead: Letterhead) -> list[str]:
    """The lines of a sheet's head."""
    return [f"**{label}:** {escaped(text)}" for label, text in letterhead.lines()]


def _message(message: Message, letterhead: Letterhead) -> str:
    paragraphs = [f"# {escaped(message.heading)}"]
    paragraphs += map(escaped, (message.said, message.text, message.listing))
    for doubt in message.doubts:
        paragraphs += _suggestion(doubt)
    paragraphs.append(escaped(message.otherwise))
    for candidate in message.candidates:
        paragraphs += _suggestion(candidate)
    paragraphs.append("\n".join(f"- {escaped(sign)}" for sign in message.signs))
    paragraphs += [_command(*message.command)] if message.command else []
    paragraphs += [escaped(message.emergency), escaped(message.because), *letterhead_lines(letterhead)]
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _suggestion(suggestion: Suggestion) -> list[str]:
    commands = [_command(lead, command) for lead, command in suggestion.commands]
    return [f"## {escaped(suggestion.title)}", escaped(suggestion.text), *commands]


def _command(lead: str, command: str) -> str:
    """A command to copy, in more backticks than it has itself: a person's own words may be in it."""
    fence = "`" * (max(map(len, _BACKTICKS.findall(command)), default=0) + 1)
    blank = " " if len(fence) > 1 else ""
    return f"{escaped(lead)} {fence}{blank}{command}{blank}{fence}".lstrip()


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line, without blanks around it.

    A site that looks for `@name`, `#1` or an address in what Markdown has made of it, as GitHub does, still finds them.
    """
    return _NUMBERED.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", one_line(text).strip()))


def _routine(routine: Routine, letterhead: Letterhead) -> str:
    lines = [f"# {escaped(routine.title)}", ""]
    lines += [f"{wording.duration(routine)}.", ""]
    for text in wording.to_be_looked_at(routine):
        lines += [f"**{escaped(text)}**", ""]
    understood = wording.understood(routine)
    lines += [*map(escaped, understood), ""] if understood else []
    for text in wording.said_first(routine):
        lines += [f"**{escaped(text)}**", ""]
    for text in letterhead_lines(letterhead):
        lines += [text, ""]
    emphasis = wording.emphasis(routine)
    if emphasis:
        lines += [f"**Emphasis:** {escaped(', '.join(emphasis))}", ""]
    lines += [f"{wording.stage(routine)}.", ""]
    if ready := wording.have_ready(routine):
        lines += [ready, ""]
    lines += ["## Stop signs", "", *bullets(routine.stop_signs), ""]
    lines += [f"{NOT_THIS}:", "", *bullets(flag_questions(flags_shown(routine))), ""]
    lines += step_lines(routine)
    lines += ["## What to watch, today and tomorrow", "", *bullets(wording.to_watch(routine)), ""]
    return "\n".join([*lines, f"_{NOT_MEDICAL}_"]) + "\n"


def step_lines(routine: Routine) -> list[str]:
    """Every step under its phase."""
    lines, number = list[str](), 0
    for phase in routine.phases:
        lines += [f"## {escaped(phase.title)} ({wording.phase_extent(phase)})", ""]
        for step in phase.steps:
            number += 1
            lines += _step(routine, step, number)
        for look in wording.second_looks(routine, phase):
            lines += [escaped(look), ""]
    return lines


def _step(routine: Routine, step: Step, number: int) -> list[str]:
    lines = [f"### {number}. {escaped(step.name)}", "", escaped(wording.extent(routine, step)), ""]
    if turned_once := wording.turned_once(routine, step):
        lines += [escaped(turned_once), ""]
    if manner := wording.manner(step):
        lines += [escaped(manner), ""]
    lines += [f"**{escaped(step.cue)}**", ""]
    lines += [f"{count}. {escaped(text)}" for count, text in enumerate(step.steps, start=1)]
    lines += ["", f"Felt: {escaped(step.felt)}. Must not pinch: {escaped(step.closed_angle)}.", ""]
    if means := wording.meaning(step):
        lines += [f"What it means: {escaped(means)}", ""]
    if step.easier:
        lines += [f"Easier: {escaped(wording.easier(routine, step))}", ""]
    return [*lines, *(f"> {escaped(reason.because)} ({escaped(reason.source)})" + "\n" for reason in step.because)]


def bullets(texts: list[str]) -> list[str]:
    """A list."""
    return [f"- {escaped(text)}" for text in texts]
