"""A programme and a request → a plan of weeks; a plan and a diary → today. Pure: the first day is a fact."""

from hipcoach.coach.planning.plan import plan
from hipcoach.coach.planning.wish import PlanWish

__all__ = ["PlanWish", "plan"]
