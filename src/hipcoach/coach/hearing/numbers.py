"""What numbers say: an age, a pain score, a fever, how long. Each becomes a concept that phrases can name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from hipcoach.catalogue.special_concepts import NumberConcept
from hipcoach.coach.hearing.line import Line


class Number(NamedTuple):
    """A concept, and the first and the last of the tokens that say it."""

    concept: NumberConcept
    first: int
    last: int
    value: float
    """Years, points of ten, weeks, or minutes."""


_ADULT = 18
_OLDEST = 110
_SEVERE = 8
_SIX_WEEKS = 6
_TWO_WEEKS = 2
_HALF_HOUR = 30
_A_YEAR = 52

_WEEKS = {"day": 1 / 7, "week": 1, "wk": 1, "month": 4.345, "mth": 4.345, "mo": 4.345}
_MINUTES = {"minute": 1, "min": 1, "hour": 60, "hr": 60}
_MANY = {"a": 1, "an": 1, "couple": 2, "few": 3, "several": 4, "many": 5, "half": 0.5}
_WIDEST = 3
"""So many times its lower end is the upper end of a range at most: "4 6 weeks", "1 3 days"."""
_UNCOUNTED = 3
"""Taken for the number of `weeks` or `years` if nobody counts them."""

_NO_AGE = (
    "weeks?|wks?|w|months?|days?|hours?|minutes?|mins?|years?(?! old)|yrs?(?! old)|miles?|mi|km|k|lbs?|pounds|kg|kilos"
    "|stone|st|percent|feet|foot|ft|cm|inches|into|in|times|reps|sets|out|of"
)
"""May stand behind a number that is no age."""
_WHO = (
    "hes|shes|he is|she is|whos|who is|son|daughter|grandson|granddaughter|nephew|niece|brother|sister|kid"
    "|lad|lass|boy|girl"
)
_SEX = "m|f|male|female|boy|girl"
_AGES = [
    re.compile(pattern)
    for pattern in (
        r"\b(\d+(?:\.\d)?) (?:years?|yrs?|y) (?:and \S+ months )?olds?\b",
        r"\b(\d+) (?:yo|yos|yrold|y o)\b",
        rf"\b(?:aged?|im only|only just) (\d+)\b(?! (?:{_NO_AGE})\b)",
        r"\bturn(?:ed|ing|s)? (\d+)\b",
        rf"\b(?:{_WHO})(?: just| only| nearly| almost| is| whos| turned| aged)* (\d+)\b(?! (?:{_NO_AGE})\b)",
        rf"\b(?:im|i am)(?: just| only| nearly| almost| turned| aged)* ([1-9]\d)\b(?! (?:{_NO_AGE})\b)",
        r"(?m)\b(?:im|i am) (\d)(?= (?:and|but|with|so|now)\b|$)",  # "im 1 long ache" tells no age
        rf"(?m)^(\d+) ?(?:{_SEX})\b",
        rf"\b([1-9]\d) (?:{_SEX})\b",
        r"\b[mf] ([1-9]\d)\b",
    )
]
_UNDER = re.compile(r"\bunder (1[0-8])s?\b")
_ABOUT = "(?:is |was |at |of |about |around |like |say |its |hits |hitting |hit ){0,8}(?:a |an )?"
_SCORES = [
    re.compile(pattern)
    for pattern in (
        r"\b(\d+)/10\b",
        r"\b(\d+) (?:out of|outta|of|on a scale of) (?:a )?10\b",
        rf"\bpain (?:level |score |scale |rating )?{_ABOUT}(10|\d)\b(?! (?:{_NO_AGE}|am|pm)\b)",
        rf"\b{_ABOUT}([89]|10) (?:on (?:the|a) (?:pain )?scale|for pain|at (?:its|the) worst|when i)\b",
    )
]
_SPENT = "miles?|km|kilomet(?:re|er)s?|k|days?|nights?|weeks?|minutes?|mins?"
_COUNTABLE = (
    f"{_SPENT}|reps?|sets?|rounds?|laps?|steps?|holes?|levels?|pages?|episodes?"
    "|times|squats?|lunges?|runs?|people|doctors?|friends?"
)
_PRAISED = "everything|everyone|all|else|recommend|feels?|otherwise|rest|still|other"
_NEAR = 40
"""So many characters before a number hold what it may count: the longest of these words, and more."""
_HAS_ITS_NUMBER = rf"(?:(?<=\d )|(?<=few )|(?<=\ba ))(?:{_SPENT})\b"
_COUNTED = re.compile(rf"\b(?!{_HAS_ITS_NUMBER})(?:{_COUNTABLE}|{_PRAISED}) (?:is |are |a |an )?$")
"""Before a number "of ten" that counts something else, or praises; "3 weeks" and "a few days" have theirs already."""
_COUNTS = re.compile(rf" (?:{_COUNTABLE})\b")
"""Likewise behind it."""
_FEVERS = [
    re.compile(r"\b(?:38|39|40|10[0-4])\.\d\b"),
    re.compile(r"\b(?:temp|temperature|fever) (?:of |at |was |is |hit |around )*(?:38|39|40|10[1-5])\b"),
]
_SPAN = re.compile(
    r"\b(\d+(?:\.\d+)?|a|an|couple(?: of)?|few|several|many|half(?: an?)?)"
    r"(?: or (?:so|\d+)| to \d+| (\d+)| (?:plus|whole|full|good|solid|long))* "
    r"(days?|weeks?|wks?|months?|mths?|mos?|years?|yrs?|minutes?|mins?|hours?|hrs?)\b(?! olds?\b)"
    r"( ago| back| prior| earlier)?"
)
_UNCOUNTED_SPAN = re.compile(r"\b()()(weeks|months|years|hours|ages|decades|yrs)\b( ago| back)?")
_TILL_LATE = re.compile(
    r"\b(?:till|til|until) (?:about |around |gone |nearly |almost |at least )*"
    r"(?:9|10|11|12|noon|midday|lunch|lunchtime)\b"
)
_WEEKS_ALONE = re.compile(
    r"(?m)^(?:im |at |only )?(?:[1-3]\d|4[0-2])(?: \d)? (?:weeks?|wks?)(?: today| now| tomorrow)?$"
)
_PAST_YEAR = re.compile(r"\b(?:in|since) (?:19|20)\d\d\b")


_Said = tuple[NumberConcept, re.Match[str], float]
"""A concept, where in the line it is said, and its value."""


def numbers(line: Line) -> Iterator[Number]:
    """Every concept that the numbers of a text tell, in no order."""
    for concept, match, value in chain(_ages(line), _scores(line), _fevers(line), _times(line)):
        yield Number(concept, *line.span(match), value)


def _ages(line: Line) -> Iterator[_Said]:
    for match in line.matches(*_AGES):
        age = float(match[1])
        if age <= _OLDEST:
            yield (NumberConcept.UNDER_18 if age < _ADULT else NumberConcept.ADULT), match, age
    for match in line.matches(_UNDER):
        yield NumberConcept.UNDER_18, match, float(match[1])


def _scores(line: Line) -> Iterator[_Said]:
    for match in line.matches(*_SCORES):
        if _COUNTS.match(line.words, match.end()):
            continue
        if "pain" not in match[0] and _COUNTED.search(line.words, max(0, match.start() - _NEAR), match.start()):
            continue
        score = float(match[1])
        yield (NumberConcept.PAIN_8 if score >= _SEVERE else NumberConcept.PAIN_7), match, score


def _fevers(line: Line) -> Iterator[_Said]:
    for match in line.matches(*_FEVERS):
        yield NumberConcept.FEVER_DEGREES, match, 0


def _times(line: Line) -> Iterator[_Said]:
    for match in line.matches(_SPAN, _UNCOUNTED_SPAN):
        yield from _span(match)
    for match in line.matches(_TILL_LATE):
        yield NumberConcept.LATE_MORNING, match, 0
        yield NumberConcept.HALF_HOUR, match, _HALF_HOUR
    for match in line.matches(_WEEKS_ALONE):
        yield NumberConcept.WEEKS_ALONE, match, 0
    for match in line.matches(_PAST_YEAR):
        yield NumberConcept.YEARS_AGO, match, 0


def _span(match: re.Match[str]) -> Iterator[_Said]:
    """How long a time is, in the steps that red flags ask about."""
    unit, amount = match[3].rstrip("s"), _amount(match[1])
    if match[2] and not amount < float(match[2]) <= _WIDEST * amount:
        amount = float(match[2])  # "I'm 45, 3 weeks of it": the first number is another's
    if unit in _MINUTES:
        minutes = amount * _MINUTES[unit]
        if minutes >= _HALF_HOUR:
            yield NumberConcept.HALF_HOUR, match, minutes
        return
    weeks = amount * _WEEKS.get(unit, _A_YEAR)
    if match[4] and weeks >= _A_YEAR:
        yield NumberConcept.YEARS_AGO, match, weeks
        return  # when it was, not how long it has lasted
    if weeks >= _SIX_WEEKS:
        yield NumberConcept.SIX_WEEKS, match, weeks
    if weeks >= _TWO_WEEKS:
        yield NumberConcept.TWO_WEEKS, match, weeks


def _amount(word: str) -> float:
    if not word:
        return _UNCOUNTED
    first, *_ = word.split()
    return _MANY[first] if first in _MANY else float(first)
