"""A small whole knowledge folder, for the tests of the catalogue to change and to break."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue import KINDS
from hipcoach.catalogue.yaml_door import read_yaml


@pytest.fixture
def whole_folder() -> Path:
    """A knowledge folder that validates on its own: one entry of each kind."""
    return Path(__file__).parent / "whole"


@pytest.fixture
def whole(whole_folder: Path) -> dict[str, Any]:
    """The entry of each kind in `whole_folder`, as plain data."""
    files = {kind: whole_folder / f"{kind}.yaml" for kind in KINDS}
    return {kind: read_yaml(file.read_bytes(), file.name).data[0] for kind, file in files.items()}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a knowledge folder: for each kind its text, or its entries (as JSON, which is YAML too)."""

    def write_folder(name: str = "own", **kinds: str | list[dict[str, Any]]) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        for kind, content in kinds.items():
            text = content if isinstance(content, str) else json.dumps(content, indent=1)
            (folder / f"{kind}.yaml").write_text(text, encoding="utf-8")
        return folder

    return write_folder
