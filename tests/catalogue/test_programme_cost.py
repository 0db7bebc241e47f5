"""What a programme may cost: its conditions are bounded all together, for each takes time in every session."""

from __future__ import annotations

import pytest
from built_in import built_in
from pydantic import ValidationError
from strategies import made

from hipcoach.catalogue.programme import MOST_PICKS, Programme

CARS = {"method": "cars"}


def of_size(picks: int) -> Programme:
    """A programme with so many conditions, spread over its weeks."""
    written = built_in().programme["daily-circles"].model_dump(mode="json", exclude_defaults=True)
    week = written["weeks"][0]
    written["moving"].pop("spares", None)
    shares = [picks // 4] * 3 + [picks - 3 * (picks // 4)]
    written["weeks"] = [
        week | {"id": f"week-{number}", "beside": [CARS] * share} for number, share in enumerate(shares)
    ]
    return made(Programme, **written)


def test_conditions_of_all_weeks_are_counted_together() -> None:
    assert len(list(of_size(MOST_PICKS).wheres())) == MOST_PICKS
    with pytest.raises(ValidationError, match=f"in {MOST_PICKS + 1} places; at most {MOST_PICKS} fit"):
        of_size(MOST_PICKS + 1)


def test_the_built_in_ones_have_room_to_grow() -> None:
    assert max(len(list(programme.wheres())) for programme in built_in().programmes) <= MOST_PICKS // 2
