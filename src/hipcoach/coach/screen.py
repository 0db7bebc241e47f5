"""Red flags: anything that a clinician should look at first ends the session before it starts.

A sign of the level `advice` ends nothing: it is told beside the routine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.red_flag import RedFlag, Tier, flag_of
from hipcoach.coach.outcome import Flagged, Referral, Sign
from hipcoach.coach.routine import SCHEMA_VERSION, LookAt
from hipcoach.vocabulary import LEVELS, Answer, Level

if TYPE_CHECKING:
    from hipcoach.coach.hearing import Hearing
    from hipcoach.coach.request import Request


@dataclass(kw_only=True, eq=False, repr=False)
class Cleared:
    """No red flag that stops was answered yes."""

    asked: int
    unsure: list[str]
    """Flags that nobody was sure of, and that need no clinician for that alone."""
    look_at: list[LookAt]
    """What to have looked at all the same."""


@dataclass(kw_only=True, eq=False, repr=False)
class Clear:
    """The verdict of a screen that nothing stops."""

    schema_version: int
    clear: Cleared


def referral(catalogue: Catalogue, raised: Collection[str], hearing: Hearing | None = None) -> Referral | None:
    """The most urgent of the flags that are raised, in the catalogue's order; none where none is.

    Args:
        catalogue: has the flags.
        raised: the signs answered yes, read from words, or raised by a rule (pain, age): `FLAG`, or `FLAG:LEVEL`.
        hearing: what words were heard, if any; it is told from which of them the flag was read.
    """
    referring = [(flag, tier) for flag, tier in tiers_of(catalogue, raised) if tier.refers]
    if not referring:
        return None
    flag, tier = min(referring, key=lambda pair: LEVELS.index(pair[1].level))
    heard = {flag_of(sign) for sign in (*hearing.flags, *hearing.doubtful_flags)} if hearing else set()
    words = hearing.words("flag", flag.id) if hearing and flag.id in heard else []
    others = [other.listed for other_flag, other in referring if other_flag is not flag]
    flagged = Flagged(
        flag=flag.id,
        level=tier.level,
        message=tier.message,
        source=flag.source,
        said=[tier.listed, *others],
        citation=catalogue.source[flag.source].citation,
        words=words,
    )
    return Referral(schema_version=SCHEMA_VERSION, referral=flagged)


def look_at(catalogue: Catalogue, raised: Collection[str]) -> list[LookAt]:
    """What to have looked at beside the routine: the raised signs that stop nothing, in the catalogue's order."""
    advising = ((flag, tier) for flag, tier in tiers_of(catalogue, raised) if not tier.refers)
    return [LookAt(flag=flag.id, text=tier.message) for flag, tier in advising]


def tiers_of(catalogue: Catalogue, raised: Iterable[str]) -> list[tuple[RedFlag, Tier]]:
    """The raised flags in the catalogue's order, each with the gravest of its tiers that is raised."""
    gravest: dict[str, Tier] = {}
    for name in raised:
        flag, tier = flag_of(name), catalogue.sign(name)
        gravest[flag] = min(gravest.get(flag, tier), tier, key=_urgency)
    return [(flag, gravest[flag.id]) for flag in catalogue.red_flags if flag.id in gravest]


def _urgency(tier: Tier) -> int:
    return LEVELS.index(tier.level)


def raised_by(catalogue: Catalogue, answers: Mapping[str, Answer]) -> list[str]:
    """The signs that answers to their questions raise."""
    return [sign for sign, answer in answers.items() if counts_as_yes(answer, catalogue.sign(sign).level)]


def next_question(catalogue: Catalogue, flag: RedFlag, answers: Mapping[str, Answer]) -> tuple[str, Tier] | None:
    """What is to be asked next about a flag, the gravest of its tiers first; nothing once one is answered yes."""
    for sign, tier in flag.signs.items():
        if sign not in answers:
            return sign, tier
        if raised_by(catalogue, {sign: answers[sign]}):
            return None
    return None


def screened(catalogue: Catalogue, answers: Mapping[str, Answer]) -> Referral | Clear:
    """What the answers to the questions of signs come to."""
    raised = raised_by(catalogue, answers)
    flags = {flag_of(sign) for sign in raised}
    unsure = [flag_of(sign) for sign, answer in answers.items() if answer == "unsure" and flag_of(sign) not in flags]
    cleared = Cleared(
        asked=len(set(map(flag_of, answers))), unsure=[*dict.fromkeys(unsure)], look_at=look_at(catalogue, raised)
    )
    return referral(catalogue, raised) or Clear(schema_version=SCHEMA_VERSION, clear=cleared)


def counts_as_yes(answer: Answer, level: Level) -> bool:
    """Not being sure of an emergency or an urgent matter is reason enough to be seen."""
    return answer == "yes" or (answer == "unsure" and level in ("emergency", "urgent"))


def in_order(catalogue: Catalogue, symptoms: Iterable[str] = ()) -> list[RedFlag]:
    """Every flag: the symptoms' own first, as relevant, then the others by place in the catalogue."""
    first = [flag for symptom in symptoms for flag in catalogue.symptom[symptom].red_flags]
    ids = dict.fromkeys([*first, *(flag.id for flag in catalogue.red_flags)])
    return [catalogue.red_flag[id_] for id_ in ids]


def signs_to_ask(catalogue: Catalogue, request: Request) -> list[Sign]:
    """Those of the symptoms that refer, as relevant, and every emergency; none that was raised already."""
    own = {id_ for symptom in request.symptoms for id_ in catalogue.symptom[symptom].red_flags}
    return [
        Sign(flag=name, brief=tier.listed)
        for flag in in_order(catalogue, request.symptoms)
        for name, tier in flag.signs.items()
        if (tier.level == "emergency" or (flag.id in own and tier.refers)) and name not in request.flags
    ]
