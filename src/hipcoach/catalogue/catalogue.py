"""The whole knowledge, validated."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Self

from hipcoach.catalogue.adaptation import Adaptation
from hipcoach.catalogue.compiled import as_compiled
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.model import Model
from hipcoach.catalogue.phrase import Concept
from hipcoach.catalogue.programme import Programme
from hipcoach.catalogue.red_flag import RedFlag, Tier, graver
from hipcoach.catalogue.rule import Rule
from hipcoach.catalogue.source import Source
from hipcoach.catalogue.symptom import Symptom
from hipcoach.catalogue.template import Template

if TYPE_CHECKING:
    from pathlib import Path

    from hipcoach.catalogue.origin import Origin

    Origins = Mapping[tuple[str, str], Origin]
    """By kind and id of the entry."""

KINDS = ("sources", "concepts", "red_flags", "symptoms", "exercises", "templates", "rules", "adaptations", "programmes")
"""The files of a knowledge folder, each `KIND.yaml`; also the fields of `Catalogue`."""
FIGURES = "figures"
"""One more file of a knowledge folder. The built-in one is read only where something is drawn, for start-up."""


class Catalogue(Model):
    """Everything the coach knows. Entries keep the order of their files; ids are unique within a kind."""

    sources: tuple[Source, ...] = ()
    concepts: tuple[Concept, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    templates: tuple[Template, ...] = ()
    rules: tuple[Rule, ...] = ()
    adaptations: tuple[Adaptation, ...] = ()
    programmes: tuple[Programme, ...] = ()

    @cached_property
    def origins(self) -> "Origins":
        """The place of each entry that did not come with the program."""
        return {}

    @cached_property
    def switched_off(self) -> "Origins":
        """The place where each entry was switched off that is no longer here."""
        return {}

    def origin(self, kind: str, id_: str) -> str | None:
        """An entry's place in words; None where it came with the program."""
        origin = self.origins.get((kind, id_))
        return str(origin) if origin else None

    @cached_property
    def compiled(self) -> "Path | None":
        """The file in which all of it stands compiled, where it is the knowledge that came with the program."""
        return None

    @cached_property
    def compiled_words(self) -> "Path | None":
        """The file in which its phrases do."""
        return None

    def with_compiled(self, knowledge: "Path | None", words: "Path") -> Self:
        """The same knowledge, knowing where it and its phrases stand compiled."""
        self.__dict__.update(compiled=knowledge, compiled_words=words)
        return self

    @cached_property
    def built_in(self) -> "Catalogue | None":
        """The program's own knowledge that folders were read over; None where it was left out, or is this."""
        return None

    @cached_property
    def version(self) -> str:
        """Sixteen digits that tell this knowledge from any other, wherever it was read from."""
        import hashlib

        compiled = self.compiled.read_bytes() if self.compiled else as_compiled(self).encode()
        return hashlib.sha256(compiled).hexdigest()[:16]

    def with_origins(self, origins: "Origins", switched_off: "Origins", built_in: "Catalogue | None") -> Self:
        """The same knowledge (it equals what it was), knowing where its entries stand, and over what."""
        self.__dict__.update(origins=origins, switched_off=switched_off, built_in=built_in)
        return self

    @cached_property
    def exercise(self) -> dict[str, Exercise]:
        """Exercises by id."""
        return {entry.id: entry for entry in self.exercises}

    @cached_property
    def families(self) -> dict[str, list[Exercise]]:
        """Exercises that are the same movement in several forms, by what they name it."""
        families: dict[str, list[Exercise]] = {}
        for entry in self.exercises:
            if entry.family:
                families.setdefault(entry.family, []).append(entry)
        return families

    @cached_property
    def symptom(self) -> dict[str, Symptom]:
        """Symptoms by id."""
        return {entry.id: entry for entry in self.symptoms}

    @cached_property
    def red_flag(self) -> dict[str, RedFlag]:
        """Red flags by id."""
        return {entry.id: entry for entry in self.red_flags}

    @cached_property
    def signs(self) -> dict[str, Tier]:
        """Every tier of every red flag, by the name under which it is raised: `FLAG`, or `FLAG:LEVEL` if lighter."""
        return {name: tier for flag in self.red_flags for name, tier in flag.signs.items()}

    def has_sign(self, raised: str) -> bool:
        """True where there is a tier for what is raised under this name."""
        return any(name in self.signs for name in graver(raised))

    def sign(self, raised: str) -> Tier:
        """The tier that is raised under this name; the next graver one, where its flag has no such tier."""
        return next(self.signs[name] for name in graver(raised) if name in self.signs)

    @cached_property
    def template(self) -> dict[str, Template]:
        """Templates by id."""
        return {entry.id: entry for entry in self.templates}

    @cached_property
    def programme(self) -> dict[str, Programme]:
        """Programmes by id."""
        return {entry.id: entry for entry in self.programmes}

    @cached_property
    def concept(self) -> dict[str, Concept]:
        """Concepts by id."""
        return {entry.id: entry for entry in self.concepts}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by id."""
        return {entry.id: entry for entry in self.sources}
