"""What a text says of symptoms and red flags: the evidence for each, added up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import CLEAR, as_named
from hipcoach.catalogue.roles import NumberConcept, Role
from hipcoach.coach.hearing.evidence import Evidence, Kind
from hipcoach.coach.hearing.lexicon import Lexicon
from hipcoach.coach.hearing.match import Match, Place, Text
from hipcoach.coach.hearing.tokens import MOST_WORDS, tokens
from hipcoach.vocabulary import Side

_OVER = [as_named(concept) for concept in (NumberConcept.YEARS_AGO, Role.LONG_AGO)]
_ELSEWHERE = as_named(Role.ELSEWHERE)
HINT = 2
"""The weight from which a flag is asked about."""
_SAID = "said already"
MOST_CHARACTERS = 30_000
"""Longer texts are refused, however few their words."""


@dataclass
class Hearing:
    """What was heard, each with its evidence added up; the strongest first."""

    evidence: list[Evidence] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    """Red flags that were said."""
    asks: list[str] = field(default_factory=list)
    """Red flags that were hinted at."""
    clear: list[str] = field(default_factory=list)
    """Symptoms that were said."""
    possible: list[str] = field(default_factory=list)
    """Symptoms that were hinted at."""
    too_long: bool = False
    pain: int | None = None
    """The pain score that was told, below 8 of 10."""
    side: Side | None = None
    """The side that was told, where only one was."""

    def words(self, kind: Kind, id_: str) -> list[str]:
        """The words of the text that count for it."""
        said = [e.words for e in self.evidence if (e.kind, e.id) == (kind, id_) and not e.ignored and e.weight > 0]
        return [each for each in dict.fromkeys(said) if not any(each != other and each in other for other in said)]


class Listener:
    """Reads texts with one catalogue's phrases."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lexicon = Lexicon(catalogue)

    def hear(self, text: str) -> Hearing:
        """Everything that the text says of symptoms and red flags."""
        words = tokens(text) if len(text) <= MOST_CHARACTERS else []
        if len(text) > MOST_CHARACTERS or len(words) > MOST_WORDS:
            return Hearing(too_long=True)
        read = Text(text, words, self._lexicon)
        found = read.matches(self._lexicon.patterns)
        hearing = Hearing()
        own = read.speaks_of_self(match for match in found if match.pattern.kind == "symptom")
        for matches in _by_entry(found).values():
            hearing.evidence += self._weigh(matches, read, own=own)
        self._judge(hearing, elsewhere=_tells_of_elsewhere(read, found))
        hearing.pain, hearing.side = read.pain(), read.side()
        return hearing

    def _weigh(self, matches: list[Match], read: Text, *, own: bool) -> list[Evidence]:
        """The evidence for one symptom or flag, each phrase counted once."""
        weighed: dict[str, Evidence] = {}
        counted: list[frozenset[int]] = []
        judged = [(self._ignored(match, read, own=own), match) for match in matches]
        for ignored, match in sorted(judged, key=_strongest_first):
            pattern = match.pattern
            if pattern.text in weighed and (ignored or not weighed[pattern.text].ignored):
                continue
            covered = match.covered()
            again = pattern.weight > 0 and any(covered <= other for other in counted)
            if not ignored and not again and pattern.weight > 0:
                counted.append(covered)
            why = ignored or (_SAID if again else None)
            quote = read.quote(match.places)
            weighed[pattern.text] = Evidence(pattern.kind, pattern.id, pattern.text, quote, pattern.weight, why)
        return list(weighed.values())

    def _ignored(self, match: Match, read: Text, *, own: bool) -> str | None:
        if read.denied(match):
            return "denied"
        if match.pattern.kind == "symptom" or match.pattern.weight < 0:
            return None
        if (own and read.of_others(match)) or read.about_speaker(match):
            return "somebody else"
        flag = self._catalogue.red_flag[match.pattern.id]
        if not flag.lasting and read.sentence_has(match, *_OVER):
            return "long ago"
        return None

    def _judge(self, hearing: Hearing, *, elsewhere: bool) -> None:
        scores: dict[tuple[Kind, str], int] = defaultdict(int)
        for each in hearing.evidence:
            if not each.ignored:
                scores[each.kind, each.id] += each.weight
        ranked = sorted(scores, key=lambda key: -scores[key])
        for kind, id_ in ranked:
            score = scores[kind, id_]
            if kind == "flag":
                if score >= CLEAR:
                    hearing.flags.append(id_)
                elif score >= HINT:
                    hearing.asks.append(id_)
            elif score >= CLEAR and not elsewhere:
                hearing.clear.append(id_)
            elif score > 0:
                hearing.possible.append(id_)
        specific = [id_ for id_ in hearing.clear if not self._catalogue.symptom[id_].general]
        hearing.clear = specific or hearing.clear
        if hearing.clear:
            hearing.possible = [id_ for id_ in hearing.possible if not self._catalogue.symptom[id_].general]


def _tells_of_elsewhere(read: Text, found: list[Match]) -> bool:
    """True where a word tells of something foreign, and no symptom's phrase is about just that."""
    ours = [match.covered() for match in found if match.pattern.kind == "symptom" and match.pattern.weight > 0]
    return any(not any(place.first in covered for covered in ours) for place in read.places.get(_ELSEWHERE, ()))


def _strongest_first(judged: tuple[str | None, Match]) -> tuple[bool, int, int, tuple[Place, ...]]:
    ignored, match = judged
    return bool(ignored), -abs(match.pattern.weight), -len(match.pattern.items), match.places


def _by_entry(matches: list[Match]) -> dict[tuple[Kind, str], list[Match]]:
    found: dict[tuple[Kind, str], list[Match]] = {}
    for match in matches:
        found.setdefault((match.pattern.kind, match.pattern.id), []).append(match)
    return found
