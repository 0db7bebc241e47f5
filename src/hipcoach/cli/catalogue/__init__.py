"""`hipcoach catalogue`: knowledge of one's own, started, checked and looked over. One file a command."""

import typer

from hipcoach.cli.catalogue import check, new, schema, show, stats, where

group = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
group.command("new")(new.new)
group.command("check")(check.check)
group.command("show")(show.show)
group.command("stats")(stats.stats)
group.command("schema")(schema.schema)
group.command("where")(where.where)


@group.callback()
def catalogue() -> None:
    """Knowledge of your own: start a folder, check it, see what it covers."""
