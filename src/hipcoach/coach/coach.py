"""Request → Routine, Referral or NothingLeft. Pure: the same request and catalogue give the same answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.knowledge import Template
from hipcoach.coach.arrange import Block, arrange
from hipcoach.coach.choose import Chooser, Slot, musts_of, slots
from hipcoach.coach.decision import Decision, decide
from hipcoach.coach.draft import Draft
from hipcoach.coach.fill import Filler
from hipcoach.coach.matching import Matches
from hipcoach.coach.pool import Pool, Sieve
from hipcoach.coach.request import Request
from hipcoach.coach.routine import SCHEMA_VERSION, NothingLeft, Outcome, Referral, Removed, Routine
from hipcoach.coach.rulebook import Fired, RuleBook
from hipcoach.coach.screen import referral
from hipcoach.coach.write import routine
from hipcoach.vocabulary import EQUIPMENT


@dataclass(eq=False, repr=False)
class Plan:
    """Everything that was decided for a request, for the routine and for its explanation."""

    request: Request
    fired: Fired
    decision: Decision
    pool: Pool
    template: Template
    slots: list[Slot]
    blocks: list[Block]
    budget: int


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

    def write(self, plan: Plan) -> Routine:
        """The routine of a plan."""
        return routine(self.catalogue, self._matches, plan)

    def usable(self, request: Request, *, everything_at_hand: bool = False) -> frozenset[str]:
        """Ids of the exercises that this request allows, whatever the session would choose of them."""
        fired = self._rules.fire(request)
        if everything_at_hand:
            request = replace(request, equipment=frozenset(EQUIPMENT))
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
        template = self._template(fired)
        budget = decision.budget_seconds(request)
        slots_ = slots(template, (request.minutes, budget), pool, decision, self._matches)
        draft = self._draft(request, decision, pool, slots_, budget)
        if not draft.lines:
            return _nothing_left(pool)
        blocks = arrange(draft, decision, self._matches)
        return Plan(request, fired, decision, pool, template, slots_, blocks, budget)

    def _draft(self, request: Request, decision: Decision, pool: Pool, slots_: list[Slot], budget: int) -> Draft:
        """Chosen and dosed. A ratio whose large side nothing allowed can serve is no aim."""
        placeable = frozenset[str]().union(*(slot.takes for slot in slots_))
        servable = frozenset[str]().union(*(c.tags for c in pool.candidates if c.exercise.id in placeable))
        draft = Draft(budget, [ratio for ratio in decision.ratios if not ratio.large.isdisjoint(servable)])
        chooser = Chooser(draft, slots_, pool)
        chooser.choose(decision, self._matches)
        Filler(draft, slots_, chooser, musts_of(decision, self._matches)).fill(
            sore_side_first=request.side in ("left", "right")
        )
        return draft

    def _template(self, fired: Fired) -> Template:
        if fired.template:
            return self.catalogue.template[fired.template]
        return next(template for template in self.catalogue.templates if template.default)


def _nothing_left(pool: Pool) -> NothingLeft:
    counted = Counter(left.rule for left in pool.left_out.values())
    return NothingLeft(SCHEMA_VERSION, Removed([rule for rule, _ in counted.most_common()]))
