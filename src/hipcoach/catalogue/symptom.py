"""Symptoms, in everyday words."""

from hipcoach.catalogue.base import Id, OneOrMore, Ref, Text
from hipcoach.catalogue.late import Field
from hipcoach.catalogue.model import Model
from hipcoach.catalogue.phrase import Phrases
from hipcoach.catalogue.rule import MOST, Where


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
    neighbours: tuple[Text, ...] = ()
    """Parts and words that people name when this may be meant: alone, they are asked about and never taken for it."""
    phrases: Phrases = Field(default_factory=dict)
    """How people say it, by weight."""
    general: bool = False
    """Gives way where something more exact was said too."""
    location: Text
    """Where it is felt."""
    look_alikes: tuple[LookAlike, ...] = ()
    """What it is easily taken for."""
    sore: OneOrMore[Where] = Field(default=(), max_length=MOST)
    """The exercises that load what is sore; of these more pain never brings more."""
    red_flags: tuple[Ref, ...] = Field(min_length=3)
    """The red flags that matter most for it, the most relevant first."""
