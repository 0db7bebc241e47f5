"""Puts the knowledge into the wheel: the YAML as it is, and its validated JSON form, which is what gets read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class KnowledgeHook(BuildHookInterface):  # type: ignore[type-arg]
    """Validates `data/` with the package's own models; a broken catalogue builds no wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before a wheel is packed. An editable install reads the YAML in place."""
        if version == "editable":
            return
        sys.path.insert(0, str(ROOT / "src"))
        try:
            from hipcoach.catalogue.folder import FILES
            from hipcoach.catalogue.load import LEARNED, compile_figures, compile_knowledge, read_folders
            from hipcoach.coach.hearing.compiled import compile_words

            def words(folder: Path) -> str:
                return compile_words(read_folders([folder], None))

            for name, compiled in (("knowledge", compile_knowledge), ("figures", compile_figures), ("words", words)):
                file = Path(self.directory) / f"{name}.json"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(compiled(ROOT / "data"), encoding="utf-8")
                build_data["force_include"][str(file)] = f"hipcoach/data/{file.name}"
            for known in (*FILES, LEARNED):  # by their names: whatever else lies beside them is not meant for anybody
                build_data["force_include"][str(ROOT / "data" / known)] = f"hipcoach/data/{known}"
        finally:
            sys.path.pop(0)
