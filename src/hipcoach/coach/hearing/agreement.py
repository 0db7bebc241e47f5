"""What the phrases and the second reader come to together.

The phrases stand first: what they say clearly stays, unless the second reader finds it so unlikely that it has to be
asked. It chooses only where they leave it open, offers and asks; it raises no sign. What the phrases hint at is asked,
but for a mere hint, which no words clearly say, at a sign that it learned, where it finds all danger most unlikely: the
list that stands before any exercise asks of every emergency all the same, and of the signs of the complaint.

The thresholds are shares of 1, chosen on sayings by writers of whom the second reader had learned none
(`docs/everyday-words.md`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from hipcoach.catalogue.red_flag import flag_of
from hipcoach.coach.hearing.hearing import Hearing
from hipcoach.coach.hearing.second_reader import Opinion

MOST_OFFERED = 3
"""So many symptoms are offered, and so many signs asked about."""
_ASK = 0.2
"""From this likelihood of danger on, it asks."""
_ASK_UNCLEAR = 0.07
"""sooner where nothing is understood yet of more than a few words, and something has to be asked in any case;"""
_SURE = 0.7
"""and from here on even about what the phrases found denied, long ago or somebody else's."""
_LIKELY = 0.07
"""A sign that it asks about is at least so likely the one."""
_HINT = 0.03
"""Under this likelihood of danger, what is merely hinted at is not asked about by itself;"""
_SOFTEN = 0.08
"""under this one any sign that would refer is asked about instead,"""
_SOFTEN_THIN = 0.3
"""and under this one a sign that would refer on thin evidence."""
_CHOOSE = 0.75
"""What is at least so likely is chosen among what the phrases left open,"""
_CHOOSE_ANEW = 0.9
"""and what is so likely also where they hint at something else."""
_FEW = 8
"""What is counted in a word or two, "sciatica" or "SI joint": no complaint to choose by."""
_UNLIKELY = 0.5
"""A symptom that was said but is less likely than this is offered beside others."""
_QUITE_OURS = 0.1
"""Under this likelihood of foreign matter something may be chosen that no phrase said;"""
_FOREIGN = 0.2
"""from here on what a phrase knows is asked about,"""
_VERY_FOREIGN = 0.8
"""and from here on what no phrase knows is none of ours."""


def agreed(
    hearing: Hearing,
    opinion: Opinion,
    *,
    referring: Mapping[str, bool],
    general: Collection[str],
    is_named: bool = False,
) -> Hearing:
    """What was heard, with what the second reader adds.

    Args:
        hearing: by the phrases.
        opinion: the second reader's.
        referring: the signs in the hearing that refer, and whether they were told on thin evidence.
        general: the symptoms that give way to more exact ones.
        is_named: the complaint, or what is wanted, was named beside the words.
    """
    softened = [sign for sign, thin in referring.items() if opinion.danger < (_SOFTEN_THIN if thin else _SOFTEN)]
    let_be = hearing.merely_hinted & opinion.flags.keys() if opinion.danger < _HINT else frozenset[str]()
    hinted = [flag for flag in hearing.doubtful_flags if flag not in let_be]
    asked = dict.fromkeys([*hinted, *(flag_of(sign) for sign in softened)])
    clear, possible = _understood(hearing, opinion, general)
    asked |= dict.fromkeys(_feared(hearing, opinion, asked, understood=is_named or bool(clear)))
    return replace(
        hearing,
        flags=tuple(sign for sign in hearing.flags if sign not in softened),
        doubtful_flags=tuple(asked),
        otherwise={flag: hearing.otherwise.get(flag) for flag in asked},
        clear_symptoms=clear,
        possible_symptoms=possible,
    )


def _feared(hearing: Hearing, opinion: Opinion, asked: Collection[str], *, understood: bool) -> list[str]:
    """The signs that the second reader has asked about; none where the phrases have settled what it fears.

    At least one, however many are asked about already: what a folder adds must not crowd it out.
    """
    told = {flag_of(sign) for sign in hearing.flags}
    likely = [flag for flag, share in islice(opinion.flags.items(), MOST_OFFERED) if share > _LIKELY]
    enough = _ASK if understood or len(opinion.met) <= _FEW else _ASK_UNCLEAR
    if opinion.danger <= enough or not likely or likely[0] in asked or not told.isdisjoint(likely):
        return []
    if likely[0] in hearing.ruled_out and opinion.danger < _SURE:
        return []
    return [flag for flag in likely if flag not in asked][: max(1, MOST_OFFERED - len(asked))]


def _understood(
    hearing: Hearing, opinion: Opinion, general: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The symptoms that were said, and those that may be meant, the likeliest first."""
    clear, possible = hearing.clear_symptoms, hearing.possible_symptoms
    if clear and not _has_to_be_asked(clear, opinion):
        return clear, possible
    left = (*clear, *possible)
    if hearing.wants_daily and not left:
        return (), ()
    chosen = None if hearing.elsewhere else _chosen(left, opinion, general, said=bool(clear))
    if chosen:
        return (chosen,), tuple(id_ for id_ in left if id_ != chosen)
    return (), _offered(left, opinion)


def _has_to_be_asked(clear: Iterable[str], opinion: Opinion) -> bool:
    """True if it knows all that were said and finds each unlikely, or the whole foreign."""
    shares = [opinion.symptoms.get(id_, 1.0) for id_ in clear]
    return max(shares) < _UNLIKELY or (opinion.foreign > _FOREIGN and max(shares) < 1.0)


def _chosen(left: Sequence[str], opinion: Opinion, general: Collection[str], *, said: bool) -> str | None:
    """The likeliest symptom, where it is likely enough to go on with.

    What is only general leaves everything open; where anything else was said, nothing but that is chosen.
    """
    likeliest, share = next(iter(opinion.symptoms.items()), ("", 0.0))
    if likeliest in left:
        fits = share > _CHOOSE and opinion.foreign < _FOREIGN
    else:
        only_general = all(id_ in general for id_ in left)
        enough = _CHOOSE if only_general else _CHOOSE_ANEW
        may = only_general or not said
        fits = may and share > enough and opinion.foreign < _QUITE_OURS and len(opinion.met) > _FEW
    return likeliest if fits else None


def _offered(left: Sequence[str], opinion: Opinion) -> tuple[str, ...]:
    """The two likeliest, and then what the phrases left open; nothing where that is nothing and all is foreign."""
    if not left and opinion.foreign >= _VERY_FOREIGN:
        return ()
    likely = list(opinion.symptoms)
    return tuple(dict.fromkeys([*likely[: MOST_OFFERED - 1], *left, *likely]))[:MOST_OFFERED]
