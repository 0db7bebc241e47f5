"""The options that describe a request; `recommend` and `explain` share them."""

import functools
import inspect
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hipcoach.cli import complete
from hipcoach.cli.state import state_of
from hipcoach.coach import DEFAULT_MINUTES, MINUTES, request_from
from hipcoach.coach.asking import AGE, PAIN
from hipcoach.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipcoach.catalogue import Catalogue
    from hipcoach.coach import Request

Words = list[str] | None


def _asked(
    words: Annotated[
        str | None,
        typer.Argument(
            metavar="[WORDS]", show_default=False, help="What bothers you, in your own words, in quotes; - reads them."
        ),
    ] = None,
    symptom: Annotated[
        Words,
        typer.Option(
            "--symptom",
            "-s",
            metavar="WORD",
            help="What bothers you (`hipcoach symptoms`). Repeatable.",
            autocompletion=complete.symptoms,
        ),
    ] = None,
    focus: Annotated[
        str | None,
        typer.Option(metavar="WORD", help="A motion or a method to put first.", autocompletion=complete.focus),
    ] = None,
    minutes: Annotated[int, typer.Option("--minutes", "-m", min=MINUTES[0], max=MINUTES[1])] = DEFAULT_MINUTES,
    equipment: Annotated[
        Words,
        typer.Option(
            "--equipment",
            "-e",
            metavar="THING",
            autocompletion=complete.equipment,
            help="What else is at hand. Floor, wall, chair, pillow, towel and belt always are; after `none`, only "
            "floor and wall. Repeatable.",
        ),
    ] = None,
    avoid: Annotated[
        Words,
        typer.Option(
            metavar="WORD", help="A position, method or exercise to spare. Repeatable.", autocompletion=complete.spared
        ),
    ] = None,
    caution: Annotated[
        Words,
        typer.Option(
            "--caution",
            "-c",
            metavar="WORD",
            help="Something to be careful with, such as knee. Repeatable.",
            autocompletion=complete.cautions,
        ),
    ] = None,
    activity: Annotated[
        str | None,
        typer.Option(metavar="WORD", help="Running, hiking, cycling or walking.", autocompletion=complete.activities),
    ] = None,
    when: Annotated[
        str | None,
        typer.Option(metavar="WORD", help="Before or after activity, or daily.", autocompletion=complete.moments),
    ] = None,
    side: Annotated[
        str | None,
        typer.Option(metavar="SIDE", help="The sore side: left, right or both.", autocompletion=complete.sides),
    ] = None,
    pain: Annotated[int | None, typer.Option(min=PAIN[0], max=PAIN[1], help="Today's pain, 0 to 10.")] = None,
    age: Annotated[int | None, typer.Option(min=AGE[0], max=AGE[1], help="Years.")] = None,
    template: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="The order of the session (`hipcoach templates`).", autocompletion=complete.templates
        ),
    ] = None,
    flag: Annotated[
        Words,
        typer.Option(
            metavar="ID", help="A red flag answered yes (`hipcoach flags`). Repeatable.", autocompletion=complete.flags
        ),
    ] = None,
) -> None:
    """The options themselves; `request_options` gives them to a command."""


def request_options(command: "Callable[..., None]") -> "Callable[..., None]":
    """Give a command the request's options.

    It is called with `context`, `request`, the `words` that are to be read, and its own options.
    """
    own = inspect.signature(command).parameters
    asked = inspect.signature(_asked).parameters

    @functools.wraps(command)
    def run(context: typer.Context, **options: Any) -> None:
        mine = {name: options[name] for name in own if name in options and name not in asked}
        state = state_of(context)
        words = _words(options["words"])
        request = _request(state.catalogue, **{name: options[name] for name in asked if name != "words"})
        if words is None and not (request.symptoms or request.focus or request.template or state.coach.screen(request)):
            known = "".join(f"\n  {symptom.id:<18} {symptom.location}" for symptom in state.catalogue.symptoms)
            raise UsageError(
                f"say what it is for, in your words or by --symptom, --focus or --template. The symptoms are:{known}"
            )
        command(context, request, words, **mine)

    given = ("context", "request", "words")
    merged = [own["context"], *asked.values(), *(own[name] for name in own if name not in given)]
    run.__signature__ = inspect.Signature(merged)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in merged}
    del run.__wrapped__  # typer would look through it, past the signature
    return run


def _words(words: str | None) -> str | None:
    """The words, or standard input's; more of it than would be read is left there."""
    if words != "-":
        return words
    from hipcoach.cli.output import read_input

    return read_input()


def _request(catalogue: "Catalogue", **options: Any) -> "Request":
    return request_from(
        catalogue,
        symptoms=options["symptom"] or (),
        focus=options["focus"],
        minutes=options["minutes"],
        equipment=options["equipment"] or (),
        avoid=options["avoid"] or (),
        cautions=options["caution"] or (),
        activity=options["activity"],
        moment=options["when"],
        side=options["side"],
        pain=options["pain"],
        age=options["age"],
        template=options["template"],
        flags=options["flag"] or (),
    )
