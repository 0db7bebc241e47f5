"""Why each exercise of the catalogue that is not in a routine is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.coach.pool import left_out_by
from hipcoach.coach.ranking import NOT_NEEDED
from hipcoach.coach.routine import LeftOut
from hipcoach.coach.session_plan import SessionPlan


class Omissions:
    """The reasons that hold whatever is chosen of what a pool allows and a template has a place for."""

    def __init__(self, catalogue: Catalogue, plan: SessionPlan, placeable: Collection[str]) -> None:
        self._records: dict[str, LeftOut] = {}
        """Of every exercise, in the order of the catalogue."""
        self._families = catalogue.families
        self._placeable = placeable
        homeless = f"Allowed; no phase of '{plan.template.id}' has a place for it."
        left_out, passed_over = plan.pool.left_out, plan.case.ranking.passed_over
        for exercise in catalogue.exercises:
            id_ = exercise.id
            if id_ in left_out:
                self._records[id_] = left_out[id_]
            elif id_ not in placeable:
                self._records[id_] = left_out_by(id_, NOT_NEEDED, homeless)
            else:
                self._records[id_] = passed_over(exercise)

    def beside(self, chosen: Iterable[Exercise]) -> list[LeftOut]:
        """Of every exercise that is not chosen; what is of a family with one that is says so."""
        records = self._records.copy()
        for exercise in chosen:
            for kin in self._families.get(exercise.family or "", ()):
                if kin.id in self._placeable:
                    reason = f"Allowed; {exercise.name}, which is in, is the same movement in another form."
                    records[kin.id] = left_out_by(kin.id, "family", reason)
        for exercise in chosen:
            del records[exercise.id]
        return list(records.values())
