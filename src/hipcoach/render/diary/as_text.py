"""The last weeks as a calm picture in a terminal: a column a day, under each week its sums.

The pain of a day is a bar, or a digit where there are no blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import set_cell_size

from hipcoach.render.diary import wording
from hipcoach.render.diary.bars import TEN, UNTOLD, bar, digit
from hipcoach.render.diary.dates import DAYS, short
from hipcoach.render.text.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.render.diary.weeks import DiaryDay, DiaryWeek, DiaryWeeks
    from hipcoach.render.text.capabilities import Capabilities

_MEASURE = 120
"""A picture may be wider than text."""
_LABEL = 11
_WIDEST_GAP = 4
_DOT = "●"
_DOT_ELSEWHERE = "o"


def weeks_text(weeks: DiaryWeeks, capabilities: Capabilities) -> str:
    """Write the last weeks for a terminal, a pipe or a file."""
    paper = Paper(capabilities, measure=_MEASURE)
    _head(paper, weeks)
    paper.gap()
    if wording.is_empty(weeks):
        paper.line(wording.NOTHING_TOLD)
    else:
        _picture(paper, weeks)
    _below(paper, weeks)
    return paper.text()


def _head(paper: Paper, weeks: DiaryWeeks) -> None:
    paper.line((wording.title(weeks), "bold"), f" · {wording.period(weeks)}")
    if about := wording.complaint(weeks):
        paper.line(about)
    for raised in weeks.flags:
        paper.line((wording.flag(raised), "" if raised.seen else "bold"), hang=2)


class _Grid(NamedTuple):
    """Where the days stand."""

    weeks: Sequence[DiaryWeek]
    """Of one band."""
    day: int
    """Cells of a day."""
    gap: int
    """Cells between weeks."""

    def of_days(self, sign: Callable[[DiaryDay], str]) -> str:
        """A row with a sign for each day, the first day of a week in its place."""
        return (" " * self.gap).join(map(self._week(sign), self.weeks)).rstrip()

    def _week(self, sign: Callable[[DiaryDay], str]) -> Callable[[DiaryWeek], str]:
        def row(week: DiaryWeek) -> str:
            before = DAYS - len(week.days) if week is self.weeks[0] and week.days[0].date != week.starts else 0
            signs = "".join(sign(day).ljust(self.day) for day in week.days)
            return (" " * self.day * before + signs).ljust(self.day * DAYS)

        return row

    def of_weeks(self, text: Callable[[DiaryWeek], str]) -> str:
        """A row with a text for each week."""
        return (" " * self.gap).join(text(week).ljust(self.day * DAYS) for week in self.weeks).rstrip()


def _grids(weeks: Sequence[DiaryWeek], measure: int) -> list[_Grid]:
    """Days as wide as there is room, in as many bands as are needed."""

    def fit(day: int, gap: int) -> int:
        return max(0, measure - _LABEL + gap) // (day * DAYS + gap)

    day = 2 if fit(2, 2) >= len(weeks) else 1
    gap = next((gap for gap in range(_WIDEST_GAP, 1, -1) if fit(day, gap) >= len(weeks)), 1)
    of_band = max(1, fit(day, gap))
    return [_Grid(weeks[at : at + of_band], day, gap) for at in range(0, len(weeks), of_band)]


def _picture(paper: Paper, weeks: DiaryWeeks) -> None:
    for grid in _grids(weeks.weeks, paper.measure):
        _row(paper, "", grid.of_weeks(lambda week: short(week.starts)), "bold")
        _pain(paper, "Morning", grid, lambda day: (day.morning,))
        _pain(paper, "Before", grid, lambda day: (day.pain_before,) if day.sessions else ())
        _pain(paper, "After", grid, lambda day: (day.pain_after,) if day.sessions else ())
        _row(paper, "Session", grid.of_days(_session_sign(paper)), "green")
        paper.gap()
        _sums(paper, grid, weeks.activities)
        paper.gap()
    paper.line((_legend(paper, weeks), "dim"))


def _pain(paper: Paper, label: str, grid: _Grid, asked: Callable[[DiaryDay], tuple[int | None, ...]]) -> None:
    """Bars where the terminal has them; digits elsewhere, which a pipe can be searched for.

    Args:
        paper: to write on.
        label: what it is.
        grid: where the days stand.
        asked: the pain of a day; nothing where there was none to tell.
    """

    def signs(of_pain: Callable[[int | None], str]) -> str:
        return grid.of_days(lambda day: "".join(map(of_pain, asked(day))))

    if not paper.capabilities.figures:
        _row(paper, label, signs(digit))
        return
    _row(paper, "", signs(lambda pain: _wide(bar(pain)[0], grid.day)), "cyan")
    _row(paper, label, signs(lambda pain: _wide(bar(pain)[1], grid.day)), "cyan")


def _wide(sign: str, cells: int) -> str:
    return sign if sign == UNTOLD else sign * cells


def _session_sign(paper: Paper) -> Callable[[DiaryDay], str]:
    one = _DOT if paper.capabilities.figures else _DOT_ELSEWHERE
    return lambda day: {0: " ", 1: one}.get(len(day.sessions), str(min(len(day.sessions), 9)))


def _sums(paper: Paper, grid: _Grid, activities: Sequence[str]) -> None:
    _row(paper, "Sessions", grid.of_weeks(lambda week: str(week.sessions)))
    _row(paper, "Minutes", grid.of_weeks(lambda week: wording.work_minutes(week.seconds)))
    _row(paper, "Rest days", grid.of_weeks(lambda week: str(week.rest_days)))
    _row(paper, "Mornings", grid.of_weeks(lambda week: wording.amount(week.morning)))
    for activity in activities:
        paper.line(f"{activity} ({wording.OF_TEN})", hang=2)
        _row(paper, "", grid.of_weeks(_score_of(activity)))


def _score_of(activity: str) -> Callable[[DiaryWeek], str]:
    return lambda week: wording.amount(wording.score_of(week, activity))


def _row(paper: Paper, label: str, cells: str, style: str = "") -> None:
    if cells:
        paper.columns(set_cell_size(label, _LABEL), (cells, style))
    else:
        paper.columns(label)


def _legend(paper: Paper, weeks: DiaryWeeks) -> str:
    sign = _DOT if paper.capabilities.figures else _DOT_ELSEWHERE
    if paper.capabilities.figures:
        scale = "Bars: pain 0-10; a thin line is 0, a full cell 5, two are 10."
    else:
        scale = "Pain 0-10." + (f" {TEN} is 10." if _has_ten(weeks) else "")
    return f"{scale} {UNTOLD} nothing told. {sign} a session. Minutes: of work. Mornings: the median."


def _has_ten(weeks: DiaryWeeks) -> bool:
    return any(TEN in map(digit, (day.morning, day.pain_before, day.pain_after)) for day in weeks.days)


def _below(paper: Paper, weeks: DiaryWeeks) -> None:
    if said := wording.mornings(weeks):
        paper.line(said)
    if moves := wording.stage_moves(weeks):
        paper.line(f"Stage: {moves}.")
    hurts = wording.hurts(weeks)
    if hurts:
        paper.gap()
        paper.line("Where it hurt:")
    for where, days in hurts:
        paper.line("- ", f"{where}: {days}", indent=2, hang=2)
