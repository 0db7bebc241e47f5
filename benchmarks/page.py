"""How long a page takes beside the figures in it, in one process, in turn.

    python benchmarks/page.py

For every symptom a routine of 12 minutes is made into its page, and its figures are drawn as the page draws them. The
mark: a page takes at most 1.5 times as long as its figures, plus 100 ms. Beside it, the handout as PDF where the extra
is installed.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec

from hipcoach.catalogue import load_catalogue, load_figures
from hipcoach.coach import Coach, Routine, request_from
from hipcoach.render import as_page, as_pdf
from hipcoach.render.cards import drawings_of

MARK = (1.5, 0.1)
"""Times the figures, and seconds on top."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Pages, in one process.")
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    catalogue = load_catalogue()
    figures, coach = load_figures(catalogue), Coach(catalogue)
    answers = [coach.recommend(request_from(catalogue, symptoms=[symptom.id])) for symptom in catalogue.symptoms]
    routines = [answer for answer in answers if isinstance(answer, Routine)]
    as_page.outcome(routines[0], figures)  # what the first page imports is no page's work
    print(f"{'12 minutes':28}{'figures':>10}{'page':>10}{'ratio':>8}{'over 1.5 x':>12}{'kB':>7}")
    for routine in routines:
        drawn, made = in_turn(
            rounds, partial(drawings_of, routine, figures), partial(as_page.outcome, routine, figures)
        )
        over = made - MARK[0] * drawn
        size = len(as_page.outcome(routine, figures).encode()) / 1000
        print(
            f"{routine.title:28}{1000 * drawn:7.0f} ms{1000 * made:7.0f} ms{made / drawn:8.2f}{1000 * over:9.0f} ms"
            f"{size:7.0f}{'' if over <= MARK[1] else '  over the mark'}"
        )
    if find_spec("typst"):
        (pdf,) = in_turn(rounds, partial(as_pdf.outcome, routines[0], figures, "a4"))
        print(f"the first one as PDF: {1000 * pdf:.0f} ms")
    return 0


def in_turn(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The median seconds of each, measured one after the other in every round."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, times in zip(works, seconds, strict=True):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
    return [statistics.median(times) for times in seconds]


if __name__ == "__main__":
    sys.exit(main())
