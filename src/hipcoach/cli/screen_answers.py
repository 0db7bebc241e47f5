"""Answers to the red flags' questions: asked one by one on a terminal, or read from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.cli.named_file import read_named
from hipcoach.cli.output import read_input, remark
from hipcoach.cli.prompt import can_ask, yes_no
from hipcoach.coach.screen import next_question, raised_by, referral
from hipcoach.errors import AnswersError, CatalogueError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hipcoach.catalogue import Catalogue
    from hipcoach.catalogue.red_flag import RedFlag
    from hipcoach.vocabulary import Answer


def asked(catalogue: Catalogue, questions: Sequence[RedFlag]) -> dict[str, Answer]:
    """The answers, asked one by one; an emergency ends it, since nothing that comes after would change what to do.

    Of a flag the gravest tier comes first; "no" leads to the next lighter one.
    """
    if not can_ask():
        raise UsageError("there is no terminal to ask on; give the answers by --answers FILE")
    answers: dict[str, Answer] = {}
    for number, flag in enumerate(questions, start=1):
        lead = f"{number} of {len(questions)}."
        while following := next_question(catalogue, flag, answers):
            sign, tier = following
            answers[sign] = yes_no(f"{lead} {tier.question}")
            lead = f"{number} of {len(questions)}, or rather:"
        found = referral(catalogue, raised_by(catalogue, answers))
        if found and found.referral.level == "emergency":
            break
    return answers


def from_file(file: Path, catalogue: Catalogue) -> dict[str, Answer]:
    """The answers of a YAML or JSON file, or of standard input for `-`.

    Raises:
        UsageError: it can't be read, or leaves open what would decide.
    """
    from hipcoach.catalogue.answers import read_answers
    from hipcoach.catalogue.yaml_door import MAX_BYTES

    raw = read_input().encode() if str(file) == "-" else read_named(file, MAX_BYTES)
    try:
        answers = read_answers(raw, str(file), catalogue.red_flag)
    except CatalogueError as error:
        raise AnswersError(error.problems) from None
    missing = [id_ for id_ in catalogue.red_flag if id_ not in answers]
    if missing and not referral(catalogue, raised_by(catalogue, answers)):
        raise UsageError(f"no answer for {', '.join(missing)}; answer every flag with yes, no or unsure")
    if missing:
        remark(f"note: not answered: {', '.join(missing)}")
    return answers
