"""The front door: what somebody typed, brought into the form that the commands are read in.

Words need no command and no quotes, and options may stand anywhere. Where a command is named and the rest is not its
usage, nothing runs: what may be a complaint is shown as the line that would ask it.
"""

from __future__ import annotations

import re
import shlex
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from typer.core import TyperGroup

from hipcoach.cli.commands import Commands
from hipcoach.errors import UnknownWordError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ASKS = "recommend"
"""The command that takes whatever is no command."""
_NEAR, _SURELY_NEAR = 0.8, 0.85
"""How alike two words are, of 1, that one is taken for a slip of the other; the second where a sentence follows."""
MEANT = dict.fromkeys(("--time", "--duration", "--mins", "--min", "--length"), "--minutes") | {
    "--md": "--format markdown",
    "--html": "--format html",
    "--pdf": "--format pdf",
    "--motion": "--focus",
    "--method": "--focus",
    "--out": "--output",
    "--file": "--output",
    "--folder": "--catalogue",
    "--catalog": "--catalogue",
    "--without": "--avoid",
    "--body-part": "--symptom",
    "--pain-level": "--pain",
    "--years": "--age",
    "--verbose": "--full",
}
"""Options that people take for granted, by what they are called here."""
_SAME = {"version": "--version"}
"""Words that other programs take for what is an option here."""
_ELSEWHERE = {"ls": "list", "info": "show", "view": "show", "man": "help", "settings": "config", "init": "catalogue"}
"""Commands of other programs, with ours that does the like."""
_LONGEST = 70
"""Letters of what a command does, in a message."""
_PASTED = ("$", "%", "hipcoach")
"""What comes along when a line is copied from somewhere."""
_OTHER_DASH = re.compile("[\u2010-\u2015\u2212][-\u2010-\u2015\u2212]*([a-z][a-z-]*)", re.IGNORECASE)
"""Hyphens before an option, of which an editor or a web page has made dashes."""
_ONE_HYPHEN = re.compile("-([a-z][a-z-]{2,})")

Takes = dict[str, bool]
"""Options by how they are written, each with whether a value follows."""
_HELPS = "help"
_HELP: Takes = {"--help": False, "-h": False}
"""Every command's; without a command, the program's."""


class Front(TyperGroup):
    """The program's commands."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = Commands()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Their names."""
        return list(self.commands)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the line."""
        line = _Line.read(self, args)
        _refuse(self, line)
        return super().parse_args(ctx, line.arranged())

    def in_order(self, args: list[str]) -> list[str]:
        """What was typed, as the parser takes it; it need not be finished."""
        return _Line.read(self, args).arranged()


def would_ask(words: Iterable[str]) -> str:
    """The line that asks about these words."""
    return f"hipcoach {ASKS} {shlex.quote(' '.join(words))}"


def near_command(word: str, commands: Iterable[str]) -> str | None:
    """The command that a word is a slip of, or that does what it does elsewhere."""
    if word in _ELSEWHERE:
        return _ELSEWHERE[word]
    return next(iter(get_close_matches(word.casefold(), list(commands), 1, _NEAR)), None)


class _Line(NamedTuple):
    """What was typed, taken apart."""

    general: list[str]
    """The program's own options, with their values."""
    command: str | None
    words: list[str]
    """All but options and their values; the command is none of them."""
    rest: list[list[str]]
    """Words, and the command's options with their values, as they stood."""
    known: Takes

    @classmethod
    def read(cls, group: TyperGroup, args: Sequence[str]) -> _Line:
        """Take apart what was typed; the first word that stands for itself is the command, where it is one."""
        args = _without_prompt(args)
        own = _takes(group)
        word = _first_word(group, args, own)
        command = word if word in group.commands else None
        known = _takes_anywhere(group.commands[command or ASKS])
        if command is None:
            own |= _HELP
        given = _split(args, known | own)
        if command:
            given.remove([command])
        rest = [part for part in given if part[0].partition("=")[0] not in own]
        if command and isinstance(group.commands[command], TyperGroup):
            rest.sort(key=lambda part: not _is_word(part[0]))  # the word that comes next names a command, too
        general = [token for part in given if part not in rest for token in part]
        words = [part[0] for part in rest if _is_word(part[0])]
        if command == _HELPS:
            rest = [
                part for part in rest if _is_word(part[0]) or part[0] in _HELP
            ]  # help has all of its options anyway
        elif command and words == [_HELPS]:
            words, rest = [], [["--help"]]
        return cls(general, command, words, rest, known | own)

    @property
    def tokens(self) -> list[str]:
        """The rest, as it was typed."""
        return [token for part in self.rest for token in part]

    def arranged(self) -> list[str]:
        """The program's options, the command, the rest; a line of nothing asks for help."""
        if self.command is None and not self.rest:
            return self.general or ["--help"]
        return [*self.general, self.command or ASKS, *self.tokens]


def _without_prompt(args: Sequence[str]) -> list[str]:
    start = next((place for place, word in enumerate(args) if word not in _PASTED), len(args))
    return [_SAME.get(word, word) if place == start else word for place, word in enumerate(args)][start:]


def _first_word(group: TyperGroup, args: Sequence[str], own: Takes) -> str | None:
    """What stands for itself first. Options of a command may stand before it; only then all commands are asked."""
    for given in _split(args, own):
        if _is_word(given[0]):
            return given[0]
        if given[0].partition("=")[0] not in own:
            break
    return next((given[0] for given in _split(args, _takes_anywhere(group) | own) if _is_word(given[0])), None)


def _takes(command: Any) -> Takes:
    return {name: not option.is_flag for option in command.params if hasattr(option, "is_flag") for name in option.opts}


def _takes_anywhere(command: Any) -> Takes:
    """The options of a command, or of all in a group."""
    takes = dict(_HELP)
    for inner in getattr(command, "commands", {}).values():
        takes |= _takes_anywhere(inner)
    return takes | _takes(command)


def _split(args: Sequence[str], takes: Mapping[str, bool]) -> list[list[str]]:
    """Each word by itself, each option with its value; after `--` all are words."""
    parts: list[list[str]] = []
    waiting = iter(args)
    for given in waiting:
        parts.append([given])
        if given == "--":
            parts += [[word] for word in waiting]
        elif takes.get(given):
            parts[-1] += [value for value in [next(waiting, None)] if value is not None]
    return parts


def _is_word(given: str) -> bool:
    return given == "-" or not given.startswith("-")


def _refuse(group: TyperGroup, line: _Line) -> None:
    """Stop where what was typed is surely not what was meant.

    Raises:
        UsageError: says what to type.
    """
    for option in (part[0].partition("=")[0] for part in line.rest if part[0] != "--"):
        _refuse_hyphens(option, line.known)
        _refuse_unknown(option, line)
    if line.command is None and line.words:
        _refuse_slip(group, line)
    if line.command is not None:
        _refuse_placeholder(group.commands[line.command], line)
        _refuse_words(group.commands[line.command], line)


def _refuse_hyphens(option: str, known: Takes) -> None:
    dashed = _OTHER_DASH.fullmatch(option)
    if dashed:
        meant = f"--{dashed[1]}" if f"--{dashed[1]}" in known else f"-{dashed[1]}"
        message = f"{option} begins with a dash that some editors make of hyphens; type {meant}"
        raise UnknownWordError(message, word=option, of="option", did_you_mean=[meant])
    single = _ONE_HYPHEN.fullmatch(option)
    if single and f"--{single[1]}" in known:
        message = f"no option is called {option}; did you mean --{single[1]}?"
        raise UnknownWordError(message, word=option, of="option", did_you_mean=[f"--{single[1]}"])


def _refuse_unknown(option: str, line: _Line) -> None:
    if _is_word(option) or option in line.known or (option[1] != "-" and option[:2] in line.known):
        return
    near = [MEANT[option]] if option in MEANT else get_close_matches(option, line.known, 1, _NEAR)
    meant = f"; did you mean {near[0]}?" if near else f"; `hipcoach {line.command or ASKS} --help` lists them"
    raise UnknownWordError(f"no option is called {option}{meant}", word=option, of="option", did_you_mean=near)


def _refuse_slip(group: TyperGroup, line: _Line) -> None:
    """A command that is nearly right is no complaint."""
    word, *others = line.words
    near = near_command(word, group.commands)
    alike = SequenceMatcher(None, word.casefold(), near or "").ratio()
    if near and (len(others) < 2 or alike >= _SURELY_NEAR):  # noqa: PLR2004 (a command and what it takes)
        meant = shlex.join([near if token == word else token for token in line.tokens])
        message = f"no command is called '{word}'; did you mean: hipcoach {meant}"
        raise UnknownWordError(message, word=word, of="command", did_you_mean=[near])


def _refuse_placeholder(command: Any, line: _Line) -> None:
    """What help and the README write where something is to be filled in."""
    places = {place for parameter in command.params for place in re.findall(r"[A-Z]{2,}", parameter.metavar or "")}
    for word in places.intersection(line.words):
        such = "an id, such as clamshell; `hipcoach list` has them" if word == "ID" else "one of your choice"
        raise UsageError(f"{word} stands for {such}. `hipcoach {line.command} --help` says more")


def _refuse_words(command: Any, line: _Line) -> None:
    """Words behind a command that takes none, or fewer, may be a complaint that began with its name."""
    if isinstance(command, TyperGroup) or command.context_settings.get("allow_extra_args"):
        return
    room = [parameter.nargs for parameter in command.params if parameter.param_type_name == "argument"]
    if min(room, default=0) >= 0 and len(line.words) > sum(room):
        takes = "no words" if not room else "one word" if sum(room) == 1 else f"{sum(room)} words"
        asks = would_ask([str(line.command), *line.words])
        does = command.get_short_help_str(_LONGEST)
        raise UsageError(f"`hipcoach {line.command}` takes {takes} ({does}) To ask what to do about them: {asks}")
