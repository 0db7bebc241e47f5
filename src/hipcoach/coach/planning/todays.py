"""What to do today where a plan is followed: its session of this day, as far as the diary lets there be."""

from __future__ import annotations

from dataclasses import replace

from hipcoach.coach.adapt.days import evening_day
from hipcoach.coach.adapt.facts import diary_facts
from hipcoach.coach.adapt.full import since_load
from hipcoach.coach.adapt.today import today
from hipcoach.coach.adapt.verdict import LOWERING, decided
from hipcoach.coach.case import Case
from hipcoach.coach.coach import Coach
from hipcoach.coach.history import AdoptedPlan, History
from hipcoach.coach.outcome import Outcome
from hipcoach.coach.plan import Plan, PlanDay
from hipcoach.coach.planning.follow import progress
from hipcoach.coach.planning.plan import PlanMade, make
from hipcoach.coach.request import Request
from hipcoach.coach.routine import Note, Routine
from hipcoach.coach.todays import TODAYS, PlanPlace, RestDay, Today
from hipcoach.text import day_written

_OF_PLAN = ("template", "focus", "when", "activity", "variant")
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
    answer = _of_plan(coach, history, request, made, day)
    return replace(answer, plan=place, outcome=_on_its_sheet(answer.outcome, place, day))


def _of_plan(coach: Coach, history: History, request: Request, made: PlanMade, day: PlanDay) -> Today:
    """The session that the plan has for today."""
    case = _case_of(coach, history, request, made, day)
    asked = request._replace(**{field: getattr(case.request, field) for field in _OF_PLAN})
    asked = asked._replace(minutes=min(case.request.minutes_taken, request.minutes_taken))
    return today(coach, history, asked, case.earned, lambda calm: _of_plan(coach, history, calm, made, day))


def _made(coach: Coach, adopted: AdoptedPlan, history: History, request: Request) -> PlanMade | None:
    """The plan as it stands: made for the stage that the diary has, and for no day's pain."""
    lasting = request._replace(pain=None, flags=(), stage=history.stage or request.stage)
    stands = progress(coach.catalogue, adopted, history, lasting)
    made = make(coach, coach.read(lasting), stands.wish(adopted))
    return made if isinstance(made, PlanMade) else None


def _day_of(plan: Plan, history: History) -> PlanDay | None:
    now = day_written(history.today)
    return next((day for day in plan.days if day.date == now), None)


def _case_of(coach: Coach, history: History, request: Request, made: PlanMade, day: PlanDay) -> Case:
    """What the plan asks for today; on a day of less, what it asked for on the day that loaded last."""
    case = made.asked[str(day.session)]
    if day.kind != "loading" or not history.done:
        return case
    facts = diary_facts(coach.catalogue, history, case.request._replace(pain=request.pain))
    if decided(coach.catalogue, facts).do not in LOWERING:
        return case
    loaded = day_written(evening_day(history.done[since_load(coach.catalogue, history.done)].at))
    before = next((each for each in made.plan.days if each.date == loaded and each.kind == "loading"), day)
    return made.asked[str(before.session)]


def _on_its_sheet(outcome: Outcome | None, place: PlanPlace, day: PlanDay) -> Outcome | None:
    """With where the plan stands above everything else, in the forms that have no other place for it."""
    if not isinstance(outcome, Routine):
        return outcome
    text = f"{place.title}, week {place.week} of {place.of}: {place.theme}."
    if place.outside:
        text += f" Beside the session: {place.outside}"
    note = Note(id=f"{TODAYS}plan", text=text, source=day.why[0].source, first=True)
    return replace(outcome, advice=[note, *outcome.advice])


def _place(plan: Plan, day: PlanDay) -> PlanPlace:
    week = plan.week_of(day)
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
    later = plan.next_with_session(day)
    days = later.number - day.number if later else 1
    text = "Your plan has no session for today. Walk, if you like."
    return replace(answer, verdict="rest", why=[], rest=RestDay(days=days, text=text), outcome=None, plan=place)
