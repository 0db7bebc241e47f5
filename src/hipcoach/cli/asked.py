"""What options and words come to, with a person's own defaults beneath, and what of it is told beside the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hipcoach.cli.beneath import with_settings
from hipcoach.cli.less_care import tell_of_less_care
from hipcoach.cli.named_otherwise import line_for
from hipcoach.cli.output import note, read_input
from hipcoach.cli.values import MINUTE_UNIT
from hipcoach.coach import NotUnderstood, request_from
from hipcoach.errors import UsageError
from hipcoach.text import shown, without_surrogates

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.cli.options import RequestOptions
    from hipcoach.cli.state import State
    from hipcoach.coach.reading import Reading

_CURLY = frozenset("\u201c\u201d\u201e\u2018\u00ab\u00bb")
_MINUTES = re.compile(r"\b(\d+) ?(?:minutes?|mins?)\b", re.IGNORECASE)


def read(options: RequestOptions, state: State, *, for_programme: bool = False) -> Reading:
    """What was typed, read.

    Args:
        options: what was typed.
        state: the knowledge, and a person's own defaults.
        for_programme: a programme is named, which says itself what it is for.

    Raises:
        UsageError: a word is unknown, a number out of bounds, or nothing says what the session is for.
    """
    tell_of_less_care(state)
    given = {name: value for name, value in vars(options).items() if name != "words" and value is not None}
    request = request_from(state.catalogue, **given)
    words = _words(options)
    reading = with_settings(state, state.coach.read(request, words), spoken=words is not None)
    if words is None and not for_programme:
        _refuse_nothing(reading, state.catalogue)
    elif words is not None:
        _refuse_a_name(reading, state.catalogue, words)
        _tell_of_words(reading, words, named=bool(options.symptoms))
    return reading


def _words(options: RequestOptions) -> str | None:
    """The words as one text, or standard input's for `-`; none where all that was said is the unit of `-m 10 min`."""
    if options.words == ["-"]:
        return read_input()
    said = without_surrogates(" ".join(options.words or ()))
    unit = options.minutes is not None and re.fullmatch(MINUTE_UNIT, said, re.IGNORECASE)
    return None if unit or not options.words else said


def _refuse_nothing(reading: Reading, catalogue: Catalogue) -> None:
    asked = reading.case.request
    if not (asked.symptoms or asked.focus or asked.template or reading.case.referral):
        known = "".join(f"\n  {symptom.id:<18} {symptom.location}" for symptom in catalogue.symptoms)
        raise UsageError(
            f"say what it is for, in your words or by --symptom, --focus or --template. The symptoms are:{known}"
        )


def _refuse_a_name(reading: Reading, catalogue: Catalogue, words: str) -> None:
    """Words that tell of nothing may be the name of something that has its own command."""
    if isinstance(reading.question, NotUnderstood) and (line := line_for(catalogue, words)):
        raise UsageError(f"{shown(words)} is no complaint, but has a place of its own: {line}")


def _tell_of_words(reading: Reading, words: str, *, named: bool) -> None:
    """What somebody may expect of words that is not so."""
    if not _CURLY.isdisjoint(words):
        note("note: curly quotes are no quotes to a shell; words need none")
    if named:
        note(f"note: {shown(words)} was read for signs, minutes, side and the like; --symptom says what it is for")
    minutes = _MINUTES.search(words)
    if minutes and reading.case.request.minutes is None:
        note(f"note: {minutes[0]} was not taken for the length of the session; --minutes {minutes[1]} would be")
