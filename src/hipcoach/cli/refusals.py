"""What was typed is surely not what was meant: nothing runs, and what to type is said."""

from __future__ import annotations

import re
import shlex
from difflib import SequenceMatcher, get_close_matches
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from typer.core import TyperGroup

from hipcoach.cli.typed_line import ASKS, is_word
from hipcoach.errors import UnknownWordError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipcoach.cli.typed_line import Takes, TypedLine

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
_ELSEWHERE = {
    "log": "diary",
    "journal": "diary",
    "ls": "list",
    "info": "show",
    "view": "show",
    "man": "help",
    "settings": "config",
    "init": "catalogue",
}
"""Commands of other programs, with ours that does the like."""
_SAID_OFTEN = frozenset({"done", "morning", "today"})
"""Commands whose names stand in many a complaint: `mornings are stiff` is no slip of one."""
_LONGEST = 70
"""Letters of what a command does, in a message."""
_OTHER_DASH = re.compile("[\u2010-\u2015\u2212][-\u2010-\u2015\u2212]*([a-z][a-z-]*)", re.IGNORECASE)
"""Hyphens before an option, of which an editor or a web page has made dashes."""
_ONE_HYPHEN = re.compile("-([a-z][a-z-]{2,})")


def would_ask(words: Iterable[str]) -> str:
    """The line that asks about these words."""
    return f"hipcoach {ASKS} {shlex.quote(' '.join(words))}"


def near_command(word: str, commands: Iterable[str]) -> str | None:
    """The command that a word is a slip of, or that does what it does elsewhere."""
    if word in _ELSEWHERE:
        return _ELSEWHERE[word]
    return slip_of(word, commands)


def slip_of(word: str, known: Iterable[str]) -> str | None:
    """The known word that is spelt nearly so."""
    return next(iter(get_close_matches(word.casefold(), list(known), 1, _NEAR)), None)


def refuse(group: TyperGroup, line: TypedLine) -> None:
    """Stop where what was typed is surely not what was meant.

    Raises:
        UsageError: says what to type.
    """
    for option in (part[0].partition("=")[0] for part in takewhile(lambda part: part != ["--"], line.rest)):
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


def _refuse_unknown(option: str, line: TypedLine) -> None:
    if is_word(option) or option in line.known or (option[1] != "-" and option[:2] in line.known):
        return
    near = [MEANT[option]] if option in MEANT else get_close_matches(option, line.known, 1, _NEAR)
    meant = f"; did you mean {near[0]}?" if near else f"; `hipcoach {line.command or ASKS} --help` lists them"
    raise UnknownWordError(f"no option is called {option}{meant}", word=option, of="option", did_you_mean=near)


def _refuse_slip(group: TyperGroup, line: TypedLine) -> None:
    """A command that is nearly right is no complaint."""
    word, *others = line.words
    near = near_command(word, group.commands)
    if near in _SAID_OFTEN and others and not others[0].isdigit():
        return
    alike = SequenceMatcher(None, word.casefold(), near or "").ratio()
    if near and (len(others) < 2 or alike >= _SURELY_NEAR):  # noqa: PLR2004 (a command and what it takes)
        meant = shlex.join([near if token == word else token for token in line.tokens])
        message = f"no command is called '{word}'; did you mean: hipcoach {meant}"
        raise UnknownWordError(message, word=word, of="command", did_you_mean=[near])


def _refuse_placeholder(command: Any, line: TypedLine) -> None:
    """What help and the README write where something is to be filled in."""
    places = {place for parameter in command.params for place in re.findall(r"[A-Z]{2,}", parameter.metavar or "")}
    for word in places.intersection(line.words):
        such = "an id, such as clamshell; `hipcoach list` has them" if word == "ID" else "one of your choice"
        raise UsageError(f"{word} stands for {such}. `hipcoach {line.command} --help` says more")


def _refuse_words(command: Any, line: TypedLine) -> None:
    """Words behind a command that takes none, or fewer, may be a complaint that began with its name."""
    if isinstance(command, TyperGroup) or command.context_settings.get("allow_extra_args"):
        return
    room = [parameter.nargs for parameter in command.params if parameter.param_type_name == "argument"]
    if min(room, default=0) >= 0 and len(line.words) > sum(room):
        takes = "no words" if not room else "one word" if sum(room) == 1 else f"{sum(room)} words"
        asks = would_ask([str(line.command), *line.words])
        does = command.get_short_help_str(_LONGEST)
        raise UsageError(f"`hipcoach {line.command}` takes {takes} ({does}) To ask what to do about them: {asks}")
