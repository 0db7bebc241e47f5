"""What the shell offers while an option is being typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hipcoach import vocabulary

Completer = Callable[[str], list[str]]


def _offer(words: Callable[[], Iterable[str]]) -> Completer:
    def starting(incomplete: str) -> list[str]:
        return [word for word in words() if word.startswith(incomplete)]

    return starting


def _ids(kind: str) -> list[str]:
    from hipcoach.catalogue import load_catalogue

    return [entry.id for entry in getattr(load_catalogue(), kind)]


symptoms = _offer(lambda: _ids("symptoms"))
exercises = _offer(lambda: _ids("exercises"))
templates = _offer(lambda: _ids("templates"))
flags = _offer(lambda: _ids("red_flags"))
motions = _offer(lambda: vocabulary.MOTIONS)
methods = _offer(lambda: vocabulary.METHODS)
positions = _offer(lambda: vocabulary.POSITIONS)
focus = _offer(lambda: (*vocabulary.MOTIONS, *vocabulary.METHODS))
equipment = _offer(lambda: (*vocabulary.EQUIPMENT, "none"))
spared = _offer(lambda: (*vocabulary.POSITIONS, *vocabulary.METHODS, *_ids("exercises")))
cautions = _offer(lambda: vocabulary.CAUTIONS)
activities = _offer(lambda: vocabulary.ACTIVITIES)
moments = _offer(lambda: vocabulary.MOMENTS)
sides = _offer(lambda: vocabulary.SIDES)
