"""A diary as FHIR R4: a Bundle of the type `collection`, which a clinic's program reads. All of it, not only weeks.

Pain is LOINC 72514-3. What no code that anybody may use says exactly has its words and no code. Without the offset of
its place a time is only its day, as FHIR has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID, uuid5

from hipcoach.coach.history import day_of
from hipcoach.render import as_json, wording
from hipcoach.render.diary.dates import time_of, written
from hipcoach.render.diary.names import DiaryNames
from hipcoach.render.diary.wording import OF_TEN
from hipcoach.text import one_line, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from hipcoach.catalogue import Catalogue
    from hipcoach.coach.history import Done, FlagAnswer, History
    from hipcoach.coach.routine import Routine

    Resource = dict[str, Any]

_SPACE = UUID("7d0a4e0b-6a3c-4c5e-9f0d-2b1f5e8a9c11")
"""What its names are made in, so that the same diary has the same ones."""
_PAIN = {
    "system": "http://loinc.org",
    "code": "72514-3",
    "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
}
_SURVEY = {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}


def fhir_json(
    history: History,
    catalogue: Catalogue,
    name: str = "",
    times: Mapping[int, datetime] | None = None,
    plan: Routine | None = None,
) -> str:
    """Write a whole diary as a Bundle.

    Args:
        history: what is told.
        catalogue: by which its ids have names.
        name: the person's; without it the Patient has none.
        times: of entries by their numbers, with the offset of the place; of one that is not there only the day is told.
        plan: the standing routine, where there is one.
    """
    return as_json.dumps(_Bundle(history, DiaryNames(catalogue), name, times or {}).whole(plan))


class _Entry(Protocol):
    @property
    def entry(self) -> int: ...

    @property
    def at(self) -> int: ...


class _Bundle:
    def __init__(self, history: History, names: DiaryNames, person: str, times: Mapping[int, datetime]) -> None:
        self.history, self.names, self.person, self.times = history, names, person, times
        self._diary = uuid5(_SPACE, without_surrogates(f"{time_of(history.begun)} {person}"))
        self._patient = {"reference": self._name("patient")}

    def whole(self, plan: Routine | None) -> Resource:
        entries: list[Resource] = []
        for key, resource in self._resources(plan):
            full = self._name(key)
            entries.append({"fullUrl": full, "resource": {**resource, "id": full.removeprefix("urn:uuid:")}})
        return {"resourceType": "Bundle", "type": "collection", "entry": entries}

    def _resources(self, plan: Routine | None) -> Iterator[tuple[str, Resource]]:
        yield "patient", self._person()
        for number, done in enumerate(self.history.done):
            yield from self._session(f"session {number}", done)
        yield from self._told()
        yield from self._flags()
        if plan:
            yield "plan", self._plan(plan)

    def _name(self, key: str) -> str:
        """What a resource is called, and named by in others."""
        return f"urn:uuid:{uuid5(self._diary, key)}"

    def _person(self) -> Resource:
        name = _words(self.person)
        named = {"name": [{"text": name}]} if name else {}
        return {"resourceType": "Patient", **named}

    def _when(self, entry: _Entry) -> str:
        exact = self.times.get(entry.entry)
        return exact.isoformat(timespec="seconds") if exact and exact.tzinfo else written(day_of(entry.at))

    def _observation(self, entry: _Entry, words: str, value: Resource, more: Resource | None = None) -> Resource:
        return {
            "resourceType": "Observation",
            "status": "final",
            "category": [{"coding": [_SURVEY]}],
            "code": {"text": _words(words)},
            "subject": self._patient,
            "effectiveDateTime": self._when(entry),
            "performer": [self._patient],
            **value,
            **(more or {}),
        }

    def _pain(self, entry: _Entry, words: str, pain: int, more: Resource | None = None) -> Resource:
        coded = {"code": {"coding": [_PAIN], "text": _words(words)}}
        return self._observation(entry, words, {"valueInteger": pain}, {**coded, **(more or {})})

    def _session(self, key: str, done: Done) -> Iterator[tuple[str, Resource]]:
        """A Procedure, and what was felt around it."""
        worked = not done.steps or any(step.sets_done for step in done.steps)
        steps = "; ".join(
            f"{self.names.exercise(step.exercise)}: {step.sets_done} of {step.sets} sets, {step.seconds} s of work"
            + (f", stopped: {self.names.place(step.hurt)}" if step.hurt else "")
            for step in done.steps
        )
        yield (
            key,
            {
                "resourceType": "Procedure",
                "status": "completed" if worked else "not-done",
                "code": {"text": f"Exercise session of {done.minutes} minutes"},
                "subject": self._patient,
                "performedDateTime": self._when(done),
                "performer": [{"actor": self._patient}],
                **({"note": [{"text": _words(steps)}]} if steps else {}),
            },
        )
        part = {"partOf": [{"reference": self._name(key)}]}
        if done.pain_before is not None:
            yield f"{key} before", self._pain(done, "Pain before the session", done.pain_before, part)
        if done.pain_after is not None:
            yield f"{key} after", self._pain(done, "Pain after the session", done.pain_after, part)
        if done.effort is not None:
            effort = {"valueInteger": done.effort}
            yield f"{key} effort", self._observation(done, "Perceived effort of the session, 0-10", effort, part)

    def _told(self) -> Iterator[tuple[str, Resource]]:
        """Mornings, tests, the person's own measures, stages."""
        history = self.history
        for number, morning in enumerate(history.mornings):
            yield f"morning {number}", self._pain(morning, "Pain in the morning", morning.pain)
        for number, check in enumerate(history.checks):
            words = f"Pain in a test: {self.names.exercise(check.exercise)}"
            yield f"check {number}", self._pain(check, words, check.pain)
        for number, measure in enumerate(history.measures):
            words = f"{measure.activity} ({OF_TEN})"
            yield f"measure {number}", self._observation(measure, words, {"valueInteger": measure.score})
        for number, move in enumerate(history.stages):
            yield f"stage {number}", self._observation(move, "Stage of the complaint", {"valueString": move.stage})

    def _flags(self) -> Iterator[tuple[str, Resource]]:
        """A Flag from each yes on, active until a clinician has seen it."""
        for number, answer in enumerate(self.history.flags):
            if answer.seen:
                continue
            seen = next((each for each in self.history.flags[number:] if each.seen and each.flag == answer.flag), None)
            yield f"flag {number}", self._flag(answer, seen)

    def _flag(self, answer: FlagAnswer, seen: FlagAnswer | None) -> Resource:
        return {
            "resourceType": "Flag",
            "status": "inactive" if seen else "active",
            "code": {"text": _words(f"Answered yes by the person: {self.names.sign(answer.flag)}")},
            "subject": self._patient,
            "period": {"start": self._when(answer), **({"end": self._when(seen)} if seen else {})},
        }

    def _plan(self, plan: Routine) -> Resource:
        return {
            "resourceType": "CarePlan",
            "status": "active",
            "intent": "plan",
            "title": _words(plan.title),
            "description": _words(wording.NOT_MEDICAL),
            "subject": self._patient,
            "activity": [
                {
                    "detail": {
                        "kind": "ServiceRequest",
                        "status": "in-progress",
                        "scheduledString": f"In each session of {plan.request.minutes} minutes",
                        "description": _words(f"{step.name}: {wording.extent(plan, step)}"),
                    }
                }
                for step in plan.steps
            ],
        }


def _words(text: str) -> str:
    """A text as FHIR has them: on a line, without a control."""
    return one_line(without_surrogates(text)).strip()
