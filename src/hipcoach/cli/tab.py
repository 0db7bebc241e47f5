"""What a shell is answered when somebody presses Tab: it asks by a script of `hipcoach completion`.

The script sets ASKED_BY to the command line up to the cursor, as it was typed, and runs the program without arguments.
The answer is a line for each word that may stand there, whole as in `--symptom=hamstring`: word, tab, what it is. Or it
is FILE, and the shell completes that by itself.

Whatever is offered may come from knowledge that anybody wrote. So no word is offered that a shell would not take as it
stands, and what it is fits on one line, without a control character.

The parser could resolve a line too; it would check every value, and first load what it checks them with, which takes as
long as all the rest.
"""

from __future__ import annotations

import re
import shlex
from contextlib import suppress
from typing import Any

import typer

from hipcoach.cli.glosses import GLOSSES
from hipcoach.cli.typed_line import ASKS
from hipcoach.text import cut, one_line

ASKED_BY = "_HIPCOACH_COMPLETE"
FILE = "\tfile\n"

_NAMES_FILE = re.compile(r"\b(FILE|PATH|DIR)\b")
"""In the metavar of whatever takes one."""


def answer(program: Any, line: str) -> str:
    """What may stand at the end of a command line.

    Args:
        program: the command of the parser.
        line: what was typed, the program's name first.
    """
    words, typed = _split(line)
    option, equals, value = typed.partition("=")
    named = option.startswith("--") and equals
    context = _context(program, program.in_order([*words, option] if named else words))
    if context is None:
        return ""
    if named:
        asked = _option(context, option)
        return _offered(asked, context, value, f"{option}=") if asked else ""
    if typed.startswith("-") and "--" not in words:
        return _written("", _options(context if context.parent else _context(program, [*words, ASKS]), typed))
    return _offered(_option(context, *words[-1:]) or _argument(context) or context.command, context, typed)


def _split(line: str) -> tuple[list[str], str]:
    """The words that are whole, and the one that is being typed; a quote may still be open."""
    for closing in ("", '"', "'"):
        with suppress(ValueError):
            words = shlex.split(line + closing)[1:]
            return (words, "") if not words or line[-1].isspace() else (words[:-1], words[-1])
    return [], ""


def _context(command: Any, words: list[str], above: typer.Context | None = None) -> typer.Context | None:
    """The command that the words lead to, with its parameters as they are typed; None where they lead to no command."""
    context = typer.Context(command, parent=above, resilient_parsing=True, **command.context_settings)
    given, rest, _ = command.make_parser(context).parse_args(list(words))
    for parameter in command.get_params(context):
        context.params[parameter.name], source = parameter.consume_value(context, given)
        context.set_parameter_source(parameter.name, source)
    if not rest or not hasattr(command, "commands"):
        return context
    _, below, words = command.resolve_command(context, rest)
    return below and _context(below, words, context)


def _options(context: Any, begun: str) -> dict[str, str]:
    """The options of a command and of all above it, which may stand anywhere, each with its help."""
    found = {item.value: item.help or "" for item in context.command.shell_complete(context, begun)}
    return found | _options(context.parent, begun) if context.parent else found


def _option(context: Any, name: str = "") -> Any:
    """The option of this name, where it takes a value; also of a command above."""
    for each in context.command.get_params(context):
        if name in each.opts and not getattr(each, "is_flag", True):
            return each
    return context.parent and _option(context.parent, name)


def _argument(context: Any) -> Any:
    """The first argument that may still be given."""
    arguments = (each for each in context.command.get_params(context) if each.param_type_name == "argument")
    return next((each for each in arguments if each.nargs == -1 or not context.params[each.name]), None)


def _offered(asked: Any, context: typer.Context, begun: str, before: str = "") -> str:
    metavar = getattr(asked, "metavar", None) or ""
    if _NAMES_FILE.search(metavar):
        return FILE
    offered = {item.value: item.help or "" for item in asked.shell_complete(context, begun)}
    return _written(before, offered or {word: "" for word in _spelt(metavar) if word.startswith(begun)})


def _spelt(metavar: str) -> list[str]:
    """The words that a metavar spells out, as `routine|session`."""
    return [word for word in metavar.strip("[]").split("|") if word.islower()]


def _written(before: str, offered: dict[str, str]) -> str:
    words = ((f"{before}{word}", about or GLOSSES.get(word, "")) for word, about in offered.items())
    return "".join(f"{word}\t{_said(about)}\n" for word, about in words if shlex.quote(word) == word)


def _said(text: str) -> str:
    return cut(one_line(" ".join(text.split())))
