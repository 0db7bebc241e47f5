"""The front door: whatever was typed is put in order, or refused, before the parser sees it.

Words need no command and no quotes. Where a command is named and the rest is not its usage, nothing runs: what may be a
complaint is shown as the line that would ask it.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

from hipcoach.cli.at_need import read_at_need
from hipcoach.cli.commands import Commands
from hipcoach.cli.refusals import refuse
from hipcoach.cli.typed_line import TypedLine


class Front(TyperGroup):
    """The program's commands."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = Commands()

    def get_params(self, ctx: Any) -> list[Any]:
        """The program's own options."""
        return read_at_need(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Their names."""
        return list(self.commands)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the line."""
        line = TypedLine.read(self, args)
        refuse(self, line)
        return super().parse_args(ctx, line.arranged())

    def in_order(self, args: list[str]) -> list[str]:
        """What was typed, as the parser takes it; it need not be finished."""
        return TypedLine.read(self, args).arranged()
