"""Red flags: anything that a clinician should look at first ends the session before it starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.symptom import RedFlag
from hipcoach.coach.decision import Decision
from hipcoach.coach.request import Request
from hipcoach.coach.routine import SCHEMA_VERSION, Flagged, Referral
from hipcoach.vocabulary import LEVELS, Answer, Level


@dataclass(eq=False, repr=False)
class Cleared:
    """No red flag was answered yes."""

    asked: int
    unsure: list[str]
    """Flags that nobody was sure of, and that need no clinician for that alone."""


@dataclass(eq=False, repr=False)
class Clear:
    """The verdict of a screen that nothing stops."""

    schema_version: int
    clear: Cleared


def referral(catalogue: Catalogue, request: Request, decision: Decision) -> Referral | None:
    """The most urgent of the flags answered yes and those that rules raise (pain, age), in the catalogue's order."""
    return _most_urgent(catalogue, {*request.flags, *(flag for flag, _ in decision.refer)})


def verdict(catalogue: Catalogue, answers: Mapping[str, Answer]) -> Referral | Clear:
    """What the answers to the flags' questions come to."""
    raised = {id_ for id_, answer in answers.items() if counts_as_yes(answer, catalogue.red_flag[id_].level)}
    unsure = [id_ for id_, answer in answers.items() if answer == "unsure" and id_ not in raised]
    return _most_urgent(catalogue, raised) or Clear(SCHEMA_VERSION, Cleared(len(answers), unsure))


def counts_as_yes(answer: Answer, level: Level) -> bool:
    """Not being sure of an emergency or an urgent matter is reason enough to be seen."""
    return answer == "yes" or (answer == "unsure" and level != "clinician-first")


def in_order(catalogue: Catalogue, symptoms: Iterable[str] = ()) -> list[RedFlag]:
    """Every flag: the symptoms' own first, as relevant, then the others by place in the catalogue."""
    first = [flag for symptom in symptoms for flag in catalogue.symptom[symptom].red_flags]
    ids = dict.fromkeys([*first, *(flag.id for flag in catalogue.red_flags)])
    return [catalogue.red_flag[id_] for id_ in ids]


def _most_urgent(catalogue: Catalogue, raised: set[str]) -> Referral | None:
    flags = [flag for flag in catalogue.red_flags if flag.id in raised]
    if not flags:
        return None
    worst = min(flags, key=lambda flag: LEVELS.index(flag.level))
    return Referral(SCHEMA_VERSION, Flagged(worst.id, worst.level, worst.message, worst.source))
