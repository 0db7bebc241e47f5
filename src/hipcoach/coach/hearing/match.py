"""Which phrases a text holds, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.lexicon import Pattern
from hipcoach.coach.hearing.tokens import ContentSpan

GAP = 8
"""The most content tokens that may stand between the items of a phrase, all together."""
GAP_IN_ORDER = 4
"""The same for a phrase with its items in order."""
_LOOK, _MATCH = 10, 150
"""What it takes, in steps, to look at one span for one item; and all that is asked of a phrase that is found."""

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
    """The phrases that a text holds.

    Raises:
        TooMuchError: there are far too many ways to find them.
    """
    said = text.spans.keys()
    there = (pattern for pattern in patterns if not any(map(said.isdisjoint, pattern.items)))  # nearly none is
    return [match for pattern in there for match in _matches_of(pattern, text)]


def _matches_of(pattern: Pattern, text: HeardText) -> Iterator[Match]:
    items = _around_the_rarest([_Item.of(names, text) for names in pattern.items], text)
    for spans in _choices(items, (), text, in_order=pattern.in_order):
        text.effort.spend(_MATCH)
        yield Match(pattern, spans)


class _Item(NamedTuple):
    """Where one item of a phrase stands, in the order of the text."""

    spans: list[ContentSpan]
    longest: int
    """How far the longest of them goes on behind its first token."""

    @classmethod
    def of(cls, names: Iterable[str], text: HeardText) -> _Item:
        spans = {span for name in names for span in text.spans.get(name, ())}
        text.effort.spend(_LOOK * len(spans))
        return cls(sorted(spans), max(span.last - span.first for span in spans))

    def within(self, first: int, last: int) -> list[ContentSpan]:
        """Those that reach into a stretch of the text, and some that the longest of them would reach from."""
        start = bisect_left(self.spans, first - self.longest, key=_first)
        return self.spans[start : bisect_right(self.spans, last, start, key=_first)]


def _around_the_rarest(items: list[_Item], text: HeardText) -> list[_Item]:
    """The items, with only what stands in the sentence of the rarest of them, and can be near enough to it.

    So nothing is tried over and over that nothing comes of: of "hip hip hip hip. zebra" no hip.
    """
    if len(items) == 1:
        return items
    rarest = min(items, key=lambda item: len(item.spans))
    reach = GAP + 1 + sum(item.longest + 1 for item in items)
    return [item if item is rarest else _around(rarest, item, reach, text) for item in items]


def _around(rarest: _Item, item: _Item, reach: int, text: HeardText) -> _Item:
    sentences, near = text.sentences, set[ContentSpan]()
    for span in rarest.spans:
        found = item.within(span.first - reach, span.last + reach)
        text.effort.spend(_LOOK * len(found))
        near.update([other for other in found if sentences[other.first] == sentences[span.first]])
    return item._replace(spans=sorted(near))


def _choices(items: list[_Item], chosen: _Spans, text: HeardText, *, in_order: bool) -> Iterator[_Spans]:
    """Every choice of a span for each item that stands near enough together, in one sentence."""
    if len(chosen) == len(items):
        yield chosen
        return
    within = _within_reach(items[len(chosen)], chosen)
    text.effort.spend(_LOOK * len(within))
    for span in within:
        if not chosen or _fits(span, chosen, text.sentences, in_order=in_order):
            yield from _choices(items, (*chosen, span), text, in_order=in_order)


def _within_reach(item: _Item, chosen: _Spans) -> list[ContentSpan]:
    """Of an item's spans, those that can stand near enough to what is chosen, and some more."""
    if not chosen:
        return item.spans
    reach = GAP + 1
    return item.within(min(span.first for span in chosen) - reach, max(span.last for span in chosen) + reach)


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
