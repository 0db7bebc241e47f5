"""What somebody asks for, in the catalogue's words."""

from typing import NamedTuple

from hipcoach.vocabulary import HOME_EQUIPMENT, Activity, Caution, Equipment, Method, Motion, Occasion, Side

MINUTES = (3, 60)
DEFAULT_MINUTES = 12


class Request(NamedTuple):
    """One question to the coach. Ids and words are the catalogue's own; `asking.request_from` reads looser ones."""

    symptoms: tuple[str, ...] = ()
    focus: Motion | Method | None = None
    minutes: int = DEFAULT_MINUTES
    equipment: frozenset[Equipment] = HOME_EQUIPMENT
    avoid: tuple[str, ...] = ()
    """Positions, methods or exercise ids to spare."""
    cautions: tuple[Caution, ...] = ()
    activity: Activity | None = None
    moment: Occasion | None = None
    side: Side | None = None
    pain: int | None = None
    """Today's pain, 0-10."""
    age: int | None = None
    """Years."""
    template: str | None = None
    flags: tuple[str, ...] = ()
    """Red flags answered yes."""
