"""What a text says beside its complaint: pain, side, minutes, before or after what, on what, with what, how far it is.

Only what is plainly said of the session is taken: "20 minutes into a run" is no length for it, "sore after a ride" no
time of day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

from hipcoach.catalogue.phrase import as_named
from hipcoach.catalogue.special_concepts import NumberConcept, WordConcept
from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.line import Line
from hipcoach.coach.hearing.tokens import FILLERS, TokenSpan
from hipcoach.vocabulary import MINUTES, Activity, Equipment, Side, Stage, Surface

_SIDES: dict[str, Side] = {"left": "left", "l": "left", "right": "right", "r": "right"}
SEVERAL = ("equipment", "on")
"""Fields that may have several values."""

_SESSION = (
    "routine|session|workout|programme|program|exercises?|stretch(?:es|ing)?|something|moves|sequence"
    "|warm ?up|cool ?down"
)
_MINUTES = r"(\d+) (?:minutes?|mins?)"
_ACTIVITIES: dict[Activity, str] = {
    "running": "run|runs|running|jog|jogging|race|parkrun|tempo|intervals",
    "cycling": "ride|rides|riding|bike|cycle|cycling|spin|spinning",
    "hiking": "hike|hikes|hiking|trek|trekking|hillwalk",
    "walking": "walk|walks|walking",
}
_PEOPLE: dict[str, Activity] = {"runner": "running", "cyclist": "cycling", "hiker": "hiking", "walker": "walking"}
_SURFACES: dict[str, Surface] = {"bed": "bed", "chair": "chair", "desk": "chair", "floor": "floor"}

_HAVE = r"(?:i have|ive got|got|give me|can spare|spare|only have|need|want) (?:a |about |only |just |maybe )*"
_NOT_A_LENGTH = r"(?! (?:in|into|of|after|later|ago|on|walk|run|ride|drive|hike|every|from|per|when)\b)"
_LENGTHS = (
    re.compile(rf"\b{_HAVE}{_MINUTES}\b{_NOT_A_LENGTH}"),
    re.compile(rf"\b{_MINUTES} (?:\w+ )?(?:{_SESSION}|to spare|free|max|tops)\b"),
)
_LENGTH_ALONE = re.compile(rf"\b{_MINUTES}\b")
_MOMENT = re.compile(
    rf"\b(?:{_SESSION}|loosen up|prep|get ready|do)(?: \w+){{0,4}} (before|after) (?:\w+ ){{0,2}}"
    rf"({'|'.join(_ACTIVITIES.values())})\b"
)
_EVERY_DAY = "every ?day|daily|each day"
_DAILY = re.compile(rf"\b(?:{_EVERY_DAY}) (?:\w+ )?(?:{_SESSION})\b|\b(?:{_SESSION}) (?:\w+ ){{0,2}}(?:{_EVERY_DAY})\b")
_PERSON = re.compile(rf"\b(?:im|i am|as) an? (?:\w+ ){{0,2}}({'|'.join(_PEOPLE)})\b")
_ON = re.compile(
    rf"\b(?:{_SESSION}|do|done)(?: \w+){{0,4}} (?:in|from|on|at) (?:my |a |an |the |office )*({'|'.join(_SURFACES)})\b"
)
_WITH = re.compile(
    r"\b(?:i have|ive got|i own|i only have|we have) (?:a |an |my |some |only |resistance |mini |long |tennis |yoga )*"
    rf"({'|'.join(get_args(Equipment))})s?\b"
)
_WITHOUT = re.compile(r"\b(?:no|without|without any|dont have any) (?:equipment|kit|gear)\b")
_STAGES: dict[Stage, re.Pattern[str]] = {
    "sore": re.compile(r"\b(?:flared|flaring|flare) up\b|\bvery irritable\b"),
    "strong": re.compile(
        r"\b(?:pain free|no pain|painless|settled) (?:now |for \w+ )?(?:\w+ ){0,4}(?:stronger|strength)\b"
    ),
}


class Fact(NamedTuple):
    """A field of the request, what the text says of it, and the words that say so."""

    field: str
    value: int | str
    words: str


def facts(heard: HeardText) -> tuple[Fact, ...]:
    """Everything of this kind that a text says, each field once but for those that may have several values."""
    line = heard.line
    met = [*_pain(heard), *_side(heard), *_lengths(line), *_moments(line), *_means(line), *_stages(line)]
    first = {fact.field: fact for fact in reversed(met) if fact.field not in SEVERAL}
    return (*first.values(), *dict.fromkeys(fact for fact in met if fact.field in SEVERAL))


def _pain(heard: HeardText) -> Iterator[Fact]:
    """The highest pain score below 8."""
    scores = [number for number in heard.numbers if number.concept is NumberConcept.PAIN_7]
    for number in sorted(scores, key=lambda number: -number.value)[:1]:
        yield Fact("pain", int(number.value), heard.line.quote(TokenSpan(number.first, number.last)))


def _side(heard: HeardText) -> Iterator[Fact]:
    """The side of the sore part, if only one is named: right before it, or with one word between."""
    tokens = heard.all_tokens
    parts = {heard.among_all(span).first for span in heard.spans.get(as_named(WordConcept.SORE_PART), ())}
    told = [
        Fact("side", _SIDES[token.word], token.word)
        for i, token in enumerate(tokens)
        if token.word in _SIDES and (i + 1 in parts or (i + 2 in parts and tokens[i + 1].word not in FILLERS))
    ]
    if len({fact.value for fact in told}) == 1:
        yield told[0]


def _lengths(line: Line) -> Iterator[Fact]:
    matches = [*line.matches(*_LENGTHS), *(match for match in line.matches(_LENGTH_ALONE) if line.stands_alone(match))]
    for match in matches:
        if MINUTES[0] <= int(match[1]) <= MINUTES[1]:
            yield Fact("minutes", int(match[1]), line.quote(match))


def _moments(line: Line) -> Iterator[Fact]:
    for match in line.matches(_MOMENT):
        yield Fact("when", match[1], line.quote(match))
        activity = next(name for name, words in _ACTIVITIES.items() if match[2] in words.split("|"))
        yield Fact("activity", activity, line.quote(match))
    for match in line.matches(_DAILY):
        yield Fact("when", "daily", line.quote(match))
    for match in line.matches(_PERSON):
        yield Fact("activity", _PEOPLE[match[1]], line.quote(match))


def _means(line: Line) -> Iterator[Fact]:
    for match in line.matches(_ON):
        yield Fact("on", _SURFACES[match[1]], line.quote(match))
    for match in line.matches(_WITH):
        yield Fact("equipment", match[1], line.quote(match))
    for match in line.matches(_WITHOUT):
        yield Fact("equipment", "none", line.quote(match))


def _stages(line: Line) -> Iterator[Fact]:
    for stage, pattern in _STAGES.items():
        for match in line.matches(pattern):
            yield Fact("stage", stage, line.quote(match))
