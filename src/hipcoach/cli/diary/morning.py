"""`hipcoach morning`."""

from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.diary.people import OfWhom
from hipcoach.cli.diary.times import At
from hipcoach.cli.options import Several
from hipcoach.cli.output import emit
from hipcoach.cli.state import state_of

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.cli.diary.book import Book


def morning(
    context: typer.Context,
    pain: Annotated[
        Several, typer.Argument(metavar="[N]", show_default=False, help="The pain this morning, from 0 to 10.")
    ] = None,
    hurt: Annotated[
        Several,
        typer.Option(metavar="PLACE", help="Where it is worse. Repeatable.", autocompletion=complete.hurt_places),
    ] = None,
    at: At = None,
    for_: OfWhom = None,
) -> None:
    """How the morning is: the test of the session before.

    hipcoach morning 2

    hipcoach morning 4 --hurt nerve

    On a terminal a morning that is clearly worse than a usual one is asked where, by a key.

    It goes into the diary, which `hipcoach done` begins; `hipcoach today` follows from it.
    """
    from hipcoach.cli import clock
    from hipcoach.cli.diary.book import opened_book
    from hipcoach.cli.diary.places import place_named
    from hipcoach.diary.entries import MorningEntry

    catalogue = state_of(context).catalogue
    told = None if pain is None else _number(pain)
    hurts = tuple(dict.fromkeys(place_named(catalogue, word) for word in hurt or ()))
    with opened_book(for_) as book:
        when = clock.moment(at, book.now, _HOUR) if at else book.now
        of_ten = _asked() if told is None else told
        hurts = hurts or _where(book, catalogue, of_ten)
        entry = book.write(MorningEntry(pain=of_ten, hurts=hurts), when)
        emit(f"{_said(book, entry.number, of_ten, hurts, clock.day_said(when, book.now))}\n")


_HOUR = 7
"""Of a morning that is named by its day alone."""


def _number(words: list[str]) -> int:
    """The number; words may be a complaint that begins with this command's name."""
    from hipcoach.cli import values
    from hipcoach.cli.refusals import would_ask
    from hipcoach.errors import OutOfBoundsError, UsageError

    try:
        return values.score("morning")(" ".join(words))
    except OutOfBoundsError:
        if not any(map(str.isalpha, words)):
            raise
        asks = would_ask(["morning", *words])
        raise UsageError(
            f"`hipcoach morning` takes a number, as in morning 2. To ask about these words: {asks}"
        ) from None


def _asked() -> int:
    from hipcoach.cli.prompt import can_ask, of_ten
    from hipcoach.errors import UsageError

    told = of_ten("Pain this morning, 0 to 9, t for ten:") if can_ask() else None
    if told is None:
        raise UsageError("say how it is, from 0 to 10: hipcoach morning 2")
    return told


def _where(book: "Book", catalogue: "Catalogue", pain: int) -> tuple[str, ...]:
    """The place, asked where the morning is clearly worse and somebody sits there."""
    from hipcoach.cli.diary.session_asked import place_asked
    from hipcoach.cli.prompt import can_ask
    from hipcoach.coach.adapt.days import clearly_worse

    place = place_asked(catalogue) if can_ask() and clearly_worse(book.history(catalogue), pain) else None
    return (place,) if place else ()


def _said(book: "Book", number: int, pain: int, hurts: tuple[str, ...], day: str) -> str:
    from hipcoach.cli.diary.lines import command_for

    where = f", worse: {' and '.join(hurts)}" if hurts else ""
    return f"{day} morning: {pain} of 10{where} (entry {number}).\nWhat to do now: {command_for('today', book.person)}"
