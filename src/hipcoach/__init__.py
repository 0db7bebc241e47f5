"""From what bothers your hips to a routine, with the reason for every step. The command line's job as a library.

from hipcoach import load_catalogue, recommend, request_from

catalogue = load_catalogue()
routine = recommend(catalogue, request_from(catalogue, symptoms=["hamstring"], minutes=12))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.catalogue import Catalogue, load_catalogue
from hipcoach.coach import Coach, NothingLeft, Referral, Request, Routine, request_from
from hipcoach.errors import CatalogueError, HipcoachError, UsageError

if TYPE_CHECKING:
    from hipcoach.coach import Outcome

__version__ = "0.1.0"

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Coach",
    "HipcoachError",
    "NothingLeft",
    "Referral",
    "Request",
    "Routine",
    "UsageError",
    "load_catalogue",
    "recommend",
    "request_from",
    "screen",
]


def recommend(catalogue: Catalogue, request: Request) -> Outcome:
    """A routine, a referral, or word that nothing is left. For many requests keep one `Coach`."""
    return Coach(catalogue).recommend(request)


def screen(catalogue: Catalogue, request: Request) -> Referral | None:
    """The referral that this request calls for, if any."""
    return Coach(catalogue).screen(request)
