"""Sheets of sessions that are unlike most: nothing but breathing, a few looks and a breath, everything on the feet."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, Request, Routine
from hipcoach.render import as_markdown, as_text
from hipcoach.render.letterhead import BLANK
from hipcoach.render.text.capabilities import Capabilities

if TYPE_CHECKING:
    from collections.abc import Callable


def sessions(coach: Coach, catalogue: Catalogue) -> list[Routine]:
    asked = [
        Request((symptom.id,), minutes=minutes, pain=pain, steps=steps)
        for symptom, minutes, pain, steps in product(catalogue.symptoms, (3, 8), (None, 6, 7), (None, 2))
    ]
    asked += [Request((symptom.id,), minutes=5, pain=6, focus="breathe") for symptom in catalogue.symptoms]
    return [routine for request in asked if isinstance(routine := coach.recommend(request), Routine)]


def only_breathes(routine: Routine) -> bool:
    return {step.method for step in routine.steps} == {"breathe"}


def test_some_of_them_only_breathe(coach: Coach, catalogue: Catalogue) -> None:
    assert any(map(only_breathes, sessions(coach, catalogue)))


@pytest.mark.sweep
@pytest.mark.parametrize(
    "written",
    [lambda routine: as_text.outcome(routine, Capabilities()), lambda routine: as_markdown.outcome(routine, BLANK)],
    ids=["text", "markdown"],
)
def test_every_session_has_its_sheet(coach: Coach, catalogue: Catalogue, written: Callable[[Routine], str]) -> None:
    for routine in sessions(coach, catalogue):
        looks = sum(step.again_seconds > 0 for step in routine.steps)
        assert written(routine).count("Once more, what has changed?") == looks
