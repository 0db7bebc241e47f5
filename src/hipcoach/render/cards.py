"""A card for each step, with its drawing: a page and a handout are made of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from hipcoach.render import figure_svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach.routine import PhaseSteps, Routine, Step

_ALL_MOTIONS = 440_000
_LARGEST, _SMALLEST = 60_000, 16_000
"""Bytes for the motions of all figures together, and for each: twelve minutes stay under 600 kB."""


@dataclass(frozen=True)
class Drawing:
    """An exercise in motion and at rest."""

    moving: Markup
    still: Markup


@dataclass(frozen=True)
class Card:
    """A step as the page shows it."""

    id: str
    """Of its element."""
    step: Step
    label: str
    """Its name; in front of it its number, if it has one."""
    drawing: Drawing | None
    """None if the exercise has no figure, or is drawn further up."""
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

    def of(self, phase: PhaseSteps) -> list[Card]:
        """The cards of a phase."""
        return [card for card in self.steps if card.step in phase.steps]


def first_side(routine: Routine) -> str:
    """The working side of the drawings."""
    return "right" if routine.request.side == "right" else "left"


def drawings_of(routine: Routine, figures: Mapping[str, Figure]) -> dict[str, Drawing]:
    """Every exercise of the page that has a figure, drawn once; by id."""
    steps = {step.exercise: step for step in [*_steps(routine), *routine.easier] if step.exercise in figures}
    largest = max(_SMALLEST, min(_LARGEST, _ALL_MOTIONS // max(1, len(steps))))
    mirrored = first_side(routine) == "right"
    return {
        id_: Drawing(
            Markup(figure_svg.animated(figures[id_], step, "page", mirrored=mirrored, largest=largest)),  # noqa: S704
            Markup(figure_svg.still(figures[id_], step, "page", mirrored=mirrored)),  # noqa: S704 (texts are escaped)
        )
        for id_, step in steps.items()
    }


def cards_of(routine: Routine, drawings: Mapping[str, Drawing]) -> Cards:
    """A card for each step and for each easier one; an exercise that comes twice is drawn where it comes first."""
    drawn_at: dict[str, str] = {}
    labels: dict[str, str] = {}

    def card(id_: str, step: Step, label: str, **more: Any) -> Card:
        drawing = drawings.get(step.exercise) if step.exercise not in drawn_at else None
        if drawing:
            drawn_at[step.exercise] = id_
        return Card(id_, step, label, drawing, drawn_at.get(step.exercise), **more)

    steps = []
    for number, step in enumerate(_steps(routine), start=1):
        labels[step.exercise] = f"{number}. {step.name}"
        steps.append(card(f"step-{number}", step, labels[step.exercise]))
    easier = []
    for number, step in enumerate(routine.easier, start=1):
        instead_of = tuple(one.label for one in steps if one.step.easier == step.exercise)
        stands_at = labels.get(step.exercise)
        easier.append(card(f"easier-{number}", step, step.name, instead_of=instead_of, stands_at=stands_at))
    return Cards(steps, easier)


def _steps(routine: Routine) -> list[Step]:
    return [step for phase in routine.phases for step in phase.steps]
