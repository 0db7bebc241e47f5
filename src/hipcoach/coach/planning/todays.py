"""What to do today where a plan is followed: its session of this day, as far as the diary lets there be."""

from __future__ import annotations

from dataclasses import replace

from hipcoach.catalogue.rule import Rule
from hipcoach.coach.adapt.facts import diary_facts
from hipcoach.coach.adapt.session import since_load
from hipcoach.coach.adapt.today import today
from hipcoach.coach.adapt.verdict import LOWERING, decided
from hipcoach.coach.case import Case
from hipcoach.coach.coach import Coach
from hipcoach.coach.history import AdoptedPlan, History
from hipcoach.coach.plan import Plan, PlanDay, PlanWeek
from hipcoach.coach.planning.days import WEEK
from hipcoach.coach.planning.follow import progress
from hipcoach.coach.planning.plan import PlanMade, make
from hipcoach.coach.request import Request
from hipcoach.coach.todays import PlanPlace, RestDay, Today
from hipcoach.text import day_written

_OF_PLAN = ("template", "focus", "minutes", "when", "activity", "variant")
"""What a plan's day asks of its session; all else is as it stands and as it is today."""


def today_by_plan(coach: Coach, history: History, request: Request) -> Today:
    """What to do now: by the plan that is followed, where there is one and it has begun; else by the diary alone."""
    adopted = history.plan
    made = adopted and _made(coach, adopted, history, request)
    day = made and _day_of(made.plan, history)
    if not made or not day:
        return today(coach, history, request)
    place = _place(made.plan, day)
    if day.session is None:
        return _free(today(coach, history, request), place, made.plan, day)
    asked, earned = _asked(coach, history, request, made.asked[day.session], loads=day.kind == "loading")
    return replace(today(coach, history, asked, earned), plan=place)


def _made(coach: Coach, adopted: AdoptedPlan, history: History, request: Request) -> PlanMade | None:
    """The plan as it stands: made for the stage that the diary has, and for no day's pain."""
    lasting = request._replace(pain=None, flags=(), stage=history.stage or request.stage)
    stands = progress(coach.catalogue, adopted, history, lasting)
    made = make(coach, coach.read(lasting), stands.wish(adopted))
    return made if isinstance(made, PlanMade) else None


def _day_of(plan: Plan, history: History) -> PlanDay | None:
    now = day_written(history.today)
    return next((day for day in plan.days if day.date == now), None)


def _asked(
    coach: Coach, history: History, request: Request, case: Case, *, loads: bool
) -> tuple[Request, tuple[Rule, ...]]:
    """Today's request with what the plan's day asks; on a day of less, of the session that loaded last."""
    of_plan = {field: getattr(case.request, field) for field in _OF_PLAN}
    of_plan["minutes"] = min(case.request.minutes_taken, request.minutes_taken)
    asked = request._replace(**of_plan)
    if loads and history.done and decided(coach.catalogue, diary_facts(coach.catalogue, history, asked)).do in LOWERING:
        last = history.done[since_load(coach.catalogue, history.done)]
        if last.template in coach.catalogue.template:
            asked = asked._replace(template=last.template, variant=last.variant, focus=request.focus)
    return asked, case.earned


def _place(plan: Plan, day: PlanDay) -> PlanPlace:
    week: PlanWeek = plan.weeks[(day.number - 1) // WEEK]
    return PlanPlace(
        programme=plan.programme,
        title=plan.title,
        week=week.number,
        of=len(plan.weeks),
        theme=week.title,
        again=week.again,
        day=day.number,
        kind=day.kind,
        outside=day.outside,
        goes_up=week.goes_up if day.kind == "loading" else None,
        text=day.why[0].because,
    )


def _free(answer: Today, place: PlanPlace, plan: Plan, day: PlanDay) -> Today:
    """A day without a session; what the diary says of a clinician or of rest stands above it."""
    if answer.verdict in ("clinician", "rest"):
        return replace(answer, plan=place)
    later = next((each for each in plan.days if each.number > day.number and each.session), None)
    days = later.number - day.number if later else 1
    text = "Your plan has no session for today. Walk, if you like."
    return replace(answer, verdict="rest", why=[], rest=RestDay(days=days, text=text), outcome=None, plan=place)
