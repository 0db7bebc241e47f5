"""A diary as JSON Lines: out and in again byte for byte; what is none is told with its line, and nothing is written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from some_entries import DIARIES, MORNING, NOW, SESSION, Told, new_diary, tell
from some_entries import entry as entry_

from hipcoach.diary.entries import CheckEntry, DiaryEntry, MeasureEntry, MorningEntry, VoidEntry
from hipcoach.diary.json_lines import LARGEST_IMPORT, LONGEST_ENTRY, exported, imported, line_schema
from hipcoach.diary.store import Store
from hipcoach.errors import DiaryError

LINE = (
    '{"hipcoach_diary":1,"number":1,"id":"00000000-0000-4000-8000-000000000001","person":"",'
    '"at":"2026-11-27T07:05:00+01:00","written":"2026-11-27T07:05:00+01:00","corrects":null,'
    '"content":{"kind":"morning","pain":3,"hurts":[]}}'
)

pytest_plugins = ("a_diary",)


def text(entries: list[DiaryEntry]) -> bytes:
    """What is exported."""
    return "".join(f"{line}\n" for line in exported(entries)).encode()


def test_a_line_is_as_it_was() -> None:
    assert [*exported([entry_(1)])] == [LINE]


@pytest.mark.slow
@settings(max_examples=300)
@given(DIARIES)
def test_what_goes_out_comes_in_byte_for_byte_once(diary: list[Told]) -> None:
    with new_diary() as store, new_diary() as other:
        for told in diary:
            tell(store, told)
        lines = text(store.every_entry())
        validator = Draft202012Validator(line_schema())
        for line in lines.splitlines():
            validator.validate(json.loads(line))
        assert imported(lines) == store.every_entry()
        assert other.take_in(imported(lines)) == len(store.every_entry())
        assert text(other.every_entry()) == lines
        assert other.take_in(imported(lines)) == 0
        assert text(other.every_entry()) == lines
        assert other.people() == store.people()
        for person in store.people():
            assert other.entries(person) == store.entries(person)


@pytest.mark.slow
@settings(max_examples=100)
@given(DIARIES, DIARIES)
def test_two_diaries_become_one_that_has_all_of_both(one: list[Told], two: list[Told]) -> None:
    with new_diary() as store, new_diary() as other:
        for told in one:
            tell(store, told)
        for told in two:
            tell(other, told)
        before = text(store.every_entry())
        ids = {entry.id for entry in store.every_entry()}
        new = [entry for entry in other.every_entry() if entry.id not in ids]
        try:
            assert store.take_in(imported(text(other.every_entry()))) == len(new)
        except DiaryError as error:
            assert "another person" in str(error) or "no entry of this person" in str(error)  # noqa: PT017
            assert text(store.every_entry()) == before, "all or nothing"
            return
        assert text(store.every_entry()).startswith(before)
        assert {entry.id for entry in store.every_entry()} == ids | {entry.id for entry in new}


def test_a_correction_finds_its_entry_among_others(store: Store) -> None:
    store.add("", CheckEntry(exercise="x", pain=1), NOW, NOW)
    diary = [
        entry_(1),
        entry_(2, CheckEntry(exercise="y", pain=1)),
        entry_(7, CheckEntry(exercise="y", pain=2), corrects=2),
    ]
    assert store.take_in(imported(text(diary))) == 3
    assert [(entry.number, entry.corrects) for entry in store.every_entry()] == [
        (1, None),
        (2, None),
        (3, None),
        (4, 3),
    ]
    assert store.take_in(imported(text([*diary, entry_(8, VoidEntry(), corrects=1)]))) == 1
    assert store.every_entry()[-1].corrects == 2


def test_a_morning_that_comes_in_beside_one_of_its_day_corrects_it(store: Store) -> None:
    store.add("", MorningEntry(pain=1), NOW, NOW)
    store.take_in([entry_(1, MorningEntry(pain=5))])
    assert [entry.content for entry in store.entries("")] == [MorningEntry(pain=5)]


def test_numbers_are_kept_in_an_empty_diary(store: Store) -> None:
    store.take_in([entry_(4), entry_(9, person="Anna")])
    assert [entry.number for entry in store.every_entry()] == [4, 9]
    assert store.add("", MORNING, NOW, NOW).number == 10


def test_what_a_diary_does_not_take_leaves_nothing_behind(store: Store) -> None:
    measures = [entry_(number, MeasureEntry(activity=f"a{number}", score=1)) for number in range(1, 5)]
    with pytest.raises(DiaryError, match="3 activities are measured already"):
        store.take_in(measures)
    assert store.every_entry() == []
    store.add("Anna", SESSION, NOW, NOW)
    with pytest.raises(DiaryError, match="is in the diary of another person"):
        store.take_in([entry_(1), entry_(2, SESSION, id=SESSION.session.id)])
    assert len(store.every_entry()) == 1


def changed(**changes: Any) -> bytes:
    """A line with some fields changed."""
    return json.dumps(json.loads(LINE) | changes).encode()


REFUSED = [
    (b"x" * (LARGEST_IMPORT + 1), "is larger than"),
    (changed(more="x" * LONGEST_ENTRY), "line 1: is longer than"),
    (b"\xff", "line 1: is no UTF-8 text"),
    (b"{", "line 1: column 2: is no JSON"),
    (b"null", "line 1: has no 'hipcoach_diary'"),
    (b"[" * 90_000, "line 1: its lists go too deep"),
    (b'{"a":' * 9000 + b"1" + b"}" * 9000, "line 1: its lists go too deep"),
    (changed(hipcoach_diary=2), "line 1: hipcoach_diary: its form 2 is newer than this program; update hipcoach"),
    (changed(hipcoach_diary=True), "line 1: hipcoach_diary: must be 1"),
    (changed(hipcoach_diary=0), "line 1: hipcoach_diary: must be 1"),
    (changed(number=0), "line 1: number: must be at least 1"),
    (changed(number=1.0), "line 1: number: must be a whole number"),
    (changed(number=2**53), "line 1: number: input should be less than"),
    (changed(number=10**20), "line 1: 100000000000000000000 is too large a number"),
    (changed(id="1"), "line 1: id: must be a random UUID"),
    (changed(person="a\x1b[31m"), "line 1: person: has a control"),
    (changed(person="x" * 61), "line 1: person: is 61 characters long"),
    (changed(person=None), "line 1: person: must be text"),
    (changed(at="9999-01-01T00:00:00+00:00"), "line 1: at: must be a local time"),
    (changed(at="2026-11-27T07:05:00"), "line 1: at: must be a local time"),
    (changed(more=1), "line 1: more: is not a known field"),
    (changed(content={"kind": "mornig", "pain": 1}), "line 1: content: 'mornig' is not one of"),
    (changed(content={"kind": "\x1b]0;x\x07" * 999}), "line 1: content: "),
    (changed(content={"pain": 1}), "line 1: content: has no kind; add it"),
    (changed(content={"kind": "morning", "pain": 11}), "line 1: content.morning.pain: must be at most 10"),
    (changed(content={"kind": "morning"}), "line 1: content.morning.pain: is missing"),
    (changed(content={"kind": "void"}), "line 1: the entry: takes an entry back"),
    (changed(corrects=1), "line 1: the entry: corrects 1, which is no earlier entry"),
    (changed(number=5, corrects=1), "line 1: corrects entry 1, which is not there"),
    (LINE.replace('"pain":3', '"pain":NaN').encode(), "line 1: NaN is no number"),
    (LINE.replace('"pain":3', '"pain":1e999').encode(), "line 1: content.morning.pain: must be a"),
    (LINE.replace('"pain":3', '"pain":3,"pain":4').encode(), "line 1: 'pain' is there twice"),
    (f"{LINE}\n\n{LINE}".encode(), "line 3: its number or its id is there twice"),
    (text([entry_(1, person="Anna"), entry_(2, corrects=1)]), "line 2: corrects entry 1, which is not there"),
    (text([entry_(1), entry_(2, CheckEntry(exercise="x", pain=1), corrects=1)]), "line 2: corrects entry 1, a morning"),
    (text([entry_(1), entry_(2, corrects=1), entry_(3, corrects=2)]), "line 3: corrects entry 2, a morning"),
]


@pytest.mark.parametrize(("content", "told"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_none_is_told(content: bytes, told: str) -> None:
    with pytest.raises(DiaryError) as refused:
        imported(content)
    assert told in str(refused.value)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 300


def test_an_editor_may_have_saved_it() -> None:
    assert imported(b"\xef\xbb\xbf" + LINE.encode() + b"\r\n \r\n") == [entry_(1)]
    assert imported(b"") == []


@given(st.binary(max_size=300))
@example(b'{"hipcoach_diary": 1, "a": "\\ud800"}')
def test_any_bytes_are_nothing_or_a_refusal(content: bytes) -> None:
    try:
        assert imported(content) == []
    except DiaryError as error:
        assert str(error).isprintable()  # noqa: PT017


@given(st.integers(0, len(LINE) - 1), st.integers(0, 255))
def test_any_changed_byte_is_an_entry_or_a_refusal(place: int, byte: int) -> None:
    content = bytearray(LINE.encode())
    content[place] = byte
    try:
        assert imported(text(imported(bytes(content)))) == imported(bytes(content))
    except DiaryError as error:
        assert str(error).isprintable()  # noqa: PT017


def test_a_session_under_another_id_than_its_own_is_refused() -> None:
    line = next(iter(exported([entry_(1, SESSION)])))
    astray = line.replace(SESSION.session.id, "00000000-0000-4000-8000-0000000000ff", 1)
    with pytest.raises(DiaryError, match="has another id than its session"):
        imported(astray.encode())
