"""What would change a plan, and where each part of it is explained further."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipcoach.coach.plan import Plan
    from hipcoach.render.text.paper import Paper


def what_would_change(paper: Paper, plan: Plan) -> None:
    """Write what would make the plan another one: weeks, days, doses, exercises."""
    paper.gap()
    paper.line(("What would change it", "bold"))
    for lead, text in _changes(plan):
        paper.line((f"{lead}: ", "bold"), text, indent=2, hang=2)


def _changes(plan: Plan) -> list[tuple[str, str]]:
    held = sorted({name for session in plan.sessions for name in session.held})
    doses = "Until a step is earned, what loads is given as often as the first time that the plan has it, and no more."
    if held:
        doses += f" Held to that, and so less than in a session by itself: {', '.join(held)}."
    changes = [
        ("The weeks", "--programme names others. Where a diary is kept, a week that was not done comes again."),
        ("The days", "--days. Of two neighbours the later one only moves; a lighter week has fewer that load."),
        ("The doses", f"{doses} The stage ({plan.stage}) decides how much that is: --stage, and a pain of 4 or more."),
        (
            "The exercises",
            "--caution, --equipment, --on, --avoid, and the complaint.",
        ),
    ]
    loading = next((session for session in plan.sessions if session.loads), None)
    if loading:
        command = loading.asks.replace("recommend", "explain", 1)
        changes.append((f"Session {loading.label}, step by step", f"`{command}`"))
    return changes
