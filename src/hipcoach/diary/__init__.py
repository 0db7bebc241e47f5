"""What was done: the session file that the page hands on, and the line that holds the same."""

from hipcoach.diary.session import DoneSession, SessionRoutine, SessionStep
from hipcoach.diary.session_file import read_session
from hipcoach.diary.session_line import read_line, written_line

__all__ = ["DoneSession", "SessionRoutine", "SessionStep", "read_line", "read_session", "written_line"]
