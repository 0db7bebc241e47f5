"""What the page needs to know of a routine to say afterwards what was done: the facts of its session file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach import __version__

if TYPE_CHECKING:
    from hipcoach.coach.routine import Routine


def facts_of(routine: Routine, catalogue: str | None) -> dict[str, Any]:
    """The facts, as JSON has them.

    Args:
        routine: what is done.
        catalogue: the version of the knowledge it was made from, where that is known.
    """
    return {
        "catalogue": catalogue,
        "routine": {
            "symptoms": routine.request.symptoms,
            "template": routine.template,
            "minutes": routine.request.minutes,
            "side": routine.request.side,
            "stage": routine.stage,
            "variant": routine.request.variant,
            "version": __version__,
        },
    }
