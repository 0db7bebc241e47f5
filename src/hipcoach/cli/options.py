"""The options that describe a request; every command that answers one takes them."""

import functools
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hipcoach.cli import complete, values
from hipcoach.cli.less_care import tell_of_less_care
from hipcoach.cli.output import note
from hipcoach.cli.state import State
from hipcoach.errors import UsageError
from hipcoach.text import shown, without_surrogates
from hipcoach.vocabulary import AGE, DEFAULT_MINUTES, MINUTES, PAIN, STEPS

if TYPE_CHECKING:
    from hipcoach.coach.reading import Reading

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
            parser=values.whole("--minutes", MINUTES, values.MINUTES),
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
        typer.Option(
            metavar="N", parser=values.whole("--pain", PAIN, values.OF_TEN), help="Today's pain, from 0 to 10."
        ),
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
        int | None, typer.Option(metavar="N", parser=values.whole("--age", AGE, values.YEARS), help="Years.")
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
            parser=values.whole("--steps", STEPS, values.EXERCISES),
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

    def read(self, state: State) -> "Reading":
        """What the options and words come to.

        Raises:
            UsageError: a word is unknown, a number out of bounds, or nothing says what the session is for.
        """
        from hipcoach.cli.beneath import with_settings
        from hipcoach.cli.named_otherwise import line_for
        from hipcoach.coach import NotUnderstood, request_from

        tell_of_less_care(state)
        given = {name: value for name, value in vars(self).items() if name != "words" and value is not None}
        request = request_from(state.catalogue, **given)
        words = _text(None if self._is_a_unit() else self.words)
        if words:
            _tell_of_words(words, beside_symptoms=bool(self.symptoms))
        reading = with_settings(state, state.coach.read(request, words), spoken=words is not None)
        if words and isinstance(reading.question, NotUnderstood) and (line := line_for(state.catalogue, words)):
            raise UsageError(f"{shown(words)} is no complaint, but has a place of its own: {line}")
        asked = reading.case.request
        if words is None and not (asked.symptoms or asked.focus or asked.template or reading.case.referral):
            known = "".join(f"\n  {symptom.id:<18} {symptom.location}" for symptom in state.catalogue.symptoms)
            raise UsageError(
                f"say what it is for, in your words or by --symptom, --focus or --template. The symptoms are:{known}"
            )
        return reading

    def _is_a_unit(self) -> bool:
        """Whether all that was said is the unit of `--minutes 10 min`."""
        return self.minutes is not None and bool(
            re.fullmatch(values.MINUTES, " ".join(self.words or ()), re.IGNORECASE)
        )


_CURLY = frozenset("\u201c\u201d\u201e\u2018\u00ab\u00bb")


def _tell_of_words(words: str, *, beside_symptoms: bool) -> None:
    """What somebody may expect of words that is not so."""
    if not _CURLY.isdisjoint(words):
        note("note: curly quotes are no quotes to a shell; words need none")
    if beside_symptoms:
        note("note: --symptom says what the session is for; the words were read for signs, minutes, side and the like")


def _text(words: Several) -> str | None:
    """The words as one text, or standard input's for `-`; more of it than would be read is left there."""
    if words != ["-"]:
        return without_surrogates(" ".join(words)) if words else None
    from hipcoach.cli.output import read_input

    return read_input()


def request_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the request's options; it is called with them as `options`, and with its own.

    typer reads a function's signature, and knows no options that several commands share. So the signature it reads is
    made here, of the fields of `RequestOptions` in place of the one parameter `options`. What a field says (its type,
    its help, its default) stands in one place, and what a command gets is one typed value.
    """
    own = inspect.signature(command).parameters
    shared = inspect.signature(RequestOptions).parameters

    @functools.wraps(command)
    def run(context: typer.Context, **given: Any) -> None:
        options = RequestOptions(**{field.name: given.pop(field.name) for field in fields(RequestOptions)})
        command(context, options, **given)

    parameters = [own["context"], *shared.values(), *(own[name] for name in list(own)[2:])]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del run.__wrapped__  # typer would look through it, past the signature
    return run
