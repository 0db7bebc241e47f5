"""Red flags: anything that a clinician should look at first ends the session before it starts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.coach.outcome import Flagged, Referral
from hipcoach.coach.routine import SCHEMA_VERSION
from hipcoach.vocabulary import LEVELS, Answer, Level

if TYPE_CHECKING:
    from hipcoach.coach.hearing import Hearing


@dataclass(kw_only=True, eq=False, repr=False)
class Cleared:
    """No red flag was answered yes."""

    asked: int
    unsure: list[str]
    """Flags that nobody was sure of, and that need no clinician for that alone."""


@dataclass(kw_only=True, eq=False, repr=False)
class Clear:
    """The verdict of a screen that nothing stops."""

    schema_version: int
    clear: Cleared


def referral(catalogue: Catalogue, raised: Collection[str], hearing: Hearing | None = None) -> Referral | None:
    """The most urgent of the flags that are raised, in the catalogue's order; none where none is.

    Args:
        catalogue: has the flags.
        raised: ids of those answered yes, read from words, or raised by a rule (pain, age).
        hearing: what words were heard, if any; it is told from which of them the flag was read.
    """
    flags = [flag for flag in catalogue.red_flags if flag.id in raised]
    if not flags:
        return None
    worst = min(flags, key=lambda flag: LEVELS.index(flag.level))
    words = hearing.words("flag", worst.id) if hearing else []
    flagged = Flagged(flag=worst.id, level=worst.level, message=worst.message, source=worst.source, words=words)
    return Referral(schema_version=SCHEMA_VERSION, referral=flagged)


def screened(catalogue: Catalogue, answers: Mapping[str, Answer]) -> Referral | Clear:
    """What the answers to the flags' questions come to."""
    raised = {id_ for id_, answer in answers.items() if counts_as_yes(answer, catalogue.red_flag[id_].level)}
    unsure = [id_ for id_, answer in answers.items() if answer == "unsure" and id_ not in raised]
    cleared = Clear(schema_version=SCHEMA_VERSION, clear=Cleared(asked=len(answers), unsure=unsure))
    return referral(catalogue, raised) or cleared


def counts_as_yes(answer: Answer, level: Level) -> bool:
    """Not being sure of an emergency or an urgent matter is reason enough to be seen."""
    return answer == "yes" or (answer == "unsure" and level != "clinician-first")


def in_order(catalogue: Catalogue, symptoms: Iterable[str] = ()) -> list[RedFlag]:
    """Every flag: the symptoms' own first, as relevant, then the others by place in the catalogue."""
    first = [flag for symptom in symptoms for flag in catalogue.symptom[symptom].red_flags]
    ids = dict.fromkeys([*first, *(flag.id for flag in catalogue.red_flags)])
    return [catalogue.red_flag[id_] for id_ in ids]
