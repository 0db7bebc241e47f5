"""The sessions of a plan: each in another form than the one before it, and none with more than the first time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from string import ascii_uppercase
from typing import NamedTuple

from hipcoach.catalogue.programme import MovingSession, Programme, Week
from hipcoach.catalogue.rule import Emphasised, Rule, Then
from hipcoach.coach.adapt.earned import sparing
from hipcoach.coach.case import Case
from hipcoach.coach.coach import Coach
from hipcoach.coach.command_line import command_line
from hipcoach.coach.draft import load_seconds
from hipcoach.coach.load import LOADING, calmer, loading_ids, loads, routine_load
from hipcoach.coach.outcome import NothingLeft, Question, Referral
from hipcoach.coach.plan import PlanSession
from hipcoach.coach.planning.first_doses import FirstDoses
from hipcoach.coach.request import Request
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.vocabulary import VARIANTS, Variant

_LIKE_A_FOCUS = 3.0
"""The weight of a theme's focus: as much as what a person puts first."""
_LEARNT = VARIANTS[:2]
"""The forms that take turns where sessions are to be learnt; those between them have all forms."""
Instead = Referral | NothingLeft | Question


class _Asked(NamedTuple):
    """What a session of a plan is asked for, but for its form."""

    request: Request
    moving: MovingSession | None
    theme: str | None = None
    """Id of the week whose theme is asked for."""

    @property
    def may_load(self) -> bool:
        return self.moving is None


class SessionMaker:
    """Makes the sessions of one plan, in the order of its days."""

    def __init__(self, coach: Coach, case: Case, programme: Programme) -> None:
        self._coach = coach
        self._case = case
        self._programme = programme
        calm = calmer(case.request)
        self._calmer = SessionMaker(coach, coach.case(calm, case.hearing, case.earned), programme) if calm else None
        """Of a sore request: makes the same plan for a calmer one, whose days none of these may load more than."""
        self._activity = programme.activity
        self._rules: dict[str, Rule | None] = {}
        self._keeping = _keeping(programme)
        self._planned: dict[tuple[_Asked, Variant], SessionPlan | Instead] = {}
        self._taken: dict[tuple[frozenset[str], int], PlanSession] = {}
        """By the exercises and the minutes asked for: what comes again has the dose of the first time."""
        self.asked: dict[str, Case] = {}
        """What each of them was asked for, by its label."""
        self._turns: Counter[_Asked] = Counter()
        """How many there were of each."""
        self._last: frozenset[str] = frozenset()
        """Exercises of the session before."""
        self._last_of: dict[bool, frozenset[str]] = {}
        """Of the last one that may load, and of the last that only moves."""
        self._doses = FirstDoses()
        self._themes: dict[str, Week | None] = {}
        """By a week's id, the one whose theme its sessions have; in the order in which they come."""

    @property
    def sessions(self) -> list[PlanSession]:
        """Those made so far, in the order of their labels."""
        return [*self._taken.values()]

    def of_theme(self, week: Week) -> PlanSession | Instead:
        """A session that may load, with the week's theme; where that leaves nothing, as the complaint's rules say."""
        calm = self._calmer.of_theme(week) if self._calmer else None
        most = routine_load(calm.routine, self._sore) if isinstance(calm, PlanSession) else None
        own, theme = _Asked(self._case.request, None), self.theme_of(week)
        made = self._next(self._themed(theme) if theme else own, most)
        return self._next(own, most) if isinstance(made, NothingLeft) and own.request.symptoms else made

    @property
    def _sore(self) -> frozenset[str]:
        """Ids of what loads the sore place."""
        return loading_ids(self._coach.catalogue, self._case)

    def theme_of(self, week: Week) -> Week | None:
        """The week whose theme its sessions have: itself; where nothing of that is left, the last that has one."""
        if week.id not in self._themes:
            before = next((theme for theme in reversed(self._themes.values()) if theme), None)
            self._themes[week.id] = week if self._has_theme(week) else before
        return self._themes[week.id]

    def _has_theme(self, week: Week) -> bool:
        """True where something of its theme is left, or there is no complaint of which to take the own sessions."""
        if week.of is None or not self._case.request.symptoms:
            return True
        planned = self._plan(self._themed(week), VARIANTS[0])
        return not isinstance(planned, SessionPlan) or not planned.exercises.isdisjoint(planned.case.picks.ids(week.of))

    def _themed(self, week: Week) -> _Asked:
        request = self._case.request
        themed = request._replace(
            template=request.template or week.template, activity=request.activity or self._activity
        )
        return _Asked(themed, None, week.id if self._rule_of(week) else None)

    def _rule_of(self, week: Week) -> Rule | None:
        """What the theme asks for beside its template, as a rule of its own; the person's own focus stands above it."""
        if week.id not in self._rules:
            focus = None if self._case.request.focus else week.focus
            required = (*((week.of,) if week.of else ()), *week.beside)
            emphasise: dict[Emphasised, float] = {focus: _LIKE_A_FOCUS} if focus else {}
            then = Then.model_construct(emphasise=emphasise, require=required, prefer=week.prefer, order=week.order)
            name, because, source = f"{self._programme.id}/{week.id}", week.because, week.source
            rule = Rule.model_construct(id=name, then=then, because=because, source=source, grade=week.grade)
            self._rules[week.id] = rule if focus or required or week.prefer or week.order else None
        return self._rules[week.id]

    def of_moving(self, moving: MovingSession) -> PlanSession | Instead:
        """A session that only moves."""
        request = self._case.request
        minutes = min(moving.minutes, request.minutes_taken)
        asked = request._replace(template=moving.template, focus=None, minutes=minutes, when=moving.when)
        return self._next(_Asked(asked, moving))

    def _next(self, asked: _Asked, most: int | None = None) -> PlanSession | Instead:
        """In the form whose turn it is; but in another, where that was the session before, or the last of its kind.

        Args:
            asked: what for.
            most: the most seconds of work on the sore place, where they are bounded.
        """
        forms = self._forms(asked)
        first = self._plan(asked, forms[0])
        if not isinstance(first, SessionPlan):
            return first
        others: Iterable[SessionPlan] = (p for form in forms if isinstance(p := self._plan(asked, form), SessionPlan))
        if most is not None:
            others = self._bounded([*others], most)
            first = others[0]
        before = (self._last, self._last_of.get(asked.may_load))
        other = next((planned for planned in others if planned.exercises not in before), first)
        self._turns[asked] += 1
        self._last = self._last_of[asked.may_load] = other.exercises
        return self._take(other)

    def _bounded(self, plans: list[SessionPlan], most: int) -> list[SessionPlan]:
        """Those that load the sore place no longer than that; where all do, those that do least."""
        work = [load_seconds(planned.lines, self._sore) for planned in plans]
        return [planned for planned, seconds in zip(plans, work, strict=True) if seconds <= max(most, min(work))]

    def _forms(self, asked: _Asked) -> list[Variant]:
        """All forms, the one whose turn it is at first."""
        forms = VARIANTS if asked.moving is self._programme.moving else _LEARNT
        turn = VARIANTS.index(asked.request.variant) + self._turns[asked]
        taking_turns = [forms[(turn + more) % len(forms)] for more in range(len(forms))]
        return [*taking_turns, *(form for form in VARIANTS if form not in forms)]

    def _plan(self, asked: _Asked, form: Variant) -> SessionPlan | Instead:
        if (asked, form) not in self._planned:
            theme = self._rules[asked.theme] if asked.theme else None
            earned = (_sparing(asked.moving),) if asked.moving else (*self._keeping, *((theme,) if theme else ()))
            case = self._coach.case(asked.request._replace(variant=form), self._case.hearing, earned)
            self._planned[asked, form] = self._coach.plan(case)
        return self._planned[asked, form]

    def _take(self, planned: SessionPlan) -> PlanSession:
        known = planned.exercises, planned.case.request.minutes_taken
        if known in self._taken:
            return self._taken[known]
        held, less = self._doses.held(planned)
        made = self._taken[known] = PlanSession(
            label=_label(len(self._taken)),
            loads=any(loads(line.exercise) for line in held.lines),
            held=less,
            asks=command_line(self._alone(planned)),
            routine=self._coach.written(held),
        )
        self.asked[made.label] = planned.case
        return made

    def _alone(self, planned: SessionPlan) -> Request:
        """The request by which the session would be made without a plan."""
        request = planned.case.request
        spared = sorted(LOADING) if any(rule.then.avoid for rule in planned.case.earned) else ()
        return request._replace(avoid=tuple(dict.fromkeys((*request.avoid, *spared))))


def _keeping(programme: Programme) -> tuple[Rule, ...]:
    """What is trained by being done again, as a rule; none where all takes turns."""
    if not programme.keeps:
        return ()
    then = Then.model_construct(keep=programme.keeps)
    name, because = f"{programme.id}/keeps", programme.because
    return (Rule.model_construct(id=name, then=then, because=because, source=programme.source, grade=programme.grade),)


def _sparing(moving: MovingSession) -> Rule:
    """Nothing that loads, and nothing that this day spares beside it."""
    rule = sparing(moving, LOADING)
    return rule.model_copy(update={"then": Then.model_construct(avoid=(*rule.then.avoid, *moving.spares))})


def _label(number: int) -> str:
    """`A` to `Z`, then `AA`."""
    more, last = divmod(number, len(ascii_uppercase))
    return (_label(more - 1) if more else "") + ascii_uppercase[last]
