"""What words leave to be asked, asked on a terminal: what they hint at, what is meant, the signs that stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.cli.prompt import can_ask
from hipcoach.coach import Ambiguous, Screening

if TYPE_CHECKING:
    from hipcoach.coach import Coach
    from hipcoach.coach.reading import Reading


def clarified(coach: Coach, reading: Reading) -> Reading:
    """The reading once its questions are answered; as it is where nobody sits at a terminal to be asked.

    Raises:
        UsageError: a question got no answer. Nobody passes by anything but a plain no.
    """
    if not can_ask():
        return reading
    reading = _hints_answered(coach, reading)
    if isinstance(reading.question, Ambiguous):
        reading = _chosen(coach, reading, reading.question)
    if isinstance(reading.question, Screening) and reading.case.request.symptoms:
        from hipcoach.cli.safety_question import signs_answered

        return signs_answered(coach, reading, reading.question)
    return reading


def _hints_answered(coach: Coach, reading: Reading) -> Reading:
    """Each sign that the words hint at, with its words."""
    from hipcoach.cli.prompt import yes_no
    from hipcoach.coach.screen import counts_as_yes
    from hipcoach.render.wording import quoted

    red_flag = coach.catalogue.red_flag
    while doubts := reading.doubts:
        answers = {d.flag: yes_no(f"One thing first. You said {quoted(d.words)}. {d.question}") for d in doubts}
        said = [id_ for id_, answer in answers.items() if counts_as_yes(answer, red_flag[id_].level)]
        reading = coach.confirm(reading, said)
    return reading


def _chosen(coach: Coach, reading: Reading, unclear: Ambiguous) -> Reading:
    from hipcoach.cli.output import remark
    from hipcoach.cli.prompt import choose

    candidates = unclear.ambiguous.candidates
    remark("Which is it?")
    number = choose([f"{candidate.name}: {candidate.tell_apart}" for candidate in candidates])
    return reading if number is None else coach.choose(reading, candidates[number].symptom)
