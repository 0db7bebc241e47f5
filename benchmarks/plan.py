"""A plan of four weeks beside one `recommend`, as whole processes: `python benchmarks/plan.py path/to/hipcoach`.

Give the command of an installed wheel; an editable install reads YAML each time, and both sides would mostly be that.
"""

import statistics
import subprocess
import sys
import time
from tempfile import TemporaryDirectory

_ROUNDS = 12
_RECOMMEND = ("recommend", "--symptom", "hamstring")
_START = ("--start", "2026-11-30")
_PLANS = {
    "hamstring": ("plan", "--symptom", "hamstring", *_START),
    "hip-month": ("plan", "--programme", "hip-month", *_START),
    "hip-month, JSON": ("plan", "--programme", "hip-month", *_START, "--json"),
    "hip-month, calendar": ("plan", "--programme", "hip-month", *_START, "--format", "ics"),
    "hip-month, page": ("plan", "--programme", "hip-month", *_START, "--format", "html"),
}


def seconds(command: str, arguments: tuple[str, ...], home: str) -> float:
    """How long one process takes."""
    begun = time.perf_counter()
    environment = {"HIPCOACH_HOME": home, "PATH": "/usr/bin:/bin"}
    subprocess.run([command, *arguments], stdout=subprocess.DEVNULL, check=True, env=environment)
    return time.perf_counter() - begun


def main(command: str) -> None:
    """Run all in turn, and print the median of the ratios of each round."""
    ratios: dict[str, list[float]] = {name: [] for name in _PLANS}
    with TemporaryDirectory() as home:
        for _ in range(_ROUNDS):
            once = seconds(command, _RECOMMEND, home)
            for name, arguments in _PLANS.items():
                ratios[name].append(seconds(command, arguments, home) / once)
    for name, values in ratios.items():
        print(f"{name:<22} {statistics.median(values):.2f} x recommend")


if __name__ == "__main__":
    main(*sys.argv[1:])
