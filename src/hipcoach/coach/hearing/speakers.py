"""Of whom a text tells: the speaker, or somebody else."""

from __future__ import annotations

from collections.abc import Iterable

from hipcoach.catalogue.phrase import as_named
from hipcoach.catalogue.special_concepts import WordConcept
from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.match import Match

SPEAKER = frozenset("i im ive id ill my mine me myself".split())
_HELPER = frozenset({"me"})
"""Who is told of beside a patient: "he won't let me touch it"."""
_THIRD_PERSON = frozenset("he hes his him she shes her hers".split())
_RELATIVE, _CHILD = as_named(WordConcept.RELATIVE), as_named(WordConcept.CHILD)


def tells_of_others(text: HeardText, match: Match) -> bool:
    """True if a match begins after `my mum` and before the next `I` or `my`."""
    indices = text.indices_among_all(match.content_indices())
    start = min(indices)
    for relative in map(text.among_all, text.spans.get(_RELATIVE, ())):
        if relative.first < start and not _speaker_between(text, relative.last, start):
            return text.all_tokens[relative.first].sentence == text.all_tokens[max(indices)].sentence
    return False


def turns_to_speaker(text: HeardText, match: Match) -> bool:
    """True if a match that names a child goes on about the speaker: "my son says my hips ..."."""
    children = set(text.spans.get(_CHILD, ()))
    child = next((span for span in match.spans if span in children), None)
    if child is None:
        return False
    end = max(text.indices_among_all(match.content_indices()))
    return _speaker_between(text, text.among_all(child).last, end)


def _speaker_between(text: HeardText, first: int, last: int) -> bool:
    return any(token.word in SPEAKER for token in text.all_tokens[first + 1 : last])


def speaks_of_self(text: HeardText, complaints: Iterable[Match]) -> bool:
    """True if one of these complaints is the speaker's: before it, nobody else was named later than they."""
    tokens = text.all_tokens
    others = {text.among_all(span).first for name in (_RELATIVE, _CHILD) for span in text.spans.get(name, ())}
    # the `my` of "my son" names the son
    speaker = {i for i, token in enumerate(tokens) if token.word in SPEAKER - _HELPER and i + 1 not in others}
    if not speaker:
        return False
    if any(tokens[i].word == "mine" and tokens[i - 1].word != "of" for i in speaker):
        return True
    others |= {i for i, token in enumerate(tokens) if token.word in _THIRD_PERSON}
    return any(_is_of_speaker(text, match, speaker, others) for match in complaints)


def _is_of_speaker(text: HeardText, complaint: Match, speaker: set[int], others: set[int]) -> bool:
    """True if the last who is named before a complaint, in its sentence, is the speaker; or if nobody is."""
    first = min(text.indices_among_all(complaint.content_indices()))
    sentence = text.all_tokens[first].sentence
    for i in range(first, -1, -1):
        if text.all_tokens[i].sentence != sentence:
            break
        if i in speaker or i in others:
            return i in speaker
    return True
