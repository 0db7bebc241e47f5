"""What a person is told where the knowledge in use is not only the program's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.cli.output import remark

if TYPE_CHECKING:
    from hipcoach.cli.state import State


def tell_of_less_care(state: State) -> None:
    """Say on stderr where folders change what stops somebody: whoever asks did not always write, or name, them."""
    if not state.builtin:
        remark("note: with --only nothing stops but what these folders say; no built-in red flag is looked for")
        return
    if not state.folders:
        return
    from hipcoach.lint import weakened_at

    places = weakened_at(state.catalogue)
    if places:
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        lead = f"note: less care than the built-in knowledge takes is taken at {places[0]}{more}"
        remark(f"{lead}; `hipcoach catalogue check` says how")
