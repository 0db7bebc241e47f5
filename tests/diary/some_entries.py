"""Entries as anybody may have written them, for the tests."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from uuid import UUID

from hypothesis import strategies as st
from some_sessions import DONE, sessions

from hipcoach.diary.entries import (
    BegunEntry,
    CheckEntry,
    Content,
    DiaryEntry,
    FactsEntry,
    FlagEntry,
    GivenEntry,
    GivenStep,
    MeasureEntry,
    MorningEntry,
    PlanEntry,
    ReferredEntry,
    SeenEntry,
    SessionEntry,
    StageEntry,
    Standing,
    VoidEntry,
)
from hipcoach.diary.session import DoneSession
from hipcoach.diary.store import Store
from hipcoach.vocabulary import STAGES, WEEKDAYS

NOW = datetime(2026, 11, 27, 7, 5, tzinfo=timezone(timedelta(hours=1)))
MORNING = MorningEntry(pain=3)
SESSION = SessionEntry(session=DoneSession.model_validate(DONE))
BEGUN = BegunEntry(standing=Standing(symptoms=("hamstring",), side="left", stage="sore", equipment=("band",)))

_IDS = st.sampled_from(["clamshell", "glute-bridge", "nerve", "a", "x9"])
_OF_TEN = st.integers(0, 10)
_PLACES = st.lists(_IDS, max_size=2).map(tuple)
_FLAGS = st.sampled_from(["fever", "bone-stress:advice"])
NAMES = st.sampled_from(["", "Anna", "anna", "ANNA", "Zoë", "Zoe\u0308", "王芳", "O'Brien; DROP TABLE entries", "%_"])
"""The owner, the same name in several forms, and what a query might stumble over."""
_STANDING = st.builds(
    Standing,
    symptoms=st.lists(st.sampled_from(["hamstring", "gone since"]), max_size=2).map(tuple),
    side=st.sampled_from([None, "left", "both"]),
    minutes=st.none() | st.integers(3, 60),
)
CONTENTS: st.SearchStrategy[Any] = st.one_of(
    st.builds(BegunEntry, standing=_STANDING),
    st.builds(FactsEntry, standing=_STANDING),
    st.builds(SessionEntry, session=sessions(), hurts=_PLACES),
    st.builds(MorningEntry, pain=_OF_TEN, hurts=_PLACES),
    st.builds(FlagEntry, flag=_FLAGS),
    st.builds(SeenEntry, flag=_FLAGS),
    st.builds(CheckEntry, exercise=_IDS, pain=_OF_TEN),
    st.builds(MeasureEntry, activity=st.sampled_from(["sit through dinner", "Stairs", "stairs"]), score=_OF_TEN),
    st.builds(StageEntry, stage=st.sampled_from(STAGES)),
    st.builds(
        GivenEntry,
        steps=st.lists(st.builds(GivenStep, exercise=_IDS, sets=st.integers(0, 9), seconds=st.integers(0, 900))).map(
            lambda steps: tuple(steps[:9])
        ),
        raised=st.none() | _IDS,
    ),
    st.builds(ReferredEntry, flag=_FLAGS, pain=st.none() | _OF_TEN),
    st.builds(
        PlanEntry,
        plan=st.just(str(UUID(int=7, version=4))),
        programme=st.sampled_from([None, "hip-month", "gone since"]),
        start=st.sampled_from(["2026-11-16", "2028-02-29"]),
        weeks=st.integers(1, 16),
        days=st.lists(st.sampled_from(WEEKDAYS), unique=True).map(tuple),
        recovery=st.none() | st.booleans(),
    ),
)
TIMES = st.builds(
    lambda days, minutes, offset: (
        NOW.astimezone(timezone(timedelta(minutes=offset))) + timedelta(days=days, minutes=minutes)
    ),
    st.integers(-20, 20),
    st.integers(0, 1439),
    st.sampled_from([-720, -210, 0, 60, 330, 840]),
)
"""Of some weeks, in time zones all round the earth; a clock that jumps, too."""


class Told(NamedTuple):
    """What somebody tells a diary."""

    person: str
    content: Content
    at: datetime
    written: datetime
    corrects: int | None
    """Which of the entries so far, where it is one of theirs and of its kind; counted from the last."""


TOLD = st.builds(Told, NAMES, CONTENTS | st.just(VoidEntry()), TIMES, TIMES, st.none() | st.integers(0, 3))
DIARIES = st.lists(TOLD, max_size=12)


def tell(store: Store, told: Told) -> DiaryEntry | None:
    """Write it, as far as a diary takes it; None where there is nothing that it could correct."""
    corrects = None
    if told.corrects is not None or isinstance(told.content, VoidEntry):
        kinds = {told.content.kind} if told.content.kind != "void" else None
        theirs = [entry for entry in store.every_entry(told.person) if kinds is None or entry.kind in kinds]
        if not theirs:
            return None
        corrects = theirs[-1 - (told.corrects or 0) % len(theirs)].number
    if (
        isinstance(told.content, SessionEntry)
        and (there := store.entry_of(told.content.session.id))
        and corrects is None
    ):
        return there  # be it of another person
    return store.add(told.person, told.content, told.at, told.written, corrects=corrects)


def entry(number: int, content: Content = MORNING, **parts: Any) -> DiaryEntry:
    """One entry, whose id is its number; a session's is the session's own."""
    own = content.session.id if isinstance(content, SessionEntry) else str(UUID(int=number, version=4))
    fields = {"id": own, "at": NOW, "written": NOW, **parts}
    return DiaryEntry.model_validate({"number": number, "content": content, **fields})


@contextmanager
def new_diary() -> Iterator[Store]:
    """An empty one, for one example of many."""
    with TemporaryDirectory() as folder, Store.begin(Path(folder) / "diary.sqlite") as store:
        store._connection.execute("PRAGMA synchronous = OFF")  # no power is cut here
        yield store


def beside(file: Path) -> list[str]:
    """The names of all files in its folder."""
    return sorted(path.name for path in file.parent.iterdir())


def query(file: Path, sql: str) -> list[Any]:
    """What another program of SQLite's reads or writes."""
    connection = sqlite3.connect(file)
    try:
        with connection:
            return connection.execute(sql).fetchall()
    finally:
        connection.close()
