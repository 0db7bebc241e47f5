"""How long whole commands take, against a minimal app of the same libraries.

Whole processes, in rounds within one run, so that a change of the machine's speed meets all. Run it with the Python of
a virtual environment that the wheel is installed in (not an editable install, which reads YAML):

    python -m build --wheel && python -m venv .venv-wheel && .venv-wheel/bin/pip install dist/*.whl
    .venv-wheel/bin/python benchmarks/startup.py

Beside each stands its mark: the median ratio, round by round, that it is to stay below.
"""

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from two_years import write_two_years

from hipcoach.catalogue.load import COMPILED, load_catalogue

OWN = 20
"""Exercises in a folder of one's own."""
Command = tuple[list[str], dict[str, str]]
"""A program with its arguments, and what it has in its environment."""
BASE, ROUTINE, WITH_OWN = "six-row app", "recommend -s hamstring", f"the same with {OWN} exercises of one's own"
TODAY = "today"
"""With two years of entries."""
MARKS = {
    ROUTINE: 1.05,
    TODAY: 1.15,
    "--version": 0.60,
    "--help": 0.60,
    "a Tab": 0.60,
    'recommend "tight hips" --screened': 1.25,
    "recommend -s hamstring --format html": 2.2,
}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Whole commands, against a minimal app of the same libraries.")
    parser.add_argument("--rounds", type=int, default=40)
    rounds = parser.parse_args().rounds
    if not COMPILED.is_file():
        print("hipcoach is not installed from its wheel in this environment; see the top of this file", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        own, home = Path(folder) / "own", Path(folder) / "home"
        write_own(own)
        write_two_years(home)
        commands = commands_of(str(own), str(home))
        for command, environment in commands.values():
            seconds(command, environment)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, (command, environment) in commands.items():
                times[name].append(seconds(command, environment))
    report(times)
    return 0


def commands_of(folder: str, home: str) -> dict[str, Command]:
    """The commands by name."""
    program = str(Path(sys.executable).with_name("hipcoach"))
    given: dict[str, Command] = {name: ([program, *shlex.split(name)], {}) for name in MARKS if name != "a Tab"}
    return {
        BASE: ([sys.executable, str(Path(__file__).with_name("six_row_app.py"))], {}),
        **given,
        TODAY: ([program, TODAY], {"HIPCOACH_HOME": home}),
        "a Tab": ([program], {"_HIPCOACH_COMPLETE": "hipcoach recommend --symptom ha"}),
        WITH_OWN: ([program, "--catalogue", folder, *shlex.split(ROUTINE)], {}),
    }


def report(times: dict[str, list[float]]) -> None:
    """Print each median, and the median of its ratios to the minimal app in the same round."""
    for name, each in times.items():
        ratio = statistics.median(one / base for one, base in zip(each, times[BASE], strict=True))
        mark = f"(mark {MARKS[name]:.2f})" if name in MARKS else ""
        print(f"{name:44} {1000 * statistics.median(each):6.0f} ms {ratio:6.2f} {mark}")
    rounds = zip(times[WITH_OWN], times[ROUTINE], times[BASE], strict=True)
    added = statistics.median((own - plain) / base for own, plain, base in rounds)
    print(f"what the own folder adds {added:34.2f}")


def write_own(folder: Path) -> None:
    """A knowledge folder with copies of built-in exercises under ids of their own."""
    folder.mkdir()
    copies = [exercise.model_dump(mode="json", exclude_defaults=True) for exercise in load_catalogue().exercises[:OWN]]
    for copy in copies:
        copy["id"] = f"own-{copy['id']}"
    (folder / "exercises.yaml").write_text(yaml.safe_dump(copies, sort_keys=False), encoding="utf-8")


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Wall seconds of one whole process."""
    start = time.perf_counter()
    given = {**os.environ, **environment}
    silent = subprocess.DEVNULL
    subprocess.run(command, check=True, env=given, stdin=silent, stdout=silent, stderr=silent)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
