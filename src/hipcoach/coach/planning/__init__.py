"""A programme and a request → a plan of weeks. Pure: the first day is a fact like any other."""

from hipcoach.coach.planning.plan import plan
from hipcoach.coach.planning.wish import PlanWish

__all__ = ["PlanWish", "plan"]
