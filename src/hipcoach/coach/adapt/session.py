"""Today's session by what the last ones let there be: as the coach would make it, and no more than that of what loads.

The coach chooses the exercises, by today's pain and cautions, as it does without a diary; how much there is of each
follows from how much was done. So what a diary earned is never more than what today allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from hipcoach.catalogue.rule import Rule
from hipcoach.coach.adapt.earned import instead, leaving_out, sparing
from hipcoach.coach.adapt.facts import Facts
from hipcoach.coach.adapt.full import last_full
from hipcoach.coach.adapt.last_time import first_held_against, last_time
from hipcoach.coach.adapt.limits import (
    GivenDose,
    as_before,
    as_long_as,
    harder_than,
    least,
    work_of,
)
from hipcoach.coach.adapt.raising import Raised, Raiser
from hipcoach.coach.adapt.redosing import redosed
from hipcoach.coach.adapt.verdict import LOWERING, NOT_MORE, Decided
from hipcoach.coach.coach import Coach
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.load import LOADING, loading_ids, loads, strains
from hipcoach.coach.outcome import NothingLeft, Question, Referral
from hipcoach.coach.request import Request
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.vocabulary import STAGES

STAGE_CHANGES = frozenset({"next-stage", "stage-back"})
"""What leads to other exercises, at their least doses."""
_FEWEST = 3
"""So many exercises make a session; to fewer, what only moves is added though it is new."""
_MOST_NEW = 1
"""So many exercises that were never done may be new on a day on which nothing goes up."""
_COMES_BACK = 0.5
"""The part of its work that is left of what comes back after some days of less."""
_HALF, _MOST_OF_HALF = 0.5, 0.75
"""Where half is asked for, least doses may leave so much."""
_SHORTEST = 0.6
"""The part of the minutes that makes one, likewise."""
Planned = SessionPlan | Referral | NothingLeft | Question
Doses = dict[str, GivenDose | None]


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

    def __init__(self, coach: Coach, facts: Facts, request: Request, said: Decided) -> None:
        self.coach = coach
        self._request = request
        self.said = said
        self._facts = facts
        full = last_full(coach.catalogue, facts)
        self.last = last_time(facts, said, full, self._since(full))
        parts = [each.rule.then.part for each in said.by if said.do in LOWERING]
        self._part = min(parts, default=1.0)
        eased = [each for each in said.of_exercises if each.rule.then.do == "ease"]
        self.eased = {each.exercise: each.rule.then.part for each in eased}
        """The part of its work that an exercise keeps which was too much."""
        self._asked = tuple(self._of_rules())

    def ask_for(self, rules: tuple[Rule, ...]) -> None:
        """Hold these rules beside those that fire."""
        self._asked += rules

    def _since(self, full: int) -> int:
        """The place of the first session that today is held against."""
        return first_held_against(self._facts, self.said, full)

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
            same, raised = Raiser(self, self._facts).with_one_more(same)
        lowered = self._lowered(same)
        if self.said.do in NOT_MORE or (self.said.do == "hold" and lowered):
            same = self._not_more_of_any(same)
            lowered = self._lowered(same)
        loaded = frozenset(id_ for id_, seconds in self.last.full.items() if seconds and self.is_load(id_))
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
            fills = self._is_longer and not loads(line.exercise)
            if step and line.work_seconds > step.seconds and not fills:
                doses[line.exercise.id] = as_before(line, step)
        return (redosed(made, doses) or replace(made, blocks=[])) if doses else made

    def _lowered(self, same: SessionPlan) -> frozenset[str]:
        """Ids of what loads, or was too much, of which there is less than in the last session, or nothing."""
        work = {line.exercise.id: line.work_seconds for line in same.lines}
        before = {id_: seconds for id_, seconds in self.last.full.items() if self.is_load(id_)}
        before |= {str(id_): step.seconds for id_ in self.eased if (step := self.last.before.get(str(id_)))}
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
        new = [
            line.exercise for line in planned.lines if loads(line.exercise) and line.exercise.id not in self.last.ids
        ]
        for exercise in new:
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
        doses = {line.exercise.id: self._dose(line) for line in planned.lines} | up
        for line in planned.lines:
            if harder and line.exercise.id == harder[0]:
                doses[line.exercise.id] = harder_than(line, harder[1])
        new = {*up, *((harder[0],) if harder else ())}
        doses = self._with_few_new(planned, doses, new)
        return redosed(planned, self._truly_less(planned, self._no_more_in_all(planned, doses, new)))

    def _dose(self, line: DraftLine) -> GivenDose | None:
        """How much there may be of an exercise; None where it is left out."""
        id_ = line.exercise.id
        before = self.last.before.get(id_)
        if not loads(line.exercise) and self._is_longer and id_ not in self.eased:
            return GivenDose(line.option, bool(line.extra_seconds))
        if before is None or id_ not in self.last.ids:
            return self._of_new(line)
        part = self._part if strains(line.exercise) else 1
        if self.last.eases_in and id_ not in self.last.alone and strains(line.exercise):
            part = min(part, _COMES_BACK)
        part = min(part, self.eased.get(id_, 1))
        if part == 1 and not loads(line.exercise):
            return as_long_as(line, before)
        return as_before(line, before, part) or as_before(line, before)

    @property
    def _is_longer(self) -> bool:
        """True where more minutes are asked for than the last time, which moving may fill."""
        return self._request.minutes_taken > self.last.minutes

    def _of_new(self, line: DraftLine) -> GivenDose | None:
        """What was not there the last time: as it was before that, or its least dose."""
        before = self.last.before.get(line.exercise.id)
        return (before and self._part == 1 and as_before(line, before)) or least(line)

    def _with_few_new(self, planned: SessionPlan, doses: Doses, wanted: set[str]) -> Doses:
        """With nothing that was not there the last time, but what is wanted, and what the session is too poor without.

        Of what strains, what was done before that, on a day of less only an easier one than was there; as much that is
        new as was left out for hurting; and the least one, where nothing else that loads is left: resting a tendon
        altogether does it no good.
        """
        if self.said.do in STAGE_CHANGES:
            return doses
        new = [line for line in planned.lines if line.exercise.id not in self.last.ids | wanted]
        there = [line for line in planned.lines if line not in new and doses[line.exercise.id]]
        hurting, places = len(self._left_out), _MOST_NEW
        for line in sorted(new, key=lambda line: line.candidate.options[0].work):
            id_ = line.exercise.id
            known = id_ in self.last.before
            if not strains(line.exercise):
                stays = self._is_poor(there)
            elif known or not loads(line.exercise):
                is_wanted = loads(line.exercise) or self._is_poor(there)
                is_allowed = self.said.do != "back" or not self.last.ids.isdisjoint(line.exercise.harder)
                stays = is_allowed and id_ not in self.last.waits and is_wanted
            else:
                stays = self.said.do != "back" and (
                    hurting > 0 or self._is_sorer or not any(loads(line.exercise) for line in there)
                )
                hurting -= stays
            stays = stays and (known or places > 0)
            places -= stays and not known
            there += [line] if stays else []
            doses = doses if stays else doses | {id_: None}
        return doses

    @property
    def _is_sorer(self) -> bool:
        """True where today's pain makes it a session of a lower stage than the last one, with its own light presses."""
        return self.last.stage is not None and STAGES.index(self._request.stage_taken) < STAGES.index(self.last.stage)

    def _is_poor(self, lines: list[DraftLine]) -> bool:
        """True for a session of few exercises, or of little time."""
        seconds = sum(line.seconds for line in lines)
        return len(lines) < _FEWEST or seconds < _SHORTEST * self._request.minutes_taken * 60

    @property
    def _left_out(self) -> list[str]:
        """What loads, was there the last time, and is left out for hurting."""
        gone = [each.exercise for each in self.said.of_exercises if each.rule.then.do == "leave-out"]
        return [id_ for id_ in gone if id_ in self.last.ids and self.is_load(id_)]

    def _no_more_in_all(self, planned: SessionPlan, doses: Doses, wanted: set[str]) -> Doses:
        """Without as much of what is new and loads as would make all that loads more than it was.

        Where a stage is left for the next one, its exercises are what is new.
        """
        if self.said.do == "next-stage":
            return doses
        lines = {line.exercise.id: line for line in planned.lines if loads(line.exercise)}
        most = sum(self.last.before[id_].seconds for id_ in self.last_loads)
        new = [id_ for id_ in lines if id_ not in self.last.ids | wanted]
        while new and self._work(lines, doses) > most:
            doses = doses | {new.pop(): None}
        return doses

    def _truly_less(self, planned: SessionPlan, doses: Doses) -> Doses:
        """On a day that is less, where doses at their least leave too much of what loads: without some of it."""
        lines = [line for line in planned.lines if loads(line.exercise) and doses[line.exercise.id]]
        known = [line for line in lines if line.exercise.id in self.last.ids]
        if self.said.do not in LOWERING or len(known) < len(self.last_loads):
            return doses
        before = sum(self.last.before[id_].seconds for id_ in self.last_loads)
        most = _MOST_OF_HALF * before if self._part <= _HALF else before - 1
        for line in sorted(known, key=lambda line: line.candidate.score):
            work = sum(work_of(each, dose) for each in known if (dose := doses[each.exercise.id]))
            if work <= most:
                break
            doses = doses | {line.exercise.id: None}
        return doses

    @property
    def last_loads(self) -> list[str]:
        """Ids of what loads and was there the last time."""
        return [id_ for id_ in self.last.ids if self.is_load(id_)]

    def is_load(self, id_: str) -> bool:
        """True for an exercise that loads; what the catalogue does not know is none that it could give."""
        return loads(self.coach.catalogue.exercise.get(id_))

    def _work(self, lines: dict[str, DraftLine], doses: Doses) -> int:
        return sum(work_of(line, dose) for id_, line in lines.items() if (dose := doses[id_]))
