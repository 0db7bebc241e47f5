"""Symptoms, red flags, templates and sources."""

from collections.abc import Iterator

from pydantic import Field

from hipcoach.catalogue.base import FieldPath, Id, Model, OneOrMore, Ref, Span, Text
from hipcoach.catalogue.phrase import Phrases
from hipcoach.catalogue.rule import MOST, Where
from hipcoach.vocabulary import Grade, Level, Target


class LookAlike(Model):
    """Another symptom this one is easily taken for, and the sentence that tells them apart."""

    symptom: Ref
    """The id of the other one."""
    tell_apart: Text
    """The question that tells them apart, with its answer."""


class Symptom(Model):
    """What bothers somebody, in everyday words. What to do about it is said by rules, not here."""

    id: Id
    name: Text
    """What it is called in an answer."""
    aliases: tuple[Text, ...] = ()
    """Other short names that `--symptom` takes."""
    phrases: Phrases = Field(default_factory=dict)
    """How people say it, by weight."""
    general: bool = False
    """Gives way where something more exact was said too."""
    location: Text
    """Where it is felt."""
    look_alikes: tuple[LookAlike, ...] = ()
    """What it is easily taken for."""
    red_flags: tuple[Ref, ...] = Field(min_length=3)
    """The red flags that matter most for it, the most relevant first."""


class RedFlag(Model):
    """A reason to see a clinician before any exercise. Never a diagnosis."""

    id: Id
    name: Text
    """What it is called in a list."""
    question: Text
    """What the person is asked; a yes stops."""
    phrases: Phrases = Field(default_factory=dict)
    """How people say it, by weight."""
    lasting: bool = False
    """Counts however long ago it was."""
    level: Level
    """emergency: now or today; urgent: within a day or so; clinician-first: before starting."""
    message: Text
    """What to do, and how fast."""
    source: Ref
    grade: Grade


class Phase(Model):
    """A part of a session and what may fill it."""

    id: Id
    title: Text
    """The heading over its steps."""
    serves: OneOrMore[Target] = Field(min_length=1)
    """The motions or methods it is there for; an emphasis on one of them makes it longer."""
    fill: OneOrMore[Where] = Field(max_length=MOST)
    """What may fill it. Each of several lines is served at least once where there is room."""
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


class Source(Model):
    """Where a statement comes from, and how much of it was really read."""

    id: Id
    citation: Text
    """Who said it, and where."""
    grade: Grade
    read: Text
    """How much of it was really read."""
