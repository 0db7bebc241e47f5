"""A plan for the player's script: each session, each day, and once what all of them have in common."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hipcoach.render.handed_on import facts_of
from hipcoach.render.plan import wording
from hipcoach.render.session import common_of, id_of, played

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.coach.plan import Plan, PlanDay, PlanSession
    from hipcoach.render.cards import Cards
    from hipcoach.render.plan.gathered import Shared


def plan_for_player(
    plan: Plan, cards: Mapping[str, Cards], motions: Mapping[str, Any], common: Shared, catalogue: str | None
) -> dict[str, Any]:
    """All of it, as JSON has it. A tab keeps each session by an id of its own, so that none takes another's.

    Args:
        plan: what is shown.
        cards: of each session, by its label.
        motions: by the id of the element that has the figure.
        common: what stands once for all sessions.
        catalogue: the version of the knowledge it was made from, where that is known.
    """
    content = {
        **common_of(plan.sessions[0].routine),
        "hurts": [asdict(hurt) for hurt in common.hurts],
        "signs": bool(common.flags),
        "sessions": [_session(session, cards[session.label], catalogue) for session in plan.sessions],
        "days": [_day(plan, day) for day in plan.days],
    }
    id_ = id_of(content)
    for session in content["sessions"]:
        session["id"] = f"{id_}-{session['label']}"
    return {"id": id_, **content, "motions": motions}


def _session(session: PlanSession, cards: Cards, catalogue: str | None) -> dict[str, Any]:
    return {
        "label": session.label,
        "heading": wording.session_heading(session),
        **played(session.routine, cards),
        "facts": facts_of(session.routine, catalogue),
    }


def _day(plan: Plan, day: PlanDay) -> dict[str, Any]:
    return {
        "number": day.number,
        "date": day.date,
        "said": wording.day_heading(day),
        "line": wording.day_line(plan, day),
        "session": day.session,
        "outside": day.outside,
    }
