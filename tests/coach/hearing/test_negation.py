from __future__ import annotations

import pytest

from hipcoach.coach.hearing.negation import negated_by
from hipcoach.coach.hearing.tokens import TokenSpan, tokens

_DENIES = {"no", "not", "never", "without", "didnt"}
_TURNS = {"but", "because", "when"}


def denied(text: str, clears: str = "", *, joined: bool = False) -> set[str]:
    """The words of a text that are denied."""
    words = tokens(text)
    no = [TokenSpan(i, i) for i, token in enumerate(words) if token.word in _DENIES]
    cleared = [TokenSpan(i, i) for i, token in enumerate(words) if token.word == clears]
    turns = [TokenSpan(i, i) for i, token in enumerate(words) if token.word in _TURNS]
    found = negated_by(words, no, cleared, turns, joined=joined)
    return {words[i].word for i in found if found[i]} - _DENIES


@pytest.mark.parametrize(
    ("text", "reached", "free"),
    [
        ("no swelling in the calf", {"swelling", "calf"}, set()),
        ("no fever, swelling or numbness", {"fever", "swelling", "numbness"}, set()),
        ("no fall, my calf is swollen", {"fall"}, {"calf", "swollen"}),
        ("no fall but my calf is swollen", {"fall"}, {"calf", "swollen"}),
        ("no fall and my calf is swollen", {"fall"}, {"calf", "swollen"}),
        ("no fall. Calf swollen", {"fall"}, {"calf", "swollen"}),
        ("it is not swollen", {"swollen"}, set()),
        ("never had cancer", {"cancer"}, set()),
        ("didnt fall, numbness in the leg is spreading", {"fall"}, {"numbness", "spreading"}),
        ("not the front, the outer edge", {"front"}, {"outer", "edge"}),
        ("no fall, calf swollen after one long flight", {"fall"}, {"calf", "swollen"}),
        ("no pain when sitting", {"pain"}, {"sitting"}),
    ],
)
def test_what_a_denial_reaches(text: str, reached: set[str], free: set[str]) -> None:
    found = denied(text)
    assert reached <= found
    assert not free & found


def test_a_denial_ends_somewhere() -> None:
    assert "calf" not in denied("no one two three four five six seven eight nine ten calf")


def test_what_came_before_is_cleared_up_to_a_comma() -> None:
    assert denied("hip hurts, fracture excluded", clears="excluded") == {"fracture"}


def test_two_denials_are_none() -> None:
    assert denied("cant bend it without pain") == set()
    assert denied("bends without pain") == {"pain"}


@pytest.mark.parametrize(
    ("text", "reached", "free"),
    [
        ("no fall, tight hips", {"fall"}, {"tight", "hips"}),
        ("no fever, swelling or numbness, hips sore", {"fever", "swelling", "numbness"}, {"hips", "sore"}),
    ],
)
def test_a_complaint_after_a_comma_is_denied_only_in_a_joined_list(
    text: str, reached: set[str], free: set[str]
) -> None:
    found = denied(text, joined=True)
    assert reached <= found
    assert not free & found


def test_a_danger_after_a_comma_is_taken_as_denied_too() -> None:
    assert {"fever", "numbness"} <= denied("no fever, numbness")


def test_a_listed_thing_has_at_most_four_words() -> None:
    assert "d" in denied("no fever, a b c d")
    assert "d" not in denied("no fever, a b c d e")
