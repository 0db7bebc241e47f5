"""Writes the manual, of what `--help` says: a page for the program and one a command: `python docs/man.py DIR`.

The build hook puts the same pages into the wheel. They are text for man(7). The same help gives the same bytes; their
date is that of SOURCE_DATE_EPOCH, and without it they have none.
"""

from __future__ import annotations

import os
import re
import sys
import textwrap
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.main import get_command

from hipcoach import __version__
from hipcoach.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SECTION = 1
_NAME = "hipcoach"
_LONGEST_LINE = 72
_EXIT_STATUS = (
    ("0", "Done."),
    ("1", "It failed, or a check found something."),
    ("2", "Wrong usage, words that are not clear, or no exercise is left."),
    ("3", "A clinician first."),
)


def pages() -> dict[str, str]:
    """The pages, by their files' names."""
    command: Any = get_command(app)
    program = typer.Context(command, info_name=_NAME, **command.context_settings)
    return {f"{_title(context)}.{SECTION}": _page(context) for context in _with_those_under(program)}


def _with_those_under(context: typer.Context) -> Iterator[typer.Context]:
    yield context
    yield from chain.from_iterable(map(_with_those_under, _under(context)))


def _under(context: typer.Context) -> list[typer.Context]:
    """The commands of a group; none of what is none."""
    commands: dict[str, Any] = getattr(context.command, "commands", {})
    return [
        typer.Context(command, info_name=name, parent=context)
        for name, command in commands.items()
        if not command.hidden
    ]


def _title(context: typer.Context) -> str:
    return context.command_path.replace(" ", "-")


def _page(context: typer.Context) -> str:
    lead, *more = _paragraphs(context.command.help)
    examples = [text for text in more if text.startswith(f"{_NAME} ")]
    prose = [text for text in more if text not in examples]
    commands = [(under.command_path, _paragraphs(under.command.help)[0]) for under in _under(context)]
    sections = {
        "NAME": _text(f"{_title(context)} - {lead.rstrip('.')}"),
        "SYNOPSIS": [_bold(context.command_path), *_text(" ".join(context.command.collect_usage_pieces(context)))],
        "DESCRIPTION": _spaced([lead, *prose, *_paragraphs(context.command.epilog)]),
        "ARGUMENTS": _list(_records(context, "argument")),
        "OPTIONS": _list(_records(context, "option")),
        "COMMANDS": _list(commands),
        "EXAMPLES": [".EX", *map(_plain, examples), ".EE"] if examples else [],
        "EXIT STATUS": _list(_EXIT_STATUS),
        "SEE ALSO": _see_also(context),
    }
    lines = chain.from_iterable([f".SH {title}", *body] for title, body in sections.items() if body)
    return "\n".join((_head(context), *lines)) + "\n"


def _head(context: typer.Context) -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    date = f"{datetime.fromtimestamp(int(epoch), UTC):%Y-%m-%d}" if epoch else ""
    return f'.TH {_plain(_title(context).upper())} {SECTION} "{date}" "{_NAME} {__version__}" "{_NAME} manual"'


def _paragraphs(text: str | None) -> list[str]:
    said = (text or "").replace("\b", "")  # the parser's sign for a paragraph that keeps its lines
    return [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", said) if paragraph.strip()]


def _records(context: typer.Context, kind: str) -> list[tuple[str, str]]:
    """What help says of the options or arguments; hidden ones it leaves out."""
    parameters: list[Any] = [one for one in context.command.get_params(context) if one.param_type_name == kind]
    return [record for one in parameters if (record := one.get_help_record(context))]


def _see_also(context: typer.Context) -> list[str]:
    near: list[Any] = [*filter(None, [context.parent]), *_under(context)]
    return ",\n".join(f"{_bold(_title(other))}({SECTION})" for other in near).splitlines()


def _spaced(paragraphs: Iterable[str]) -> list[str]:
    first, *others = map(_text, paragraphs)
    return [*first, *chain.from_iterable([".PP", *lines] for lines in others)]


def _list(described: Iterable[tuple[str, str]]) -> list[str]:
    return list(chain.from_iterable([".TP", _bold(name), *(_text(text) or ["\\&"])] for name, text in described))


def _text(text: str) -> list[str]:
    return list(map(_plain, textwrap.wrap(text, _LONGEST_LINE, break_long_words=False, break_on_hyphens=False)))


def _bold(text: str) -> str:
    return f"\\fB{_plain(text)}\\fR"


def _plain(text: str) -> str:
    """A line that roff prints as it is: none of it is a request, an escape or a hyphen that can't be copied."""
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-"))


def main(folder: Path) -> None:
    """Write the pages into a folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in pages().items():
        (folder / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
