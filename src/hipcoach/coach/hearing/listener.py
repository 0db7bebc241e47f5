"""Reads texts: the evidence for each symptom and red flag, added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import CLEAR, as_named
from hipcoach.catalogue.special_concepts import NumberConcept, WordConcept
from hipcoach.coach.hearing.evidence import Evidence, Kind
from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.hearing import Hearing
from hipcoach.coach.hearing.lexicon import Lexicon
from hipcoach.coach.hearing.match import Match, matches
from hipcoach.coach.hearing.pain_and_side import pain_told, side_told
from hipcoach.coach.hearing.speakers import speaks_of_self, tells_of_others, turns_to_speaker
from hipcoach.coach.hearing.tiers import Tiers, Told
from hipcoach.coach.hearing.tokens import MOST_WORDS, ContentSpan, tokens

HINT = 2
"""The weight from which a flag is asked about."""
MOST_CHARACTERS = 30_000
"""Longer texts are refused, however few their words."""
_LONG_AGO = tuple(map(as_named, (NumberConcept.YEARS_AGO, WordConcept.LONG_AGO)))
_ELSEWHERE = as_named(WordConcept.ELSEWHERE)


class Listener:
    """Reads texts with one catalogue's phrases."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lexicon = Lexicon(catalogue)

    def hear(self, text: str) -> Hearing:
        """Everything that the text says of symptoms and red flags."""
        if len(text) > MOST_CHARACTERS or len(words := tokens(text)) > MOST_WORDS:
            return Hearing(text=text, too_long=True)
        heard = HeardText(text, words, self._lexicon)
        met = matches(heard, self._lexicon.patterns)
        of_self = speaks_of_self(heard, (match for match in met if match.pattern.kind == "symptom"))
        evidence = self._evidence(heard, met, of_self=of_self)
        flags = _ranked(evidence, "flag")
        told = self._told(heard, flags, of_self=of_self)
        symptoms = _ranked(evidence, "symptom")
        clear, possible = self._symptoms(symptoms, elsewhere=_tells_of_elsewhere(heard, met))
        return Hearing(
            text=text,
            evidence=evidence,
            flags=tuple(told.signs),
            doubtful_flags=tuple(told.doubtful),
            otherwise=told.otherwise,
            clear_symptoms=clear,
            possible_symptoms=possible,
            pain=pain_told(heard),
            side=side_told(heard),
        )

    def _told(self, heard: HeardText, flags: Mapping[str, int], *, of_self: bool) -> Told:
        """The signs that these flags, by their weights, come to; and what has to be asked."""
        tiers = Tiers(self._lexicon, heard, lambda match: not self._ignored(match, heard, of_self=of_self))
        said = [id_ for id_, weight in flags.items() if weight >= CLEAR]
        hinted = [id_ for id_, weight in flags.items() if HINT <= weight < CLEAR]
        return tiers.told(self._catalogue.red_flag, said, hinted)

    def _evidence(self, heard: HeardText, met: list[Match], *, of_self: bool) -> tuple[Evidence, ...]:
        """The evidence for each symptom and flag, in the order in which they were met."""
        by_entry: dict[tuple[Kind, str], list[tuple[str | None, Match]]] = defaultdict(list)
        for match in met:
            ignored = self._ignored(match, heard, of_self=of_self)
            by_entry[match.pattern.kind, match.pattern.id].append((ignored, match))
        return tuple(evidence for judged in by_entry.values() for evidence in _weighed(heard, judged))

    def _ignored(self, match: Match, heard: HeardText, *, of_self: bool) -> str | None:
        """The reason why a match does not count, if there is one."""
        kind, id_ = match.pattern.kind, match.pattern.id
        if heard.denies(kind, match.content_indices()):
            return "denied"
        if kind == "symptom" or match.pattern.weight < 0:
            return None
        if (of_self and tells_of_others(heard, match)) or turns_to_speaker(heard, match):
            return "somebody else"
        lasting = self._catalogue.red_flag[id_].lasting
        return "long ago" if not lasting and heard.sentence_has(match.spans[0].first, _LONG_AGO) else None

    def _symptoms(self, weights: dict[str, int], *, elsewhere: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The clear and the possible ones; a general one gives way to any that is clear and more exact."""
        general = {id_ for id_ in weights if self._catalogue.symptom[id_].general}
        clear = tuple(id_ for id_, weight in weights.items() if weight >= CLEAR and not elsewhere)
        possible = tuple(id_ for id_, weight in weights.items() if weight > 0 and id_ not in clear)
        if clear:
            possible = tuple(id_ for id_ in possible if id_ not in general)
        return tuple(id_ for id_ in clear if id_ not in general) or clear, possible


def _weighed(heard: HeardText, judged: Iterable[tuple[str | None, Match]]) -> list[Evidence]:
    """The evidence for one symptom or flag, each phrase counted once, and none inside a stronger one."""
    evidence: dict[str, Evidence] = {}
    counted: list[frozenset[int]] = []
    for ignored, match in sorted(judged, key=_strongest_first):
        kind, id_, phrase, weight, *_ = match.pattern
        if phrase in evidence and (ignored or not evidence[phrase].ignored):
            continue
        indices = match.content_indices()
        again = weight > 0 and any(indices <= stronger for stronger in counted)
        if weight > 0 and not ignored and not again:
            counted.append(indices)
        quote, why = heard.quote(match.spans), ignored or ("said already" if again else None)
        evidence[phrase] = Evidence(kind=kind, id=id_, phrase=phrase, words=quote, weight=weight, ignored=why)
    return list(evidence.values())


def _strongest_first(judged: tuple[str | None, Match]) -> tuple[bool, int, int, tuple[ContentSpan, ...]]:
    ignored, match = judged
    return bool(ignored), -abs(match.pattern.weight), -len(match.pattern.items), match.spans


def _ranked(evidence: Iterable[Evidence], kind: Kind) -> dict[str, int]:
    """The weights of all that counts, added up, by symptom or flag; the heaviest first."""
    weights: dict[str, int] = defaultdict(int)
    for item in evidence:
        if item.kind == kind and not item.ignored:
            weights[item.id] += item.weight
    return dict(sorted(weights.items(), key=lambda pair: -pair[1]))


def _tells_of_elsewhere(heard: HeardText, met: Iterable[Match]) -> bool:
    """True if a word tells of something foreign, and no symptom's phrase is about just that."""
    foreign = {span.first for span in heard.spans.get(_ELSEWHERE, ())}
    ours = (match for match in met if match.pattern.kind == "symptom" and match.pattern.weight > 0)
    return bool(foreign.difference(*(match.content_indices() for match in ours))) if foreign else False
