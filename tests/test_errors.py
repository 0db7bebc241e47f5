from __future__ import annotations

import pytest

from hipcoach.errors import CatalogueError, HipcoachError, OutputError, Problem, UsageError


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (HipcoachError("x"), 1),
        (UsageError("x"), 2),
        (OutputError("x"), 1),
        (CatalogueError([]), 1),
    ],
)
def test_each_error_has_the_exit_code_of_the_contract(error: HipcoachError, code: int) -> None:
    assert isinstance(error, HipcoachError)
    assert error.exit_code == code


def test_a_problem_reads_file_line_column_message() -> None:
    assert str(Problem("rules.yaml", 3, 7, "rule 'r': is odd")) == "rules.yaml:3:7: rule 'r': is odd"


def test_a_catalogue_error_says_every_problem_on_its_own_line() -> None:
    problems = [Problem("a.yaml", 1, 2, "first"), Problem("b.yaml", 3, 4, "second")]
    error = CatalogueError(problems)
    assert error.problems == problems
    assert str(error) == "a.yaml:1:2: first\nb.yaml:3:4: second"
