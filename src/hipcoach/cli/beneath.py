"""A person's own defaults, laid beneath what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.cli.output import note
from hipcoach.cli.settings import told
from hipcoach.coach.read_options import request_from
from hipcoach.coach.request import OPTION_NAMES, Request
from hipcoach.errors import UsageError

if TYPE_CHECKING:
    from hipcoach.cli.state import State
    from hipcoach.coach.reading import Reading

_ADDED = ("cautions", "avoid")
"""They add to what was asked for: a default never lets an exercise through."""


def with_settings(state: State, reading: Reading, *, spoken: bool) -> Reading:
    """The reading with the defaults for whatever neither options nor words say; tells on stderr which were taken.

    Args:
        state: holds the defaults.
        reading: what was asked for.
        spoken: words were given; then they say what the session is for, or nothing does.

    Raises:
        UsageError: a default is no word of this knowledge; says where it is set.
    """
    taken, usual = reading.case.request, Request()
    filled: dict[str, tuple[str, Any]] = {}
    for field in Request._fields:
        name = OPTION_NAMES.get(field, field)
        if name not in state.settings or (field == "symptoms" and (spoken or taken.focus or taken.template)):
            continue
        own = _own(state, field, name)
        if field in _ADDED:
            filled[name] = (field, tuple(dict.fromkeys((*getattr(reading.options, field), *own))))
        elif getattr(taken, field) == getattr(usual, field):
            filled[name] = (field, own)
    if said := told(state.settings, filled):
        note(said)
    return state.coach.ask_otherwise(reading, reading.options._replace(**dict(filled.values()))) if filled else reading


def _own(state: State, field: str, name: str) -> Any:
    setting = state.settings[name]
    try:
        return getattr(request_from(state.catalogue, **{field: setting.value}), field)
    except UsageError as error:
        error.args = (f"{setting.origin}: {error}",)
        raise
