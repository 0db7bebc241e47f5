"""What is said in a session, and when: enough to follow it with closed eyes, and never so much that one is cut off.

A sentence is spoken where there is time for it: getting into place is told while one does, the movement before it
begins, the cue in the first sets, and a number as its repetition begins.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from hipcoach.render.tempo import PRESS, beat_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipcoach.coach.routine import Step
    from hipcoach.render.intervals import Interval

LETTERS_A_SECOND = 14
"""How fast a voice speaks."""
BREATH = 0.3
"""Seconds between two sentences."""
OFTEN = 3
"""A sentence is said this often in a session, at most."""
_COUNTED_DOWN = 3
_LONG = 20
"""Seconds from which on one is told that half of a hold is over, and the end of a rest."""
_SILENT = 4.0
"""Seconds of a set that are left to the numbers, at least."""
_SPILL = {"ready": 7.0, "switch": 2.0}
"""Seconds of the work that the place to take, or how to change sides, may take where their own are few."""
_BEGUN = 1.5
"""Seconds of the first repetition that the movement's sentence may take, rather than be told after its number."""
_PLACE = 2
"""So many of the written steps tell how to get into place; the others, but for the last, how to move."""
_AFTER_NUMBER = 0.9
"""Seconds after a repetition begins at which the word of its first part is said."""

Detail = Literal["names", "all", "brief"]
"""`names` is said too where somebody wants only names and sides, `brief` only there."""


Utterance = Literal["sentence", "number", "word", "press", "ease"]
"""All but a sentence are left out while something else is being said; a number, a press and easing beep then."""


class Said(NamedTuple):
    """Something that is said."""

    at: float
    """Seconds from the beginning of the moment."""
    text: str
    """Empty for a number that has no silence to be said in."""
    level: Detail
    kind: Utterance


def seconds_of(text: str) -> float:
    """How long a voice needs for it."""
    return len(text) / LETTERS_A_SECOND


@dataclass
class _Track:
    """What is said in one moment."""

    seconds: float
    before: float
    """How long a sentence of the moment before lasts into this one."""
    spill: float
    """How far into the next moment a sentence may last."""
    said: list[Said] = field(default_factory=list)
    free: float = field(init=False)
    """From when on nothing is being said."""

    def __post_init__(self) -> None:
        self.free = self.before

    def add(self, text: str, level: Detail = "all") -> bool:
        """Say it as soon as there is silence; False if it would not end in time."""
        start = self.free
        if not text or start >= self.seconds or start + seconds_of(text) > self.seconds + self.spill:
            return False
        self.said.append(Said(round(start, 2), text, level, "sentence"))
        self.free = start + seconds_of(text) + BREATH
        return True

    def count(self, text: str, at: float, kind: Utterance = "number") -> None:
        """Say it at that very time, or not at all."""
        end = at + seconds_of(text)
        taken = ((one.at, one.at + seconds_of(one.text)) for one in self.said)
        if self.before <= at and end <= self.seconds and all(end <= start or until <= at for start, until in taken):
            self.said.append(Said(round(at, 2), text, "all", kind))
        elif kind != "word":
            self.said.append(Said(round(at, 2), "", "all", kind))

    def done(self) -> list[Said]:
        """In the order of time."""
        return sorted(self.said, key=lambda said: said.at)


class Speech:
    """Speaks one session, moment by moment, and knows what it has said."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._times = Counter[str]()
        self._finish = ""
        """How to come out of what was done last."""
        self._owed = ""
        """The side, where the switch had no time to name it."""

    def turn(self, step: Step, moments: Iterable[Interval], number: int | None, note: str | None) -> list[list[Said]]:
        """What is said in each moment of a turn.

        Args:
            step: what is done.
            moments: its moments in time.
            number: which step of the session it is, from 1; None for an easier one that is done instead.
            note: which of several turns of the step it is, in words.
        """
        speak = {"work": self._work, "switch": self._switch, "rest": self._rest}
        called = _called(step, f"{number} of {self._steps}" if number else None, note)
        said, spilled = [], 0.0
        for moment in moments:
            track = _Track(moment.seconds, before=spilled, spill=_SPILL.get(moment.kind, 0.0))
            if moment.kind == "ready":
                self._ready(track, step, moment, called)
            else:
                speak[moment.kind](track, step, moment)
            said.append(track.done())
            spilled = max(0.0, track.free - moment.seconds)
        self._finish = step.say.finish if step.say else ""
        return said

    def end(self) -> str:
        """What is said when all is done."""
        return f"{self._finish} Done.".strip()

    def _ready(self, track: _Track, step: Step, moment: Interval, called: str) -> None:
        whose = f"{called}, {moment.side} leg works." if moment.side else f"{called}."
        start, move = (step.say.start, step.say.move) if step.say else (step.steps[0], "")
        room = track.seconds - sum(seconds_of(text) + BREATH for text in (whose, start, move))
        if seconds_of(self._finish) + BREATH <= room:
            self._say(track, self._finish)
        track.add(whose, "names")
        self._say(track, start)
        if track.free + seconds_of(move) <= track.seconds + _BEGUN:
            self._say(track, move)
            self._detail(track, step.steps[:_PLACE])
        self._count_down(track)

    def _work(self, track: _Track, step: Step, moment: Interval) -> None:
        track.add(f"{self._owed} {_begin(moment, step.dose.directions)}".lstrip(), "names")
        self._owed = ""
        self._explain(track, step)
        self._parts(track, step, moment)
        if moment.reps is None:
            if moment.seconds >= _LONG:
                track.count("Half way.", moment.seconds / 2, "word")
            self._count_down(track)

    def _explain(self, track: _Track, step: Step) -> None:
        """The movement once, then the cue; then more of the written steps, and the cue again when all are told."""
        if step.say and not self._times[step.say.move]:
            self._say(track, step.say.move)
        cued = not self._times[step.cue] and self._say(track, step.cue)
        if cued and track.free + _LONG > track.seconds:
            return
        details = [*step.steps[_PLACE:-1], *step.steps[:_PLACE]]
        told = self._detail(track, details)
        while told and track.free + _LONG <= track.seconds and self._detail(track, details):
            pass
        if not told and self._times[step.cue] < OFTEN - 1:
            self._say(track, step.cue)

    def _detail(self, track: _Track, texts: Sequence[str], silent: float = _SILENT) -> bool:
        """One of the written steps not said yet, where there is silence enough: where head and arms are, how far.

        The last one tells how to end: nobody needs it before. `silent` seconds are left after it.
        """
        for text in texts:
            if not self._times[text] and track.free + seconds_of(text) + silent <= track.seconds:
                return self._say(track, text)
        return False

    def _parts(self, track: _Track, step: Step, moment: Interval) -> None:
        """The numbers of the repetitions, each as it begins, and when to press and when to ease."""
        beat, of = beat_of(step.dose), moment.reps or 1
        for number in range(1, of + 1):
            begins = (moment.pace or 0) * (number - 1)
            if moment.reps:
                track.count("Last one." if 1 < number == of else str(number), begins)
            for at, part in beat.parts if beat.presses else ():
                kind: Utterance = "press" if part == PRESS else "ease"
                track.count(f"{part.capitalize()}.", begins + max(at, _AFTER_NUMBER), kind)

    def _switch(self, track: _Track, step: Step, moment: Interval) -> None:
        self._say(track, (step.say.switch if step.say else None) or "Switch sides.")
        side = f"{str(moment.side).capitalize()} leg."
        self._owed = "" if track.add(side) else side
        self._detail(track, step.steps[:_PLACE], silent=0.0)
        track.said.append(Said(0.0, side, "brief", "sentence"))

    def _rest(self, track: _Track, step: Step, moment: Interval) -> None:
        track.add(f"Rest, {_long(moment.seconds)}.", "names")
        self._say(track, f"Then set {moment.set} of {moment.sets}.")
        self._detail(track, step.steps[:-1])
        self._say(track, f"You should feel it in {step.felt}." if step.felt.startswith("the ") else "")
        if moment.seconds >= _LONG:
            track.count("Ten seconds.", moment.seconds - 10, "word")
        self._count_down(track)

    def _say(self, track: _Track, text: str) -> bool:
        """Say a sentence of the step, unless it was said often enough."""
        if self._times[text] >= OFTEN or not track.add(text):
            return False
        self._times[text] += 1
        return True

    @staticmethod
    def _count_down(track: _Track) -> None:
        for left in range(_COUNTED_DOWN, 0, -1):
            track.count(str(left), track.seconds - left)


def _called(step: Step, which: str | None, note: str | None) -> str:
    """`3 of 6, round 1 of 2: Bridge`."""
    before = ", ".join(filter(None, (which, note and note.lower().rstrip("?"))))
    return f"{before}: {step.name}" if before else step.name


def _much(moment: Interval) -> str:
    return _long(moment.seconds) if moment.reps is None else f"{moment.reps} times"


def _begin(moment: Interval, ways: int) -> str:
    """How the work begins: how much it is and how many sets there are, then which one it is."""
    if moment.way > 1:
        return "The other way round."
    if moment.set > 1:
        return f"Set {moment.set} of {moment.sets}."
    each_way = " each way" if ways > 1 else ""
    return f"Go, {_much(moment)}{each_way}{f', {moment.sets} sets' if moment.sets > 1 else ''}."


def _long(seconds: int) -> str:
    """Seconds as one says them."""
    minutes, rest = divmod(seconds, 60)
    if rest or not minutes:
        return f"{seconds} seconds"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
