"""History → the last weeks of it. The only place where anything of them is worked out."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from statistics import median
from typing import TYPE_CHECKING, Literal

from hipcoach.coach.history import day_of
from hipcoach.coach.routine import SCHEMA_VERSION
from hipcoach.render.diary.dates import DAYS, monday_of, time_of, written
from hipcoach.render.diary.names import DiaryNames
from hipcoach.render.diary.weeks import (
    WEEKS,
    CheckDone,
    Compared,
    DiaryDay,
    DiaryWeek,
    DiaryWeeks,
    FlagRaised,
    HurtThere,
    LastGiven,
    Measured,
    SessionDone,
    StageTaken,
    StepDone,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Protocol, TypeVar

    from hipcoach.catalogue import Catalogue
    from hipcoach.coach.history import (
        Done,
        DoneStep,
        FlagAnswer,
        Given,
        History,
        Measure,
        Morning,
        StageMove,
        StageTest,
    )

    T = TypeVar("T", "Done", "Morning", "StageTest", "Measure", "StageMove")

    class _Dated(Protocol):
        @property
        def at(self) -> int: ...


DETECTABLE = 2
"""Points of ten from which on a change is one (`Compared`)."""
_MORNINGS_OF_A_WEEK = 3
"""So many have to be told before a week is held against another: a single one says nothing."""


def weeks_of(history: History, catalogue: Catalogue, weeks: int = WEEKS, person: str = "") -> DiaryWeeks:
    """The last weeks of a diary: the one of today, and those before it, none of before the diary.

    Args:
        history: what is told.
        catalogue: by which its ids have names; one that it does not know is shown as it is.
        weeks: how many, from 1.
        person: the name under which it is kept; empty for the owner.
    """
    first = max(_first_day(history), monday_of(history.today) - (weeks - 1) * DAYS)
    return _Summary(history, DiaryNames(catalogue), first).whole(person)


def _first_day(history: History) -> int:
    lists: list[Sequence[_Dated]] = [history.done, history.mornings, history.flags]
    lists += [history.checks, history.measures, history.stages]
    return min(history.today, day_of(history.begun), *(day_of(entry.at) for entry in chain(*lists)))


class _Summary:
    """A history from a day on."""

    def __init__(self, history: History, names: DiaryNames, first: int) -> None:
        self.history, self.names, self.first = history, names, first

    def whole(self, person: str) -> DiaryWeeks:
        history, standing = self.history, self.history.standing
        mondays = range(monday_of(self.first), history.today + 1, DAYS)
        weeks = [self._week(monday) for monday in mondays]
        return DiaryWeeks(
            schema_version=SCHEMA_VERSION,
            person=person,
            since=written(self.first),
            until=written(history.today),
            begun=written(day_of(history.begun)),
            symptoms=list(standing.symptoms),
            complaints=[self.names.symptom(id_) for id_ in standing.symptoms],
            side=standing.side,
            stage=history.stage,
            stages=[StageTaken(date=written(day_of(m.at)), stage=m.stage) for m in self._shown(history.stages)],
            cautions=list(standing.cautions),
            activity=standing.activity,
            weeks=weeks,
            mornings=compared(weeks),
            flags=[
                flag for flag in self._flags(history.flags) if flag.seen is None or flag.seen >= written(self.first)
            ],
            hurts=sorted(self._hurts(), key=lambda hurt: (hurt.date, hurt.entry)),
            checks=[self._check(check) for check in self._shown(history.checks)],
            given=self._given(history.given[-1]) if history.given else None,
        )

    def _shown(self, entries: Iterable[T]) -> list[T]:
        return [entry for entry in entries if self.first <= day_of(entry.at) <= self.history.today]

    @cached_property
    def _done(self) -> dict[int, list[SessionDone]]:
        """The sessions of each day."""
        days: dict[int, list[SessionDone]] = {}
        for done in self._shown(self.history.done):
            days.setdefault(day_of(done.at), []).append(self._session(done))
        return days

    @cached_property
    def _mornings(self) -> dict[int, Morning]:
        """The morning of each day; of two the later one, which corrects the other."""
        return {day_of(morning.at): morning for morning in self._shown(self.history.mornings)}

    def _week(self, monday: int) -> DiaryWeek:
        numbers = range(max(monday, self.first), min(monday + DAYS - 1, self.history.today) + 1)
        days = [self._day(number) for number in numbers]
        idle = sum(number < self.history.today and number not in self._done for number in numbers)
        sessions = [session for day in days for session in day.sessions]
        return DiaryWeek(
            starts=written(monday),
            days=days,
            sessions=len(sessions),
            seconds=sum(session.seconds for session in sessions),
            rest_days=idle,
            morning=_median(day.morning for day in days),
            pain_before=_median(day.pain_before for day in days),
            pain_after=_median(day.pain_after for day in days),
            measures=self._measures(numbers),
        )

    def _day(self, number: int) -> DiaryDay:
        sessions, morning = self._done.get(number, []), self._mornings.get(number)
        return DiaryDay(
            date=written(number),
            morning=morning.pain if morning else None,
            pain_before=_most(session.pain_before for session in sessions),
            pain_after=_most(session.pain_after for session in sessions),
            sessions=sessions,
            hurts=list(morning.hurts) if morning else [],
        )

    def _session(self, done: Done) -> SessionDone:
        return SessionDone(
            entry=done.entry,
            at=time_of(done.at),
            symptoms=list(done.symptoms),
            template=done.template,
            minutes=done.minutes,
            side=done.side,
            stage=done.stage,
            variant=done.variant,
            pain_before=done.pain_before,
            pain_after=done.pain_after,
            effort=done.effort,
            seconds=sum(step.seconds for step in done.steps),
            steps=[self._step(step) for step in done.steps],
            hurts=list(done.hurts),
        )

    def _step(self, step: DoneStep) -> StepDone:
        return StepDone(**step._asdict(), name=self.names.exercise(step.exercise))

    def _measures(self, days: range) -> list[Measured]:
        last: dict[str, Measured] = {}
        for measure in self.history.measures:
            if day_of(measure.at) in days:
                name = measure.activity
                last[name] = Measured(activity=name, score=measure.score, date=written(day_of(measure.at)))
        return list(last.values())

    def _hurts(self) -> Iterator[HurtThere]:
        for done in self._shown(self.history.done):
            for step in done.steps:
                if step.hurt:
                    yield self._hurt(done, step.hurt, step.exercise)
            for place in done.hurts:
                yield self._hurt(done, place)
        for morning in self._mornings.values():
            for place in morning.hurts:
                yield self._hurt(morning, place)

    def _hurt(self, entry: Done | Morning, place: str, exercise: str | None = None) -> HurtThere:
        return HurtThere(
            entry=entry.entry,
            date=written(day_of(entry.at)),
            place=place,
            where=self.names.place(place),
            exercise=exercise,
            name=self.names.exercise(exercise) if exercise else None,
        )

    def _flags(self, answers: Sequence[FlagAnswer]) -> list[FlagRaised]:
        """Each flag from its first yes until it was seen; a yes after that is another."""
        raised: list[FlagRaised] = []
        is_open: dict[str, FlagRaised] = {}
        for answer in answers:
            date = written(day_of(answer.at))
            if answer.seen and answer.flag in is_open:
                is_open.pop(answer.flag).seen = date
            elif not answer.seen and answer.flag not in is_open:
                said = self.names.sign(answer.flag)
                is_open[answer.flag] = FlagRaised(flag=answer.flag, said=said, answered=date, seen=None)
                raised.append(is_open[answer.flag])
        return raised

    def _check(self, check: StageTest) -> CheckDone:
        name = self.names.exercise(check.exercise)
        return CheckDone(date=written(day_of(check.at)), exercise=check.exercise, name=name, pain=check.pain)

    def _given(self, given: Given) -> LastGiven:
        return LastGiven(date=written(day_of(given.at)), steps=[self._step(step) for step in given.steps])


def compared(weeks: Sequence[DiaryWeek]) -> Compared | None:
    """The mornings of the first week that tells enough of them against those of the last."""
    told = [
        (week.starts, week.morning)
        for week in weeks
        if week.morning is not None and sum(day.morning is not None for day in week.days) >= _MORNINGS_OF_A_WEEK
    ]
    if len(told) <= 1:
        return None
    (first_week, first), *_, (last_week, last) = told
    now: Literal["lower", "higher", "about the same"] = "lower" if last < first else "higher"
    if abs(last - first) < DETECTABLE:
        now = "about the same"
    return Compared(first_week=first_week, first=first, last_week=last_week, last=last, now=now)


def _median(pains: Iterable[int | None]) -> float | None:
    told = [pain for pain in pains if pain is not None]
    return float(median(told)) if told else None


def _most(pains: Iterable[int | None]) -> int | None:
    return max((pain for pain in pains if pain is not None), default=None)
