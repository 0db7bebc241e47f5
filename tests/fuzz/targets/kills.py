"""Kills: whenever a signal comes, what was there is whole, what is new is whole, and the next run works."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import traceback
import warnings
from functools import cache
from pathlib import Path
from typing import NamedTuple, NoReturn

import kill_itself
from built_in import built_in, built_in_figures
from finds import Broken
from hypothesis import strategies as st
from running import Target
from sandbox import OLD, environment, read_once, sandbox

_FEW = list(built_in_figures().values())[:3]
_JOBS = {
    "recommend": ("recommend", "--symptom", "hamstring", "-o", "out/routine.txt"),
    "page": ("recommend", "--symptom", "hamstring", "--format", "html", "-o", "out/routine.html"),
    "figure": ("--only", "--catalogue", "few", "figure", _FEW[0].id, "-o", "out/figure.svg"),
    "figures": ("--only", "--catalogue", "few", "figure", "--all", "-o", "out"),
    "new": ("catalogue", "new", "out/mine"),
}
"""What is killed. Each writes into `out` alone."""
_SIGNALS = ("INT", "TERM", "HUP", "KILL")
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
        _next_run_works(place, kill, before, left)
    return f"{kill.name} {exit_code}"


def _prepare(place: Path, kill: Kill) -> Files:
    """Lay out what the command reads, and what was there before."""
    (place / "out").mkdir()
    if "few" in _JOBS[kill.job]:
        _write_few(place / "few")
    if kill.old and kill.job != "new":
        name = next(iter(_whole(kill.job)))
        (place / "out" / name).write_bytes(OLD)
    return _files(place / "out")


def _write_few(folder: Path) -> None:
    """Knowledge of a few exercises with their figures, as quickly drawn as read."""
    folder.mkdir()
    exercises = [built_in().exercise[figure.id].model_copy(update={"easier": (), "harder": ()}) for figure in _FEW]
    for kind, entries in (("figures", _FEW), ("exercises", exercises), ("sources", built_in().sources)):
        data = [entry.model_dump(mode="json", by_alias=True, exclude_defaults=True) for entry in entries]
        (folder / f"{kind}.yaml").write_text(json.dumps(data), encoding="utf-8")


def _killed(place: Path, kill: Kill) -> tuple[int, str]:
    """The exit code and stderr of the command that was killed."""
    if kill.when != "ms":
        return _forked(place, kill)
    with _started(place, *_JOBS[kill.job]) as process:
        time.sleep(kill.number / 1000)
        process.send_signal(signal.Signals[f"SIG{kill.name}"])
        _, err = process.communicate(timeout=_SECONDS)
    return process.returncode, err.decode(errors="replace")


def _forked(place: Path, kill: Kill) -> tuple[int, str]:
    """As a process of its own, of which everything but the command is done already: ten times as many an hour."""
    said = place / "said"
    with read_once(), warnings.catch_warnings(action="ignore"):
        child = os.fork()
        if child == 0:
            _become(place, kill, said)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said.read_text("utf-8", errors="replace")


def _become(place: Path, kill: Kill, said: Path) -> NoReturn:
    """Be the command, in this process, until it ends."""
    exit_code = 1
    try:
        os.chdir(place)
        os.environ.clear()
        os.environ.update(environment(place))
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.stdout = sys.stderr = said.open("w", encoding="utf-8", buffering=1)
        kill_itself.run(kill.when, kill.number, kill.name, list(_JOBS[kill.job]))
    except SystemExit as end:
        exit_code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 (as Python prints what nobody took)
        said.write_text(traceback.format_exc(), encoding="utf-8")
    finally:
        sys.settrace(None)
        os._exit(exit_code)


def _started(place: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "hipcoach", *arguments],
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
            raise Broken(f"litter after SIG{kill.name}", f"{kill.job}: {name}")
        if name not in whole and not any(part.startswith(".") for part in Path(name).parts):
            raise Broken(f"litter that is seen after SIG{kill.name}", f"{kill.job}: {name}")
    if gone := before.keys() - left.keys():
        raise Broken(f"{kill.job}: what was there is gone after SIG{kill.name}", gone)
    if kill.job == "new" and 0 < len(whole.keys() & left.keys()) < len(whole):
        raise Broken(f"new: half a folder after SIG{kill.name}", sorted(left))


def _next_run_works(place: Path, kill: Kill, before: Files, left: Files) -> None:
    whole = _whole(kill.job)
    if left.items() <= before.items() or (kill.job == "new" and whole.keys() <= left.keys()):
        return  # as if it had not run, or had run
    with _started(place, *_JOBS[kill.job]) as process:
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
        with _started(place, *_JOBS[job]) as process:
            _, err = process.communicate(timeout=_SECONDS)
        assert process.returncode == 0, err
        return _files(place / "out")


def _files(folder: Path) -> Files:
    return {os.path.relpath(file, folder): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


_MOMENTS = st.one_of(
    st.tuples(st.just("change"), st.integers(1, 6) | st.integers(1, 60)),
    st.tuples(st.just("line"), st.integers(1, 40) | st.integers(1, 200)),
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
TARGET = Target(_KILLS, attempt, round_size=100, short=40, shrinks=False)
