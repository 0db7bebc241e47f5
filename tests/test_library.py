"""What `import hipcoach` offers."""

from __future__ import annotations

import ast
from pathlib import Path

import hipcoach


def test_every_public_name_is_listed_led_to_a_room_and_known_to_a_type_checker() -> None:
    tree = ast.parse(Path(hipcoach.__file__).read_text(encoding="utf-8"))
    (typed,) = (node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    imported = {
        name.name: node.module for node in ast.walk(typed) if isinstance(node, ast.ImportFrom) for name in node.names
    }
    assert imported == {name: f"hipcoach.{room}" for name, room in hipcoach._ROOMS.items()}
    assert hipcoach.__all__ == sorted(imported)
    assert all(hasattr(hipcoach, name) for name in imported)
