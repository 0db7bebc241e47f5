"""`hipcoach catalogue`: knowledge of one's own, started, checked and looked over. One file a command."""

import typer

from hipcoach.cli.catalogue import check, new, schema, show, stats, where

app = typer.Typer(no_args_is_help=True)
app.command("new")(new.new)
app.command("check")(check.check)
app.command("show")(show.show)
app.command("stats")(stats.stats)
app.command("schema")(schema.schema)
app.command("where")(where.where)


@app.callback()
def catalogue() -> None:
    """Knowledge of your own: start a folder, check it, see what it covers."""
