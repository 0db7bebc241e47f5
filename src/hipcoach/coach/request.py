"""What somebody asks for, in the catalogue's words."""

from typing import NamedTuple

from hipcoach.vocabulary import (
    DEFAULT_MINUTES,
    HOME_EQUIPMENT,
    Activity,
    Caution,
    Equipment,
    Method,
    Motion,
    Occasion,
    Side,
    Stage,
    Surface,
    Variant,
)

SORE_FROM = 4
"""The pain of ten from which a day counts as sore: above the three that are tolerated while a tendon is loaded."""


class Request(NamedTuple):
    """One question to the coach. Ids and words are the catalogue's own; `request_from` reads looser ones.

    A field is an option of the command line of the same name (`OPTION_NAMES` has the others), in this order.
    """

    symptoms: tuple[str, ...] = ()
    focus: Motion | Method | None = None
    template: str | None = None
    minutes: int | None = None
    """As they were asked for; `minutes_taken` where nobody did."""
    equipment: frozenset[Equipment] = HOME_EQUIPMENT
    avoid: tuple[str, ...] = ()
    """Positions, methods or exercise ids to spare."""
    cautions: tuple[Caution, ...] = ()
    activity: Activity | None = None
    when: Occasion | None = None
    side: Side | None = None
    pain: int | None = None
    """Today's pain, 0-10."""
    stage: Stage | None = None
    """How far it has come, as the person says."""
    age: int | None = None
    """Years."""
    on: tuple[Surface, ...] = ()
    """What there is to exercise on; the floor and all else, where nothing is named."""
    steps: int | None = None
    """The most exercises."""
    variant: Variant = "a"
    """Which of several sessions for the same complaint."""
    flags: tuple[str, ...] = ()
    """Red flags answered yes."""
    not_flags: tuple[str, ...] = ()
    """Red flags that the words hint at, answered no. What words clearly say is not answered by it."""
    screened: bool = False
    """True where somebody was asked about the signs that stop a routine, and none is so."""

    @property
    def complaint_count(self) -> int:
        """How many symptoms were named."""
        return len(self.symptoms)

    @property
    def minutes_taken(self) -> int:
        """The minutes asked for, or the program's own."""
        return DEFAULT_MINUTES if self.minutes is None else self.minutes

    @property
    def stage_taken(self) -> Stage:
        """The stage that rules see: the lower of what the person says and what the pain allows.

        Pain of 4 and more is `sore`; less, or none told, is `settling`. Only the person says `strong`.
        """
        of_pain: Stage = "sore" if (self.pain or 0) >= SORE_FROM else "settling"
        if self.stage is None or (of_pain == "sore"):
            return of_pain
        return self.stage


OPTION_NAMES = {"symptoms": "symptom", "cautions": "caution", "flags": "flag", "not_flags": "not-flag"}
"""The options that are named in the singular, each of which may be given several times."""
