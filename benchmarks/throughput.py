"""How many recommendations a second one process makes, and how that grows with the catalogue.

Run: python benchmarks/throughput.py
"""

from __future__ import annotations

from itertools import product
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from hipcoach.catalogue import KINDS, Catalogue, load_catalogue
from hipcoach.catalogue.references import broken_references
from hipcoach.coach import Coach, Request, Routine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue.exercise import Exercise
    from hipcoach.vocabulary import Caution

TIMES = (1, 10, 50)
"""How often each exercise is there."""
MARK = 2000
"""Recommendations a second at the smallest size that are the mark to beat."""
MINUTES = (5, 8, 12, 20, 30)
CAUTIONS: tuple[tuple[Caution, ...], ...] = ((), ("knee",), ("low-back", "balance"))
ROUNDS = 15
GROWTH_ROUNDS = 5
EVERY = 7
"""Growth is timed on every seventh request only: the largest catalogue takes its time."""


def main() -> None:
    """Print both tables."""
    catalogues = [enlarged(load_catalogue(), times) for times in TIMES]
    coaches = {len(catalogue.exercises): Coach(catalogue) for catalogue in catalogues}
    questions = requests(catalogues[0])
    for coach in coaches.values():  # also fills what a coach works out once
        check(coach, questions)
    speed(catalogues[0], coaches[len(catalogues[0].exercises)], questions)
    growth(coaches, questions[::EVERY])


def requests(catalogue: Catalogue) -> list[Request]:
    """Every symptom in several lengths, with and without cautions."""
    ids = [symptom.id for symptom in catalogue.symptoms]
    return [Request((id_,), minutes=m, cautions=c) for id_, m, c in product(ids, MINUTES, CAUTIONS)]


def enlarged(catalogue: Catalogue, times: int) -> Catalogue:
    """The catalogue with so many copies of each of its exercises."""
    return with_exercises(catalogue, copies(catalogue.exercises, times))


def copies(exercises: Sequence[Exercise], times: int) -> list[Exercise]:
    """Each exercise so many times, the first under its own id; what is easier or harder stays within a copy."""
    made = []
    for copy in range(times):
        ids = {each.id: f"{each.id}-{copy}" if copy else each.id for each in exercises}
        for each in exercises:
            near = {way: tuple(ids[id_] for id_ in getattr(each, way) if id_ in ids) for way in ("easier", "harder")}
            made.append(each.model_copy(update={"id": ids[each.id], **near}))
    return made


def with_exercises(catalogue: Catalogue, exercises: list[Exercise]) -> Catalogue:
    """The same knowledge about other exercises."""
    kinds = {kind: getattr(catalogue, kind) for kind in KINDS}
    return Catalogue.model_validate(kinds | {"exercises": tuple(exercises)})


def check(coach: Coach, questions: list[Request]) -> None:
    """What is timed is the real thing: the knowledge holds together and every answer is a routine."""
    if any(broken_references(coach.catalogue)) or not all(isinstance(coach.recommend(q), Routine) for q in questions):
        raise SystemExit("The synthetic catalogue does not work: a name leads nowhere, or a request gives no routine.")


def speed(catalogue: Catalogue, coach: Coach, questions: list[Request]) -> None:
    """Recommendations a second at the smallest size, by a coach that has met the requests before and by a new one."""
    new, used = [], []
    for _ in range(ROUNDS):
        new.append(len(questions) / seconds(Coach(catalogue), questions))
        used.append(len(questions) / seconds(coach, questions))
    size = len(catalogue.exercises)
    print(f"{len(questions)} different requests, {size} exercises, median of {ROUNDS} rounds in turn")
    print(f"  recommendations a second           {median(used):8,.0f}   mark: {MARK:,}")
    print(f"  the first round of a new coach     {median(new):8,.0f}")


def growth(coaches: dict[int, Coach], questions: list[Request]) -> None:
    """Time a recommendation by size, and how much longer it takes at the largest than at the smallest."""
    for coach in coaches.values():  # a large one remembers fewer requests, and has forgotten these
        seconds(coach, questions)
    rounds = [{size: seconds(coach, questions) for size, coach in coaches.items()} for _ in range(GROWTH_ROUNDS)]
    print(f"\n{len(questions)} of these requests, median of {GROWTH_ROUNDS} rounds in turn")
    for size in coaches:
        took = median(each[size] for each in rounds) / len(questions)
        ratio = median(each[size] / each[min(coaches)] for each in rounds)
        print(f"  {size:5,} exercises: {1000 * took:8.2f} ms a recommendation, {ratio:6.1f} times as long")
    linear = TIMES[-1] / TIMES[0]
    verdict = "no worse than linear" if ratio <= linear else "WORSE than linear"
    print(f"  {ratio:.1f} times as long for {linear:.0f} times the exercises: {verdict}")


def seconds(coach: Coach, questions: list[Request]) -> float:
    """Seconds that the coach takes to answer all of them."""
    start = perf_counter()
    for question in questions:
        coach.recommend(question)
    return perf_counter() - start


if __name__ == "__main__":
    main()
