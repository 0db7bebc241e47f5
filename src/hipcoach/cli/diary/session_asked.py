"""How a session went, asked on a terminal in a few keys. Nothing is written until the last of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.cli.diary.places import hurt_places_of
from hipcoach.cli.diary.session_told import HowItWent
from hipcoach.cli.output import remark
from hipcoach.cli.prompt import KEYS_OF_TEN, key_press, number, of_ten, several_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue import Catalogue
    from hipcoach.cli.diary.session_told import ToDo


def which(catalogue: Catalogue, known: Sequence[ToDo]) -> tuple[ToDo, frozenset[str]]:
    """The session that is meant, and what was left out of it: Enter for the first, all of it."""
    remark(told_whole(catalogue, known[0]))
    for place, to_do in enumerate(known[1:], start=2):
        remark(f"{place}: {in_short(to_do)}, {to_do.origin}")
    others = [str(place) for place in range(2, len(known) + 1)]
    prompt = "Enter: all of it" + "".join(f". {place}: that one" for place in others) + ". s: not all of it. "
    chosen = known[0]
    while True:
        pressed = key_press(prompt)
        if pressed in others:
            return known[int(pressed) - 1], frozenset()
        if pressed == "s":
            return chosen, frozenset(_left_out(catalogue, chosen))
        if pressed in ("", "1", "y"):
            return chosen, frozenset()


def told_whole(catalogue: Catalogue, to_do: ToDo) -> str:
    """`hamstring, 12 min, as today gave it: Bridge, on your back; Clamshell`."""
    names = "; ".join(_name(catalogue, exercise) for exercise, _, _ in to_do.steps)
    return f"{in_short(to_do)}, {to_do.origin}: {names}"


def in_short(to_do: ToDo) -> str:
    """`hamstring, 12 min`."""
    facts = to_do.facts
    return f"{' and '.join(facts['symptoms']) or facts['template']}, {facts['minutes']} min"


def _name(catalogue: Catalogue, exercise: str) -> str:
    known = catalogue.exercise.get(exercise)
    return known.name if known else exercise


def _left_out(catalogue: Catalogue, to_do: ToDo) -> list[str]:
    ids = [exercise for exercise, _, _ in to_do.steps]
    for place, exercise in enumerate(ids, start=1):
        remark(f"  {place}. {_name(catalogue, exercise)}")
    return [ids[place - 1] for place in several_numbers("Which did you leave out? As in 2 3: ", len(ids))]


def how_it_went(catalogue: Catalogue, to_do: ToDo, known: HowItWent) -> HowItWent:
    """What is not known yet, by a key each."""
    remark(KEYS_OF_TEN)
    before = of_ten("Pain before:") if known.before is None else known.before
    after = of_ten("Pain after:") if known.after is None else known.after
    effort = of_ten("How hard it was:") if known.effort is None else known.effort
    went = known._replace(before=before, after=after, effort=effort)
    if went.hurt or went.hurts or key_press("Did something hurt? Enter: no. y: yes. ") not in ("y", "yes"):
        return went
    return _hurt(catalogue, to_do, went)


def _hurt(catalogue: Catalogue, to_do: ToDo, went: HowItWent) -> HowItWent:
    """Where, and which exercise stopped there."""
    places = hurt_places_of(catalogue)
    for place, hurt in enumerate(places.values(), start=1):
        remark(f"  {place}. {hurt.where}")
    where = number(len(places))
    if where is None:
        return went
    found = [*places][where - 1]
    ids = [exercise for exercise, _, _ in to_do.steps if exercise not in went.skipped]
    for place, exercise in enumerate(ids, start=1):
        remark(f"  {place}. {_name(catalogue, exercise)}")
    which_one = number(len(ids))
    if which_one is None:
        return went._replace(hurts=(found,))
    return went._replace(hurt={ids[which_one - 1]: found})


def place_asked(catalogue: Catalogue) -> str | None:
    """Where it is worse, by one key; None for Enter, which is no answer."""
    by_key = dict(zip("123456789", hurt_places_of(catalogue).items(), strict=False))
    for key, (_, hurt) in by_key.items():
        remark(f"  {key}. {hurt.where}")
    while by_key:
        pressed = key_press("Where is it worse? Enter: can't say. ")
        if pressed in by_key:
            return by_key[pressed][0]
        if not pressed:
            break
    return None


def symptom_asked(catalogue: Catalogue) -> str | None:
    """What a session was for; None for nothing of these."""
    remark("What was the session for?")
    for place, symptom in enumerate(catalogue.symptoms, start=1):
        remark(f"  {place:>2}. {symptom.name}")
    chosen = number(len(catalogue.symptoms))
    return None if chosen is None else catalogue.symptoms[chosen - 1].id
