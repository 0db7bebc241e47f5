"""What `today` reads of a long diary: a part of it, and the answer is that of all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from built_in import built_in

from hipcoach.cli.diary.book import Book
from hipcoach.cli.diary.session_told import HowItWent, session_from, to_do_of
from hipcoach.coach import Coach, request_from
from hipcoach.coach.adapt import today
from hipcoach.diary.entries import BegunEntry, Content, DiaryEntry, MorningEntry, SessionEntry, Standing
from hipcoach.diary.past import history_of
from hipcoach.diary.store import Store

NOW = datetime(2026, 11, 27, 18, tzinfo=timezone(timedelta(hours=1)))
DAYS, HALF_A_YEAR = 730, 182


class Life(NamedTuple):
    """By the days that something is ago."""

    pain: Callable[[int], int] = lambda ago: 6 if ago > DAYS - 7 else 2
    trains: Callable[[int], bool] = lambda ago: ago % 2 == 0
    tells: Callable[[int], bool] = lambda _: True
    """The morning."""
    hurts: Callable[[int], bool] = lambda _: False


LIVES = {
    "better than in the first week": Life(),
    "no better than in the first week": Life(lambda ago: 3 if ago > DAYS - 7 else 2),
    "hurt long ago, and lately": Life(hurts=lambda ago: ago in {400, 6}),
    "a break of most of a year": Life(trains=lambda ago: ago % 2 == 0 and ago > HALF_A_YEAR + 90),
    "a few sessions after a break": Life(trains=lambda ago: ago % 2 == 0 and not 6 < ago < HALF_A_YEAR),
    "no mornings for long": Life(tells=lambda ago: not 1 < ago < HALF_A_YEAR + 20),
    "no mornings any more": Life(tells=lambda ago: ago > HALF_A_YEAR),
}


@pytest.fixture
def coach() -> Coach:
    """Of the built-in knowledge."""
    return Coach(built_in())


@pytest.mark.sweep
@pytest.mark.parametrize("name", LIVES)
def test_a_part_of_a_long_diary_gives_the_answer_of_all_of_it(tmp_path: Path, coach: Coach, name: str) -> None:
    with Store.begin(tmp_path / "diary.sqlite3") as store:
        store.take_in(entries(coach, LIVES[name]))
        book = Book(store, "", NOW)
        assert answer(coach, book.recent) == answer(coach, book.entries)


def test_of_a_long_diary_little_is_read(tmp_path: Path, coach: Coach) -> None:
    with Store.begin(tmp_path / "diary.sqlite3") as store:
        store.take_in(entries(coach, Life()))
        book = Book(store, "", NOW)
        assert len(book.recent) < len(book.entries) / 3


def answer(coach: Coach, told: Any) -> dict[str, Any]:
    """What to do today."""
    history = history_of(told, NOW, coach.catalogue)
    return asdict(today(coach, history, history.standing))


def entries(coach: Coach, life: Life) -> list[DiaryEntry]:
    """Two years of it."""
    request = request_from(coach.catalogue, symptoms=["hamstring"], side="left", steps=5)
    to_do = to_do_of(coach, request, "")
    contents: list[tuple[datetime, Content]] = [
        (NOW - timedelta(days=DAYS + 1), BegunEntry(standing=Standing(symptoms=("hamstring",), side="left", steps=5)))
    ]
    for ago in range(DAYS, -1, -1):
        evening, pain = NOW - timedelta(days=ago), life.pain(ago)
        if life.tells(ago):
            contents.append((evening - timedelta(hours=11), MorningEntry(pain=pain)))
        if ago and life.trains(ago):
            went = HowItWent(pain, pain, 4, hurt={to_do.steps[0][0]: "folding-side"} if life.hurts(ago) else {})
            contents.append((evening, SessionEntry(session=session_from(to_do, went, evening, None))))
    return [
        DiaryEntry(
            number=number,
            id=content.session.id if isinstance(content, SessionEntry) else str(UUID(int=number, version=4)),
            at=at,
            written=at,
            content=content,
        )
        for number, (at, content) in enumerate(contents, start=1)
    ]
