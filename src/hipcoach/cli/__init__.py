"""Options → request, calls, exit codes, streams. The only room that prints."""

from __future__ import annotations

import gc
import os
import sys

__all__ = ["main"]


def main() -> None:
    """Run the program, a short one: without the garbage collector, and without other packages' pydantic plugins.

    pydantic would look through every installed package for plugins before it builds a model; none belongs in here.
    Freezing spares the last collection too, which at the end of a process walks all there is and frees it for nobody.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from hipcoach.cli.app import run

        run()
    except KeyboardInterrupt:  # before the program's own parts can say so
        sys.exit(130)
    finally:
        gc.freeze()
