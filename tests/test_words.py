from __future__ import annotations

import pytest

from hipcoach.words import nearest

_KNOWN = ["clamshell", "reverse-clamshell", "glute-bridge", "side-step", "hamstring"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("clamshel", "clamshell"), ("hamstrng", "hamstring"), ("glute bridge", "glute-bridge"), ("sidestep", "side-step")],
)
def test_the_nearest_word_comes_first(typed: str, meant: str) -> None:
    assert nearest(typed, _KNOWN)[0] == meant


def test_a_word_that_is_like_none_has_no_neighbour() -> None:
    assert nearest("xyzzy", _KNOWN) == []


def test_no_words_are_known() -> None:
    assert nearest("clamshell", []) == []


def test_at_most_three_are_offered() -> None:
    assert len(nearest("hip", [f"hip-{letter}" for letter in "abcdef"])) == 3


def test_the_order_in_which_words_are_known_does_not_matter() -> None:
    words = [f"hip-{letter}" for letter in "abcdef"]
    assert nearest("hip", words) == nearest("hip", reversed(words))
