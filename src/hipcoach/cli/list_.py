"""`hipcoach list`."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.emit_list import emit_list
from hipcoach.cli.formats import Json, ListForm
from hipcoach.cli.options import Several
from hipcoach.cli.output import note
from hipcoach.cli.refusals import slip_of, would_ask
from hipcoach.cli.state import state_of
from hipcoach.vocabulary import CAUTIONS, EQUIPMENT, METHODS, MOTIONS, POSITIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.catalogue.exercise import Exercise
    from hipcoach.cli.state import State
    from hipcoach.errors import UnknownWordError
    from hipcoach.vocabulary import Motion

    Filters = Mapping[str, Sequence[str]]


def list_exercises(
    context: typer.Context,
    motion: Annotated[
        Several,
        typer.Option(metavar="WORD", help="Trains this motion (IR, ER). Repeatable.", autocompletion=complete.motions),
    ] = None,
    method: Annotated[
        Several, typer.Option(metavar="WORD", help="Trains in this way.", autocompletion=complete.methods)
    ] = None,
    position: Annotated[
        Several, typer.Option(metavar="WORD", help="Is done in this position.", autocompletion=complete.positions)
    ] = None,
    equipment: Annotated[
        Several,
        typer.Option(
            metavar="THING", help="Needs no more than a home's things and these.", autocompletion=complete.equipment
        ),
    ] = None,
    caution: Annotated[
        Several, typer.Option(metavar="WORD", help="Usable with this caution.", autocompletion=complete.cautions)
    ] = None,
    symptom: Annotated[
        Several, typer.Option(metavar="WORD", help="Usable with this symptom.", autocompletion=complete.symptom_ids)
    ] = None,
    format_: ListForm = None,
    json: Json = False,
) -> None:
    """The exercises, or those that fit. Piped, it prints tab-separated rows."""
    state = state_of(context)
    named = {"motion": motion, "method": method, "position": position}
    named |= {"equipment": equipment, "caution": caution, "symptom": symptom}
    filters = {option: given for option, given in named.items() if given}
    if context.args:
        raise _for_an_option(state, context.args, filters)
    found = _fitting(state, filters)
    asked = _motions(motion or ())
    emit_list("exercises", found, format_, json=json, first=asked)
    if filters and not found:
        note(_nothing_fits(state, filters))


def _motions(words: Sequence[str]) -> set[Motion]:
    from hipcoach.coach.read_options import each_of, pick

    return set(each_of(words, lambda word: pick("motion", word, MOTIONS)))


def _fitting(state: State, filters: Filters) -> list[Exercise]:
    """The exercises that every filter lets through."""
    from hipcoach.coach.read_options import each_of, pick

    motions = _motions(filters.get("motion", MOTIONS))
    methods = each_of(filters.get("method", METHODS), lambda word: pick("method", word, METHODS))
    positions = each_of(filters.get("position", POSITIONS), lambda word: pick("position", word, POSITIONS))
    usable = _usable(state, filters)
    return [
        e
        for e in state.catalogue.exercises
        if not motions.isdisjoint(e.motions) and e.method in methods and e.position in positions and e.id in usable
    ]


def _usable(state: State, filters: Filters) -> frozenset[str]:
    """Ids of the exercises that somebody with these cautions, symptoms and things can do."""
    from hipcoach.coach.read_options import request_from

    symptoms, cautions, equipment = (filters.get(option, ()) for option in ("symptom", "caution", "equipment"))
    if not (symptoms or cautions or equipment):
        return frozenset(state.catalogue.exercise)
    request = request_from(state.catalogue, symptoms=symptoms, cautions=cautions, equipment=equipment, minutes=60)
    return state.coach.usable(request, everything_at_hand=not equipment)


_MOST_NAMED = 3


def _nothing_fits(state: State, filters: Filters) -> str:
    """What to leave out: how many would fit without each of the options, the most first."""
    left = {option: {other: given for other, given in filters.items() if other != option} for option in filters}
    would_fit = {option: len(_fitting(state, others)) for option, others in left.items()}
    best = sorted(filter(would_fit.get, would_fit), key=lambda option: -would_fit[option])[:_MOST_NAMED]
    if not best:
        return "nothing fits; leave more than one of these options out"
    return f"nothing fits; {', '.join(f'without --{option}: {would_fit[option]}' for option in best)}"


def _for_an_option(state: State, words: Sequence[str], filters: Filters) -> UnknownWordError:
    """What words were meant for that stand where none belongs: the options that take them."""
    from hipcoach.errors import UnknownWordError

    said = " ".join(words)
    options = [_option_of(state, said, roughly=len(words) == 1)]
    if options == [None]:
        options = [_option_of(state, word) for word in words]
    given = [f"--{option} {shlex.quote(each)}" for option, values in filters.items() for each in values]
    meant = [option for option in options if option]
    if len(meant) < len(options):
        hint = f". To ask what to do about them: {would_ask(['list', *words])}"
        return UnknownWordError(f"`hipcoach list` takes no words{hint}", word=said, of="option", did_you_mean=[])
    command = " ".join(["hipcoach list", *given, *meant])
    message = f"`hipcoach list` takes no words; did you mean: {command}"
    return UnknownWordError(message, word=said, of="option", did_you_mean=meant)


def _option_of(state: State, word: str, *, roughly: bool = False) -> str | None:
    """The option that takes this word, with what is meant; None where none does."""
    from hipcoach.coach.read_options import pick
    from hipcoach.errors import UnknownWordError

    takes = {"symptom": state.catalogue.symptom, "caution": CAUTIONS, "equipment": EQUIPMENT}
    takes |= {"position": POSITIONS, "method": METHODS, "motion": MOTIONS}
    option_of = {known: option for option, all_known in takes.items() for known in all_known}
    aliases = ((name, each.id) for each in state.catalogue.symptoms for name in (each.name, *each.aliases))
    try:
        meant = pick("option's word", word, option_of, aliases)
    except UnknownWordError as error:
        near = slip_of(word, error.did_you_mean) if roughly else None
        if near is None:
            return None
        meant = near
    return f"--{option_of[meant]} {meant}"
