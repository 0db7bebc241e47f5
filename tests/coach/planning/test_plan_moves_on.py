"""Where a plan stands: its weeks in their order, those that come again, those of a stage that was taken on the way."""

from __future__ import annotations

from datetime import date

import pytest
from built_in import built_in
from weeks_ahead import START

from hipcoach.catalogue.programme import Programme
from hipcoach.coach import Coach, Request
from hipcoach.coach.history import MINUTES_OF_A_DAY, AdoptedPlan, History, StageMove
from hipcoach.coach.plan import Plan
from hipcoach.coach.planning import plan
from hipcoach.coach.planning.follow import progress
from hipcoach.coach.planning.themes import turns
from hipcoach.vocabulary import Stage

ADOPTED = AdoptedPlan(2, START.toordinal() * MINUTES_OF_A_DAY, "one", "hamstring-weeks", START.toordinal(), 6, (), None)


def ids(programme: Programme, stage: Stage) -> list[str]:
    return [week.id for week in programme.weeks_of(stage)]


def at(day: date) -> int:
    return day.toordinal() * MINUTES_OF_A_DAY + 18 * 60


@pytest.mark.parametrize("stage_week", [1, 2, 4])
def test_the_weeks_of_a_stage_begin_where_it_was_taken(stage_week: int) -> None:
    programme = built_in().programme["hamstring-weeks"]
    made = [turn.week.id for turn in turns(programme, "strong", 6, (), stage_week)]
    wanted = ids(programme, "strong")
    assert made[stage_week - 1 : stage_week + 2] == wanted[:3]


def test_the_first_week_of_a_stage_is_none_that_comes_again() -> None:
    programme = built_in().programme["hamstring-weeks"]
    made = turns(programme, "strong", 4, (2, 3), 3)
    assert [turn.again for turn in made] == [False, True, False, False]


@pytest.mark.parametrize(
    ("moved", "week"),
    [(date(2026, 11, 20), 1), (date(2026, 11, 30), 1), (date(2026, 12, 9), 2), (date(2026, 12, 20), 3)],
)
def test_a_diary_tells_when_it_was(coach: Coach, moved: date, week: int) -> None:
    """Every week before is over and not done, so it came again; the stage's own begin in the week of the move."""
    asked = Request(symptoms=("hamstring",), stage="strong")
    history = History(at(date(2026, 12, 21)), 0, asked, stages=(StageMove(3, at(moved), "strong"),), plans=(ADOPTED,))
    stands = progress(coach.catalogue, ADOPTED, history, asked)
    assert stands.stage_week == week
    made = plan(coach, coach.read(asked), stands.wish(ADOPTED))
    assert isinstance(made, Plan)
    assert made.weeks[week - 1].theme == ids(built_in().programme["hamstring-weeks"], "strong")[0]
    assert not made.weeks[week - 1].again
