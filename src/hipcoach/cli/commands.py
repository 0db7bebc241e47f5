"""The commands by name, each imported and built when it is first asked for: a run needs one of them."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.main import get_command

from hipcoach.cli.at_need import OneCommand


class _Place(NamedTuple):
    module: str
    function: str
    extra_words: bool = False
    """The command itself says what is wrong with words that it does not take."""


_PLACES = {
    "recommend": _Place("recommend", "recommend"),
    "plan": _Place("plan.plan", "plan"),
    "done": _Place("diary.done", "done", extra_words=True),
    "morning": _Place("diary.morning", "morning", extra_words=True),
    "today": _Place("diary.today", "today"),
    "diary": _Place("diary.diary", "diary"),
    "forget": _Place("diary.forget", "forget"),
    "list": _Place("list_", "list_exercises", extra_words=True),
    "show": _Place("show", "show"),
    "explain": _Place("explain", "explain"),
    "screen": _Place("screen", "screen"),
    "figure": _Place("figure", "figure"),
    "symptoms": _Place("symptoms", "symptoms"),
    "rules": _Place("rules", "rules"),
    "flags": _Place("flags", "flags"),
    "templates": _Place("templates", "templates"),
    "programmes": _Place("programmes", "programmes"),
    "config": _Place("config", "config"),
    "schema": _Place("schema", "schema"),
    "help": _Place("help_", "help_"),
    "completion": _Place("completion", "completion"),
    "catalogue": _Place("catalogue", "group"),
}


class Commands(MutableMapping[str, Any]):
    """What the parser takes for its commands; in the order in which help lists them."""

    def __init__(self) -> None:
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            self._built[name] = _built(name, _PLACES[name])
        return self._built[name]

    def __contains__(self, name: object) -> bool:
        return name in _PLACES

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)

    def __setitem__(self, name: str, command: Any) -> None:
        self._built[name] = command

    def __delitem__(self, name: str) -> None:
        del self._built[name]


def _built(name: str, place: _Place) -> Any:
    found = getattr(import_module(f"hipcoach.cli.{place.module}"), place.function)
    if isinstance(found, typer.Typer):
        return get_command(found)
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    alone.command(name, cls=OneCommand, context_settings={"allow_extra_args": place.extra_words})(found)
    return get_command(alone)
