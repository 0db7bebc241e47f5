"""Rules: when these facts hold, do this, because, says who."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Literal, Self

from hipcoach.catalogue.base import FieldPath, Id, Many, OneOrMore, Ref, Span, Text
from hipcoach.catalogue.bounds import Bounds
from hipcoach.catalogue.brief import BriefLine, StopSigns
from hipcoach.catalogue.late import Field, model_validator
from hipcoach.catalogue.model import Model
from hipcoach.catalogue.red_flag import SignRef
from hipcoach.vocabulary import (
    METHODS,
    MOTIONS,
    Activity,
    Caution,
    Grade,
    Method,
    Motion,
    Occasion,
    Position,
    Role,
    Side,
    Stage,
    Surface,
    Target,
)
from hipcoach.words import hint

Ids = OneOrMore[Ref]
ANY = "any"
"""Stands for whatever is named, where a fact can be missing."""
MOST = 30
"""So many of one kind in a rule, a phase or a template; each costs time in every session."""
HEAVIEST = 100
_Targets = Annotated[str, Field(max_length=300)]
"""Motions and methods joined by +; all of them are half as long."""
EmphasisWeight = Annotated[float, Field(ge=0, le=HEAVIEST)]
Emphasised = Literal[Target, "focus"]
"""A motion or method; or `focus`, which stands for what `--focus` names."""


class Where(Model):
    """Picks exercises: every field given must hold, any one value of a field is enough. Empty picks all."""

    exercise: Ids | None = None
    """Ids of exercises."""
    primary_motion: OneOrMore[Motion] | None = None
    """The motion it is for, the first of its list."""
    motion: OneOrMore[Motion] | None = None
    """Any of the motions it trains."""
    all_motions: Many[Motion] | None = None
    """Trains every one of these."""
    method: OneOrMore[Method] | None = None
    """How it trains."""
    position: OneOrMore[Position] | None = None
    """How the body is placed."""
    hip_flexion_deg: Bounds | None = None
    """The most either hip bends, in degrees."""
    crosses_midline: bool | None = None
    """Whether a thigh passes the middle of the body."""
    emphasised: bool | None = None
    """Its primary motion or its method is emphasised in this request."""


class Preference(Where):
    """Picks exercises to be taken sooner than others of the same use."""

    by: float = Field(default=1.0, gt=0, le=HEAVIEST)
    """How much is added to their score; an emphasis of 3 adds 3."""


class Share(Model):
    """Keeps one part of the seconds at least this many times another part's."""

    at_least: float = Field(gt=0, le=HEAVIEST)
    """How many times as many seconds."""
    of: _Targets
    """The other part: targets joined by +, every-other-motion or every-other-method."""


class DoseLimit(Model):
    """Bounds on the doses of some exercises."""

    of: Where = Field(default_factory=Where.model_construct)
    """The exercises it holds for; all, without it."""
    hold_seconds: Bounds | None = None
    """How long a set is held."""
    seconds_per_side: Bounds | None = None
    """Work on each side, all sets and rounds together."""
    depth: float | None = Field(default=None, ge=0, le=1)
    """How far into its range a dose may go: 0 is the least dose, 1 the most."""


class Session(Model):
    """Bounds on the session as a whole."""

    minutes: float | None = Field(default=None, gt=0)
    """The most minutes, whatever was asked for."""
    volume: float | None = Field(default=None, gt=0, le=1)
    """The part of the asked minutes that is used."""
    steps: Span | None = None
    """The fewest and the most exercises."""
    rounds: int | None = Field(default=None, ge=1, le=3)
    """The most times that a phase may be done."""


class Order(Model):
    """No step picked by `before` stands before the first one picked by `first`."""

    first: Where
    """What comes first."""
    before: Where = Field(default_factory=Where.model_construct)
    """What comes after it; everything, without it."""


class Advice(Model):
    """One sentence for the person. A later rule's advice of the same id replaces an earlier one's."""

    id: Id
    """What it is about, so that a later rule can say it anew."""
    text: Text
    """What the person reads."""
    brief: BriefLine | None = None
    """The same in one line, where the short form of a routine tells it too."""
    first: bool = False
    """It stands above everything else on the sheet."""
    lasting: bool = False
    """It holds all day and every day, so a plan of weeks says it once for all of them."""


class Hurt(Model):
    """A place where an exercise may hurt, and what then. A later rule's of the same id replaces an earlier one's."""

    id: Id
    """What it is about, so that a later rule can say it anew."""
    where: Text
    """As the person would say it."""
    easier: bool = False
    """An easier exercise may be done instead; otherwise it is left out."""
    text: Text
    """What to do."""


class When(Model):
    """Facts of a request. Every field given must hold; any one value of a field is enough.

    A number that was not given (pain, age) meets no bound.
    """

    symptom: Ids | None = None
    """What bothers the person; `any` holds whatever it is."""
    complaints: Bounds | None = None
    """How many things bother the person; 0 where only a focus or a template was named."""
    caution: OneOrMore[Caution] | None = None
    """What the person has to be careful with."""
    focus: OneOrMore[Literal[Target, "any"]] | None = None
    """What `--focus` names; `any` holds whatever it names."""
    activity: OneOrMore[Activity] | None = None
    """What the session goes with."""
    moment: OneOrMore[Occasion] | None = None
    """`--when`: before, after or daily."""
    side: OneOrMore[Side | Literal["unknown"]] | None = None
    """The sore side; unknown where it was not said."""
    template: Ids | None = None
    """The template in use."""
    stage: OneOrMore[Stage] | None = None
    """How far it has come: sore, settling or strong."""
    on: OneOrMore[Surface] | None = None
    """What there is to exercise on, where that was said."""
    pain: Bounds | None = None
    """Pain today, 0 to 10."""
    age: Bounds | None = None
    """Age in years."""
    minutes: Bounds | None = None
    """Minutes asked for."""


class Then(Model):
    """What a rule does. Each field is one kind of effect."""

    refer: SignRef | None = None
    """The red flag (or its milder form, `FLAG:LEVEL`) that is raised by these facts."""
    caution: OneOrMore[Caution] = ()
    """Cautions that hold as if the person had named them."""
    template: Ref | None = None
    """The template to use where the person names none."""
    emphasise: dict[Emphasised, EmphasisWeight] = Field(default_factory=dict)
    """Motions or methods with their weight; `focus` stands for what `--focus` named."""
    share: dict[_Targets, Share] = Field(default_factory=dict)
    """`internal_rotation + extension: {at_least: 1, of: every-other-motion}`."""
    avoid: OneOrMore[Where] = Field(default=(), max_length=MOST)
    """Never these, for safety."""
    only: OneOrMore[Where] = Field(default=(), max_length=MOST)
    """Nothing but these, even if that leaves nothing."""
    narrow: OneOrMore[Where] = Field(default=(), max_length=MOST)
    """Nothing but these, unless that leaves nothing."""
    prefer: OneOrMore[Preference] = Field(default=(), max_length=MOST)
    """These sooner than others of the same use."""
    rank: dict[Role, Ids] = Field(default_factory=dict)
    """For a role, the exercises that come first, second, third; those of a more particular rule stand above."""
    require: OneOrMore[Where] = Field(default=(), max_length=MOST)
    """At least one step of each."""
    keep: OneOrMore[Where] = Field(default=(), max_length=MOST)
    """What another variant of the session has again; all else changes, where there is a choice."""
    order: OneOrMore[Order] = Field(default=(), max_length=MOST)
    """What comes before what."""
    last: Where | None = None
    """The session ends with one of these."""
    again: OneOrMore[Where] = Field(default=(), max_length=MOST)
    """Exploring that is done once more after the circles, to see what has changed."""
    one_side: OneOrMore[Where] = Field(default=(), max_length=MOST)
    """Done on the sore side alone."""
    dose: OneOrMore[DoseLimit] = Field(default=(), max_length=MOST)
    """Bounds on doses."""
    session: Session | None = None
    """Bounds on the session as a whole."""
    advise: OneOrMore[Advice] = Field(default=(), max_length=MOST)
    """What to watch, today and tomorrow."""
    stop_signs: StopSigns = Field(default=(), max_length=MOST)
    """When to stop an exercise."""
    if_it_hurts: OneOrMore[Hurt] = Field(default=(), max_length=MOST)
    """What is asked when the person stops because it hurts."""

    def wheres(self) -> Iterator[tuple[FieldPath, Where]]:
        """Everything that picks exercises, and the field it stands in."""
        for field in ("avoid", "only", "narrow", "prefer", "require", "keep", "again", "one_side"):
            yield from (((field, index), where) for index, where in enumerate(getattr(self, field)))
        if self.last:
            yield ("last",), self.last
        for index, order in enumerate(self.order):
            yield ("order", index, "first"), order.first
            yield ("order", index, "before"), order.before
        for index, limit in enumerate(self.dose):
            yield ("dose", index, "of"), limit.of

    @model_validator(mode="after")
    def _targets(self) -> Self:
        for left, share in self.share.items():
            share_parts(left, share.of)
        return self


EVERY_OTHER = {"every-other-motion": MOTIONS, "every-other-method": METHODS}


@lru_cache(maxsize=256)
def share_parts(left: str, of: str) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """The two sides of a share: what must be large, and each part it must outweigh.

    Raises:
        ValueError: a name is neither a motion nor a method.
    """
    large = _targets_of(left)
    if of in EVERY_OTHER:
        return large, tuple(frozenset({target}) for target in EVERY_OTHER[of] if target not in large)
    return large, (_targets_of(of),)


def _targets_of(names: str) -> frozenset[str]:
    targets = frozenset(name.strip() for name in names.split("+"))
    for target in sorted(targets):
        if target not in MOTIONS and target not in METHODS:
            near = hint(target, (*MOTIONS, *METHODS))
            raise ValueError(f"share: {target!r} is neither a motion nor a method{near}")
    return targets


class Rule(Model):
    """One piece of knowledge that acts."""

    id: Id
    when: When = Field(default_factory=When.model_construct)
    """The facts it fires on; without it, on every request."""
    unless: OneOrMore[When] = Field(default=(), max_length=MOST)
    """The rule does not fire where the facts of any of these hold."""
    then: Then
    """What it does."""
    because: Text
    """Why, in one sentence for the person."""
    source: Ref
    grade: Grade
    point: str | None = Field(default=None, pattern=r"^C\d+$")
    """The number of the coach's point that it carries."""
    silent: bool = False
    """The head of a routine does not give its reason: it says nothing that the person did not say."""
