"""A short run of the fuzzing targets; `fuzz.py` runs them for as long as one likes."""

from __future__ import annotations

import pytest
from fuzz_inputs import kinds, knowledge, words
from fuzz_targets import try_catalogue, try_words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_SHORT = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)


@pytest.mark.slow
@_SHORT
@given(st.data(), kinds, st.booleans())
def test_any_bytes_end_in_knowledge_or_in_problems_with_places(data: st.DataObject, kind: str, alone: bool) -> None:
    try_catalogue(kind, data.draw(knowledge(kind)), alone)


@pytest.mark.slow
@_SHORT
@given(words())
def test_any_words_end_in_an_answer_that_steers_no_screen(text: str) -> None:
    try_words(text)
