"""A session that somebody hands on: the page's file, its line, or standard input with either."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hipcoach.cli.diary.places import hurt_places_of
from hipcoach.cli.folders import place
from hipcoach.cli.named_file import read_named
from hipcoach.cli.output import read_input
from hipcoach.cli.refusals import would_ask
from hipcoach.errors import SessionError, UsageError
from hipcoach.text import one_line, shown
from hipcoach.words import hint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from hipcoach.catalogue import Catalogue
    from hipcoach.diary.session import DoneSession

_LINE = re.compile(r"[\s>|\"'`]*hipcoach\d+:", re.IGNORECASE)
_AHEAD = timedelta(days=1)
"""How far the clock of another device may be ahead, time zones and all."""


def session_given(words: Sequence[str]) -> DoneSession:
    """The session that the words are, or name.

    Raises:
        UsageError: they name no file that can be read.
        SessionError: what they lead to is no session.
    """
    from hipcoach.diary import read_line

    text = " ".join(words)
    if _LINE.match(text):
        return _told("the line", lambda: read_line(text))
    if len(words) > 1:
        asks = would_ask(["done", *words])
        raise UsageError(f"`hipcoach done` takes a session file, or its line. To ask about these words: {asks}")
    return _of_input() if text == "-" else _of_file(place(text))


def _of_input() -> DoneSession:
    from hipcoach.diary import read_line, read_session

    text = read_input()
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _told("standard input", lambda: read_session(text.encode()))
    return _told("standard input", lambda: read_line(text))


def _of_file(file: Path) -> DoneSession:
    from hipcoach.diary import read_line, read_session
    from hipcoach.diary.session_file import LARGEST_FILE

    name = one_line(str(file))
    content = read_named(file, LARGEST_FILE, instead="give the session file that the page saved")
    text = content.decode("utf-8", errors="replace")
    if _LINE.match(text):  # the line, kept in a file
        return _told(name, lambda: read_line(text))
    return _told(name, lambda: read_session(content))


def _told(name: str, read: Callable[[], DoneSession]) -> DoneSession:
    try:
        return read()
    except SessionError as error:
        said = str(error)
        raise SessionError(said if said.startswith(name) else f"{name}: {said}") from None


def refuse_unknown(session: DoneSession, catalogue: Catalogue, now: datetime) -> None:
    """Stop where a session tells of what this knowledge does not have, or of a time that is still to come.

    Raises:
        SessionError: says where.
    """
    for where, word, kind, known in _named(session, catalogue):
        if word not in known:
            raise SessionError(
                f"{where}: no {kind} is called {shown(word)}{hint(word, known)}; nothing was written."
                " Of a folder of your own? Name it by --catalogue"
            )
    if session.ended > now + _AHEAD:
        raise SessionError(f"ended: {session.ended.isoformat()} is still to come; nothing was written")


def _named(session: DoneSession, catalogue: Catalogue) -> Iterator[tuple[str, str, str, list[str]]]:
    """Each word that has to be known: where it stands, the word, what it is, and those that are known."""
    for symptom in session.routine.symptoms:
        yield "routine.symptoms", symptom, "symptom", [*catalogue.symptom]
    yield "routine.template", session.routine.template, "template", [*catalogue.template]
    for number, step in enumerate(session.steps):
        yield f"steps.{number}.exercise", step.exercise, "exercise", [*catalogue.exercise]
        if step.hurt:
            yield f"steps.{number}.hurt", step.hurt, "place", [*hurt_places_of(catalogue)]
