"""Kills: whenever a signal comes, what was there is whole, what is new is whole, and the next run works."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

from built_in import built_in, built_in_figures
from finds import Broken
from hypothesis import strategies as st
from running import Target
from sandbox import OLD, environment, sandbox

_FIGURES = 3
_JOBS = {
    "recommend": ("recommend", "--symptom", "hamstring", "-o", "out/routine.txt"),
    "page": ("recommend", "--symptom", "hamstring", "--format", "html", "-o", "out/routine.html"),
    "figures": ("--only", "--catalogue", "few", "figure", "--all", "-o", "out"),
    "new": ("catalogue", "new", "out/mine"),
}
"""What is killed. Each writes into `out` alone."""
_SIGNALS = ("INT", "TERM", "HUP", "KILL")
_KILL_ITSELF = Path(__file__).parents[1] / "kill_itself.py"
_SECONDS = 60
_INNERMOST = re.compile(r'File ".*/hipcoach/(\S+)", line \d+, in (\w+)')

Files = dict[str, bytes]


class Kill(NamedTuple):
    """A command, and the moment at which a signal ends it."""

    job: str
    when: str
    """`change` or `line`: see kill_itself.py; `ms`: after so many milliseconds."""
    number: int
    name: str
    """The signal's, without SIG."""
    old: bool
    """Something is there already."""


def attempt(kill: Kill) -> str:
    """Run a command, kill it, look, and run it again. Returns how it ended."""
    with sandbox() as place:
        before = _prepare(place, kill)
        exit_code, err = _killed(place, kill)
        _ended_plainly(kill, exit_code, err)
        left = _files(place / "out")
        _whole_or_as_before(kill, before, left)
        if exit_code == 0 and not _whole(kill.job).items() <= left.items():
            raise Broken(f"{kill.job}: exit code 0, but not all is there")
        _next_run_works(place, kill, left)
    return f"{kill.name} {exit_code}"


def _prepare(place: Path, kill: Kill) -> Files:
    """Lay out what the command reads, and what was there before."""
    (place / "out").mkdir()
    if kill.job == "figures":
        _write_few(place / "few")
    if kill.old and kill.job != "new":
        name = next(iter(_whole(kill.job)))
        (place / "out" / name).write_bytes(OLD)
    return _files(place / "out")


def _write_few(folder: Path) -> None:
    """Knowledge of a few exercises with their figures, as quickly drawn as read."""
    folder.mkdir()
    drawn = list(built_in_figures().values())[:_FIGURES]
    exercises = [built_in().exercise[figure.id].model_copy(update={"easier": (), "harder": ()}) for figure in drawn]
    for kind, entries in (("figures", drawn), ("exercises", exercises), ("sources", built_in().sources)):
        data = [entry.model_dump(mode="json", by_alias=True, exclude_defaults=True) for entry in entries]
        (folder / f"{kind}.yaml").write_text(json.dumps(data), encoding="utf-8")


def _killed(place: Path, kill: Kill) -> tuple[int, str]:
    """The exit code and stderr of the command that was killed."""
    counted = (str(_KILL_ITSELF), kill.when, str(kill.number), kill.name)
    with _started(place, *(("-m", "hipcoach") if kill.when == "ms" else counted), *_JOBS[kill.job]) as process:
        if kill.when == "ms":
            time.sleep(kill.number / 1000)
            process.send_signal(signal.Signals[f"SIG{kill.name}"])
        _, err = process.communicate(timeout=_SECONDS)
    return process.returncode, err.decode(errors="replace")


def _started(place: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=place,
        env=environment(place),
    )


def _ended_plainly(kill: Kill, exit_code: int, err: str) -> None:
    number = signal.Signals[f"SIG{kill.name}"]
    if exit_code not in {0, -number, 128 + number}:
        raise Broken(f"{kill.job}: after SIG{kill.name} exit code {exit_code}", err[-600:])
    if "Traceback" in err and (ours := _INNERMOST.findall(err)):
        raise Broken(f"after SIG{kill.name} a traceback out of {' '.join(ours[-1])}", err[-1200:])


def _whole_or_as_before(kill: Kill, before: Files, left: Files) -> None:
    """Each file is as it was or as it shall be, and nothing else is there; who is killed with -9 may leave litter."""
    whole = _whole(kill.job)
    for name, content in left.items():
        if name in whole and content not in (whole[name], before.get(name)):
            raise Broken(f"{kill.job}: half a file after SIG{kill.name}", name)
        if name not in whole and kill.name != "KILL":
            raise Broken(f"{kill.job}: litter after SIG{kill.name}", name)
        if name not in whole and not any(part.startswith(".") for part in Path(name).parts):
            raise Broken(f"{kill.job}: litter that is seen after SIG{kill.name}", name)
    if gone := before.keys() - left.keys():
        raise Broken(f"{kill.job}: what was there is gone after SIG{kill.name}", gone)
    if kill.job == "new" and 0 < len(whole.keys() & left.keys()) < len(whole):
        raise Broken(f"new: half a folder after SIG{kill.name}", sorted(left))


def _next_run_works(place: Path, kill: Kill, left: Files) -> None:
    whole = _whole(kill.job)
    if kill.job == "new" and whole.keys() <= left.keys():
        return
    with _started(place, "-m", "hipcoach", *_JOBS[kill.job]) as process:
        _, err = process.communicate(timeout=_SECONDS)
    if process.returncode != 0:
        raise Broken(f"{kill.job}: the next run fails after SIG{kill.name}", err.decode(errors="replace"))
    if not whole.items() <= _files(place / "out").items():
        raise Broken(f"{kill.job}: the next run leaves something out after SIG{kill.name}")


@cache
def _whole(job: str) -> Files:
    """What the command writes where nobody disturbs it."""
    with sandbox() as place:
        _prepare(place, Kill(job, "ms", 0, "KILL", old=False))
        with _started(place, "-m", "hipcoach", *_JOBS[job]) as process:
            _, err = process.communicate(timeout=_SECONDS)
        assert process.returncode == 0, err
        return _files(place / "out")


def _files(folder: Path) -> Files:
    return {os.path.relpath(file, folder): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


_MOMENTS = st.one_of(
    st.tuples(st.just("change"), st.integers(1, 6) | st.integers(1, 60)),
    st.tuples(st.just("line"), st.integers(1, 40) | st.integers(1, 200)),
    st.tuples(st.just("ms"), st.integers(50, 2500)),
)
_KILLS = st.builds(
    lambda job, moment, name, old: Kill(job, moment[0], moment[1], name, old),
    st.sampled_from(sorted(_JOBS)),
    _MOMENTS,
    st.sampled_from(_SIGNALS),
    st.booleans(),
)
TARGET = Target(_KILLS, attempt, round_size=25, short=12, shrinks=False)
