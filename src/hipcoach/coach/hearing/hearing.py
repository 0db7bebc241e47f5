"""What was heard in a text, added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hipcoach.catalogue.phrase import CLEAR
from hipcoach.coach.hearing.evidence import Evidence, Kind, Voice, ranked
from hipcoach.coach.hearing.facts import Fact


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """What was heard, each with its evidence added up; the strongest first."""

    text: str = ""
    """The words themselves."""
    evidence: tuple[Evidence, ...] = ()
    voices: tuple[Voice, ...] = ()
    """What the second reader went by, for what it chose, offers or asks."""
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
    elsewhere: bool = False
    """It tells of something foreign, too: no symptom is taken as said."""
    too_long: bool = False
    facts: tuple[Fact, ...] = ()
    """What the text says of the request's other fields, as far as no option stands above it."""
    wants_daily: bool = False
    """It asks for something to do every day."""

    @property
    def ruled_out(self) -> set[str]:
        """The red flags that phrases were met for and none counts: denied, long ago, somebody else's."""
        met = [e for e in self.evidence if e.kind == "flag" and e.weight > 0]
        return {e.id for e in met} - {e.id for e in met if not e.ignored}

    @property
    def merely_hinted(self) -> frozenset[str]:
        """The doubtful red flags that no words say: all phrases met for them together are a hint and no more."""
        weights = ranked(self.evidence, "flag")
        return frozenset(flag for flag in self.doubtful_flags if 0 < weights.get(flag, 0) < CLEAR)

    def words(self, kind: Kind, id_: str) -> list[str]:
        """The words of the text that count for it; where no phrase does, those that the second reader went by."""
        counted = [e.words for e in self.evidence if (e.kind, e.id) == (kind, id_) and not e.ignored and e.weight > 0]
        quotes = dict.fromkeys(counted or (v.words for v in self.voices if (v.kind, v.id) == (kind, id_)))
        return [quote for quote in quotes if not any(quote != other and quote in other for other in quotes)]
