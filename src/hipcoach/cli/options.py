"""The options that describe a request; every command that answers one takes them."""

import functools
import inspect
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from hipcoach.cli import complete, values
from hipcoach.vocabulary import AGE, DEFAULT_MINUTES, MINUTES, STEPS

Several = list[str] | None
"""The values of an option that may be given several times."""


@dataclass(eq=False, repr=False)
class RequestOptions:
    """What was typed. The fields but `words` are what `request_from` takes."""

    words: Annotated[
        Several,
        typer.Argument(
            metavar="[WORDS]...", show_default=False, help="What bothers you, in your own words; - reads them."
        ),
    ] = None
    symptoms: Annotated[
        Several,
        typer.Option(
            "--symptom",
            "-s",
            metavar="WORD",
            help="What bothers you (`hipcoach symptoms`). Repeatable.",
            autocompletion=complete.symptom_ids,
        ),
    ] = None
    focus: Annotated[
        str | None,
        typer.Option(metavar="WORD", help="A motion (IR, ER) or a method to put first.", autocompletion=complete.focus),
    ] = None
    minutes: Annotated[
        int | None,
        typer.Option(
            "--minutes",
            "-m",
            metavar="N",
            parser=values.whole("--minutes", MINUTES, values.MINUTE_UNIT),
            show_default=str(DEFAULT_MINUTES),
            help=f"From {MINUTES[0]} to {MINUTES[1]}.",
        ),
    ] = None
    equipment: Annotated[
        Several,
        typer.Option(
            "--equipment",
            "-e",
            metavar="THING",
            autocompletion=complete.equipment,
            help="What else is at hand. Floor, wall, chair, pillow, towel and belt always are; after `none`, only "
            "floor and wall. Repeatable.",
        ),
    ] = None
    avoid: Annotated[
        Several,
        typer.Option(
            metavar="WORD", help="A position, method or exercise to spare. Repeatable.", autocompletion=complete.spared
        ),
    ] = None
    cautions: Annotated[
        Several,
        typer.Option(
            "--caution",
            "-c",
            metavar="WORD",
            help="Something to be careful with, such as knee. Repeatable.",
            autocompletion=complete.cautions,
        ),
    ] = None
    activity: Annotated[
        str | None,
        typer.Option(metavar="WORD", help="Running, hiking, cycling or walking.", autocompletion=complete.activities),
    ] = None
    when: Annotated[
        str | None,
        typer.Option(metavar="WORD", help="Before or after activity, or daily.", autocompletion=complete.occasions),
    ] = None
    side: Annotated[
        str | None,
        typer.Option(metavar="SIDE", help="The sore side: left, right or both.", autocompletion=complete.sides),
    ] = None
    pain: Annotated[
        int | None,
        typer.Option(metavar="N", parser=values.score("--pain"), help="Today's pain, from 0 to 10."),
    ] = None
    stage: Annotated[
        str | None,
        typer.Option(
            metavar="STAGE",
            help="How far it has come: sore, settling or strong. Settling without it, sore from a pain of 4.",
            autocompletion=complete.stages,
        ),
    ] = None
    age: Annotated[
        int | None, typer.Option(metavar="N", parser=values.whole("--age", AGE, values.AGE_UNIT), help="Years.")
    ] = None
    on: Annotated[
        Several,
        typer.Option(
            metavar="PLACE",
            help="Where you can exercise: bed (lying, sitting), chair (sitting, standing), standing, floor (all). "
            "Repeatable.",
            autocompletion=complete.surfaces,
        ),
    ] = None
    steps: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            parser=values.whole("--steps", STEPS, values.STEP_UNIT),
            help=f"The most exercises, from {STEPS[0]} to {STEPS[1]}.",
        ),
    ] = None
    variant: Annotated[
        str | None,
        typer.Option(
            metavar="LETTER",
            help="a, b or c: another session for the same complaint.",
            autocompletion=complete.variants,
        ),
    ] = None
    template: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="The order of the session (`hipcoach templates`).", autocompletion=complete.template_ids
        ),
    ] = None
    flags: Annotated[
        Several,
        typer.Option(
            "--flag",
            metavar="ID",
            help="A red flag answered yes (`hipcoach flags`), or FLAG:LEVEL. Repeatable.",
            autocompletion=complete.flag_ids,
        ),
    ] = None
    not_flags: Annotated[
        Several,
        typer.Option(
            "--not-flag",
            metavar="ID",
            help="A red flag that the words hint at, answered no. Repeatable.",
            autocompletion=complete.flag_ids,
        ),
    ] = None
    screened: Annotated[
        bool,
        typer.Option("--screened", help="I was asked about the signs that words are answered with; none is so."),
    ] = False


def request_options(command: Callable[..., None], *, without: Collection[str] = ()) -> Callable[..., None]:
    """Give a command the request's options; it is called with them as `options`, and with its own.

    Args:
        command: takes the context, `options`, and its own.
        without: fields of `RequestOptions` that it does not offer.

    typer reads a function's signature, and knows no options that several commands share. So the signature it reads is
    made here, of the fields of `RequestOptions` in place of the one parameter `options`. What a field says (its type,
    its help, its default) stands in one place, and what a command gets is one typed value.
    """
    own = inspect.signature(command).parameters
    shared = {n: p for n, p in inspect.signature(RequestOptions).parameters.items() if n not in without}

    @functools.wraps(command)
    def run(context: typer.Context, **given: Any) -> None:
        options = RequestOptions(**{name: given.pop(name) for name in shared})
        command(context, options, **given)

    parameters = [own["context"], *shared.values(), *(own[name] for name in list(own)[2:])]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del run.__wrapped__  # typer would look through it, past the signature
    return run
