from __future__ import annotations

import sys
import unicodedata

import pytest

from hipcoach.text import (
    clock,
    cut,
    fault,
    key,
    one_line,
    printable,
    shown,
    singular,
    spoken,
    with_plain_blanks,
    without_commands,
    without_surrogates,
)

EVERY_CHARACTER = tuple(map(chr, range(sys.maxunicode + 1)))
BLANKS = tuple(sign for sign in EVERY_CHARACTER if unicodedata.category(sign) == "Zs")


@pytest.mark.parametrize(
    ("text", "harmless"),
    [("two\nlines", "two\nlines"), ("\x1b[31mred", "\\x1b[31mred"), ("\u202egnp", "\\u202egnp"), ("ä ½", "ä ½")],
)
def test_what_steers_a_terminal_is_escaped_and_the_rest_stays(text: str, harmless: str) -> None:
    assert printable(text) == harmless
    assert one_line(text) == harmless.replace("\n", "\\n")


@pytest.mark.slow
def test_what_may_stand_in_a_text_is_what_is_printed_as_it_is() -> None:
    let_in = {sign for sign in EVERY_CHARACTER if fault(f"a{sign}b") is None}
    left = {sign for sign in EVERY_CHARACTER if printable(sign) == sign}
    assert let_in == left - {"\n"}
    assert let_in.issuperset(BLANKS)


@pytest.mark.slow
def test_every_blank_becomes_a_plain_one_and_nothing_else_does() -> None:
    assert {sign for sign in EVERY_CHARACTER if with_plain_blanks(sign) == " "} == set(BLANKS)
    assert {sign for sign in EVERY_CHARACTER if with_plain_blanks(sign) != sign} == set(BLANKS) - {" "}
    assert shown("Heel\u00a0slide") == "'Heel slide'"


@pytest.mark.parametrize("blank", BLANKS)
def test_a_blank_is_printed_as_a_blank(blank: str) -> None:
    assert with_plain_blanks(one_line(f"30{blank}s")) == "30 s"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\n", "\u00a0\u3000", "\u3164", "\u115f\u1160", "\uffa0", "\u2800 \u2800", "\u034f", "\ufe0f"),
        *("\u0301", "\U000e0100", "\U00013441", "\U00016fe4", "\U0001d159"),
    ],
)
def test_a_text_on_which_nothing_is_seen_is_empty(text: str) -> None:
    assert fault(text) == "is empty; write some text"


@pytest.mark.parametrize(
    "text",
    [
        *("Heel slide", "日本語", "e\u0301", "Tiếng Việt", "שָׁלוֹם בְּרֵאשִׁ֖ית", "ที่นี่", "မြန်မာ ကျွန်ုပ်", "རྒྱུད་ ཧྐྵྨླྺྼྻྂ", "हिन्दी"),
        *("1\ufe0f\u20e3", "❤\ufe0f", "👍🏽", "🇨🇭", "x" * 500, "한글", "\u1112\u1161\u11ab"),
    ],
)
def test_every_language_and_the_signs_of_telephones_may_stand_in_a_text(text: str) -> None:
    assert fault(text) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("e" + "\u0301" * 9, "has more than 8 accents or other marks in a row; take some away"),
        ("a" + "\u0301\u034f" * 5, "has more than 8 accents or other marks in a row; take some away"),
        ("a\x00", "has a control or direction character; use plain text on one line"),
    ],
)
def test_what_is_wrong_with_a_text_is_said(text: str, wrong: str) -> None:
    assert fault(text) == wrong


def test_what_is_no_character_is_replaced() -> None:
    assert without_surrogates("hip \udcff\ud800\udc00é") == "hip \ufffd\ufffd\ufffdé"


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("::warning file=x::y", ": :warning file=x::y"),
        ("a\n \u00a0::error::", "a\n \u00a0: :error::"),
        ("id '##[add-mask]hello'", "id '# #[add-mask]hello'"),
        ("###[group]", "## #[group]"),
        ("##vso[task.complete] ##teamcity[x]", "# #vso[task.complete] # #teamcity[x]"),
        ("at 1::2, ## and #[x] and ## [x]", "at 1::2, ## and #[x] and ## [x]"),
    ],
)
def test_no_text_commands_a_runner_of_workflows(text: str, harmless: str) -> None:
    assert without_commands(text) == harmless


def test_a_quote_has_at_most_sixty_characters() -> None:
    assert cut("q" * 60) == "q" * 60
    assert cut("q" * 61) == "q" * 57 + "..."
    assert cut("q" * 56 + " " + "q" * 9) == "q" * 56 + "..."


def test_a_text_is_shown_in_quotes_and_any_other_value_as_it_is() -> None:
    assert (shown("it's"), shown(3), shown(None)) == ('"it\'s"', "3", "None")
    assert shown(["q"] * 60) == "['q'" + ", 'q'" * 10 + ", '..."


@pytest.mark.parametrize(
    "word",
    [
        "Internal Rotation",
        "internal_rotation",
        "internal-rotation",
        "  INTERNAL -  rotation ",
        "internal__rotation",
        "internal, rotation",
    ],
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
