"""A file of answers to the red flags' questions: YAML or JSON, flag id → yes, no or unsure."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal

from hipcoach.catalogue.yaml_door import read_yaml
from hipcoach.errors import CatalogueError, Problem
from hipcoach.words import hint

_WORDS: dict[Any, Literal["yes", "no", "unsure"]] = {
    "yes": "yes", "y": "yes", True: "yes", "no": "no", "n": "no", False: "no", "unsure": "unsure", "not sure": "unsure",
}  # fmt: skip


def read_answers(raw: bytes, file: str, flags: Collection[str]) -> dict[str, Literal["yes", "no", "unsure"]]:
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
    for flag, said in document.data.items():
        place = document.marks.get((flag,), (1, 1))
        word = said.strip().casefold() if isinstance(said, str) else said
        if flag not in flags:
            problems.append(Problem(file, *place, f"no flag is called {flag!r}{hint(str(flag), flags)}"))
        elif not isinstance(word, (str, bool)) or word not in _WORDS:
            problems.append(Problem(file, *place, f"{flag}: must be yes, no or unsure"))
        else:
            answers[flag] = _WORDS[word]
    if problems:
        raise CatalogueError(problems)
    return answers
