"""`hipcoach figure`."""

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.cli import complete, files
from hipcoach.cli.chosen_form import form_of
from hipcoach.cli.folders import place
from hipcoach.cli.output import emit, remark
from hipcoach.cli.state import state_of
from hipcoach.errors import UsageError
from hipcoach.text import one_line
from hipcoach.words import hint

if TYPE_CHECKING:
    from hipcoach.catalogue.figure import Figure
    from hipcoach.cli.state import State


class Theme(StrEnum):
    """For a light or a dark page; the background is clear."""

    LIGHT = "light"
    DARK = "dark"


class WorkingSide(StrEnum):
    """The side that works; the other picture is its mirror image."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class DrawOptions:
    """How a figure is to be drawn."""

    side: WorkingSide
    theme: Theme
    views: bool
    animated: bool
    panel: int | None


def figure(
    context: typer.Context,
    exercise: Annotated[
        str | None, typer.Argument(metavar="ID", autocompletion=complete.exercise_ids, show_default=False)
    ] = None,
    pose: Annotated[
        Path | None,
        typer.Option(metavar="FILE", parser=place, help="Draw a pose from a YAML file that is not in a catalogue yet."),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every figure, as files <id>.svg in the folder of -o.")] = False,
    views: Annotated[bool, typer.Option("--views", help="One frame seen by many cameras, to choose a view.")] = False,
    animated: Annotated[bool, typer.Option("--animated", help="The motion in a loop.")] = False,
    panel: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Only this panel (or frame, of --views).")
    ] = None,
    side: Annotated[WorkingSide, typer.Option(help="The working side.")] = WorkingSide.LEFT,
    theme: Annotated[Theme, typer.Option(help="Colours for a light or a dark page.")] = Theme.LIGHT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            parser=files.named_by_person,
            help="Write to a file, - is standard output; with --all, to a folder.",
        ),
    ] = None,
) -> None:
    """An exercise drawn, as SVG."""
    options = DrawOptions(side=side, theme=theme, views=views, animated=animated, panel=panel)
    _check(exercise, pose, output, options, all_=all_)
    if not all_:
        form_of(output, None, {".svg": "svg"}, "svg")
    state = state_of(context)
    if all_ and output is not None:
        _draw_all(state, output, options)
        return
    chosen = _from_file(pose, exercise) if pose else _from_catalogue(state, exercise or "")
    if output is None and sys.stdout.isatty():
        here = "" if pose else f"; `hipcoach show {chosen.id}` draws it here"
        raise UsageError(f"an SVG is nothing to read on a terminal: write it with -o {chosen.id}.svg{here}")
    emit(_drawn(state, chosen, options), output, utf8=True, private=False)


def _check(exercise: str | None, pose: Path | None, output: Path | None, options: DrawOptions, *, all_: bool) -> None:
    if all_ and (exercise or pose or options.views or options.panel):
        raise UsageError("--all draws every figure whole; leave ID, --pose, --views and --panel out")
    if all_ and output is None:
        raise UsageError("--all writes files; say where with -o DIR")
    if not (all_ or exercise or pose):
        raise UsageError("say what to draw: an ID (`hipcoach list`), --pose FILE or --all")
    if options.animated and (options.views or options.panel):
        raise UsageError("--animated shows the whole motion; leave --views and --panel out")


def _from_catalogue(state: "State", word: str) -> "Figure":
    from hipcoach.cli.named_otherwise import exercise_named

    id_ = exercise_named(state.catalogue, word)
    if id_ not in state.figures:
        raise UsageError(f"'{id_}' has no figure; draw one in figures.yaml, or see a pose of your own with --pose FILE")
    return state.figures[id_]


def _from_file(file: Path, word: str | None) -> "Figure":
    from hipcoach.catalogue.load import read_figure_file

    figures = read_figure_file(file)
    if not figures:
        raise UsageError(f"{one_line(str(file))} has no figure; start one with '- id:' (docs/figures.md shows how)")
    if word is None and len(figures) == 1:
        return next(iter(figures.values()))
    if word is None:
        raise UsageError(f"say which figure of {one_line(str(file))} to draw: {', '.join(figures)}")
    if word not in figures:
        choices = hint(word, figures) or f"; it has {', '.join(figures)}"
        raise UsageError(f"{one_line(str(file))} has no figure '{word}'{choices}")
    return figures[word]


def _draw_all(state: "State", folder: Path, options: DrawOptions) -> None:
    figures = state.figures
    if not figures:
        raise UsageError("there is no figure to draw; a knowledge folder has them in figures.yaml")
    files.make_folder(folder)
    for id_, drawn in figures.items():
        files.write(folder / f"{id_}.svg", _drawn(state, drawn, options), private=False, chosen=True)
    remark(f"{len(figures)} figures written to {one_line(str(folder))}")


def _drawn(state: "State", figure: "Figure", options: DrawOptions) -> str:
    from hipcoach.render import figure_svg

    most = figure_svg.panel_count(figure, frames=options.views)
    if options.panel is not None and options.panel > most:
        noun = ("frame" if options.views else "panel") + ("s" if most > 1 else "")
        raise UsageError(f"'{figure.id}' has {most} {noun}, no {options.panel}")
    mirrored = options.side is WorkingSide.RIGHT
    theme = options.theme.value
    entry = state.catalogue.exercise.get(figure.id)
    if options.views:
        return figure_svg.contact_sheet(figure, theme, frame=options.panel, mirrored=mirrored)
    if options.animated:
        return figure_svg.animated(figure, entry, theme, mirrored=mirrored)
    return figure_svg.still(figure, entry, theme, mirrored=mirrored, panel=options.panel)
