"""Which phrases a text holds, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.lexicon import Pattern
from hipcoach.coach.hearing.tokens import ContentSpan

GAP = 8
"""The most content tokens that may stand between the items of a phrase, all together."""
GAP_IN_ORDER = 4
"""The same for a phrase with its items in order."""
_LONGEST = 50
"""More words than an expression has."""
_MOST = 20_000
"""So many ways to find one phrase in a text are looked at; a text that has more says one word over and over."""

_Spans = tuple[ContentSpan, ...]
_first = attrgetter("first")


class Match(NamedTuple):
    """A phrase found, with a span for each of its items."""

    pattern: Pattern
    spans: _Spans

    def content_indices(self) -> frozenset[int]:
        """The indices of its words among the content tokens."""
        return frozenset(i for span in self.spans for i in span.indices())


def matches(text: HeardText, patterns: Iterable[Pattern]) -> list[Match]:
    """The phrases that a text holds."""
    return [match for pattern in patterns for match in _matches_of(pattern, text)]


def _matches_of(pattern: Pattern, text: HeardText) -> list[Match]:
    options = []
    for names in pattern.items:
        if names.isdisjoint(text.spans):  # so it is for nearly every phrase
            return []
        options.append(sorted({span for name in names for span in text.spans.get(name, ())}))
    choices = _choices(options, (), text.sentences, in_order=pattern.in_order)
    return [Match(pattern, spans) for spans in islice(choices, _MOST)]


def _choices(
    options: list[list[ContentSpan]], chosen: _Spans, sentences: Sequence[int], *, in_order: bool
) -> Iterator[_Spans]:
    """Every choice of a span for each item that stands near enough together, in one sentence."""
    if len(chosen) == len(options):
        yield chosen
        return
    for span in _within_reach(options[len(chosen)], chosen):
        if not chosen or _fits(span, chosen, sentences, in_order=in_order):
            yield from _choices(options, (*chosen, span), sentences, in_order=in_order)


def _within_reach(spans: Sequence[ContentSpan], chosen: _Spans) -> Sequence[ContentSpan]:
    """Of sorted spans, those that can stand near enough to what is chosen, and some more."""
    if not chosen:
        return spans
    start = min(span.first for span in chosen) - GAP - _LONGEST
    end = max(span.last for span in chosen) + GAP + 1
    return spans[bisect_left(spans, start, key=_first) : bisect_right(spans, end, key=_first)]


def _fits(span: ContentSpan, chosen: _Spans, sentences: Sequence[int], *, in_order: bool) -> bool:
    if sentences[span.first] != sentences[chosen[0].first]:
        return False
    if any(span.first <= other.last and other.first <= span.last for other in chosen):
        return False
    if in_order and span.first <= chosen[-1].last:
        return False
    return _gap((*chosen, span)) <= (GAP_IN_ORDER if in_order else GAP)


def _gap(spans: _Spans) -> int:
    """How many content tokens stand between these spans, all together."""
    width = sum(span.last - span.first + 1 for span in spans)
    return max(span.last for span in spans) - min(span.first for span in spans) + 1 - width
