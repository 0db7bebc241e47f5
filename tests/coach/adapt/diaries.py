"""Diaries for the tests: told day by day, or drawn at random."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from random import Random

from built_in import built_in

from hipcoach.coach import Coach, Outcome, Routine
from hipcoach.coach.adapt import newly_referred, today
from hipcoach.coach.history import Done, DoneStep, FlagAnswer, History, Morning, Referred, StageMove, StageTest
from hipcoach.coach.load import LOADING
from hipcoach.coach.request import Request
from hipcoach.coach.todays import Today
from hipcoach.vocabulary import CAUTIONS, SIDES, STAGES, VARIANTS

CATALOGUE = built_in()
COACH = Coach(CATALOGUE)
FIRST_DAY = 739_000
"""Any day will do."""
_CALM, _WHOLE = 0.7, 0.9
"""So many diaries are calm, and so many of their sessions done to their end."""
HAMSTRING = Request(symptoms=("hamstring",), side="left")
PLACES = [hurt.id for rule in CATALOGUE.rules for hurt in rule.then.if_it_hurts]


def at(day: int, hour: int = 18, minute: int = 0) -> int:
    """A time of the diary; days count from its first one."""
    return (FIRST_DAY + day) * 1440 + hour * 60 + minute


def steps_of(routine: Routine) -> tuple[DoneStep, ...]:
    """All of a routine, done to its end."""
    return tuple(
        DoneStep(step.exercise, sets, sets, step.work_seconds, skipped=False, felt=None, hurt=None)
        for phase in routine.phases
        for step in phase.steps
        for sets in [(step.dose.sets * step.dose.sides + step.dose.extra_sets) * step.dose.rounds]
    )


def work_of(routine: Routine) -> dict[str, int]:
    """By id, the seconds of work of each step."""
    return {step.exercise: step.work_seconds for phase in routine.phases for step in phase.steps}


class Person:
    """Somebody who asks `today` and tells the diary how it went."""

    def __init__(self, request: Request, begun: int = 0) -> None:
        self.request = request
        self.history = History(at(begun, 8), at(begun, 8), request)
        self._entries = 0

    def number(self) -> int:
        """The number of the next entry."""
        self._entries += 1
        return self._entries

    def wakes(self, day: int, pain: int) -> None:
        """Tells a morning."""
        morning = Morning(self.number(), at(day, 7), pain)
        self.history = self.history._replace(mornings=(*self.history.mornings, morning), now=at(day, 7))

    def asks(self, day: int, pain: int | None = None, hour: int = 18) -> Today:
        """What to do now."""
        self.history = self.history._replace(now=at(day, hour))
        answer = today(COACH, self.history, self.request._replace(pain=pain))
        if answer.stage != self.history.stage:
            move = StageMove(self.number(), at(day, hour), answer.stage)
            self.history = self.history._replace(stages=(*self.history.stages, move))
        if flag := newly_referred(self.history, self.request, answer):
            referred = Referred(self.number(), at(day, hour), flag, answer.pain)
            self.history = self.history._replace(referred=(*self.history.referred, referred))
        return answer

    def does(self, answer: Today, before: int | None, after: int | None, **told: Mapping[str, object]) -> None:
        """Does what was answered, and tells how it went; `told` changes a step, by its id with underscores."""
        routine = answer.outcome
        assert isinstance(routine, Routine)
        steps = [step._replace(**told.get(step.exercise.replace("-", "_"), {})) for step in steps_of(routine)]  # type: ignore[arg-type]
        done = Done(
            entry=self.number(),
            at=self.history.now + 20,
            symptoms=self.request.symptoms,
            template=routine.template,
            minutes=routine.request.minutes,
            side=self.request.side,
            stage=routine.stage,
            variant="a",
            pain_before=before,
            pain_after=after,
            effort=4,
            steps=tuple(steps),
        )
        self.history = self.history._replace(done=(*self.history.done, done), now=done.at)

    def seen(self, day: int, flag: str) -> None:
        """Tells that a clinician has looked at it."""
        answer = FlagAnswer(self.number(), at(day, 22), flag, seen=True)
        self.history = self.history._replace(flags=(*self.history.flags, answer), now=answer.at)

    def tests(self, day: int, exercise: str, pain: int) -> None:
        """Does the test of a stage."""
        check = StageTest(self.number(), at(day, 12), exercise, pain)
        self.history = self.history._replace(checks=(*self.history.checks, check), now=check.at)


def load_of(answer: Today) -> dict[str, int]:
    """By id, the seconds of work of what loads."""
    assert isinstance(answer.outcome, Routine)
    steps = [step for phase in answer.outcome.phases for step in phase.steps]
    return {step.exercise: step.work_seconds for step in steps if step.method in LOADING}


def decided_by(answer: Today) -> str:
    """The rule that decided."""
    return answer.why[0].rule


def calm_weeks(person: Person, days: range, pain: int = 2) -> list[Today]:
    """Every second day a session that ends calm, every morning told."""
    answers = []
    for day in range(days.start, days.stop):
        person.wakes(day, pain)
        if (day - days.start) % 2 == 0:
            answers.append(person.asks(day, pain))
            person.does(answers[-1], pain, pain)
    return answers


def worse_morning_after(person: Person, answer: Today, day: int, pain: int = 5) -> None:
    """Does the session, and wakes worse the next day."""
    person.does(answer, 3, 3)
    person.wakes(day + 1, pain)
    for later in (2, 3):
        person.wakes(day + later, 3)


def at_the_least() -> tuple[Person, Today, int]:
    """Whom worse mornings have brought down to the least doses, with the first such session and its day."""
    person = Person(HAMSTRING)
    day, answer = 0, person.asks(0, 3)
    while day < 9:
        worse_morning_after(person, answer, day)
        day += 3
        answer = person.asks(day, 3)
    return person, answer, day


Answer = Callable[[Request], Outcome]


@cache
def prepared() -> list[Routine]:
    """Some sessions, for diaries whose verdict alone is looked at."""
    asked = [Request(symptoms=(id_,), minutes=12, pain=pain) for id_ in CATALOGUE.symptom for pain in (2, 5)]
    return [answer for answer in map(COACH.recommend, asked) if isinstance(answer, Routine)]


def drawn(random: Random, recommend: Answer = COACH.recommend) -> tuple[History, Request]:
    """A diary and a request of today, at random: of somebody who is mostly calm, or of anybody.

    Args:
        random: what decides.
        recommend: what was given on each of its days.
    """
    request = Request(
        symptoms=tuple(random.sample([*CATALOGUE.symptom], random.choice([1, 1, 1, 2]))),
        side=random.choice([None, *SIDES]),
        minutes=random.choice([None, 5, 12, 20, 30]),
        cautions=tuple(random.sample(CAUTIONS, random.choice([0, 0, 0, 1, 2]))),
        stage=random.choice([None, None, *STAGES]),
        variant=random.choice(VARIANTS),
    )
    calm = random.random() < _CALM
    many = random.randint(0, 4) if calm else random.choice([0, 1, 4])
    gap = 2 if calm else random.choice([1, 2, 9])
    days = sorted({number * gap + random.choice([0, 0, 0, 1]) for number in range(many)})
    numbers = iter(range(1, 1000))
    given = recommend(request._replace(pain=2))
    done = [
        _session(random, request, given if calm else recommend(request._replace(pain=_pain(random))), calm=calm)
        for _ in days
    ]
    done = [each._replace(entry=next(numbers), at=at(day, 0) + each.at) for day, each in zip(days, done, strict=True)]
    told = 0.95 if calm else 0.7
    mornings = tuple(
        Morning(next(numbers), at(day, 7), _pain(random, calm=calm))
        for day in range(max([*days, 0]) + 4)
        if random.random() < told
    )
    now = at(max([*days, 0]) + random.choice([0, 1, 2, 2, 2, 3, 20]), random.choice([1, 9, 18, 18]))
    flags = (FlagAnswer(next(numbers), at(0), random.choice([*CATALOGUE.red_flag]), seen=random.random() < 0.7),)
    tested = random.choice(["single-leg-bridge", "glute-bridge", "single-leg-stand-check", "mirror-step-down"])
    checks = (StageTest(next(numbers), at(0), tested, random.choice([0, 0, 3])),)
    referred = (Referred(next(numbers), at(random.randint(0, 6), 9), "no-change", random.choice([None, 4, 7])),)
    history = History(
        now=now,
        begun=at(random.choice([0, -90]), 8),
        standing=request,
        done=tuple(each for each in done if each.at <= now),
        mornings=tuple(each for each in mornings if each.at <= now),
        flags=flags if random.random() < 0.1 else (),
        checks=checks if random.random() < 0.3 else (),
        referred=tuple(each for each in referred if each.at <= now and random.random() < 0.1),
    )
    pain = random.choice([None, 0, 1, 2, 3]) if calm else random.choice([None, 0, 3, 4, 5, 6])
    return history, request._replace(pain=pain)


def _pain(random: Random, *, calm: bool = False) -> int:
    return min(10, max(0, round(random.gauss(2, 0.5) if calm else random.gauss(2.5, 1.8))))


def _session(random: Random, request: Request, given: Outcome, *, calm: bool) -> Done:
    routine = given if isinstance(given, Routine) else None
    whole = calm and random.random() < _WHOLE
    return Done(
        entry=0,
        at=random.choice([7, 18, 18, 23]) * 60,
        symptoms=request.symptoms,
        template=routine.template if routine else "rotation-first",
        minutes=request.minutes_taken,
        side=request.side,
        stage=routine.stage if routine else "settling",
        variant=request.variant,
        pain_before=_pain(random, calm=calm),
        pain_after=_pain(random, calm=calm) if calm else random.choice([None, _pain(random)]),
        effort=random.choice([None, 3, 5, 9 if not calm else 4]),
        steps=tuple(step if whole else _told(random, step) for step in (steps_of(routine) if routine else ())),
        hurts=(random.choice(PLACES),) if not calm and random.random() < 0.05 else (),
    )


def _told(random: Random, step: DoneStep) -> DoneStep:
    if random.random() < 0.8:
        return step._replace(felt=random.choice([None, "right", "easy"]))
    part = random.randint(0, step.sets)
    hurt = random.choice([None, *PLACES])
    return step._replace(
        sets_done=part,
        seconds=step.seconds * part // max(1, step.sets),
        skipped=part == 0 and hurt is None,
        hurt=hurt,
        felt=random.choice([None, "too-much"]),
    )
