"""Reads texts: the evidence for each symptom and red flag, added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import CLEAR, as_named
from hipcoach.catalogue.red_flag import flag_of
from hipcoach.catalogue.special_concepts import NumberConcept, WordConcept
from hipcoach.coach.hearing import agreement
from hipcoach.coach.hearing.compiled import lexicon_of
from hipcoach.coach.hearing.effort import TooMuchError
from hipcoach.coach.hearing.evidence import Evidence, Kind, ranked
from hipcoach.coach.hearing.facts import facts
from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.hearing import Hearing
from hipcoach.coach.hearing.match import Match, matches
from hipcoach.coach.hearing.second_reader import SecondReader, second_reader
from hipcoach.coach.hearing.speakers import Speakers
from hipcoach.coach.hearing.tiers import Tiers, Told
from hipcoach.coach.hearing.tokens import MOST_WORDS, ContentSpan, tokens
from hipcoach.text import key

HINT = 2
"""The weight from which a flag is asked about."""
MOST_CHARACTERS = 30_000
"""Longer texts are refused, however few their words."""
_FAR_APART = 5
"""So many words more than a phrase has items stand between them."""
_LONG_AGO = tuple(map(as_named, (NumberConcept.YEARS_AGO, WordConcept.LONG_AGO)))
_COMPLAINTS = tuple(map(as_named, ("pain", "stiff")))
_ABOUT = frozenset("i im ive have got a and really very so bit feels feel it hurts something wrong with".split())
"""Words around a part that say nothing of it."""
_ELSEWHERE = as_named(WordConcept.ELSEWHERE)


class Listener:
    """Reads texts with one catalogue's phrases, and where these leave something open with the second reader."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lexicon = lexicon_of(catalogue)
        self._names = {key(name): s.id for s in catalogue.symptoms for name in (s.id, s.name, *s.aliases)}
        """Each symptom by what it is called."""
        self._of_folder = frozenset(id_ for kind, id_ in catalogue.origins if kind == "symptoms")
        """Those whose names nobody else has looked at."""
        self._general = frozenset(symptom.id for symptom in catalogue.symptoms if symptom.general)
        self._neighbours: dict[tuple[str, ...], list[str]] = defaultdict(list)
        """The symptoms that may be meant, by the stems of what people name."""
        for symptom in catalogue.symptoms:
            for name in symptom.neighbours:
                self._neighbours[tuple(token.stem for token in tokens(name))].append(symptom.id)

    @cached_property
    def _second_reader(self) -> SecondReader | None:
        return second_reader(self._catalogue)

    def hear(self, text: str, *, named: bool = False) -> Hearing:
        """Everything that the text says of symptoms and red flags; nothing of one that takes too long to read.

        Args:
            text: in everyday words.
            named: the complaint, or what is wanted, was named beside it, so that the text need not.
        """
        if len(text) > MOST_CHARACTERS or len(words := tokens(text)) > MOST_WORDS:
            return Hearing(text=text, too_long=True)
        try:
            return self._heard(HeardText(text, words, self._lexicon), is_named=named)
        except TooMuchError:
            return Hearing(text=text, too_long=True)

    def _heard(self, heard: HeardText, *, is_named: bool) -> Hearing:
        hearing = self._by_phrases(heard)
        named = self._named(heard, hearing)
        if named and not self._of_folder.intersection((*named.clear_symptoms, *named.possible_symptoms)):
            return named
        reader = self._second_reader
        agreed = self._heard_twice(heard, hearing, reader, is_named=is_named) if reader else hearing
        return agreed if named is None or agreed.doubtful_flags else named

    def _named(self, heard: HeardText, hearing: Hearing) -> Hearing | None:
        """What is heard where a text is a name and nothing else; a name that is also a sign is no name."""
        named = self._names.get(key(heard.text))
        if named and not (hearing.flags or hearing.doubtful_flags):
            said = Evidence("symptom", named, phrase=named, words=heard.text, weight=CLEAR, ignored=None)
            return Hearing(text=heard.text, evidence=(said,), clear_symptoms=(named,))
        meant = self._neighbours_named(heard)
        return replace(hearing, clear_symptoms=(), possible_symptoms=meant) if meant else None

    def _by_phrases(self, heard: HeardText) -> Hearing:
        met = matches(heard, self._lexicon.patterns)
        speakers = Speakers(heard, (match for match in met if match.pattern.kind == "symptom"))
        evidence = self._evidence(heard, met, speakers)
        told = self._told(heard, evidence, speakers)
        elsewhere, told_beside = _tells_of_elsewhere(heard, met), facts(heard)
        clear, possible = self._symptoms(ranked(evidence, "symptom"), elsewhere=elsewhere)
        return Hearing(
            text=heard.text,
            evidence=evidence,
            flags=tuple(told.signs),
            doubtful_flags=tuple(told.doubtful),
            otherwise=told.otherwise,
            clear_symptoms=clear,
            possible_symptoms=possible,
            elsewhere=elsewhere,
            facts=told_beside,
            wants_daily=any((fact.field, fact.value) == ("when", "daily") for fact in told_beside),
        )

    def _neighbours_named(self, heard: HeardText) -> tuple[str, ...]:
        """What may be meant where a text names little but a neighbour of it: "hip flexor", "my tight piriformis"."""
        said = {place for name in _COMPLAINTS for span in heard.spans.get(name, ()) for place in span.indices()}
        stems = tuple(
            token.stem
            for place, token in enumerate(heard.content_tokens)
            if place not in said and token.word not in _ABOUT
        )
        return tuple(self._neighbours.get(stems, ()))

    def _heard_twice(self, heard: HeardText, hearing: Hearing, reader: SecondReader, *, is_named: bool) -> Hearing:
        """What the phrases say, and the second reader where they leave something open."""
        opinion, referring = reader.opinion(heard), self._referring(hearing)
        agreed = agreement.agreed(hearing, opinion, referring=referring, general=self._general, is_named=is_named)
        named: list[tuple[Kind, str]] = [
            ("symptom", id_) for id_ in (*agreed.clear_symptoms, *agreed.possible_symptoms)
        ]
        named += [("flag", id_) for id_ in agreed.doubtful_flags]
        return replace(agreed, voices=tuple(v for kind, id_ in named for v in reader.voices(heard, opinion, kind, id_)))

    def _referring(self, hearing: Hearing) -> dict[str, bool]:
        """The signs told that refer; True for those told by one word alone, or by words far apart, and nothing else."""
        solid = {
            e.id
            for e in hearing.evidence
            if e.kind == "flag" and not e.ignored and e.weight >= HINT and not _is_thin(e)
        }
        referring = (sign for sign in hearing.flags if self._catalogue.sign(sign).refers)
        return {sign: flag_of(sign) not in solid for sign in referring}

    def _told(self, heard: HeardText, evidence: Sequence[Evidence], speakers: Speakers) -> Told:
        """The signs that the evidence comes to; and what has to be asked, as has what rests on a slip of the pen."""
        flags, sure = ranked(evidence, "flag"), ranked([e for e in evidence if not e.mended], "flag")
        tiers = Tiers(self._lexicon, heard, lambda match: not self._ignored(match, heard, speakers))
        said = [id_ for id_, weight in flags.items() if weight >= CLEAR and sure.get(id_, 0) >= CLEAR]
        hinted = [id_ for id_, weight in flags.items() if weight >= HINT and id_ not in said]
        return tiers.told(self._catalogue.red_flag, said, hinted)

    def _evidence(self, heard: HeardText, met: list[Match], speakers: Speakers) -> tuple[Evidence, ...]:
        """The evidence for each symptom and flag, in the order in which they were met."""
        by_entry: dict[tuple[Kind, str], list[tuple[str | None, Match]]] = defaultdict(list)
        for match in met:
            ignored = self._ignored(match, heard, speakers)
            by_entry[match.pattern.kind, match.pattern.id].append((ignored, match))
        return tuple(evidence for judged in by_entry.values() for evidence in _weighed(heard, judged))

    def _ignored(self, match: Match, heard: HeardText, speakers: Speakers) -> str | None:
        """The reason why a match does not count, if there is one."""
        kind, id_ = match.pattern.kind, match.pattern.id
        if heard.denies(kind, match.content_indices()):
            return "denied"
        if kind == "symptom" or match.pattern.weight < 0:
            return None
        if speakers.are_others(match):
            return "somebody else"
        lasting = self._catalogue.red_flag[id_].lasting
        return "long ago" if not lasting and heard.sentence_has(match.spans[0].first, _LONG_AGO) else None

    def _symptoms(self, weights: dict[str, int], *, elsewhere: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The clear and the possible ones; a general one gives way to any that is clear and more exact."""
        clear = tuple(id_ for id_, weight in weights.items() if weight >= CLEAR and not elsewhere)
        possible = tuple(id_ for id_, weight in weights.items() if weight > 0 and id_ not in clear)
        if clear:
            possible = tuple(id_ for id_ in possible if id_ not in self._general)
        return tuple(id_ for id_ in clear if id_ not in self._general) or clear, possible


def _weighed(heard: HeardText, judged: Iterable[tuple[str | None, Match]]) -> list[Evidence]:
    """The evidence for one symptom or flag, each phrase counted once, and none inside a stronger one."""
    evidence: dict[str, Evidence] = {}
    counted: list[frozenset[int]] = []
    for ignored, match in sorted(judged, key=_strongest_first):
        kind, id_, phrase, weight, *_ = match.pattern
        if phrase in evidence and (ignored or not evidence[phrase].ignored):
            continue
        indices = match.content_indices()
        heard.effort.spend(len(counted))
        again = weight > 0 and any(indices <= stronger for stronger in counted)
        if weight > 0 and not ignored and not again:
            counted.append(indices)
        quote, why = heard.quote(match.spans), ignored or ("said already" if again else None)
        mended = heard.mended(indices)
        evidence[phrase] = Evidence(kind, id_, phrase, quote, weight, ignored=why, mended=mended)
    return list(evidence.values())


def _is_thin(evidence: Evidence) -> bool:
    words, items = len(evidence.words.split()), len(evidence.phrase.split())
    return words == 1 or words - items >= _FAR_APART


def _strongest_first(judged: tuple[str | None, Match]) -> tuple[bool, int, int, int, tuple[ContentSpan, ...]]:
    """Of one phrase, where its words stand nearest together."""
    ignored, match = judged
    width = max(span.last for span in match.spans) - min(span.first for span in match.spans)
    return bool(ignored), -abs(match.pattern.weight), -len(match.pattern.items), width, match.spans


def _tells_of_elsewhere(heard: HeardText, met: Iterable[Match]) -> bool:
    """True if a word tells of something foreign, and no symptom's phrase is about just that."""
    foreign = {span.first for span in heard.spans.get(_ELSEWHERE, ())}
    ours = (match for match in met if match.pattern.kind == "symptom" and match.pattern.weight > 0)
    return bool(foreign.difference(*(match.content_indices() for match in ours))) if foreign else False
