"""What `hipcoach done` takes in: a session, what a clinician has seen, a stage's test, a measure of one's own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from hipcoach.cli import clock
from hipcoach.cli.diary.book import HOW_TO_BEGIN, Book, diary_file
from hipcoach.cli.diary.lines import command_for
from hipcoach.cli.diary.people import checked_name, person_of
from hipcoach.cli.diary.session_asked import how_it_went, symptom_asked, which
from hipcoach.cli.diary.session_read import refuse_unknown, session_given
from hipcoach.cli.diary.session_told import HowItWent, done_before, given_to_do, session_from, to_do_of
from hipcoach.cli.diary.standing import laid_over, refuse_nothing, standing_in_words
from hipcoach.cli.diary.told_words import checks_from, felt_from, hurts_from, measures_from, seen_from
from hipcoach.cli.output import remark
from hipcoach.cli.prompt import can_ask
from hipcoach.coach import request_from
from hipcoach.coach.request import Request
from hipcoach.errors import UsageError
from hipcoach.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from hipcoach.catalogue import Catalogue
    from hipcoach.cli.diary.session_told import ToDo
    from hipcoach.cli.options import RequestOptions
    from hipcoach.cli.state import State
    from hipcoach.coach.history import History
    from hipcoach.diary.entries import Content
    from hipcoach.diary.session import DoneSession

_MORNINGS = {0: "Tomorrow morning", 1: "This morning"}
"""By the days since a session, when the morning is that tells."""
_EVENING = 20
"""The hour of a session that is named by its day alone."""


class Telling(NamedTuple):
    """What the command line says of a session."""

    options: RequestOptions
    session: Sequence[str] | None
    of_ten: tuple[int | None, int | None, int | None]
    """Pain before, pain after, effort."""
    hurt: Sequence[str]
    skip: Sequence[str]
    felt: Sequence[str]
    at: str | None

    @property
    def says_something(self) -> bool:
        """True where it says anything of a session; a time alone may be that of whatever else is told."""
        typed = any(value is not None for value in vars(self.options).values() if value is not False)
        how = self.of_ten != (None, None, None) or self.hurt or self.skip or self.felt
        return bool(typed or self.session or how)


class Past(NamedTuple):
    """Whose diary it is, and what stands in it."""

    person: str
    history: History | None
    """None where theirs is not begun."""


def taken_in(
    state: State,
    told: Telling,
    beside: tuple[Sequence[str], Sequence[str], Sequence[str]],
    name: str | None,
    *,
    new: bool,
) -> str:
    """Take in what was told; returns what is said of it, a line each.

    Args:
        state: has the knowledge.
        told: of a session.
        beside: flags that were seen, tests of a stage, measures.
        name: whose diary it is, as `--for` says.
        new: that name is a new one.
    """
    seen, checks, measures = beside
    contents: list[Content] = [
        *seen_from(state.catalogue, seen),
        *checks_from(state.catalogue, checks),
        *measures_from(measures),
    ]
    file, now = diary_file(), clock.now()
    past = _past(file, name, state.catalogue, now, new=new)
    if contents and not told.says_something:
        if past.history is None:
            raise UsageError(f"no diary is begun to take that in; {HOW_TO_BEGIN}")
        at = clock.moment(told.at, now, _EVENING) if told.at else now
        with _book(file, past, now) as book:
            return "".join(f"{_noted(content, book.write(content, at).number)}\n" for content in contents)
    return _session_taken_in(state, told, contents, file, past, now)


def _past(file: Path, name: str | None, catalogue: Catalogue, now: datetime, *, new: bool) -> Past:
    from hipcoach.diary.store import Store, exists

    if not exists(file):
        person = person_of([], name, new=new)
        return Past(checked_name(name) if person is None else person, None)
    with Store(file) as store:
        person = person_of(store.people(), name, new=new)
        if person is None:
            return Past(checked_name(name), None)
        return Past(person, Book(store, person, now).history(catalogue))


@contextmanager
def _book(file: Path, past: Past, now: datetime) -> Iterator[Book]:
    from hipcoach.diary.store import Store

    with Store.begin(file) as store:
        yield Book(store, past.person, now)


def _session_taken_in(
    state: State, told: Telling, contents: list[Content], file: Path, past: Past, now: datetime
) -> str:
    if past.history is None and can_ask() and not told.session:
        remark(_begins(file))
    took = _handed_on(state, told, file, past, now) if told.session else _told_here(state, told, past, now)
    if isinstance(took, str):
        return took
    with _book(file, past, now) as book:
        if past.history is None:
            from hipcoach.diary.entries import BegunEntry
            from hipcoach.diary.past import standing_of

            book.write(BegunEntry(standing=standing_of(took.standing)), min(now, took.session.started))
        number = _written(book, took)
        lines = [_line(took, number, now, past.person)]
        lines += [_noted(content, book.write(content).number) for content in contents]
    if past.history is None:
        if told.session or not can_ask():
            remark(_begins(file))
        lines.append(_holds(took.standing, past.person))
    return "".join(f"{line}\n" for line in lines)


class Took(NamedTuple):
    """A session that is to be written."""

    session: DoneSession
    hurts: tuple[str, ...]
    standing: Request
    """What holds every day, where it begins a diary."""


def _written(book: Book, took: Took) -> int:
    from hipcoach.diary.entries import SessionEntry

    content = SessionEntry(session=took.session, hurts=took.hurts)
    return book.store.add(book.person, content, took.session.ended, book.now).number


def _handed_on(state: State, told: Telling, file: Path, past: Past, now: datetime) -> Took | str:
    """The session of a file or a line; what to say where it is in the diary already."""
    if told.of_ten != (None, None, None) or told.hurt or told.skip or told.felt or told.at:
        raise UsageError("the session says itself how it went; leave --pain, --after, --effort and the like out")
    session = session_given(told.session or ())
    refuse_unknown(session, state.catalogue, now)
    typed = _typed(state.catalogue, told.options)
    if past.history is not None:
        if typed != Request():
            lasting = command_for("today --caution knee --keep", past.person)
            raise UsageError(f"the session says itself what was done; what holds every day is changed by {lasting}")
        if known := _known(file, session.id):
            return f"told before: it is entry {known} already, so nothing was written\n"
    return Took(session, (), laid_over(_facts_of(session), typed))


def _known(file: Path, id_: str) -> int | None:
    from hipcoach.diary.store import Store, exists

    if not exists(file):
        return None
    with Store(file) as store:
        entry = store.entry_of(id_)
        return entry.number if entry else None


def _facts_of(session: DoneSession) -> Request:
    """What a session tells of every day. Its stage may be that day's pain; only `strong` is what the person said."""
    routine = session.routine
    return Request(
        symptoms=tuple(routine.symptoms),
        minutes=routine.minutes,
        side=routine.side,
        stage="strong" if routine.stage == "strong" else None,
        template=None if routine.symptoms else routine.template,
    )


def _typed(catalogue: Catalogue, options: RequestOptions) -> Request:
    return request_from(catalogue, **{name: value for name, value in vars(options).items() if value is not None})


def _told_here(state: State, told: Telling, past: Past, now: datetime) -> Took:
    """The session of a person who tells it, asked on a terminal for what they did not say."""
    catalogue = state.catalogue
    ended = clock.moment(told.at, now, _EVENING) if told.at else now
    scripted = told.of_ten != (None, None, None) or bool(told.hurt or told.skip or told.felt)
    asks = can_ask() and not scripted
    typed = _typed(catalogue, told.options)
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


def _begins(file: Path) -> str:
    return (
        f"A diary begins with this, on this machine only: {one_line(str(file))}. That file is readable for you alone, "
        "and nothing of it is sent anywhere. `hipcoach diary` shows it, `hipcoach forget --all` takes it away."
    )


def _holds(standing: Request, person: str) -> str:
    lasting = command_for("today --caution knee --keep", person)
    return f"Every day holds: {standing_in_words(standing)}.\nSomething to be careful with, or at hand? {lasting}"


def _line(took: Took, number: int, now: datetime, person: str) -> str:
    """`Tuesday 18:40, hamstring, 12 min: before 3, after 2, effort 4 (entry 2). Tomorrow morning: ...`."""
    session = took.session
    for_ = " and ".join(session.routine.symptoms) or session.routine.template
    minutes = max(1, round((session.ended - session.started).total_seconds() / 60))
    told = (("before", session.pain_before), ("after", session.pain_after), ("effort", session.effort))
    parts = [f"{name} {value}" for name, value in told if value is not None]
    parts += [f"left out {step.exercise}" for step in session.steps if step.skipped]
    parts += [f"hurt at {step.exercise}: {step.hurt}" for step in session.steps if step.hurt]
    parts += [f"hurt: {place}" for place in took.hurts]
    how = f": {', '.join(parts)}" if parts else ""
    line = f"{clock.said(session.ended, now)}, {for_}, {minutes} min{how} (entry {number})."
    morning = _MORNINGS.get((now.date() - session.ended.date()).days)
    return f"{line}\n{morning}: {command_for('morning N', person)}" if morning else line


def _noted(content: Content, number: int) -> str:
    from hipcoach.diary.entries import CheckEntry, MeasureEntry, SeenEntry

    match content:
        case SeenEntry():
            return f"{content.flag} was looked at by a clinician (entry {number})."
        case CheckEntry():
            return f"{content.exercise}: pain {content.pain} of 10 (entry {number})."
        case MeasureEntry():
            return f"{one_line(content.activity)}: {content.score} of 10 (entry {number})."
    return f"entry {number}"
