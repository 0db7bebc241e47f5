"""Today's session by what the last ones let there be: as the coach would make it, and no more than that of what loads.

The coach chooses the exercises, by today's pain and cautions, as it does without a diary; how much there is of each
follows from how much was done. So what a diary earned is never more than what today allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from hipcoach.catalogue.rule import Rule
from hipcoach.coach.adapt.dosing import Doses, Dosing
from hipcoach.coach.adapt.earned import instead, leaving_out, sparing
from hipcoach.coach.adapt.facts import Facts
from hipcoach.coach.adapt.limits import as_before
from hipcoach.coach.adapt.raising import Raised, Raiser
from hipcoach.coach.adapt.redosing import redosed
from hipcoach.coach.adapt.verdict import LOWERING, NOT_MORE, Decided
from hipcoach.coach.coach import Coach
from hipcoach.coach.load import LOADING, loading_ids, loads
from hipcoach.coach.outcome import NothingLeft, Question, Referral
from hipcoach.coach.request import Request
from hipcoach.coach.session_plan import SessionPlan

Planned = SessionPlan | Referral | NothingLeft | Question


class PlannedSession(NamedTuple):
    """What was planned, and what of it the diary changed."""

    planned: Planned
    raised: Raised | None = None
    lowered: frozenset[str] = frozenset()
    """Ids of the exercises of which there is less than the last time, or nothing."""
    loaded: frozenset[str] = frozenset()
    """Ids of what loaded in the last full session."""
    part_of_last: float = 1
    """The seconds of work, as a part of the last session's where that was as long."""

    @property
    def there(self) -> frozenset[str]:
        """Ids of what there is today."""
        return self.planned.exercises if isinstance(self.planned, SessionPlan) else frozenset()


class Planner:
    """Makes the session of one diary."""

    _dosing: type[Dosing] = Dosing

    def __init__(self, coach: Coach, facts: Facts, request: Request, said: Decided) -> None:
        self.coach = coach
        self._request = request
        self.said = said
        self.dosing = self._dosing(coach.catalogue, facts, request, said)
        self.last = self.dosing.last
        self._asked = tuple(self._of_rules())

    def ask_for(self, rules: tuple[Rule, ...]) -> None:
        """Hold these rules beside those that fire."""
        self._asked += rules

    def session(self, most_load: int | None = None) -> PlannedSession:
        """The session of today.

        Args:
            most_load: the most seconds of work that may load the sore place, where that is bounded.
        """
        planned = self._plan(())
        if not self.last.before or not isinstance(planned, SessionPlan):
            return PlannedSession(planned)
        kept_up = tuple(self._kept_up(planned))
        self._asked += kept_up
        made = self._dosed(self._plan(()) if kept_up else planned, {}, None)
        same, raised = made and self._calm_enough(made, most_load), None
        if same is None:
            return PlannedSession(self._plan(()) if self.said.do is None else self._without_load())
        if self.said.do == "up":
            same, raised = Raiser(self, self.dosing.facts).with_one_more(same)
        lowered = self._lowered(same)
        if self.said.do in NOT_MORE or (self.said.do == "hold" and lowered):
            same = self._not_more_of_any(same)
            lowered = self._lowered(same)
        loaded = frozenset(id_ for id_, seconds in self.last.full.items() if seconds and self.dosing.is_load(id_))
        return PlannedSession(same, raised, lowered, loaded, self._part_of_last(same))

    def _part_of_last(self, made: SessionPlan) -> float:
        """The work of all of it, as a part of the last session's; 1 where other minutes are asked for."""
        before = self.last.seconds
        is_as_long = self._request.minutes_taken == self.last.minutes
        return sum(line.work_seconds for line in made.lines) / before if before and is_as_long else 1

    def _not_more_of_any(self, made: SessionPlan) -> SessionPlan:
        """On a day of less, without more of anything than when it was last done, however long ago, in whatever stage.

        The least dose of another stage, of an exercise that comes back, may be more than that. What only moves may fill
        the minutes, where more of them are asked for.
        """
        doses: Doses = {}
        for line in made.lines:
            step = self.last.ever.get(line.exercise.id)
            fills = self.dosing.is_longer and not loads(line.exercise)
            if step and line.work_seconds > step.seconds and not fills:
                doses[line.exercise.id] = as_before(line, step)
        return (redosed(made, doses) or replace(made, blocks=[])) if doses else made

    def _lowered(self, same: SessionPlan) -> frozenset[str]:
        """Ids of what loads, or was too much, of which there is less than in the last session, or nothing."""
        work = {line.exercise.id: line.work_seconds for line in same.lines}
        before = {id_: seconds for id_, seconds in self.last.full.items() if self.dosing.is_load(id_)}
        before |= {id_: step.seconds for id_ in self.dosing.eased if (step := self.last.before.get(id_))}
        return frozenset(id_ for id_, seconds in before.items() if work.get(id_, 0) < seconds)

    def _calm_enough(self, made: SessionPlan, most_load: int | None) -> SessionPlan | None:
        """Without as much of what loads the sore place as would make it more than on a calmer day."""
        doses: Doses = {}
        sore = [line for line in made.lines if line.exercise.id in loading_ids(self.coach.catalogue, made.case)]
        left = sum(line.work_seconds for line in sore)
        for line in sorted(sore, key=lambda line: -line.work_seconds):
            if most_load is not None and left > most_load:
                doses[line.exercise.id] = None
                left -= line.work_seconds
        return redosed(made, doses) if doses else made

    def _of_rules(self) -> Iterator[Rule]:
        for each in self.said.of_exercises:
            if each.rule.then.do == "leave-out" and each.exercise:
                yield leaving_out(each.rule, each.exercise)
        for each in self.said.sparing:
            yield sparing(each.rule, each.rule.then.spare)

    def _kept_up(self, planned: SessionPlan) -> Iterator[Rule]:
        """What took the place of another exercise in the last session stays there, as long as today allows it."""
        if self.said.do in LOWERING or not self.said.by:
            return
        load = [line.exercise for line in planned.lines if loads(line.exercise)]
        for exercise in (exercise for exercise in load if exercise.id not in self.last.ids):
            for id_ in (*exercise.harder, *exercise.easier):
                if id_ in self.last.ids and id_ not in planned.exercises and id_ in planned.pool.allowed:
                    yield instead(self.said.rule, exercise.id, id_)
                    break

    def _plan(self, more: tuple[Rule, ...]) -> Planned:
        return self.coach.plan(self.coach.case(self._request, earned=self._asked + more))

    def _without_load(self) -> Planned:
        """Where what loads is all that there would be, and today allows none of it: the coach's session of moving."""
        planned = self._plan((sparing(self.said.rule, LOADING),))
        if self.said.do in NOT_MORE and isinstance(planned, SessionPlan):
            return self._not_more_of_any(planned)
        return planned

    def made(self, up: Doses, more: tuple[Rule, ...] = (), harder: tuple[str, int] | None = None) -> SessionPlan | None:
        """The session at the doses that the last ones let there be; some of them otherwise.

        Args:
            up: doses that are more than they were.
            more: what the session is asked for beside.
            harder: an exercise that is new, and the work of the one before it.
        """
        return self._dosed(self._plan(more), up, harder)

    def _dosed(self, planned: Planned, up: Doses, harder: tuple[str, int] | None) -> SessionPlan | None:
        """A plan at these doses; its lines are changed."""
        if not isinstance(planned, SessionPlan):
            return None
        return redosed(planned, self.dosing.doses(planned, up, harder))
