"""What options and everyday words come to: a case, which says itself whether something has to be asked first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from hipcoach.coach.outcome import Ambiguous, Screening
from hipcoach.coach.read_options import equipment_from
from hipcoach.coach.request import Request

if TYPE_CHECKING:
    from hipcoach.coach.case import Case
    from hipcoach.coach.hearing import Evidence, Hearing
    from hipcoach.coach.hearing.evidence import Voice
    from hipcoach.coach.hearing.facts import Fact
    from hipcoach.coach.outcome import Doubt, Question

_MOST_SYMPTOMS = 2


@dataclass(frozen=True, eq=False, repr=False)
class Reading:
    """What somebody said, as it was taken. Only the coach makes one; an answer to its question makes a new one."""

    options: Request
    """What was asked for by options and answers."""
    case: Case
    """With what the words say, as far as they are clear."""

    @property
    def question(self) -> Question | None:
        """What has to be asked before the case is answered; a referral stands above it."""
        return self.case.question

    @property
    def evidence(self) -> Sequence[Evidence]:
        """What the words were taken to say; nothing where there were none."""
        return self.case.hearing.evidence if self.case.hearing else ()

    @property
    def voices(self) -> Sequence[Voice]:
        """What the second reader of the words went by, where the phrases left something open."""
        return self.case.hearing.voices if self.case.hearing else ()

    @property
    def doubts(self) -> Sequence[Doubt]:
        """The signs that the words hint at and that are asked about now; there may be more once these are answered."""
        match self.question:
            case Ambiguous(ambiguous=unclear):
                return unclear.first
            case Screening(screening=asked):
                return asked.first
        return ()

    def confirming(self, flags: Collection[str]) -> Request:
        """What is asked for once the doubts are answered: these signs are so, the others asked about are not."""
        denied = [doubt.flag for doubt in self.doubts if doubt.flag not in flags]
        options = self.options
        return options._replace(flags=(*options.flags, *flags), not_flags=(*options.not_flags, *denied))


def with_words(options: Request, hearing: Hearing) -> Request:
    """The request with what the words clearly say; of facts, those that were heard `beside` the options.

    A red flag in the words becomes one of the request's, which whoever screens it will find. A no to a doubt is the
    answer to the gravest tier alone: the words may bear out a lighter one.
    """
    lighter = (hearing.otherwise.get(flag) for flag in options.not_flags if flag in hearing.doubtful_flags)
    clear = hearing.clear_symptoms if len(hearing.clear_symptoms) <= _MOST_SYMPTOMS else ()
    return options._replace(
        symptoms=options.symptoms or clear,
        flags=tuple(dict.fromkeys((*options.flags, *hearing.flags, *filter(None, lighter)))),
    )._replace(**_told(hearing.facts))


def beside(options: Request, hearing: Hearing) -> Hearing:
    """What was heard, without the facts that an option stands above."""
    facts = (fact for fact in hearing.facts if getattr(options, fact.field) == _NOBODY_ASKED[fact.field])
    return replace(hearing, facts=tuple(facts))


def _told(facts: Sequence[Fact]) -> dict[str, Any]:
    """The request's fields by these facts."""
    from hipcoach.coach.hearing.facts import SEVERAL  # only where there are words

    single = {fact.field: fact.value for fact in facts if fact.field not in SEVERAL}
    things = [str(fact.value) for fact in facts if fact.field == "equipment"]
    places = tuple(str(fact.value) for fact in facts if fact.field == "on")
    return single | ({"equipment": equipment_from(things)} if things else {}) | ({"on": places} if places else {})


_NOBODY_ASKED = Request()._asdict()
