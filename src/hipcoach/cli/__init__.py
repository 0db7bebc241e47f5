"""Options → request, calls, exit codes, streams. The only room that prints."""

from __future__ import annotations

import gc
import os

from hipcoach.cli import signals

__all__ = ["main"]


def main() -> None:
    """Run the program, a short one: without the garbage collector, and without other packages' pydantic plugins.

    pydantic would look through every installed package for plugins before it builds a model; none belongs in here.
    Freezing spares the last collection too, which at the end of a process walks all there is and frees it for nobody.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    signals.end_at_once()
    try:
        from hipcoach.cli.app import run

        run()
    finally:
        gc.freeze()
