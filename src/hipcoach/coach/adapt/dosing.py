"""How much there is today of each exercise of a plan: what the last sessions let there be, and what today allows.

What there was stays as it was, or less; little is new, and all that loads is in all no more than it was.
"""

from __future__ import annotations

from hipcoach.catalogue import Catalogue
from hipcoach.coach.adapt.facts import Facts
from hipcoach.coach.adapt.full import last_full
from hipcoach.coach.adapt.last_time import first_held_against, last_time
from hipcoach.coach.adapt.limits import GivenDose, as_before, as_long_as, harder_than, least, work_of
from hipcoach.coach.adapt.verdict import LOWERING, Decided
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.load import loads, strains
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
Doses = dict[str, GivenDose | None]
"""By id; None where it is left out."""


class Dosing:
    """Gives the exercises of one day their doses."""

    def __init__(self, catalogue: Catalogue, facts: Facts, request: Request, said: Decided) -> None:
        self.catalogue = catalogue
        self.facts = facts
        self.said = said
        self._request = request
        full = last_full(catalogue, facts)
        self.last = last_time(facts, said, full, self._since(full))
        self._part = min([each.rule.then.part for each in said.by if said.do in LOWERING], default=1.0)
        eased = [each for each in said.of_exercises if each.rule.then.do == "ease"]
        self.eased = {each.exercise: each.rule.then.part for each in eased if each.exercise}
        """By id, the part of its work that an exercise keeps which was too much."""

    def _since(self, full: int) -> int:
        """The place of the first session that today is held against."""
        return first_held_against(self.facts, self.said, full)

    def doses(self, planned: SessionPlan, up: Doses, harder: tuple[str, int] | None) -> Doses:
        """Of everything in a plan.

        Args:
            planned: what the coach chose.
            up: doses that are more than they were.
            harder: an exercise that is new, and the work of the one before it.
        """
        doses = {line.exercise.id: self._dose(line) for line in planned.lines} | up
        for line in planned.lines:
            if harder and line.exercise.id == harder[0]:
                doses[line.exercise.id] = harder_than(line, harder[1])
        new = {*up, *((harder[0],) if harder else ())}
        doses = self._with_few_new(planned, doses, new)
        return self._truly_less(planned, self._no_more_in_all(planned, doses, new))

    def _dose(self, line: DraftLine) -> GivenDose | None:
        """How much there may be of an exercise; None where it is left out."""
        id_ = line.exercise.id
        before = self.last.before.get(id_)
        if not loads(line.exercise) and self.is_longer and id_ not in self.eased:
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
    def is_longer(self) -> bool:
        """True where more minutes are asked for than the last time, which moving may fill."""
        return self._request.minutes_taken > self.last.minutes

    def _of_new(self, line: DraftLine) -> GivenDose | None:
        """What was not there the last time: as it was before that, or its least dose."""
        before = self.last.before.get(line.exercise.id)
        return (before and self._part == 1 and as_before(line, before)) or least(line)

    def _with_few_new(self, planned: SessionPlan, doses: Doses, wanted: set[str]) -> Doses:
        """With nothing that was not there the last time, but what is wanted, and what belongs there all the same."""
        if self.said.do in STAGE_CHANGES:
            return doses
        new = [line for line in planned.lines if line.exercise.id not in self.last.ids | wanted]
        there = [line for line in planned.lines if line not in new and doses[line.exercise.id]]
        replaced, places = len(self._left_out), _MOST_NEW
        for line in sorted(new, key=lambda line: line.candidate.options[0].work):
            is_known = line.exercise.id in self.last.before
            if (is_known or places) and self._belongs(line, there, replaces=replaced > 0):
                there.append(line)
                places -= not is_known
                replaced -= not is_known and loads(line.exercise)
            else:
                doses = doses | {line.exercise.id: None}
        return doses

    def _belongs(self, line: DraftLine, there: list[DraftLine], *, replaces: bool) -> bool:
        """True for what a session is too poor without though it was not there the last time.

        Of what strains, what was done before that, on a day of less only an easier one than was there. Of what loads
        and was never done, as much as was left out for hurting, the light presses of a sorer day, and the least one
        where nothing else that loads is left: resting a tendon altogether does it no good.

        Args:
            line: what is new.
            there: what the session has so far.
            replaces: something was left out for hurting, and nothing came in its place yet.
        """
        exercise, is_less = line.exercise, self.said.do == "back"
        if not strains(exercise):
            return self._is_poor(there)
        if exercise.id in self.last.before or not loads(exercise):
            is_allowed = not is_less or not self.last.ids.isdisjoint(exercise.harder)
            is_wanted = loads(exercise) or self._is_poor(there)
            return is_allowed and is_wanted and exercise.id not in self.last.waits
        return not is_less and (replaces or self._is_sorer or not any(loads(each.exercise) for each in there))

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
        most = sum(self.last.before[id_].seconds for id_ in self._last_loads)
        new = [id_ for id_ in lines if id_ not in self.last.ids | wanted]
        while new and self._work(lines, doses) > most:
            doses = doses | {new.pop(): None}
        return doses

    def _truly_less(self, planned: SessionPlan, doses: Doses) -> Doses:
        """On a day that is less, where doses at their least leave too much of what loads: without some of it."""
        lines = [line for line in planned.lines if loads(line.exercise) and doses[line.exercise.id]]
        known = [line for line in lines if line.exercise.id in self.last.ids]
        if self.said.do not in LOWERING or len(known) < len(self._last_loads):
            return doses
        before = sum(self.last.before[id_].seconds for id_ in self._last_loads)
        most = _MOST_OF_HALF * before if self._part <= _HALF else before - 1
        for line in sorted(known, key=lambda line: line.score):
            work = sum(work_of(each, dose) for each in known if (dose := doses[each.exercise.id]))
            if work <= most:
                break
            doses = doses | {line.exercise.id: None}
        return doses

    @property
    def _last_loads(self) -> list[str]:
        """Ids of what loads and was there the last time."""
        return [id_ for id_ in self.last.ids if self.is_load(id_)]

    def is_load(self, id_: str) -> bool:
        """True for an exercise that loads; what the catalogue does not know is none that it could give."""
        return loads(self.catalogue.exercise.get(id_))

    def _work(self, lines: dict[str, DraftLine], doses: Doses) -> int:
        return sum(work_of(line, dose) for id_, line in lines.items() if (dose := doses[id_]))
