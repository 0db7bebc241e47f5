"""What a diary shows, as the facts that rules over it look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.adaptation import ReferralState
from hipcoach.coach.adapt.days import (
    CLEARLY,
    Weeks,
    above_usual,
    baseline,
    by_week,
    evening_day,
    morning_of,
    mornings_between,
    referral_state,
)
from hipcoach.coach.doses import least_work
from hipcoach.coach.history import Done, DoneStep, Felt, History, day_of
from hipcoach.coach.load import loads, strains
from hipcoach.coach.request import Request
from hipcoach.coach.todays import Due
from hipcoach.vocabulary import Stage

DAY_LATER = 1
"""The morning after."""
MOST_BORNE = 5
"""Of ten; a session that ends above that was too much."""


class SessionFacts(NamedTuple):
    """One session, with the morning after it. None where something was not told."""

    done: Done
    usual: float | None
    """How a usual morning was before it."""
    pain_after: int | None
    pain_rise: int | None
    morning_rise: float | None
    morning: Due
    effort: int | None
    hurt: bool
    too_much: bool
    finished: bool
    sorer: bool
    """It ended above five of ten, or a clearly worse morning came after it."""
    method: frozenset[str]
    rose: bool
    """An exercise that loads was done more than the time before, or for the first time since others were."""
    light: bool
    """It had no strength because the day before had, so that it says nothing of how strength was borne."""
    least: bool
    """All that strains was at its least dose, or nothing did any more, in a session that was no light one."""
    entries: tuple[int, ...]
    """Its own, and that of the morning after."""


class ExerciseFacts(NamedTuple):
    """One exercise, as it went."""

    place: str | None
    """Where it hurt the last time that it was done."""
    times: int
    """How often it hurt at that place."""
    sessions_since: int
    """Sessions since it was last done or tried."""
    days_since: int | None
    """Days since it last hurt."""
    felt: Felt | None
    entries: tuple[int, ...]
    """Those in which it hurt, or else the last one that has it."""


class Facts(NamedTuple):
    """All of it."""

    history: History
    symptom: tuple[str, ...]
    stage: Stage
    pain: int | None
    sessions: tuple[SessionFacts, ...]
    """The last one at the end."""
    exercises: dict[str, ExerciseFacts]
    baseline: float | None
    """Of the last session."""
    today_rise: float | None
    days_since_session: int | None
    days_since_entry: int | None
    weeks: int
    by_week: Weeks
    days_since_seen: int | None
    referral: ReferralState | None
    days_since_referred: int | None
    referral_pain: int | None


def diary_facts(catalogue: Catalogue, history: History, request: Request) -> Facts:
    """The facts of a diary, and of what is asked for today."""
    today = evening_day(history.now)
    sessions = _sessions(catalogue, history)
    last = sessions[-1].done if sessions else None
    usual = sessions[-1].usual if sessions else None
    now = morning_of(history, day_of(history.now))
    seen = [answer.at for answer in history.flags if answer.seen]
    weeks = by_week(history)
    told = [last.at] if last else []
    told += [morning.at for morning in history.mornings[-1:]]
    return Facts(
        history=history,
        symptom=request.symptoms,
        stage=request.stage or request.stage_taken,
        pain=request.pain,
        sessions=sessions,
        exercises=_exercises(history, today),
        baseline=usual,
        today_rise=_above_usual([*([now.pain] if now else []), request.pain], usual),
        days_since_session=today - evening_day(last.at) if last else None,
        days_since_entry=min((today - evening_day(at) for at in told), default=None),
        weeks=weeks.since_first,
        by_week=weeks,
        days_since_seen=today - day_of(seen[-1]) if seen else None,
        referral=referral_state(history),
        days_since_referred=today - evening_day(history.referral.at) if history.referral else None,
        referral_pain=history.referral and history.referral.pain,
    )


def _above_usual(pains: list[int | None], usual: float | None) -> float | None:
    told = [pain for pain in pains if pain is not None]
    return above_usual(max(told), usual) if told else None


def _sessions(catalogue: Catalogue, history: History) -> tuple[SessionFacts, ...]:
    most: dict[str, int] = {}
    """By exercise that loads, the work of the time before."""
    facts = []
    for number, done in enumerate(history.done):
        load = {s.exercise: s.seconds for s in done.steps if s.seconds and loads(catalogue.exercise.get(s.exercise))}
        rose = bool(most) and any(seconds > most.get(id_, 0) for id_, seconds in load.items())
        most |= load
        facts.append(_session(catalogue, history, number, rose=rose))
    return tuple(facts)


def _is_light(catalogue: Catalogue, done: Sequence[Done], number: int) -> bool:
    """True for a session without strength, on the day of one with it or the day after."""
    before = done[number - 1] if number else None
    if before is None or evening_day(done[number].at) - evening_day(before.at) > DAY_LATER:
        return False
    return "strength" in _methods(catalogue, before) and "strength" not in _methods(catalogue, done[number])


def _methods(catalogue: Catalogue, done: Done) -> frozenset[str]:
    """Of what was done in a session."""
    exercises = catalogue.exercise
    return frozenset(exercises[s.exercise].method for s in done.steps if s.seconds and s.exercise in exercises)


def _is_least(catalogue: Catalogue, done: Sequence[Done], number: int) -> bool:
    """True where nothing that strains was more than its exercise's least dose; something has to strain, or to have."""
    strain = _strain(catalogue, done[number])
    has_load = any(_strain(catalogue, each) for each in done[: number + 1])
    return has_load and all(step.seconds <= least_work(catalogue.exercise[step.exercise]) for step in strain)


def _strain(catalogue: Catalogue, done: Done) -> list[DoneStep]:
    """What was done of it that strains."""
    known = catalogue.exercise
    return [s for s in done.steps if s.seconds and s.exercise in known and strains(known[s.exercise])]


def _session(catalogue: Catalogue, history: History, number: int, *, rose: bool) -> SessionFacts:
    """Of so many the one of this number; mornings tell of it until the next one."""
    done, *following = history.done[number : number + 2]
    light = _is_light(catalogue, history.done, number)
    until = following[0].at if following else history.now
    usual, day = baseline(history, done), evening_day(done.at)
    morning = morning_of(history, day + DAY_LATER)
    since = [each for each in mornings_between(history, done.at, until) if day_of(each.at) > day]
    worst = max(since, key=lambda each: each.pain, default=None)
    after, before = done.pain_after, done.pain_before
    rise = worst and above_usual(worst.pain, usual)
    return SessionFacts(
        done=done,
        usual=usual,
        pain_after=after,
        pain_rise=None if after is None or before is None else after - before,
        morning_rise=rise,
        morning="told" if morning else "due" if evening_day(history.now) > day else "none",
        effort=done.effort,
        hurt=bool(done.hurts) or any(step.hurt for step in done.steps),
        too_much=any(step.felt == "too-much" for step in done.steps),
        finished=all(step.sets_done >= step.sets for step in done.steps),
        sorer=(after or 0) > MOST_BORNE or (rise or 0) >= CLEARLY,
        method=_methods(catalogue, done),
        rose=rose,
        light=light,
        least=not light and _is_least(catalogue, history.done, number),
        entries=(done.entry, *dict.fromkeys(each.entry for each in (morning, worst) if each)),
    )


def _exercises(history: History, today: int) -> dict[str, ExerciseFacts]:
    """By id, every exercise that was ever done or tried."""
    tried: dict[str, list[tuple[int, Done, DoneStep]]] = {}
    for number, done in enumerate(history.done):
        for step in done.steps:
            tried.setdefault(step.exercise, []).append((number, done, step))
    return {id_: _exercise(turns, len(history.done), today) for id_, turns in tried.items()}


def _exercise(turns: list[tuple[int, Done, DoneStep]], sessions: int, today: int) -> ExerciseFacts:
    number, done, step = next((turn for turn in reversed(turns) if not turn[2].skipped), turns[-1])
    hurting = [(each, of) for _, each, of in turns if of.hurt]
    times = Counter(of.hurt for _, of in hurting)
    place = step.hurt
    often = max(times, key=lambda where: (times[where], where == place)) if times else None
    return ExerciseFacts(
        place=place,
        times=times[often],
        sessions_since=sessions - 1 - number,
        days_since=today - evening_day(hurting[-1][0].at) if hurting else None,
        felt=step.felt,
        entries=tuple(each.entry for each, _ in hurting) or (done.entry,),
    )


_OF_WEEKS = {"rising_weeks": "rising", "risen": "risen", "fallen": "fallen", "last_week": "last"}


def value(facts: Facts, name: str) -> Any:
    """One fact of the diary as a whole, by the name that rules have for it."""
    if name in _OF_WEEKS:
        return getattr(facts.by_week, _OF_WEEKS[name])
    return getattr(facts, name)
