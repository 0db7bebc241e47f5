from __future__ import annotations

import re

import pytest

from hipcoach.vocabulary import (
    ACTIVITIES,
    BARE_EQUIPMENT,
    CAUTIONS,
    EQUIPMENT,
    HOME_EQUIPMENT,
    LEVELS,
    METHODS,
    MOMENTS,
    MOTIONS,
    POSITIONS,
    SIDES,
    clock,
    key,
    spoken,
)

_LISTS = (ACTIVITIES, CAUTIONS, EQUIPMENT, LEVELS, METHODS, MOMENTS, MOTIONS, POSITIONS, SIDES)


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
    assert LEVELS == ("emergency", "urgent", "clinician-first")


def test_what_is_always_at_hand() -> None:
    assert {"floor", "wall"} == BARE_EQUIPMENT
    assert {"floor", "wall", "chair", "pillow", "towel", "belt"} == HOME_EQUIPMENT
    assert set(EQUIPMENT) > HOME_EQUIPMENT


@pytest.mark.parametrize("words", _LISTS)
def test_every_word_is_lower_case_and_stands_once(words: tuple[str, ...]) -> None:
    assert all(re.fullmatch(r"[a-z]+([-_][a-z]+)*", word) for word in words)
    assert len(set(map(key, words))) == len(words)


@pytest.mark.parametrize(
    "word",
    ["Internal Rotation", "internal_rotation", "internal-rotation", "  INTERNAL -  rotation ", "internal__rotation"],
)
def test_a_key_is_blind_to_spelling(word: str) -> None:
    assert key(word) == "internal-rotation"


def test_a_key_keeps_letters_of_every_language() -> None:
    assert key("STRAẞE") == "strasse"
    assert key("") == ""


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("internal_rotation", "internal rotation"),
        ("cars", "CARs"),
        ("pails-rails", "PAILs/RAILs"),
        ("side-lying", "side-lying"),
    ],
)
def test_a_spoken_word_fits_a_sentence(word: str, sentence: str) -> None:
    assert spoken(word) == sentence


def test_clock() -> None:
    assert [clock(seconds) for seconds in (0, 5, 75, 3600)] == ["0:00", "0:05", "1:15", "60:00"]
