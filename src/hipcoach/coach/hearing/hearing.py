"""What was heard in a text, added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hipcoach.coach.hearing.evidence import Evidence, Kind
from hipcoach.vocabulary import Side


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """What was heard, each with its evidence added up; the strongest first."""

    text: str = ""
    """The words themselves."""
    evidence: tuple[Evidence, ...] = ()
    flags: tuple[str, ...] = ()
    """Red flags that were said, in the tier that the words bear out: `FLAG`, or `FLAG:LEVEL`."""
    doubtful_flags: tuple[str, ...] = ()
    """Red flags that were hinted at, or said without what their tier needs."""
    otherwise: Mapping[str, str | None] = field(default_factory=dict)
    """By doubtful flag: the lighter tier that is raised where the answer is no; None where nothing is."""
    clear_symptoms: tuple[str, ...] = ()
    """Symptoms that were said."""
    possible_symptoms: tuple[str, ...] = ()
    """Symptoms that were hinted at."""
    too_long: bool = False
    pain: int | None = None
    """The pain score that was told, below 8 of 10."""
    side: Side | None = None
    """The side that was told, if only one was."""

    def words(self, kind: Kind, id_: str) -> list[str]:
        """The words of the text that count for it."""
        counted = [e.words for e in self.evidence if (e.kind, e.id) == (kind, id_) and not e.ignored and e.weight > 0]
        quotes = dict.fromkeys(counted)
        return [quote for quote in quotes if not any(quote != other and quote in other for other in quotes)]
