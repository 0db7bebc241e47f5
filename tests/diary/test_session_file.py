"""The session file: what a page hands on is read, and everything else is told with where and what to do."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from some_sessions import DONE, sessions

from hipcoach.diary import DoneSession, read_session
from hipcoach.diary.session_file import LARGEST_FILE, session_schema
from hipcoach.errors import SessionError


def file(**changes: Any) -> bytes:
    return json.dumps(DONE | changes).encode()


def step(**changes: Any) -> bytes:
    done = deepcopy(DONE)
    done["steps"][0] |= changes
    return json.dumps(done).encode()


def routine(**changes: Any) -> bytes:
    return file(routine=DONE["routine"] | changes)


@given(sessions())
def test_what_is_written_is_read(session: DoneSession) -> None:
    written = session.as_data()
    Draft202012Validator(session_schema()).validate(written)
    assert read_session(json.dumps(written).encode()) == session


def test_its_json_is_as_it_was() -> None:
    assert read_session(file()).as_data() == DONE
    assert list(read_session(file()).as_data()) == list(DONE)
    assert read_session(b"\xef\xbb\xbf" + file()).as_data() == DONE, "an editor of Windows saved it"


HUGE = b'{"hipcoach_session": 1' + b"0" * 5000 + b"}"
REFUSED = [
    (b"", "line 1, column 1: is no JSON"),
    (b"\xff\xfe", "is no UTF-8 text"),
    (b"x" * (LARGEST_FILE + 1), "is larger than"),
    (b"null", "has no 'hipcoach_session'"),
    (b"[]", "has no 'hipcoach_session'"),
    (b"{}", "has no 'hipcoach_session'"),
    (b"[" * 20_000, "go too deep"),
    (b'{"a":' * 5000 + b"1" + b"}" * 5000, "go too deep"),
    (HUGE, "is too large a number"),
    (file(hipcoach_session=2), "update hipcoach"),
    (file(hipcoach_session=0), "hipcoach_session: must be at least 1"),
    (file(hipcoach_session=True), "hipcoach_session: must be a whole number"),
    (file(hipcoach_session="1"), "hipcoach_session: must be a whole number"),
    (file(more=1), "more: is not a known field"),
    (file(effrt=1), "did you mean 'effort'?"),
    (file().replace(b'"effort": null', b'"effort": NaN'), "NaN is no number"),
    (file().replace(b'"effort": null', b'"effort": -Infinity'), "-Infinity is no number"),
    (file().replace(b'"effort": null', b'"effort": 1e999'), "effort: must be a whole number"),
    (file().replace(b'"effort": null', b'"effort": 1, "effort": 2'), "'effort' is there twice"),
    (file(effort=11), "effort: must be at most 10"),
    (file(effort=-1), "effort: must be at least 0"),
    (file(effort=1.0), "effort: must be a whole number"),
    (file(effort="3"), "effort: must be a whole number"),
    (file(effort=True), "effort: must be a whole number"),
    (file(id="1"), "id: must be a random UUID"),
    (file(id=None), "id: must be text"),
    (file(id=DONE["id"] + "\n"), "id: must be a random UUID"),
    (file(catalogue="0.1.0"), "catalogue: must be 16 hexadecimal digits"),
    (file(started="yesterday"), "started: must be a local time with its offset"),
    (file(started=0), "started: must be a local time with its offset"),
    (file(started="2026-11-27T07:05:00Z"), "started: must be a local time with its offset"),
    (file(started="2026-11-27T07:05:00"), "started: must be a local time with its offset"),
    (file(started="2026-02-30T07:05:00+01:00"), "started: must be a local time with its offset"),
    (file(started="2026-11-27T07:05:00+99:00"), "started: must be a local time with its offset"),
    (file(started="\u0662026-11-27T07:05:00+01:00"), "started: must be a local time with its offset"),
    (file(ended="2026-11-27T07:05:00+01:01"), "the session: ends before it started"),
    (file(steps=[]), "steps: is too short a list"),
    (file(steps=DONE["steps"] * 7), "steps: is too long a list"),
    (file(steps={}), "steps: must be a list"),
    (file(steps=[1]), "steps.0: must be a mapping"),
    (step(exercise="Clamshell"), "steps.0.exercise: must be lower-case words"),
    (step(exercise="<b>x</b>"), "steps.0.exercise: must be lower-case words"),
    (step(exercise="a" * 61), "steps.0.exercise: is 61 characters long"),
    (step(exercise="a\n"), "steps.0.exercise: must be lower-case words"),
    (step(sets_done=3), "steps.0: has more sets done (3) than there were (2)"),
    (step(skipped=True), "steps.0: can't be skipped"),
    (step(skipped=0), "steps.0.skipped: must be true or false"),
    (step(felt="hard"), "steps.0.felt: 'hard' is not one of"),
    (step(hurt="Everywhere it hurts"), "steps.0.hurt: must be lower-case words"),
    (step(note="my own words"), "steps.0.note: is not a known field"),
    (routine(minutes=10**9), "routine.minutes: must be at most 60"),
    (routine(symptoms="hamstring"), "routine.symptoms: must be a list"),
    (routine(version="\x1b[31m"), "routine.version: must be the version of a program"),
    (routine(version="1" * 41), "routine.version: must be the version of a program"),
    (routine(variant="d"), "routine.variant: 'd' is not one of"),
]


@pytest.mark.parametrize(("content", "told"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_none_is_told(content: bytes, told: str) -> None:
    with pytest.raises(SessionError) as refused:
        read_session(content)
    assert told in str(refused.value)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("name", ["\x1b]0;x\x07", "\ud800", "\u202e", "\n::error::x"])
def test_what_is_told_steers_no_terminal(name: str) -> None:
    for content in (file(**{name: 1}), file(hipcoach_session=name), step(felt=name), step(**{name: {}})):
        with pytest.raises(SessionError) as refused:
            read_session(content)
        assert str(refused.value).isprintable()


_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=9,
)


@given(st.binary(max_size=300))
@example(b'{"hipcoach_session": 1, "a": "\\ud800"}')
def test_any_bytes_are_a_session_or_a_refusal(content: bytes) -> None:
    with pytest.raises(SessionError):
        read_session(content)


@given(st.sampled_from(sorted(DONE)), _PLAIN, st.integers(0, 3))
def test_any_value_anywhere_is_a_session_or_a_refusal(name: str, value: Any, deeper: int) -> None:
    changed = deepcopy(DONE)
    where: Any = changed
    for _ in range(deeper):
        inner = where[name] if isinstance(where, dict) and name in where else None
        if isinstance(inner, list) and inner:
            where = inner[0]
        elif isinstance(inner, dict):
            where = inner
        name = min(where)
    where[name] = value
    try:
        read_session(json.dumps(changed).encode())
    except SessionError as error:
        assert str(error).isprintable()  # noqa: PT017 (which of both it is, is no matter)


@given(sessions(), st.integers(0, 5000), st.integers(0, 255))
def test_any_changed_byte_is_a_session_or_a_refusal(session: DoneSession, place: int, byte: int) -> None:
    content = bytearray(json.dumps(session.as_data()).encode())
    content[place % len(content)] = byte
    try:
        read_session(bytes(content))
    except SessionError as error:
        assert str(error).isprintable()  # noqa: PT017


def test_the_schema_refuses_what_the_program_refuses() -> None:
    validator = Draft202012Validator(session_schema())
    assert validator.is_valid(DONE)
    refused: tuple[dict[str, Any], ...]
    refused = ({"effort": 11}, {"more": 1}, {"id": "1"}, {"started": "yesterday"}, {"steps": []})
    for changes in refused:
        assert not validator.is_valid(DONE | changes)
