"""Checks of exercises: ladders, names, pictures, and whether anything ever takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.cycles import cycles
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import Then
from hipcoach.coach.selection import picker
from hipcoach.lint.finding import Finding, Knowledge
from hipcoach.text import key


def ladder_loop(knowledge: Knowledge) -> Iterator[Finding]:
    """Following `easier` and `harder` must never lead back to where it began."""
    catalogue = knowledge.catalogue
    easier: dict[str, set[str]] = {id_: set() for id_ in catalogue.exercise}
    for exercise in catalogue.exercises:
        easier[exercise.id].update(exercise.easier)
        for id_ in exercise.harder:
            easier[id_].add(exercise.id)
    cycle_of = {id_: number for number, cycle in enumerate(cycles(easier)) for id_ in cycle}
    for exercise in catalogue.exercises:
        cycle = cycle_of.get(exercise.id)
        for field, ids in (("easier", exercise.easier), ("harder", exercise.harder)):
            for index, id_ in enumerate(ids):
                if cycle is not None and cycle_of.get(id_) == cycle:
                    message = f"'{id_}' comes out both easier and harder than this one; take one of the two out"
                    yield Finding("exercises", exercise.id, (field, index), message)


def exercise_unreachable(knowledge: Knowledge) -> Iterator[Finding]:
    """A phase of some template must take it, and no rule that always holds may take it out."""
    catalogue = knowledge.catalogue
    fills = [picker(where) for template in catalogue.templates for _, where in template.wheres()]
    always = [rule.then for rule in catalogue.rules if not rule.when.model_fields_set and not rule.unless]
    exclusions = [_exclusion(then) for then in always]
    for exercise in catalogue.exercises:
        if not any(takes(exercise) for takes in fills):
            message = "no phase of a template takes it; change its method or motions, or write a template that does"
            yield Finding("exercises", exercise.id, (), message)
        elif any(excludes(exercise) for excludes in exclusions):
            message = "a rule that always holds takes it out; give that rule a `when`, or switch it off"
            yield Finding("exercises", exercise.id, (), message)


def _exclusion(then: Then) -> Callable[[Exercise], bool]:
    """Tells of an exercise whether a rule with these effects takes it out of every session that it fires in."""
    avoided = [picker(where) for where in then.avoid if where.emphasised is None]
    only = [picker(where) for where in then.only]

    def excludes(exercise: Exercise) -> bool:
        is_kept = not only or any(picks(exercise) for picks in only)
        return not is_kept or any(picks(exercise) for picks in avoided)

    return excludes


def figure_missing(knowledge: Knowledge) -> Iterator[Finding]:
    """Somebody on the floor wants to see it."""
    for id_ in knowledge.catalogue.exercise:
        if id_ not in knowledge.figures:
            yield Finding("exercises", id_, ("id",), "has no figure; draw it in figures.yaml under the same id")


def name_claimed_twice(knowledge: Knowledge) -> Iterator[Finding]:
    """A name leads to one exercise, whatever its capitals, hyphens and spaces."""
    claims: dict[str, tuple[str, FieldPath]] = {}
    for exercise in knowledge.catalogue.exercises:
        for field, name in _names(exercise):
            owner, its_field = claims.setdefault(key(name).replace("-", ""), (exercise.id, field))
            if owner == exercise.id:
                continue
            is_own = ("exercises", exercise.id) in knowledge.catalogue.origins  # else it came with the program
            id_, place, other = (exercise.id, field, owner) if is_own else (owner, its_field, exercise.id)
            yield Finding("exercises", id_, place, f"is a name of '{other}' too; leave it to one of them")


def _names(exercise: Exercise) -> Iterator[tuple[FieldPath, str]]:
    """The names that an exercise is found by."""
    yield ("id",), exercise.id
    yield ("name",), exercise.name
    for index, alias in enumerate(exercise.aliases):
        yield ("aliases", index), alias
