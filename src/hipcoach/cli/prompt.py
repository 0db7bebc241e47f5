"""Questions on a terminal: asked on stderr, answered on standard input."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from hipcoach.cli.output import remark
from hipcoach.cli.signals import tidied
from hipcoach.errors import UsageError
from hipcoach.vocabulary import ANSWERS, Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_T = TypeVar("_T")
_END_OF_INPUT = "\x04"
_LONGEST_PASTE = 32
_NO_ANSWER = "no answer came; nothing was decided"
KEYS_OF_TEN = "A key each: 0 to 9, t for ten; Enter where you can't say."
_OF_TEN = {**{str(each): each for each in range(11)}, "t": 10}
_YES_NO: dict[str, Answer] = {**ANSWERS, "s": "unsure", "u": "unsure"}


def can_ask() -> bool:
    """True where somebody sits there: both ends are a terminal."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())


def yes_no(question: str) -> Answer:
    """Yes, no or not sure, by one key; asked again for any other.

    Raises:
        UsageError: the input ended.
    """
    remark(question)
    while True:
        answer = _YES_NO.get(key_press("  Yes, no, or not sure? [y/n/s] "))
        if answer is not None:
            return answer


def choose(questions: Sequence[str]) -> int | None:
    """The index of the one that is so; None for none of them."""
    for number, question in enumerate(questions, start=1):
        remark(f"  {number}. {question}")
    remark("  0. None of these")
    chosen = _answer(f"Which one? [0-{len(questions)}] ", {str(i): i for i in range(len(questions) + 1)})
    return chosen - 1 if chosen else None


def number(most: int) -> int | None:
    """The number that is typed, from 1; None for 0."""
    return _answer(f"Which one? [1-{most}, 0 none of them] ", {str(i): i for i in range(most + 1)}) or None


def several_numbers(prompt: str, most: int) -> list[int]:
    """The numbers that are typed on a line, each from 1; asked again for any other."""
    known = {str(each): each for each in range(1, most + 1)}
    while True:
        typed = _line(prompt).replace(",", " ").split()
        if typed and all(each in known for each in typed):
            return [known[each] for each in typed]


def key_press(prompt: str) -> str:
    """The one key that is pressed, in lower case; what was pasted comes whole, what was typed ahead is thrown away.

    Raises:
        UsageError: the input ended.
    """
    pressed = _pressed(prompt)
    sys.stderr.write(f"{pressed if pressed.isalnum() else ''}\n")
    if pressed in ("", _END_OF_INPUT):
        raise UsageError(_NO_ANSWER)
    return pressed.strip().casefold()


def of_ten(question: str, enter: int | None = None) -> int | None:
    """A number from 0 to 10 by one key, as a pain is told, as `KEYS_OF_TEN` says; `enter` for Enter.

    Raises:
        UsageError: the input ended.
    """
    while True:
        pressed = key_press(f"{question} ")
        if not pressed:
            return enter
        if pressed in _OF_TEN:
            return _OF_TEN[pressed]
        remark(KEYS_OF_TEN)


def _pressed(prompt: str) -> str:
    """What the next key press sends. The terminal is made to send keys one by one before it shows the prompt."""
    import termios  # as only a question needs it, and not every system has it
    import tty

    terminal = sys.stdin.fileno()
    reset = partial(termios.tcsetattr, terminal, termios.TCSADRAIN, termios.tcgetattr(terminal))
    with tidied(reset):
        try:
            tty.setcbreak(terminal)
            sys.stderr.write(prompt)
            sys.stderr.flush()
            return os.read(terminal, _LONGEST_PASTE).decode(errors="replace")
        finally:
            reset()


def _answer(prompt: str, known: Mapping[str, _T]) -> _T:
    """The known answer that is typed; asked again for any other.

    Raises:
        UsageError: the input ended.
    """
    while True:
        found = known.get(_line(prompt).strip().casefold())
        if found is not None:
            return found


def _line(prompt: str) -> str:
    """The line that is typed.

    Raises:
        UsageError: the input ended.
    """
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        sys.stderr.write("\n")
        raise UsageError(_NO_ANSWER)
    return line
