"""Programmes: weeks with a theme, which days of them load and which move, what may go up, and what makes one go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from hipcoach.catalogue.base import FieldPath, Id, OneOrMore, Ref, Text
from hipcoach.catalogue.late import Field, model_validator
from hipcoach.catalogue.model import Model
from hipcoach.catalogue.rule import MOST, Order, Preference, Where
from hipcoach.vocabulary import Activity, Grade, Method, Motion, Occasion, Stage, Weekday

MOST_PICKS = 60
"""Conditions on exercises in all weeks and days of a programme: each costs time in every session of a plan."""
_Minutes = Annotated[int, Field(ge=3, le=60)]


class MovingSession(Model):
    """The session of a day that only moves: nothing that loads is in it, whatever its template would take."""

    id: Id
    """What its reasons call it."""
    title: Text
    """What such a day is called."""
    template: Ref
    """The order of its session."""
    minutes: _Minutes
    """So long, or as the person asked, where that is less."""
    when: Occasion | None = None
    """Before or after activity, or daily."""
    spares: OneOrMore[Where] = Field(default=(), max_length=MOST)
    """What is left out beside all that loads."""
    because: Text
    """Why, in one sentence for the person."""
    source: Ref
    grade: Grade
    point: str | None = Field(default=None, pattern=r"^C\d+$")
    """The number of the coach's point that it carries."""


class Week(Model):
    """A week with a theme."""

    id: Id
    title: Text
    """What it is called."""
    text: Text
    """What it is about, in a sentence for the person."""
    stage: OneOrMore[Stage] = ()
    """The stages that it is for; all, without it."""
    template: Ref | None = None
    """The order of the sessions on days that load; without it, what the complaint's own rules name."""
    focus: Motion | Method | None = None
    """What these sessions put first."""
    of: Where | None = None
    """What makes the theme, and is asked for; without any of it left, an earlier week comes again."""
    beside: OneOrMore[Where] = Field(default=(), max_length=MOST)
    """What its sessions have beside the theme, one exercise of each; where nothing of it is left, without."""
    prefer: OneOrMore[Preference] = Field(default=(), max_length=MOST)
    """What its sessions take sooner than others of the same use."""
    order: OneOrMore[Order] = Field(default=(), max_length=MOST)
    """What comes before what in them."""
    loading_days: int = Field(default=3, ge=0, le=4)
    """The most days of it that load."""
    lighter: bool = False
    """It is a lighter one: one day less loads than in the last that was none."""
    once: bool = False
    """It comes once, also in a plan that has all weeks several times; the last step of a ladder is no such week."""
    goes_up: Text | None = None
    """What is more than in the week before, and what has to be so before it is: told beforehand."""
    outside: Text | None = None
    """What is done on the days that load beside the session: a run, a ride, a walk."""
    goes_on: Text | None = None
    """What makes one go on from it, where that is something else than from the others."""
    because: Text
    """Why it is so, in a sentence or two for the person."""
    source: Ref
    grade: Grade
    point: str | None = Field(default=None, pattern=r"^C\d+$")
    """The number of the coach's point that it carries."""


class GoingOn(Model):
    """What makes one go on to the next week, where a diary is kept; else the week is done once more."""

    what: Text = "sessions that load"
    """What they are called, where it is told beforehand."""
    sessions: int = Field(default=2, ge=0, le=7)
    """So many of the week's sessions that load were done; all of them, where the week has fewer."""
    calm_mornings: int = Field(default=0, ge=0, le=7)
    """So many mornings of it were told, none of them two points or more above a usual one."""


class Programme(Model):
    """A sequence of weeks."""

    id: Id
    name: Text
    """What it is called in a list."""
    summary: Text
    """What it is, in one line."""
    default: bool = False
    """It is taken where neither the person nor a symptom of theirs names one."""
    symptoms: OneOrMore[Ref] = ()
    """The complaints whose programme it is."""
    activity: Activity | None = None
    """What it leads back to, which its sessions are then for."""
    weeks: tuple[Week, ...] = Field(min_length=1, max_length=52)
    """In their order; from the first again, where a plan has more."""
    days: OneOrMore[Weekday] = Field(min_length=1, max_length=7)
    """The days with a session, where the person names none."""
    moving: MovingSession
    """The session of the days that only move."""
    fixed: dict[Weekday, MovingSession] = Field(default_factory=dict)
    """Days of the week that only move, with a session of their own."""
    keeps: OneOrMore[Where] = Field(default=(), max_length=MOST)
    """What its sessions that load have again each time; all else takes turns."""
    goes_on: GoingOn
    """What makes one go on to the next week."""
    missed: Text
    """What to do when a session or a week was missed."""
    because: Text
    """Why in this order, in one sentence."""
    source: Ref
    grade: Grade
    point: str | None = Field(default=None, pattern=r"^C\d+$")
    """The number of the coach's point that it carries."""

    @model_validator(mode="after")
    def _of_different_weeks(self) -> Self:
        ids = [week.id for week in self.weeks]
        twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
        if twice:
            raise ValueError(f"has two weeks called {twice[0]}; rename one")
        return self

    @model_validator(mode="after")
    def _of_bounded_cost(self) -> Self:
        picks = sum(1 for _ in self.wheres())
        if picks > MOST_PICKS:
            raise ValueError(f"picks exercises in {picks} places; at most {MOST_PICKS} fit in one programme")
        return self

    def wheres(self) -> Iterator[tuple[FieldPath, Where]]:
        """Everything that picks exercises, and the field it stands in."""
        for number, week in enumerate(self.weeks):
            yield from [(("weeks", number, "of"), week.of)] if week.of else ()
            yield from ((("weeks", number, "beside", index), where) for index, where in enumerate(week.beside))
            yield from ((("weeks", number, "prefer", index), where) for index, where in enumerate(week.prefer))
            for index, order in enumerate(week.order):
                yield ("weeks", number, "order", index, "first"), order.first
                yield ("weeks", number, "order", index, "before"), order.before
        yield from ((("keeps", index), where) for index, where in enumerate(self.keeps))
        moving: list[tuple[FieldPath, MovingSession]] = [(("moving",), self.moving)]
        moving += [(("fixed", day), each) for day, each in self.fixed.items()]
        for path, each in moving:
            yield from (((*path, "spares", index), where) for index, where in enumerate(each.spares))

    @property
    def parts(self) -> tuple[Programme | Week | MovingSession, ...]:
        """All that has a reason and a source."""
        return self, *self.weeks, self.moving, *self.fixed.values()

    def weeks_of(self, stage: Stage) -> tuple[Week, ...]:
        """Its weeks for this stage; all of them, where none is for it."""
        return tuple(week for week in self.weeks if not week.stage or stage in week.stage) or self.weeks

    def week_at(self, stage: Stage, place: int) -> Week:
        """The week at this place, counted from 0: in their order, then the first again, without those of `once`."""
        weeks = self.weeks_of(stage)
        if place < len(weeks):
            return weeks[place]
        coming_again = tuple(week for week in weeks if not week.once) or weeks[-1:]
        return coming_again[(place - len(weeks)) % len(coming_again)]
