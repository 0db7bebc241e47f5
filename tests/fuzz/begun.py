"""Diaries that are begun in a sandbox: command lines find one there, and what a person hands on to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from some_sessions import DONE

from hipcoach.diary.entries import (
    BegunEntry,
    Content,
    DiaryEntry,
    FlagEntry,
    MeasureEntry,
    MorningEntry,
    PlanEntry,
    SessionEntry,
    Standing,
)
from hipcoach.diary.json_lines import exported
from hipcoach.diary.session import DoneSession
from hipcoach.diary.session_line import written_line
from hipcoach.diary.store import Store

NOW = datetime(2026, 11, 27, 7, 5, tzinfo=timezone(timedelta(hours=1)))
_Told = tuple[int, Content]
"""Hours before now, and what was told."""
STEPS = [
    {**step, "exercise": exercise}
    for step, exercise in zip(DONE["steps"], ("prone-heel-cross", "clamshell", "long-leg-circles"), strict=True)
]


def session(number: int, hours_ago: int, **parts: object) -> DoneSession:
    """One with exercises that there are."""
    ended = NOW - timedelta(hours=hours_ago)
    times = {"started": (ended - timedelta(minutes=12)).isoformat(), "ended": ended.isoformat()}
    return DoneSession.model_validate(DONE | {"id": str(UUID(int=number, version=4)), "steps": STEPS} | times | parts)


def _sessions(*hours_ago: int) -> list[_Told]:
    return [(hours, SessionEntry(session=session(hours, hours))) for hours in hours_ago]


def _plan(programme: str | None) -> PlanEntry:
    return PlanEntry(plan=str(UUID(int=7, version=4)), programme=programme, start="2026-11-16", weeks=4)


_BEGUN: _Told = (200, BegunEntry(standing=Standing(symptoms=("hamstring",), side="left", minutes=12)))
_WEEK = [_BEGUN, *_sessions(180, 130, 80, 12), (168, MorningEntry(pain=2)), (120, MorningEntry(pain=3))]
TOLD: dict[str, Sequence[_Told]] = {
    "nothing": (),
    "only begun": [_BEGUN],
    "a week": _WEEK,
    "a flare": [*_WEEK, (1, MorningEntry(pain=7, hurts=("nerve",)))],
    "a flag": [*_WEEK, (2, FlagEntry(flag="bone-stress"))],
    "a plan": [*_WEEK, (100, _plan("hip-month"))],
    "a plan that is gone": [*_WEEK, (100, _plan("no-such-weeks"))],
    "a plan that is left": [*_WEEK, (100, _plan("hip-month")), (50, _plan(None))],
    "for nothing": [(200, BegunEntry(standing=Standing())), (150, MeasureEntry(activity="stairs", score=3))],
}
"""By its name what a diary holds."""


def begin(place: Path, diary: str) -> None:
    """Put into a sandbox a session's file, its line, lines of a diary, and the diary itself, if one is begun."""
    one = session(5000, 3)
    (place / "session.json").write_text(json.dumps(one.as_data()), encoding="utf-8")
    (place / "line.txt").write_text(f"> {written_line(one)}\n", encoding="utf-8")
    (place / "weeks.jsonl").write_bytes(_written("a week")[1])
    if TOLD[diary]:
        file = place / "home" / "diary.sqlite3"
        file.write_bytes(_written(diary)[0])
        file.chmod(0o600)


@cache
def _written(diary: str) -> tuple[bytes, bytes]:
    """Its file, and its lines; the same of each is Ana's too."""
    whose = [(person, *told) for person in ("", "Ana") for told in sorted(TOLD[diary], key=lambda told: -told[0])]
    entries = [_entry(number, *told) for number, told in enumerate(whose, 1)]
    with TemporaryDirectory() as folder, Store.begin(Path(folder) / "diary") as store:
        store.take_in(entries)
        return store.file.read_bytes(), "\n".join(exported(entries)).encode()


def _entry(number: int, person: str, hours_ago: int, content: Content) -> DiaryEntry:
    """A session has the id of its entry."""
    if isinstance(content, SessionEntry):
        content = SessionEntry(session=session(number, hours_ago))
    id_, at = str(UUID(int=number, version=4)), NOW - timedelta(hours=hours_ago)
    return DiaryEntry(number=number, id=id_, person=person, at=at, written=NOW, content=content)
