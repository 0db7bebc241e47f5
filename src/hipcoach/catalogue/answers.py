"""A file of answers to the red flags' questions: YAML or JSON, flag id → yes, no or unsure."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from hipcoach.catalogue.yaml_door import MAX_PROBLEMS, read_yaml
from hipcoach.errors import CatalogueError, Problem
from hipcoach.text import shown
from hipcoach.vocabulary import ANSWERS, Answer
from hipcoach.words import hint


def read_answers(raw: bytes, file: str, flags: Collection[str]) -> dict[str, Answer]:
    """The answers by flag.

    Args:
        raw: the file's bytes.
        file: what to call it in a message.
        flags: the ids that may be answered.

    Raises:
        CatalogueError: it is no mapping, or has an unknown flag or answer; carries every problem.
    """
    document = read_yaml(raw, file)
    if not isinstance(document.data, dict):
        raise CatalogueError([Problem(file, 1, 1, "must be a mapping; write one line a flag, 'trauma: no'")])
    problems, answers = [], {}
    for flag, value in islice(document.data.items(), MAX_PROBLEMS):
        place = document.marks.get((flag,), (1, 1))
        word = _word(value)
        if flag not in flags:
            problems.append(Problem(file, *place, f"no flag is called {shown(flag)}{hint(str(flag), flags)}"))
        elif word not in ANSWERS:
            problems.append(Problem(file, *place, f"{flag}: must be yes, no or unsure"))
        else:
            answers[flag] = ANSWERS[word]
    if problems:
        raise CatalogueError(problems)
    return answers


def _word(value: object) -> str:
    """An answer as it would be typed; JSON's true and false are yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.strip().casefold() if isinstance(value, str) else ""
