"""What a text denies: how far "no", "never" and "ruled out" reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hipcoach.coach.hearing.tokens import Token

_REACH = 9
"""The most words that a denial reaches."""
_LISTED = 4
"""The most words of one thing in a list of denied things."""
_STATES = frozenset(
    "i im ive my mine he hes she shes they theyre we it its this that thats there theres is are was were has have had "
    "his her their then now the more mostly hurts aches feels gets pinches burns throbs clicks catches keeps goes "
    "comes starts started normal fine clear".split()
)
"""Words that show a new statement after a comma or an `and`, which the denial before it does not reach."""
_CANNOT = frozenset({"cant", "cannot", "couldnt", "never"})
_JOINS = frozenset({"and", "or", "nor"})

Stretch = tuple[int, int]
"""The first and the last of some words."""


def denied_by(
    words: Sequence[Token],
    denies: Iterable[Stretch],
    clears: Iterable[Stretch],
    turns: Iterable[Stretch],
    *,
    joined: bool = False,
) -> dict[int, set[int]]:
    """By the place of a word: the places of the words that deny it.

    Args:
        words: the text.
        denies: what denies that which follows: no, never, without.
        clears: what denies that which came before: ruled out, came back clear.
        turns: what no denial reaches beyond: but, because.
        joined: go on after a comma only where an `or` shows a list ("no fever, swelling or numbness"). Where a danger
            is denied the next short thing is more likely denied too ("no fever, numbness"); where a complaint is told
            it is more likely the complaint ("no fall, tight hips").
    """
    ends = {first for first, _ in turns}
    found: dict[int, set[int]] = defaultdict(set)
    for first, last in denies:
        if words[first].word == "without" and not _CANNOT.isdisjoint(
            t.word for t in words[max(0, first - _REACH) : first]
        ):
            continue  # "can't bend without it hurting"
        for index in _forward(words, last, ends, joined=joined):
            found[index].update(range(first, last + 1))
    for first, last in clears:
        for index in _backward(words, first, ends):
            found[index].update(range(first, last + 1))
    return found


def _forward(words: Sequence[Token], last: int, ends: set[int], *, joined: bool) -> range:
    index = last + 1
    while index < len(words) and index - last <= _REACH:
        token = words[index]
        if token.sentence != words[last].sentence or index in ends:
            break
        if token.comma and not _lists_on(words, index, joined=joined):
            break
        if token.word == "and" and _states(words, index + 1, index + 2):
            break
        index += 1
    return range(last + 1, index)


def _lists_on(words: Sequence[Token], first: int, *, joined: bool) -> bool:
    """True where what stands after a comma is one more thing of a list: short, and no statement of its own."""
    last = first + 1
    while last < len(words) and words[last].sentence == words[first].sentence and not words[last].comma:
        if words[last].word in _JOINS:
            break
        last += 1
    if joined and not (last < len(words) and words[last].word in _JOINS):
        return False
    return last - first <= _LISTED and not _states(words, first, last)


def _states(words: Sequence[Token], first: int, last: int) -> bool:
    return any(token.word in _STATES for token in words[first:last])


def _backward(words: Sequence[Token], first: int, ends: set[int]) -> range:
    index = first
    while index > 0 and first - index < _REACH:
        if words[index].sentence != words[index - 1].sentence or words[index].comma or index - 1 in ends:
            break
        index -= 1
    return range(index, first)
