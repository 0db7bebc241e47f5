"""The session of a person who tells it: by options, or asked on a terminal for what they did not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.cli import clock
from hipcoach.cli.diary.session_asked import how_it_went, symptom_asked, which
from hipcoach.cli.diary.session_told import HowItWent, done_before, given_to_do, session_from, to_do_of
from hipcoach.cli.diary.standing import laid_over, refuse_nothing
from hipcoach.cli.diary.telling import EVENING, Took, typed_request
from hipcoach.cli.diary.told_words import felt_from, hurts_from
from hipcoach.cli.prompt import can_ask
from hipcoach.coach.request import Request

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hipcoach.catalogue import Catalogue
    from hipcoach.cli.diary.book import Past
    from hipcoach.cli.diary.session_told import ToDo
    from hipcoach.cli.diary.telling import Telling
    from hipcoach.cli.state import State
    from hipcoach.coach.history import History


def told_here(state: State, told: Telling, past: Past, now: datetime) -> Took:
    """The session of a person who tells it, asked on a terminal for what they did not say."""
    catalogue = state.catalogue
    ended = clock.moment(told.at, now, EVENING) if told.at else now
    scripted = told.of_ten != (None, None, None) or bool(told.hurt or told.skip or told.felt)
    asks = can_ask() and not scripted
    typed = typed_request(catalogue, told.options)
    if past.history is None:
        typed = _for_something(catalogue, typed, asks=asks)
    left_out: frozenset[str] = frozenset()
    known = [] if past.history is None or typed != Request() else _known_sessions(state, past.history, now)
    if asks and known:
        to_do, left_out = which(catalogue, known)
    elif known:
        to_do = known[0]
    else:
        standing = past.history.standing if past.history else Request()
        to_do = _made(state, laid_over(standing, typed)._replace(pain=told.of_ten[0]))
    ids = [exercise for exercise, _, _ in to_do.steps]
    hurt, hurts = hurts_from(catalogue, told.hurt, ids)
    went = HowItWent(*told.of_ten, hurt, hurts, left_out | _skipped(catalogue, told.skip, ids))
    went = went._replace(felt=felt_from(catalogue, told.felt, ids))
    if asks:
        went = how_it_went(catalogue, to_do, went)
    return Took(session_from(to_do, went, ended, catalogue.version), went.hurts, typed)


def _skipped(catalogue: Catalogue, words: Sequence[str], done: Sequence[str]) -> frozenset[str]:
    from hipcoach.cli.diary.told_words import exercise_of

    return frozenset(exercise_of(catalogue, word, done) for word in words)


def _for_something(catalogue: Catalogue, typed: Request, *, asks: bool) -> Request:
    """What the first session was for, asked where nobody said."""
    if asks and not (typed.symptoms or typed.focus or typed.template):
        symptom = symptom_asked(catalogue)
        typed = typed._replace(symptoms=(symptom,) if symptom else ())
    refuse_nothing(typed, catalogue)
    return typed


def _made(state: State, request: Request) -> ToDo:
    """The session of a request, with the person's own defaults beneath, as `recommend` makes it."""
    from hipcoach.cli.beneath import with_settings

    reading = with_settings(state, state.coach.read(request), spoken=False)
    return to_do_of(state.coach, reading.case.request, "as it is given for that")


def _known_sessions(state: State, history: History, now: datetime) -> list[ToDo]:
    """What may have been done: what `today` gave last, and what was done last; the later of the two first."""
    found = []
    if history.given:
        given = history.given[-1]
        origin = f"as `today` gave it on {_when(given.at, now)}"
        found.append((given.at, given_to_do(state.coach, history, given, origin)))
    if history.done and history.done[-1].steps:
        last = history.done[-1]
        found.append((last.at, done_before(last, f"as on {_when(last.at, now)}")))
    found.sort(key=lambda pair: -pair[0])
    known = [to_do for _, to_do in found]
    if len(known) > 1 and known[0].steps == known[1].steps and known[0].facts["symptoms"] == known[1].facts["symptoms"]:
        return known[:1]
    return known


def _when(at: int, now: datetime) -> str:
    """A time of the coach's, as it is said: `Tuesday 18:40`."""
    from datetime import datetime, timedelta

    return clock.said(datetime(1, 1, 1, tzinfo=now.tzinfo) + timedelta(minutes=at - 1440), now)
