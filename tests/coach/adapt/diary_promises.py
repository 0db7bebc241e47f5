"""What holds for every answer to every diary. Each check yields what is broken, in words."""

from __future__ import annotations

from collections.abc import Iterator

from diaries import CATALOGUE, COACH, work_of

from hipcoach.coach import Routine
from hipcoach.coach.adapt.days import baseline, referral_state
from hipcoach.coach.adapt.facts import Facts
from hipcoach.coach.adapt.verdict import Decided
from hipcoach.coach.history import Done, DoneStep, History, day_of
from hipcoach.coach.load import LOADING, strains
from hipcoach.coach.request import SORE_FROM, Request
from hipcoach.coach.todays import Today
from hipcoach.vocabulary import STAGES

_NIGHT = 240
_FOUR_WEEKS, _TWO_WEEKS = 28, 14
_FROM_DIARY = {"more", "same", "less"}


def broken(history: History, request: Request, answer: Today) -> Iterator[str]:
    """Every promise that this answer breaks."""
    yield from _reasons(history, answer)
    yield from _stage(history, request, answer)
    if isinstance(answer.outcome, Routine):
        work = work_of(answer.outcome)
        yield from _too_sore(history, answer, work)
        yield from _ruled_out(history, request, answer, work)
        yield from _told(history, answer, work)
        if answer.verdict in _FROM_DIARY:
            yield from _load(history, answer, work)
        if answer.verdict in ("less", "light"):
            yield from _more_of_one(history, answer, work)
        if answer.verdict == "more" and answer.outcome.total_seconds > request.minutes_taken * 60:
            yield f"more than its minutes: {answer.outcome.total_seconds} s"
    elif answer.outcome is None and answer.rest is None:
        yield "it says what to do, or that it is a day of rest"
    if history.open_flags and isinstance(answer.outcome, Routine) and _refers(history.open_flags):
        yield "a sign that was answered yes gives no exercise until it was seen"


def _too_sore(history: History, answer: Today, work: dict[str, int]) -> Iterator[str]:
    """Where a referral holds there is no session; from six of ten on nothing loads, stretches, or stands."""
    if referral_state(history) == "open":
        yield "a session while a referral holds"
    exercises = [CATALOGUE.exercise[id_] for id_ in work]
    if (answer.pain or 0) >= 6 and any(strains(each) or each.position == "standing" for each in exercises):
        yield f"at pain {answer.pain}: {[*work]}"


def _refers(flags: tuple[str, ...]) -> bool:
    return any(CATALOGUE.sign(flag).refers for flag in flags)


def _reasons(history: History, answer: Today) -> Iterator[str]:
    known = {each.entry for kind in (history.done, history.mornings, history.checks, history.referred) for each in kind}
    rules = {rule.id for rule in CATALOGUE.adaptations}
    if answer.verdict not in ("first", "clinician") and not answer.why:
        yield f"{answer.verdict} has a reason"
    for change in answer.why:
        if change.rule not in rules or change.source not in CATALOGUE.source or not change.grade:
            yield "a change names its rule, its source and its grade"
        if (history.done and not change.entries) or any(entry.entry not in known for entry in change.entries):
            yield f"{change.rule} names the entries that it looked at"


def _told(history: History, answer: Today, work: dict[str, int]) -> Iterator[str]:
    """What is said of an exercise, and of what loads, is so of this session."""
    strictly = {step.exercise: step.seconds for done in history.done for step in done.steps}
    for change in answer.why:
        now, before = work.get(change.exercise or "", 0), strictly.get(change.exercise or "", 0)
        if change.exercise and "a step less of it" in change.text and not 0 < now < before:
            yield f"{change.exercise} is told as a step less: {now} s after {before} s"
    first = answer.why[0].text if answer.why else ""
    known = [id_ for id_ in work if _loads(id_) and id_ in strictly]
    if ("a step less today" in first or "half as much" in first) and not any(work[i] < strictly[i] for i in known):
        yield f"told as less, where nothing that loads is: {first}"


def _stage(history: History, request: Request, answer: Today) -> Iterator[str]:
    before = history.stage or request.stage
    if before and STAGES.index(answer.stage) > STAGES.index(before) and answer.verdict not in ("more", "same"):
        yield "a stage goes up only where the diary says more"


def _ruled_out(history: History, request: Request, answer: Today, work: dict[str, int]) -> Iterator[str]:
    allowed = COACH.usable(request._replace(stage=answer.stage))
    if not work.keys() <= allowed:
        yield f"nothing that today rules out: {sorted(work.keys() - allowed)}"
    if answer.verdict == "first":
        return
    for id_ in work:
        if hurting_twice(history, id_):
            yield f"{id_} hurt at one place twice within four weeks, and is there"
        if hurt_where_it_must_not(history, id_):
            yield f"{id_} hurt where it must not the last time, and is there"


def hurting_twice(history: History, id_: str) -> bool:
    """True where an exercise hurt at one place at least twice, and lately."""
    places = [(s.hurt, _day(done)) for done in history.done for s in done.steps if s.exercise == id_ and s.hurt]
    most = max((sum(place == other for other, _ in places) for place, _ in places), default=0)
    return most >= 2 and day_of(history.now - _NIGHT) - places[-1][1] < _FOUR_WEEKS


def hurt_where_it_must_not(history: History, id_: str) -> bool:
    """True where the last session has an exercise that was stopped by a stop sign."""
    last = history.done[-1].steps if history.done else ()
    return any(step.exercise == id_ and step.hurt not in (None, "long-side") for step in last)


def _load(history: History, answer: Today, work: dict[str, int]) -> Iterator[str]:
    """Against the last session; where that was light, or in part alone and nothing hurt, the one before, too."""
    if not history.done or not any(step.seconds for step in history.done[-1].steps):
        return
    loads = {id_: seconds for id_, seconds in work.items() if CATALOGUE.exercise[id_].method in LOADING}
    strictly = {step.exercise: step.seconds for done in history.done for step in done.steps}
    last = {step.exercise for done in _last_ones(history, answer) for step in done.steps if step.seconds}
    usual = _usual(history)
    up = [id_ for id_, seconds in loads.items() if seconds > usual.get(id_, 0) and id_ in last]
    new = [id_ for id_ in loads if id_ not in last]
    moved_up = any(change.kind == "stage" for change in answer.why)
    if len(up) > 1:
        yield f"two things go up at once: {up}"
    if up and answer.verdict != "more":
        yield f"{up} goes up where the verdict is {answer.verdict}"
    total = sum(seconds for id_, seconds in usual.items() if id_ in last and _loads(id_))
    if answer.verdict != "more" and sum(loads.values()) > total:
        yield f"all together load more than before: {sum(loads.values())} s instead of {total}"
    if not moved_up and answer.verdict == "more" and len(new) + len(up) > 1:
        yield f"two things at once: {up} and new {new}"
    never = [id_ for id_ in new if id_ not in strictly]
    gone = [id_ for id_ in last if _loads(id_) and hurt_where_it_must_not(history, id_)]
    gone += [id_ for id_ in last if _loads(id_) and hurting_twice(history, id_)]
    most = max(len(gone), not loads.keys() & last)
    sorer = STAGES.index(answer.stage_today) < STAGES.index(history.done[-1].stage)
    if answer.verdict != "more" and not moved_up and not sorer and len(never) > most:
        yield f"something new loads where nothing went up: {never}"
    if went_back(answer) and any(last.isdisjoint(CATALOGUE.exercise[id_].harder) for id_ in new):
        yield f"something new loads on a day of less: {new}"
    if morning_was_red(history):
        more = [id_ for id_ in loads if id_ in last and loads[id_] > strictly[id_]]
        if more or answer.verdict == "more":
            yield f"more after a red morning: {more or answer.verdict}"


def _more_of_one(history: History, answer: Today, work: dict[str, int]) -> Iterator[str]:
    """However long ago it was, and in whatever stage; what was begun and not done at all counts as not done.

    Where no step is taken off, what was done in part though nothing hurt counts as the time before.
    """
    turns: dict[str, list[DoneStep]] = {}
    for done in history.done:
        for step in done.steps:
            turns.setdefault(step.exercise, []).append(step)
    held = {rule.id for rule in CATALOGUE.adaptations if rule.then.do == "hold"}
    for id_, seconds in work.items():
        last = [step.seconds for step in turns.get(id_, ()) if step.seconds][-1:]
        if last and answer.why[0].rule in held and _in_part_alone(turns[id_][-1]):
            last = [max(step.seconds for step in turns[id_][-2:])]
        if last and seconds > last[0]:
            yield f"more of {id_} on a day of {answer.verdict}: {seconds} s, and {last[0]} s when it was last done"


def _in_part_alone(step: DoneStep) -> bool:
    return step.sets_done < step.sets and not step.hurt and step.felt != "too-much"


def _last_ones(history: History, answer: Today) -> tuple[Done, ...]:
    """From the last full session on: those since had less because the day before had strength, or because it hurt more.

    On a day that is worse than the full one, or follows one that left it sorer, the last session alone.
    """
    last = history.done[-1]
    near = [place for place, done in enumerate(history.done) if _day(last) - _day(done) <= _TWO_WEEKS]
    strong = [place for place in near if _has_strength(history.done[place])]
    loaded = [place for place in near if _has_load(history.done[place])]
    full = loaded[-1] if loaded else len(history.done) - 1
    if strong and all(_is_spared(history, place, strong[-1]) for place in range(strong[-1] + 1, len(history.done))):
        full = strong[-1]
    worse = _is_worse(history, history.done[full], (*history.done, None), answer.pain)
    return history.done[-1:] if worse else history.done[full:]


def _is_spared(history: History, place: int, full: int) -> bool:
    done, before = history.done[place], history.done[full]
    next_day = place == full + 1 and _day(done) - _day(before) <= 1
    return next_day or not _has_load(done) or _is_worse(history, before, history.done[: place + 1], done.pain_before)


def _is_worse(history: History, full: Done, done: tuple[Done | None, ...], pain: int | None) -> bool:
    """Whether the day of the last of these, None for today, was worse."""
    *_, last, of_day = done
    assert last
    until = of_day.at if of_day else history.now
    told = [m.pain for m in history.mornings if last.at < m.at <= until and day_of(m.at) > _day(last)]
    usual = baseline(history, last)
    rises = [x - max(usual, 1) for x in [*told, pain] if x is not None and usual is not None]
    if max(rises, default=0) >= 2:
        return True
    if pain is not None and full.pain_before is not None and pain >= SORE_FROM and pain > full.pain_before:
        return True
    after, before = last.pain_after, last.pain_before
    return after is not None and after >= SORE_FROM and before is not None and after > before


def _has_load(done: Done) -> bool:
    return any(step.seconds and _loads(step.exercise) for step in done.steps)


def _has_strength(done: Done) -> bool:
    return any(step.seconds and CATALOGUE.exercise[step.exercise].method == "strength" for step in done.steps)


def went_back(answer: Today) -> bool:
    """Whether what decided takes a step off everything that loads."""
    back = {rule.id for rule in CATALOGUE.adaptations if rule.then.do == "back"}
    return answer.why[0].rule in back


def _loads(id_: str) -> bool:
    return id_ in CATALOGUE.exercise and CATALOGUE.exercise[id_].method in LOADING


def _usual(history: History) -> dict[str, int]:
    turns: dict[str, list[int]] = {}
    for done in history.done:
        for step in done.steps:
            turns.setdefault(step.exercise, []).append(step.seconds)
    return {id_: max(seconds[-2:]) for id_, seconds in turns.items()}


def _day(done: Done) -> int:
    return day_of(done.at - _NIGHT)


def morning_was_red(history: History) -> bool:
    """Whether a morning since the last session was two points or more above a usual one."""
    last = history.done[-1]
    before = sorted([morning.pain for morning in history.mornings if morning.at <= last.at][-3:])
    usual = before[1] if len(before) == 3 else last.pain_before
    after = {day_of(m.at): m.pain for m in history.mornings if m.at > last.at and day_of(m.at) > _day(last)}
    return usual is not None and bool(after) and max(after.values()) - max(usual, 1) >= 2


def broken_by_verdict(facts: Facts, said: Decided) -> Iterator[str]:
    """Every promise that a verdict alone breaks."""
    history, more = facts.history, said.do in ("up", "next-stage")
    known = {each.entry for kind in (history.done, history.mornings, history.checks, history.referred) for each in kind}
    for each in (*said.by, *said.of_exercises):
        if (history.done and not each.entries) or not known.issuperset(each.entries):
            yield f"{each.rule.id} names the entries that it looked at"
    if not history.done:
        return
    if morning_was_red(history) and said.do not in ("clinician", "rest", "stage-back", "back"):
        yield f"{said.do} after a red morning"
    told = [morning for morning in history.mornings if day_of(morning.at) == _day(history.done[-1]) + 1]
    if more and (not told or history.done[-1].pain_after is None):
        yield "more, where nobody told how it was"
    if more and (facts.pain or 0) >= SORE_FROM:
        yield "more on a sore day"
