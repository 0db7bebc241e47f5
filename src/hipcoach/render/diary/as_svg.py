"""The last weeks as a picture that fits a phone and paper: curves of pain, one above the other over the same days."""

from __future__ import annotations

from datetime import date
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

from hipcoach.render.diary import wording
from hipcoach.render.diary.dates import DAYS, short
from hipcoach.render.diary.svg_paint import PAPER, SCREEN, drawn_line, drawn_text, filled_dot, open_ring
from hipcoach.text import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipcoach.render.diary.weeks import DiaryWeeks

_WIDTH = 420
_LEFT, _RIGHT = 22, 10
_WIDEST_DAY = 16.0
_NARROWEST_DATE = 42
"""Units that a week's date takes."""
_HIGH = 56
"""Units from no pain to ten."""
_LINE = 15
_LETTERS = 66
"""Of a line of small text."""
_SMALL = ' font-size="11"'
_TINY = ' font-size="9"'
Around = Literal["file", "page", "paper"]
"""What carries the colours: the picture itself, the page around it, or the picture in those of paper."""


def weeks_svg(weeks: DiaryWeeks, around: Around = "file") -> str:
    """The picture; on a `page` or on `paper` without the words that stand there anyhow."""
    sheet = _Sheet(weeks)
    if around == "file":
        sheet.head()
    sheet.pain()
    sheet.measures()
    if around == "file":
        sheet.foot()
    style = {"file": f"<style>{SCREEN}</style>", "page": "", "paper": f"<style>{PAPER}</style>"}[around]
    high = round(sheet.y + 6)
    back = f'<rect class="back" width="{_WIDTH}" height="{high}"/>' if around == "file" else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" class="diary" viewBox="0 0 {_WIDTH} {high}" '
        f'width="{_WIDTH}" height="{high}"><title>{_safe(wording.title(weeks))}, {wording.period(weeks)}</title>'
        f"<desc>{_safe(picture_in_words(weeks))}</desc>{style}{back}{''.join(sheet.pieces)}</svg>\n"
    )


def _safe(words: str) -> str:
    return escape(printable(words))


def picture_in_words(weeks: DiaryWeeks) -> str:
    """What the picture shows, for whoever does not see it."""
    said = [wording.complaint(weeks).replace(" ·", ",")]
    said += [
        f"Week of {short(week.starts)}: {wording.sessions(week.sessions)}; median pain of mornings "
        f"{_median(week.morning)}, before {_median(week.pain_before)}, after {_median(week.pain_after)}"
        for week in weeks.weeks
    ]
    said += [wording.flag(raised) for raised in weeks.flags]
    return ". ".join(filter(None, said))


def _median(value: float | None) -> str:
    return "not told" if value is None else wording.amount(value)


class _Point(NamedTuple):
    date: str
    value: int


class _Sheet:
    """Pieces from top to bottom; `y` is where the next one begins."""

    def __init__(self, weeks: DiaryWeeks) -> None:
        self.weeks, self.y, self.pieces = weeks, 6.0, list[str]()
        self._monday = date.fromisoformat(weeks.weeks[0].starts)
        self._count = len(weeks.weeks)
        self._day = min(_WIDEST_DAY, (_WIDTH - _LEFT - _RIGHT) / (DAYS * self._count))
        self._dot = min(3.0, 0.8 + self._day / 3)
        self._dated = range(0, self._count, -(-_NARROWEST_DATE // max(1, round(self._day * DAYS))))

    def head(self) -> None:
        """Whose it is, when it was, what it is about."""
        self._words(_cut(wording.title(self.weeks), 42), ' font-size="16" font-weight="bold"', "ink", 18)
        self._words(wording.period(self.weeks), _SMALL)
        for words in _wrapped([wording.complaint(self.weeks)]):
            self._words(words, _SMALL)

    def pain(self) -> None:
        """Mornings; before and after sessions; the sessions themselves."""
        days = self.weeks.days
        self._dates()
        self._label("Pain in the morning, 0-10")
        self._curve([_Point(day.date, day.morning) for day in days if day.morning is not None], "main")
        self._label("Pain before a session (ring) and after it (dot), 0-10")
        self._around_sessions()
        self._label("Sessions")
        for day in days:
            if day.sessions:
                self.pieces.append(filled_dot((self._x(day.date), self.y + 5), "ink", self._dot))
        self.y += 12

    def measures(self) -> None:
        """What matters to the person, a curve each."""
        for activity in self.weeks.activities:
            told = (each for week in self.weeks.weeks for each in week.measures if each.activity == activity)
            self._label(f"{_cut(activity, 36)} ({wording.OF_TEN})")
            self._curve([_Point(each.date, each.score) for each in told], "rest")

    def foot(self) -> None:
        """What is to be said in words."""
        self.y += 4
        for words in _wrapped([*map(wording.flag, self.weeks.flags), wording.mornings(self.weeks)]):
            self._words(words, _SMALL)

    def _words(self, words: str, more: str, paint: str = "quiet", high: float = _LINE) -> None:
        self.y += high
        self.pieces.append(drawn_text((_LEFT, self.y - 3), words, paint, more))

    def _label(self, words: str) -> None:
        self.y += 5
        self._words(words, f'{_SMALL} font-weight="bold"', "ink")
        self.y += 4

    def _x(self, day: str) -> float:
        return _LEFT + ((date.fromisoformat(day) - self._monday).days + 0.5) * self._day

    def _at(self, point: _Point) -> tuple[float, float]:
        return self._x(point.date), self.y + _HIGH * (1 - point.value / 10)

    def _dates(self) -> None:
        """The Mondays, as many as there is room for."""
        self.y += _LINE
        for number in self._dated:
            x = _LEFT + number * DAYS * self._day
            self.pieces.append(drawn_text((x, self.y - 3), short(self.weeks.weeks[number].starts), more=_TINY))

    def _grid(self) -> None:
        right = _LEFT + self._count * DAYS * self._day
        for value in (0, 5, 10):
            y = self.y + _HIGH * (1 - value / 10)
            self.pieces.append(drawn_line([(_LEFT, y), (right, y)], "edge", 0.75))
            self.pieces.append(drawn_text((_LEFT - 5, y + 3), str(value), more=f'{_TINY} text-anchor="end"'))
        for number in (*self._dated, self._count):
            x = _LEFT + number * DAYS * self._day
            self.pieces.append(drawn_line([(x, self.y), (x, self.y + _HIGH)], "edge", 0.5))

    def _curve(self, points: Sequence[_Point], paint: str) -> None:
        self._grid()
        places = [self._at(point) for point in points]
        if places[1:]:
            self.pieces.append(drawn_line(places, paint, 1.25))
        self.pieces += [filled_dot(place, paint, self._dot) for place in places]
        self.y += _HIGH + 4

    def _around_sessions(self) -> None:
        self._grid()
        for day in self.weeks.days:
            places = [
                self._at(_Point(day.date, pain)) for pain in (day.pain_before, day.pain_after) if pain is not None
            ]
            if len({*places}) > 1:
                self.pieces.append(drawn_line(places, "main", 1))
            if day.pain_before is not None:
                self.pieces.append(open_ring(self._at(_Point(day.date, day.pain_before)), "main", 1.35 * self._dot))
            if day.pain_after is not None:
                self.pieces.append(filled_dot(self._at(_Point(day.date, day.pain_after)), "main", 0.8 * self._dot))
        self.y += _HIGH + 4


def _wrapped(texts: Iterable[str]) -> list[str]:
    return [row for words in texts for row in wrap(one_line(words), _LETTERS)]


def _cut(words: str, cells: int) -> str:
    """As many letters as have room; wide ones take the room of two."""
    words = one_line(words)
    return words if cell_len(words) <= cells else f"{set_cell_size(words, cells - 3).rstrip()}..."
