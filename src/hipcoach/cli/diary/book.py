"""A person's diary, opened: what stands in it now, and what is written into it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hipcoach.cli import clock
from hipcoach.cli.diary.lines import command_for
from hipcoach.cli.diary.people import checked_name, person_of
from hipcoach.cli.folders import HOME, own_diary
from hipcoach.errors import UsageError
from hipcoach.text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from hipcoach.catalogue import Catalogue
    from hipcoach.coach.history import History
    from hipcoach.diary.entries import Content, DiaryEntry
    from hipcoach.diary.rows import StoredRow
    from hipcoach.diary.store import Store

HOW_TO_BEGIN = "`hipcoach done` after a session begins one"


class Past(NamedTuple):
    """Whose diary it is, and what stands in it."""

    person: str
    history: History | None
    """None where theirs is not begun."""


@dataclass(repr=False)
class Book:
    """The diary of one person, at one moment."""

    store: Store
    person: str
    """As the diary names them; empty for the owner."""
    now: datetime

    @property
    def entries(self) -> list[StoredRow]:
        """As they stand."""
        return self.store.told(self.person)

    @property
    def recent(self) -> list[StoredRow]:
        """As much of them as decides what to do today."""
        from hipcoach.diary.past import LOOKS_BACK, say_enough

        since = self.now - LOOKS_BACK
        last = self.store.told(self.person, since)
        return last if say_enough(last, since) else self.entries

    def history(self, catalogue: Catalogue) -> History:
        """What the coach is told of it."""
        from hipcoach.diary.past import history_of

        return history_of(self.entries, self.now, catalogue)

    def write(self, content: Content, at: datetime | None = None) -> DiaryEntry:
        """Add an entry, of now unless it was another time."""
        return self.store.add(self.person, content, at or self.now, self.now)


def diary_file() -> Path:
    """Where the diary lies, or would.

    Raises:
        UsageError: the system knows no home.
    """
    file = own_diary()
    if file is None:
        raise UsageError(f"no home folder is known, so a diary has no place; set {HOME} to a folder")
    return file


@contextmanager
def opened_book(name: str | None) -> Iterator[Book]:
    """The diary of the person whom `--for` names, or the owner's.

    Raises:
        UsageError: they have none; says how to begin it.
    """
    from hipcoach.diary.store import Store, exists

    file = diary_file()
    if not exists(file):
        checked_name(name)
        raise UsageError(f"no diary is begun, so nothing is remembered; {HOW_TO_BEGIN}")
    with Store(file) as store:
        person = person_of(store.people(), name)
        if person is None:
            raise UsageError(f"no diary of your own is begun; {HOW_TO_BEGIN}, --for NAME is somebody else's")
        yield Book(store, person, clock.now())


def past_of(file: Path, name: str | None, catalogue: Catalogue, now: datetime, *, new: bool = False) -> Past:
    """Whose diary it is and what stands in it, where it is begun.

    Args:
        file: where diaries lie.
        name: what `--for` says.
        catalogue: by which words are read.
        now: the moment.
        new: that name is a new one.
    """
    from hipcoach.diary.store import Store, exists

    if not exists(file):
        person = person_of([], name, new=new)
        return Past(checked_name(name) if person is None else person, None)
    with Store(file) as store:
        person = person_of(store.people(), name, new=new)
        if person is None:
            return Past(checked_name(name), None)
        return Past(person, Book(store, person, now).history(catalogue))


def refuse_unknown_signs(history: History, catalogue: Catalogue, person: str) -> None:
    """Stop where a sign was answered yes that this knowledge does not have: what it stops is not known, so all is.

    Raises:
        UsageError: names it.
    """
    for flag in history.open_flags:
        if not catalogue.has_sign(flag):
            seen = command_for(f"done --seen {flag}", person)
            raise UsageError(
                f"the diary holds a sign that was answered yes, and this knowledge does not have it: {shown(flag)}. "
                f"Name the folder that has it by --catalogue; once a clinician has seen it, {seen}"
            )


@contextmanager
def begun_book(file: Path, person: str, now: datetime) -> Iterator[Book]:
    """The diary of a person, made where there is none."""
    from hipcoach.diary.store import Store

    with Store.begin(file) as store:
        yield Book(store, person, now)
