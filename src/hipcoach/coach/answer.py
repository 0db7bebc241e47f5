"""Everyday words → the routine, the referral, the question back, or word that they were not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.coach.command import command_line
from hipcoach.coach.request import Request
from hipcoach.coach.routine import (
    SCHEMA_VERSION,
    Ambiguous,
    Candidate,
    Candidates,
    Doubt,
    NotUnderstood,
    Outcome,
    Referral,
    Routine,
    Understood,
    Unknown,
)

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.coach.hearing import Hearing

MOST_CANDIDATES = 3
_FEWEST = 2
_MOST_SYMPTOMS = 2

_NOT_OURS = "That tells of nothing this program knows: hips, and what is felt around them. Say where it hurts and when."
_TOO_LONG = "That is too long to read (over 2,000 words). Say in a sentence or two where it hurts and when."


def understand(catalogue: Catalogue, hearing: Hearing, request: Request) -> Request | Ambiguous | NotUnderstood:
    """The request with what the words say, or what has to be asked first. What an option says stands above the words.

    A red flag in the words becomes one of the request's, which whoever screens it will find.
    """
    heard = request._replace(
        flags=(*request.flags, *hearing.flags),
        pain=hearing.pain if request.pain is None else request.pain,
        side=hearing.side if request.side is None else request.side,
    )
    if hearing.too_long:
        return _not_understood(catalogue, _TOO_LONG)
    if hearing.flags or (request.symptoms and not hearing.doubtful_flags):
        return heard
    if 1 <= len(hearing.clear_symptoms) <= _MOST_SYMPTOMS and not hearing.doubtful_flags:
        return heard._replace(symptoms=hearing.clear_symptoms)
    if hearing.clear_symptoms or hearing.possible_symptoms or hearing.doubtful_flags:
        return _ask(catalogue, hearing, heard)
    return _not_understood(catalogue, _NOT_OURS)


def with_words(catalogue: Catalogue, hearing: Hearing, request: Request, answer: Outcome) -> Outcome:
    """The answer, with the words that it was read from."""
    if isinstance(answer, Routine):
        answer.understood = [
            Understood(id_, catalogue.symptom[id_].name, hearing.words("symptom", id_))
            for id_ in request.symptoms
            if id_ in hearing.clear_symptoms
        ]
    elif isinstance(answer, Referral):
        answer.referral.words = hearing.words("flag", answer.referral.flag)
    return answer


def _ask(catalogue: Catalogue, hearing: Hearing, request: Request) -> Ambiguous:
    ids = list(request.symptoms) or _candidates(catalogue, hearing)
    doubts = [
        Doubt(
            flag,
            catalogue.red_flag[flag].question,
            hearing.words("flag", flag),
            command_line(request._replace(symptoms=(), flags=(flag,))),
        )
        for flag in hearing.doubtful_flags
    ]
    candidates = [
        Candidate(
            id_,
            catalogue.symptom[id_].name,
            _tell_apart(catalogue, id_, ids),
            command_line(request._replace(symptoms=(id_,))),
        )
        for id_ in ids
    ]
    return Ambiguous(SCHEMA_VERSION, Candidates(candidates, doubts))


def _candidates(catalogue: Catalogue, hearing: Hearing) -> list[str]:
    """What was said, then what was hinted at, then what is easily taken for these or goes with the flags in doubt."""
    ids = [*hearing.clear_symptoms, *hearing.possible_symptoms][:MOST_CANDIDATES]
    if hearing.clear_symptoms and hearing.doubtful_flags:
        return ids
    near = [look_alike.symptom for id_ in ids for look_alike in catalogue.symptom[id_].look_alikes]
    near += [s.id for s in catalogue.symptoms if not ids and set(hearing.doubtful_flags) & set(s.red_flags)]
    for id_ in near:
        if len(ids) < _FEWEST and id_ not in ids:
            ids.append(id_)
    return ids


def _tell_apart(catalogue: Catalogue, id_: str, ids: list[str]) -> str:
    """The sentence by which another of the candidates is told from this one, or where this one is felt."""
    for other in ids:
        for look_alike in catalogue.symptom[other].look_alikes:
            if look_alike.symptom == id_:
                return look_alike.tell_apart
    location = catalogue.symptom[id_].location
    return f"Is it {location}?"


def _not_understood(catalogue: Catalogue, message: str) -> NotUnderstood:
    return NotUnderstood(SCHEMA_VERSION, Unknown(message, [symptom.id for symptom in catalogue.symptoms]))
