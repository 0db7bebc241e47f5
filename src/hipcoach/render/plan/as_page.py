"""A plan of weeks as one HTML file: to read, to follow day by day on a phone, to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hipcoach.render import wording as routine_wording
from hipcoach.render.cards import cards_of, drawn, first_side
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.plan import wording
from hipcoach.render.plan.for_player import plan_for_player
from hipcoach.render.plan.gathered import days_with, exercises, outsides, own_advice, shared
from hipcoach.render.player_page import asked_and_told, page_of, player_script
from hipcoach.render.safe import printable_deep

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach.plan import Plan, PlanDay, PlanSession
    from hipcoach.coach.routine import Routine, Step
    from hipcoach.render.cards import Card, Cards, Drawing
    from hipcoach.render.plan.gathered import PlanExercise, Shared


@dataclass(frozen=True)
class ExerciseCard:
    """An exercise as the page shows it: how it goes, once for all sessions."""

    id: str
    """Of its element."""
    step: Step
    drawing: Drawing | None
    """Its figure at rest, if it has one."""
    sessions: list[str]


@dataclass(frozen=True)
class StepRow:
    """A step of a session, with what is the session's own."""

    card: Card
    place: ExerciseCard
    """Where it is written out."""
    extent: str
    cue: str | None
    """Where it is another one than stands there."""


@dataclass(frozen=True)
class SessionShown:
    """A session as the page shows it."""

    label: str
    heading: str
    routine: Routine
    days: list[PlanDay]
    duration: str
    needs: str
    emphasis: list[str]
    whys: list[str]
    advice: list[str]
    phases: list[tuple[str, str, list[StepRow]]]
    """Title, how long, and the steps."""
    easier: list[StepRow]


def plan_page(
    plan: Plan, figures: Mapping[str, Figure], letterhead: Letterhead = BLANK, catalogue: str | None = None
) -> str:
    """Write a plan of weeks as a page.

    Args:
        plan: what the coach gave.
        figures: by the exercise's id.
        letterhead: whom it is for, and whom from.
        catalogue: the version of the knowledge it was made from, for the session files that the page saves.
    """
    common, every = shared(plan), exercises(plan)
    drawings = drawn((each.step for each in every), figures, first_side(plan.sessions[0].routine))
    places = {each.step.exercise: _exercise_card(each, drawings) for each in every}
    drawn_at = {id_: place.id for id_, place in places.items() if place.drawing}
    cards = {session.label: cards_of(session.routine, {}, drawn_at) for session in plan.sessions}
    motions = {place.id: place.drawing.motion for place in places.values() if place.drawing}
    return page_of(
        "plan.html",
        "plan.css",
        title=f"{plan.title} · {wording.dates(plan)}",
        script=player_script("weeks"),
        plan=printable_deep(plan_for_player(plan, cards, motions, common, catalogue)),
        weeks=plan,
        common=common,
        sessions=[_shown(plan, session, cards[session.label], places, common) for session in plan.sessions],
        places=list(places.values()),
        letterhead=letterhead,
        stop_signs=common.stop_signs,
        stop_signs_in_brief=common.stop_signs_in_brief,
        advice=common.advice,
        said=wording,
        outsides=outsides,
        told=lambda week: [reason.because for reason in week.why],
        manner=routine_wording.manner,
        meaning=routine_wording.meaning,
        **asked_and_told(common.flags, common.hurts),
    )


def _exercise_card(each: PlanExercise, drawings: Mapping[str, Drawing]) -> ExerciseCard:
    id_ = each.step.exercise
    return ExerciseCard(f"exercise-{id_}", each.step, drawings.get(id_), each.sessions)


def _shown(
    plan: Plan, session: PlanSession, cards: Cards, places: Mapping[str, ExerciseCard], common: Shared
) -> SessionShown:
    routine = session.routine
    return SessionShown(
        label=session.label,
        heading=wording.session_heading(session),
        routine=routine,
        days=days_with(plan, session),
        duration=routine_wording.duration(routine),
        needs=routine_wording.needs(routine),
        emphasis=routine_wording.emphasis(routine),
        whys=routine_wording.whys(routine),
        advice=own_advice(session, common),
        phases=[
            (
                phase.title,
                routine_wording.phase_extent(phase),
                [_row(routine, card, places) for card in cards.of(phase)],
            )
            for phase in routine.phases
        ],
        easier=[_row(routine, card, places) for card in cards.easier],
    )


def _row(routine: Routine, card: Card, places: Mapping[str, ExerciseCard]) -> StepRow:
    step, place = card.step, places[card.step.exercise]
    cue = step.cue if step.cue != place.step.cue else None
    return StepRow(card, place, routine_wording.extent(routine, step), cue)
