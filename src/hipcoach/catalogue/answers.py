"""A file of answers to the red flags' questions: YAML or JSON, flag id → yes, no, unsure or a lighter tier's level."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.catalogue.yaml_door import MAX_PROBLEMS, read_yaml
from hipcoach.errors import CatalogueError, Problem
from hipcoach.text import shown
from hipcoach.vocabulary import ANSWERS, Answer
from hipcoach.words import hint


def read_answers(raw: bytes, file: str, flags: Mapping[str, RedFlag]) -> dict[str, Answer]:
    """The answers by sign.

    Args:
        raw: the file's bytes.
        file: what to call it in a message.
        flags: those that may be answered, by id.

    Raises:
        CatalogueError: it is no mapping, or has an unknown flag or answer; carries every problem.
    """
    document = read_yaml(raw, file)
    if not isinstance(document.data, dict):
        raise CatalogueError([Problem(file, 1, 1, "must be a mapping; write one line a flag, 'trauma: no'")])
    problems: list[Problem] = []
    answers: dict[str, Answer] = {}
    for flag, value in islice(document.data.items(), MAX_PROBLEMS):
        place = document.marks.get((flag,), (1, 1))
        word = _word(value)
        if flag not in flags:
            problems.append(Problem(file, *place, f"no flag is called {shown(flag)}{hint(str(flag), flags)}"))
        elif word not in ANSWERS and f"{flag}:{word}" not in flags[flag].signs:
            problems.append(Problem(file, *place, f"{flag}: must be {_expected(flags[flag])}"))
        else:
            answers |= _answers(flag, word)
    if problems:
        raise CatalogueError(problems)
    return answers


def _answers(flag: str, word: str) -> dict[str, Answer]:
    """The answers that a word stands for: a lighter tier's level says no to the gravest question, yes to its own."""
    return {flag: ANSWERS[word]} if word in ANSWERS else {flag: "no", f"{flag}:{word}": "yes"}


def _expected(flag: RedFlag) -> str:
    lighter = " or ".join(tier.level for tier in flag.lighter)
    return "yes, no or unsure" + (f"; or, for its lighter form, {lighter}" if lighter else "")


def _word(value: object) -> str:
    """An answer as it would be typed; JSON's true and false are yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.strip().casefold() if isinstance(value, str) else ""
