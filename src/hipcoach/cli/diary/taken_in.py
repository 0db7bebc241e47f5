"""What `hipcoach done` takes in: a session, what a clinician has seen, a stage's test, a measure of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.cli import clock
from hipcoach.cli.diary.book import HOW_TO_BEGIN, begun_book, diary_file, past_of
from hipcoach.cli.diary.lines import command_for
from hipcoach.cli.diary.session_read import refuse_unknown, session_given
from hipcoach.cli.diary.standing import laid_over
from hipcoach.cli.diary.telling import EVENING, Took, typed_request
from hipcoach.cli.diary.told_back import begins, every_day, line_of, noted
from hipcoach.cli.diary.told_here import told_here
from hipcoach.cli.diary.told_words import checks_from, measures_from, seen_from
from hipcoach.cli.output import remark
from hipcoach.cli.prompt import can_ask
from hipcoach.coach.request import Request
from hipcoach.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from hipcoach.cli.diary.book import Book, Past
    from hipcoach.cli.diary.telling import Telling
    from hipcoach.cli.state import State
    from hipcoach.diary.entries import Content
    from hipcoach.diary.session import DoneSession


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
    file, now = diary_file(), clock.now()
    past = past_of(file, name, state.catalogue, now, new=new)
    contents: list[Content] = [
        *seen_from(state.catalogue, seen, past.history.open_flags if past.history else ()),
        *checks_from(state.catalogue, checks),
        *measures_from(measures),
    ]
    if contents and not told.says_something:
        if past.history is None:
            raise UsageError(f"no diary is begun to take that in; {HOW_TO_BEGIN}")
        at = clock.moment(told.at, now, EVENING) if told.at else now
        with begun_book(file, past.person, now) as book:
            return "".join(f"{noted(content, book.write(content, at).number)}\n" for content in contents)
    return _session_taken_in(state, told, contents, file, past, now)


def _session_taken_in(
    state: State, told: Telling, contents: list[Content], file: Path, past: Past, now: datetime
) -> str:
    if past.history is None and can_ask() and not told.session:
        remark(begins(file))
    took = _handed_on(state, told, file, past, now) if told.session else told_here(state, told, past, now)
    if isinstance(took, str):
        return took
    with begun_book(file, past.person, now) as book:
        if past.history is None:
            from hipcoach.diary.entries import BegunEntry
            from hipcoach.diary.past import standing_of

            book.write(BegunEntry(standing=standing_of(took.standing)), min(now, took.session.started))
        number = _written(book, took)
        lines = [line_of(took, number, now, past.person)]
        lines += [noted(content, book.write(content).number) for content in contents]
    if past.history is None:
        if told.session or not can_ask():
            remark(begins(file))
        lines.append(every_day(took.standing, past.person))
    return "".join(f"{line}\n" for line in lines)


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
    typed = typed_request(state.catalogue, told.options)
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
