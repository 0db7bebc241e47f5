"""How long `hipcoach recommend --symptom hamstring` takes, against a minimal app of the same libraries.

Whole processes, in pairs within one run, so that a change of the machine's speed meets both. Run it with the Python of
a virtual environment that the wheel is installed in (not an editable install, which reads YAML):

    python -m build --wheel && python -m venv .venv-wheel && .venv-wheel/bin/pip install dist/*.whl
    .venv-wheel/bin/python benchmarks/startup.py

The mark: a median ratio of at most 1.25.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from hipcoach.catalogue.load import COMPILED

MARK = 1.25


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Start-up, against a minimal app of the same libraries.")
    parser.add_argument("--pairs", type=int, default=40)
    pairs = parser.parse_args().pairs
    if not COMPILED.is_file():
        print("hipcoach is not installed from its wheel in this environment; see the top of this file", file=sys.stderr)
        return 2
    ours = [str(Path(sys.executable).with_name("hipcoach")), "recommend", "--symptom", "hamstring"]
    base = [sys.executable, str(Path(__file__).with_name("six_row_app.py"))]
    seconds(ours)
    seconds(base)
    both = [(seconds(ours), seconds(base)) for _ in range(pairs)]
    ratio = statistics.median(a / b for a, b in both)
    print(f"hipcoach recommend  {1000 * statistics.median(a for a, _ in both):6.0f} ms, median of {pairs}")
    print(f"six-row app         {1000 * statistics.median(b for _, b in both):6.0f} ms, median of {pairs}")
    print(f"ratio, pair by pair {ratio:6.2f} (mark {MARK})")
    return 0


def seconds(command: list[str]) -> float:
    """Wall seconds of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
