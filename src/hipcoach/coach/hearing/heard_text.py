"""A text held against a lexicon: where each concept and word stands in it, and what is denied."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from hipcoach.catalogue.phrase import as_named
from hipcoach.catalogue.special_concepts import WordConcept
from hipcoach.coach.hearing.effort import ReadingEffort
from hipcoach.coach.hearing.evidence import Kind
from hipcoach.coach.hearing.lexicon import Entry, Lexicon
from hipcoach.coach.hearing.line import Line
from hipcoach.coach.hearing.negation import negated_by
from hipcoach.coach.hearing.numbers import Number, numbers
from hipcoach.coach.hearing.tokens import FILLERS, ContentSpan, Token, TokenSpan


class HeardText:
    """A text's tokens, and where each concept and word of the lexicon stands among them.

    Tokens are counted in two ways: all of them, and only those of content, without the fillers, so that "back of my
    left thigh" is found as `back thigh`. Phrases live among the content tokens; negation and speakers, who are often
    named by fillers, among all.
    """

    def __init__(self, text: str, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.text = text
        self.effort = ReadingEffort()
        """Of everybody who reads it."""
        self.all_tokens = lexicon.speller.corrected(tokens, self.effort)
        self._place = [i for i, token in enumerate(self.all_tokens) if token.word not in FILLERS]
        """Of each content token, its index among all tokens."""
        self.content_tokens = [self.all_tokens[i] for i in self._place]
        self.sentences = [token.sentence for token in self.content_tokens]
        """Of each content token."""
        self.line = Line(text, self.all_tokens)
        self.numbers: list[Number] = list(numbers(self.line))
        self.spans: dict[str, list[ContentSpan]] = defaultdict(list)
        """The places of each concept and of phrases' own words, by the names that patterns use."""
        self._sentences_with: dict[tuple[str, ...], set[int]] = {}
        """The sentences that hold one of these names; when first asked."""
        hidden = self._find_entries(lexicon)
        self._find_numbers(hidden)
        denials = [list(map(self.among_all, self.spans.get(as_named(concept), ()))) for concept in _DENIALS]
        self._negated: dict[Kind, dict[int, set[int]]] = {
            "flag": negated_by(self.all_tokens, *denials),
            "symptom": negated_by(self.all_tokens, *denials, joined=True),
        }

    def _find_entries(self, lexicon: Lexicon) -> set[int]:
        """Note where entries stand; returns the indices of the content tokens that are hidden."""
        entries = list(self._entries(lexicon))
        ends = _earliest_ends(span for entry, span in entries if not entry.hides)
        hiding = (span for entry, span in entries if entry.hides and ends.get(span.first, span.last) >= span.last)
        hidden = {i for span in hiding for i in span.indices()}
        wholes = _Wholes([span for entry, span in entries if entry.whole], len(self.content_tokens))
        for entry, span in entries:
            shown = entry.hides or hidden.isdisjoint(span.indices())
            if shown and (entry.is_concept or not wholes.hold(span)):
                self.spans[entry.name].append(span)
        return hidden

    def _entries(self, lexicon: Lexicon) -> Iterator[tuple[Entry, ContentSpan]]:
        stems = tuple(token.stem for token in self.content_tokens)
        for first, stem in enumerate(stems):
            entries = lexicon.entries.get(stem, ())
            self.effort.spend(_COMPARED * len(entries))
            for entry in entries:
                end = first + len(entry.stems)
                if stems[first:end] == entry.stems and self.sentences[end - 1] == self.sentences[first]:
                    self.effort.spend(_MET * len(entry.stems))
                    yield entry, ContentSpan(first, end - 1)

    def _find_numbers(self, hidden: set[int]) -> None:
        for number in self.numbers:
            first = bisect_left(self._place, number.first)
            span = ContentSpan(first, max(first, bisect_left(self._place, number.last + 1) - 1))
            if first < len(self._place) and hidden.isdisjoint(span.indices()):
                self.spans[as_named(number.concept)].append(span)

    def among_all(self, span: ContentSpan) -> TokenSpan:
        """The same span, counted among all tokens."""
        return TokenSpan(self._place[span.first], self._place[span.last])

    def indices_among_all(self, content_indices: Iterable[int]) -> set[int]:
        """The same tokens, counted among all."""
        return {self._place[i] for i in content_indices}

    def denies(self, kind: Kind, content_indices: Collection[int]) -> bool:
        """True if words that are no part of a phrase deny one of its words."""
        own = self.indices_among_all(content_indices)
        negated = self._negated[kind]
        return any(negated[i] - own for i in own if i in negated)

    def is_denied(self, content_indices: Iterable[int]) -> bool:
        """True if any of these words is denied, as one of a danger would be."""
        return not self._negated["flag"].keys().isdisjoint(self.indices_among_all(content_indices))

    def mended(self, content_indices: Iterable[int]) -> bool:
        """True if any of these words was taken for a slip of the pen."""
        own = (self.content_tokens[index] for index in content_indices)
        return any(token.is_mended for token in own)

    def sentence_has(self, index: int, names: tuple[str, ...]) -> bool:
        """True if the sentence of this content token holds one of these."""
        if names not in self._sentences_with:
            spans = (span for name in names for span in self.spans.get(name, ()))
            self._sentences_with[names] = {self.sentences[span.first] for span in spans}
        return self.sentences[index] in self._sentences_with[names]

    def quote(self, spans: Iterable[ContentSpan]) -> str:
        """The text from the first to the last of these spans."""
        firsts, lasts = zip(*spans, strict=True)
        return self.line.quote(self.among_all(ContentSpan(min(firsts), max(lasts))))


_COMPARED, _MET = 3, 15
"""Steps that it takes to hold an expression against a place of the text; and to keep each word of one that is met."""
_DENIALS = (WordConcept.DENIES, WordConcept.CLEARS, WordConcept.TURNS)


def _earliest_ends(spans: Iterable[ContentSpan]) -> dict[int, int]:
    """By index, where the first to end of those ends that begin before it and hold it.

    What ends there cuts into an expression that begins at the index and goes on: "lower back" into "back when".
    """
    ends: dict[int, int] = {}
    for first, last in spans:
        for index in range(first + 1, last + 1):
            ends[index] = min(last, ends.get(index, last))
    return ends


class _Wholes:
    """The expressions of a text that mean something as a whole."""

    def __init__(self, spans: Iterable[ContentSpan], tokens: int) -> None:
        self._ends = [-1] * tokens
        """By index, the last token of the longest that begins there."""
        for first, last in spans:
            self._ends[first] = max(last, self._ends[first])
        self._ends_before = [-1, *accumulate(self._ends, max)]
        """The same of all that begin before an index."""

    def hold(self, span: ContentSpan) -> bool:
        """True if a longer one holds this span."""
        return self._ends_before[span.first] >= span.last or self._ends[span.first] > span.last
