from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.coach.hearing.tokens import stem, tokens


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("My HIP hurts", ["my", "hip", "hurts"]),
        ("can't, can’t, cant", ["cant", "cant", "cant"]),
        ("sixteen or 8/10 or 38.5", ["16", "or", "8/10", "or", "38.5"]),
        ("16yo 15M u15", ["16", "yo", "15", "m", "u", "15"]),
        ("my IT hurts, it does", ["my", "itb", "hurts", "it", "does"]),
        ("IT HURTS", ["it", "hurts"]),
        ("\u202ehip\x00\x1b[31m knee", ["hip", "31", "m", "knee"]),
        ("Hüfte 髋 🦵", ["hüfte", "髋"]),
        ("", []),
    ],
)
def test_words_are_lower_case_and_whole(text: str, said: list[str]) -> None:
    assert words(text) == said


def test_sentences_and_commas_are_kept() -> None:
    found = tokens("no fall, no pop. My hip (left) hurts")
    assert [(token.word, token.sentence, token.comma) for token in found] == [
        ("no", 0, False),
        ("fall", 0, False),
        ("no", 0, True),
        ("pop", 0, False),
        ("my", 1, False),
        ("hip", 1, False),
        ("left", 1, True),
        ("hurts", 1, True),
    ]


@pytest.mark.parametrize(
    "alike",
    [
        ("hurt", "hurts", "hurting"),
        ("ache", "aches", "aching", "ached"),
        ("pinch", "pinches", "pinching", "pinched"),
        ("stiff", "stiffness"),
        ("pop", "popped", "popping"),
        ("numb", "numbness"),
        ("knee", "knees"),
        ("sore", "soreness"),
        ("cross", "crossing", "crossed"),
    ],
)
def test_endings_are_left_away(alike: tuple[str, ...]) -> None:
    assert len({stem(word) for word in alike}) == 1


@pytest.mark.parametrize(("one", "other"), [("calf", "calm"), ("hip", "hipster"), ("back", "bake"), ("lad", "lady")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text())
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.word
