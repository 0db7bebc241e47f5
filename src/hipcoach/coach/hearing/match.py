"""Which phrases a text holds, where, and what speaks against counting them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from hipcoach.catalogue.phrase import as_named
from hipcoach.catalogue.roles import NumberConcept, Role
from hipcoach.coach.hearing.lexicon import Entry, Lexicon, Pattern
from hipcoach.coach.hearing.negation import negated_by
from hipcoach.coach.hearing.numbers import numbers
from hipcoach.coach.hearing.tokens import FILLERS, Token, TokenSpan
from hipcoach.vocabulary import Side

_SPEAKER = frozenset("i im ive id ill my mine me myself".split())
_HELPER = frozenset({"me"})
"""Who is told of beside a patient: "he won't let me touch it"."""
_THIRD_PERSON = frozenset("he hes his him she shes her hers".split())
_DENIALS = [as_named(role) for role in (Role.DENIES, Role.CLEARS, Role.TURNS)]
_RELATIVE, _CHILD, _SORE_PART = map(as_named, (Role.RELATIVE, Role.CHILD, Role.SORE_PART))
_SIDES: dict[str, Side] = {"left": "left", "l": "left", "right": "right", "r": "right"}

GAP = 8
"""The most words that may stand between the items of a phrase, all together; fillers do not count."""
GAP_IN_ORDER = 4
"""The same for a phrase whose items come in order."""


class Place(NamedTuple):
    """Where an item was met: from the first to the last of the words that count."""

    first: int
    last: int


_MOST = 20_000
"""So many ways to find one phrase in a text are looked at; a text that has more says one word over and over."""


_first = attrgetter("first")
_LONGEST = 50
"""More words than an expression has."""


def _within_reach(places: Sequence[Place], chosen: tuple[Place, ...]) -> Sequence[Place]:
    """Of places in their order, those that can stand near enough to what is chosen, and some more."""
    if not chosen:
        return places
    start = min(place.first for place in chosen) - GAP - _LONGEST
    end = max(place.last for place in chosen) + GAP + 1
    return places[bisect_left(places, start, key=_first) : bisect_right(places, end, key=_first)]


def _cut_into(place: Place, found: list[tuple[Entry, Place]]) -> bool:
    """True where an expression that begins earlier reaches into this one: "lower back" into "back when"."""
    return any(not e.hides and p.first < place.first <= p.last < place.last for e, p in found)


class Match(NamedTuple):
    """A phrase found."""

    pattern: Pattern
    places: tuple[Place, ...]

    def covered(self) -> frozenset[int]:
        """The places of its words."""
        return frozenset(i for place in self.places for i in range(place.first, place.last + 1))


class Text:
    """A text, and where each concept and word of the lexicon stands in it."""

    def __init__(self, text: str, words: Sequence[Token], lexicon: Lexicon) -> None:
        self.text = text
        self.said = lexicon.speller.corrected(words)
        self._kept = [i for i, token in enumerate(self.said) if token.word not in FILLERS]
        """Where, among all words, those stand that count."""
        self.words = [self.said[i] for i in self._kept]
        self.sentence = [token.sentence for token in self.words]
        self.places: dict[str, list[Place]] = defaultdict(list)
        self._find_entries(lexicon)
        self._find_numbers()
        said = [self._among_all(name) for name in _DENIALS]
        self._denied = {"flag": negated_by(self.said, *said), "symptom": negated_by(self.said, *said, joined=True)}

    def _find_entries(self, lexicon: Lexicon) -> None:
        found = []
        for first, token in enumerate(self.words):
            for entry in lexicon.entries.get(token.stem, ()):
                last = first + len(entry.stems) - 1
                said = tuple(token.stem for token in self.words[first : last + 1])
                if said == entry.stems and self.sentence[last] == token.sentence:
                    found.append((entry, Place(first, last)))
        hidden = [place for entry, place in found if entry.hides and not _cut_into(place, found)]
        covered = {i for place in hidden for i in range(place.first, place.last + 1)}
        self.hidden = covered
        for entry, place in found:
            if entry.hides or covered.isdisjoint(range(place.first, place.last + 1)):
                self.places[entry.concept].append(place)
        self._keep_whole(found)

    def _keep_whole(self, found: list[tuple[Entry, Place]]) -> None:
        """Drop words that are met only inside of an expression that means something as a whole."""
        wholes = [place for entry, place in found if entry.whole]
        for name in [name for name in self.places if not name.startswith("<")]:
            self.places[name] = [
                place
                for place in self.places[name]
                if not any(
                    whole != place and whole.first <= place.first <= place.last <= whole.last for whole in wholes
                )
            ]

    def _find_numbers(self) -> None:
        self._numbers = list(numbers(self.said))
        for number in self._numbers:
            first = bisect_left(self._kept, number.first)
            last = max(first, bisect_left(self._kept, number.last + 1) - 1)
            if first < len(self._kept) and self.hidden.isdisjoint(range(first, last + 1)):
                self.places[as_named(number.concept)].append(Place(first, last))

    def _among_all(self, name: str) -> list[TokenSpan]:
        return [TokenSpan(self._kept[place.first], self._kept[place.last]) for place in self.places.get(name, ())]

    def denied(self, match: Match) -> bool:
        """True where words that are no part of the phrase deny a word of it."""
        own = {self._kept[i] for i in match.covered()}
        denied = self._denied[match.pattern.kind]
        return any(denied[i] - own for i in own if i in denied)

    def sentence_has(self, match: Match, *concepts: str) -> bool:
        """True where the sentence of a match holds one of these concepts."""
        sentence = self.sentence[match.places[0].first]
        return any(self.sentence[place.first] == sentence for name in concepts for place in self.places.get(name, ()))

    def of_others(self, match: Match) -> bool:
        """True where a match tells of somebody else: it begins after `my mum` and before the next `I` or `my`."""
        at = [self._kept[i] for i in match.covered()]
        for place in self.places.get(_RELATIVE, ()):
            first = self._kept[place.first]
            if first < min(at) and not self._speaker_between(self._kept[place.last], min(at)):
                return self.said[first].sentence == self.said[max(at)].sentence
        return False

    def about_speaker(self, match: Match) -> bool:
        """True where a match that names a child goes on about the speaker: "my son says my hips ..."."""
        children = set(self.places.get(_CHILD, ()))
        named = [place for place in match.places if place in children]
        if not named:
            return False
        return self._speaker_between(self._kept[named[0].last], max(self._kept[i] for i in match.covered()))

    def _speaker_between(self, first: int, last: int) -> bool:
        return any(token.word in _SPEAKER for token in self.said[first + 1 : last])

    def speaks_of_self(self, matches: Iterable[Match]) -> bool:
        """True where the speaker has a complaint too: whoever is named last before it is not somebody else."""
        others = {self._kept[place.first] for name in (_RELATIVE, _CHILD) for place in self.places.get(name, ())}
        speaker = {i for i, t in enumerate(self.said) if t.word in _SPEAKER - _HELPER and i + 1 not in others}
        third = others | {i for i, token in enumerate(self.said) if token.word in _THIRD_PERSON}
        mine = any(self.said[i].word == "mine" and self.said[i - 1].word != "of" for i in speaker)
        return bool(speaker) and (mine or any(self._told_of_self(match, speaker, third) for match in matches))

    def _told_of_self(self, match: Match, speaker: set[int], third: set[int]) -> bool:
        first = min(self._kept[i] for i in match.covered())
        sentence = self.said[first].sentence
        for i in range(first, -1, -1):
            if self.said[i].sentence != sentence:
                break
            if i in speaker or i in third:
                return i in speaker
        return True

    def pain(self) -> int | None:
        """The highest pain score below 8 that was told."""
        return max(
            (int(number.value) for number in self._numbers if number.concept is NumberConcept.PAIN_7), default=None
        )

    def side(self) -> Side | None:
        """The side of the sore part, where only one is named."""
        parts = {self._kept[place.first] for place in self.places.get(_SORE_PART, ())}
        named = {
            _SIDES[token.word]
            for i, token in enumerate(self.said)
            if token.word in _SIDES and (i + 1 in parts or (i + 2 in parts and self.said[i + 1].word not in FILLERS))
        }
        return named.pop() if len(named) == 1 else None

    def quote(self, places: Iterable[Place]) -> str:
        """The text from the first to the last of these places."""
        found = list(places)
        start = self.words[min(place.first for place in found)].start
        end = self.words[max(place.last for place in found)].end
        return " ".join(self.text[start:end].split())

    def matches(self, patterns: Iterable[Pattern]) -> list[Match]:
        """The phrases that this text holds."""
        return [match for pattern in patterns for match in self._match(pattern)]

    def _match(self, pattern: Pattern) -> list[Match]:
        options = []
        for names in pattern.items:
            here = [place for name in names if name in self.places for place in self.places[name]]
            if not here:
                return []
            options.append(sorted(set(here)))
        near = islice(self._near(options, (), in_order=pattern.in_order), _MOST)
        return [Match(pattern, places) for places in near]

    def _near(
        self, options: list[list[Place]], chosen: tuple[Place, ...], *, in_order: bool
    ) -> Iterator[tuple[Place, ...]]:
        """Every choice of a place for each item that stands near enough together, in one sentence."""
        if len(chosen) == len(options):
            yield chosen
            return
        for place in _within_reach(options[len(chosen)], chosen):
            if not chosen or self._fits(place, chosen, in_order=in_order):
                yield from self._near(options, (*chosen, place), in_order=in_order)

    def _fits(self, place: Place, chosen: tuple[Place, ...], *, in_order: bool) -> bool:
        if self.sentence[place.first] != self.sentence[chosen[0].first]:
            return False
        if any(place.first <= other.last and other.first <= place.last for other in chosen):
            return False
        if in_order and place.first <= chosen[-1].last:
            return False
        every = (*chosen, place)
        width = sum(each.last - each.first + 1 for each in every)
        return max(each.last for each in every) - min(each.first for each in every) + 1 - width <= (
            GAP_IN_ORDER if in_order else GAP
        )
