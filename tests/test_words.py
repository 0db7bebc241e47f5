from __future__ import annotations

import pytest

from hipcoach.words import did_you_mean, listing, nearest

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


def test_near_words_are_asked_about() -> None:
    assert did_you_mean(["clamshell", "side-step"]) == "; did you mean 'clamshell' or 'side-step'?"
    assert did_you_mean([]) == ""


def test_twenty_known_words_are_listed_and_the_rest_counted() -> None:
    words = [str(number) for number in range(21)]
    assert listing(words[:20]) == f"; known: {', '.join(words[:20])}"
    assert listing(words) == f"; known: {', '.join(words[:20])} and 1 more"
    assert listing([]) == "; known: none"
