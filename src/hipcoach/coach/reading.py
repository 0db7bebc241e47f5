"""What options and everyday words come to: a case to answer, or what has to be asked before it can be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hipcoach.coach.command_line import command_line
from hipcoach.coach.outcome import Ambiguous, Candidates, Doubt, NotUnderstood, SymptomGuess, Unknown
from hipcoach.coach.request import Request
from hipcoach.coach.routine import SCHEMA_VERSION

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.coach.case import Case
    from hipcoach.coach.hearing import Evidence, Hearing

MOST_CANDIDATES = 3
_FEWEST = 2
_MOST_SYMPTOMS = 2

_NOT_OURS = "That tells of nothing this program knows: hips, and what is felt around them. Say where it hurts and when."
_TOO_LONG = "That is too long to read (over 2,000 words). Say in a sentence or two where it hurts and when."

Question = Ambiguous | NotUnderstood


@dataclass(frozen=True, eq=False, repr=False)
class Reading:
    """What somebody said, as it was taken. Only the coach makes one; an answer to its question makes a new one."""

    options: Request
    """What was asked for by options alone."""
    case: Case
    """With what the words say, as far as they are clear."""
    question: Question | None
    """What has to be asked before the case is answered; a referral stands above it."""

    @property
    def evidence(self) -> Sequence[Evidence]:
        """What the words were taken to say; nothing where there were none."""
        return self.case.hearing.evidence if self.case.hearing else ()

    @property
    def is_answerable(self) -> bool:
        """True where nothing that the words say keeps an answer back: no question, and no red flag that stops."""
        hearing = self.case.hearing
        return not self.question and not (hearing and hearing.flags and self.case.referral)

    def confirming(self, flags: Collection[str]) -> Hearing:
        """What was heard once the doubts are answered: these flags were said, the others in doubt were not.

        Of what was said clearly, no is the answer to the gravest tier alone: the words may bear out a lighter one.
        """
        hearing = self._heard()
        lighter = (hearing.otherwise.get(flag) for flag in hearing.doubtful_flags if flag not in flags)
        return replace(hearing, flags=(*hearing.flags, *flags, *filter(None, lighter)), doubtful_flags=())

    def choosing(self, symptom: str) -> Hearing:
        """What was heard, where this is the symptom that was meant."""
        return replace(self._heard(), clear_symptoms=(symptom,))

    def _heard(self) -> Hearing:
        assert self.case.hearing is not None, "only words leave something to ask"
        return self.case.hearing


def understand(catalogue: Catalogue, options: Request, hearing: Hearing | None) -> tuple[Request, Question | None]:
    """The request with what the words say, and what has to be asked first. An option stands above the words.

    A red flag in the words becomes one of the request's, which whoever screens it will find.
    """
    if hearing is None:
        return options, None
    request = options._replace(
        flags=(*options.flags, *hearing.flags),
        pain=hearing.pain if options.pain is None else options.pain,
        side=hearing.side if options.side is None else options.side,
    )
    if hearing.too_long:
        return request, _not_understood(catalogue, _TOO_LONG)
    stops = any(catalogue.sign(sign).refers for sign in hearing.flags)
    if stops or (request.symptoms and not hearing.doubtful_flags):
        return request, None
    if 1 <= len(hearing.clear_symptoms) <= _MOST_SYMPTOMS and not hearing.doubtful_flags:
        return request._replace(symptoms=hearing.clear_symptoms), None
    if hearing.clear_symptoms or hearing.possible_symptoms or hearing.doubtful_flags:
        return request, _ask(catalogue, hearing, request)
    return request, _not_understood(catalogue, _NOT_OURS)


def _ask(catalogue: Catalogue, hearing: Hearing, request: Request) -> Ambiguous:
    """The doubts, and the candidates once these are answered no, which may leave a lighter tier raised."""
    denied = request._replace(flags=(*request.flags, *filter(None, hearing.otherwise.values())))
    asked = Candidates(
        candidates=list(_guesses(catalogue, hearing, denied)), first=list(_doubts(catalogue, hearing, request))
    )
    return Ambiguous(schema_version=SCHEMA_VERSION, ambiguous=asked)


def _doubts(catalogue: Catalogue, hearing: Hearing, request: Request) -> Iterator[Doubt]:
    for flag in hearing.doubtful_flags:
        yield Doubt(
            flag=flag,
            question=catalogue.red_flag[flag].question,
            words=hearing.words("flag", flag),
            command=command_line(request._replace(symptoms=(), flags=(flag,))),
        )


def _guesses(catalogue: Catalogue, hearing: Hearing, request: Request) -> Iterator[SymptomGuess]:
    ids = list(request.symptoms) or _candidates(catalogue, hearing)
    for id_ in ids:
        yield SymptomGuess(
            symptom=id_,
            name=catalogue.symptom[id_].name,
            tell_apart=_tell_apart(catalogue, id_, ids),
            command=command_line(request._replace(symptoms=(id_,))),
        )


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
    known = [symptom.id for symptom in catalogue.symptoms]
    return NotUnderstood(schema_version=SCHEMA_VERSION, not_understood=Unknown(message=message, known=known))
