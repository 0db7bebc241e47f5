"""What a diary tells the coach, as values: what was done, how it went, what was asked. The coach opens no file.

Times are minutes of the local clock, counted from the first day of the calendar: a morning is a matter of the day on
the wall, in whichever time zone it was. `day_of` is the day of a time.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from hipcoach.coach.request import Request
from hipcoach.vocabulary import Side, Stage, Variant, Weekday

MINUTES_OF_A_DAY = 1440
Felt = Literal["easy", "right", "too-much"]
"""How much an exercise was."""


def day_of(at: int) -> int:
    """The day of a time, counted from the first day of the calendar (as `date.toordinal` counts)."""
    return at // MINUTES_OF_A_DAY


class DoneStep(NamedTuple):
    """One exercise of a session that was done."""

    exercise: str
    sets_done: int
    """Sets done to their end, in all rounds; each side's count for themselves."""
    sets: int
    """Sets that the routine had of it, counted alike."""
    seconds: int
    """Work that was done to its end, as a routine's step counts it."""
    skipped: bool
    felt: Felt | None
    hurt: str | None
    """The id of the place where it hurt (a rule's `if_it_hurts`), which stopped it."""


class Done(NamedTuple):
    """A session that was done, or begun."""

    entry: int
    """Its number in the diary, by which reasons name it."""
    at: int
    """When it ended."""
    symptoms: tuple[str, ...]
    template: str
    minutes: int
    side: Side | None
    stage: Stage
    variant: Variant
    pain_before: int | None
    """0-10, as the two below."""
    pain_after: int | None
    effort: int | None
    steps: tuple[DoneStep, ...]
    """In the order in which they were done; none where only the session was told."""
    hurts: tuple[str, ...] = ()
    """Ids of places that were told without an exercise."""


class Morning(NamedTuple):
    """How a morning was."""

    entry: int
    at: int
    pain: int
    """0-10."""
    hurts: tuple[str, ...] = ()
    """Ids of places, where it was worse."""


class FlagAnswer(NamedTuple):
    """A red flag that was answered yes, or that a clinician has seen since."""

    entry: int
    at: int
    flag: str
    """`FLAG`, or `FLAG:LEVEL`."""
    seen: bool
    """False where it was answered yes."""


class StageTest(NamedTuple):
    """The test by which a stage is left: how much it hurt."""

    entry: int
    at: int
    exercise: str
    pain: int
    """0-10."""


class Measure(NamedTuple):
    """How well something went that matters to the person."""

    entry: int
    at: int
    activity: str
    """In the person's words."""
    score: int
    """0 not at all, 10 as before."""


class StageMove(NamedTuple):
    """A stage that was taken from a day on."""

    entry: int
    at: int
    stage: Stage


class Given(NamedTuple):
    """A session that `today` gave: what there was to do."""

    entry: int
    at: int
    steps: tuple[DoneStep, ...]
    """As if all of it was done; nothing is known of how it felt."""
    raised: str | None = None
    """Id of the exercise that was given one step more than before."""


class Referred(NamedTuple):
    """A day on which `today` sent to a clinician, by the diary or by how much it hurt."""

    entry: int
    at: int
    flag: str
    pain: int | None
    """The most that was told of that day, 0-10."""


class AdoptedPlan(NamedTuple):
    """A plan that was adopted, or left."""

    entry: int
    at: int
    plan: str
    """The same for all that take each other's place."""
    programme: str | None
    """Its id; None where it was left."""
    start: int
    """Its first day, counted from the first day of the calendar."""
    weeks: int
    days: tuple[Weekday, ...]
    recovery: bool | None


class History(NamedTuple):
    """A person's diary as it stands at a moment. Each list is in the order of its times."""

    now: int
    """The moment; what is written of later ones is in no list."""
    begun: int
    """When the diary was begun."""
    standing: Request
    """What holds every day until it is told otherwise: symptoms, side, cautions, equipment, minutes and the like.

    No pain, no flags and no words: these are asked anew. Its stage is what the person said when they began.
    """
    done: tuple[Done, ...] = ()
    mornings: tuple[Morning, ...] = ()
    flags: tuple[FlagAnswer, ...] = ()
    checks: tuple[StageTest, ...] = ()
    measures: tuple[Measure, ...] = ()
    stages: tuple[StageMove, ...] = ()
    given: tuple[Given, ...] = ()
    plans: tuple[AdoptedPlan, ...] = ()
    referred: tuple[Referred, ...] = ()

    @property
    def today(self) -> int:
        """The day of the moment."""
        return day_of(self.now)

    @property
    def open_flags(self) -> tuple[str, ...]:
        """Red flags that were answered yes and that nobody has seen since, in the order of their answers."""
        state: dict[str, bool] = {}
        for answer in self.flags:
            state.pop(answer.flag, None)
            state[answer.flag] = answer.seen
        return tuple(flag for flag, seen in state.items() if not seen)

    @property
    def referral(self) -> Referred | None:
        """The last one, unless a clinician has seen anything since."""
        last = self.referred[-1] if self.referred else None
        return last if last and not any(answer.seen and answer.at >= last.at for answer in self.flags) else None

    @property
    def plan(self) -> AdoptedPlan | None:
        """The plan that is followed."""
        return self.plans[-1] if self.plans and self.plans[-1].programme else None

    @property
    def stage(self) -> Stage | None:
        """The stage that was taken last."""
        return self.stages[-1].stage if self.stages else self.standing.stage
