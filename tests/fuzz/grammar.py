"""Command lines, from the program's own tree of commands: an option that is new is fuzzed by itself.

What an option takes is asked of it: its choices, its bounds, what its completion offers. Beside that come odd values.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

import typer
from fuzz_inputs import words
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from sandbox import read_once
from typer.main import get_command

from hipcoach.cli import app

Line = tuple[str, ...]

OUTSIDE = {"--help"}
"""It ends every line."""
_LEADS_ON = {"--symptom"}
"""Without it most lines end in a question."""
FOLDERS = ("started", "broken", "empty", "missing", "a-file")
"""Names in a sandbox (see `sandbox`): what is a folder of knowledge, and what is not."""
PLACES = (
    *(*FOLDERS, "out.txt", "old.txt", "new/out.svg", "started/exercises.yaml", "pose.yaml", "answers.yaml", "-"),
    *("session.json", "line.txt", "weeks.jsonl", "plan.ics"),
)
OF_DIARY = {"plan", "done", "morning", "today", "diary", "forget"}
"""Commands that look at a clock, and at what was told before."""
_SAID = ("my hamstring hurts", "my hip \udcff\udcfe hurts", "outside of my knee hurts going downhill", "my hip aches")
"""Words that are understood, also with bytes in them that are no UTF-8."""
ODD = (
    *("", " ", "-", "--", "---", "0", "-1", "1", "3", "12", "60", "61", "99999999999999999999", "1e3", "1.5", "٣"),
    *("nan", "inf", "None", "null", "true", "any", "none", "unknown", "all", "x", "X", "a b", "a,b", "a=b", "%s", "{}"),
    *(
        "hamstring",
        "HAMSTRING",
        "hamstrin",
        "hamstring ",
        "clamshell",
        "trauma:urgent",
        "trauma:",
        ":",
        "IR",
        "ir",
        "é",
    ),
    *("e\u0301", "ﬀ", "İ", "ß", "\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "👩‍👩‍👧", "\udcff\udcfe", "\x1b[31m"),
    *("\x07", "\t", "a\nb", "\r", "::error::x", "<b>x</b>", "'", '"', "$(x)", "`x`", "*", "?", "~", "#", "\\", "|"),
    *("x" * 300, "x" * 5000, "hip " * 500),
)
"""No absolute path and none that leads upward: a line writes into its sandbox alone."""

_OF_TEN = tuple(map(str, range(11)))
_EXERCISES = ("clamshell", "prone-heel-cross", "glute-bridge")
_SPELT = {
    "[FILE]": ("session.json", "line.txt", "weeks.jsonl", "missing", "-"),
    "[N]": _OF_TEN,
    "NAME": ("Ana", "ana", "Anna", ""),
    "TIME": ("06:10", "yesterday", "yesterday 18:40", "2026-11-20", "2026-11-20T23:59", "23:59", "2027-01-01"),
    "WORD": ("hamstring", "side", "left", "minutes", "knee"),
    "WHAT=N": ("stairs=4", "sit through dinner=10", "a=b=3", "STAIRS=0"),
}
"""What a metavar means, where no completion offers anything."""
_WHOLE = {
    "ID:PAIN": tuple(f"{exercise}:{pain}" for exercise in _EXERCISES for pain in ("0", "4", "11")),
    "ID:HOW": tuple(f"{exercise}:{how}" for exercise in _EXERCISES for how in ("easy", "right", "too-much")),
    "PLACE[:ID]": ("nerve", "folding-side", *(f"nerve:{exercise}" for exercise in _EXERCISES)),
}
"""What a metavar means, where a completion offers the first half of it."""


class Slot(NamedTuple):
    """An option or an argument of a command."""

    names: tuple[str, ...]
    """As an option is written; none for an argument."""
    values: SearchStrategy[str] | None
    """What it takes; None for a switch."""
    required: bool


class Command(NamedTuple):
    """A command, with the words that name it."""

    path: Line
    slots: list[Slot]


@cache
def commands() -> tuple[list[Slot], list[Command]]:
    """The options of the program itself, and every command."""
    program = get_command(app.app)
    root = typer.Context(program)
    with read_once():  # completions look into the knowledge, each anew
        return _slots(program, root), [Command(path, _slots(each, root)) for path, each in _leaves(program, ())]


def _leaves(command: Any, path: Line) -> Iterator[tuple[Line, Any]]:
    below = getattr(command, "commands", None)
    if below is None:
        yield path, command
    else:
        for name, each in below.items():
            yield from _leaves(each, (*path, name))


def _slots(command: Any, root: typer.Context) -> list[Slot]:
    taken = (each for each in command.params if not OUTSIDE & set(each.opts))
    return [_slot(each, typer.Context(command, parent=root)) for each in taken]


def _slot(parameter: Any, context: typer.Context) -> Slot:
    names = tuple(name for name in parameter.opts if name.startswith("-"))
    values = None if getattr(parameter, "is_flag", False) else _fitting(parameter, context)
    return Slot(names, values, parameter.required)


def _fitting(parameter: Any, context: typer.Context) -> SearchStrategy[str]:
    declared = parameter.type_descriptor.annotation
    kind = next(iter(get_args(declared)), declared)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from([str(each.value) for each in kind])
    if isinstance(kind, type) and issubclass(kind, Path):
        return st.sampled_from(PLACES)
    if kind in (int, float):
        low, high = parameter.min, parameter.max
        return st.integers(0 if low is None else low, 100 if high is None else high).map(str)
    offered = [item.value for item in parameter.shell_complete(context, "")]
    offered += _WHOLE.get(parameter.metavar, ())
    return st.sampled_from(offered) if offered else _free(parameter)


def _free(parameter: Any) -> SearchStrategy[str]:
    """Words, or one of the few things that a metavar spells out or means."""
    if meant := _SPELT.get(parameter.metavar):
        return st.one_of(st.sampled_from(meant), st.sampled_from(meant), words().map(_as_typed))
    spelt = [each for each in str(parameter.metavar or "").strip("[]").split("|") if each.islower()]
    return st.sampled_from(spelt) if spelt else st.one_of(words().map(_as_typed), st.sampled_from(_SAID))


def _as_typed(text: str) -> str:
    """What a shell can hand over: no zero byte, and of surrogates those that stand for bytes that are no UTF-8."""
    return text.replace("\x00", "").encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")


@st.composite
def lines(draw: DrawFn, without: Collection[str] = ()) -> Line:
    """A command line: what the program needs, and any of what it takes, in any order, again and again."""
    of_all, every = commands()
    every = [command for command in every if command.path[0] not in without]
    command = draw(st.sampled_from([each for each in every for _ in range(1 + len(each.slots) // 6)]))
    value = draw(st.sampled_from([_tame, _wild]))
    before = _some(draw, of_all, 1, value) if draw(st.integers(0, 7)) == 0 else []
    line = [*before, *command.path]
    for slot in command.slots:
        often = _of_ten_lines(command, slot)
        if often and draw(st.integers(0, 9)) < often:
            line += _written(draw, slot, value)
    return tuple(line + _some(draw, command.slots, draw(st.sampled_from([1, 2, 3, 4, 6, 9])), value))


def _of_ten_lines(command: Command, slot: Slot) -> int:
    """In how many of ten lines a slot stands, beside what chance brings; a diary knows itself what it is for."""
    with_diary = command.path[0] in OF_DIARY
    if slot.required or not _LEADS_ON.isdisjoint(slot.names):
        return 3 if with_diary else 9
    return 5 if with_diary and not slot.names else 0


Value = Callable[[SearchStrategy[str]], SearchStrategy[str]]


def _tame(fitting: SearchStrategy[str]) -> SearchStrategy[str]:
    """What an option takes."""
    return fitting


def _wild(fitting: SearchStrategy[str]) -> SearchStrategy[str]:
    """Now and then anything."""
    return st.one_of(fitting, fitting, fitting, st.sampled_from(ODD))


def _some(draw: DrawFn, slots: list[Slot], most: int, value: Value) -> list[str]:
    if not slots:
        return []
    chosen = draw(st.lists(st.sampled_from(slots), max_size=most))
    return [word for slot in chosen for word in _written(draw, slot, value)]


def _written(draw: DrawFn, slot: Slot, value: Value) -> list[str]:
    name = [draw(st.sampled_from(slot.names))] if slot.names else []
    return [*name, *([] if slot.values is None else [draw(value(slot.values))])]
