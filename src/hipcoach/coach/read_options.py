"""Loose words → a Request in the catalogue's own: ids, aliases, any spelling of hyphens, spaces and capitals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from hipcoach.catalogue import Catalogue
from hipcoach.coach.request import Request
from hipcoach.errors import OutOfBoundsError, UnknownWordError, UsageError
from hipcoach.text import key, shown, singular
from hipcoach.vocabulary import (
    ACTIVITIES,
    AGE,
    ALSO_CALLED,
    BARE_EQUIPMENT,
    CAUTIONS,
    EQUIPMENT,
    HOME_EQUIPMENT,
    METHODS,
    MINUTES,
    MOTIONS,
    OCCASIONS,
    PAIN,
    POSITIONS,
    SHORT_FORMS,
    SIDES,
    STAGES,
    STEPS,
    SURFACES,
    VARIANTS,
    Equipment,
    Method,
    Motion,
)
from hipcoach.words import did_you_mean, listing, nearest

_W = TypeVar("_W", bound=str)
_G = TypeVar("_G")
_R = TypeVar("_R")


def request_from(  # noqa: PLR0913 (a request has as many parts)
    catalogue: Catalogue,
    *,
    symptoms: Sequence[str] = (),
    focus: str | None = None,
    minutes: int | None = None,
    equipment: Sequence[str] = (),
    avoid: Sequence[str] = (),
    cautions: Sequence[str] = (),
    activity: str | None = None,
    when: str | None = None,
    side: str | None = None,
    pain: int | None = None,
    age: int | None = None,
    stage: str | None = None,
    on: Sequence[str] = (),
    steps: int | None = None,
    variant: str = "a",
    template: str | None = None,
    flags: Sequence[str] = (),
    not_flags: Sequence[str] = (),
    screened: bool = False,
) -> Request:
    """Read a request from words.

    Raises:
        UsageError: a word is unknown (the nearest ones are named), or a number is out of bounds.
    """
    names = Names(catalogue)
    return Request(
        symptoms=each_of(symptoms, names.symptom),
        focus=_read(focus, names.focus),
        minutes=_read(minutes, lambda number: _within("minutes", number, MINUTES)),
        equipment=equipment_from(equipment),
        avoid=each_of(avoid, names.spared),
        cautions=each_of(cautions, lambda word: pick("caution", word, CAUTIONS)),
        activity=_read(activity, lambda word: pick("activity", word, ACTIVITIES)),
        when=_read(when, lambda word: pick("time (--when)", word, OCCASIONS)),
        side=_read(side, lambda word: pick("side", word, SIDES)),
        pain=_read(pain, lambda number: _within("pain", number, PAIN)),
        age=_read(age, lambda number: _within("age", number, AGE)),
        stage=_read(stage, lambda word: pick("stage", word, STAGES)),
        on=each_of(on, lambda word: pick("thing to exercise on (--on)", word, SURFACES)),
        steps=_read(steps, lambda number: _within("steps", number, STEPS)),
        variant=pick("variant", variant, VARIANTS),
        template=_read(template, names.template),
        flags=each_of(flags, names.flag),
        not_flags=each_of(not_flags, names.flag),
        screened=screened,
    )


def _read(given: _G | None, reader: Callable[[_G], _R]) -> _R | None:
    return None if given is None else reader(given)


def each_of(words: Sequence[str], reader: Callable[[str], _W]) -> tuple[_W, ...]:
    """What each word stands for, each once. Several may be one text with commas, which a name may have, too."""
    read: dict[_W, None] = {}
    for word in words:
        try:
            read[reader(word)] = None
        except UsageError:
            parts = [part for part in word.split(",") if part.strip()]
            if len(parts) < 2:  # noqa: PLR2004
                raise
            read.update(dict.fromkeys(map(reader, parts)))
    return tuple(read)


def equipment_from(words: Iterable[str]) -> frozenset[Equipment]:
    """What is at hand: a home's things and these; after `none`, a bare room's and these."""
    known: tuple[Equipment | Literal["none"], ...] = (*EQUIPMENT, "none")
    read = each_of(tuple(words), lambda word: pick("equipment", word, known))
    base = BARE_EQUIPMENT if "none" in read else HOME_EQUIPMENT
    return base.union(thing for thing in read if thing != "none")


class Names:
    """The names one catalogue knows."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def _not_off(self, kind: str, word: str) -> None:
        origin = self._catalogue.switched_off.get((kind, word))
        if origin:
            raise UsageError(f"{singular(kind)} {word!r} is switched off in {origin.place}")

    def symptom(self, word: str) -> str:
        """A symptom's id, from its id, name or alias."""
        self._not_off("symptoms", word)
        entries = self._catalogue.symptoms
        return pick(
            "symptom", word, self._catalogue.symptom, ((a, e.id) for e in entries for a in (e.name, *e.aliases))
        )

    def exercise(self, word: str) -> str:
        """An exercise's id, from its id, name or alias."""
        self._not_off("exercises", word)
        return pick("exercise", word, self._catalogue.exercise, self._exercise_names())

    def known_exercise(self, word: str) -> str | None:
        """The same; None where no exercise is called so."""
        return _meant(word, _by_key(self._catalogue.exercise, self._exercise_names()))

    def template(self, word: str) -> str:
        """A template's id, from its id or name."""
        self._not_off("templates", word)
        names = ((template.name, template.id) for template in self._catalogue.templates)
        return pick("template", word, self._catalogue.template, names)

    def flag(self, word: str) -> str:
        """A sign: a red flag's id, or `FLAG:LEVEL` for a lighter tier of it."""
        gravest = ((f"{flag.id}:{flag.level}", flag.id) for flag in self._catalogue.red_flags)
        return pick("flag", word, self._catalogue.signs, gravest)

    def focus(self, word: str) -> Motion | Method:
        """A motion or a method."""
        return pick("focus", word, (*MOTIONS, *METHODS))

    def spared(self, word: str) -> str:
        """A position, a method or an exercise."""
        known = (*POSITIONS, *METHODS, *self._catalogue.exercise)
        return pick("position, method or exercise", word, known, self._exercise_names())

    def _exercise_names(self) -> Iterable[tuple[str, str]]:
        """Names and aliases; of `Bridge, on your back` also what stands before the comma, where one alone begins so."""
        begins = Counter(e.name.partition(",")[0] for e in self._catalogue.exercises)
        heads = ((head, e.id) for e in self._catalogue.exercises if begins[head := e.name.partition(",")[0]] == 1)
        return (*heads, *((a, e.id) for e in self._catalogue.exercises for a in (e.name, *e.aliases)))


def pick(kind: str, word: str, known: Iterable[_W], also: Iterable[tuple[str, _W]] = ()) -> _W:
    """The known word that is meant; a short form of a motion stands for its name, also inside a longer name.

    Args:
        kind: what it is, for the message.
        word: what was typed.
        known: the words themselves.
        also: further names, each with the word it stands for.

    Raises:
        UnknownWordError: no known word is meant; names the nearest.
    """
    known = list(known)
    by_key = _by_key(known, also)
    meant = _meant(word, by_key)
    if meant is not None:
        return meant
    near = _near(word, by_key)
    message = f"no {kind} is called {shown(word)}{did_you_mean(near) or listing(known)}"
    raise UnknownWordError(message, word=word, of=kind, did_you_mean=near)


def _by_key(known: Iterable[_W], also: Iterable[tuple[str, _W]]) -> dict[str, _W]:
    by_key = {_long_key(name): target for name, target in also}
    by_key.update((_long_key(name), name) for name in known)
    return by_key


def _meant(word: str, by_key: Mapping[str, _W]) -> _W | None:
    """The word's own entry, else the one that is also called so, else the one spelt so but for hyphens and plurals."""
    called = _long_key(word)
    for name in (called, ALSO_CALLED.get(called, called)):
        if name in by_key:
            return by_key[name]
    alike = {target for name, target in by_key.items() if _bare(name) == _bare(called)}
    return alike.pop() if len(alike) == 1 else None


def _bare(name: str) -> str:
    return "".join(part.removesuffix("s") for part in name.split("-"))


def _near(word: str, by_key: Mapping[str, _W]) -> list[_W]:
    """What has all the parts of the word in its own name, else what is spelt nearly so."""
    parts = set(_long_key(word).split("-"))
    named = {name: target for name, target in by_key.items() if parts <= set(name.split("-"))}
    holding = [target for name, target in named.items() if name == _long_key(target)] or [
        *dict.fromkeys(named.values())
    ]
    return holding[:_AT_MOST] or list(dict.fromkeys(by_key[name] for name in nearest(_long_key(word), by_key)))


_NUMBERS = {"4": "four"}
"""How names of exercises write a number."""
_AT_MOST = 3


def _long_key(word: str) -> str:
    """The spelling-blind form of a word, without short forms: `Prone IR` is `prone-internal-rotation`."""
    return key(" ".join(SHORT_FORMS.get(part, _NUMBERS.get(part, part)) for part in key(word).split("-")))


def _within(name: str, value: int, bounds: tuple[int, int]) -> int:
    least, most = bounds
    if not least <= value <= most:
        message = f"{name} must be from {least} to {most}, not {value}"
        raise OutOfBoundsError(message, option=name, value=str(value), least=least, most=most)
    return value
