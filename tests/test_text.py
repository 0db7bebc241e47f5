from __future__ import annotations

import pytest

from hipcoach.text import clock, cut, key, one_line, printable, shown, singular, spoken


@pytest.mark.parametrize(
    ("text", "harmless"),
    [("two\nlines", "two\nlines"), ("\x1b[31mred", "\\x1b[31mred"), ("\u202egnp", "\\u202egnp"), ("ä ½", "ä ½")],
)
def test_what_steers_a_terminal_is_escaped_and_the_rest_stays(text: str, harmless: str) -> None:
    assert printable(text) == harmless
    assert one_line(text) == harmless.replace("\n", "\\n")


def test_a_quote_has_at_most_sixty_characters() -> None:
    assert cut("q" * 60) == "q" * 60
    assert cut("q" * 61) == "q" * 57 + "..."
    assert cut("q" * 56 + " " + "q" * 9) == "q" * 56 + "..."


def test_a_text_is_shown_in_quotes_and_any_other_value_as_it_is() -> None:
    assert (shown("it's"), shown(3), shown(None)) == ('"it\'s"', "3", "None")
    assert shown(["q"] * 60) == "['q'" + ", 'q'" * 10 + ", '..."


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


def test_one_entry_of_a_kind() -> None:
    assert [singular(kind) for kind in ("rules", "red_flags")] == ["rule", "red flag"]
