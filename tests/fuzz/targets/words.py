"""Everyday words: whatever is typed ends in one of the answers, in time, and nothing that it says steers a screen."""

from __future__ import annotations

from built_in import built_in
from fuzz_inputs import repeated_words, words
from hypothesis import strategies as st
from promises import promptly, shown
from running import Target

from hipcoach.coach import Coach, request_from

_COACH = Coach(built_in())
_COACH.answer(_COACH.read(request_from(built_in()), "my hip hurts"))
"""What is read once is read by now: the seconds of an input are its own."""


def attempt(text: str) -> str:
    """Read words, and show the answer in every form. Returns the kind of answer."""
    with promptly("the answer to words"):
        outcome = _COACH.answer(_COACH.read(request_from(built_in()), text))
        shown(outcome)
    return type(outcome).__name__


TARGET = Target(st.one_of(words(), words(), words(), repeated_words()), attempt, round_size=400, short=150)
