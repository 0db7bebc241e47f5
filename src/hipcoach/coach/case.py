"""One question to the coach, with everything that follows from it before an exercise is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach.catalogue.rule import Rule
from hipcoach.coach.demands import Precedence
from hipcoach.coach.effects import Effects
from hipcoach.coach.outcome import Question, Referral
from hipcoach.coach.ranking import Ranking
from hipcoach.coach.request import Request
from hipcoach.coach.routine import LookAt
from hipcoach.coach.rulebook import Fired
from hipcoach.coach.selection import Picks

if TYPE_CHECKING:
    from hipcoach.coach.hearing import Hearing


class Case(NamedTuple):
    """A request and what the rules say to it. Made once for each request, by `Coach.case`, and handed on whole."""

    request: Request
    fired: Fired
    effects: Effects
    picks: Picks
    """Which exercises the rules' and templates' conditions pick under the emphasis of this request."""
    ranking: Ranking
    """What comes first, second and third in each role."""
    required: list[frozenset[str]]
    """As in `Demands`, of which these five come."""
    orders: list[Precedence]
    referral: Referral | None
    """What stops it, if anything does: a red flag answered yes, or one that a rule raises."""
    look_at: list[LookAt]
    """What is to be looked at all the same: raised signs that stop nothing."""
    question: Question | None = None
    """What has to be asked first: where words were read, always, until somebody was asked about the signs of danger."""
    hearing: Hearing | None = None
    """The everyday words that the request was read from, if it was."""
    loading: frozenset[str] = frozenset()
    """Ids of the exercises that load what is sore, where their load is bounded: as little of them as fills the day."""
    load_limit: int | None = None
    """The most work seconds of these together."""
    used_before: frozenset[str] = frozenset()
    """Ids of the exercises that earlier variants of the session have."""
    earned: tuple[Rule, ...] = ()
    """What a diary adds to the rules; they are among the fired ones."""

    @property
    def budget_seconds(self) -> int:
        """The seconds that may be used."""
        return self.effects.budget_seconds(self.request.minutes_taken)
