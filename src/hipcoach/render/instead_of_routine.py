"""The sentences of an answer that is no routine, worded once: each form only lays them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from hipcoach.coach.outcome import (
    EMERGENCY,
    Ambiguous,
    Doubt,
    Flagged,
    NothingLeft,
    NotUnderstood,
    Referral,
    Screening,
    SymptomGuess,
    TooFewMinutes,
)
from hipcoach.coach.routine import SCHEMA_VERSION
from hipcoach.coach.todays import Today
from hipcoach.render import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.coach.outcome import Outcome
    from hipcoach.coach.routine import Watch
    from hipcoach.vocabulary import Level

    Shown = Outcome | Today
    """What a sheet shows: an answer of the coach, or a day without a session."""

_URGENCY: Mapping[Level, str] = {
    "emergency": "Emergency: get help now.",
    "urgent": "Urgent: be seen within a day or so.",
    "clinician-first": "See a clinician first.",
}


@dataclass(frozen=True)
class Suggestion:
    """What may be so, how to tell whether it is, and the commands that say so."""

    title: str
    text: str
    commands: tuple[tuple[str, str], ...]
    """Each with what leads to it, which may be nothing."""


@dataclass(frozen=True, kw_only=True)
class Message:
    """The sentences of such an answer, in the order in which every form says them."""

    title: str
    subtitle: str = ""
    """Continues the title's line, with the sign that joins them."""
    alarming: bool = False
    """It must not be overlooked: a red flag, or the doubt of one."""
    level: Level | None = None
    """How fast somebody has to be seen: then the title says so, in large letters."""
    said: str = ""
    """What was answered yes."""
    text: str = ""
    listing: str = ""
    """The symptoms that would have been understood."""
    doubts: tuple[Suggestion, ...] = ()
    """Red flags to be answered before anything else."""
    otherwise: str = ""
    """Leads from the doubts to the candidates."""
    candidates: tuple[Suggestion, ...] = ()
    signs: tuple[str, ...] = ()
    """Signs that stop a routine, to be asked about."""
    command: tuple[str, str] | None = None
    """Lets on where none of them is so, after what leads to it."""
    emergency: str
    because: str = ""

    @property
    def heading(self) -> str:
        """The title's whole line."""
        return self.title + self.subtitle


def message_of(result: Referral | NothingLeft | Ambiguous | NotUnderstood | Screening | Today) -> Message:
    """Word any answer that is not a routine."""
    if isinstance(result, Referral):
        return _referral(result)
    if isinstance(result, NothingLeft):
        return _nothing_left(result)
    if isinstance(result, Ambiguous):
        return _ambiguous(result)
    if isinstance(result, Screening):
        return _screening(result)
    if isinstance(result, NotUnderstood):
        return _not_understood(result)
    if isinstance(result, Today):
        return _rest_day(result)
    assert_never(result)


def refusal_of(flag: Watch) -> Message:
    """Word what follows where the answer to a routine's question is yes."""
    flagged = Flagged(
        flag=flag.id,
        level=flag.level,
        message=flag.message,
        source=flag.source,
        said=[flag.said],
        citation=flag.citation,
    )
    return _referral(Referral(schema_version=SCHEMA_VERSION, referral=flagged))


def _referral(result: Referral) -> Message:
    flag = result.referral
    read_from = f" (read from {wording.quoted(flag.words)})" if flag.words else ""
    return Message(
        title=_URGENCY[flag.level],
        alarming=True,
        level=flag.level,
        said=f"You said: {'. Also: '.join(flag.said)}{read_from}.",
        text=flag.message,
        emergency=flag.emergency,
        because=f"Source: {flag.citation}. This is not a diagnosis.",
    )


_WAYS_OUT = {
    "avoid": "Spare less.",
    "equipment": "Add equipment.",
    "on": "Name more to exercise on.",
    "template": "Name another template.",
}
"""By what took exercises out, what the person can do about it."""


def _nothing_left(result: NothingLeft) -> Message:
    left = result.nothing_left
    few = left.too_few_minutes
    others = [name for name in left.removed_by if few is None or name not in ("minutes", *few.lowered_by)]
    every = "Everything else" if few else "Every exercise"
    sentences = [
        *([_too_few(few)] if few else []),
        *([f"{every} was taken out, by: {', '.join(others)}."] if others else []),
        *(way for name, way in _WAYS_OUT.items() if name in others),
    ]
    return Message(title="Nothing is left to do", text=" ".join(sentences), emergency=left.emergency)


def _too_few(few: TooFewMinutes) -> str:
    much = f"{few.asked} minutes are too few"
    if few.lowered_by:
        much = f"Of {few.asked} minutes too few are left, by: {', '.join(few.lowered_by)}"
    return f"{much}; {'more alone would not do' if few.enough is None else f'{few.enough} would do'}."


def _rest_day(result: Today) -> Message:
    days, text = (result.rest.days, result.rest.text) if result.rest else (1, "")
    reasons = (f"{change.because} ({change.source})" for change in result.why)
    return Message(
        title="Today: a rest day",
        subtitle=f", the first of {days}" if days > 1 else "",
        text=text,
        emergency=EMERGENCY,
        because=" ".join(dict.fromkeys(reasons)),
    )


def _ambiguous(result: Ambiguous) -> Message:
    unclear = result.ambiguous
    doubts = _doubts(unclear.first)
    return Message(
        title="One thing first" if doubts else "Which of these is it?",
        subtitle=": is any of this so?" if doubts else "",
        alarming=bool(doubts),
        doubts=doubts,
        otherwise="If it is not so:" if doubts and unclear.candidates else "",
        candidates=_candidates(unclear.candidates),
        emergency=unclear.emergency,
    )


def _screening(result: Screening) -> Message:
    asked = result.screening
    names = " and ".join(f"{symptom.name} (from {wording.quoted(symptom.words)})" for symptom in asked.understood)
    return Message(
        title="Before any exercise",
        subtitle=": is one of these so?",
        alarming=True,
        text=f"Understood: {names}. {wording.CORRECT}" if names else "",
        doubts=_doubts(asked.first),
        otherwise="If it is not so:" if asked.candidates else "",
        candidates=_candidates(asked.candidates),
        signs=() if asked.candidates else tuple(sign.brief for sign in asked.signs),
        command=None if asked.candidates else ("None of these:", asked.command),
        emergency=asked.emergency,
    )


def _doubts(doubts: Sequence[Doubt]) -> tuple[Suggestion, ...]:
    return tuple(
        Suggestion(
            doubt.question,
            f"You said {wording.quoted(doubt.words)}.",
            (("Yes, or not sure:", doubt.yes), ("No:", doubt.no)),
        )
        for doubt in doubts
    )


def _candidates(guesses: Sequence[SymptomGuess]) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(guess.name, guess.tell_apart, (("", guess.command),)) for guess in guesses)


def _not_understood(result: NotUnderstood) -> Message:
    unknown = result.not_understood
    return Message(
        title="Not understood",
        text=unknown.message,
        listing=f"It knows: {', '.join(unknown.known)}",
        emergency=unknown.emergency,
    )
