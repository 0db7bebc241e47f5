"""Figures of `show` and of `recommend --figures`: where they are drawn, and where they are not."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hipcoach.catalogue import KINDS, Catalogue
from hipcoach.catalogue.figure import Figure
from hipcoach.render import as_text
from hipcoach.render.figure_text import put_figure
from hipcoach.render.text.capabilities import Capabilities, ColourSystem
from hipcoach.render.text.paper import Paper

WHOLE = Path(__file__).parents[1] / "catalogue" / "whole"
RECOMMEND = ("recommend", "-s", "hamstring")
ROWS = as_text._FIGURE_ROWS
FIGURE = (
    "- {id: bridge, position: supine, view: [70, 12], frames: [{both: {hip: [50, 5, 0], knee: 100, rests: sole}}]}\n"
)


class Done(NamedTuple):
    """How a command ended."""

    out: str
    err: str

    @property
    def plain(self) -> str:
        """What it printed, without colours."""
        return re.sub(r"\x1b\[[0-9;]*m", "", self.out)

    @property
    def blocks(self) -> int:
        """Half blocks that it printed."""
        return sum(self.plain.count(sign) for sign in "▀▄")

    @property
    def dots(self) -> int:
        """Cells of braille that it printed."""
        return len(re.findall("[\u2800-\u28ff]", self.plain))


Run = Callable[..., Done]


@pytest.fixture
def piped(ended: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run hipcoach with its output read by a program."""

    def run(*arguments: str, exit_code: int = 0, **environment: str) -> Done:
        for name, value in {"TERM": "xterm-256color", "COLUMNS": "100", **environment}.items():
            monkeypatch.setenv(name, value)
        code = ended(*arguments)
        done = Done(*capsys.readouterr())
        assert code == exit_code, done.err
        return done

    return run


def drained(master: int) -> bytes:
    """All that is written to a terminal until it is closed."""
    read = b""
    try:
        while data := os.read(master, 1 << 16):
            read += data
    except OSError:  # how Linux says that nobody writes any more
        pass
    return read


@pytest.fixture
def on_a_terminal(piped: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run hipcoach on a terminal of 100 columns with all colours."""

    def run(*arguments: str, exit_code: int = 0, encoding: str = "utf-8", **environment: str) -> Done:
        master, slave = pty.openpty()
        shown: list[bytes] = []
        screen = threading.Thread(target=lambda: shown.append(drained(master)))
        screen.start()
        with monkeypatch.context() as patched, open(slave, "w", encoding=encoding, errors="replace") as terminal:  # noqa: PTH123
            patched.setattr(sys, "stdout", terminal)
            done = piped(*arguments, exit_code=exit_code, **{"COLORTERM": "truecolor", **environment})
        screen.join()
        os.close(master)
        assert done.out == ""
        return Done(shown[0].decode(encoding).replace("\r\n", "\n"), done.err)

    return run


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """Options for a knowledge of one exercise, drawn."""
    folder = tmp_path_factory.mktemp("own")
    for kind in KINDS:
        (folder / f"{kind}.yaml").write_bytes((WHOLE / f"{kind}.yaml").read_bytes())
    (folder / "figures.yaml").write_text(FIGURE, encoding="utf-8")
    return ("--only", "--catalogue", str(folder))


def drawing(figure: Figure, style: str = "blocks", colour: ColourSystem | None = "truecolor", **options: Any) -> str:
    """A figure as a terminal of 100 columns is to show it, with the gap under it."""
    paper = Paper(Capabilities(100, colour))
    put_figure(paper, figure, style, **options)
    drawn = paper.text()
    assert drawn.strip()
    return drawn


def test_a_terminal_shows_the_figure_in_colour_between_name_and_cue(
    on_a_terminal: Run, catalogue: Catalogue, figures: dict[str, Figure]
) -> None:
    done = on_a_terminal("show", "clamshell")
    before, drawn, after = done.out.partition(drawing(figures["clamshell"]))
    assert drawn
    assert catalogue.exercise["clamshell"].name in before
    assert catalogue.exercise["clamshell"].cue in after
    assert done.blocks > 300
    assert done.dots == 0
    assert ";48;2;" in drawn
    assert done.err == ""


@pytest.mark.parametrize("options", [(), ("--figure", "outline"), ("--figure", "none"), ("--figure", "blocks")])
def test_whoever_pipes_it_gets_the_text_alone(
    piped: Run, on_a_terminal: Run, catalogue: Catalogue, options: tuple[str, ...]
) -> None:
    done = piped("show", "clamshell", *options)
    assert (done.blocks, done.dots) == (0, 0)
    assert "\x1b" not in done.out
    assert catalogue.exercise["clamshell"].cue in done.out
    assert done.out == on_a_terminal("show", "clamshell", "--figure", "none").plain


@pytest.mark.parametrize("style", ["blocks", "outline"])
def test_a_figure_is_added_and_nothing_else_changes(
    piped: Run, on_a_terminal: Run, figures: dict[str, Figure], style: str
) -> None:
    done = on_a_terminal("show", "clamshell", "--figure", style)
    before, drawn, after = done.out.partition(drawing(figures["clamshell"], style))
    assert drawn
    assert Done(before + after, "").plain == piped("show", "clamshell").out


def test_an_outline_is_dots_in_colour(on_a_terminal: Run, figures: dict[str, Figure]) -> None:
    done = on_a_terminal("show", "clamshell", "--figure", "outline")
    assert drawing(figures["clamshell"], "outline") in done.out
    assert done.dots > 200
    assert done.blocks == 0


@pytest.mark.parametrize("style", ["blocks", "outline"])
def test_without_colours_a_figure_is_an_outline(on_a_terminal: Run, figures: dict[str, Figure], style: str) -> None:
    done = on_a_terminal("show", "clamshell", "--figure", style, NO_COLOR="1")
    assert drawing(figures["clamshell"], "outline", None) in done.out
    assert done.blocks == 0
    assert "\x1b" not in done.out


@pytest.mark.sweep
@pytest.mark.parametrize("style", ["blocks", "outline"])
@pytest.mark.parametrize(
    "terminal",
    [
        {"COLUMNS": "20"},
        {"COLUMNS": "1"},
        {"TERM": "dumb"},
        {"TERM": "unknown"},
        {"encoding": "ascii"},
        {"encoding": "latin-1"},
        {"encoding": "cp1252"},
    ],
    ids=lambda terminal: "-".join(terminal.values()),
)
def test_a_terminal_that_cannot_show_it_gets_the_text_alone(
    on_a_terminal: Run, terminal: dict[str, str], style: str
) -> None:
    done = on_a_terminal("show", "clamshell", "--figure", style, **terminal)
    assert (done.blocks, done.dots) == (0, 0)
    assert done.plain == on_a_terminal("show", "clamshell", "--figure", "none", **terminal).plain
    assert "Clamshell" in done.plain


def test_no_figure_is_drawn_for_whoever_wants_none(on_a_terminal: Run) -> None:
    done = on_a_terminal("show", "clamshell", "--figure", "none")
    assert (done.blocks, done.dots) == (0, 0)


def test_json_is_never_drawn_into(on_a_terminal: Run, piped: Run) -> None:
    done = on_a_terminal("show", "clamshell", "--json", "--figure", "outline")
    assert json.loads(done.out) == json.loads(piped("show", "clamshell", "--json").out)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("columns", "style"), [(30, "blocks"), (50, "blocks"), (80, "outline"), (120, "blocks"), (400, "outline")]
)
def test_no_line_is_wider_than_the_terminal(
    on_a_terminal: Run, figures: dict[str, Figure], columns: int, style: str
) -> None:
    most = max(figures, key=lambda id_: len(figures[id_].frames))
    done = on_a_terminal("show", most, "--figure", style, COLUMNS=str(columns))
    assert max(map(len, done.plain.splitlines())) <= columns
    assert done.blocks + done.dots > 0 or columns < 80


def test_an_unknown_style_names_the_known_ones(piped: Run) -> None:
    done = piped("show", "clamshell", "--figure", "ascii", exit_code=2)
    assert all(f"'{style}'" in done.err for style in ("blocks", "outline", "none"))


def test_an_exercise_that_is_not_drawn_is_text(on_a_terminal: Run, own: tuple[str, ...]) -> None:
    assert on_a_terminal(*own, "show", "bridge").blocks
    (Path(own[-1]) / "figures.yaml").unlink()
    done = on_a_terminal(*own, "show", "bridge")
    assert done.blocks == 0
    assert "Press through the heels." in done.plain


@pytest.mark.parametrize("words", [("show", "bridge"), ("show", "bridge", "--figure", "none"), ("list",)])
def test_a_broken_figure_of_ones_own_is_told_whether_it_is_drawn_or_not(
    on_a_terminal: Run, piped: Run, own: tuple[str, ...], words: tuple[str, ...]
) -> None:
    (Path(own[-1]) / "figures.yaml").write_text("nonsense", encoding="utf-8")
    for run in (on_a_terminal, piped):
        assert "figures.yaml:1:1: must be a list" in run(*own, *words, exit_code=1).err


def steps_of(piped: Run, *options: str) -> list[tuple[str, str]]:
    """Id and name of each step that is recommended."""
    routine = json.loads(piped(*RECOMMEND, *options, "--json").out)
    return [(step["exercise"], step["name"]) for phase in routine["phases"] for step in phase["steps"]]


@pytest.mark.slow
@pytest.mark.parametrize(("options", "mirrored"), [(("--side", "left"), False), (("--side", "right"), True)])
def test_each_step_is_drawn_above_its_name_with_the_side_that_is_sore(
    on_a_terminal: Run, piped: Run, figures: dict[str, Figure], options: tuple[str, ...], mirrored: bool
) -> None:
    done = on_a_terminal(*RECOMMEND, "--figures", *options)
    rest = done.out
    for number, (id_, name) in enumerate(steps_of(piped, *options), start=1):
        this, mirror = (drawing(figures[id_], rows=ROWS, mirrored=way) for way in (mirrored, not mirrored))
        above, drawn, rest = rest.partition(this)
        assert drawn, id_
        assert name not in above
        assert Done(rest, "").plain.startswith(f"{number}. {name}")
        assert mirror not in done.out or mirror == this


def test_a_drawn_routine_says_what_a_plain_one_says(on_a_terminal: Run, piped: Run) -> None:
    done, plain = on_a_terminal(*RECOMMEND, "--figures"), piped(*RECOMMEND)
    left = iter(done.plain.splitlines())
    assert [line for line in plain.out.splitlines() if line not in left] == []
    assert done.err == plain.err


def test_a_routine_is_not_drawn_unless_asked(on_a_terminal: Run) -> None:
    done = on_a_terminal(*RECOMMEND)
    assert (done.blocks, done.dots) == (0, 0)


def test_a_routine_without_colours_is_drawn_in_outline(on_a_terminal: Run) -> None:
    done = on_a_terminal(*RECOMMEND, "--figures", NO_COLOR="1")
    assert done.blocks == 0
    assert done.dots > 1000
    assert "\x1b" not in done.out


@pytest.mark.parametrize("terminal", [{"COLUMNS": "10"}, {"TERM": "dumb"}, {"encoding": "ascii"}])
def test_a_routine_is_whole_where_it_cannot_be_drawn(on_a_terminal: Run, terminal: dict[str, str]) -> None:
    done = on_a_terminal(*RECOMMEND, "--figures", **terminal)
    assert (done.blocks, done.dots) == (0, 0)
    assert done.out == on_a_terminal(*RECOMMEND, "--full", **terminal).out


def test_a_piped_routine_says_why_nothing_is_drawn(piped: Run) -> None:
    done, plain = piped(*RECOMMEND, "--figures"), piped(*RECOMMEND)
    assert done.out == plain.out
    note, _, rest = done.err.partition("\n")
    assert note == "note: figures are drawn in a terminal; for files, see `hipcoach figure --help`"
    assert rest == plain.err


def test_a_routine_in_a_file_is_not_drawn(on_a_terminal: Run, tmp_path: Path) -> None:
    done = on_a_terminal(*RECOMMEND, "--figures", "-o", "routine.txt")
    on_a_terminal(*RECOMMEND, "-o", "plain.txt")
    assert (tmp_path / "routine.txt").read_text("utf-8") == (tmp_path / "plain.txt").read_text("utf-8")
    assert done.out == ""
    assert done.err.startswith("note: figures are drawn in a terminal")


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_data_is_never_drawn_into(on_a_terminal: Run, form: str) -> None:
    drawn = on_a_terminal(*RECOMMEND, "--figures", "--format", form)
    assert drawn.out == on_a_terminal(*RECOMMEND, "--format", form).out
    assert drawn.err.startswith("note: figures are drawn in a terminal")


@pytest.mark.parametrize("words", [("show", "clamshell"), (*RECOMMEND, "--figures")])
def test_who_forces_colours_into_a_pipe_forces_no_figures(piped: Run, words: tuple[str, ...]) -> None:
    done = piped(*words, FORCE_COLOR="1")
    assert "\x1b[1m" in done.out
    assert (done.blocks, done.dots) == (0, 0)


@pytest.mark.sweep
@pytest.mark.parametrize(("columns", "drawn"), [(100, True), (20, False)])
def test_the_real_command_on_a_real_terminal(own: tuple[str, ...], columns: int, drawn: bool) -> None:
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "hipcoach", *own, "show", "bridge"]
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=subprocess.PIPE, env=environment, cwd=own[-1]
    ) as running:
        os.close(slave)
        done = Done(drained(master).decode("utf-8"), "")
        assert running.stderr is not None
        assert running.stderr.read() == b""
    os.close(master)
    assert running.returncode == 0
    assert (done.blocks > 300) is (done.blocks > 0) is drawn
