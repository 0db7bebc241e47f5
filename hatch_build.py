"""What a build makes: the knowledge as validated JSON, templates as Python, the manual, the README for an index."""

from __future__ import annotations

import re
import runpy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

ROOT = Path(__file__).parent


class WheelHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the knowledge into the wheel: the YAML as it is, and its JSON form, which is what gets read.

    And the page's templates as Python, and the manual. The knowledge is validated with the package's own models; a
    broken catalogue builds no wheel.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before a wheel is packed. An editable install reads the YAML in place."""
        if version == "editable":
            return
        self._made = TemporaryDirectory()  # not the folder of packages: whatever lies there gets published
        for file in _compiled(Path(self._made.name)):
            build_data["force_include"][str(file)] = f"hipcoach/data/{file.name}"
        templates = _templates(Path(self._made.name))
        build_data["force_include"][str(templates)] = f"hipcoach/render/{templates.name}"
        for known in _known():
            build_data["force_include"][str(ROOT / "data" / known)] = f"hipcoach/data/{known}"
        for page in _manual(Path(self._made.name) / "man"):
            build_data["shared_data"][str(page)] = f"share/man/man1/{page.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Clear away what was only made to be packed."""
        if version != "editable":
            self._made.cleanup()


class ReadmeHook(MetadataHookInterface):
    """Completes the README's links, which an index of packages shows away from the files that they lead to.

    The address is `Source` of `[project.urls]`, and the version's tag. Without an address a link is only its text.
    """

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the description."""
        source = metadata.get("urls", {}).get("Source")
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        shown = _completed(text, source, f"v{metadata['version']}")
        metadata["readme"] = {"content-type": "text/markdown", "text": shown}


_CODE_OR_LINK = re.compile(
    r"```.*?```|`[^`]*`|(?P<picture>!?)\[(?P<says>[^\]]*)\]\((?!https?:|#)(?P<to>[^)\s]+)\)", re.DOTALL
)


def _completed(text: str, source: str | None, tag: str) -> str:
    def complete(found: re.Match[str]) -> str:
        picture, says, to = found.group("picture", "says", "to")
        if to is None:
            return found[0]
        if source is None:
            return "" if picture else says
        return f"{picture}[{says}]({source}/{'raw' if picture else 'blob'}/{tag}/{to})"

    return _CODE_OR_LINK.sub(complete, text)


def _known() -> tuple[str, ...]:
    """The files of knowledge, by their names: whatever else lies beside them is not meant for anybody."""
    with _own_modules():
        from hipcoach.catalogue.folder import FILES
        from hipcoach.catalogue.load import LEARNED

        return (*FILES, LEARNED)


def _compiled(into: Path) -> list[Path]:
    with _own_modules():
        from hipcoach.catalogue.load import compile_figures, compile_knowledge, load_figures, read_folders
        from hipcoach.coach.hearing.compiled import compile_words
        from hipcoach.render.drawn_ahead import DRAWN_AHEAD, draw_ahead

        data = ROOT / "data"
        knowledge = read_folders([data], None)
        made = {
            into / "knowledge.json": compile_knowledge(data),
            into / "figures.json": compile_figures(data),
            into / "words.json": compile_words(knowledge),
            into / DRAWN_AHEAD.name: draw_ahead(load_figures(knowledge, [data], builtin=False).values()),
        }
    for file, content in made.items():
        file.write_text(content, encoding="utf-8")
    return list(made)


def _templates(into: Path) -> Path:
    with _own_modules():
        from hipcoach.render.pages import COMPILED_TEMPLATES, compile_templates

        compile_templates(into / COMPILED_TEMPLATES.name)
        return into / COMPILED_TEMPLATES.name


def _manual(into: Path) -> list[Path]:
    with _own_modules():
        runpy.run_path(str(ROOT / "docs" / "man.py"))["main"](into)
    return sorted(into.iterdir())


@contextmanager
def _own_modules() -> Iterator[None]:
    sys.path.insert(0, str(ROOT / "src"))
    try:
        yield
    finally:
        sys.path.pop(0)
