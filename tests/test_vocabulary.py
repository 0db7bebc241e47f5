from __future__ import annotations

import re

import pytest

from hipcoach.text import key
from hipcoach.vocabulary import (
    ACTIVITIES,
    BARE_EQUIPMENT,
    CAUTIONS,
    EQUIPMENT,
    HOME_EQUIPMENT,
    LEVELS,
    METHODS,
    MOTIONS,
    OCCASIONS,
    POSITIONS,
    SIDES,
)

_LISTS = (ACTIVITIES, CAUTIONS, EQUIPMENT, LEVELS, METHODS, OCCASIONS, MOTIONS, POSITIONS, SIDES)


def test_the_six_motions_of_the_hip() -> None:
    pairs = {"external_rotation", "internal_rotation", "abduction", "adduction", "flexion", "extension"}
    assert set(MOTIONS) == pairs
    assert len(MOTIONS) == 6


def test_the_ten_cautions_that_can_be_named() -> None:
    assert set(CAUTIONS) == {
        *("hamstring-tendon", "gluteal-tendon", "hip-impingement", "hypermobile", "hip-replacement"),
        *("knee", "low-back", "balance", "groin-strain", "nerve"),
    }


def test_levels_run_from_the_most_urgent() -> None:
    assert LEVELS == ("emergency", "urgent", "clinician-first", "advice")


def test_what_is_always_at_hand() -> None:
    assert {"floor", "wall"} == BARE_EQUIPMENT
    assert {"floor", "wall", "chair", "pillow", "towel", "belt"} == HOME_EQUIPMENT
    assert set(EQUIPMENT) > HOME_EQUIPMENT


@pytest.mark.parametrize("words", _LISTS)
def test_every_word_is_lower_case_and_stands_once(words: tuple[str, ...]) -> None:
    assert all(re.fullmatch(r"[a-z]+([-_][a-z]+)*", word) for word in words)
    assert len(set(map(key, words))) == len(words)
