"""Request → Routine, Referral or NothingLeft. Pure: the same request and catalogue give the same answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.template import Template
from hipcoach.coach.blame import blamed, too_few
from hipcoach.coach.case import Case
from hipcoach.coach.demands import DemandsBook
from hipcoach.coach.draft import load_seconds
from hipcoach.coach.drafting import drafted, ratios_of
from hipcoach.coach.load import calmer, loading_ids
from hipcoach.coach.outcome import NothingLeft, Outcome, Question, Referral, Removed
from hipcoach.coach.pool import Eligibility, Pool
from hipcoach.coach.request import Request
from hipcoach.coach.routine import SCHEMA_VERSION, Routine
from hipcoach.coach.rulebook import RuleBook
from hipcoach.coach.screen import look_at, referral
from hipcoach.coach.selection import Matches
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.coach.slots import PhaseSlot, phase_slots
from hipcoach.coach.write import Writer
from hipcoach.errors import UsageError
from hipcoach.vocabulary import EQUIPMENT, MINUTES, VARIANTS

if TYPE_CHECKING:
    from hipcoach.catalogue.rule import Rule
    from hipcoach.coach.hearing import Hearing, Listener
    from hipcoach.coach.reading import Reading


_TRIES = 3
"""How often another variant is looked for that misses nothing the first one has."""


class Coach:
    """Answers requests from one catalogue. What does not depend on the request is worked out once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._rules = RuleBook(catalogue.rules)
        self._demands = DemandsBook(Matches(catalogue))
        self._eligibility = Eligibility(catalogue)
        self._writer = Writer(catalogue)

    def recommend(self, request: Request) -> Outcome:
        """A routine; or a referral, where a red flag was answered yes; or nothing, where no exercise is left."""
        return self._answer(self.case(request))

    def screen(self, request: Request) -> Referral | None:
        """The referral that this request calls for, if any."""
        return self.case(request).referral

    def case(self, request: Request, hearing: Hearing | None = None, earned: tuple[Rule, ...] = ()) -> Case:
        """Fire the rules: everything that follows from a request before an exercise is chosen.

        Args:
            request: what is asked for.
            hearing: the everyday words that it was read from, if it was.
            earned: what a diary adds to the rules that fire.
        """
        fired = self._rules.fire(request)
        fired = fired._replace(rules=fired.rules + earned)
        demands = self._demands.of(fired.rules, request.focus)
        raised = {*request.flags, *(flag for flag, _ in demands.effects.refer)}
        stop, beside = referral(self.catalogue, raised, hearing), look_at(self.catalogue, raised)
        asked = self._question(request, hearing) if hearing and not stop else None
        return Case(
            request, fired, *demands, referral=stop, look_at=beside, question=asked, hearing=hearing, earned=earned
        )

    def _question(self, request: Request, hearing: Hearing) -> Question | None:
        from hipcoach.coach.questions import question  # only where there are words

        return question(self.catalogue, request, hearing)

    @cached_property
    def _listener(self) -> Listener:
        from hipcoach.coach.hearing import Listener  # only where there are words to read

        return Listener(self.catalogue)

    def read(self, request: Request, words: str | None = None) -> Reading:
        """What options and everyday words come to: a case to answer, or what has to be asked first."""
        named = bool(request.symptoms or request.focus or request.template)
        return self._reading(request, None if words is None else self._listener.hear(words, named=named))

    def confirm(self, reading: Reading, flags: Collection[str]) -> Reading:
        """The reading once its doubts are answered: these red flags are so, the others in doubt are not."""
        return self._reading(reading.confirming(flags), reading.case.hearing)

    def choose(self, reading: Reading, symptom: str) -> Reading:
        """The reading once somebody said which of the symptoms it may tell of is meant."""
        return self._reading(reading.options._replace(symptoms=(symptom,)), reading.case.hearing)

    def pass_screen(self, reading: Reading) -> Reading:
        """The reading once somebody was asked about the signs that stop a routine, and none is so."""
        return self._reading(reading.options._replace(screened=True), reading.case.hearing)

    def ask_otherwise(self, reading: Reading, options: Request) -> Reading:
        """The reading of the same words beside other options."""
        return self._reading(options, reading.case.hearing)

    def _reading(self, options: Request, hearing: Hearing | None) -> Reading:
        from hipcoach.coach.reading import Reading, beside, with_words

        if hearing is None:
            return Reading(options, self.case(options))
        hearing = beside(options, hearing)
        return Reading(options, self.case(with_words(options, hearing), hearing))

    def answer(self, reading: Reading) -> Outcome:
        """What these words and options ask for, or what has to be asked first."""
        return self._answer(reading.case)

    def _answer(self, case: Case) -> Outcome:
        planned = self.plan(case)
        return self.written(planned) if isinstance(planned, SessionPlan) else planned

    def written(self, plan: SessionPlan) -> Routine:
        """A plan, written out."""
        return self._writer.routine(plan)

    def usable(self, request: Request, *, everything_at_hand: bool = False) -> frozenset[str]:
        """Ids of the exercises that this request allows, whatever the session would choose of them."""
        if everything_at_hand:
            request = request._replace(equipment=frozenset(EQUIPMENT))
        pool = self._eligibility.pool(self.case(request))
        return frozenset(candidate.exercise.id for candidate in pool.candidates)

    def plan(self, case: Case) -> SessionPlan | Referral | NothingLeft | Question:
        """Choose, dose and arrange, unless something stops it or has to be asked first.

        A later variant is made beside the earlier ones: it takes what they do not have, where there is a choice and
        no rule keeps it.
        """
        stop = case.referral or case.question
        return stop or self._planned(case) or self._nothing_left(case)

    def _planned(self, case: Case) -> SessionPlan | None:
        """The session of a case; None where something stops it or nothing is left."""
        if case.referral or case.question:
            return None
        case = self._bounded(case)
        first = planned = self._plan(case)
        earlier: list[frozenset[str]] = []
        kept = case.picks.any_of(where for where, _ in case.effects.keep)
        for _ in range(VARIANTS.index(case.request.variant)):
            if planned and first:
                earlier.append(planned.exercises)
                planned = self._other(case, first, frozenset[str]().union(*earlier) - kept)
        if planned and planned.exercises in earlier:
            return replace(planned, same_as=VARIANTS[earlier.index(planned.exercises)])
        return planned

    def _other(self, case: Case, first: SessionPlan, used_before: frozenset[str]) -> SessionPlan:
        """A session of other exercises than those used before, that keeps the emphasis as well as the first one does.

        Where it would not, what serves a ratio or meets a need that it misses may be the same again; and where that
        does not help either it is the first one.
        """
        used = used_before
        for _ in range(_TRIES):
            planned = self._plan(case._replace(used_before=used))
            if planned is None:
                break
            missed = self._missed(planned) - self._missed(first)
            if not missed:
                return planned
            used -= frozenset[str]().union(*missed)
        return first

    def _missed(self, plan: SessionPlan) -> set[frozenset[str]]:
        """Of each ratio that is not kept and each need that is not met, ids of what would serve it."""
        case, exercises = plan.case, self.catalogue.exercises
        ratios = [ratio for ratio in ratios_of(case) if not ratio.holds(plan.seconds)]
        served = {frozenset(e.id for e in exercises if e.counted_targets & ratio.large) for ratio in ratios}
        return served | {need for need in case.required if need.isdisjoint(plan.exercises)}

    def _bounded(self, case: Case) -> Case:
        """On a sore day, with as little of what loads the sore place as fills it, and no more than on a calmer day."""
        request = calmer(case.request)
        if request is None:
            return case
        loading = loading_ids(self.catalogue, case)
        calm = self._planned(self.case(request, case.hearing, case.earned))
        limit = load_seconds(calm.lines, loading) if calm else 0
        return case._replace(loading=loading, load_limit=limit)

    def _plan(self, case: Case) -> SessionPlan | None:
        pool = self._eligibility.pool(case)
        for template, slots in self._sessions(case, pool):
            draft = drafted(case, pool, slots)
            if draft.lines:
                return SessionPlan(case, pool, template, slots, draft.blocks)
        return None

    def _sessions(self, case: Case, pool: Pool) -> Iterator[tuple[Template, list[PhaseSlot]]]:
        """The template and its phases, and what to try next where no exercise of them can be given.

        Where none of the phases has an exercise left, the minutes give way (phases of longer sessions come in), and
        then, unless the person asked for it, the template.
        """
        for template in self._templates(case):
            for minutes in (case.request.minutes_taken, MINUTES[1]):
                slots = phase_slots(case, pool, template, minutes)
                if any(slot.takes for slot in slots):
                    yield template, slots

    def _templates(self, case: Case) -> list[Template]:
        """The one that was asked for; or the one that a rule names, and the default."""
        default = next((template for template in self.catalogue.templates if template.default), None)
        if default is None or not self.catalogue.exercises:
            missing = "template" if default is None else "exercise"
            raise UsageError(f"the knowledge has no {missing}, which a session needs; write one, or leave --only out")
        named = self.catalogue.template[case.fired.template] if case.fired.template else default
        return [named] if case.request.template or named is default else [named, default]

    def _nothing_left(self, case: Case) -> NothingLeft:
        bounded = self._bounded(case)
        names = blamed(bounded, self._eligibility.pool, self._templates, lambda eased: self._plan(eased) is not None)
        few = too_few(case, self._enough_minutes(case)) if "minutes" in names else None
        removed = Removed(removed_by=names, too_few_minutes=few)
        return NothingLeft(schema_version=SCHEMA_VERSION, nothing_left=removed)

    def _enough_minutes(self, case: Case) -> int | None:
        """The fewest minutes that give a routine where all else stays as it was asked for."""
        for minutes in range(case.request.minutes_taken + 1, MINUTES[1] + 1):
            if self._planned(self.case(case.request._replace(minutes=minutes), case.hearing, case.earned)):
                return minutes
        return None
