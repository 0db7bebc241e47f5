"""The option that says when something was."""

from typing import Annotated

import typer

At = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="When it was, if not now: 18:40, yesterday, 'yesterday 18:40', 2026-11-26."),
]
