"""Request + catalogue → Routine, Referral or NothingLeft, every part with its reasons. Pure functions."""

from hipcoach.catalogue import Catalogue
from hipcoach.coach.coach import Coach
from hipcoach.coach.outcome import Ambiguous, NothingLeft, NotUnderstood, Outcome, Referral, Screening
from hipcoach.coach.read_options import request_from
from hipcoach.coach.request import Request
from hipcoach.coach.routine import Routine

__all__ = [
    "Ambiguous",
    "Coach",
    "NotUnderstood",
    "NothingLeft",
    "Outcome",
    "Referral",
    "Request",
    "Routine",
    "Screening",
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
