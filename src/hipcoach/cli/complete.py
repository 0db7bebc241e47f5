"""What the shell offers while an option is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable


def _starting(known: Iterable[str], typed: str) -> list[str]:
    return [word for word in known if word.startswith(typed)]


def _ids(kind: str, typed: str) -> list[str]:
    from hipcoach.catalogue import load_catalogue

    return _starting([entry.id for entry in getattr(load_catalogue(), kind)], typed)


def symptoms(incomplete: str) -> list[str]:
    """Symptom ids."""
    return _ids("symptoms", incomplete)


def exercises(incomplete: str) -> list[str]:
    """Exercise ids."""
    return _ids("exercises", incomplete)


def templates(incomplete: str) -> list[str]:
    """Template ids."""
    return _ids("templates", incomplete)


def flags(incomplete: str) -> list[str]:
    """Red flag ids."""
    return _ids("red_flags", incomplete)


def focus(incomplete: str) -> list[str]:
    """Motions and methods."""
    return _starting((*vocabulary.MOTIONS, *vocabulary.METHODS), incomplete)


def motions(incomplete: str) -> list[str]:
    """Motions."""
    return _starting(vocabulary.MOTIONS, incomplete)


def methods(incomplete: str) -> list[str]:
    """Methods."""
    return _starting(vocabulary.METHODS, incomplete)


def positions(incomplete: str) -> list[str]:
    """Positions."""
    return _starting(vocabulary.POSITIONS, incomplete)


def equipment(incomplete: str) -> list[str]:
    """Equipment, or none."""
    return _starting((*vocabulary.EQUIPMENT, "none"), incomplete)


def spared(incomplete: str) -> list[str]:
    """Positions, methods and exercises."""
    return _starting((*vocabulary.POSITIONS, *vocabulary.METHODS), incomplete) + exercises(incomplete)


def cautions(incomplete: str) -> list[str]:
    """Cautions."""
    return _starting(vocabulary.CAUTIONS, incomplete)


def activities(incomplete: str) -> list[str]:
    """Activities."""
    return _starting(vocabulary.ACTIVITIES, incomplete)


def moments(incomplete: str) -> list[str]:
    """Before, after, daily."""
    return _starting(vocabulary.MOMENTS, incomplete)


def sides(incomplete: str) -> list[str]:
    """Left, right, both."""
    return _starting(vocabulary.SIDES, incomplete)
