"""Of whom a text tells: the speaker, or somebody else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from hipcoach.catalogue.phrase import as_named
from hipcoach.catalogue.special_concepts import WordConcept
from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.match import Match

SPEAKER = frozenset("i im ive id ill my mine me myself".split())
_HELPER = frozenset({"me"})
"""Who is told of beside a patient: "he won't let me touch it"."""
_OBJECT = frozenset({"me", "us"})
"""To whom a thing is done: "somebody rear-ended us"."""
_THIRD_PERSON = frozenset("he hes his him she shes her hers".split())
_RELATIVE, _CHILD = as_named(WordConcept.RELATIVE), as_named(WordConcept.CHILD)


class Speakers:
    """Who is named where in a text, worked out once for all of its matches."""

    def __init__(self, text: HeardText, complaints: Iterable[Match]) -> None:
        self._text = text
        self._relatives = [text.among_all(span) for span in text.spans.get(_RELATIVE, ())]
        self._reach = list(accumulate((span.last for span in self._relatives), max))
        """How far each relative's words go, or further those of one before."""
        self._children = {span: text.among_all(span) for span in text.spans.get(_CHILD, ())}
        said = (i if token.word in SPEAKER else -1 for i, token in enumerate(text.all_tokens))
        self._speaker_before = [-1, *accumulate(said, max)]
        """By index, where the speaker is named last before it."""
        self._of_self = self._speaks_of_self(complaints)

    def are_others(self, match: Match) -> bool:
        """True if what a match tells is somebody else's, or, where it begins with a child, the speaker's after all.

        A speaker without a complaint tells of a patient as of themselves: "my mum had a fall" counts.
        """
        return (self._of_self and self._tells_of_others(match)) or self._turns_to_speaker(match)

    def _tells_of_others(self, match: Match) -> bool:
        """True if a match begins after `my mum` and before the next `I` or `my`, and is not what was done to `me`."""
        first, last = self._ends_of(match)
        place = bisect_left(self._reach, self._speaker_before[first])
        if place == len(self._relatives) or self._relatives[place].first >= first:
            return False
        tokens = self._text.all_tokens
        is_done_to_speaker = any(token.word in _OBJECT for token in tokens[first : last + 2])
        return tokens[self._relatives[place].first].sentence == tokens[last].sentence and not is_done_to_speaker

    def _turns_to_speaker(self, match: Match) -> bool:
        """True if a match that names a child goes on about the speaker: "my son says my hips ..."."""
        child = next((self._children[span] for span in match.spans if span in self._children), None)
        return child is not None and self._speaker_before[self._ends_of(match)[1]] > child.last

    def _ends_of(self, match: Match) -> tuple[int, int]:
        """The first and the last token of a match."""
        indices = self._text.indices_among_all(match.content_indices())
        return min(indices), max(indices)

    def _speaks_of_self(self, complaints: Iterable[Match]) -> bool:
        """True if one of these complaints is the speaker's: before it, nobody else was named later than they."""
        tokens = self._text.all_tokens
        others = {span.first for span in (*self._relatives, *self._children.values())}
        # the `my` of "my son" names the son
        speaker = {i for i, token in enumerate(tokens) if token.word in SPEAKER - _HELPER and i + 1 not in others}
        if not speaker:
            return False
        if any(tokens[i].word == "mine" and tokens[i - 1].word != "of" for i in speaker):
            return True
        others |= {i for i, token in enumerate(tokens) if token.word in _THIRD_PERSON}
        of_speaker = self._last_is_speaker(speaker, others - speaker)
        return any(of_speaker[self._ends_of(match)[0]] for match in complaints)

    def _last_is_speaker(self, speaker: set[int], others: set[int]) -> list[bool]:
        """By index, true if the last who is named up to it, in its sentence, is the speaker; or if nobody is."""
        is_speaker: list[bool] = []
        sentence = -1
        for i, token in enumerate(self._text.all_tokens):
            begins = token.sentence != sentence
            is_speaker.append(i in speaker or (i not in others and (begins or is_speaker[-1])))
            sentence = token.sentence
        return is_speaker
