"""The words that a catalogue's red flags need: those of their phrases, and those beyond which no denial reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import Concept, alternatives, as_named, items, named_concepts
from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.catalogue.special_concepts import WordConcept
from hipcoach.coach.hearing.lexicon import content, parts

Stems = tuple[str, ...]
"""By these an expression is met in a text."""


def stems_of(expression: str) -> Stems:
    """The stems of an expression, without fillers."""
    return tuple(token.stem for token in content(expression))


def expressions_of(concept: Concept, concepts: Mapping[str, Concept]) -> dict[Stems, str]:
    """A concept's expressions, with those of all that it takes in."""
    return {stems_of(words): words for part in parts(concept, concepts) for words in part.words}


class NeededWords:
    """Knows the need for each word, as in `hear red flag 'cauda'`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._concepts = catalogue.concept
        self.by_concept: dict[str, str] = {}
        """By the id of a concept."""
        self._by_run: dict[Stems, dict[str, str]] = defaultdict(dict)
        """By stems in a row inside a needed expression: the need, by the name that the expression meets."""
        self._phrases: list[tuple[str, list[set[Stems]]]] = []
        """Of a phrase: the need, and for each item the expressions that meet it."""
        self._met_by: dict[str, set[Stems]] = {}
        for flag in catalogue.red_flags:
            for phrase in _telling(flag):
                self._add(phrase, f"hear red flag '{flag.id}'")
        if WordConcept.TURNS in self._concepts:
            self._add(as_named(WordConcept.TURNS), "end a denial")

    def _add(self, phrase: str, need: str) -> None:
        for id_ in named_concepts(phrase):
            for part in parts(self._concepts[id_], self._concepts):
                self.by_concept.setdefault(part.id, need)
        named = [alternatives(item) for item in items(phrase)]
        for name in chain.from_iterable(named):
            for run in chain.from_iterable(map(_runs, self._meeting(name))):
                self._by_run[run].setdefault(name, need)
        self._phrases.append((need, [set().union(*map(self._meeting, names)) for names in named]))

    def _meeting(self, name: str) -> set[Stems]:
        """The expressions that meet a name of a phrase; none for a concept that only numbers say."""
        if name not in self._met_by:
            if name.startswith("<"):
                concept = self._concepts.get(name[1:-1])
                self._met_by[name] = set(expressions_of(concept, self._concepts)) if concept else set()
            else:
                self._met_by[name] = {stems_of(name.replace("-", " "))}
        return self._met_by[name]

    def need(self, stems: Stems, concept: Concept) -> str | None:
        """The need for an expression of a concept, other than by the concept itself.

        It is needed if it stands inside a needed expression. If the concept hides it, also if a whole phrase of several
        items stands inside it; of a single item, it may well be another sense ("cancer charity").
        """
        for name, need in self._by_run.get(stems, {}).items():
            if name != as_named(concept.id):
                return need
        inside = set(_runs(stems)) if concept.hides else set()
        whole = (need for need, wanted in self._phrases if all(map(inside.intersection, wanted)) and len(wanted) > 1)
        return next(whole, None)


def _telling(flag: RedFlag) -> Iterator[str]:
    """The phrases that do not speak against a flag, and those that its tiers need."""
    for weight, phrases in flag.phrases.items():
        if weight > 0:
            yield from phrases
    yield from (text for _, text in flag.combinations())


def _runs(stems: Stems) -> Iterator[Stems]:
    """All stems that stand in a row."""
    for first in range(len(stems)):
        for end in range(first + 1, len(stems) + 1):
            yield stems[first:end]
