"""What is to blame where nothing is left to do: what had to give way for there to be a session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from hipcoach.catalogue.template import Template
from hipcoach.coach.case import Case
from hipcoach.coach.effects import Effects
from hipcoach.coach.outcome import TooFewMinutes
from hipcoach.coach.pool import Pool
from hipcoach.coach.request import SORE_FROM
from hipcoach.coach.slots import phase_slots
from hipcoach.vocabulary import EQUIPMENT, MINUTES


def blamed(
    case: Case,
    pool_of: Callable[[Case], Pool],
    templates: Callable[[Case], list[Template]],
    works: Callable[[Case], bool],
) -> list[str]:
    """Names as in `Removed`: without all of them there is a session, if the catalogue has one for such minutes at all.

    Of several kinds of blame one that is enough by itself stands alone, the minutes before what is allowed.

    Args:
        case: one for which nothing is left.
        pool_of: what a case allows.
        templates: the orders that a session for a case may have.
        works: whether there is a session for a case.
    """
    names: list[str] = []
    while True:
        eased = _without(case, names)
        kinds = _in_the_way(eased, pool_of(eased), templates(eased))
        further = [more for kind in kinds if (more := [name for name in kind if name not in names])]
        for more in further:
            if works(_without(case, [*names, *more])):
                return names + more
        if not further:
            return names
        names += further[0]


def too_few(case: Case, enough: int | None) -> TooFewMinutes:
    """The minutes of a case that is left nothing because of them; `enough` of them would do."""
    return TooFewMinutes(asked=case.request.minutes_taken, lowered_by=_lowered_by(case), enough=enough)


def _in_the_way(case: Case, pool: Pool, templates: list[Template]) -> Iterator[list[str]]:
    """Names of each kind, the one that took most first."""
    slots = (slot for template in templates for slot in phase_slots(case, pool, template, MINUTES[1]))
    takes = case.picks.any_of(where for slot in slots for where in slot.phase.fill)
    if takes & pool.allowed:
        yield ["minutes", *_lowered_by(case)]
        if case.load_limit is not None:
            yield ["pain" if (case.request.pain or 0) >= SORE_FROM else "stage"]
    counted = Counter(pool.left_out[id_].rule for id_ in pool.left_out if id_ in takes)
    yield [rule for rule, _ in counted.most_common()]
    if not takes:
        yield ["template"]


def _lowered_by(case: Case) -> list[str]:
    """Ids of the rules that leave fewer minutes than were asked for."""
    asked = case.request.minutes_taken
    return list(
        dict.fromkeys(
            rule.id
            for session, rule in case.effects.session
            if (session.minutes or asked) < asked or (session.volume or 1) < 1
        )
    )


def _without(case: Case, names: list[str]) -> Case:
    """The case as it were if none of these had a say."""
    if not names:
        return case
    request, fired = case.request, case.fired
    return case._replace(
        request=request._replace(
            minutes=MINUTES[1] if "minutes" in names else request.minutes,
            avoid=() if "avoid" in names else request.avoid,
            on=() if "on" in names else request.on,
            equipment=frozenset(EQUIPMENT) if "equipment" in names else request.equipment,
            template=None if "template" in names else request.template,
        ),
        fired=fired._replace(
            cautions=tuple(caution for caution in fired.cautions if f"caution:{caution}" not in names),
            template=None if "template" in names else fired.template,
        ),
        effects=_effects_without(case.effects, names),
        load_limit=None if {"pain", "stage"}.intersection(names) else case.load_limit,
    )


def _effects_without(effects: Effects, names: list[str]) -> Effects:
    return effects._replace(
        avoid=[(where, rule) for where, rule in effects.avoid if rule.id not in names],
        only=[(wheres, rule) for wheres, rule in effects.only if rule.id not in names],
        narrow=[(wheres, rule) for wheres, rule in effects.narrow if rule.id not in names],
        dose=[(limit, rule) for limit, rule in effects.dose if rule.id not in names],
        session=[] if "minutes" in names else effects.session,
    )
