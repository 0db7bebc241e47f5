"""A person's own defaults: variables HIPCOACH_*, and lines of config.toml. They stand below options and words.

What has to be answered anew each time (words, signs, pain, stage, whom it is for, where it is written) has none.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from hipcoach.cli import values
from hipcoach.cli.folders import own_settings
from hipcoach.cli.formats import ALSO_FORMS, PaperSize, RoutineFormat
from hipcoach.errors import UsageError
from hipcoach.text import fault, one_line, shown
from hipcoach.vocabulary import AGE, MINUTES, STEPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

VARIABLE = "HIPCOACH_"
LISTS = frozenset({"symptom", "equipment", "avoid", "caution", "on"})
"""Settings that hold several words: a list in the file, commas in a variable."""
IN_FILE = ("minutes", "side", "equipment", "avoid", "caution", "on", "paper", "figures", "pager")
ANEW = frozenset({"words", "screened", "flag", "not-flag", "pain", "stage", "for", "output"})
"""What nobody's defaults answer."""
_OTHERS = ("HIPCOACH_HOME", "HIPCOACH_CATALOGUE")
_MOST_BYTES = 100_000
_SWITCHES = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


class Setting(NamedTuple):
    """A default that is in force."""

    value: Any
    origin: str
    """The variable, or the file."""


def _text(name: str, given: Any) -> str:
    if not isinstance(given, str) or (given and fault(given)):
        raise UsageError(f"{name} takes a text, not {shown(given)}")
    return given


def _texts(name: str, given: Any) -> list[str]:
    """Several words; each is looked up where the others are that options name."""
    if isinstance(given, str):
        given = [part.strip() for part in given.split(",") if part.strip()]
    if not isinstance(given, list):
        raise UsageError(f"{name} takes a list of words, not {shown(given)}")
    return [_text(name, word) for word in given]


def _switch(name: str, given: Any) -> bool:
    found = _SWITCHES.get(str(given).casefold())
    if found is None:
        raise UsageError(f"{name} takes true or false, not {shown(given)}")
    return found


def _whole(bounds: tuple[int, int], unit: str, name: str, given: Any) -> int:
    return values.whole(name, bounds, unit)(str(given))


READERS: dict[str, Callable[[str, Any], Any]] = {
    "minutes": partial(_whole, MINUTES, values.MINUTE_UNIT),
    "age": partial(_whole, AGE, values.AGE_UNIT),
    "steps": partial(_whole, STEPS, values.STEP_UNIT),
    **dict.fromkeys(LISTS, _texts),
    **dict.fromkeys(("focus", "activity", "when", "side", "variant", "template"), _text),
    **dict.fromkeys(("pager", "from", "note"), _text),
    **dict.fromkeys(("figures", "full", "brief", "why", "quiet"), _switch),
    "format": lambda name, given: values.one_of(name, RoutineFormat, ALSO_FORMS)(str(given)),
    "paper": lambda name, given: values.one_of(name, PaperSize)(str(given)),
}
"""Every setting, with what reads it: its name as messages say it, and what was given."""


def in_force() -> dict[str, Setting]:
    """The defaults that are set. A variable stands above the file, an empty one is none.

    Raises:
        UsageError: one can't be read; says where it is set.
    """
    return {**_of_file(), **_of_variables()}


def _of_variables() -> dict[str, Setting]:
    found = {}
    for name, read in READERS.items():
        variable = VARIABLE + name.upper()
        if given := os.environ.get(variable):
            found[name] = Setting(read(variable, given), variable)
    return found


def _of_file() -> dict[str, Setting]:
    file = own_settings()
    if file is None or not file.is_file():
        return {}
    place = one_line(str(file))
    found = {}
    for name, given in _read(file, place).items():
        if name not in IN_FILE:
            raise UsageError(f"{place}: {_unknown(name)}")
        found[name] = Setting(READERS[name](f"{place}: {name}", given), place)
    return found


def _read(file: Path, place: str) -> dict[str, Any]:
    import tomllib

    try:
        with file.open("rb") as stream:
            text = stream.read(_MOST_BYTES + 1).decode()
        if len(text) > _MOST_BYTES:
            raise UsageError(f"{place} has more than {_MOST_BYTES} letters; a few lines are enough")
        return tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{place} can't be read: {error.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{place} is no TOML: {one_line(str(error))}; a line of it: minutes = 8") from None


def _unknown(name: str) -> str:
    from hipcoach.words import hint

    if name in ANEW:
        return f"{name} is asked anew each time; leave it out"
    return f"nothing is called {shown(name)}{hint(name, IN_FILE) or '; known: ' + ', '.join(IN_FILE)}"


def variables() -> list[str]:
    """Every variable that is a setting."""
    return [VARIABLE + name.upper() for name in READERS]


def unknown() -> list[str]:
    """The variables that begin as ours do and mean nothing, as a slip does."""
    return sorted(name for name in os.environ if name.startswith(VARIABLE) and name not in {*variables(), *_OTHERS})


def told(settings: dict[str, Setting], names: Iterable[str]) -> str | None:
    """Which of these came from where, as a note says it; None where none did."""
    origins: dict[str, list[str]] = {}
    for name in names:
        if name in settings:
            origins.setdefault(settings[name].origin, []).append(f"{name} {in_words(settings[name].value)}")
    parts = [f"{', '.join(each)} from {PurePath(origin).name}" for origin, each in origins.items()]
    return f"note: {'; '.join(parts)}" if parts else None


def in_words(value: Any) -> str:
    """A value as it is shown."""
    if isinstance(value, list):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)
