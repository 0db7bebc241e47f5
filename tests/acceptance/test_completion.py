"""Tab, pressed in real shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from typed import PROMPT, Typed

pytestmark = pytest.mark.slow  # many processes

Start = Callable[..., Typed]
BIN = Path(sys.executable).parent
LOADER = Path("/usr/share/bash-completion/bash_completion")


def _bash(home: Path, script: str, *, sourced: bool) -> list[str]:
    place = home / "data/bash-completion/completions/hipcoach"
    place.parent.mkdir(parents=True)
    place.write_text(script)
    (home / "rc").write_text(
        f"PS1='{PROMPT}'\n"
        + (f". {place}\n" if sourced else f". {LOADER}\n")
        + "bind 'set enable-bracketed-paste off'\n"
        """bind -x '"\\C-x": printf "%s\\n" "$READLINE_LINE" >~/LINE'\n"""
    )
    return ["bash", "--rcfile", str(home / "rc"), "-i"]


def _zsh(home: Path, script: str, *, sourced: bool) -> list[str]:
    place = home / "functions/_hipcoach"
    place.parent.mkdir()
    place.write_text(script)
    (home / ".zshrc").write_text(
        f"PS1='{PROMPT}'\nunsetopt zle_bracketed_paste prompt_sp prompt_cr\n"
        + ("" if sourced else "fpath=(~/functions $fpath)\n")
        + "autoload -Uz compinit; compinit -u -D\n"
        + (f". {place}\n" if sourced else "")
        + """look() { print -r -- "$BUFFER" >~/LINE }; zle -N look; bindkey '^X' look\n"""
    )
    return ["zsh", "-i"]


def _fish(home: Path, script: str, *, sourced: bool) -> list[str]:
    place = home / ".config/fish" / ("conf.d" if sourced else "completions") / "hipcoach.fish"
    place.parent.mkdir(parents=True)
    place.write_text(script)
    (home / ".config/fish/config.fish").write_text(
        f"function fish_prompt; echo -n '{PROMPT}'; end\nfunction fish_greeting; end\n"
        "function look; commandline >~/LINE; end\nbind \\cx look\n"
    )
    return ["fish", "-i"]


SHELLS = {"bash": _bash, "zsh": _zsh, "fish": _fish}


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    """A shell that is there."""
    name = str(request.param)
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    return name


@pytest.fixture
def start(shell: str, tmp_path: Path) -> Start:
    """Start the shell with its completion in place; `program` is a folder to find another hipcoach in."""

    def started(*, sourced: bool = False, program: Path | None = None, **environment: str) -> Typed:
        if shell == "bash" and not sourced and not LOADER.is_file():
            pytest.skip("bash-completion is not installed")
        script = subprocess.run([BIN / "hipcoach", "completion", shell], check=True, capture_output=True, text=True)
        environment = {
            "PATH": os.pathsep.join([*([str(program)] if program else []), str(BIN), os.environ["PATH"]]),
            "HOME": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "ZDOTDIR": str(tmp_path),
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            "HIPCOACH_HOME": os.devnull,
            "PYTHONDONTWRITEBYTECODE": "1",
        } | environment
        return Typed(SHELLS[shell](tmp_path, script.stdout, sourced=sourced), tmp_path, environment)

    return started


@pytest.mark.parametrize(
    ("typed", "completed", "sourced"),
    [
        ("hipcoach recommend -s ham", "hipcoach recommend -s hamstring ", False),
        ("hipcoach show clams", "hipcoach show clamshell ", False),
        ("hipcoach recommend --symptom=ham", "hipcoach recommend --symptom=hamstring ", False),
        ("hipcoach recommend --symptom=ham", "hipcoach recommend --symptom=hamstring ", True),
    ],
)
def test_the_first_tab_completes(start: Start, typed: str, completed: str, *, sourced: bool) -> None:
    with start(sourced=sourced) as shell:
        assert shell.after_tab(typed) == completed


def test_every_tab_completes(start: Start, tmp_path: Path) -> None:
    (tmp_path / "my-answers.yaml").touch()
    with start() as shell:
        for typed, completed in (
            ("hipcoach recommend --symp", "hipcoach recommend --symptom "),
            ("hipcoach recommend --flag trauma:u", "hipcoach recommend --flag trauma:urgent "),
            ("hipcoach recommend --flag=trauma:u", "hipcoach recommend --flag=trauma:urgent "),
            ('hipcoach recommend -s "ham', 'hipcoach recommend -s "hamstring" '),
            ("hipcoach recommend --paper let", "hipcoach recommend --paper letter "),
            ("hipcoach recommend --paper=let", "hipcoach recommend --paper=letter "),
            ("hipcoach recommend --format mark", "hipcoach recommend --format markdown "),
            ("hipcoach figure --side ri", "hipcoach figure --side right "),
            ("hipcoach schema rou", "hipcoach schema routine "),
            ("hipcoach catalogue show exe", "hipcoach catalogue show exercises "),
            ("hipcoach catalogue show exercises clams", "hipcoach catalogue show exercises clamshell "),
            ("hipcoach completion fi", "hipcoach completion fish "),
            ("hipcoach screen --answers my-", "hipcoach screen --answers my-answers.yaml "),
            ("hipcoach screen --answers=my-", "hipcoach screen --answers=my-answers.yaml "),
            ("hipcoach recommend --minutes my-", "hipcoach recommend --minutes my-"),
            (f"{BIN}/hipcoach schema rou", f"{BIN}/hipcoach schema routine "),
        ):
            assert shell.after_tab(typed) == completed


ODD = r"""%F{red}$(touch ran) `touch ran` \back a:b 'q' *"""


def test_values_are_shown_with_what_they_are_as_it_is_written(start: Start, shell: str, tmp_path: Path) -> None:
    if shell == "bash":
        pytest.skip("bash shows words alone")
    own = tmp_path / "own"
    own.mkdir()
    (own / "symptoms.yaml").write_text(
        yaml.safe_dump([{"id": "hip-pain", "name": "Hip", "location": ODD, "red_flags": ["trauma", "dvt", "neuro"]}])
    )
    with start(HIPCOACH_CATALOGUE=str(own)) as typed:
        typed.press("hipcoach recommend --symptom h\t")
        assert "the back of the thigh, up to the sit bone" in typed.sees(ODD)
    assert not list(tmp_path.rglob("ran"))


HOSTILE = (
    "$(touch ran)",
    "`touch ran`",
    "';touch ran;'",
    '";touch ran;"',
    "*",
    "%F{red}",
    "$HOME",
    "\\",
    "a:b",
    "&",
    ">",
)


def test_nothing_that_is_offered_is_run(start: Start, tmp_path: Path) -> None:
    """Neither of the program's, which offers no such word, nor of a program's that does."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "rows").write_text("".join(f"h{word}\t{word}\n" for word in HOSTILE))
    (other / "hipcoach").write_text(f"#!/bin/sh\n: >{other / 'asked'}\nexec cat {other / 'rows'}\n")
    (other / "hipcoach").chmod(0o755)
    with start(program=other) as shell:
        shell.after_tab("hipcoach recommend -s h")
    assert (other / "asked").exists()
    assert not list(tmp_path.rglob("ran"))
