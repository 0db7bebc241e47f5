"""What a text denies: how far "no", "never" and "ruled out" reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hipcoach.coach.hearing.tokens import Token, TokenSpan

_REACH = 9
"""The most words that a denial reaches, onwards or back, and from "can't" to its "without"."""
_LISTED = 4
"""The most words of one thing in a list of denied things."""
_STATES = frozenset(
    "i im ive my mine he hes she shes they theyre we it its this that thats there theres is are was were has have had "
    "his her their then now the more mostly hurts aches feels gets pinches burns throbs clicks catches keeps goes "
    "comes starts started normal fine clear".split()
)
"""Words that show a new statement after a comma or an `and`, which the denial before it does not reach."""
_CANNOT = frozenset({"cant", "cannot", "couldnt", "never"})
_ANSWERS = frozenset({"no", "none", "nil", "negative", "nope", "nah", "never", "nothing"})
_DID = frozenset({"did", "does", "do", "done", "doing"})
_JOINS = frozenset({"and", "or", "nor"})


def negated_by(
    tokens: Sequence[Token],
    denies: Iterable[TokenSpan],
    clears: Iterable[TokenSpan],
    turns: Iterable[TokenSpan],
    *,
    joined: bool = False,
) -> dict[int, set[int]]:
    """By the index of a token: the indices of the tokens that deny it.

    Args:
        tokens: all of the text.
        denies: what denies that which follows: no, never, without.
        clears: what denies that which came before: ruled out, came back clear.
        turns: what no denial reaches beyond: but, because.
        joined: go on after a comma only where an `or` shows a list ("no fever, swelling or numbness"). Where a danger
            is denied the next short thing is more likely denied too ("no fever, numbness"); where a complaint is told
            it is more likely the complaint ("no fall, tight hips").
    """
    ends = {span.first for span in turns}
    negated: dict[int, set[int]] = defaultdict(set)
    for span in denies:
        for index in _denied(tokens, span, ends, joined=joined):
            negated[index].update(range(span.first, span.last + 1))
    for span in clears:
        for index in _backward(tokens, span.first, ends):
            negated[index].update(range(span.first, span.last + 1))
    return negated


def _denied(tokens: Sequence[Token], span: TokenSpan, ends: set[int], *, joined: bool) -> range:
    """The indices that one denial reaches."""
    if _is_answer(tokens, span):
        return range(_backward(tokens, span.first - 1, ends).start, span.first)
    if _double_negative(tokens, span) or _is_of_a_remedy(tokens, span):
        return range(0)
    return _forward(tokens, span.last, ends, joined=joined)


def _is_answer(tokens: Sequence[Token], denial: TokenSpan) -> bool:
    """True in "fever: none, swelling: no": between two commas or colons, it answers what stands before."""
    first, after = tokens[denial.first], denial.last + 1
    if denial.first == 0 or not first.comma or tokens[denial.first - 1].sentence != first.sentence:
        return False
    return first.word in _ANSWERS and (
        after == len(tokens) or tokens[after].comma or tokens[after].sentence != first.sentence
    )


def _is_of_a_remedy(tokens: Sequence[Token], denial: TokenSpan) -> bool:
    """True in "stretching did nothing for my hamstring", which denies no hamstring."""
    return tokens[denial.first].word == "nothing" and tokens[max(0, denial.first - 1)].word in _DID


def _double_negative(tokens: Sequence[Token], denial: TokenSpan) -> bool:
    """True in "can't bend without it hurting"."""
    before = tokens[max(0, denial.first - _REACH) : denial.first]
    return tokens[denial.first].word == "without" and not _CANNOT.isdisjoint(token.word for token in before)


def _forward(tokens: Sequence[Token], last: int, ends: set[int], *, joined: bool) -> range:
    """The indices that a denial reaches whose last token is this one."""
    index = last + 1
    while index < len(tokens) and index - last <= _REACH:
        token = tokens[index]
        if token.sentence != tokens[last].sentence or index in ends:
            break
        if token.comma and not _lists_on(tokens, index, joined=joined):
            break
        if token.word == "and" and _states(tokens, index + 1, index + 2):
            break
        index += 1
    return range(last + 1, index)


def _lists_on(tokens: Sequence[Token], first: int, *, joined: bool) -> bool:
    """True if one more thing of a list stands after a comma: short, and no statement of its own."""
    last = first + 1
    while last < len(tokens) and tokens[last].sentence == tokens[first].sentence and not tokens[last].comma:
        if tokens[last].word in _JOINS:
            break
        last += 1
    if joined and not (last < len(tokens) and tokens[last].word in _JOINS):
        return False
    return last - first <= _LISTED and not _states(tokens, first, last)


def _states(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.word in _STATES for token in tokens[first:last])


def _backward(tokens: Sequence[Token], first: int, ends: set[int]) -> range:
    """The indices that are cleared by what begins at this one."""
    index = first
    while index > 0 and first - index < _REACH:
        if tokens[index].sentence != tokens[index - 1].sentence or tokens[index].comma or index - 1 in ends:
            break
        index -= 1
    return range(index, first)
