"""Words that are not clear yet, made clear by asking on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.cli.output import remark
from hipcoach.cli.prompt import can_ask, choose, yes_no
from hipcoach.coach.screen import counts_as_yes

if TYPE_CHECKING:
    from hipcoach.coach import Ambiguous, Coach
    from hipcoach.coach.reading import Reading

__all__ = ["can_ask", "clarified"]


def clarified(coach: Coach, reading: Reading, unclear: Ambiguous) -> Reading:
    """Ask what is in doubt: the red flags first, then which of the candidates it is."""
    doubts, candidates = unclear.ambiguous.first, unclear.ambiguous.candidates
    answers = {doubt.flag: yes_no(f"One thing first. {doubt.question}") for doubt in doubts}
    red_flag = coach.catalogue.red_flag
    reading = coach.confirm(reading, [f for f, answer in answers.items() if counts_as_yes(answer, red_flag[f].level)])
    if reading.question and candidates:
        remark("Which is it?")
        number = choose([f"{candidate.name}: {candidate.tell_apart}" for candidate in candidates])
        if number is not None:
            reading = coach.choose(reading, candidates[number].symptom)
    return reading
