"""Session files and their lines, spoilt or made up: each is a session or one refusal; written again it is the same."""

from __future__ import annotations

import json

from finds import Broken
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from promises import harmless, promptly
from running import Target
from some_sessions import sessions

from hipcoach.diary import DoneSession, read_line, read_session, written_line
from hipcoach.errors import SessionError

ODD = (
    *(
        b'"',
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"-",
        b"0",
        b"9",
        b"NaN",
        b"1e999",
        b"\x00",
        b"\xff",
        b"\\ud800",
    ),
    *("\u202e".encode(), b"\x1b[31m", b"true", b"null", b'"x":1,', b"[" * 2000, b"9" * 5000, "½".encode(), b"\n> "),
)


@st.composite
def _spoilt(draw: DrawFn) -> bytes:
    session = draw(sessions())
    content = draw(st.sampled_from([written_line(session), json.dumps(session.as_data())])).encode()
    for odd in draw(st.lists(st.sampled_from(ODD) | st.binary(max_size=2), max_size=3)):
        place, lost = draw(st.integers(0, len(content))), draw(st.sampled_from([0, 0, 1, 1, 9, 99]))
        content = content[:place] + odd + content[place + lost :]
    return content


def attempt(content: bytes) -> str:
    """Read it as a file and as a line. Returns what it was."""
    with promptly("a session file or line"):
        for reading in (read_session, _read_as_line):
            try:
                session = reading(content)
            except SessionError as error:
                harmless(str(error), "a refusal")
                if "\n" in str(error) or len(str(error)) > _LONGEST:
                    raise Broken("a refusal is one clear line", str(error)) from None
            else:
                _is_the_same_again(session)
                return "session"
    return "refused"


def _read_as_line(content: bytes) -> DoneSession:
    return read_line(content.decode(errors="replace"))


_LONGEST = 300


def _is_the_same_again(session: DoneSession) -> None:
    again = (read_line(written_line(session)), read_session(json.dumps(session.as_data()).encode()))
    if any(each != session for each in again):
        raise Broken("what was read is written and read again", again)


TARGET = Target(_spoilt() | st.binary(max_size=400), attempt, round_size=300, short=150)
