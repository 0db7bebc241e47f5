"""What `startup.py` measures against: a one-command typer app that prints a six-row Rich table."""

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def main() -> None:
    """Print six rows."""
    table = Table("exercise", "dose", "minutes")
    for number in range(6):
        table.add_row(f"exercise {number}", "2 x 10", "1:30")
    Console().print(table)


if __name__ == "__main__":
    app()
