"""Slips of the pen: a word that means nothing, but is nearly one that does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hipcoach.coach.hearing.effort import ReadingEffort
from hipcoach.coach.hearing.tokens import LONGEST_WORD, Token, stem

_SHORTEST = 4
_HELD = 2
"""Steps that it takes to hold a word against a known one."""
_LONG = 8
"""From so many letters on a word may have two slips."""


class Speller:
    """Knows the words that mean something, and those that are no slip though they look like one."""

    def __init__(self, known_stems: Iterable[str], meant: Iterable[str]) -> None:
        self.known_stems = frozenset(known_stems)
        """What is no slip."""
        self.meant = list(meant)
        """The words that a slip may be taken for."""
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in self.meant:
            self._by_letter[word[0]].append(word)

    @classmethod
    def of(cls, meaningful: Iterable[str], ordinary: Iterable[str]) -> Speller:
        """One that knows these words."""
        words = set(meaningful)
        known = {stem(word) for word in (*words, *ordinary)}
        return cls(known, (word for word in sorted(words) if len(word) >= _SHORTEST))

    def corrected(self, tokens: Sequence[Token], effort: ReadingEffort) -> list[Token]:
        """The tokens; a slip gets the stem of the word that was meant.

        Raises:
            TooMuchError: far too many words have to be held against far too many.
        """
        stems = {word: self.corrected_stem(word, effort) for word in {token.word for token in tokens}}
        return [
            token if stems[token.word] == token.stem else token._replace(stem=stems[token.word]) for token in tokens
        ]

    def corrected_stem(self, word: str, effort: ReadingEffort) -> str:
        """The stem of a word, or of the known one that was meant."""
        own = stem(word)
        if own in self.known_stems or not _SHORTEST <= len(word) <= LONGEST_WORD or not word.isalpha():
            return own
        known = self._by_letter.get(word[0], [])
        effort.spend(_HELD * len(known))
        return stem(_nearest(word, known) or word)


def _nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word of the same first letter that is at most one slip away, or two if it is long."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= _LONG else 1
    nearest = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=most)
    return nearest[0] if nearest else None
