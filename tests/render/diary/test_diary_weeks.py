from __future__ import annotations

import pytest
from diary_histories import EMPTY, histories
from diary_people import START, at, hiker
from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.catalogue import Catalogue
from hipcoach.coach.history import FlagAnswer, History, Morning, day_of
from hipcoach.render.diary import wording
from hipcoach.render.diary.dates import monday_of, written
from hipcoach.render.diary.summary import weeks_of
from hipcoach.render.diary.weeks import DiaryWeeks


def of_mornings(catalogue: Catalogue, *weeks: list[int]) -> DiaryWeeks:
    mornings = [Morning(1, at(7 * w + d, 7), pain) for w, pains in enumerate(weeks) for d, pain in enumerate(pains)]
    return weeks_of(EMPTY._replace(now=at(7 * len(weeks)), mornings=tuple(mornings)), catalogue)


def test_a_week_is_from_monday_to_sunday_and_the_last_one_ends_today(weeks: DiaryWeeks) -> None:
    assert [week.starts for week in weeks.weeks] == [written(START + 7 * number) for number in range(6)]
    assert [len(week.days) for week in weeks.weeks] == [7, 7, 7, 7, 7, 5]
    assert weeks.days[-1].date == weeks.until == "2026-11-27"


def test_sums_are_those_of_the_days(weeks: DiaryWeeks) -> None:
    assert [week.sessions for week in weeks.weeks] == [3, 3, 2, 3, 3, 2]
    assert [week.rest_days for week in weeks.weeks] == [4, 4, 5, 4, 4, 2]  # a day that is not over is none yet
    for week in weeks.weeks:
        assert week.seconds == sum(step.seconds for day in week.days for done in day.sessions for step in done.steps)


def test_before_the_diary_there_is_no_week_and_no_day(catalogue: Catalogue) -> None:
    begun = hiker()._replace(begun=at(37), done=(), mornings=(), flags=(), checks=(), measures=(), stages=())
    shown = weeks_of(begun, catalogue)
    assert [day.date for day in shown.days] == ["2026-11-25", "2026-11-26", "2026-11-27"]


def test_of_two_mornings_of_a_day_the_later_one_holds(catalogue: Catalogue) -> None:
    twice = EMPTY._replace(now=at(0, 12), mornings=(Morning(1, at(0, 7), 5), Morning(2, at(0, 8), 2)))
    assert weeks_of(twice, catalogue).days[0].morning == 2


def test_a_flag_is_open_from_its_first_yes_until_it_is_seen(catalogue: Catalogue) -> None:
    answers = [(0, False), (1, False), (2, True), (3, True), (4, False)]
    flags = tuple(FlagAnswer(day, at(day), "bone-stress", seen) for day, seen in answers)
    raised = weeks_of(EMPTY._replace(now=at(5), flags=flags), catalogue).flags
    assert [(flag.answered[-2:], flag.seen and flag.seen[-2:]) for flag in raised] == [("19", "21"), ("23", None)]


def test_an_open_flag_is_shown_however_long_ago_it_was(catalogue: Catalogue) -> None:
    flags = tuple(
        FlagAnswer(1, at(day), flag, bool(seen)) for day, flag, seen in [(0, "neuro", 0), (1, "dvt", 0), (2, "dvt", 1)]
    )
    shown = weeks_of(EMPTY._replace(now=at(300), flags=flags), catalogue)
    assert [flag.flag for flag in shown.flags] == ["neuro"]


@pytest.mark.parametrize(
    ("first", "last", "now"),
    [
        ([4, 4, 4], [3, 3, 3], "about the same"),
        ([4, 4, 4], [5, 5, 5], "about the same"),
        ([4, 4, 4], [2, 2, 2, 3], "lower"),
        ([4, 4, 4], [2, 3, 2, 3], "about the same"),
        ([2, 2, 2], [4, 9, 4], "higher"),
    ],
)
def test_only_two_points_are_a_change(catalogue: Catalogue, first: list[int], last: list[int], now: str) -> None:
    seen = of_mornings(catalogue, first, [9, 9], last).mornings
    assert seen is not None
    assert seen.now == now


def test_a_week_of_two_mornings_is_held_against_none(catalogue: Catalogue) -> None:
    assert of_mornings(catalogue, [4, 4, 4], [1, 1]).mornings is None
    assert wording.mornings(of_mornings(catalogue, [4, 4, 4], [1, 1])) == ""


@settings(max_examples=100)
@given(before=st.lists(st.integers(0, 10), min_size=3, max_size=7), step=st.sampled_from([-1, 0, 1]))
def test_a_change_of_one_point_is_never_called_one(catalogue: Catalogue, before: list[int], step: int) -> None:
    after = [min(10, max(0, pain + step)) for pain in before]
    said = wording.mornings(of_mornings(catalogue, before, after))
    assert "about the same" in said
    assert not any(word in said for word in ("lower", "higher", "better", "worse"))


@pytest.mark.slow
@settings(max_examples=60)
@given(history=histories(), count=st.integers(1, 60))
def test_every_entry_of_these_weeks_is_in_them_once(catalogue: Catalogue, history: History, count: int) -> None:
    shown = weeks_of(history, catalogue, count)
    first = max(day_of(history.begun), monday_of(history.today) - 7 * (count - 1))
    done = [entry.entry for entry in history.done if day_of(entry.at) >= first]
    entries = [session.entry for session in wording.sessions_of(shown)]
    assert entries[len(entries) - len(done) :] == done
    assert len(shown.weeks) <= count
    assert [day.date for day in shown.days] == sorted({day.date for day in shown.days})
