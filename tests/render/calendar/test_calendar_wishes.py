"""How somebody wants a plan in their calendar, as they write it."""

from __future__ import annotations

import pytest

from hipcoach.errors import OutOfBoundsError, UsageError
from hipcoach.render.calendar import CalendarWishes, alarms_from, time_from


@pytest.mark.parametrize(
    ("text", "minutes"), [("7:00", 420), ("07:05", 425), ("18.30", 1110), ("0:00", 0), (" 23:59 ", 1439)]
)
def test_a_time_of_the_day(text: str, minutes: int) -> None:
    assert time_from(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "24:00",
        "7:60",
        "-1:00",
        "7:0",
        "7:00:00",
        "7 am",
        "\u0667:\u0660\u0660",
        "7:00\n\x1b[31m:",
        "0" * 10_000,
    ],
)
def test_what_is_no_time_of_the_day_is_refused_on_one_plain_line(text: str) -> None:
    with pytest.raises(UsageError, match=r"as in 7:00 or 18:30") as refused:
        time_from(text)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 150


def test_alarms_are_each_once_and_the_earliest_first() -> None:
    assert alarms_from([10, 1440, 0, 10]) == (1440, 10, 0)
    assert alarms_from([]) == CalendarWishes().alarms == ()
    assert alarms_from([10_080]) == (10_080,)


@pytest.mark.parametrize("minutes", [-1, 10_081, 10**30])
def test_an_alarm_after_the_start_or_more_than_a_week_before_is_refused(minutes: int) -> None:
    with pytest.raises(OutOfBoundsError, match="takes 0 to 10080 minutes before a session") as refused:
        alarms_from([5, minutes])
    assert (refused.value.option, refused.value.value) == ("alarm", str(minutes))


def test_there_are_five_alarms_at_most() -> None:
    assert len(alarms_from(range(5))) == 5
    with pytest.raises(UsageError, match="given 6 times; a session has 5 alarms at most"):
        alarms_from(range(6))
