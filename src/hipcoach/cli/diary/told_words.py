"""Options that name two things at once, as `nerve:clamshell`, read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from hipcoach.cli import values
from hipcoach.cli.diary.places import place_named
from hipcoach.coach.history import Felt
from hipcoach.coach.read_options import Names, pick
from hipcoach.errors import UsageError
from hipcoach.text import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from hipcoach.catalogue import Catalogue
    from hipcoach.diary.entries import CheckEntry, MeasureEntry, SeenEntry


def _two(option: str, example: str, sign: str, text: str) -> tuple[str, str]:
    first, between, second = text.rpartition(sign)
    if not (between and first.strip() and second.strip()):
        raise UsageError(f"{option} takes {example}, not {shown(text)}")
    return first.strip(), second.strip()


def exercise_of(catalogue: Catalogue, word: str, done: Collection[str]) -> str:
    """An exercise of the session that is told.

    Raises:
        UsageError: it is none, or none of that session.
    """
    exercise = Names(catalogue).exercise(word)
    if exercise not in done:
        raise UsageError(f"{exercise} was not in this session; it had {', '.join(done)}")
    return exercise


def hurts_from(
    catalogue: Catalogue, words: Sequence[str], done: Collection[str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Places by the exercise that stopped there, and those of none in particular."""
    named: dict[str, str] = {}
    alone: list[str] = []
    for word in words:
        place, _, exercise = word.partition(":")
        found = place_named(catalogue, place)
        if exercise:
            named[exercise_of(catalogue, exercise, done)] = found
        else:
            alone.append(found)
    return named, tuple(dict.fromkeys(alone))


def felt_from(catalogue: Catalogue, words: Sequence[str], done: Collection[str]) -> dict[str, str]:
    """How much each exercise was."""
    found = {}
    for word in words:
        exercise, how = _two("--felt", "an exercise and how it was, as in clamshell:easy", ":", word)
        found[exercise_of(catalogue, exercise, done)] = pick("answer (--felt)", how, get_args(Felt))
    return found


def seen_from(catalogue: Catalogue, words: Sequence[str], held: Collection[str]) -> list[SeenEntry]:
    """Flags that a clinician has looked at; of those that a diary holds also what this knowledge does not have."""
    from hipcoach.diary.entries import SeenEntry

    return [SeenEntry(flag=word if word in held else Names(catalogue).flag(word)) for word in words]


def checks_from(catalogue: Catalogue, words: Sequence[str]) -> list[CheckEntry]:
    """Tests of a stage."""
    from hipcoach.diary.entries import CheckEntry

    pairs = [_two("--check", "an exercise and its pain, as in glute-bridge:2", ":", word) for word in words]
    read = values.score("--check")
    return [CheckEntry(exercise=Names(catalogue).exercise(exercise), pain=read(pain)) for exercise, pain in pairs]


def measures_from(words: Sequence[str]) -> list[MeasureEntry]:
    """What matters to the person, and how well it went."""
    from pydantic import ValidationError

    from hipcoach.diary.entries import MeasureEntry

    measured = partial(_two, "--measure", "what matters and how well it goes, as in 'sit through dinner=4'", "=")
    read = values.score("--measure")
    found: list[Any] = []
    for word in words:
        activity, score = measured(word)
        try:
            found.append(MeasureEntry(activity=activity, score=read(score)))
        except ValidationError as error:
            said = error.errors()[0]["msg"].removeprefix("Value error, ")
            raise UsageError(f"--measure {shown(activity)} {said}") from None
    return found
