"""What the ids of a diary are called."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from hipcoach.catalogue.red_flag import graver
from hipcoach.text import spoken

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue


class DiaryNames:
    """What ids are called, where the knowledge still knows them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def exercise(self, id_: str) -> str:
        """An exercise's name."""
        entry = self._catalogue.exercise.get(id_)
        return entry.name if entry else spoken(id_)

    def symptom(self, id_: str) -> str:
        """What a complaint is called."""
        entry = self._catalogue.symptom.get(id_)
        return entry.name if entry else spoken(id_)

    def sign(self, raised: str) -> str:
        """A red flag, by the name under which it was raised, in a few words."""
        known = [self._catalogue.signs[name] for name in graver(raised) if name in self._catalogue.signs]
        return known[0].listed if known else raised

    def place(self, id_: str) -> str:
        """Where it hurts."""
        return self._places.get(id_, spoken(id_))

    @cached_property
    def _places(self) -> dict[str, str]:
        return {hurt.id: hurt.where for rule in self._catalogue.rules for hurt in rule.then.if_it_hurts}
