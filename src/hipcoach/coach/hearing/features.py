"""What the second reader counts in a text: its words, how they begin, its concepts, and which stand together."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise

from hipcoach.catalogue.phrase import as_named
from hipcoach.catalogue.special_concepts import WordConcept
from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.tokens import ContentSpan

_DENIED = "not "
_BEGINS = "*"
_BEGINNING = 4
"""Letters that words of one family share: "hobble", "hobbling", "hobbled"."""
_UNCOUNTED = frozenset(map(as_named, (WordConcept.DENIES, WordConcept.CLEARS, WordConcept.TURNS, WordConcept.ORDINARY)))
"""Concepts that say how other words are to be read."""
_MOST_CONCEPTS = 300
"""Of a sentence: three times as many as were there to be learned. Folders may have thousands that one word means."""
_PAIRED = 5
"""Steps, for half a pair."""


def features(heard: HeardText) -> frozenset[str]:
    """The stems and `<concepts>` of a text, two stems in a row, two concepts in a sentence; with `not` where denied.

    And how its longer words begin, as `hobb*`, denied or not.
    """
    words = _words(heard)
    begin = {token.stem[:_BEGINNING] + _BEGINS for token in heard.content_tokens if len(token.stem) > _BEGINNING}
    rows = {f"{one} {other}" for row in words.values() for one, other in pairwise(row)}
    concepts = [sorted(named)[:_MOST_CONCEPTS] for named in _concepts(heard).values()]
    heard.effort.spend(_PAIRED * sum(len(named) ** 2 for named in concepts))
    pairs = {f"{one} {other}" for named in concepts for one, other in combinations(named, 2)}
    return frozenset(rows | pairs | begin).union(*words.values(), *concepts)


def words_counted(heard: HeardText, feature: str) -> str:
    """The words of the text that a feature counts."""
    names = feature.replace(_DENIED, "").split()
    return " \u2026 ".join(dict.fromkeys(heard.quote(_places(heard, name)[:1]) for name in names))


def _places(heard: HeardText, name: str) -> list[ContentSpan]:
    if name.startswith("<"):
        return heard.spans[name]
    start = name.removesuffix(_BEGINS)
    return [
        ContentSpan(index, index)
        for index, token in enumerate(heard.content_tokens)
        if (token.stem.startswith(start) if start != name else token.stem == name)
    ]


def _words(heard: HeardText) -> dict[int, list[str]]:
    """The stems of each sentence, in their order."""
    words: dict[int, list[str]] = defaultdict(list)
    for index, token in enumerate(heard.content_tokens):
        words[heard.sentences[index]].append(_marked(heard, token.stem, [index]))
    return words


def _concepts(heard: HeardText) -> dict[int, set[str]]:
    """The concepts of each sentence."""
    concepts: dict[int, set[str]] = defaultdict(set)
    for name, spans in heard.spans.items():
        if name.startswith("<") and name not in _UNCOUNTED:
            for span in spans:
                concepts[heard.sentences[span.first]].add(_marked(heard, name, span.indices()))
    return concepts


def _marked(heard: HeardText, name: str, content_indices: range | list[int]) -> str:
    return f"{_DENIED}{name}" if heard.is_denied(content_indices) else name
