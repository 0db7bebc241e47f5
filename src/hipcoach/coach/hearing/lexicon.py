"""A catalogue's concepts and phrases, compiled for matching."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import CLEAR, IN_ORDER, Concept, alternatives, as_named, items, parts
from hipcoach.catalogue.special_concepts import WordConcept
from hipcoach.coach.hearing.evidence import Kind
from hipcoach.coach.hearing.spelling import Speller
from hipcoach.coach.hearing.tokens import FILLERS, Token, tokens


class Entry(NamedTuple):
    """Words one after another, and the name they are met by."""

    stems: tuple[str, ...]
    name: str
    """A concept's id in angle brackets; or, for a phrase's own words, the stems joined by blanks."""
    whole: bool = False
    """A phrase's own words are not met inside these."""
    hides: bool = False
    """What these words cover is not read in any other sense."""

    @property
    def is_concept(self) -> bool:
        """False for a phrase's own words."""
        return self.name.startswith("<")


class Pattern(NamedTuple):
    """A phrase of the catalogue. Every item must be met; each is met by any one of its names."""

    kind: Kind
    id: str
    text: str
    """As it stands in the catalogue."""
    weight: int
    items: tuple[frozenset[str], ...]
    """Each is a set of entries' names."""
    in_order: bool


class Lexicon(NamedTuple):
    """Everything that texts are held against."""

    entries: Mapping[str, Sequence[Entry]]
    """By the first stem, the longest first."""
    patterns: Sequence[Pattern]
    together_with: Mapping[str, Sequence[Pattern]]
    """By sign: phrases of which one must be said for its tier."""
    not_with: Mapping[str, Sequence[Pattern]]
    """By sign: phrases that speak against its tier."""
    speller: Speller

    @classmethod
    def of(cls, catalogue: Catalogue) -> Lexicon:
        """A catalogue's concepts and phrases, compiled."""
        return _Compiler().compiled(catalogue)


class _Compiler:
    """Takes in what one catalogue has."""

    def __init__(self) -> None:
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._words: set[str] = set()
        self._stems: dict[str, tuple[str, ...]] = {}
        """Of an expression, which many concepts may take in."""
        self._entered: set[tuple[tuple[str, ...], str]] = set()

    def compiled(self, catalogue: Catalogue) -> Lexicon:
        """Enter everything."""
        for concept in catalogue.concepts:
            self._enter_concept(concept, catalogue.concept)
        patterns: list[Pattern] = []
        for symptom in catalogue.symptoms:
            patterns += self._patterns("symptom", symptom.id, symptom.phrases)
        together_with, not_with = {}, {}
        for flag in catalogue.red_flags:
            patterns += self._patterns("flag", flag.id, flag.phrases)
            for sign, tier in flag.signs.items():
                together_with[sign] = [self._pattern("flag", flag.id, CLEAR, text) for text in tier.together_with]
                not_with[sign] = [self._pattern("flag", flag.id, -CLEAR, text) for text in tier.not_with]
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry.stems))
        return Lexicon(self._entries, patterns, together_with, not_with, self._speller(catalogue))

    def _speller(self, catalogue: Catalogue) -> Speller:
        ordinary = catalogue.concept.get(WordConcept.ORDINARY)
        ordinary_words = ordinary.words if ordinary else ()
        return Speller.of(self._words.difference(ordinary_words), ordinary_words)

    def _enter_concept(self, concept: Concept, concepts: Mapping[str, Concept]) -> None:
        name = as_named(concept.id)
        for part in parts(concept, concepts):
            for words in part.words:
                self._enter(words, name, whole=part.whole, hides=part is concept and concept.hides)

    def _patterns(self, kind: Kind, id_: str, phrases: Mapping[int, Sequence[str]]) -> list[Pattern]:
        return [self._pattern(kind, id_, weight, text) for weight, texts in phrases.items() for text in texts]

    def _pattern(self, kind: Kind, id_: str, weight: int, text: str) -> Pattern:
        wanted = tuple(frozenset(self._names(item)) for item in items(text))
        return Pattern(kind, id_, text, weight, wanted, IN_ORDER in text.split())

    def _names(self, item: str) -> Iterator[str]:
        for name in alternatives(item):
            yield name if name.startswith("<") else self._enter(name.replace("-", " "), None)

    def _enter(self, words: str, concept: str | None, *, whole: bool = False, hides: bool = False) -> str:
        """Let these words be found under a concept's name, or else under their own; returns the name."""
        stems = self._stems.get(words)
        if stems is None:
            kept = content(words)
            stems = self._stems[words] = tuple(token.stem for token in kept)
            self._words.update(token.word for token in kept)
        name = concept or " ".join(stems)
        if (stems, name) not in self._entered and stems:
            self._entered.add((stems, name))
            self._entries[stems[0]].append(Entry(stems, name, whole, hides))
        return name


def content(words: str) -> list[Token]:
    """The tokens of an expression by which it is met: without fillers, unless it has nothing else."""
    said = tokens(words)
    return [token for token in said if token.word not in FILLERS] or said
