"""A card for each step, with its drawing: a page and a handout are made of these."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from hipcoach.render.drawn_ahead import on_page
from hipcoach.render.figure_svg import panel_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach.routine import PhaseSteps, Routine, Step
    from hipcoach.render.strip import Strip


_MOST_DRAWN = 60
"""Exercises of one page. The longest plan of the built-in knowledge has 52."""


@dataclass(frozen=True)
class Drawing:
    """An exercise at rest, in motion and on paper."""

    still: Markup
    strip: Strip
    """How it stands on paper."""
    motion: Mapping[str, Any]
    """As numbers, for the script that moves it."""
    name: str
    """Its panels at rest have the ids `NAME-1`, `NAME-2`."""


@dataclass(frozen=True)
class Card:
    """A step as the page shows it."""

    id: str
    """Of its element."""
    step: Step
    label: str
    """Its name; in front of it its number, if it has one."""
    drawing: Drawing | None
    """Its figure at rest; None if the exercise has no figure, or is drawn further up."""
    drawn_at: str | None
    """Id of the card that has its figure."""
    instead_of: tuple[str, ...] = ()
    """Labels of the steps that this one is the easier one of."""
    stands_at: str | None = None
    """Label of a step that is the same exercise: there it is written out."""


@dataclass(frozen=True)
class Cards:
    """All cards, in the order of the page."""

    steps: list[Card]
    easier: list[Card]

    @property
    def motions(self) -> dict[str, Mapping[str, Any]]:
        """Those of the drawings, by the id of the card that has it."""
        return {card.id: card.drawing.motion for card in [*self.steps, *self.easier] if card.drawing}

    def of(self, phase: PhaseSteps) -> list[Card]:
        """The cards of a phase."""
        return [card for card in self.steps if card.step in phase.steps]


def first_side(routine: Routine) -> str:
    """The working side of the drawings."""
    return "right" if routine.request.side == "right" else "left"


def drawings_of(routine: Routine, figures: Mapping[str, Figure]) -> dict[str, Drawing]:
    """Every exercise of the page that has a figure, drawn once; by id."""
    return drawn([*routine.steps, *routine.easier], figures, first_side(routine))


def drawn(steps: Iterable[Step], figures: Mapping[str, Figure], side: str) -> dict[str, Drawing]:
    """The exercises of these steps that have a figure, each drawn once, with this side working; by id.

    Of very many only the first: each takes a fiftieth of a second where it is one's own, and a plan can have hundreds.
    """
    drawings = {}
    named = {step.exercise: step for step in steps if step.exercise in figures}
    for id_, step in islice(named.items(), _MOST_DRAWN):
        still, strip, motion = on_page(figures[id_], step, mirrored=side == "right")
        drawings[id_] = Drawing(Markup(still), strip, motion, panel_name(id_))  # noqa: S704 (texts are escaped)
    return drawings


def cards_of(
    routine: Routine, drawings: Mapping[str, Drawing], elsewhere: Mapping[str, str] = MappingProxyType({})
) -> Cards:
    """A card for each step and for each easier one; an exercise that comes twice is drawn where it comes first.

    Args:
        routine: whose steps they are.
        drawings: by the exercise's id.
        elsewhere: what is drawn in another place of the page: the id of that, by the exercise's.
    """
    drawn_at = dict(elsewhere)
    labels: dict[str, str] = {}

    def card(id_: str, step: Step, label: str, **more: Any) -> Card:
        drawing = drawings.get(step.exercise) if step.exercise not in drawn_at else None
        if drawing:
            drawn_at[step.exercise] = id_
        return Card(id_, step, label, drawing, drawn_at.get(step.exercise), **more)

    steps = []
    for number, step in enumerate(routine.steps, start=1):
        labels[step.exercise] = f"{number}. {step.name}"
        steps.append(card(f"step-{number}", step, labels[step.exercise]))
    easier = []
    for number, step in enumerate(routine.easier, start=1):
        instead_of = tuple(one.label for one in steps if one.step.easier == step.exercise)
        stands_at = labels.get(step.exercise)
        easier.append(card(f"easier-{number}", step, step.name, instead_of=instead_of, stands_at=stands_at))
    return Cards(steps, easier)
