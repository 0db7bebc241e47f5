"""`hipcoach figure`: what it writes where, and what it says instead."""

from __future__ import annotations

import io
import os
import re
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
import resvg_py
from PIL import Image, ImageChops, ImageOps, ImageStat

from hipcoach.catalogue import KINDS, Catalogue

WHOLE = Path(__file__).parents[1] / "catalogue" / "whole"
SVG = "{http://www.w3.org/2000/svg}"

LEANING = "- {id: leaning, position: standing, view: [50, 10], mat: false, frames: [{working: {hip: [40, 20, 0]}}]}\n"
BRIDGE = """\
- id: bridge
  position: supine
  view: [70, 12]
  track: [pelvis]
  frames:
    - {both: {hip: [50, 5, 0], knee: 100, rests: sole}}
    - {pelvis: [-20, 0, 0], level: 12}
    - {working: {knee: 20, rests: free}}
"""
GHOST = """\
- id: lift
  position: side-lying
  view: [-90, 20]
  layout: ghost
  frames: [{}, {working: {hip: [0, 40, 0]}}]
"""
STANCE = """\
- id: stance
  position: standing
  view: [30, 10]
  track: [working-knee]
  frames: [{working: {hip: [60, 0, 0], knee: 80}}]
"""
NAMES = ["bridge", "lift", "stance"]


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: bytes
    err: str

    @property
    def svg(self) -> str:
        """What it printed, held to be one SVG."""
        text = self.out.decode("utf-8")
        parsed(text)
        return text


Run = Callable[..., Done]


@pytest.fixture
def hipcoach(ended: Callable[..., int], capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run hipcoach; asserts the exit code."""

    def run(*arguments: str, exit_code: int | None = 0) -> Done:
        code = ended(*arguments)
        said = capsysbinary.readouterr()
        done = Done(code, said.out, said.err.decode("utf-8"))
        assert exit_code in (done.code, None), done.err
        return done

    return run


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """Options for a small knowledge of three exercises, each drawn."""
    folder = tmp_path_factory.mktemp("own")
    for kind in KINDS:
        (folder / f"{kind}.yaml").write_bytes((WHOLE / f"{kind}.yaml").read_bytes())
    exercise = (WHOLE / "exercises.yaml").read_text("utf-8")
    copies = [exercise.replace("id: bridge", f"id: {name}").replace("Bridge", name.title()) for name in NAMES]
    (folder / "exercises.yaml").write_text("".join(copies), encoding="utf-8")
    (folder / "figures.yaml").write_text(BRIDGE + GHOST + STANCE, encoding="utf-8")
    return ("--only", "--catalogue", str(folder))


@pytest.fixture
def pose(tmp_path: Path) -> Callable[[str], str]:
    """Writes a pose file; its name."""

    def write(text: str, name: str = "pose.yaml") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 (our own)


def words(svg: str) -> tuple[str | None, str | None]:
    """Title and description."""
    root = parsed(svg)
    return root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def raster(svg: str) -> Image.Image:
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, background="white"))
    return Image.open(io.BytesIO(data)).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, of 255."""
    assert one.size == other.size
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def test_an_exercise_is_drawn_with_its_name_and_its_cue(hipcoach: Run, catalogue: Catalogue) -> None:
    done = hipcoach("figure", "clamshell")
    entry = catalogue.exercise["clamshell"]
    assert words(done.svg) == (entry.name, entry.cue)
    assert done.err == ""


@pytest.mark.parametrize("spelling", ["Clamshell", "CLAMSHELL", " clamshell "])
def test_an_exercise_may_be_spelt_as_elsewhere(hipcoach: Run, spelling: str) -> None:
    assert hipcoach("figure", spelling).out == hipcoach("figure", "clamshell").out


@pytest.mark.parametrize(("word", "near"), [("clamshel", "clamshell"), ("standing cars", "standing-hip-cars")])
def test_an_unknown_exercise_names_the_nearest(hipcoach: Run, word: str, near: str) -> None:
    done = hipcoach("figure", word, exit_code=2)
    assert done.out == b""
    assert f"did you mean '{near}'" in done.err


def test_an_exercise_that_is_not_drawn_is_said_so(hipcoach: Run, own: tuple[str, ...]) -> None:
    (Path(own[-1]) / "figures.yaml").write_text(GHOST, encoding="utf-8")
    done = hipcoach(*own, "figure", "bridge", exit_code=2)
    assert "'bridge' has no figure" in done.err
    assert done.err.count("\n") == 1


def test_an_own_figure_is_drawn_instead_of_the_built_in_one(hipcoach: Run, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "figures.yaml").write_text(LEANING.replace("leaning", "clamshell"), encoding="utf-8")
    done = hipcoach("--catalogue", "own", "figure", "clamshell")
    assert done.svg != hipcoach("figure", "clamshell").svg
    assert words(done.svg)[0] == "Clamshell"


def test_a_name_is_text_and_never_markup(hipcoach: Run, own: tuple[str, ...]) -> None:
    file = Path(own[-1]) / "exercises.yaml"
    name, cue = "</title><script>alert(1)</script>&amp;", "Press ]]> “through” <b>both</b> heels é×漢."
    text = file.read_text("utf-8").replace("name: Bridge", f"name: '{name}'")
    file.write_text(text.replace("Press through the heels.", f"'{cue}'"), encoding="utf-8")
    for options in ((), ("--animated",)):
        svg = hipcoach(*own, "figure", "bridge", *options).svg
        assert words(svg) == (name, cue)
        assert "<script" not in svg


def test_stdout_gets_utf8_whatever_its_own_encoding_is(
    hipcoach: Run, own: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(own[-1]) / "exercises.yaml"
    file.write_text(file.read_text("utf-8").replace("name: Bridge", "name: Brücke 漢"), encoding="utf-8")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    hipcoach(*own, "figure", "bridge")
    assert words(raw.getvalue().decode("utf-8"))[0] == "Brücke 漢"


@pytest.mark.parametrize("options", [(), ("--animated",), ("--panel", "1"), ("--side", "right")])
def test_a_file_gets_what_stdout_gets(
    hipcoach: Run, own: tuple[str, ...], tmp_path: Path, options: tuple[str, ...]
) -> None:
    done = hipcoach(*own, "figure", "bridge", *options, "-o", "b.svg")
    assert (done.out, done.err) == (b"", "written to b.svg\n")
    assert (tmp_path / "b.svg").read_bytes() == hipcoach(*own, "figure", "bridge", *options).out
    assert [file.name for file in tmp_path.iterdir()] == ["b.svg"]


@pytest.mark.parametrize(("mask", "usual"), [(0o022, 0o644), (0o007, 0o660)])
def test_a_figure_may_be_read_by_whom_the_system_lets(
    hipcoach: Run, own: tuple[str, ...], tmp_path: Path, mask: int, usual: int
) -> None:
    with umask(mask):
        hipcoach(*own, "figure", "stance", "-o", "one.svg")
        hipcoach(*own, "figure", "--all", "-o", "all")
        assert os.umask(mask) == mask
    assert mode(tmp_path / "one.svg") == usual
    assert {mode(file) for file in (tmp_path / "all").iterdir()} == {usual}


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_a_routine_stays_private(hipcoach: Run, tmp_path: Path, mask: int) -> None:
    with umask(mask):
        hipcoach("recommend", "-s", "hamstring", "-o", "routine.txt")
        hipcoach("recommend", "-s", "hamstring", "--figures", "-o", "drawn.txt")
    assert mode(tmp_path / "routine.txt") == mode(tmp_path / "drawn.txt") == 0o600


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    hipcoach: Run, own: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.svg").write_text("old")

    def fail(*_: Any) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    done = hipcoach(*own, "figure", "bridge", "-o", "b.svg", exit_code=1)
    assert "b.svg can't be written: No space left on device" in done.err
    assert (tmp_path / "b.svg").read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["b.svg"]


def test_a_link_is_followed_and_a_pipe_is_written_to(hipcoach: Run, own: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "real.svg").write_text("old")
    (tmp_path / "link.svg").symlink_to("real.svg")
    hipcoach(*own, "figure", "stance", "-o", "link.svg")
    assert (tmp_path / "link.svg").is_symlink()
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    hipcoach(*own, "figure", "stance", "-o", "pipe")
    assert os.read(reader, 100_000) == (tmp_path / "real.svg").read_bytes()
    os.close(reader)


def test_all_figures_replace_a_link_and_nothing_behind_it(hipcoach: Run, own: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "stance.svg").symlink_to("../mine")
    hipcoach(*own, "figure", "--all", "-o", "all")
    assert not (tmp_path / "all" / "stance.svg").is_symlink()
    assert (tmp_path / "mine").read_text() == "mine"


def test_standard_output_is_no_folder(hipcoach: Run, own: tuple[str, ...]) -> None:
    assert "say where with -o DIR" in hipcoach(*own, "figure", "--all", "-o", "-", exit_code=2).err
    assert hipcoach(*own, "figure", "stance", "-o", "-").out == hipcoach(*own, "figure", "stance").out


def unwritable_places() -> list[tuple[str, tuple[str, ...]]]:
    return [
        ("missing/b.svg", ("bridge",)),
        ("file/b.svg", ("bridge",)),
        ("folder", ("bridge",)),
        (".", ("bridge",)),
        ("", ("bridge",)),
        ("a" * 300, ("bridge",)),
        ("file", ("--all",)),
        ("file/figures", ("--all",)),
        ("busy", ("--all",)),
        ("a" * 300, ("--all",)),
    ]


@pytest.mark.parametrize(("place", "what"), unwritable_places())
def test_an_unwritable_place_is_one_message(
    hipcoach: Run, own: tuple[str, ...], tmp_path: Path, place: str, what: tuple[str, ...]
) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "busy" / "bridge.svg").mkdir(parents=True)
    done = hipcoach(*own, "figure", *what, "-o", place, exit_code=1)
    assert done.out == b""
    assert re.fullmatch(r"hipcoach: \S+ can't be (written|made a folder): .+; choose another place\n", done.err)
    assert (tmp_path / "file").read_text() == "mine"
    assert list((tmp_path / "folder").iterdir()) == []


def test_a_folder_without_the_right_to_write_is_one_message(
    hipcoach: Run, own: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("hipcoach.cli.files._create", denied)
    for arguments in (("bridge", "-o", "b.svg"), ("--all", "-o", "all")):
        done = hipcoach(*own, "figure", *arguments, exit_code=1)
        assert "can't be written: its folder can't be written to (Permission denied)" in done.err
        assert done.err.count("\n") == 1
    assert list(tmp_path.rglob("*.svg")) == []


def test_all_figures_are_files_by_their_ids(hipcoach: Run, own: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "deep" / "out").mkdir(parents=True)
    (tmp_path / "deep" / "out" / "mine.txt").write_text("mine")
    done = hipcoach(*own, "figure", "--all", "-o", "deep/out")
    assert (done.out, done.err) == (b"", "3 figures written to deep/out\n")
    files = sorted((tmp_path / "deep" / "out").glob("*.svg"))
    assert [file.name for file in files] == [f"{name}.svg" for name in NAMES]
    assert [file.read_bytes() for file in files] == [hipcoach(*own, "figure", name).out for name in NAMES]
    assert (tmp_path / "deep" / "out" / "mine.txt").read_text() == "mine"


def test_all_figures_heed_the_other_options(hipcoach: Run, own: tuple[str, ...], tmp_path: Path) -> None:
    options = ("--animated", "--side", "right", "--theme", "dark")
    hipcoach(*own, "figure", "--all", "-o", "new/all", *options)
    assert (tmp_path / "new" / "all" / "lift.svg").read_bytes() == hipcoach(*own, "figure", "lift", *options).out


def test_broken_figures_leave_no_folder_behind(hipcoach: Run, own: tuple[str, ...], tmp_path: Path) -> None:
    (Path(own[-1]) / "figures.yaml").write_text("nonsense", encoding="utf-8")
    done = hipcoach(*own, "figure", "--all", "-o", "all", exit_code=1)
    assert "figures.yaml:1:1: must be a list of figures" in done.err
    assert list(tmp_path.iterdir()) == []


def test_the_contact_sheet_shows_a_frame_from_many_cameras(hipcoach: Run, own: tuple[str, ...]) -> None:
    sheets = [hipcoach(*own, "figure", "bridge", "--views", *which).svg for which in ((), ("--panel", "1"))]
    for sheet in sheets:
        captions = re.findall(r">(\[-?\d+, \d+\])<", sheet)
        assert len(set(captions)) == len(captions) == 36
    assert sheets[0] != sheets[1]
    assert sheets[0] == hipcoach(*own, "figure", "bridge", "--views", "--panel", "3").svg


def test_a_figure_of_one_frame_has_a_contact_sheet_too(hipcoach: Run, own: tuple[str, ...]) -> None:
    sheet = hipcoach(*own, "figure", "stance", "--views").svg
    assert sheet == hipcoach(*own, "figure", "stance", "--views", "--panel", "1").svg


@pytest.mark.parametrize("options", [(), ("--side", "right"), ("--theme", "dark")])
def test_each_panel_can_be_had_alone(hipcoach: Run, own: tuple[str, ...], options: tuple[str, ...]) -> None:
    panels = [hipcoach(*own, "figure", "bridge", "--panel", str(number), *options).svg for number in (1, 2, 3)]
    numbers = [parsed(panel).findtext(f"{SVG}text") for panel in panels]
    assert numbers == ["1", "2", "3"]
    assert len(set(panels)) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("bridge", "--panel", "4"), "'bridge' has 3 panels, no 4"),
        (("bridge", "--panel", "9" * 30), f"'bridge' has 3 panels, no {'9' * 30}"),
        (("lift", "--panel", "2"), "'lift' has 1 panel, no 2"),
        (("stance", "--panel", "2"), "'stance' has 1 panel, no 2"),
        (("lift", "--views", "--panel", "3"), "'lift' has 2 frames, no 3"),
        (("stance", "--views", "--panel", "2"), "'stance' has 1 frame, no 2"),
    ],
)
def test_a_panel_that_is_not_there_is_one_message(
    hipcoach: Run, own: tuple[str, ...], tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = hipcoach(*own, "figure", *arguments, "-o", "x.svg", exit_code=2)
    assert done.err == f"hipcoach: {said}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_ghost_is_one_panel_of_several_frames(hipcoach: Run, own: tuple[str, ...]) -> None:
    assert hipcoach(*own, "figure", "lift", "--panel", "1").svg == hipcoach(*own, "figure", "lift").svg
    assert hipcoach(*own, "figure", "lift", "--views", "--panel", "2").svg


@pytest.mark.parametrize("name", NAMES)
def test_the_motion_is_a_loop_for_whoever_wants_motion(hipcoach: Run, own: tuple[str, ...], name: str) -> None:
    svg = hipcoach(*own, "figure", name, "--animated").svg
    assert "@keyframes" in svg
    assert "@media (prefers-reduced-motion:no-preference)" in svg
    assert "<script" not in svg
    assert len(svg.encode()) <= 60_000


def test_an_animation_has_names_that_styles_can_have(hipcoach: Run, pose: Callable[[str], str]) -> None:
    # an id may begin with a digit, the name of a class or of keyframes may not (CSS Syntax 3, 4.3.9)
    svg = hipcoach("figure", "--animated", "--pose", pose(BRIDGE.replace("bridge", "90-90-bridge"))).svg
    names = re.findall(r"@keyframes ([^{]*)\{", svg) + re.findall(r"\.([\w-]*)\{", svg)
    assert names
    assert [name for name in names if not re.fullmatch(r"-?[A-Za-z_][\w-]*", name)] == []


def test_the_right_side_is_the_mirror_of_the_left(hipcoach: Run, pose: Callable[[str], str]) -> None:
    file = pose(LEANING)
    left, right = (raster(hipcoach("figure", "--pose", file, "--side", side).svg) for side in ("left", "right"))
    assert difference(left, raster(hipcoach("figure", "--pose", file).svg)) == 0
    assert 5 * difference(ImageOps.mirror(left), right) < difference(left, right)  # coordinates are rounded


@pytest.mark.parametrize("options", [(), ("--animated",)])
def test_a_theme_changes_colours_alone(hipcoach: Run, own: tuple[str, ...], options: tuple[str, ...]) -> None:
    light, dark = (hipcoach(*own, "figure", "bridge", "--theme", theme, *options).svg for theme in ("light", "dark"))
    colour = re.compile("#[0-9a-f]{6}")
    assert light == hipcoach(*own, "figure", "bridge", *options).svg
    assert set(colour.findall(light)) != set(colour.findall(dark))
    assert colour.sub("", light) == colour.sub("", dark)


def test_a_pose_is_drawn_by_its_file(hipcoach: Run, pose: Callable[[str], str]) -> None:
    svg = hipcoach("figure", "--pose", pose(LEANING)).svg
    title, description = words(svg)
    assert title == "leaning"
    assert description
    assert hipcoach("figure", "leaning", "--pose", pose(LEANING)).svg == svg


def test_a_pose_of_a_known_exercise_has_its_words(
    hipcoach: Run, pose: Callable[[str], str], catalogue: Catalogue
) -> None:
    entry = catalogue.exercise["clamshell"]
    svg = hipcoach("figure", "--pose", pose(LEANING.replace("leaning", "clamshell"))).svg
    assert words(svg) == (entry.name, entry.cue)


def test_one_of_several_poses_is_named(hipcoach: Run, pose: Callable[..., str]) -> None:
    file = pose(BRIDGE + LEANING)
    assert hipcoach("figure", "--pose", file, "leaning").svg == hipcoach("figure", "--pose", pose(LEANING, "one")).svg
    for arguments, said in (
        ((), "say which figure of pose.yaml to draw: bridge, leaning"),
        (("leanign",), "pose.yaml has no figure 'leanign'; did you mean 'leaning'?"),
        (("zzz",), "pose.yaml has no figure 'zzz'; it has bridge, leaning"),
    ):
        done = hipcoach("figure", "--pose", file, *arguments, exit_code=2)
        assert done.out == b""
        assert done.err == f"hipcoach: {said}\n"


def test_where_there_is_no_figure_none_is_drawn(hipcoach: Run, tmp_path: Path) -> None:
    done = hipcoach("--only", "figure", "--all", "-o", "all", exit_code=2)
    assert done.err.startswith("hipcoach: there is no figure to draw")
    assert not (tmp_path / "all").exists()


def test_a_pose_that_is_not_in_the_file_is_not_another(hipcoach: Run, pose: Callable[[str], str]) -> None:
    done = hipcoach("figure", "--pose", pose(LEANING), "bridge", exit_code=2)
    assert "leaning" in done.err


@pytest.mark.parametrize("text", ["", "[]\n", "# nothing yet\n"])
@pytest.mark.parametrize("id_", [(), ("bridge",)])
def test_a_pose_file_without_a_figure_says_so(
    hipcoach: Run, pose: Callable[[str], str], text: str, id_: tuple[str, ...]
) -> None:
    done = hipcoach("figure", "--pose", pose(text), *id_, exit_code=None)
    assert done.code in (1, 2)
    assert done.err.count("\n") == 1
    assert not done.err.rstrip().endswith(":")


OPTIONS: dict[str, tuple[str, ...]] = {
    "ID": ("bridge",),
    "--pose": ("--pose", "pose.yaml"),
    "--all": ("--all",),
    "--views": ("--views",),
    "--animated": ("--animated",),
    "--panel": ("--panel", "1"),
    "-o": ("-o", "out"),
}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "say what to draw"),
        ("-o", "say what to draw"),
        ("--views", "say what to draw"),
        ("--animated", "say what to draw"),
        ("--panel", "say what to draw"),
        ("--all", "say where with -o DIR"),
        ("--all --animated", "say where with -o DIR"),
        ("--all ID -o", "leave ID"),
        ("--all ID", "leave ID"),
        ("--all --pose -o", "leave ID, --pose"),
        ("--all --views -o", "--views"),
        ("--all --panel -o", "--panel"),
        ("--all --animated --views -o", "--views"),
        ("ID --animated --views", "--animated"),
        ("ID --animated --panel", "--animated"),
        ("ID --animated --panel --views", "--animated"),
        ("--pose --animated --panel", "--animated"),
        ("--views --animated", ""),
    ],
)
def test_options_that_do_not_go_together_are_one_message(
    hipcoach: Run, own: tuple[str, ...], tmp_path: Path, given: str, said: str
) -> None:
    (tmp_path / "pose.yaml").write_text(LEANING)
    arguments = [word for option in given.split() for word in OPTIONS[option]]
    done = hipcoach(*own, "figure", *arguments, exit_code=2)
    assert done.out == b""
    assert done.err.startswith("hipcoach: ")
    assert done.err.count("\n") == 1
    assert said in done.err
    assert [file.name for file in tmp_path.iterdir()] == ["pose.yaml"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("bridge", "--panel", "0"), "--panel"),
        (("bridge", "--panel", "-1"), "--panel"),
        (("bridge", "--panel", "1.5"), "--panel"),
        (("bridge", "--panel", "nan"), "--panel"),
        (("bridge", "--panel", ""), "--panel"),
        (("bridge", "--side", "both"), "'left', 'right'"),
        (("bridge", "--side", ""), "'left', 'right'"),
        (("bridge", "--theme", "sepia"), "'light', 'dark'"),
        (("bridge", "lift"), "lift"),
        (("bridge", "-o"), "requires an argument"),
        (("--pose",), "requires an argument"),
        (("bridge", "--figure", "none"), "--figure"),
        (("",), "say what to draw"),
        (("..",), "no exercise is called '..'"),
        (("../bridge",), "did you mean 'bridge'"),
    ],
)
def test_a_value_that_is_none_is_said(
    hipcoach: Run, own: tuple[str, ...], arguments: tuple[str, ...], said: str
) -> None:
    done = hipcoach(*own, "figure", *arguments, exit_code=2)
    assert done.out == b""
    assert said in done.err


def test_the_help_writes_the_argument_as_others_do(hipcoach: Run) -> None:
    text = hipcoach("figure", "--help").out.decode()
    assert hipcoach("figure", "-h").out.decode() == text
    assert "[[" not in text
    options = ("--pose", "--all", "--views", "--animated", "--panel", "--side", "--theme", "--output", "ID")
    assert [option for option in options if option not in text] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("word\n", "pose.yaml:1:1: must be a list of figures"),
        ("- [\n", "pose.yaml:2:1: is not valid YAML"),
        ("[" * 900, "pose.yaml:1:21: is nested deeper"),
        ("- &a [*a]\n", "pose.yaml:1:"),
        ("- !!python/object/apply:os.system [true]\n", "pose.yaml:1:3: has a tag"),
        (LEANING.replace("hip", "hpi"), "figure 'leaning', frames.0.working.hpi: is not a known field"),
        (LEANING.replace("40", ".nan"), "frames.0.working.hip.0: must be a number"),
        (LEANING.replace("40", "1.0e+999"), "frames.0.working.hip.0: must be a number"),
        (LEANING.replace("40", "9" * 400), "frames.0.working.hip.0: must be a number"),
        (LEANING.replace("40", "200"), "frames.0.working.hip.0: "),
        (LEANING.replace("id: leaning, ", ""), "figure, id: is missing; add it"),
        (LEANING.replace("leaning", "../leaning"), "figure '../leaning', id: must be lower-case words"),
        (LEANING * 2, "pose.yaml:2:4: figure 'leaning', id: is used twice"),
    ],
    ids=range(13),
)
def test_a_broken_pose_says_where(hipcoach: Run, pose: Callable[[str], str], text: str, said: str) -> None:
    done = hipcoach("figure", "--pose", pose(text), exit_code=1)
    assert done.out == b""
    assert done.err.startswith("hipcoach: pose.yaml:")
    assert said in done.err


@pytest.mark.parametrize("raw", [b"\x00", b"\xff\xfe-\x00", b"\x89PNG\r\n\x1a\n", b"\x7fELF\x01", b"- \x1b[2J"])
def test_a_binary_pose_is_one_message(hipcoach: Run, tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "pose.yaml").write_bytes(raw)
    done = hipcoach("figure", "--pose", "pose.yaml", exit_code=1)
    assert done.err.startswith("hipcoach: pose.yaml:1:")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("place", ["gone.yaml", "folder", ".", "", "file/pose.yaml", "a" * 300, "/dev/null"])
def test_what_is_no_pose_file_is_one_message(hipcoach: Run, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    done = hipcoach("figure", "--pose", place, exit_code=1)
    assert done.err.startswith("hipcoach: ")
    assert done.err.count("\n") == 1


HOSTILE = "\x1b[2J\u202e\x07\x9b31m"
"""Clears a terminal, reorders a line, rings and colours."""


@pytest.mark.parametrize(
    "text",
    [
        '- {id: "\\e[2J\\u202e"}\n',
        LEANING.replace("standing", '"\\e]0;x\\a\\u009b31m"'),
        LEANING.replace("mat", '"\\e[31m\\u202e"'),
        LEANING.replace("hip", '"\\e[2J"'),
        LEANING.replace("40", '"\\e[2J"'),
        "- \u202e\n",
    ],
    ids=range(6),
)
def test_hostile_text_in_a_pose_steers_no_terminal(hipcoach: Run, pose: Callable[[str], str], text: str) -> None:
    assert is_harmless(hipcoach("figure", "--pose", pose(text), exit_code=1).err)


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        ((HOSTILE,), 2),
        (("--pose", HOSTILE), 1),
        (("--pose", f"two{HOSTILE}"), 2),
        (("--pose", f"two{HOSTILE}", HOSTILE), 2),
        (("clamshell", "-o", f"{HOSTILE}/x.svg"), 1),
        (("clamshell", "-o", f"folder{HOSTILE}"), 1),
        (("--all", "-o", f"two{HOSTILE}"), 1),
        (("clamshell", "--theme", HOSTILE), 2),
        (("clamshell", "--side", HOSTILE), 2),
        (("clamshell", "--panel", HOSTILE), 2),
        (("--pose", "\udcff"), 1),
        (("\udcff",), 2),
    ],
    ids=range(12),
)
def test_a_hostile_name_steers_no_terminal(
    hipcoach: Run, pose: Callable[..., str], tmp_path: Path, arguments: tuple[str, ...], exit_code: int
) -> None:
    pose(BRIDGE + LEANING, f"two{HOSTILE}")
    (tmp_path / f"folder{HOSTILE}").mkdir()
    done = hipcoach("figure", *arguments, exit_code=exit_code)
    assert done.out == b""
    assert is_harmless(done.err)


def test_the_folder_of_all_figures_is_said_harmlessly(hipcoach: Run, own: tuple[str, ...]) -> None:
    assert is_harmless(hipcoach(*own, "figure", "--all", "-o", f"all{HOSTILE}").err)


def is_harmless(text: str) -> bool:
    return text != "" and all(c == "\n" or unicodedata.category(c)[0] != "C" for c in text)


@pytest.fixture
def stance(own: tuple[str, ...]) -> list[str]:
    """The real command that draws the smallest figure."""
    return [sys.executable, "-m", "hipcoach", *own, "figure", "stance"]


def test_a_closed_pipe_is_no_error(stance: list[str], tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(stance, check=False, stdout=writer, stderr=subprocess.PIPE, cwd=tmp_path, timeout=60)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
def test_a_full_disk_is_one_message(stance: list[str], tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(stance, check=False, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, timeout=60)
    assert done.returncode == 1
    assert done.stderr == b"hipcoach: the result can't be written to standard output: No space left on device\n"


def test_a_closed_stdout_is_no_traceback(stance: list[str], tmp_path: Path) -> None:
    command = ["bash", "-c", '"$@" -o stance.svg >&-', "bash", *stance]
    done = subprocess.run(command, check=False, capture_output=True, cwd=tmp_path, timeout=60)
    assert b"Traceback" not in done.stderr
