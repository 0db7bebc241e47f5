"""What a red flag written anew no longer hears, or no longer stops, of what the built-in one does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, permutations
from typing import NamedTuple

from hipcoach.catalogue.phrase import IN_ORDER, alternatives, items
from hipcoach.catalogue.red_flag import RedFlag, Tier
from hipcoach.vocabulary import LEVELS


def flag_losses(before: RedFlag, now: RedFlag) -> Iterator[str]:
    """Each thing in which `now` takes less care than `before`, in words that go on from the flag's name."""
    if LEVELS.index(now.level) > LEVELS.index(before.level):
        yield f"is {now.level}, not {before.level}"
    if before.lasting and not now.lasting:
        yield "no longer counts however long ago it was"
    yield from _phrases(before, now)
    for level, tier in _tiers(before).items():
        after = _tiers(now).get(level) or (now if tier is before else None)
        if after:
            yield from _tier(tier, after)
        elif any(each.together_with or each.not_with for each in _graver(now, level)):
            yield f"has no {level} tier"


def in_place_of(own: RedFlag, built_in: RedFlag) -> bool:
    """True where a flag of another name is told by words of this one, as grave: what it says is then said instead."""
    if LEVELS.index(own.level) > LEVELS.index(built_in.level):
        return False
    said, told = (list(map(_shape, flag.telling)) for flag in (own, built_in))
    return any(_is_wider(one, other) or _is_wider(other, one) for one in said for other in told)


def are_many(flags: Sequence[RedFlag]) -> bool:
    """True where flags are told by more phrases than are compared; nobody needs as many for signs of their own."""
    return sum(len(flag.telling) for flag in flags) > _MOST_COMPARED


def _tiers(flag: RedFlag) -> dict[str, Tier]:
    return {tier.level: tier for tier in (flag, *flag.lighter)}


def _graver(flag: RedFlag, level: str) -> list[Tier]:
    return [tier for each, tier in _tiers(flag).items() if LEVELS.index(each) < LEVELS.index(level)]


def _tier(before: Tier, now: Tier) -> Iterator[str]:
    """What one tier asks, says and is kept from."""
    for field in ("question", "brief", "message"):
        if getattr(before, field) != getattr(now, field):
            yield f"has another {field} ({now.level})"
    lost = [text for text in before.together_with if not _met(text, now.together_with)]
    narrower = bool(lost) or (now.together_with and not before.together_with)
    if (now.together_with or now.not_with) and (narrower or (before.not_with and not now.not_with)):
        yield f"is taken only together with other words ({now.level})"
    for text in now.not_with:
        if text not in before.not_with:
            yield f"is not taken with '{text}' ({now.level})"


def _phrases(before: RedFlag, now: RedFlag) -> Iterator[str]:
    for weight, texts in before.phrases.items():
        as_heavy = [text for each, these in now.phrases.items() if each >= weight for text in these]
        for text in texts:
            if weight > 0 and not _met(text, as_heavy):
                yield f"no longer hears '{text}'"
    held = {text: weight for weight, texts in before.phrases.items() for text in texts}
    for weight, texts in now.phrases.items():
        for text in texts:
            if weight < min(0, held.get(text, 0)):
                yield f"gives way to '{text}'"


def _met(text: str, phrases: Sequence[str]) -> bool:
    """True where whatever meets this phrase meets one of these too."""
    given = _shape(text)
    return text in phrases or any(_is_wider(_shape(phrase), given) for phrase in phrases[:_MOST_COMPARED])


class _Shape(NamedTuple):
    """A phrase, taken apart."""

    items: tuple[frozenset[str], ...]
    """For each item, the names that meet it."""
    in_order: bool


_MOST_COMPARED = 200
"""Phrases; the built-in flag that has the most has a hundred or so."""


@lru_cache(maxsize=2_048)
def _shape(phrase: str) -> _Shape:
    return _Shape(tuple(frozenset(alternatives(item)) for item in items(phrase)), IN_ORDER in phrase.split())


def _is_wider(phrase: _Shape, text: _Shape) -> bool:
    """True where `phrase` asks for nothing that `text` does not: fewer items, more words for one, a freer order.

    Each item of the one must have an item of the other to itself; where the order counts, in the same order.
    """
    if phrase.in_order and not text.in_order:
        return False
    if not all(any(given <= wanted for given in text.items) for wanted in phrase.items):
        return False  # so it is for nearly every pair
    picks = combinations if phrase.in_order else permutations
    picked = picks(text.items, len(phrase.items))
    return any(all(map(frozenset.issubset, given, phrase.items)) for given in picked)
