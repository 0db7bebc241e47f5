"""What was done and how it was: the session file that the page hands on, the line that holds the same, and the diary.

The names here are loaded when they are asked for: what only opens a diary does without the models of a session.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hipcoach.diary.session import DoneSession, SessionRoutine, SessionStep
    from hipcoach.diary.session_file import read_session
    from hipcoach.diary.session_line import read_line, written_line

__all__ = ["DoneSession", "SessionRoutine", "SessionStep", "read_line", "read_session", "written_line"]
_ROOMS = {"read_session": "session_file", "read_line": "session_line", "written_line": "session_line"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_ROOMS.get(name, 'session')}"), name)
