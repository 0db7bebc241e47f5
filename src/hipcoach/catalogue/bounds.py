"""Limits on a number, of which every one given must hold."""

from collections.abc import Iterable
from functools import lru_cache

from hipcoach.catalogue.model import Model


class Bounds(Model):
    """Limits on a number; every one given must hold."""

    at_least: float | None = None
    """This much or more."""
    above: float | None = None
    """More than this."""
    at_most: float | None = None
    """This much or less."""
    below: float | None = None
    """Less than this."""

    def holds(self, value: float) -> bool:
        """True when `value` keeps every limit."""
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.above is None or value > self.above)
            and (self.at_most is None or value <= self.at_most)
            and (self.below is None or value < self.below)
        )

    @staticmethod
    def all_of(many: Iterable["Bounds | None"]) -> "Bounds":
        """The bounds that a number keeps which keeps all of these."""
        every = [bounds for bounds in many if bounds is not None]
        if not every:
            return _open()
        if len(every) == 1:
            return every[0]
        strictest: dict[str, float | None] = {}
        for field, strict in (("at_least", max), ("above", max), ("at_most", min), ("below", min)):
            limits = [limit for bounds in every if (limit := getattr(bounds, field)) is not None]
            strictest[field] = strict(limits, default=None)
        return Bounds.model_construct(**strictest)


@lru_cache(maxsize=1)
def _open() -> Bounds:
    """No limits."""
    return Bounds.model_construct()
