"""What a package takes along: all that is tracked and belongs in it, and nothing that only lies about."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from jinja2 import ModuleLoader

from hipcoach.catalogue.folder import FILES
from hipcoach.catalogue.load import COMPILED, COMPILED_FIGURES, COMPILED_WORDS, LEARNED
from hipcoach.render.drawn_ahead import DRAWN_AHEAD
from hipcoach.render.pages import COMPILED_TEMPLATES

pytestmark = pytest.mark.slow  # builds both

ROOT = Path(__file__).parents[1]
FOLDERS = ("src", "data", "tests", "benchmarks", "docs", ".ci", ".github")
BESIDE = (
    *("hatch_build.py", "pyproject.toml", ".gitignore", "LICENSE", "CITATION.cff", "README.md", "CHANGELOG.md"),
    *("CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "SECURITY.md"),
)
STRAY = (
    ".env", ".env.local", ".secret", ".netrc", ".pypirc", "id_rsa", "notes.md", "notes.txt", "TODO",
    "token.json", "keys.toml", "rules.yaml.bak", "rules.yaml~", ".rules.yaml.swp", "diary.sqlite",
    "notes-private.yaml", "old.js", "draft.html", "diary.sqlite3", "diary.sqlite3-wal", "diary.db", "backup.jsonl",
    "weeks.csv", "plan.ics", "config.toml", ".#session.py", "._session.py", ".session.py.swp", "#session.py#",
    "session.py~", "session.py.orig", "session.py.bak", "session.orig.py", "session copy.py", "session (1).py",
    "session.sync-conflict-20261128.py", "._page.html", ".#page.css", "page copy.js", "page~.svg", "._words.yaml",
)  # fmt: skip
STRAY_ALIKE = (
    *("tests/own/.npmrc", ".github/private/token.yml", "src/hipcoach/coach copy/coach.py"),
    *("src/hipcoach/.old/coach.py", "src/hipcoach/render/page/._page.html"),
    "src/hipcoach/render/page/player/.#clock.js",
    *("src/hipcoach/render/page/player/clock copy.js", "tests/catalogue/whole/whole (1).yaml"),
)
"""What is called as something that belongs in a package, in a place where nothing of it belongs."""
STRAY_IN = (
    *("", "src", "src/hipcoach", "src/hipcoach/coach", "src/hipcoach/render", "data", "data/sayings", "tests"),
    *("tests/coach", "benchmarks", "docs", "docs/figures", ".ci", ".github/workflows", "src/hipcoach/catalogue/start"),
    "tests/render/__snapshots__",
)


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """The files that the repository knows, as they are now."""
    if not (ROOT / ".git").exists():
        pytest.skip("no clone: what is tracked is not known")
    listed = subprocess.run(["git", "ls-files", "-z", "--cached"], cwd=ROOT, check=True, capture_output=True)
    return [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def littered(tracked: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is tracked, with stray files in every folder."""
    place = tmp_path_factory.mktemp("littered")
    for name in tracked:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, place / name)
    for folder in STRAY_IN:
        for name in STRAY:
            (place / folder / name).write_text("a secret", encoding="utf-8")
    for name in STRAY_ALIKE:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("a secret", encoding="utf-8")
    for tool in ("tests/page/node_modules/tool", "src/hipcoach/__pycache__"):
        (place / tool).mkdir(parents=True)
        (place / tool / "package.py").write_text("not ours", encoding="utf-8")
    return place


def built(place: Path, kind: str) -> Path:
    """The one package of this kind, built with what is installed here."""
    into = place / f"made-{kind}"
    command = (sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", into, place)
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (package,) = into.glob("hipcoach-*")
    return package


@pytest.fixture(scope="module")
def sdist(littered: Path) -> Path:
    """The source archive."""
    return built(littered, "sdist")


@pytest.fixture(scope="module")
def wheel(littered: Path) -> Path:
    """What gets installed."""
    return built(littered, "wheel")


def test_an_sdist_has_what_is_tracked_and_nothing_that_lies_about(sdist: Path, tracked: list[str]) -> None:
    with tarfile.open(sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    belongs = {name for name in tracked if name.startswith(tuple(f"{folder}/" for folder in FOLDERS))}
    assert packed - {"PKG-INFO"} == belongs | {*BESIDE}


def test_a_wheel_has_the_program_and_the_knowledge_by_its_names(wheel: Path, tracked: list[str]) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name and "/share/man/" not in name}
    program = {name.removeprefix("src/") for name in tracked if name.startswith("src/")}
    compiled = (COMPILED.name, COMPILED_FIGURES.name, COMPILED_WORDS.name, DRAWN_AHEAD.name)
    templates = {Path(name).name for name in program if Path(name).match("render/page/*.html")}
    made = {f"hipcoach/data/{name}" for name in (*FILES, LEARNED, *compiled)}
    made |= {
        f"hipcoach/render/{COMPILED_TEMPLATES.name}/{ModuleLoader.get_module_filename(name)}" for name in templates
    }
    assert templates
    assert packed == program | made


def test_a_wheel_has_the_manual_where_man_looks_for_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        pages = {name.partition(".data/data/")[2] for name in archive.namelist()}
    assert {"share/man/man1/hipcoach.1", "share/man/man1/hipcoach-catalogue-check.1"} <= pages


def test_a_build_leaves_nothing_beside_the_package(wheel: Path) -> None:
    assert list(wheel.parent.iterdir()) == [wheel]
