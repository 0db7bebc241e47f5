"""Reads knowledge folders and says everything that is wrong or doubtful in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hipcoach.catalogue import load_catalogue, load_figures
from hipcoach.errors import CatalogueError, Problem
from hipcoach.lint import of_exercises, of_rules
from hipcoach.lint.allow import Allowances
from hipcoach.lint.finding import Check, Knowledge

CHECKS: dict[str, Check] = {
    check.__name__.replace("_", "-"): check
    for check in (
        of_exercises.ladder_loop,
        of_exercises.exercise_unreachable,
        of_exercises.cue_longer_than_hold,
        of_exercises.dose_contradicted,
        of_exercises.sides_missing,
        of_exercises.figure_missing,
        of_rules.rule_never_fires,
        of_rules.rule_without_effect,
        of_rules.picks_nothing,
        of_rules.source_unused,
        of_rules.symptom_without_rule,
        of_rules.phrase_claimed_twice,
    )
}
"""Every check, by its id."""


def check_folders(folders: Sequence[Path], *, builtin: bool = True) -> list[Problem]:
    """Everything wrong or doubtful in these folders, read one over the other, by file and place.

    What is doubtful is told once nothing is wrong: a file that can't be read would make doubtful what needs it.

    Args:
        folders: knowledge folders.
        builtin: read them over the knowledge that comes with the program.
    """
    try:
        catalogue = load_catalogue(folders, builtin=builtin)
        figures = load_figures(catalogue, folders, builtin=builtin)
    except CatalogueError as error:
        return error.problems
    files = {origin.file: origin.document for origin in catalogue.origins.values()}
    allowances = {file: Allowances(file, document) for file, document in files.items()}
    found = [problem for each in allowances.values() for problem in each.unknown(CHECKS)]
    known = Knowledge(catalogue, frozenset(figures))
    for id_, check in CHECKS.items():
        for finding in check(known):
            origin = catalogue.origins.get((finding.kind, finding.id))
            if origin and not allowances[origin.file].allows(id_, origin.index):
                found.append(origin.problem(finding.field, finding.message, id_))
    return sorted(found, key=lambda each: each[:3])
