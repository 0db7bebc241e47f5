"""What has to be asked before a plan, with commands that ask for the plan and not for one session."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hipcoach.coach.command_line import RECOMMENDING
from hipcoach.coach.outcome import Ambiguous, Doubt, Screening, SymptomGuess

if TYPE_CHECKING:
    from hipcoach.cli.plan.made import Adopting
    from hipcoach.coach.outcome import Question
    from hipcoach.coach.planning import PlanWish


def for_the_plan(question: Question, wish: PlanWish, adopting: Adopting) -> Question:
    """The question, its answers typed as `hipcoach plan`, with what else was asked of the plan."""
    typed = _typed(wish, adopting)
    if isinstance(question, Screening):
        asked = question.screening
        first, guesses = _doubts(asked.first, typed), _guesses(asked.candidates, typed)
        asked = replace(asked, first=first, candidates=guesses, command=_as_plan(asked.command, typed))
        return replace(question, screening=asked)
    if isinstance(question, Ambiguous):
        which = question.ambiguous
        first, guesses = _doubts(which.first, typed), _guesses(which.candidates, typed)
        return replace(question, ambiguous=replace(which, first=first, candidates=guesses))
    return question


def _typed(wish: PlanWish, adopting: Adopting) -> str:
    """The options of a plan; its first day as a date, whatever day it was called."""
    options = [f"--start {date.fromordinal(wish.start)}", f"--weeks {wish.weeks}"]
    options += [f"--programme {wish.programme}"] if wish.programme else []
    options += [f"--days {','.join(wish.days)}"] if wish.days else []
    options += [] if wish.recovery is None else ["--recovery" if wish.recovery else "--no-recovery"]
    options += ["--adopt"] if adopting.adopt else []
    options += [f"--for {shlex.quote(adopting.name)}"] if adopting.name else []
    options += ["--new"] if adopting.new else []
    return " ".join(options)


def _as_plan(command: str, typed: str) -> str:
    return f"hipcoach plan{command.removeprefix(RECOMMENDING)} {typed}"


def _doubts(doubts: list[Doubt], typed: str) -> list[Doubt]:
    return [
        replace(
            doubt,
            yes=_as_plan(doubt.yes, typed),
            no=_as_plan(doubt.no, typed),
            command=_as_plan(doubt.command, typed),
        )
        for doubt in doubts
    ]


def _guesses(guesses: list[SymptomGuess], typed: str) -> list[SymptomGuess]:
    return [replace(guess, command=_as_plan(guess.command, typed)) for guess in guesses]
