"""What the coach answers: a routine, or what stands in its place. With `routine` the shape of recommend's JSON."""

from dataclasses import dataclass, field

from hipcoach.coach.routine import Routine, Understood
from hipcoach.vocabulary import Level

EMERGENCY = "If it gets suddenly worse, or you feel very unwell, call your local emergency number."
"""The one line on emergencies that every question and refusal carries."""


@dataclass(kw_only=True, eq=False, repr=False)
class Flagged:
    """The red flag that was answered yes."""

    flag: str
    level: Level
    message: str
    """What to do, and how fast."""
    source: str
    said: list[str]
    """What was answered yes, a few words each: this one, then the others that ask for a clinician."""
    citation: str
    """The source as people name it."""
    words: list[str] = field(default_factory=list)
    """The everyday words it was read from, if it was."""
    emergency: str = EMERGENCY


@dataclass(kw_only=True, eq=False, repr=False)
class Referral:
    """No routine: a clinician first."""

    schema_version: int
    referral: Flagged


@dataclass(kw_only=True, eq=False, repr=False)
class TooFewMinutes:
    """Minutes that hold no exercise that is allowed."""

    asked: int
    """As they were asked for, or taken where nobody did."""
    lowered_by: list[str]
    """Ids of the rules that leave fewer of them."""
    enough: int | None
    """The fewest that would do where all else stays as it was asked for; none where no session is as long as that."""


@dataclass(kw_only=True, eq=False, repr=False)
class Removed:
    """What took every exercise away."""

    removed_by: list[str]
    """What had to give way for a routine, all of it: ids of rules, `caution:ID`, or what was asked for.

    That is `equipment`, `avoid`, `on`, `template`, `minutes`, `pain` or `stage`. What removed most comes first.
    """
    too_few_minutes: TooFewMinutes | None = None
    """Where the minutes are among it."""
    emergency: str = EMERGENCY


@dataclass(kw_only=True, eq=False, repr=False)
class NothingLeft:
    """No routine: no exercise is left that this request allows."""

    schema_version: int
    nothing_left: Removed


@dataclass(kw_only=True, eq=False, repr=False)
class SymptomGuess:
    """A symptom that may be meant."""

    symptom: str
    name: str
    tell_apart: str
    """What tells it from the others."""
    command: str
    """The command line that asks for it."""


@dataclass(kw_only=True, eq=False, repr=False)
class Doubt:
    """A red flag that the words hint at: to be answered before any routine."""

    flag: str
    question: str
    words: list[str]
    yes: str
    """The command line that answers yes, or not sure."""
    no: str
    """The command line that answers no: to this hint, never to a sign that is clearly said."""
    command: str
    """The same as `yes`."""


@dataclass(kw_only=True, eq=False, repr=False)
class Candidates:
    """What may be meant."""

    candidates: list[SymptomGuess]
    """At most three, the likeliest first."""
    first: list[Doubt]
    """At most three signs that the words hint at, to be answered no before any of them is asked for."""
    emergency: str = EMERGENCY


@dataclass(kw_only=True, eq=False, repr=False)
class Ambiguous:
    """No routine yet: the words leave more than one reading, or hint at a red flag."""

    schema_version: int
    ambiguous: Candidates


@dataclass(kw_only=True, eq=False, repr=False)
class Sign:
    """A red flag, in the few words of a list."""

    flag: str
    """As `--flag` takes it: its id, for a lighter tier with its level."""
    brief: str


@dataclass(kw_only=True, eq=False, repr=False)
class Screen:
    """What was understood, and what has to be asked before any exercise."""

    understood: list[Understood]
    """The symptoms that were read from the words."""
    candidates: list[SymptomGuess]
    """What may be meant, where the words name no symptom."""
    first: list[Doubt]
    """At most three signs that the words hint at: each has to be answered."""
    signs: list[Sign]
    """What nobody with one of them should exercise with unseen: those of the symptoms, then every emergency."""
    command: str
    """The same request, once somebody was asked about these signs and none is so. It answers no hint."""
    emergency: str = EMERGENCY


@dataclass(kw_only=True, eq=False, repr=False)
class Screening:
    """No routine yet: words may be misread, so the signs that stop one are asked about first."""

    schema_version: int
    screening: Screen


@dataclass(kw_only=True, eq=False, repr=False)
class Unknown:
    """What was not understood, and what would be."""

    message: str
    known: list[str]
    """Ids of the symptoms."""
    emergency: str = EMERGENCY


@dataclass(kw_only=True, eq=False, repr=False)
class NotUnderstood:
    """No routine: the words tell of nothing that this catalogue knows."""

    schema_version: int
    not_understood: Unknown


Question = Ambiguous | NotUnderstood | Screening
"""What has to be asked before there can be an answer."""
Outcome = Routine | Referral | NothingLeft | Question
