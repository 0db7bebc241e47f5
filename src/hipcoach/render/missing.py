"""A library that is not there, and how it gets to where this program is installed."""

from __future__ import annotations

import json
import shlex
import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

_NAME = "hipcoach"


def command_to_add(requirement: str) -> str:
    """The command that adds a library to this very environment, which an application's installer keeps for itself."""
    environment = Path(sys.prefix)
    if (environment / "pipx_metadata.json").is_file():
        command = ["pipx", "inject", environment.name, requirement]
    elif (environment / "uv-receipt.toml").is_file():
        command = ["uv", "tool", "install", "--with", requirement, _where_from()]
    elif find_spec("pip"):
        command = [sys.executable, "-m", "pip", "install", requirement]
    else:
        command = ["uv", "pip", "install", "--python", sys.executable, requirement]
    return shlex.join(command)


def _where_from() -> str:
    """This program as an installer takes it: by the address or folder that it came from, else by its name."""
    try:
        recorded = json.loads(distribution(_NAME).read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        recorded = {}
    if "url" not in recorded:
        return _NAME
    system = recorded.get("vcs_info", {}).get("vcs")
    return f"{_NAME} @ {system}+{recorded['url']}" if system else f"{_NAME} @ {recorded['url']}"
