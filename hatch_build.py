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
            from hipcoach.catalogue.load import compile_knowledge

            compiled = Path(self.directory) / "knowledge.json"
            compiled.parent.mkdir(parents=True, exist_ok=True)
            compiled.write_text(compile_knowledge(ROOT / "data"), encoding="utf-8")
        finally:
            sys.path.pop(0)
        build_data["force_include"][str(compiled)] = "hipcoach/data/knowledge.json"
        for file in sorted((ROOT / "data").glob("*.yaml")):
            build_data["force_include"][str(file)] = f"hipcoach/data/{file.name}"
