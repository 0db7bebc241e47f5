"""What an exercise is called, and where it stands in its file, decides nothing."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from built_in import built_in
from measure import BASE_MINUTES, SYMPTOMS, steps_of

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, Request, Routine
from hipcoach.vocabulary import CAUTIONS, STAGES, VARIANTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.coach import Outcome

pytestmark = pytest.mark.slow  # thousands of routines
FREE = ("sources", "concepts", "red_flags", "symptoms", "exercises", "templates")
"""The files whose order says nothing. That of the rules says which advice is told first."""
SAMPLE = 3
"""One request in so many; which ones is the seed's."""


def renamed(value: Any, names: dict[str, str]) -> Any:
    """The same knowledge with every exercise called something else, wherever it is named."""
    if isinstance(value, dict):
        return {key: renamed(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [renamed(part, names) for part in value]
    return names.get(value, value) if isinstance(value, str) else value


def disguised(random: Random, shuffle: tuple[str, ...]) -> tuple[Coach, dict[str, str]]:
    """A coach whose exercises are called and arranged at random, and what each new id stands for."""
    whole = json.loads(built_in().model_dump_json(exclude_defaults=True))
    numbers = random.sample(range(10_000), len(built_in().exercises))
    names = {
        e.id: f"{random.choice('abcxyz')}-{number}" for e, number in zip(built_in().exercises, numbers, strict=True)
    }
    named = renamed(whole, names)
    for exercise in named["exercises"]:
        exercise["name"] = exercise["id"]
        exercise["aliases"] = []
    for kind in shuffle:
        random.shuffle(named[kind])
    catalogue = Catalogue.model_validate_json(json.dumps(named))
    return Coach(catalogue), {new: old for old, new in names.items()}


def session(outcome: Outcome, names: dict[str, str]) -> object:
    """What is done and how much, in its order, under the usual names."""
    if not isinstance(outcome, Routine):
        return type(outcome)
    return [
        (names.get(s.exercise, s.exercise), s.seconds, s.work_seconds, s.again_seconds, vars(s.dose))
        for s in steps_of(outcome)
    ]


def requests(random: Random) -> Iterator[Request]:
    """Every symptom, length and stage, a third of them under a caution; templates by name; and two symptoms."""
    for symptom in SYMPTOMS:
        for minutes in BASE_MINUTES:
            for stage in STAGES:
                cautions = (random.choice(CAUTIONS),) if random.randrange(SAMPLE) == 0 else ()
                yield Request(
                    symptoms=(symptom,),
                    minutes=minutes,
                    stage=stage,
                    cautions=cautions,
                    variant=random.choice(VARIANTS),
                    side=random.choice((None, "left")),
                    pain=random.choice((None, 2, 6)),
                    when=random.choice((None, None, "before", "after")),
                )
        yield Request(symptoms=(symptom, random.choice(SYMPTOMS)), minutes=20)
    for template in built_in().template:
        yield Request(template=template, minutes=random.choice(BASE_MINUTES))


def told_apart(coach: Coach, seed: int, shuffle: tuple[str, ...]) -> list[Request]:
    """The requests that another name or place gives another session."""
    random = Random(seed)  # noqa: S311 (no secret)
    other, names = disguised(random, shuffle)
    asking = list(requests(random))
    assert len(asking) > len(SYMPTOMS) * len(BASE_MINUTES) * len(STAGES)
    return [asked for asked in asking if session(coach.recommend(asked), {}) != session(other.recommend(asked), names)]


@pytest.mark.parametrize("seed", range(4))
def test_other_names_and_another_order_in_the_files_change_no_routine(coach: Coach, seed: int) -> None:
    assert told_apart(coach, seed, FREE) == []


@pytest.mark.parametrize("seed", range(4, 6))
def test_the_order_of_rules_changes_no_routine_either(coach: Coach, seed: int) -> None:
    """But for which of two templates is named first, where two symptoms each name one."""
    assert [asked for asked in told_apart(coach, seed, (*FREE, "rules")) if len(asked.symptoms) == 1] == []


def test_the_disguise_is_complete(coach: Coach) -> None:
    other, names = disguised(Random(0), FREE)  # noqa: S311 (no secret)
    assert set(other.catalogue.exercise) == set(names)
    assert set(names.values()) == set(coach.catalogue.exercise)
    assert [e.id for e in other.catalogue.exercises] != [e.id for e in coach.catalogue.exercises]
    text = other.catalogue.model_dump_json()
    assert not any(f'"{old}"' in text for old in names.values() if "-" in old and old not in families(coach))


def families(coach: Coach) -> set[str | None]:
    """Names of families; some are called as one of their exercises is."""
    return {exercise.family for exercise in coach.catalogue.exercises}
