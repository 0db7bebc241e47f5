"""Request → Routine, Referral or NothingLeft. Pure: the same request and catalogue give the same answer."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.template import Template
from hipcoach.coach.arrange import arrange
from hipcoach.coach.choose import Chooser, Slot, musts_of, slots
from hipcoach.coach.decision import Decision, agreed, decide
from hipcoach.coach.draft import Draft
from hipcoach.coach.fill import Filler
from hipcoach.coach.matching import Matches
from hipcoach.coach.plan import Plan
from hipcoach.coach.pool import Pool, Sieve
from hipcoach.coach.request import MINUTES, Request
from hipcoach.coach.routine import (
    SCHEMA_VERSION,
    Ambiguous,
    NothingLeft,
    NotUnderstood,
    Outcome,
    Referral,
    Removed,
    Routine,
)
from hipcoach.coach.rulebook import Fired, RuleBook
from hipcoach.coach.screen import referral
from hipcoach.coach.write import routine
from hipcoach.errors import UsageError
from hipcoach.vocabulary import EQUIPMENT

if TYPE_CHECKING:
    from hipcoach.coach.hearing import Hearing, Listener


class Coach:
    """Answers requests from one catalogue. What does not depend on the request is worked out once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._rules = RuleBook(catalogue.rules)
        self._matches = Matches(catalogue)
        self._sieve = Sieve(catalogue, self._matches)

    def screen(self, request: Request) -> Referral | None:
        """The referral that this request calls for, if any."""
        fired = self._rules.fire(request)
        return referral(self.catalogue, request, decide(fired, request))

    def recommend(self, request: Request) -> Outcome:
        """A routine; or a referral, where a red flag was answered yes; or nothing, where no exercise is left."""
        planned = self.plan(request)
        return self.write(planned) if isinstance(planned, Plan) else planned

    @cached_property
    def _listener(self) -> Listener:
        from hipcoach.coach.hearing import Listener  # only where there are words to read

        return Listener(self.catalogue)

    def hear(self, text: str) -> Hearing:
        """What everyday words say of symptoms and red flags, with the trace."""
        return self._listener.hear(text)

    def read(self, hearing: Hearing, request: Request) -> Request | Ambiguous | NotUnderstood:
        """The request with what the words say; or what has to be asked first, or that they were not understood."""
        from hipcoach.coach.answer import understand

        return request if self.screen(request) else understand(self.catalogue, hearing, request)

    def answer(self, hearing: Hearing, request: Request) -> Outcome:
        """What these words and options ask for."""
        from hipcoach.coach.answer import with_words

        read = self.read(hearing, request)
        if not isinstance(read, Request):
            return read
        return with_words(self.catalogue, hearing, read, self.recommend(read))

    def write(self, plan: Plan) -> Routine:
        """The routine of a plan."""
        return routine(self.catalogue, self._matches, plan)

    def usable(self, request: Request, *, everything_at_hand: bool = False) -> frozenset[str]:
        """Ids of the exercises that this request allows, whatever the session would choose of them."""
        fired = self._rules.fire(request)
        if everything_at_hand:
            request = request._replace(equipment=frozenset(EQUIPMENT))
        pool = self._sieve.pool(request, decide(fired, request), fired.cautions)
        return frozenset(candidate.exercise.id for candidate in pool.candidates)

    def plan(self, request: Request) -> Plan | Referral | NothingLeft:
        """Screen, fire the rules, choose and arrange."""
        fired = self._rules.fire(request)
        decision = decide(fired, request)
        stop = referral(self.catalogue, request, decision)
        if stop:
            return stop
        pool = self._sieve.pool(request, decision, fired.cautions)
        budget = decision.budget_seconds(request)
        template, slots_ = self._session(request, fired, decision, pool)
        draft = self._draft(request, decision, pool, slots_, budget)
        if not draft.lines:
            return _nothing_left(pool)
        blocks = arrange(draft, decision, self._matches)
        return Plan(request, fired, decision, pool, template, slots_, blocks, budget)

    def _draft(self, request: Request, decision: Decision, pool: Pool, slots_: list[Slot], budget: int) -> Draft:
        """Chosen and dosed, keeping the ratios that something allowed can serve.

        The template stands above them: where it has no room for exercises that would serve a ratio, and the minutes
        can't be filled for that reason, the ratio gives way.
        """
        placeable = frozenset[str]().union(*(slot.takes for slot in slots_))
        servable = frozenset[str]().union(*(c.tags for c in pool.candidates if c.exercise.id in placeable))
        ratios = agreed(decision.ratios, decision.weights)
        ratios = [ratio for ratio in ratios if not ratio.large.isdisjoint(servable)]
        draft = self._filled(request, decision, pool, slots_, Draft(budget, ratios))
        if draft.is_short:
            chosen = draft.chosen()
            unused = frozenset[str]().union(*(c.tags for c in pool.candidates if c.exercise.id not in chosen))
            roomy = [ratio for ratio in ratios if ratio.large.isdisjoint(unused)]
            if len(roomy) < len(ratios):
                return self._filled(request, decision, pool, slots_, Draft(budget, roomy))
        return draft

    def _filled(self, request: Request, decision: Decision, pool: Pool, slots_: list[Slot], draft: Draft) -> Draft:
        chooser = Chooser(draft, slots_, pool)
        chooser.choose(decision, self._matches)
        filler = Filler(draft, slots_, chooser, musts_of(decision, self._matches))
        filler.fill(sore_side_first=request.side in ("left", "right"))
        return draft

    def _session(self, request: Request, fired: Fired, decision: Decision, pool: Pool) -> tuple[Template, list[Slot]]:
        """The template and its phases.

        Where none of the phases has an exercise left, the minutes give way (phases of longer sessions come in), and
        then, unless the person asked for it, the template.
        """
        default = next((template for template in self.catalogue.templates if template.default), None)
        if default is None:
            raise UsageError("the knowledge has no template, which a session needs; write one, or leave --only out")
        chosen = self.catalogue.template[fired.template] if fired.template else default
        budget = decision.budget_seconds(request)
        for template in (chosen,) if request.template else (chosen, default):
            for minutes in (request.minutes, MINUTES[1]):
                found = slots(template, (minutes, budget), pool, decision, self._matches)
                if any(slot.takes for slot in found):
                    return template, found
        return chosen, []


def _nothing_left(pool: Pool) -> NothingLeft:
    counted = Counter(left.rule for left in pool.left_out.values())
    return NothingLeft(SCHEMA_VERSION, Removed([rule for rule, _ in counted.most_common()]))
