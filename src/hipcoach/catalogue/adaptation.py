"""Rules over what a diary tells: when this is how it went, the next session is more, the same, less, or another day."""

from __future__ import annotations

from typing import Any, Literal, Self

from hipcoach.catalogue.base import Id, Many, OneOrMore, Ref, Text
from hipcoach.catalogue.bounds import Bounds
from hipcoach.catalogue.late import Field, model_validator
from hipcoach.catalogue.model import Model
from hipcoach.catalogue.red_flag import SignRef
from hipcoach.catalogue.rule import MOST, Ids
from hipcoach.vocabulary import Grade, Method, Position, Stage

Do = Literal["clinician", "rest", "stage-back", "back", "move", "hold", "next-stage", "up", "leave-out", "ease"]
"""What a rule does to the next session, the strictest first; the last two are about one exercise."""
OF_EXERCISES: frozenset[Do] = frozenset({"leave-out", "ease"})
RAISING: frozenset[Do] = frozenset({"next-stage", "up"})

Spared = Method | Position
ReferralState = Literal["open", "settled"]


class CheckPassed(Model):
    """A test that was done and told."""

    exercise: Ref
    """What is done."""
    pain: Bounds
    """How much it may hurt, 0 to 10."""
    days: Bounds
    """So many days ago; the morning after it has to have come."""


class Seen(Model):
    """Facts of a diary. Every field given must hold; any one value of a field is enough. What was not told holds never.

    The last session's, unless something else is said.
    """

    symptom: Ids | None = None
    """What it is for."""
    stage: OneOrMore[Stage] | None = None
    """How far it has come."""
    pain: Bounds | None = None
    """Pain today, 0 to 10."""
    pain_after: Bounds | None = None
    """After the session, 0 to 10."""
    pain_rise: Bounds | None = None
    """Points that it was above the pain before the session."""
    morning_rise: Bounds | None = None
    """Points that the worst morning since then was above a usual one, of those until the session that followed.

    A usual one is the median of the last three mornings up to the session, and no more than a point above that of the
    calmest of the four weeks before it, of those of which four mornings were told; with fewer than three, the pain
    before it. A usual one of 0 counts as 1.
    """
    morning: OneOrMore[Literal["told", "due", "none"]] | None = None
    """Whether the morning after was told; due from that day on; none before it comes, or where nothing was done yet."""
    today_rise: Bounds | None = None
    """Points that this morning, or the pain of today, was above a usual morning."""
    effort: Bounds | None = None
    """How hard it felt, 0 to 10."""
    hurt: bool | None = None
    """Whether anything hurt in it."""
    too_much: bool | None = None
    """Whether an exercise was too much."""
    finished: bool | None = None
    """Whether all of it was done."""
    sorer: bool | None = None
    """Whether it ended above five of ten, or a morning clearly worse than a usual one came after it."""
    least: bool | None = None
    """Whether all that loaded in it was at its least dose, so that there is no less of it."""
    method: OneOrMore[Method] | None = None
    """Methods of what was done in it."""
    in_a_row: int | None = Field(default=None, ge=1, le=20)
    """So many of the last sessions, since anything last went up, for each of which the facts of a session hold."""
    days_since_session: Bounds | None = None
    """Days since it; 0 on its own day."""
    days_since_entry: Bounds | None = None
    """Days since anything was told."""
    weeks: Bounds | None = None
    """Whole weeks since the first day that was told."""
    rising_weeks: Bounds | None = None
    """Weeks in a row, the last ones, whose median was above that of the week before."""
    risen: Bounds | None = None
    """Points over those weeks."""
    fallen: Bounds | None = None
    """Points that the median of the last week is below that of the first."""
    last_week: Bounds | None = None
    """The median of the last week, 0 to 10."""
    days_since_seen: Bounds | None = None
    """Days since a clinician has seen what was answered yes, or what a rule sent to one."""
    referral: OneOrMore[ReferralState] | None = None
    """Whether `today` sent to a clinician, by a rule or by how much it hurt, and none has seen anything since.

    It is settled once three mornings in a row were at most 3 of 10, and 2 points below that day.
    """
    check: CheckPassed | None = None
    """A test that was done."""
    days_since_referred: Bounds | None = None
    """Days since that day."""
    referral_pain: Bounds | None = None
    """The most that was told of that day, 0 to 10."""
    place: Ids | None = None
    """Of one exercise: where it hurt the last time it was done (a rule's `if_it_hurts`); `any` is wherever."""
    times: Bounds | None = None
    """Of one exercise: how often it hurt at the same place."""
    sessions_since: Bounds | None = None
    """Of one exercise: sessions since it was last done."""
    days_since: Bounds | None = None
    """Of one exercise: days since it last hurt."""
    felt: OneOrMore[Literal["easy", "right", "too-much"]] | None = None
    """Of one exercise: how much it was, the last time."""

    @property
    def of_exercise(self) -> bool:
        """True where it looks at each exercise for itself."""
        return any(getattr(self, field) is not None for field in _EXERCISE)


_EXERCISE = ("place", "times", "sessions_since", "days_since", "felt")
OF_SESSION = (
    *("pain_after", "pain_rise", "morning_rise", "morning"),
    *("effort", "hurt", "too_much", "finished", "sorer", "least", "method"),
)
"""Facts that each session has for itself, which `in_a_row` asks of several."""


class Requirement(Model):
    """One thing that has to be so before the next stage."""

    text: Text
    """As it is told beforehand."""
    when: Seen
    """The facts that it holds by."""


class Consequence(Model):
    """What a rule does."""

    do: Do
    """The one thing that it does."""
    text: Text
    """What is so now, in a sentence for the person."""
    at_least: Text | None = None
    """Of `back` and `ease`: what is said instead where no dose of today is less: at its least already, or left out."""
    days: int | None = Field(default=None, ge=1, le=7)
    """Of rest: how many days after the session it lasts."""
    part: float = Field(default=0.7, gt=0, lt=1)
    """Of `back`, `stage-back` and `ease`: the part of its work that is kept; the least dose where that is more."""
    spare: OneOrMore[Spared] = ()
    """Of `move`: methods and positions that are left out today."""
    refer: SignRef | None = None
    """Of `clinician`: the red flag whose words are said."""
    to: Stage | None = None
    """Of `next-stage` and `stage-back`: the stage."""
    criteria: Many[Requirement] = Field(default=(), max_length=MOST)
    """Of `next-stage`: what has to be so, all of it."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for do, fields in _NEEDED.items():
            for field in fields:
                if bool(getattr(self, field)) != (self.do == do or self.do in _ALSO.get(field, ())):
                    verb = "goes with" if getattr(self, field) else "is missing from"
                    raise ValueError(f"{field} {verb} `do: {do if getattr(self, field) else self.do}`")
        if self.at_least and self.do not in _OF_DOSES:
            raise ValueError("at_least goes with `do: back` and `do: ease`")
        return self


_NEEDED: dict[Do, tuple[str, ...]] = {
    "rest": ("days",),
    "move": ("spare",),
    "clinician": ("refer",),
    "next-stage": ("to", "criteria"),
}
_OF_DOSES: frozenset[Do] = frozenset({"back", "ease"})
_ALSO: dict[str, tuple[Do, ...]] = {"to": ("stage-back",)}


class Adaptation(Model):
    """One piece of knowledge on how the next session follows from the last ones."""

    id: Id
    when: Seen
    """The facts it fires on."""
    unless: OneOrMore[Seen] = Field(default=(), max_length=MOST)
    """It does not fire where the facts of any of these hold."""
    then: Consequence
    """What it does."""
    because: Text
    """Why, in one sentence for the person."""
    source: Ref
    grade: Grade

    @property
    def deciding(self) -> tuple[Any, ...]:
        """All that a decision follows from: facts and what is done, without the words for it."""
        then = self.then
        asked = [criterion.when for criterion in then.criteria]
        return self.when, self.unless, then.do, then.days, then.part, then.spare, then.refer, then.to, asked

    @model_validator(mode="after")
    def _of_one_thing(self) -> Self:
        if self.when.of_exercise != (self.then.do in OF_EXERCISES):
            raise ValueError("leave-out and ease go with facts of one exercise (place, times, felt), others without")
        return self
