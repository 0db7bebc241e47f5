"""Slips of the pen: a word that means nothing, but is nearly one that does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hipcoach.coach.hearing.tokens import Token, stem

_SHORTEST = 4
_LONG = 8
"""From so many letters on a word may have two slips."""
_LONGEST = 24


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

    def corrected(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens; a slip gets the stem of the word that was meant."""
        return [token._replace(stem=self.corrected_stem(token.word)) for token in tokens]

    def corrected_stem(self, word: str) -> str:
        """The stem of a word, or of the known one that was meant."""
        own = stem(word)
        if own in self.known_stems or not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return own
        return stem(self._nearest(word) or word)

    def _nearest(self, word: str) -> str | None:
        """The known word of the same first letter that is at most one slip away, or two if it is long."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = 2 if len(word) >= _LONG else 1
        nearest = process.extractOne(word, self._by_letter.get(word[0], []), scorer=OSA.distance, score_cutoff=most)
        return nearest[0] if nearest else None
