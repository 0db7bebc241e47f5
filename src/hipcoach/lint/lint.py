"""Reads knowledge folders and says everything that is wrong or doubtful in them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from hipcoach.catalogue import load_catalogue, load_figures
from hipcoach.catalogue.folder import FILES
from hipcoach.catalogue.yaml_door import MAX_PROBLEMS
from hipcoach.errors import CatalogueError, Problem
from hipcoach.lint import (
    about_exercises,
    about_facts,
    about_programmes,
    about_red_flags,
    about_rules,
    about_safety,
    about_said,
    about_sources,
    about_symptoms,
    about_texts,
)
from hipcoach.lint.about_safety import SAFETY_WEAKENED
from hipcoach.lint.allow import Allowances
from hipcoach.lint.finding import Check, Knowledge, origin_of

CHECKS: dict[str, Check] = {
    "ladder-loop": about_exercises.ladder_loop,
    "exercise-unreachable": about_exercises.exercise_unreachable,
    "cue-longer-than-hold": about_texts.cue_longer_than_hold,
    "dose-contradicted": about_texts.dose_contradicted,
    "sides-missing": about_texts.sides_missing,
    "name-claimed-twice": about_exercises.name_claimed_twice,
    "say-missing": about_said.say_missing,
    "say-too-long": about_said.say_too_long,
    "switch-missing": about_said.switch_missing,
    "effort-missing": about_said.effort_missing,
    "result-missing": about_said.result_missing,
    "figure-missing": about_exercises.figure_missing,
    "flexion-contradicted": about_facts.flexion_contradicted,
    "midline-contradicted": about_facts.midline_contradicted,
    "position-contradicted": about_facts.position_contradicted,
    "rule-never-fires": about_rules.rule_never_fires,
    "rule-without-effect": about_rules.rule_without_effect,
    "picks-nothing": about_rules.picks_nothing,
    "programme-stage-missing": about_programmes.programme_stage_missing,
    "week-rises-silently": about_programmes.week_rises_silently,
    "lighter-is-not": about_programmes.lighter_is_not,
    "days-too-few": about_programmes.days_too_few,
    "symptom-claimed-twice": about_programmes.symptom_claimed_twice,
    "source-unused": about_sources.source_unused,
    "symptom-without-rule": about_symptoms.symptom_without_rule,
    "phrase-claimed-twice": about_symptoms.phrase_claimed_twice,
    "brief-missing": about_red_flags.brief_missing,
    SAFETY_WEAKENED: about_safety.safety_weakened,
}
"""Every check by its id, which people write into their files: no rename of a function may change it."""


_ALWAYS = ("", SAFETY_WEAKENED)
"""What is told of whatever file: what is wrong, and what one folder takes away from the care of another's."""


def check_paths(paths: Sequence[Path], under: Sequence[Path] = (), *, builtin: bool = True) -> list[Problem]:
    """Everything wrong or doubtful in knowledge folders, read one over the other, by file and place.

    What is doubtful is told once nothing is wrong: a file that can't be read would make doubtful what needs it.

    Args:
        paths: knowledge folders, or files of one; of a file's neighbours, only what is wrong is told.
        under: folders that are read before them, of which likewise only what is wrong is told.
        builtin: read all of them over the knowledge that comes with the program.
    """
    folders: dict[Path, tuple[Path, set[str]]] = {}
    problems = []
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 (the method raises for a name that no file can have)
            folders.setdefault(_resolved(path), (path, set()))[1].update(FILES)
        elif not os.path.lexists(path):
            problems.append(Problem(str(path), 1, 1, "is not there; check the name"))
        elif path.name not in FILES:
            expected = f"is neither a folder nor a knowledge file; expected one of {', '.join(FILES)}"
            problems.append(Problem(str(path), 1, 1, expected))
        else:
            folders.setdefault(_resolved(path.parent), (path.parent, set()))[1].add(path.name)
    if folders:
        before = [folder for folder in under if _resolved(folder) not in folders]
        told = {str(folder / name) for folder, names in folders.values() for name in names}
        of_folders = _in_folders([*before, *(folder for folder, _ in folders.values())], builtin=builtin)
        problems += [problem for problem in of_folders if problem.check in _ALWAYS or problem.file in told]
    return sorted(problems, key=lambda problem: problem[:3])


def _resolved(folder: Path) -> Path:
    """One name for a folder, however it is written."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError):  # where one stands is gone; a link leads to itself
        return folder


def _in_folders(folders: Sequence[Path], *, builtin: bool) -> list[Problem]:
    try:
        catalogue = load_catalogue(folders, builtin=builtin)
        figures = load_figures(catalogue, folders, builtin=builtin)
    except CatalogueError as error:
        return error.problems
    origins = (*catalogue.origins.values(), *catalogue.switched_off.values())
    documents = {origin.file: origin.document for origin in origins}
    allowances = {file: Allowances(file, document, {SAFETY_WEAKENED}) for file, document in documents.items()}
    problems = [problem for of_file in allowances.values() for problem in of_file.unknown(CHECKS)]
    knowledge = Knowledge(catalogue, figures)
    for id_, check in CHECKS.items():
        for finding in islice(check(knowledge), MAX_PROBLEMS):
            origin = origin_of(catalogue, finding)
            if origin and not allowances[origin.file].allows(id_, origin.index):
                problems.append(origin.problem(finding.field, finding.message, id_))
    return problems
