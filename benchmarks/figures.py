"""How long drawing takes, in one process: a still SVG, every figure, a motion, a figure in a terminal.

    python benchmarks/figures.py

Every figure of the catalogue is drawn in each round, in turn. The marks: a still figure 15 ms (median) and 60 ms (the
slowest one's median), all figures 2 s, a figure in a terminal 60 ms. Beside them, as a measure of the machine, how long
Python takes to parse what was drawn.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from xml.etree import ElementTree as ET

from hipcoach.catalogue import load_catalogue, load_figures
from hipcoach.catalogue.figure import Figure
from hipcoach.render import figure_svg
from hipcoach.render.figure_text import put_figure
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.paper import Paper

Draw = Callable[[Figure], str]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Drawing, in one process.")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    catalogue = load_catalogue()
    figures = list(load_figures(catalogue).values())

    def still(figure: Figure) -> str:
        return figure_svg.still(figure, catalogue.exercise[figure.id], "light")

    def animated(figure: Figure) -> str:
        return figure_svg.animated(figure, catalogue.exercise[figure.id], "light")

    texts = {figure.id: still(figure) for figure in figures}
    report("still SVG", figures, still, rounds)
    report("in a terminal, 80 columns", figures, in_terminal, rounds)
    report("animated SVG", figures, animated, 1)
    report("parsing the still SVG (the machine)", figures, lambda figure: parsed(texts[figure.id]), rounds)
    sizes = [len(text.encode()) for text in texts.values()]
    print(f"still SVG, bytes: median {statistics.median(sizes):,.0f}, largest {max(sizes):,}")
    return 0


def in_terminal(figure: Figure) -> str:
    """As `hipcoach show` draws it."""
    paper = Paper(Capabilities(80, "truecolor", terminal=True, figures=True))
    put_figure(paper, figure, "blocks")
    return paper.text()


def parsed(text: str) -> str:
    """The name of the outermost element."""
    return ET.fromstring(text).tag  # noqa: S314 (our own)


def report(name: str, figures: list[Figure], draw: Draw, rounds: int) -> None:
    """Draw every figure in each round; print the median and the slowest figure's median, and all together."""
    seconds: dict[str, list[float]] = {figure.id: [] for figure in figures}
    for _ in range(rounds):
        for figure in figures:
            start = time.perf_counter()
            draw(figure)
            seconds[figure.id].append(time.perf_counter() - start)
    medians = {id_: 1000 * statistics.median(times) for id_, times in seconds.items()}
    slowest, most = max(medians.items(), key=lambda item: item[1])
    print(
        f"{name:36} median {statistics.median(medians.values()):6.1f} ms, slowest {most:6.1f} ms ({slowest}), "
        f"all {len(figures)} {sum(medians.values()) / 1000:5.2f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
