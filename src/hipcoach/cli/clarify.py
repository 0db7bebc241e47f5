"""Words that are not clear yet, made clear by asking on a terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hipcoach.cli.output import remark
from hipcoach.cli.prompt import can_ask, choose, yes_no
from hipcoach.coach import Ambiguous, NotUnderstood
from hipcoach.coach.screen import counts_as_yes

if TYPE_CHECKING:
    from hipcoach.coach import Coach, Outcome, Request
    from hipcoach.coach.hearing import Hearing

__all__ = ["can_ask", "clarified"]


def clarified(coach: Coach, hearing: Hearing, request: Request, unclear: Ambiguous) -> Outcome:
    """Ask what is in doubt: the red flags first, then which of the candidates it is."""
    said = list(hearing.flags)
    for doubt in unclear.ambiguous.first:
        answered = yes_no(f"One thing first. {doubt.question}")
        if counts_as_yes(answered, coach.catalogue.red_flag[doubt.flag].level):
            said.append(doubt.flag)
    hearing = replace(hearing, flags=tuple(said), doubtful_flags=())
    answer = coach.answer(hearing, request)
    if not hearing.flags and unclear.ambiguous.candidates and isinstance(answer, (Ambiguous, NotUnderstood)):
        candidates = unclear.ambiguous.candidates
        remark("Which is it?")
        chosen = choose([f"{each.name}: {each.tell_apart}" for each in candidates])
        if chosen is not None:
            hearing = replace(hearing, clear_symptoms=(candidates[chosen].symptom,))
            return coach.answer(hearing, request)
    return answer
