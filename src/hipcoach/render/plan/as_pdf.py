"""A plan of weeks as a tagged PDF, by the extra `hipcoach[pdf]`: the weeks, each session once, each exercise once."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hipcoach.render import figure_svg
from hipcoach.render import wording as routine_wording
from hipcoach.render.cards import cards_of, first_side
from hipcoach.render.handout import PAINS, card_on_paper, how_it_goes, names
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.plan import wording
from hipcoach.render.plan.gathered import days_with, exercises, outsides, own_advice, shared
from hipcoach.render.signs import NOT_THIS, flag_questions
from hipcoach.render.typeset import typeset
from hipcoach.render.wording import NOT_MEDICAL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach.plan import Plan, PlanDay, PlanSession, PlanWeek
    from hipcoach.coach.routine import Routine
    from hipcoach.render.cards import Card
    from hipcoach.render.plan.gathered import PlanExercise, Shared


def plan_pdf(
    plan: Plan,
    figures: Mapping[str, Figure],
    paper: str,
    letterhead: Letterhead = BLANK,
    lacking: Callable[[str], None] = lambda _: None,
) -> bytes:
    """Write a plan of weeks on `a4` or `letter` paper.

    Args:
        plan: what the coach gave.
        figures: by the exercise's id.
        paper: its size.
        letterhead: what stands on its head.
        lacking: told of the signs that no font of this machine has, if there are any; `□` stands in their place.

    Raises:
        MissingExtraError: the library that makes PDF is not installed.
        OutputError: it makes none of this.
    """
    common, every = shared(plan), exercises(plan)
    content = {
        "title": plan.title,
        "dates": wording.dates(plan),
        "complaint": plan.complaint,
        "stage": plan.stage,
        "summary": [plan.summary, *plan.remarks],
        "names": names(letterhead),
        "note": letterhead.note,
        "to_be_looked_at": common.to_be_looked_at,
        "said_first": common.said_first,
        "weekdays": [wording.weekday(day) for day in plan.weeks[0].days],
        "weeks": [_week(week) for week in plan.weeks],
        "conditions": [wording.first_note(plan), *wording.conditions(plan)],
        "stop_signs": common.stop_signs,
        "not_this": NOT_THIS,
        "flag_questions": flag_questions(common.flags),
        "pains": [f"Pain {pain}" for pain in PAINS],
        "sessions": _sessions(plan, common),
        "figures": _figures(plan, every, figures),
        "exercises": [_exercise(each) for each in every if each.sessions],
        "advice": common.advice,
        "not_medical": NOT_MEDICAL,
    }
    return typeset("plan.typ", content, paper, lacking)


def _week(week: PlanWeek) -> dict[str, Any]:
    return {
        "heading": wording.week_heading(week),
        "text": week.text,
        "outsides": [f"On days that load: {text}" for text in outsides(week)],
        "goes_up": week.goes_up,
        "days": [_day(day) for day in week.days],
    }


def _day(day: PlanDay) -> dict[str, Any]:
    return {
        "date": " ".join(wording.date_parts(day)),
        "kind": day.kind,
        "word": wording.kind_word(day),
        "session": day.session,
    }


def _sessions(plan: Plan, common: Shared) -> list[dict[str, Any]]:
    seen: set[str] = set()
    return [_session(plan, session, common, seen) for session in plan.sessions]


def _session(plan: Plan, session: PlanSession, common: Shared, seen: set[str]) -> dict[str, Any]:
    """Its cards have no steps: how an exercise goes stands once for all sessions. `seen` are those that came before."""
    routine = session.routine
    cards = cards_of(routine, {})
    return {
        "heading": wording.session_heading(session),
        "title": routine.title,
        "needs": f"You need: {routine_wording.needs(routine)}",
        "days": [wording.day_heading(day) for day in days_with(plan, session)],
        "phases": [
            {
                "title": phase.title,
                "extent": routine_wording.phase_extent(phase),
                "cards": [_card(routine, card, seen) for card in cards.of(phase)],
            }
            for phase in routine.phases
        ],
        "advice": own_advice(session, common),
    }


def _card(routine: Routine, card: Card, seen: set[str]) -> dict[str, Any]:
    again = card.step.exercise in seen
    seen.add(card.step.exercise)
    return card_on_paper(routine, card) | {"steps": [], "again": again}


def _figures(plan: Plan, every: list[PlanExercise], figures: Mapping[str, Figure]) -> dict[str, dict[str, Any]]:
    """By the exercise's id; each is drawn once."""
    mirrored = first_side(plan.sessions[0].routine) == "right"
    drawn = {}
    for each in every:
        figure = figures.get(each.step.exercise)
        if figure and each.sessions:
            svg, strip = figure_svg.still_for_paper(figure, each.step, mirrored=mirrored)
            drawn[each.step.exercise] = {"svg": svg, "strip": asdict(strip)}
    return drawn


def _exercise(each: PlanExercise) -> dict[str, Any]:
    return {"label": each.step.name, **how_it_goes(each.step)}
