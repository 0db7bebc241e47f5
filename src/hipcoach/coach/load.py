"""How much a session loads what is sore: more pain never means more of it."""

from __future__ import annotations

from collections.abc import Collection

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.coach.case import Case
from hipcoach.coach.request import Request
from hipcoach.coach.routine import Routine
from hipcoach.vocabulary import Caution, Method

LOADING: frozenset[Method] = frozenset({"isometric", "strength", "active", "pails-rails"})
"""Methods that load."""
ON_ONE_LEG: Caution = "balance"
"""Who has this caution does nothing on one leg."""
_CALMER = {4: 3, 5: 3, 6: 5, 7: 5, 8: 7, 9: 7, 10: 7}
"""Of each pain that counts as sore, one that is calmer, by which its load is bounded; also where no rule refers it."""


def calmer(request: Request) -> Request | None:
    """The request of a calmer day, which may not be loaded less than this one; none where this one is calm."""
    if request.pain in _CALMER:
        return request._replace(pain=_CALMER[request.pain])
    return request._replace(stage="settling") if request.stage_taken == "sore" else None


def loading_ids(catalogue: Catalogue, case: Case) -> frozenset[str]:
    """Ids of the exercises that load what the request's symptoms name as sore."""
    wheres = [where for id_ in case.request.symptoms for where in catalogue.symptom[id_].sore]
    return frozenset(id_ for id_ in case.picks.any_of(wheres) if loads(catalogue.exercise[id_]))


def routine_load(routine: Routine, loading: Collection[str]) -> int:
    """Work seconds of these exercises in a routine, getting into place and rests apart."""
    return sum(step.work_seconds for step in routine.steps if step.exercise in loading)


def loads(exercise: Exercise | None) -> bool:
    """True for what loads; an exercise that the catalogue does not know is none that could be given."""
    return exercise is not None and exercise.method in LOADING


def strains(exercise: Exercise) -> bool:
    """True for what loads, or stretches, or is done on one leg: what there is less of on a day of less."""
    on_one_leg = any(each.id == ON_ONE_LEG and each.how == "avoid" for each in exercise.cautions)
    return loads(exercise) or exercise.method == "stretch" or on_one_leg
