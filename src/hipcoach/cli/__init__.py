"""Options → request, calls, exit codes, streams. The only room that prints."""

from hipcoach.cli.app import main

__all__ = ["main"]
