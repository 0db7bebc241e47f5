"""What today's session is held against: how the last ones were done."""

from __future__ import annotations

from typing import NamedTuple

from hipcoach.coach.adapt.facts import Facts, SessionFacts
from hipcoach.coach.adapt.full import is_worse
from hipcoach.coach.adapt.limits import last_work, usual_work
from hipcoach.coach.adapt.verdict import LOWERING, NOT_MORE, Decided
from hipcoach.coach.history import Done, DoneStep
from hipcoach.coach.request import SORE_FROM
from hipcoach.vocabulary import Stage


class LastTime(NamedTuple):
    """Of each exercise how it was done, and which of them today may have."""

    before: dict[str, DoneStep]
    """By id: the last time, or as it usually is."""
    ever: dict[str, DoneStep]
    """The same of those of which anything ever was done."""
    full: dict[str, int]
    """By id, the seconds of work in the last full session."""
    ids: frozenset[str]
    """What was there the last time."""
    alone: frozenset[str]
    """What the last session by itself had."""
    eases_in: bool
    """What the last sessions had not, for the sake of sore days, comes back with less than it was."""
    stage: Stage | None
    minutes: int
    seconds: int
    """Work of all of the last session."""

    @property
    def waits(self) -> frozenset[str]:
        """What the last full session had, and what does not come back today, which is worse."""
        return frozenset(self.full) - self.ids


def last_time(facts: Facts, said: Decided, full: int, since: int) -> LastTime:
    """How it was.

    Args:
        facts: of the diary.
        said: what is decided.
        full: the place of the last full session.
        since: that of the first one today is held against.
    """
    done = facts.history.done
    before = last_work(done) if said.do in NOT_MORE else usual_work(done)
    ever = {step.exercise: step for each in done for step in each.steps if step.seconds}
    return LastTime(
        before=before,
        ever=ever | {id_: step for id_, step in before.items() if step.seconds},
        full={step.exercise: step.seconds for each in done[full : full + 1] for step in each.steps},
        ids=frozenset().union(*map(_ids, done[since:])),
        alone=frozenset().union(*map(_ids, done[-1:])),
        eases_in=bool(done) and not facts.sessions[-1].light and full < len(done) - 1,
        stage=done[-1].stage if done else None,
        minutes=done[-1].minutes if done else 0,
        seconds=sum(step.seconds for each in done[-1:] for step in each.steps),
    )


def _ids(done: Done) -> frozenset[str]:
    return frozenset(step.exercise for step in done.steps if step.seconds)


def first_held_against(facts: Facts, said: Decided, full: int) -> int:
    """The place of the last full session; on a day that is worse than then, that of the last one.

    What a lighter session had not does not come back on such a day. What it had not for the sake of a sore day comes
    back only where that day, the morning after and today are known to be calm.
    """
    if not facts.sessions:
        return 0
    last = facts.sessions[-1]
    comes_back = last.light or (said.do not in LOWERING and _is_calm(facts, last))
    is_calmer = comes_back and not is_worse(facts.sessions[full], last, facts.pain)
    return full if is_calmer else len(facts.sessions) - 1


def _is_calm(facts: Facts, last: SessionFacts) -> bool:
    is_low = last.pain_after is not None and last.pain_after < SORE_FROM
    return is_low and all(rise is not None and rise <= 0 for rise in (last.morning_rise, facts.today_rise))
