"""Request + catalogue → Routine, Referral or NothingLeft, every part with its reasons. Pure functions."""

from hipcoach.coach.asking import request_from
from hipcoach.coach.coach import Coach
from hipcoach.coach.explain import Explanation, Verdict, explain, verdict
from hipcoach.coach.request import DEFAULT_MINUTES, MINUTES, Request
from hipcoach.coach.routine import NothingLeft, Outcome, Referral, Routine

__all__ = [
    "DEFAULT_MINUTES",
    "MINUTES",
    "Coach",
    "Explanation",
    "NothingLeft",
    "Outcome",
    "Referral",
    "Request",
    "Routine",
    "Verdict",
    "explain",
    "request_from",
    "verdict",
]
