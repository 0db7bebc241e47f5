"""What somebody asks for, in the catalogue's words."""

from typing import NamedTuple

from hipcoach.vocabulary import HOME_EQUIPMENT, Activity, Caution, Equipment, Method, Motion, Occasion, Side

MINUTES = (3, 60)
DEFAULT_MINUTES = 12


class Request(NamedTuple):
    """One question to the coach. Ids and words are the catalogue's own; `request_from` reads looser ones.

    A field is an option of the command line of the same name (`OPTION_NAMES` has the others), in this order.
    """

    symptoms: tuple[str, ...] = ()
    focus: Motion | Method | None = None
    template: str | None = None
    minutes: int = DEFAULT_MINUTES
    equipment: frozenset[Equipment] = HOME_EQUIPMENT
    avoid: tuple[str, ...] = ()
    """Positions, methods or exercise ids to spare."""
    cautions: tuple[Caution, ...] = ()
    activity: Activity | None = None
    when: Occasion | None = None
    side: Side | None = None
    pain: int | None = None
    """Today's pain, 0-10."""
    age: int | None = None
    """Years."""
    flags: tuple[str, ...] = ()
    """Red flags answered yes."""


OPTION_NAMES = {"symptoms": "symptom", "cautions": "caution", "flags": "flag"}
"""The options that are named in the singular, each of which may be given several times."""
