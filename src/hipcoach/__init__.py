"""From what bothers your hips to a routine, with the reason for every step. The command line's job as a library.

from hipcoach import Coach, load_catalogue, request_from

catalogue = load_catalogue()
routine = Coach(catalogue).recommend(request_from(catalogue, symptoms=["hamstring"], minutes=12))
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue, load_catalogue
    from hipcoach.coach import (
        Ambiguous,
        Coach,
        NothingLeft,
        NotUnderstood,
        Referral,
        Request,
        Routine,
        Screening,
        recommend,
        request_from,
        screen,
    )
    from hipcoach.errors import CatalogueError, HipcoachError, UsageError

__version__ = "0.1.0"

if sys.flags.optimize > 1:
    from hipcoach import docstrings

    docstrings.keep()

_ROOMS = {
    "Ambiguous": "coach",
    "Catalogue": "catalogue",
    "CatalogueError": "errors",
    "Coach": "coach",
    "HipcoachError": "errors",
    "NotUnderstood": "coach",
    "NothingLeft": "coach",
    "Referral": "coach",
    "Request": "coach",
    "Routine": "coach",
    "Screening": "coach",
    "UsageError": "errors",
    "load_catalogue": "catalogue",
    "recommend": "coach",
    "request_from": "coach",
    "screen": "coach",
}

__all__ = [
    "Ambiguous",
    "Catalogue",
    "CatalogueError",
    "Coach",
    "HipcoachError",
    "NotUnderstood",
    "NothingLeft",
    "Referral",
    "Request",
    "Routine",
    "Screening",
    "UsageError",
    "load_catalogue",
    "recommend",
    "request_from",
    "screen",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that the command line chooses what it loads."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'hipcoach' has no attribute {name!r}")
    return getattr(import_module(f"hipcoach.{_ROOMS[name]}"), name)
