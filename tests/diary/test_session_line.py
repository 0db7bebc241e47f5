"""The line of a session: the same as its file, and what a message does to it is undone or told."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_sessions import DONE, sessions

from hipcoach.diary import DoneSession, read_line, written_line
from hipcoach.diary.session_line import LONGEST_LINE
from hipcoach.errors import SessionError

SESSION = DoneSession.model_validate(DONE)
LINE = written_line(SESSION)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789:/,.+-"


def test_it_can_be_read_by_a_person_too() -> None:
    written = (
        "hipcoach1:2026-11-27t07:05:00+01:00/2026-11-27t07:17:30+01:00/1b4e28ba-2fa1-4ed2-883f-0016d3cca427/"
        "0123456789abcdef/3,2,-/rotation-first,12,left,settling,a,0.1.0/hamstring/"
        "prone-heel-drop-in,2,2,60,n,right,-/clamshell,0,4,0,n,-,nerve/long-leg-circles,0,2,0,y,-,-/"
    )
    assert written + LINE[-8:] == LINE


@given(sessions())
def test_what_is_written_is_read(session: DoneSession) -> None:
    line = written_line(session)
    assert re.fullmatch(f"[{LETTERS}]+", line)
    assert read_line(line) == session


@given(sessions(), st.data())
def test_what_a_message_does_to_it_is_undone(session: DoneSession, data: st.DataObject) -> None:
    text = written_line(session)
    for added in data.draw(st.lists(st.sampled_from(["\n", "\r\n> ", " ", ">> ", "\u00a0", "\u200b", "\u00ad"]))):
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + added + text[place:]
    dash = data.draw(st.sampled_from("-\u2010\u2011\u2012\u2013\u2014\u2212"))
    quotes = data.draw(st.sampled_from(["“”", "\u2018\u2019", "„“", "«»", '""', "``"]))
    text = f"> {quotes[0]}{text.replace('-', dash)}{quotes[1]}\n"
    assert read_line(data.draw(st.sampled_from([text, text.upper(), text.capitalize()]))) == session


@given(sessions(), st.data())
def test_a_changed_letter_is_told(session: DoneSession, data: st.DataObject) -> None:
    line = written_line(session)
    place = data.draw(st.integers(0, len(line) - 1))
    letter = data.draw(st.sampled_from(LETTERS.replace(line[place], "")))
    with pytest.raises(SessionError):
        read_line(line[:place] + letter + line[place + 1 :])


def test_every_letter_changed_into_every_other_is_told() -> None:
    for place, old in enumerate(LINE):
        for letter in LETTERS:
            if letter != old:
                with pytest.raises(SessionError):
                    read_line(LINE[:place] + letter + LINE[place + 1 :])


@given(st.integers(0, len(LINE) - 1), st.characters())
def test_a_letter_changed_into_any_sign_is_told_or_means_the_same(place: int, sign: str) -> None:
    try:
        read = read_line(LINE[:place] + sign + LINE[place + 1 :])
    except SessionError as error:
        assert str(error).isprintable()  # noqa: PT017
    else:
        assert read == SESSION
        assert unicodedata.normalize("NFKC", sign).lower() == LINE[place] or LINE[place] in "-/"


@given(st.integers(0, len(LINE) - 1), st.integers(1, 9))
def test_letters_that_were_lost_or_swapped_are_told(place: int, many: int) -> None:
    lost = LINE[:place] + LINE[place + many :]
    swapped = LINE[:place] + LINE[place : place + 2][::-1] + LINE[place + 2 :]
    for text in {lost, swapped} - {LINE}:
        with pytest.raises(SessionError):
            read_line(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "does not begin with hipcoach1:"),
        ("Here: " + LINE, "does not begin with hipcoach1:"),
        (LINE + " Thanks", "does not end as it should"),
        (LINE + "é", "has 'é', which none has"),
        (LINE[:-1], "does not end as it should"),
        (LINE.replace("clamshell", "clamshall"), "was changed on its way"),
        ("x" * (LONGEST_LINE + 1), "is longer than"),
        ("hipcoach1:/00000000", "too few parts"),
        ("hipcoach2:" + LINE.removeprefix("hipcoach1:"), "update hipcoach"),
    ],
)
def test_what_is_none_is_told(text: str, told: str) -> None:
    with pytest.raises(SessionError, match=re.escape(told)):
        read_line(text)


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda content: content.decode("latin-1")))
def test_any_text_is_refused(text: str) -> None:
    for given_text in (text, "hipcoach1:" + text):
        with pytest.raises(SessionError) as refused:
            read_line(given_text)
        assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    "changed",
    [
        ("/3,2,-/", "/03,2,-/"),
        ("/3,2,-/", "/+3,2,-/"),
        ("/3,2,-/", "/3,2/"),
        ("/3,2,-/", "/3,2,-,4/"),
        ("/3,2,-/", "/11,2,-/"),
        (",n,right,", ",-,right,"),
        ("/hamstring/", "/-,hamstring/"),
        ("/hamstring/", "//"),
        ("t07:05:00+01:00", "t07:05:00-00:00"),
        ("2026-11-27t07:05", "2026-11-27,07:05"),
    ],
)
def test_a_line_of_other_hands_with_a_right_check_is_refused(changed: tuple[str, str]) -> None:
    from hipcoach.diary.session_line import _check

    body = LINE[len("hipcoach1:") : -9].replace(*changed, 1)
    with pytest.raises(SessionError):
        read_line(f"hipcoach1:{body}/{_check(body)}")


def test_the_longest_that_is_read_can_be_written() -> None:
    longest = DONE | {"steps": [DONE["steps"][0] | {"exercise": "x" * 60, "hurt": "y" * 60}] * 18}
    longest["routine"] = DONE["routine"] | {"symptoms": ["s" * 60] * 100}
    line = written_line(DoneSession.model_validate(longest))
    assert len(line) <= LONGEST_LINE
    assert read_line(line).as_data() == longest
