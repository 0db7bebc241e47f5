"""Every command of the program."""

from __future__ import annotations

from typing import Any


def commands_of(command: Any, path: str = "hipcoach") -> dict[str, Any]:
    """A command and all under it, by what is typed."""
    under = getattr(command, "commands", {}).items()
    return {path: command} | {k: v for name, one in under for k, v in commands_of(one, f"{path} {name}").items()}
