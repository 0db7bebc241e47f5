"""A session that is told here: what there was to do, and how it went."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from hipcoach import __version__
from hipcoach.coach.outcome import Referral
from hipcoach.coach.routine import Routine
from hipcoach.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from hipcoach.coach import Coach
    from hipcoach.coach.history import Done, DoneStep, Given, History
    from hipcoach.coach.request import Request
    from hipcoach.coach.routine import Step
    from hipcoach.diary.session import DoneSession


class ToDo(NamedTuple):
    """A session as it was to be done."""

    facts: dict[str, Any]
    """As a session file's `routine` has them."""
    steps: tuple[tuple[str, int, int], ...]
    """Of each exercise its id, the sets in all rounds and on both sides, and the seconds of work."""
    seconds: int
    """From its begin to its end."""
    origin: str
    """Where it is known from, as it goes on inside a sentence."""


class HowItWent(NamedTuple):
    """What somebody said of a session; numbers are of ten, None where nothing was said."""

    before: int | None = None
    after: int | None = None
    effort: int | None = None
    hurt: Mapping[str, str] = {}
    """Ids of places, by the exercise that stopped there."""
    hurts: tuple[str, ...] = ()
    """Ids of places of no exercise in particular."""
    skipped: frozenset[str] = frozenset()
    felt: Mapping[str, str] = {}


def to_do_of(coach: Coach, request: Request, origin: str) -> ToDo:
    """The session that the coach makes of a request.

    Raises:
        UsageError: it makes none.
    """
    made = coach.recommend(request)
    if isinstance(made, Referral):  # a severe day: it was done all the same, and is to be told
        made = coach.recommend(request._replace(pain=None, flags=()))
    if not isinstance(made, Routine):
        raise UsageError("no session is made of these facts, so none is told; `hipcoach recommend` says why")
    return ToDo(_facts(made), steps_of(made), made.total_seconds, origin)


def _sets(step: Step) -> int:
    return (step.dose.sets * step.dose.sides + step.dose.extra_sets) * step.dose.rounds


def steps_of(made: Routine) -> tuple[tuple[str, int, int], ...]:
    """Of each exercise its id, its sets in all rounds and on both sides, and the seconds of work."""
    found: dict[str, tuple[int, int]] = {}
    for step in made.steps:
        sets, seconds = found.get(step.exercise, (0, 0))
        found[step.exercise] = (sets + _sets(step), seconds + step.work_seconds)
    return tuple((exercise, *both) for exercise, both in found.items())


def _facts(made: Routine) -> dict[str, Any]:
    from hipcoach.render.handed_on import facts_of

    facts: dict[str, Any] = facts_of(made, None)["routine"]
    return facts


def given_to_do(coach: Coach, history: History, given: Given, origin: str) -> ToDo:
    """What `today` gave; its template is that of the standing facts."""
    request = history.standing._replace(stage=history.stage)
    usual = to_do_of(coach, request, origin)
    return usual._replace(steps=tuple((step.exercise, step.sets, step.seconds) for step in given.steps))


def done_before(done: Done, origin: str) -> ToDo:
    """What was to be done the last time."""
    facts = {
        "symptoms": [*done.symptoms],
        "template": done.template,
        "minutes": done.minutes,
        "side": done.side,
        "stage": done.stage,
        "variant": done.variant,
        "version": __version__,
    }
    return ToDo(facts, tuple(_as_given(step) for step in done.steps), done.minutes * 60, origin)


def _as_given(step: DoneStep) -> tuple[str, int, int]:
    """With all its sets; their seconds are those of the sets that were done, where some were."""
    seconds = step.seconds * step.sets // step.sets_done if step.sets_done else step.seconds
    return step.exercise, step.sets, seconds


def session_from(to_do: ToDo, went: HowItWent, ended: datetime, catalogue: str | None) -> DoneSession:
    """The session as its file would have it."""
    from hipcoach.diary.session import FORM, FORM_KEY, DoneSession

    return DoneSession.model_validate(
        {
            FORM_KEY: FORM,
            "id": str(uuid4()),
            "catalogue": catalogue,
            "routine": to_do.facts,
            "started": ended - timedelta(seconds=to_do.seconds),
            "ended": ended,
            "pain_before": went.before,
            "pain_after": went.after,
            "effort": went.effort,
            "steps": [_step(*step, went) for step in to_do.steps],
        }
    )


def _step(exercise: str, sets: int, seconds: int, went: HowItWent) -> dict[str, Any]:
    """What hurt was stopped: how much of it was done nobody said, so none of it counts."""
    hurt, skipped = went.hurt.get(exercise), exercise in went.skipped
    stopped = skipped or hurt is not None
    return {
        "exercise": exercise,
        "sets_done": 0 if stopped else sets,
        "sets": sets,
        "seconds": 0 if stopped else seconds,
        "skipped": skipped and hurt is None,
        "felt": went.felt.get(exercise),
        "hurt": hurt,
    }
