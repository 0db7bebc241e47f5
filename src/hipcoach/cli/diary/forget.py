"""`hipcoach forget`."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.cli.diary.people import OfWhom
from hipcoach.cli.output import emit

if TYPE_CHECKING:
    from hipcoach.diary.store import Store


def forget(
    number: Annotated[
        int | None,
        typer.Argument(metavar="[NUMBER]", show_default=False, help="Of one entry, as `hipcoach diary` has it."),
    ] = None,
    for_: OfWhom = None,
    all_: Annotated[bool, typer.Option("--all", help="The whole diary, everybody's.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without being asked.")] = False,
) -> None:
    """Take something out of the diary for good: out of its file, its journal and its backups.

    hipcoach forget 12

    hipcoach forget --for Ana

    hipcoach forget --all
    """
    from hipcoach.cli.diary.book import diary_file
    from hipcoach.diary.store import Store, exists
    from hipcoach.errors import UsageError

    if all_ and (number is not None or for_ is not None):
        raise UsageError("--all is everything; leave it out, or the number and --for")
    if number is None and for_ is None and not all_:
        raise UsageError("say what: an entry's number, --for NAME, or --all")
    file = diary_file()
    if not exists(file):
        raise UsageError("no diary is begun; there is nothing to forget")
    with Store(file) as store:
        emit(f"{_forgotten(store, file, number, for_, yes=yes)}\n")


def _forgotten(store: "Store", file: Path, number: int | None, name: str | None, *, yes: bool) -> str:
    from hipcoach.text import one_line

    if number is not None:
        question, take_out = f"Forget {_entry_said(store, number, name)}?", partial(store.forget, number=number)
    elif name is not None:
        person = _person(store, name)
        whose = f"of {one_line(person)}" if person else "of your own"
        question, take_out = (
            f"Forget all {len(store.every_entry(person))} entries {whose}?",
            partial(store.forget, person=person),
        )
    else:
        every = f"{len(store.every_entry())} entries in {one_line(str(file))}"
        question, take_out = f"Forget the whole diary, {every}?", partial(store.forget, everything=True)
    if not _agreed(question, yes=yes):
        return "Kept; nothing is gone."
    gone = take_out()
    entries = "entry is" if gone == 1 else "entries are"
    return f"{gone} {entries} gone, from the file and its backups. What you copied elsewhere is still there."


def _person(store: "Store", name: str) -> str:
    from hipcoach.cli.diary.people import person_of
    from hipcoach.errors import UsageError

    person = person_of(store.people(), name)
    if person is None:
        raise UsageError("no diary of your own is begun; there is nothing to forget")
    return person


def _entry_said(store: "Store", number: int, name: str | None) -> str:
    """An entry in a few words, and whose it is.

    Raises:
        UsageError: there is none of this number, or it is somebody else's.
    """
    from hipcoach.cli import clock
    from hipcoach.errors import UsageError
    from hipcoach.text import one_line

    person = None if name is None else _person(store, name)
    found = next((entry for entry in store.every_entry(person) if entry.number == number), None)
    if found is None:
        raise UsageError(f"no entry has the number {number}; `hipcoach diary --format jsonl` has them")
    whose = f" of {one_line(found.person)}" if found.person else ""
    return f"entry {number}{whose}: {found.content.kind}, {clock.said(found.at, clock.now())}"


def _agreed(question: str, *, yes: bool) -> bool:
    """Whether somebody said so.

    Raises:
        UsageError: nobody can be asked.
    """
    from hipcoach.cli.output import remark
    from hipcoach.cli.prompt import can_ask, key_press
    from hipcoach.errors import UsageError

    if yes:
        return True
    if not can_ask():
        raise UsageError("nothing is forgotten unasked; without a terminal, --yes says that you mean it")
    remark(question)
    return key_press("It can't be undone. y: forget it. Any other key: keep it. ") in ("y", "yes")
