"""Templates: the order of a session, in phases."""

from collections.abc import Iterator

from hipcoach.catalogue.base import FieldPath, Id, OneOrMore, Ref, Span, Text
from hipcoach.catalogue.late import Field
from hipcoach.catalogue.model import Model
from hipcoach.catalogue.rule import MOST, Where
from hipcoach.vocabulary import Grade, Motion, Role, Target


class Phase(Model):
    """A part of a session and what may fill it."""

    id: Id
    title: Text
    """The heading over its steps."""
    titled: dict[Motion, Text] = Field(default_factory=dict)
    """The heading where every one of its steps has this first motion; a heading promises nothing that is not there."""
    serves: OneOrMore[Target] = Field(min_length=1)
    """The motions or methods it is there for; an emphasis on one of them makes it longer."""
    fill: OneOrMore[Where] = Field(max_length=MOST)
    """What may fill it. Each of several lines is served at least once where there is room."""
    role: Role | None = None
    """Whose ranks say what comes first in it; without it, those of each exercise's own role."""
    share: float = Field(ge=0.001, le=1)
    """Its share of the minutes before emphasis shifts them, relative to the other phases."""
    from_minutes: int = Field(default=0, ge=0)
    """Left out of shorter sessions."""
    sooner_if_emphasised: bool = False
    """In shorter sessions too, where the emphasis is on what it serves."""
    steps: Span | None = None
    """The fewest and the most steps; without it, one and as many as the minutes hold."""


class Template(Model):
    """The order of a session."""

    id: Id
    name: Text
    """What it is called in a list."""
    summary: Text
    """What the session is, in one line."""
    default: bool = False
    """The template used where neither the person nor a rule names one."""
    phases: tuple[Phase, ...] = Field(min_length=1, max_length=MOST)
    """Its parts, in their order."""
    because: Text
    """Why in this order, in one sentence."""
    source: Ref
    grade: Grade
    point: str | None = Field(default=None, pattern=r"^C\d+$")
    """The number of the coach's point that it carries."""

    def wheres(self) -> Iterator[tuple[FieldPath, Where]]:
        """Everything that picks exercises, and the field it stands in."""
        for number, phase in enumerate(self.phases):
            yield from ((("phases", number, "fill", index), where) for index, where in enumerate(phase.fill))
