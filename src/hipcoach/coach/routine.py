"""A routine, as the coach answers it. With `outcome` the shape of recommend's JSON.

The records are built by keyword, finished when they are made, and edited by nobody. They carry no generated `__eq__`,
`__repr__` and `__setattr__` (`frozen`): writing those would be a tenth of the program's start-up, and nothing compares
or prints a record but as JSON.
"""

from dataclasses import dataclass, field

from hipcoach.catalogue.dose import TempoPart
from hipcoach.vocabulary import Equipment, Grade, Level, Method, Motion, Position, Side, Stage, Surface, Variant

SCHEMA_VERSION = 1

OWN_SOURCE = "hipcoach-design"
"""The source of what the program itself says; it stands above every catalogue's own."""


@dataclass(kw_only=True, eq=False, repr=False)
class RequestRecord:
    """The request, as it was understood."""

    symptoms: list[str]
    focus: str | None
    minutes: int
    equipment: list[Equipment]
    """Everything that was taken to be at hand."""
    avoid: list[str]
    cautions: list[str]
    """Those that were named, then those that rules added."""
    activity: str | None
    when: str | None
    side: str | None
    pain: int | None
    age: int | None
    template: str | None
    stage: Stage | None
    """As the person said; the routine's own says which was taken."""
    on: list[Surface]
    steps: int | None
    variant: Variant


@dataclass(kw_only=True, eq=False, repr=False)
class Emphasis:
    """One rule's weight on one motion or method."""

    target: str
    weight: float
    rule: str
    because: str
    source: str
    grade: Grade


@dataclass(kw_only=True, eq=False, repr=False)
class SilentEmphasis(Emphasis):
    """The emphasis of a rule that is `silent`.

    It is a type and no field, because scripts have no use for it: JSON has it like any other.
    """


@dataclass(kw_only=True, eq=False, repr=False)
class Reason:
    """Why a step is there: the rule or template that put it there, and who says so."""

    rule: str
    because: str
    source: str


@dataclass(kw_only=True, eq=False, repr=False)
class StepDose:
    """How much of a step.

    Work seconds = (sets x sides + extra_sets) x directions x (reps x seconds_per_rep, or hold_seconds), in each round.
    """

    sets: int
    """For each side."""
    reps: int | None
    """In a set, for each side and direction."""
    seconds_per_rep: int | None
    hold_seconds: int | None
    """For each set, side and direction."""
    tempo: list[TempoPart]
    """The parts of a repetition or of a hold, which add up to it, in their order; empty where it has none."""
    effort: str | None
    """How hard, in words that go on inside a line."""
    rest_seconds: int
    """Between sets."""
    directions: int
    sides: int
    """2 where each side has its own turn."""
    extra_sets: int
    """On the first side of `side_order` only."""
    one_side_first: bool
    """All sets of one side, with a rest between them, before the other's; else sides take turns set by set."""
    rounds: int
    """How often all of it is done, with the other steps of the phase in between."""


@dataclass(kw_only=True, eq=False, repr=False)
class StepSay:
    """A step for the ear of somebody whose eyes are closed, a sentence each."""

    start: str
    """How to lie, sit or stand."""
    move: str
    finish: str
    switch: str | None
    """How to change sides; null where nobody does."""
    short: str | None
    """All of it on one line."""


@dataclass(kw_only=True, eq=False, repr=False)
class StepResult:
    """What it means that a step finds, a sentence or two each."""

    usual: str
    difference: str
    """What a difference between the sides means."""
    caveat: str
    """What not to conclude."""


@dataclass(kw_only=True, eq=False, repr=False)
class Step:
    """One exercise of a routine."""

    exercise: str
    name: str
    motions: list[Motion]
    """The primary one first; the step's seconds count for it (those of CARs for no motion)."""
    method: Method
    position: Position
    hip_flexion_deg: int
    """The most either hip reaches, start included."""
    crosses_midline: bool
    """True where a thigh passes the midline at any moment."""
    needs: list[Equipment]
    """What is used, the floor aside, in the order of their names."""
    dose: StepDose
    side_order: list[Side]
    """The sides in the order they are done; empty where both work together."""
    seconds: int
    """Getting into place, work, rests and side switches."""
    work_seconds: int
    setup_seconds: int
    """Getting into place, before the first round."""
    restart_seconds: int
    """Getting into place again, before each further round."""
    switch_seconds: int
    """Each change of sides."""
    again_seconds: int
    """Doing it once more after the circles, to see what has changed; 0 where it is not. Part of `seconds`."""
    cue: str
    """With what the person's cautions change about it."""
    changed: list[str]
    """That by itself, a sentence each."""
    steps: list[str]
    say: StepSay | None
    result: StepResult | None
    """Where something is measured or compared."""
    felt: str
    closed_angle: str
    easier: str | None
    """An easier exercise that this request allows too; the routine's `easier` has it as a step."""
    because: list[Reason]


@dataclass(kw_only=True, eq=False, repr=False)
class PhaseSteps:
    """A phase of the session, filled."""

    id: str
    title: str
    seconds: int
    rounds: int
    """How often its steps are done, one after the other."""
    steps: list[Step]


@dataclass(kw_only=True, eq=False, repr=False)
class LeftOut:
    """An exercise that is not in the routine."""

    exercise: str
    rule: str
    """A rule's id, `caution:ID`, `equipment`, `on`, `avoid`, `family` or `not-needed`."""
    reason: str


@dataclass(kw_only=True, eq=False, repr=False)
class Note:
    """One sentence of advice."""

    id: str
    text: str
    source: str
    first: bool = False
    """It stands above everything else on the sheet."""
    brief: str | None = None
    """The same in one line, where the short form tells it too."""
    rules: list[str] = field(default_factory=list)
    """Where it says what gave way: ids of the rules that asked for it, and of phases as TEMPLATE/PHASE."""


@dataclass(kw_only=True, eq=False, repr=False)
class HurtAnswer:
    """A place where a step may hurt, and what then."""

    id: str
    where: str
    easier: bool
    """The step's easier exercise may be done instead; otherwise the step is left out."""
    text: str
    """What to do."""
    source: str


@dataclass(kw_only=True, eq=False, repr=False)
class LookAt:
    """A sign that stops nothing, but that a clinician should look at."""

    flag: str
    text: str
    """What to have looked at, and how soon."""


@dataclass(kw_only=True, eq=False, repr=False)
class Watch:
    """A red flag to keep in mind, in one of the tiers that refer."""

    id: str
    question: str
    level: Level
    message: str
    """What to do, and how fast, where the answer is yes."""
    said: str
    """The sign in a few words."""
    source: str
    citation: str
    """The source as people name it."""


@dataclass(kw_only=True, eq=False, repr=False)
class Understood:
    """A symptom that was read from everyday words. `--symptom ID` corrects it."""

    symptom: str
    name: str
    words: list[str]
    """The words it was read from."""


@dataclass(kw_only=True, eq=False, repr=False)
class Taken:
    """What words said of an option that was not given: it is taken as if it had been."""

    option: str
    value: int | str
    words: str
    """The words it was read from."""


@dataclass(kw_only=True, eq=False, repr=False)
class Routine:
    """A session that can be done now."""

    schema_version: int
    title: str
    """What it is for, in words."""
    request: RequestRecord
    emphasis: list[Emphasis]
    template: str
    stage: Stage
    """The stage that was taken: the lower of what was asked for and what the pain allows."""
    phases: list[PhaseSteps]
    left_out: list[LeftOut]
    stop_signs: list[str]
    if_it_hurts: list[HurtAnswer]
    """What to ask, and to do, where a step hurts; where anything hurts a second time the session ends."""
    easier: list[Step]
    """The easier exercises that steps name, each once and at its smallest dose."""
    red_flags: list[Watch]
    """The most relevant first."""
    advice: list[Note]
    total_seconds: int
    understood: list[Understood] = field(default_factory=list)
    """Empty where the symptom was named by `--symptom`."""
    taken: list[Taken] = field(default_factory=list)
    look_at: list[LookAt] = field(default_factory=list)
    """Stands on top in every form."""
    stop_signs_in_brief: list[str] = field(default_factory=list)
    """The stop signs in the same order, each in a few words."""

    @property
    def steps(self) -> list[Step]:
        """All of its steps, in their order."""
        return [step for phase in self.phases for step in phase.steps]
