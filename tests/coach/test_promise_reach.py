"""Every exercise of the catalogue is in some routine that a documented request gives."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from measure import SYMPTOMS, TEMPLATES, ids_of

from hipcoach.coach import Request, Routine
from hipcoach.vocabulary import CAUTIONS, EQUIPMENT, METHODS, MOTIONS, OCCASIONS, STAGES, SURFACES, VARIANTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.coach import Coach

pytestmark = pytest.mark.slow  # thousands of routines
Asked = dict[str, Any]
ABOUT: list[Asked] = [
    *({"symptoms": (symptom,)} for symptom in SYMPTOMS),
    *({"focus": target} for target in (*MOTIONS, *METHODS)),
    *({"template": template} for template in TEMPLATES),
]
EVERYTHING = {"equipment": frozenset(EQUIPMENT)}
ONE_MORE: list[Asked] = [
    {},
    EVERYTHING,
    *({"stage": stage} for stage in STAGES),
    *({"on": (surface,)} for surface in SURFACES),
    *({"when": moment} for moment in OCCASIONS),
    *({"cautions": (caution,)} for caution in CAUTIONS),
]


def requests() -> Iterator[Request]:
    """What is asked about, then with one option more, then with another; variants within."""
    for about, more in product(ABOUT, ONE_MORE):
        for minutes, variant in product((12, 30), VARIANTS):
            yield Request(minutes=minutes, variant=variant, **about | more)
    for about, one, other in product(ABOUT, ONE_MORE, ONE_MORE):
        if set(one).isdisjoint(other):
            for variant in VARIANTS:
                yield Request(minutes=30, variant=variant, **about | one | other)


def unreached(coach: Coach) -> set[str]:
    """The exercises that none of them brings; looks no further once there are none."""
    left = set(coach.catalogue.exercise)
    for request in requests():
        outcome = coach.recommend(request)
        if isinstance(outcome, Routine):
            left.difference_update(ids_of(outcome))
        if not left:
            break
    return left


def test_every_exercise_is_in_some_routine(coach: Coach) -> None:
    assert unreached(coach) == set()
