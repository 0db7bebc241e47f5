"""`hipcoach config`."""

from json import dumps
from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.cli.formats import JsonOnly
from hipcoach.cli.output import emit
from hipcoach.cli.state import state_of
from hipcoach.errors import UsageError
from hipcoach.text import fault, one_line

if TYPE_CHECKING:
    from pathlib import Path

    from hipcoach.cli.settings import Setting


_GAP = 2


def config(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
    json: JsonOnly = False,
) -> None:
    """Your own defaults: what is in force, and from where; and where your diary lies.

    A default is a line of config.toml, such as `minutes = 8` or `caution = ["knee"]`, or a variable, such as
    HIPCOACH_MINUTES. What you type, and what your words say, stands above it.
    """
    from hipcoach.cli.folders import HOME, own_diary, own_settings

    file, diary = own_settings(), own_diary()
    place = one_line(str(file)) if file else f"a file; no home folder is known, so set {HOME}"
    if words:
        raise UsageError(f"no command writes it; put a line into {place}: {_line_of(words)}")
    settings = state_of(context).settings
    if json:
        from hipcoach.render import as_json

        shown = {name: {"value": setting.value, "origin": setting.origin} for name, setting in settings.items()}
        places = {name: str(path) if path else None for name, path in (("file", file), ("diary", diary))}
        emit(as_json.dumps({"schema_version": 1, **places, "settings": shown}), utf8=True)
    else:
        emit(_text(place, settings, there=bool(file and file.is_file())) + _of_diary(diary))


def _line_of(words: list[str]) -> str:
    """What somebody wanted to set, as a line of the file, where that is clear; else an example."""
    from hipcoach.cli.settings import IN_FILE, LISTS

    name, *given = " ".join(words).replace("=", " ").removeprefix("set ").split() or [""]
    if name not in IN_FILE or not given or fault(" ".join(given)):
        return "minutes = 8"
    value = " ".join(given).strip("'\"")
    if name in LISTS:
        return f"{name} = [{', '.join(dumps(part.strip()) for part in value.split(','))}]"
    return f"{name} = {value if value.isdecimal() or value in ('true', 'false') else dumps(value)}"


def _text(place: str, settings: "dict[str, Setting]", *, there: bool) -> str:
    from rich.text import Text

    from hipcoach.cli.settings import IN_FILE, in_words, unknown, variables
    from hipcoach.cli.terminal import capabilities_of
    from hipcoach.render.text.paper import Paper
    from hipcoach.words import hint

    width = max(map(len, (*settings, *IN_FILE)))
    lines = []
    for name, setting in settings.items():
        origin = "this file" if setting.origin == place else setting.origin
        lines.append(f"{name:<{width}}  {in_words(setting.value)}  (from {origin})")
    lines += [f"{variable}  is no setting{hint(variable, variables())}" for variable in unknown()]
    unset = [name for name in IN_FILE if name not in settings]
    if unset:
        lines.append(f"{'not set':<{width}}  {', '.join(unset)}")
    here = capabilities_of(None)
    paper = Paper(here)
    paper.row(Text(f"{place}{'' if there else ', which is not there'}\n"))
    for line in lines:
        if here.terminal:
            paper.line(one_line(line), hang=width + _GAP)
        else:
            paper.row(Text(one_line(line)))
    return paper.text()


def _of_diary(file: "Path | None") -> str:
    """Its place alone: whether it is begun, and whose it is, only its own commands say."""
    return f"\n{one_line(f'diary, once it is begun: {file}')}\n" if file else ""
