"""How long `hipcoach recommend --symptom hamstring` takes, against a minimal app of the same libraries.

Whole processes, in pairs within one run, so that a change of the machine's speed meets both. Run it with the Python of
a virtual environment that the wheel is installed in (not an editable install, which reads YAML):

    python -m build --wheel && python -m venv .venv-wheel && .venv-wheel/bin/pip install dist/*.whl
    .venv-wheel/bin/python benchmarks/startup.py

The marks: a median ratio of at most 1.12, to which a folder of one's own with 20 exercises adds at most 0.20.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from hipcoach.catalogue.load import COMPILED, load_catalogue

MARK = 1.12
MARK_OWN = 0.20
OWN = 20


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Start-up, against a minimal app of the same libraries.")
    parser.add_argument("--pairs", type=int, default=40)
    pairs = parser.parse_args().pairs
    if not COMPILED.is_file():
        print("hipcoach is not installed from its wheel in this environment; see the top of this file", file=sys.stderr)
        return 2
    program = str(Path(sys.executable).with_name("hipcoach"))
    ask = ["recommend", "--symptom", "hamstring"]
    with tempfile.TemporaryDirectory() as folder:
        write_own(Path(folder))
        commands = {
            "six-row app": [sys.executable, str(Path(__file__).with_name("six_row_app.py"))],
            "hipcoach recommend": [program, *ask],
            f"with {OWN} exercises of one's own": [program, "--catalogue", folder, *ask],
        }
        for command in commands.values():
            seconds(command)
        rounds = [[seconds(command) for command in commands.values()] for _ in range(pairs)]
    for name, times in zip(commands, zip(*rounds, strict=True), strict=True):
        print(f"{name:32} {1000 * statistics.median(times):6.0f} ms, median of {pairs}")
    ratio = statistics.median(plain / base for base, plain, _ in rounds)
    added = statistics.median((own - plain) / base for base, plain, own in rounds)
    print(f"ratio, round by round            {ratio:6.2f} (mark {MARK})")
    print(f"what the own folder adds to it   {added:6.2f} (mark {MARK_OWN})")
    return 0


def write_own(folder: Path) -> None:
    """A knowledge folder with copies of built-in exercises under ids of their own."""
    copies = [exercise.model_dump(mode="json", exclude_defaults=True) for exercise in load_catalogue().exercises[:OWN]]
    for copy in copies:
        copy["id"] = f"own-{copy['id']}"
    (folder / "exercises.yaml").write_text(yaml.safe_dump(copies, sort_keys=False), encoding="utf-8")


def seconds(command: list[str]) -> float:
    """Wall seconds of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
