"""The diary's file: what was told is there, as it was told; what corrects it stands in its place."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from some_entries import BEGUN, DIARIES, MORNING, NOW, SESSION, Told, beside, new_diary, query, tell
from some_sessions import DONE

from hipcoach.diary.entries import (
    CheckEntry,
    Content,
    DiaryEntry,
    FlagEntry,
    GivenEntry,
    GivenStep,
    MeasureEntry,
    MorningEntry,
    SeenEntry,
    SessionEntry,
    VoidEntry,
)
from hipcoach.diary.session import DoneSession
from hipcoach.diary.store import Store, exists
from hipcoach.errors import DiaryError

pytest_plugins = ("a_diary",)

DAY = timedelta(days=1)


@pytest.mark.slow
@settings(max_examples=300)
@given(DIARIES)
def test_what_was_told_is_read_as_it_was_told(diary: list[Told]) -> None:
    with new_diary() as store:
        answered = [entry for told in diary if (entry := tell(store, told))]
        written = {entry.number: entry for entry in answered}
        assert store.every_entry() == [written[number] for number in sorted(written)]
        with Store(store.file) as again:
            assert again.every_entry() == store.every_entry()
            assert again.people() == store.people()
        assert [entry for person in store.people() for entry in store.every_entry(person)] == sorted(
            store.every_entry(), key=lambda entry: store.people().index(entry.person)
        )


def as_session(id_: str, content: Content) -> Content:
    """A session that is told anew under another id is still the one of the first."""
    if not isinstance(content, SessionEntry):
        return content
    return content.model_copy(update={"session": content.session.model_copy(update={"id": id_})})


def without_id(data: dict[str, Any]) -> dict[str, Any]:
    """Without the id of a session: of one told anew under another id the rows have that one; no rule reads it."""
    if "session" not in data:
        return data
    return {**data, "session": {name: value for name, value in data["session"].items() if name != "id"}}


@pytest.mark.slow
@settings(max_examples=300)
@given(DIARIES)
def test_what_stands_is_what_was_said_last_of_each(diary: list[Told]) -> None:
    with new_diary() as store:
        for told in diary:
            tell(store, told)
        for person in store.people():
            last: dict[int, DiaryEntry] = {}
            ids: dict[int, str] = {}
            for entry in store.every_entry(person):
                last[entry.corrects or entry.number] = entry
                ids.setdefault(entry.corrects or entry.number, entry.id)
            stands = {number: entry for number, entry in last.items() if entry.kind != "void"}
            entries = store.entries(person)
            assert {entry.number: (entry.id, entry.at, entry.content) for entry in entries} == {
                number: (ids[number], entry.at, as_session(ids[number], entry.content))
                for number, entry in stands.items()
            }
            assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
            mornings = [entry.at.date() for entry in entries if entry.kind == "morning"]
            assert len(mornings) == len({*mornings}) or any(told.corrects is not None for told in diary)
            rows = [(entry.number, entry.at, entry.kind, without_id(entry.data)) for entry in entries]
            assert [(*row[:3], without_id(row.data)) for row in store.told(person)] == rows


def test_nothing_is_made_until_it_is_begun(file: Path) -> None:
    assert not exists(file)
    with pytest.raises(DiaryError, match="no diary is there"):
        Store(file)
    assert not file.parent.exists()
    Store.begin(file).close()
    assert exists(file)
    assert beside(file) == ["diary.sqlite"]


def test_nobody_else_can_read_it(file: Path) -> None:
    before = os.umask(0)
    try:
        with Store.begin(file) as store, sqlite3.connect(file) as reader:
            store._connection.execute("BEGIN IMMEDIATE")
            store._connection.execute("CREATE TABLE x (y)")
            store._connection.execute("PRAGMA cache_spill = 1")
            journal = file.with_name("diary.sqlite-journal")
            assert journal.stat().st_mode & 0o777 == 0o600
            store._connection.execute("ROLLBACK")
        reader.close()
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    file.chmod(0o644)
    Store(file).close()
    assert file.stat().st_mode & 0o777 == 0o600, "a copy that all could read"


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Store.begin(tmp_path / "diary").close()
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_what_is_begun_twice_is_one_diary(file: Path, store: Store) -> None:
    first = store.add("", MORNING, NOW, NOW)
    with Store.begin(file) as again:
        assert again.every_entry() == [first]


def test_a_link_is_followed(file: Path, store: Store, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link"
    link.parent.mkdir()
    link.symlink_to(file)
    with Store(link) as other:
        other.add("", MORNING, NOW, NOW)
        assert other.file == file
    assert beside(link) == ["link"]
    assert len(store.every_entry()) == 1


def test_numbers_rise_over_all_people_and_are_never_used_twice(store: Store) -> None:
    numbers = [store.add(person, BEGUN, NOW, NOW).number for person in ("", "Anna", "")]
    assert numbers == [1, 2, 3]
    store.forget(number=3)
    assert store.add("", BEGUN, NOW, NOW).number == 4


def test_a_name_is_as_it_was_first_written(store: Store) -> None:
    store.add("Anna", BEGUN, NOW, NOW)
    assert store.add("ANNA", MORNING, NOW, NOW).person == "Anna"
    store.add("", BEGUN, NOW, NOW)
    assert store.people() == ["Anna", ""]
    assert [entry.kind for entry in store.entries("anna")] == ["begun", "morning"]


def test_a_session_is_one_entry_however_often_it_is_read(store: Store) -> None:
    first = store.add("", SESSION, NOW, NOW)
    assert first.id == DONE["id"]
    assert store.entry_of(DONE["id"]) == first
    assert store.add("", SESSION, NOW, NOW + DAY) == first
    assert store.every_entry() == [first]
    with pytest.raises(DiaryError, match="this session is in the diary of another person"):
        store.add("Anna", SESSION, NOW, NOW)


def test_a_second_morning_of_a_day_corrects_the_first(store: Store) -> None:
    first = store.add("", MorningEntry(pain=3), NOW, NOW)
    store.add("Anna", MorningEntry(pain=9), NOW, NOW)
    second = store.add("", MorningEntry(pain=5), NOW + timedelta(hours=5), NOW)
    third = store.add("", MorningEntry(pain=6), NOW + timedelta(hours=6), NOW)
    assert [second.corrects, third.corrects] == [first.number, first.number]
    [stands] = store.entries("")
    assert (stands.number, stands.id, stands.content) == (first.number, first.id, MorningEntry(pain=6))
    assert store.add("", MorningEntry(pain=1), NOW + DAY, NOW).corrects is None


def test_a_day_is_one_of_the_clock_on_the_wall(store: Store) -> None:
    tokyo, honolulu = timezone(timedelta(hours=9)), timezone(timedelta(hours=-10))
    store.add("", MorningEntry(pain=1), datetime(2026, 11, 27, 7, tzinfo=tokyo), NOW)
    landed = store.add("", MorningEntry(pain=2), datetime(2026, 11, 27, 8, tzinfo=honolulu), NOW)
    assert landed.corrects == 1, "the same day was had twice"
    assert store.add("", MorningEntry(pain=3), datetime(2026, 11, 28, 3, tzinfo=tokyo), NOW).corrects is None


def test_an_entry_that_was_taken_back_does_not_stand_and_can_be_told_anew(store: Store) -> None:
    first = store.add("", MorningEntry(pain=3), NOW, NOW)
    store.add("", VoidEntry(), NOW, NOW, corrects=first.number)
    assert store.entries("") == []
    assert store.told("") == []
    anew = store.add("", MorningEntry(pain=4), NOW, NOW)
    assert anew.corrects is None
    assert [entry.content for entry in store.entries("")] == [MorningEntry(pain=4)]
    assert len(store.every_entry()) == 3


def test_a_correction_of_a_correction_points_at_the_first(store: Store) -> None:
    first = store.add("", CheckEntry(exercise="x", pain=3), NOW, NOW)
    second = store.add("", CheckEntry(exercise="x", pain=4), NOW, NOW, corrects=first.number)
    third = store.add("", CheckEntry(exercise="x", pain=5), NOW - DAY, NOW, corrects=second.number)
    assert third.corrects == first.number
    [stands] = store.entries("")
    assert (stands.number, stands.at, stands.data["pain"]) == (first.number, NOW - DAY, 5)


@pytest.mark.parametrize(
    ("person", "content", "corrects", "told"),
    [
        ("", MorningEntry(pain=1), 9, "no entry of this person has the number 9"),
        ("", MorningEntry(pain=1), 2, "no entry of this person has the number 2"),
        ("", CheckEntry(exercise="x", pain=1), 1, "entry 1 is a morning; a check can't stand in its place"),
        ("", VoidEntry(), None, "does not say which"),
        ("a\nb", MORNING, None, "person: has a control"),
    ],
)
def test_what_a_diary_does_not_take_is_told(
    store: Store, person: str, content: MorningEntry, corrects: int | None, told: str
) -> None:
    store.add("", MORNING, NOW, NOW)
    store.add("Anna", MORNING, NOW, NOW)
    with pytest.raises(DiaryError, match=told):
        store.add(person, content, NOW, NOW, corrects=corrects)
    assert len(store.every_entry()) == 2


def test_a_time_has_an_offset_and_no_parts_of_a_second(store: Store) -> None:
    assert store.add("", MORNING, NOW.replace(microsecond=999_999), NOW).at == NOW
    for odd in (NOW.replace(tzinfo=None), NOW.replace(year=9999)):
        with pytest.raises(DiaryError, match="at: must be a local time with its offset"):
            store.add("", MORNING, odd, NOW)


def test_a_clock_that_jumps_back_changes_no_order(store: Store) -> None:
    numbers = [store.add("", FlagEntry(flag="fever"), NOW - day * DAY, NOW - day * DAY).number for day in range(3)]
    store.add("", SeenEntry(flag="fever"), NOW - DAY, datetime(1990, 1, 1, tzinfo=NOW.tzinfo))
    assert [entry.number for entry in store.every_entry()] == [*numbers, 4]
    assert [entry.number for entry in store.entries("")] == [3, 2, 4, 1]


def test_at_most_three_activities_are_measured(store: Store) -> None:
    for activity in ("stairs", "sit through dinner", "run"):
        store.add("", MeasureEntry(activity=activity, score=1), NOW, NOW)
    store.add("", MeasureEntry(activity="Stairs", score=2), NOW + DAY, NOW)
    store.add("Anna", MeasureEntry(activity="dance", score=2), NOW, NOW)
    with pytest.raises(DiaryError, match=r"3 activities are measured already; go on with one of them: .*'run'"):
        store.add("", MeasureEntry(activity="dance", score=1), NOW, NOW)
    store.add("", MeasureEntry(activity="dance", score=1), NOW, NOW, corrects=3)


def test_what_was_given_twice_on_a_day_is_one_entry(store: Store) -> None:
    given = GivenEntry(steps=(GivenStep(exercise="clamshell", sets=2, seconds=60),), raised="clamshell")
    first = store.add("", given, NOW, NOW)
    assert store.add("", given, NOW + timedelta(hours=2), NOW) == first
    store.gave("", [("clamshell", 2, 60)], "clamshell", NOW, NOW)
    assert store.every_entry() == [first]
    store.gave("", [("clamshell", 3, 90)], None, NOW, NOW)
    store.gave("", [("clamshell", 3, 90)], None, NOW + DAY, NOW)
    contents = [entry.content for entry in store.every_entry()]
    less = GivenEntry(steps=(GivenStep(exercise="clamshell", sets=3, seconds=90),))
    assert contents == [given, less, less]
    assert len({entry.id for entry in store.every_entry()}) == 3


def test_what_stands_can_be_read_from_a_day_on(store: Store) -> None:
    store.add("", BEGUN, NOW - 300 * DAY, NOW)
    store.add("", FlagEntry(flag="fever"), NOW - 299 * DAY, NOW)
    for days in (250, 244, 243, 100, 50):
        store.add("", MorningEntry(pain=1), NOW - days * DAY, NOW)
    for id_, hurt in (("3b241101-e2bb-4255-8caf-4136c566a962", None), (DONE["id"], "nerve")):
        steps = [{**step, "hurt": hurt and step["hurt"]} for step in DONE["steps"]]
        session = DoneSession.model_validate({**DONE, "id": id_, "steps": steps})
        store.add("", SessionEntry(session=session), NOW - 200 * DAY, NOW)
    assert [row.number for row in store.told("", NOW - 100 * DAY)] == [
        1,
        2,
        3,
        4,
        9,
        6,
        7,
    ]  # the first week, and what hurt
    assert [row.number for row in store.told("")] == [1, 2, 3, 4, 5, 8, 9, 6, 7]


def test_another_program_can_neither_change_nor_lose_an_entry(file: Path, store: Store) -> None:
    store.add("", MORNING, NOW, NOW)
    for sql in ("UPDATE entries SET data = '{}'", "DELETE FROM entries"):
        with pytest.raises(sqlite3.IntegrityError):
            query(file, sql)
    assert len(store.every_entry()) == 1


def test_what_another_program_wrote_is_not_taken_for_what_was_said(file: Path, store: Store) -> None:
    first = store.add("", SessionEntry(session=SESSION.session), NOW, NOW)
    query(file, "DROP TRIGGER no_entry_is_changed")
    query(file, "UPDATE entries SET data = replace(data, '\"pain_before\":3', '\"pain_before\":2')")
    for reading in (store.every_entry, lambda: store.entries(""), lambda: store.told("")):
        with pytest.raises(DiaryError, match=f"entry {first.number} of the diary is damaged"):
            reading()


def test_nothing_of_sqlite_or_the_models_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, hipcoach.diary; assert 'sqlite3' not in sys.modules; "
        "hipcoach.diary.read_session; assert 'sqlite3' not in sys.modules; "
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    code = (
        "import sys, hipcoach.diary.store, hipcoach.diary.past; "
        "assert not {'hipcoach.diary.entries', 'hipcoach.diary.session'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
