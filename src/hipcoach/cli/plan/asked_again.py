"""What has to be asked before a plan, with commands that ask for the plan and not for one session."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from hipcoach.coach.command_line import RECOMMENDING
from hipcoach.coach.outcome import Ambiguous, Candidates, Screen, Screening

if TYPE_CHECKING:
    from hipcoach.cli.plan.made import Adopting
    from hipcoach.coach.outcome import Question
    from hipcoach.coach.planning import PlanWish

Questioned = TypeVar("Questioned", Screen, Candidates)


def for_the_plan(question: Question, wish: PlanWish, adopting: Adopting) -> Question:
    """The question, its answers typed as `hipcoach plan`, with what else was asked of the plan."""
    typed = _typed(wish, adopting)
    if isinstance(question, Screening):
        asked = _answered(question.screening, typed)
        return replace(question, screening=replace(asked, command=_as_plan(asked.command, typed)))
    if isinstance(question, Ambiguous):
        return replace(question, ambiguous=_answered(question.ambiguous, typed))
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


def _answered(asked: Questioned, typed: str) -> Questioned:
    """With the answers to each hint, and to which complaint is meant."""
    doubts = [
        replace(
            doubt,
            yes=_as_plan(doubt.yes, typed),
            no=_as_plan(doubt.no, typed),
            command=_as_plan(doubt.command, typed),
        )
        for doubt in asked.first
    ]
    guesses = [replace(guess, command=_as_plan(guess.command, typed)) for guess in asked.candidates]
    return replace(asked, first=doubts, candidates=guesses)
