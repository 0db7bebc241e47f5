"""A text's tokens as one line, for what is found by regular expressions: sentences are parted by line breaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from hipcoach.coach.hearing.tokens import Token, TokenSpan


class Line:
    """The words of a text with a blank between them, number words as digits."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._starts = [0, *accumulate(len(token.word) + 1 for token in tokens)]
        self.words = "".join(_led(token, tokens[i - 1] if i else token) for i, token in enumerate(tokens))[1:]

    def matches(self, *patterns: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Everything that one of the patterns meets."""
        return chain.from_iterable(pattern.finditer(self.words) for pattern in patterns)

    def span(self, match: re.Match[str]) -> TokenSpan:
        """The tokens of a match."""
        return TokenSpan(*(bisect_right(self._starts, at) - 1 for at in (match.start(), match.end() - 1)))

    def stands_alone(self, match: re.Match[str]) -> bool:
        """True if it begins and ends at a comma, or where a sentence does."""
        first, last = self.span(match)
        begins = first == 0 or self._parted(first)
        return begins and (last + 1 == len(self._tokens) or self._parted(last + 1))

    def _parted(self, index: int) -> bool:
        return self._tokens[index].comma or self._tokens[index].sentence != self._tokens[index - 1].sentence

    def quote(self, said: re.Match[str] | TokenSpan) -> str:
        """A match or a span as it stands in the text."""
        first, last = self.span(said) if isinstance(said, re.Match) else said
        return " ".join(self._text[self._tokens[first].start : self._tokens[last].end].split())


def _led(token: Token, before: Token) -> str:
    """A word after a blank; at the start of a sentence after a line break, which no pattern reads across."""
    return (" " if before.sentence == token.sentence else "\n") + token.word
