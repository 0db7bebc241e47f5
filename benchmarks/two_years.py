"""The diary that `startup.py` measures `today` with."""

from datetime import datetime, time, timedelta
from pathlib import Path
from uuid import uuid4

from hipcoach import Coach, load_catalogue, request_from
from hipcoach.cli.diary.session_told import HowItWent, session_from, to_do_of
from hipcoach.diary.entries import (
    BegunEntry,
    Content,
    DiaryEntry,
    FlagEntry,
    GivenEntry,
    GivenStep,
    MeasureEntry,
    MorningEntry,
    SeenEntry,
    SessionEntry,
    Standing,
)
from hipcoach.diary.store import Store

_DAYS = 730
_BETTER_AFTER = 60
"""Days after which it hurts less."""
_A_MONTH = 30


def write_two_years(home: Path) -> None:
    """A diary up to today, in a new folder: every second day a session of five steps, and each morning."""
    with Store.begin(home / "diary.sqlite3") as store:
        store.take_in(_entries())


def _entries() -> list[DiaryEntry]:
    catalogue = load_catalogue()
    request = request_from(catalogue, symptoms=["hamstring"], side="left", steps=5)
    to_do = to_do_of(Coach(catalogue), request, "")
    steps = tuple(GivenStep(exercise=id_, sets=sets, seconds=seconds) for id_, sets, seconds in to_do.steps)
    standing = Standing(symptoms=("hamstring",), side="left", steps=5)
    today = datetime.now().astimezone().date()
    told: list[tuple[datetime, Content]] = []
    for ago in range(_DAYS, -1, -1):
        day = today - timedelta(days=ago)
        dawn, evening = (datetime.combine(day, time(hour)).astimezone() for hour in (0, 18))
        pain = 5 if ago > _DAYS - _BETTER_AFTER else 2
        if ago == _DAYS:
            told.append((dawn, BegunEntry(standing=standing)))
        told.append((dawn, MorningEntry(pain=pain)))
        if ago and ago % 2 == 0:
            session = session_from(to_do, HowItWent(pain, pain, 4), evening, None)
            told += [(evening, GivenEntry(steps=steps)), (evening, SessionEntry(session=session))]
        if ago and ago % _A_MONTH == 0:
            told += [(evening, content) for content in (FlagEntry(flag="neuro"), SeenEntry(flag="neuro"))]
            told.append((evening, MeasureEntry(activity="sit through dinner", score=6)))
    return [
        DiaryEntry(
            number=number,
            id=content.session.id if isinstance(content, SessionEntry) else str(uuid4()),
            at=at,
            written=at,
            content=content,
        )
        for number, (at, content) in enumerate(told, start=1)
    ]
