"""Entries → what the coach is told of the past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Request, request_from
from hipcoach.coach import history as past
from hipcoach.coach.adapt.days import BASELINE_OF
from hipcoach.errors import UsageError
from hipcoach.vocabulary import BARE_EQUIPMENT, HOME_EQUIPMENT

if TYPE_CHECKING:
    from hipcoach.diary.entries import Standing

_SESSION = ("template", "minutes", "side", "stage", "variant")
"""What a session's routine and its history have alike."""
_ANSWERS = ("pain_before", "pain_after", "effort")
_STEP = itemgetter(*past.DoneStep._fields)
_GIVEN_STEP = itemgetter("exercise", "sets", "sets", "seconds")


LOOKS_BACK = timedelta(weeks=26)
"""So much of a diary decides what to do today: the rules look back twelve weeks.

The first week that was told comes too, which the last one is held against, and every session in which something hurt.
Nothing else of before is known to `today`: an exercise that was last done then is new, and has not risen yet.
"""
_LAST_SESSIONS = 21
"""So many sessions, with the one before them, may a rule look at in a row; a usual morning is known before each."""


class ToldEntry(Protocol):
    """An entry as it stands: an `Entry`, or a row of one."""

    @property
    def number(self) -> int:
        """Of the first, where it was corrected."""

    @property
    def at(self) -> datetime:
        """When it was so."""

    @property
    def kind(self) -> str:
        """Of what it says."""

    @property
    def data(self) -> Mapping[str, Any]:
        """What it says, as JSON has it."""


def history_of(entries: Sequence[ToldEntry], now: datetime, catalogue: Catalogue) -> past.History:
    """The history that a person's entries are, as they stand. What is of later than now is left out.

    Words that the catalogue does not know any more are left out of what stands; `unknown_words` tells them.

    Args:
        entries: one of them at least is of now or before.
        now: the moment, with its offset.
        catalogue: by which words are read.
    """
    so_far = [entry for entry in _by_time(entries) if _is_so(entry, now)]
    of = {kind: [entry for entry in so_far if entry.kind == kind] for kind in _KINDS}
    begun = (of["begun"] or so_far)[:1]
    return past.History(
        now=_wall(now),
        begun=_wall(begun[0].at if begun else now),
        standing=_read(_standing(so_far), catalogue)[0],
        done=tuple(map(_done, of["session"])),
        mornings=tuple({past.day_of(_wall(entry.at)): _morning(entry) for entry in of["morning"]}.values()),
        flags=tuple(_flag(entry) for entry in so_far if entry.kind in {"flag", "seen"}),
        checks=tuple(past.StageTest(entry.number, _wall(entry.at), **entry.data) for entry in of["check"]),
        measures=tuple(past.Measure(entry.number, _wall(entry.at), **entry.data) for entry in of["measure"]),
        stages=tuple(past.StageMove(entry.number, _wall(entry.at), **entry.data) for entry in of["stage"]),
        given=tuple(map(_given, of["given"])),
        plans=tuple(_plan(entry, catalogue) for entry in of["plan"]),
        referred=tuple(past.Referred(entry.number, _wall(entry.at), **entry.data) for entry in of["referred"]),
    )


def say_enough(entries: Sequence[ToldEntry], since: datetime) -> bool:
    """True where what is of since then tells as much of the last sessions as all of the diary would.

    Else, as after a long break, the sessions and usual mornings of before have to be known.
    """
    kinds = [entry.kind for entry in _by_time(entries) if entry.at >= since]
    sessions = [place for place, kind in enumerate(kinds) if kind == "session"][-_LAST_SESSIONS:]
    return len(sessions) == _LAST_SESSIONS and kinds[: sessions[0]].count("morning") >= BASELINE_OF


_KINDS = ("begun", "session", "morning", "check", "measure", "stage", "given", "plan", "referred")
_STAND = frozenset({"begun", "facts"})


def unknown_words(entries: Sequence[ToldEntry], now: datetime, catalogue: Catalogue) -> list[str]:
    """What `history_of` leaves out of what stands, for the person to be told: `symptoms 'x'`."""
    told = [entry for entry in entries if entry.kind in _STAND]
    return _read(_standing(entry for entry in _by_time(told) if _is_so(entry, now)), catalogue)[1]


def standing_of(request: Request) -> Standing:
    """A request's lasting part, in words; `history_of` reads it again as the same."""
    from hipcoach.diary.entries import Standing

    fields = {field: getattr(request, field) for field in Standing.field_names}
    return Standing(**{**fields, "equipment": _equipment(request.equipment)})


def _equipment(things: frozenset[str]) -> tuple[str, ...]:
    """The words that `coach.request_from` reads as these things."""
    if things >= HOME_EQUIPMENT:
        return tuple(sorted(things - HOME_EQUIPMENT))
    return ("none", *sorted(things - BARE_EQUIPMENT))


def _wall(at: datetime) -> int:
    """Minutes of the clock on the wall, wherever that was."""
    return at.toordinal() * past.MINUTES_OF_A_DAY + at.hour * 60 + at.minute


def _by_time(entries: Iterable[ToldEntry]) -> list[ToldEntry]:
    return sorted(entries, key=lambda entry: (_wall(entry.at), entry.at, entry.number))


def _is_so(entry: ToldEntry, now: datetime) -> bool:
    ended = [datetime.fromisoformat(entry.data["session"]["ended"])] if entry.kind == "session" else []
    return max([entry.at, *ended]) <= now


def _standing(so_far: Iterable[ToldEntry]) -> dict[str, Any]:
    """What was told last of what stands; nothing where nothing was."""
    told = [entry.data["standing"] for entry in so_far if entry.kind in _STAND]
    return {field: value for field, value in (told[-1] if told else {}).items() if value not in (None, [], ())}


def _read(standing: Mapping[str, Any], catalogue: Catalogue) -> tuple[Request, list[str]]:
    """What stands as far as the catalogue knows it, and the words that it does not know."""
    with suppress(UsageError):
        return request_from(catalogue, **standing), []
    known: dict[str, Any] = {}
    unknown = []
    for field, value in standing.items():
        for word in value if isinstance(value, list) else [value]:
            one: Any = [word] if isinstance(value, list) else word
            try:
                request_from(catalogue, **{field: one})
            except UsageError:
                unknown.append(f"{field} {word!r}")
            else:
                known[field] = [*known.get(field, []), word] if isinstance(value, list) else word
    return request_from(catalogue, **known), unknown


def _done(entry: ToldEntry) -> past.Done:
    session = entry.data["session"]
    routine = session["routine"]
    return past.Done(
        entry=entry.number,
        at=_wall(entry.at),
        symptoms=tuple(routine["symptoms"]),
        **{name: routine[name] for name in _SESSION},
        **{name: session[name] for name in _ANSWERS},
        steps=tuple(past.DoneStep._make(_STEP(step)) for step in session["steps"]),
        hurts=tuple(entry.data["hurts"]),
    )


def _morning(entry: ToldEntry) -> past.Morning:
    return past.Morning(entry.number, _wall(entry.at), entry.data["pain"], tuple(entry.data["hurts"]))


def _flag(entry: ToldEntry) -> past.FlagAnswer:
    return past.FlagAnswer(entry.number, _wall(entry.at), entry.data["flag"], seen=entry.kind == "seen")


def _plan(entry: ToldEntry, catalogue: Catalogue) -> past.AdoptedPlan:
    """One whose programme the catalogue does not know any more is no plan."""
    told = entry.data
    programme = told["programme"] if told["programme"] in catalogue.programme else None
    start = date.fromisoformat(told["start"]).toordinal()
    days = tuple(told["days"])
    return past.AdoptedPlan(
        entry.number, _wall(entry.at), told["plan"], programme, start, told["weeks"], days, told["recovery"]
    )


def _given(entry: ToldEntry) -> past.Given:
    steps = [
        past.DoneStep(
            step["exercise"], step["sets"], step["sets"], step["seconds"], skipped=False, felt=None, hurt=None
        )
        for step in entry.data["steps"]
    ]
    return past.Given(entry.number, _wall(entry.at), tuple(steps), entry.data["raised"])
