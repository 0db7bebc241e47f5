"""Request → Routine, Referral or NothingLeft. Pure: the same request and catalogue give the same answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.template import Template
from hipcoach.coach.arrange import arrange
from hipcoach.coach.case import Case
from hipcoach.coach.choose import Chooser, PhaseSlot, phase_slots, required_sets
from hipcoach.coach.draft import Draft
from hipcoach.coach.effects import Ratio, effects_of, ratios_borne_out
from hipcoach.coach.fill import DoseFitter
from hipcoach.coach.outcome import NothingLeft, Outcome, Referral, Removed
from hipcoach.coach.plan import Plan
from hipcoach.coach.pool import Eligibility, Pool
from hipcoach.coach.request import MINUTES, Request
from hipcoach.coach.routine import SCHEMA_VERSION
from hipcoach.coach.rulebook import RuleBook
from hipcoach.coach.screen import referral
from hipcoach.coach.selection import Matches
from hipcoach.coach.write import routine
from hipcoach.errors import UsageError
from hipcoach.vocabulary import EQUIPMENT

if TYPE_CHECKING:
    from hipcoach.coach.hearing import Hearing, Listener
    from hipcoach.coach.reading import Reading


class Coach:
    """Answers requests from one catalogue. What does not depend on the request is worked out once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._rules = RuleBook(catalogue.rules)
        self._matches = Matches(catalogue)
        self._eligibility = Eligibility(catalogue)

    def recommend(self, request: Request) -> Outcome:
        """A routine; or a referral, where a red flag was answered yes; or nothing, where no exercise is left."""
        return self._answer(self.case(request))

    def screen(self, request: Request) -> Referral | None:
        """The referral that this request calls for, if any."""
        return self.case(request).referral

    def case(self, request: Request, hearing: Hearing | None = None) -> Case:
        """Fire the rules: everything that follows from a request before an exercise is chosen.

        Args:
            request: what is asked for.
            hearing: the everyday words that it was read from, if it was.
        """
        fired = self._rules.fire(request)
        effects = effects_of(fired.rules, request.focus)
        raised = {*request.flags, *(flag for flag, _ in effects.refer)}
        stop = referral(self.catalogue, raised, hearing) if raised else None
        return Case(request, fired, effects, self._matches.under(effects.weights), stop, hearing)

    @cached_property
    def _listener(self) -> Listener:
        from hipcoach.coach.hearing import Listener  # only where there are words to read

        return Listener(self.catalogue)

    def read(self, request: Request, words: str | None = None) -> Reading:
        """What options and everyday words come to: a case to answer, or what has to be asked first."""
        return self._reading(request, None if words is None else self._listener.hear(words))

    def confirm(self, reading: Reading, flags: Collection[str]) -> Reading:
        """The reading once its doubts are answered: these red flags are so, the others in doubt are not."""
        return self._reading(reading.options, reading.confirming(flags))

    def choose(self, reading: Reading, symptom: str) -> Reading:
        """The reading once somebody said which of the symptoms it may tell of is meant."""
        return self._reading(reading.options, reading.choosing(symptom))

    def _reading(self, options: Request, hearing: Hearing | None) -> Reading:
        from hipcoach.coach.reading import Reading, understand

        request, question = understand(self.catalogue, options, hearing)
        case = self.case(request, hearing)
        return Reading(options, case, None if case.referral else question)

    def answer(self, reading: Reading) -> Outcome:
        """What these words and options ask for, or what has to be asked first."""
        return reading.question or self._answer(reading.case)

    def _answer(self, case: Case) -> Outcome:
        planned = self.plan(case)
        return routine(self.catalogue, planned) if isinstance(planned, Plan) else planned

    def usable(self, request: Request, *, everything_at_hand: bool = False) -> frozenset[str]:
        """Ids of the exercises that this request allows, whatever the session would choose of them."""
        if everything_at_hand:
            request = request._replace(equipment=frozenset(EQUIPMENT))
        pool = self._eligibility.pool(self.case(request))
        return frozenset(candidate.exercise.id for candidate in pool.candidates)

    def plan(self, case: Case) -> Plan | Referral | NothingLeft:
        """Choose, dose and arrange, unless something stops it."""
        if case.referral:
            return case.referral
        pool = self._eligibility.pool(case)
        template, slots = self._session(case, pool)
        draft = _draft(case, pool, slots)
        if not draft.lines:
            return _nothing_left(pool)
        return Plan(case, pool, template, slots, arrange(draft, case))

    def _session(self, case: Case, pool: Pool) -> tuple[Template, list[PhaseSlot]]:
        """The template and its phases.

        Where none of the phases has an exercise left, the minutes give way (phases of longer sessions come in), and
        then, unless the person asked for it, the template.
        """
        default = next((template for template in self.catalogue.templates if template.default), None)
        if default is None:
            raise UsageError("the knowledge has no template, which a session needs; write one, or leave --only out")
        named = self.catalogue.template[case.fired.template] if case.fired.template else default
        for template in (named,) if case.request.template else (named, default):
            for minutes in (case.request.minutes, MINUTES[1]):
                slots = phase_slots(case, pool, template, minutes)
                if any(slot.takes for slot in slots):
                    return template, slots
        return named, []


def _draft(case: Case, pool: Pool, slots: list[PhaseSlot]) -> Draft:
    """Chosen and dosed, keeping the ratios that something allowed can serve.

    The template stands above them: where it has no room for exercises that would serve a ratio, and the minutes
    can't be filled for that reason, the ratio gives way.
    """
    placeable = frozenset[str]().union(*(slot.takes for slot in slots))
    servable = _counted_targets(pool, placeable)
    ratios = ratios_borne_out(case.effects.ratios, case.effects.weights)
    ratios = [ratio for ratio in ratios if not ratio.large.isdisjoint(servable)]
    draft = _filled(case, pool, slots, ratios)
    if draft.is_short:
        unused = _counted_targets(pool, {c.exercise.id for c in pool.candidates} - draft.chosen())
        roomy = [ratio for ratio in ratios if ratio.large.isdisjoint(unused)]
        if len(roomy) < len(ratios):
            return _filled(case, pool, slots, roomy)
    return draft


def _counted_targets(pool: Pool, ids: Collection[str]) -> frozenset[str]:
    """Everything that the seconds of these exercises may count for."""
    return frozenset[str]().union(*(c.exercise.counted_targets for c in pool.candidates if c.exercise.id in ids))


def _filled(case: Case, pool: Pool, slots: list[PhaseSlot], ratios: list[Ratio]) -> Draft:
    draft = Draft(case.budget_seconds, ratios)
    required = required_sets(case)
    chooser = Chooser(draft, slots, pool)
    chooser.choose(required)
    DoseFitter(draft, slots, chooser, required).fill(sore_side_first=case.request.side in ("left", "right"))
    return draft


def _nothing_left(pool: Pool) -> NothingLeft:
    counted = Counter(left.rule for left in pool.left_out.values())
    removed = Removed(removed_by=[rule for rule, _ in counted.most_common()])
    return NothingLeft(schema_version=SCHEMA_VERSION, nothing_left=removed)
