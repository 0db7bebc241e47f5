"""The entries of a diary: a model for each kind, and what every entry has. Closed, as a session is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from hipcoach.catalogue.base import Id, Many, plain
from hipcoach.catalogue.late import AfterValidator, Field, model_validator
from hipcoach.catalogue.model import Model
from hipcoach.catalogue.red_flag import SignRef
from hipcoach.diary.names import OWNER, person_name
from hipcoach.diary.session import DoneSession, LocalTime, OfTen, Uuid
from hipcoach.vocabulary import LAST_PLAN_START, PLAN_WEEKS, STEPS, Stage, Weekday

MOST_ACTIVITIES = 3
"""So many different ones a person measures."""
_Word = Annotated[str, Field(max_length=60), AfterValidator(plain)]
"""One of the knowledge of its day, which a later one may have no more."""
_Words = Annotated[Many[_Word], Field(max_length=100)]
_Places = Annotated[Many[Id], Field(max_length=20)]


def _owner_or_name(text: str) -> str:
    return person_name(text) if text else OWNER


Person = Annotated[str, AfterValidator(_owner_or_name)]
"""The owner (""), or a name."""


class Standing(Model):
    """What holds every day until it is told otherwise, in the words of `coach.request_from`."""

    symptoms: _Words = ()
    side: _Word | None = None
    stage: _Word | None = None
    cautions: _Words = ()
    equipment: _Words = ()
    """A home's things and these; after `none` a bare room's and these."""
    minutes: Annotated[int, Field(ge=1, le=1440)] | None = None
    age: Annotated[int, Field(ge=0, le=200)] | None = None
    """Years."""
    activity: _Word | None = None
    avoid: _Words = ()
    on: _Words = ()
    steps: Annotated[int, Field(ge=1, le=100)] | None = None
    """The most exercises."""
    template: _Word | None = None
    focus: _Word | None = None


class BegunEntry(Model):
    """A person's diary was begun."""

    kind: Literal["begun"] = "begun"
    standing: Standing = Field(default_factory=Standing)


class FactsEntry(Model):
    """What holds from then on: all of it, not only what changed."""

    kind: Literal["facts"] = "facts"
    standing: Standing


class SessionEntry(Model):
    """A session that was done, or begun."""

    kind: Literal["session"] = "session"
    session: DoneSession
    hurts: _Places = ()
    """Ids of places that were told without an exercise."""


class MorningEntry(Model):
    """How a morning was."""

    kind: Literal["morning"] = "morning"
    pain: OfTen
    hurts: _Places = ()
    """Ids of places, where it was worse."""


class FlagEntry(Model):
    """A red flag was answered yes."""

    kind: Literal["flag"] = "flag"
    flag: SignRef
    """`FLAG`, or `FLAG:LEVEL`."""


class SeenEntry(Model):
    """A clinician has looked at it."""

    kind: Literal["seen"] = "seen"
    flag: SignRef


class CheckEntry(Model):
    """The test by which a stage is left."""

    kind: Literal["check"] = "check"
    exercise: Id
    pain: OfTen


class MeasureEntry(Model):
    """How well something went that matters to the person."""

    kind: Literal["measure"] = "measure"
    activity: Annotated[str, AfterValidator(person_name)]
    """In their words; written as a name is, and compared as one."""
    score: OfTen
    """0 not at all, 10 as before."""


class StageEntry(Model):
    """A stage that was taken from then on."""

    kind: Literal["stage"] = "stage"
    stage: Stage


class GivenStep(Model):
    """An exercise of what was given."""

    exercise: Id
    sets: Annotated[int, Field(ge=0, le=1000)]
    """In all rounds; each side's count for themselves."""
    seconds: Annotated[int, Field(ge=0, le=86_400)]


class GivenEntry(Model):
    """What `today` gave to do."""

    kind: Literal["given"] = "given"
    steps: Annotated[Many[GivenStep], Field(max_length=STEPS[1])]
    raised: Id | None = None
    """The exercise that was given one step more than before."""


class ReferredEntry(Model):
    """`today` sent to a clinician, by the diary or by how much it hurt."""

    kind: Literal["referred"] = "referred"
    flag: SignRef
    pain: OfTen | None = None
    """The most that was told of that day."""


def _day(text: str) -> str:
    date.fromisoformat(text)
    if text > LAST_PLAN_START:
        raise ValueError(f"is later than {LAST_PLAN_START}, the last day on which a plan may begin")
    return text


class PlanEntry(Model):
    """A plan was adopted, or left."""

    kind: Literal["plan"] = "plan"
    plan: Uuid
    """The same for all that take each other's place: calendars know its days by it."""
    programme: _Word | None
    """Null where it was left, and nothing took its place."""
    start: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_day)]
    """Its first day, YYYY-MM-DD."""
    weeks: Annotated[int, Field(ge=PLAN_WEEKS[0], le=PLAN_WEEKS[1])]
    days: Annotated[Many[Weekday], Field(max_length=7)] = ()
    """Those with a session; the programme's, where none is named."""
    recovery: bool | None = None
    """Whether Mondays recover; as the programme has it, where nothing was said."""


class VoidEntry(Model):
    """The entry that this one corrects does not hold any more."""

    kind: Literal["void"] = "void"


Content = Annotated[
    BegunEntry
    | FactsEntry
    | SessionEntry
    | MorningEntry
    | FlagEntry
    | SeenEntry
    | CheckEntry
    | MeasureEntry
    | StageEntry
    | GivenEntry
    | ReferredEntry
    | PlanEntry
    | VoidEntry,
    Field(discriminator="kind"),
]
"""What an entry says."""


class DiaryEntry(Model):
    """What was written once, and is not changed: what corrects it is an entry too."""

    number: Annotated[int, Field(ge=1, lt=2**53)]
    """In the order of writing, over all people; none is used twice."""
    id: Uuid
    """Random (version 4); a session's is that of its file, so that it is one entry however often it is read."""
    person: Person = OWNER
    at: LocalTime
    """When it was so; of a session when it ended."""
    written: LocalTime
    """When it was put in."""
    corrects: Annotated[int, Field(ge=1, lt=2**53)] | None = None
    """The number of the entry in whose place it stands; never that of a correction."""
    content: Content

    @model_validator(mode="after")
    def _corrects_an_earlier(self) -> Self:
        if self.corrects is not None and self.corrects >= self.number:
            raise ValueError(f"corrects {self.corrects}, which is no earlier entry than {self.number}")
        if self.corrects is None and isinstance(self.content, VoidEntry):
            raise ValueError("takes an entry back and does not say which; add `corrects`")
        return self

    @model_validator(mode="after")
    def _is_its_session(self) -> Self:
        """A session's entry has its id: else told again, it would be a second one."""
        if self.corrects is None and isinstance(self.content, SessionEntry) and self.id != self.content.session.id:
            raise ValueError("has another id than its session")
        return self

    @property
    def kind(self) -> str:
        """Of what it says."""
        return self.content.kind

    @property
    def data(self) -> dict[str, Any]:
        """What it says, as JSON has it."""
        return self.content.model_dump(mode="json", exclude={"kind"})

    def as_data(self) -> dict[str, Any]:
        """As its JSON has it."""
        return self.model_dump(mode="json")
