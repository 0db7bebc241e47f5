"""A plan, made of what was typed; or the one that a diary has adopted, as it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from hipcoach.cli import clock
from hipcoach.cli.asked import read
from hipcoach.cli.clarify import clarified
from hipcoach.cli.less_care import tell_of_less_care
from hipcoach.cli.plan.wish import days_from, programme_from, start_from
from hipcoach.coach.outcome import Question
from hipcoach.coach.plan import Plan
from hipcoach.coach.planning import PlanWish, plan
from hipcoach.errors import UsageError
from hipcoach.vocabulary import DEFAULT_WEEKS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.cli.options import RequestOptions
    from hipcoach.cli.plan.kept import Kept
    from hipcoach.cli.state import State
    from hipcoach.coach.outcome import NothingLeft, Referral


class PlanOptions(NamedTuple):
    """What was typed of the plan itself; None where nothing was."""

    programme: str | None
    weeks: int | None
    days: Sequence[str] | None
    start: str | None
    recovery: bool | None

    @property
    def says_something(self) -> bool:
        """True where anything was."""
        return any(value is not None for value in self)


class Adopting(NamedTuple):
    """Whether the plan goes into a diary, and into whose."""

    adopt: bool
    name: str | None
    new: bool


class Made(NamedTuple):
    """What a plan came to."""

    result: Plan | Referral | NothingLeft | Question
    kept: Kept | None = None
    """Where it is that of a diary."""
    adopt: Callable[[], None] | None = None
    """Puts it into a diary, where that was asked for; to be done once it is written."""


def planned(state: State, options: RequestOptions, asked: PlanOptions, adopting: Adopting) -> Made:
    """The plan of what was typed; where nothing was, that of the diary.

    Raises:
        UsageError: a word is unknown, or nothing says what the plan is for.
    """
    typed = any(value not in (None, False) for value in vars(options).values()) or asked.says_something
    if not typed and not adopting.adopt:
        from hipcoach.cli.plan.kept import kept_plan

        if kept := kept_plan(state, adopting.name):
            tell_of_less_care(state)
            return Made(kept.result, kept)
    if not typed:
        _refuse_nothing(state)
    if adopting.new and not adopting.adopt:
        raise UsageError("--new goes with --adopt; nothing else is written into a diary")
    return _new(state, options, asked, adopting)


def _refuse_nothing(state: State) -> NoReturn:
    known = "".join(f"\n  {each.id:<20} {each.name}" for each in state.catalogue.programmes)
    raise UsageError(
        f"say what the plan is for, in your words, by --symptom or by --programme. These there are:{known}"
    )


def _new(state: State, options: RequestOptions, asked: PlanOptions, adopting: Adopting) -> Made:
    programme = programme_from(state.catalogue, asked.programme)
    reading = read(options, state, for_programme=programme is not None)
    wish = PlanWish(
        start=start_from(asked.start, clock.now().date()).toordinal(),
        programme=programme,
        weeks=asked.weeks or DEFAULT_WEEKS,
        days=days_from(asked.days or ()),
        recovery=asked.recovery,
    )
    reading = clarified(state.coach, reading)
    made = plan(state.coach, reading, wish)
    if isinstance(made, Question):
        from hipcoach.cli.plan.asked_again import for_the_plan

        return Made(for_the_plan(made, wish, adopting))
    if adopting.adopt and isinstance(made, Plan):
        from hipcoach.cli.plan.kept import adopt

        request = reading.case.request
        return Made(made, adopt=partial(adopt, state, request, wish, made.programme, adopting.name, new=adopting.new))
    return Made(made)
