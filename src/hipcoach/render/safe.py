"""Data for templates: text that would steer a terminal or reorder a line is escaped; the template escapes the rest."""

from __future__ import annotations

from typing import Any

from hipcoach.text import printable


def printable_deep(value: Any) -> Any:
    """A value with every text inside it made printable; markup of our own stays as it is."""
    if hasattr(value, "__html__"):
        return value
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: printable_deep(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable_deep(entry) for entry in value]
    return value
