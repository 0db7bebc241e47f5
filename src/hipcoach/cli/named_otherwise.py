"""Words that are no complaint but the name of something: where it has its place."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from hipcoach.cli.commands import Commands
from hipcoach.coach.read_options import Names
from hipcoach.errors import UnknownWordError, UsageError
from hipcoach.text import shown

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue


def exercise_named(catalogue: Catalogue, word: str) -> str:
    """The id of the exercise that a word names.

    Raises:
        UnknownWordError: none is called so; names the nearest, or where all of them are.
    """
    try:
        return Names(catalogue).exercise(word)
    except UnknownWordError as error:
        if error.did_you_mean:
            raise
        said = f"no exercise is called {shown(word)}; `hipcoach list` has them"
        raise UnknownWordError(said, word=word, of=error.of, did_you_mean=[]) from None


def line_for(catalogue: Catalogue, words: str) -> str | None:
    """The command line for what the words name: an exercise, a symptom, a template, a motion or a method.

    A command that stands last is taken for the first word: `clamshell show`.
    """
    *others, last = words.split() or [""]
    if others and last in Commands():
        return f"hipcoach {last} {shlex.quote(' '.join(others))}"
    names = Names(catalogue)
    if exercise := names.known_exercise(words):
        return f"hipcoach show {exercise}"
    options = (("--symptom", names.symptom), ("--template", names.template), ("--focus", names.focus))
    for option, read in options:
        try:
            return f"hipcoach recommend {option} {read(words)}"
        except UsageError:
            continue
    return None
