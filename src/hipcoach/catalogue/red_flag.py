"""Red flags: what a clinician should look at, how soon, and by which words it is told."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Self

from hipcoach.catalogue.base import FieldPath, Id, Many, Ref, Text
from hipcoach.catalogue.brief import Brief
from hipcoach.catalogue.late import Field, model_validator
from hipcoach.catalogue.model import Model
from hipcoach.catalogue.phrase import Phrase, Phrases
from hipcoach.vocabulary import LEVELS, Grade, Level

_BETWEEN = ":"
SignRef = Annotated[str, Field(pattern=rf"^[^{_BETWEEN}]{{1,60}}({_BETWEEN}({'|'.join(LEVELS)}))?$")]
"""The name under which a sign is raised: `FLAG` for its gravest tier, `FLAG:LEVEL` for a lighter one."""


class Tier(Model):
    """How grave a sign is, what is asked to know it, and what to do."""

    level: Level
    """emergency: now or today; urgent: within a day or so; clinician-first: before starting; advice: beside the
    routine, which is made."""
    question: Text
    """What the person is asked; a yes raises it."""
    brief: Brief | None = None
    """The sign in a list, in at most twelve words: "fall, and can't take weight"."""
    in_a_word: Text | None = None
    """What it is named by beside a list that has no room for it: "pregnancy"."""
    message: Text
    """What to do, and how fast."""
    together_with: Many[Phrase] = ()
    """From words it is taken only where one of these is said as well; otherwise the next lighter tier is."""
    not_with: Many[Phrase] = ()
    """From words it is not taken where one of these is said, unless one of `together_with` is said as well."""

    @property
    def listed(self) -> str:
        """The sign in a list: its brief, or where it has none its question."""
        return self.brief or self.question

    @property
    def refers(self) -> bool:
        """True where a clinician comes before any routine; False where the routine only says what to have looked at."""
        return self.level != "advice"


class RedFlag(Tier):
    """A reason to be seen by a clinician. Never a diagnosis. What it says of itself is its gravest tier."""

    id: Id
    name: Text
    """What it is called in a list."""
    phrases: Phrases = Field(default_factory=dict)
    """How people say it, by weight."""
    lasting: bool = False
    """Counts however long ago it was."""
    lighter: Many[Tier] = ()
    """What the same sign is in a milder form, the gravest first."""
    source: Ref
    grade: Grade

    @property
    def signs(self) -> dict[str, Tier]:
        """Its tiers, the gravest first, each by the name under which it is raised: `FLAG`, or `FLAG:LEVEL`."""
        return {self.id: self} | {f"{self.id}{_BETWEEN}{tier.level}": tier for tier in self.lighter}

    @property
    def telling(self) -> list[str]:
        """The phrases that tell of it; those that speak against it are left out."""
        return [text for weight, texts in self.phrases.items() if weight > 0 for text in texts]

    def combinations(self) -> Iterator[tuple[FieldPath, str]]:
        """Every phrase that a tier looks for, and the field it stands in."""
        tiers: list[tuple[FieldPath, Tier]] = [((), self)]
        tiers += [(("lighter", place), tier) for place, tier in enumerate(self.lighter)]
        for path, tier in tiers:
            for field in ("together_with", "not_with"):
                yield from (((*path, field, index), text) for index, text in enumerate(getattr(tier, field)))

    @model_validator(mode="after")
    def _falls(self) -> Self:
        levels = [LEVELS.index(level) for level in (self.level, *(tier.level for tier in self.lighter))]
        for above, below in pairwise(levels):
            if below <= above:
                raise ValueError(
                    f"lighter: {LEVELS[below]!r} is not lighter than {LEVELS[above]!r}; write the gravest first, "
                    f"each level once ({', '.join(LEVELS)})"
                )
        return self


def flag_of(sign: str) -> str:
    """The id of the flag that a raised sign is of: `bone-stress` of `bone-stress:advice`."""
    return sign.partition(_BETWEEN)[0]


def graver(sign: str) -> list[str]:
    """The names to look a raised sign up by, its own first, then those of its flag's graver tiers.

    A folder may write a flag anew with fewer tiers than a rule names; then the next graver one is meant.
    """
    flag, _, level = sign.partition(_BETWEEN)
    above = LEVELS[: LEVELS.index(level)] if level in LEVELS else ()
    return [sign, *(f"{flag}{_BETWEEN}{each}" for each in reversed(above)), flag]
