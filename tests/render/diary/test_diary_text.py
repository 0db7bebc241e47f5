from __future__ import annotations

import re

import pytest
from diary_histories import EMPTY, histories
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from hipcoach.catalogue import Catalogue
from hipcoach.coach.history import History
from hipcoach.render.diary.as_text import weeks_text
from hipcoach.render.diary.bars import bar, digit
from hipcoach.render.diary.summary import weeks_of
from hipcoach.render.diary.weeks import DiaryWeeks
from hipcoach.render.text.capabilities import Capabilities

_COLOUR = re.compile("\x1b\\[[0-9;]*m")
_STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_six_weeks_on_a_terminal(weeks: DiaryWeeks, width: int, snapshot: SnapshotAssertion) -> None:
    assert weeks_text(weeks, Capabilities(width=width, figures=True, terminal=True)) == snapshot


def test_six_weeks_in_a_pipe(weeks: DiaryWeeks, snapshot: SnapshotAssertion) -> None:
    assert weeks_text(weeks, Capabilities()) == snapshot


def test_six_weeks_in_plain_ascii(weeks: DiaryWeeks, snapshot: SnapshotAssertion) -> None:
    text = weeks_text(weeks, Capabilities(ascii_only=True))
    assert text.isascii()
    assert text == snapshot


def test_six_weeks_in_bands_where_there_is_little_room(weeks: DiaryWeeks, snapshot: SnapshotAssertion) -> None:
    assert weeks_text(weeks, Capabilities(width=36, figures=True)) == snapshot


def test_colour_only_repeats_what_is_there(weeks: DiaryWeeks) -> None:
    plain = weeks_text(weeks, Capabilities(figures=True))
    coloured = weeks_text(weeks, Capabilities(figures=True, colour="truecolor"))
    assert "\x1b[36m" in coloured
    assert "\x1b[31m" not in coloured  # nothing is red
    assert _COLOUR.sub("", coloured) == plain


def test_a_diary_without_a_word_says_so(catalogue: Catalogue) -> None:
    assert weeks_text(weeks_of(EMPTY, catalogue), Capabilities()) == (
        "Diary · 19 Oct 2026\n\nNothing was told in these weeks.\n"
    )


def test_nobody_is_blamed_or_praised(weeks: DiaryWeeks) -> None:
    text = weeks_text(weeks, Capabilities()).lower()
    assert not re.search(
        r"missed (a |the )?(session|day|morning)|streak|fail|only|great|well done|better|worse|✗|✘", text
    )


def test_every_pain_has_a_bar_and_a_digit_of_its_own() -> None:
    pains = [None, *range(11)]
    assert len({bar(pain) for pain in pains}) == len({digit(pain) for pain in pains}) == len(pains)
    assert bar(5) == (" ", "█")
    assert bar(10) == ("█", "█")


@pytest.mark.slow
@settings(max_examples=60)
@given(
    history=histories(),
    width=st.integers(24, 200),
    count=st.sampled_from([1, 6, 60]),
    signs=st.tuples(st.booleans(), st.booleans()),
)
def test_no_line_is_wider_than_the_terminal_and_nothing_steers_it(
    catalogue: Catalogue, history: History, width: int, count: int, signs: tuple[bool, bool]
) -> None:
    shows = Capabilities(width=width, figures=signs[0], ascii_only=signs[1], terminal=True)
    text = weeks_text(weeks_of(history, catalogue, count, person="O\x1b[31m"), shows)
    assert not _STEERS.search(text)
    assert max(map(cell_len, text.splitlines())) <= width
