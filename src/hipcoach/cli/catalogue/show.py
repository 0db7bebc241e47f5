"""`hipcoach catalogue show`."""

from typing import Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.output import emit
from hipcoach.cli.state import state_of


def show(
    context: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="A knowledge file, such as exercises.", autocompletion=complete.kinds)
    ],
    id_: Annotated[
        str,
        typer.Argument(
            metavar="[ID]", show_default=False, help="Without it, the ids.", autocompletion=complete.entry_ids
        ),
    ] = "",
) -> None:
    """An entry as it is written in YAML, built-in or your own: to start from, to replace, to learn from."""
    from hipcoach.catalogue.folder import MODELS
    from hipcoach.catalogue.load import built_in_origins
    from hipcoach.coach.read_options import pick
    from hipcoach.text import printable

    state = state_of(context)
    kind = pick("kind", kind, MODELS)
    catalogue = state.catalogue
    origins = dict(built_in_origins(kind)) if state.builtin else {}
    origins |= {entry: origin for entry, origin in catalogue.origins.items() if entry[0] == kind}
    entries = {name: origin for (_, name), origin in origins.items() if (kind, name) not in catalogue.switched_off}
    if id_:
        emit(printable(entries[pick("entry", id_, entries)].written()))
    else:
        emit("".join(f"{name}\n" for name in entries))
