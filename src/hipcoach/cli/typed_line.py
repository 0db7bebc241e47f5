"""A command line, taken apart and put in the order that the parser takes: options may stand anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ASKS = "recommend"
"""The command that takes whatever is no command."""
Takes = dict[str, bool]
"""Options by how they are written, each with whether a value follows."""
_HELPS = "help"
_NUMBERED = "morning"
_HELP: Takes = {"--help": False, "-h": False}
"""Every command's; without a command, the program's."""
_SAME = {"version": "--version"}
"""Words that other programs take for what is an option here."""
_PASTED = ("$", "%", "hipcoach")
"""What comes along when a line is copied from somewhere."""


class TypedLine(NamedTuple):
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
    def read(cls, group: TyperGroup, args: Sequence[str]) -> TypedLine:
        """Take apart what was typed; the first word that stands for itself is the command, where it is one."""
        args = _without_prompt(args)
        own = _takes(group)
        word = _first_word(group, args, own)
        command = word if word in group.commands and not _is_complaint(word, args) else None
        known = _takes_anywhere(group.commands[command or ASKS])
        if command is None:
            own |= _HELP
        given = _split(args, known | own)
        if command:
            given.remove([command])
        rest = [part for part in given if part[0].partition("=")[0] not in own]
        general = [token for part in given if part not in rest for token in part]
        words = [part[0] for part in rest if is_word(part[0])]
        if command == _HELPS:  # it shows all options, so none has to be named
            rest = [part for part in rest if is_word(part[0]) or part[0] in _HELP]
        elif command and words == [_HELPS]:
            words, rest = [], [["--help"]]
        elif command and isinstance(group.commands[command], TyperGroup):
            rest.sort(key=lambda part: not is_word(part[0]))  # the word that comes next names a command, too
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
        if is_word(given[0]):
            return given[0]
        if given[0].partition("=")[0] not in own:
            break
    return next((given[0] for given in _split(args, _takes_anywhere(group) | own) if is_word(given[0])), None)


def _is_complaint(word: str | None, args: Sequence[str]) -> bool:
    """True for `morning stiffness`: that command takes a number alone."""
    after = args[args.index(word) + 1 :] if word == _NUMBERED else ()
    return bool(after) and is_word(after[0]) and after[0] != _HELPS and not any(map(str.isdigit, "".join(after)))


def _takes(command: Any) -> Takes:
    options = [option for option in command.params if hasattr(option, "is_flag")]
    return {name: not option.is_flag for option in options for name in (*option.opts, *option.secondary_opts)}


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


def is_word(given: str) -> bool:
    """True for what is no option; `-` stands for standard input."""
    return given == "-" or not given.startswith("-")
