"""The words that a catalogue's red flags need: those of their phrases, and those beyond which no denial reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from itertools import chain

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import Concept, alternatives, as_named, items, parts
from hipcoach.catalogue.special_concepts import WordConcept
from hipcoach.coach.hearing.lexicon import content

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

    def __init__(self, catalogue: Catalogue, asked: Collection[Stems] = ()) -> None:
        """Take in what the red flags need.

        Args:
            catalogue: has the red flags and the concepts.
            asked: the expressions of which the need will be asked. Other words are not kept: there may be millions.
        """
        self._concepts = catalogue.concept
        self.by_concept: dict[str, str] = {}
        """By the id of a concept."""
        self._asked = frozenset(asked)
        self._longest = max(map(len, self._asked), default=0)
        self._by_run: dict[Stems, dict[str, str]] = defaultdict(dict)
        """By stems in a row inside a needed expression: the need, by the name that the expression meets."""
        self._need_of: dict[str, str] = {}
        """By the name of an item of a phrase."""
        self._names: dict[Stems, list[str]] = defaultdict(list)
        """By an expression, the names of phrases that it meets."""
        self._met_by: dict[str, set[Stems]] = {}
        for flag in catalogue.red_flags:
            for phrase in (*flag.telling, *(text for _, text in flag.combinations())):
                self._add(phrase, f"hear red flag '{flag.id}'")
        if WordConcept.TURNS in self._concepts:
            self._add(as_named(WordConcept.TURNS), "end a denial")

    def _add(self, phrase: str, need: str) -> None:
        for name in chain.from_iterable(map(alternatives, items(phrase))):
            if name not in self._met_by:
                self._add_name(name, need)

    def _add_name(self, name: str, need: str) -> None:
        concept = self._concept(name)
        for part in parts(concept, self._concepts) if concept else ():
            self.by_concept.setdefault(part.id, need)
        self._need_of[name] = need
        for stems in self._meeting(name):
            self._names[stems].append(name)
            for run in _runs(stems, self._longest):
                if run in self._asked:
                    self._by_run[run].setdefault(name, need)

    def _concept(self, name: str) -> Concept | None:
        """The concept that a phrase writes so; None for a phrase's own words, and for what only numbers say."""
        return self._concepts.get(name[1:-1]) if name.startswith("<") else None

    def _meeting(self, name: str) -> set[Stems]:
        """The expressions that meet a name of a phrase; none for a concept that only numbers say."""
        if name not in self._met_by:
            if name.startswith("<"):
                concept = self._concept(name)
                self._met_by[name] = set(expressions_of(concept, self._concepts)) if concept else set()
            else:
                self._met_by[name] = {stems_of(name.replace("-", " "))}
        return self._met_by[name]

    def need(self, stems: Stems, concept: Concept) -> str | None:
        """The need for an expression of a concept, other than by the concept itself.

        It is needed if it stands inside a needed expression. If the concept hides it, or means it as a whole, also if
        one stands inside it ("cancer charity"); but for parts of the body, which tell nothing by themselves.
        """
        own = as_named(concept.id)
        for name, need in self._by_run.get(stems, {}).items():
            if name != own:
                return need
        runs = _runs(stems, len(stems)) if concept.hides or concept.whole else ()
        inside = (name for run in runs if run not in self._body for name in self._names.get(run, ()))
        return next((self._need_of[name] for name in inside if name not in (own, _TURNS)), None)

    @cached_property
    def _body(self) -> frozenset[Stems]:
        """The expressions for parts of the body."""
        part = self._concepts.get(WordConcept.SORE_PART)
        return frozenset(expressions_of(part, self._concepts)) if part else frozenset()


_TURNS = as_named(WordConcept.TURNS)


def _runs(stems: Stems, longest: int) -> Iterator[Stems]:
    """All stems that stand in a row, no more than so many."""
    for first in range(len(stems)):
        for end in range(first + 1, min(len(stems), first + longest) + 1):
            yield stems[first:end]
