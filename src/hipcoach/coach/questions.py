"""What has to be asked before words lead to exercises. `Coach.case` asks here for every text: there is no way past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hipcoach.coach.command_line import command_line
from hipcoach.coach.hearing.agreement import MOST_OFFERED
from hipcoach.coach.outcome import (
    Ambiguous,
    Candidates,
    Doubt,
    NotUnderstood,
    Question,
    Screen,
    Screening,
    SymptomGuess,
    Unknown,
)
from hipcoach.coach.request import Request
from hipcoach.coach.routine import SCHEMA_VERSION, Understood
from hipcoach.coach.screen import signs_to_ask
from hipcoach.vocabulary import LEVELS

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.coach.hearing import Hearing

_FEWEST = 2

_NOT_OURS = "That tells of nothing this program knows: hips, and what is felt around them. Say where it hurts and when."
_TOO_LONG = (
    "That is too long to read (over 2,000 words, or a few of them over and over). "
    "Say in a sentence or two where it hurts and when."
)


def question(catalogue: Catalogue, request: Request, hearing: Hearing) -> Question | None:
    """What has to be asked of somebody who said these words; nothing once they were asked about the signs of danger.

    Args:
        catalogue: has the symptoms and the signs.
        request: with what the words clearly say.
        hearing: what the words say.
    """
    if hearing.too_long:
        return _not_understood(catalogue, _TOO_LONG)
    asking = _Asking(catalogue, request, hearing)
    doubts = asking.open_doubts()
    if request.symptoms or (hearing.wants_daily and not hearing.possible_symptoms):
        return asking.screening(doubts) if doubts or not request.screened else None
    if hearing.clear_symptoms or hearing.possible_symptoms:
        return asking.which(doubts)
    if doubts:
        return asking.screening(doubts)
    return asking.which([]) if hearing.doubtful_flags else _not_understood(catalogue, _NOT_OURS)


def told_of(catalogue: Catalogue, symptoms: Sequence[str], hearing: Hearing) -> list[Understood]:
    """Those of the symptoms that the words tell of, with these words."""
    return [
        Understood(symptom=id_, name=catalogue.symptom[id_].name, words=words)
        for id_ in symptoms
        if (words := hearing.words("symptom", id_))
    ]


class _Asking:
    """Words the questions of one request."""

    def __init__(self, catalogue: Catalogue, request: Request, hearing: Hearing) -> None:
        self._catalogue = catalogue
        self._request = request
        self._hearing = hearing

    def open_doubts(self) -> list[str]:
        """The flags that the words hint at and nobody has answered, the gravest first."""
        answered = {*self._request.flags, *self._request.not_flags}
        flags = [self._catalogue.red_flag[id_] for id_ in self._hearing.doubtful_flags if id_ not in answered]
        return [flag.id for flag in sorted(flags, key=lambda flag: LEVELS.index(flag.level))]

    def screening(self, doubts: Sequence[str]) -> Screening:
        """Ask about the signs that stop a routine."""
        request, hearing = self._request, self._hearing
        asked = Screen(
            understood=told_of(self._catalogue, request.symptoms, hearing),
            candidates=[] if request.symptoms else list(self._guesses()),
            first=list(self._doubts(doubts)),
            signs=signs_to_ask(self._catalogue, request),
            command=self._command(request._replace(screened=True)),
        )
        return Screening(schema_version=SCHEMA_VERSION, screening=asked)

    def which(self, doubts: Sequence[str]) -> Ambiguous:
        """Ask which of the symptoms is meant."""
        asked = Candidates(candidates=list(self._guesses()), first=list(self._doubts(doubts)))
        return Ambiguous(schema_version=SCHEMA_VERSION, ambiguous=asked)

    def _command(self, request: Request) -> str:
        return command_line(request, self._hearing.text)

    def _doubts(self, flags: Sequence[str]) -> Iterator[Doubt]:
        request = self._request
        for flag in flags[:MOST_OFFERED]:
            yes = self._command(request._replace(flags=(*request.flags, flag)))
            yield Doubt(
                flag=flag,
                question=self._catalogue.red_flag[flag].question,
                words=self._hearing.words("flag", flag),
                yes=yes,
                no=self._command(request._replace(not_flags=(*request.not_flags, flag))),
                command=yes,
            )

    def _guesses(self) -> Iterator[SymptomGuess]:
        ids = self._candidates()
        for id_ in ids:
            yield SymptomGuess(
                symptom=id_,
                name=self._catalogue.symptom[id_].name,
                tell_apart=self._tell_apart(id_, ids),
                command=self._command(self._request._replace(symptoms=(id_,))),
            )

    def _candidates(self) -> list[str]:
        """What was said, then what was hinted at, then what is easily taken for these or goes with the doubts."""
        hearing, catalogue = self._hearing, self._catalogue
        ids = [*hearing.clear_symptoms, *hearing.possible_symptoms][:MOST_OFFERED]
        if hearing.clear_symptoms and hearing.doubtful_flags:
            return ids
        near = [look_alike.symptom for id_ in ids for look_alike in catalogue.symptom[id_].look_alikes]
        near += [s.id for s in catalogue.symptoms if not ids and set(hearing.doubtful_flags) & set(s.red_flags)]
        for id_ in near:
            if len(ids) < _FEWEST and id_ not in ids:
                ids.append(id_)
        return ids

    def _tell_apart(self, id_: str, ids: Sequence[str]) -> str:
        """The sentence by which another of the candidates is told from this one, or where this one is felt."""
        for other in ids:
            for look_alike in self._catalogue.symptom[other].look_alikes:
                if look_alike.symptom == id_:
                    return look_alike.tell_apart
        return f"Is it {self._catalogue.symptom[id_].location}?"


def _not_understood(catalogue: Catalogue, message: str) -> NotUnderstood:
    known = [symptom.id for symptom in catalogue.symptoms]
    return NotUnderstood(schema_version=SCHEMA_VERSION, not_understood=Unknown(message=message, known=known))
