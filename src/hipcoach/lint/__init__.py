"""What is doubtful in knowledge that validates. Each check has an id, which a file can allow. Changes nothing."""

from hipcoach.lint.about_safety import weakened_at
from hipcoach.lint.lint import CHECKS, check_paths

__all__ = ["CHECKS", "check_paths", "weakened_at"]
