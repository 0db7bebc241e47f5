"""Names of people are values: plain, composed, compared without case."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hipcoach.diary.names import person_key, person_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Anna", "Anna"),
        ("  Anna   Maria ", "Anna Maria"),
        ("Anna\u00a0Maria", "Anna Maria"),
        ("Zoe\u0308", "Zoë"),
        ("../../etc/passwd", "../../etc/passwd"),
        ("x" * 60, "x" * 60),
    ],
)
def test_a_name_is_kept_composed_with_single_blanks(typed: str, kept: str) -> None:
    assert person_name(typed) == kept


@pytest.mark.parametrize("typed", ["", " ", "\u3164", "a\nb", "a\x1b[31m", "a\u202eb", "a\ud800", "x" * 61, "a\tb"])
def test_what_is_no_name_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is empty|has a|is 61"):
        person_name(typed)


@pytest.mark.parametrize(("one", "other"), [("Anna", "aNNA"), ("Straße", "STRASSE"), ("Zoë", "ZOE\u0308"), ("Σ", "ς")])
def test_names_are_compared_without_case(one: str, other: str) -> None:
    assert person_key(one) == person_key(other)


@given(st.text(min_size=1, max_size=60))
@example("\u0345")
@example("A\u0345\u0301")
def test_a_kept_name_stays_as_it_is_and_has_one_key(typed: str) -> None:
    try:
        name = person_name(typed)
    except ValueError:
        return
    assert person_name(name) == name
    assert name.isprintable()
    assert unicodedata.is_normalized("NFC", name)
    assert person_key(name) == person_key(person_key(name)) == person_key(typed)
