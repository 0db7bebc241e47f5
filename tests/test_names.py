"""One word, one thing: no public name of the program is defined in two rooms with two meanings."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import hipcoach

_SRC = Path(hipcoach.__file__).parent
_SAME_INTERFACE = {
    # a form each of whatever the coach answered
    "outcome": ("render.as_markdown", "render.as_page", "render.as_pdf", "render.as_text"),
    # a command, and the function of the library that does it
    "recommend": ("cli.recommend", "coach"),
    "explain": ("cli.explain", "coach.explain"),
    "screen": ("cli.screen", "coach"),
    "today": ("cli.diary.today", "coach.adapt.today"),
    "plan": ("cli.plan.plan", "coach.planning.plan"),
    # `hipcoach schema` and `hipcoach catalogue schema`, and so on
    "schema": ("cli.schema", "cli.catalogue.schema"),
    "show": ("cli.show", "cli.catalogue.show"),
    # a picture, and the same with an exercise's words on it
    "still": ("figures.svg", "render.figure_svg"),
    "animated": ("figures.animation", "render.figure_svg"),
}
"""Functions that share a name because they are one thing, each with where it is defined."""


@pytest.mark.slow
def test_no_class_alias_or_constant_has_a_name_that_stands_for_something_else_too() -> None:
    shared = {name: _rooms(of) for name, of in _definitions().items() if len(of) > 1 and name not in _SAME_INTERFACE}
    assert shared == {}


def test_functions_share_a_name_where_they_are_the_same_interface() -> None:
    definitions = _definitions()
    for name, rooms in _SAME_INTERFACE.items():
        assert _rooms(definitions[name]) == sorted(rooms), name
        assert {type(node) for _, node in definitions[name]} == {ast.FunctionDef}, name


def _definitions() -> dict[str, list[tuple[str, ast.stmt]]]:
    """Of each public name at a module's top: the modules that define it, and how."""
    definitions: dict[str, list[tuple[str, ast.stmt]]] = defaultdict(list)
    for file in sorted(_SRC.rglob("*.py")):
        module = ".".join(file.relative_to(_SRC).with_suffix("").parts).removesuffix(".__init__")
        seen: set[str] = set()
        for node in _statements(ast.parse(file.read_text(encoding="utf-8"))):
            for name in _names(node):
                if not name.startswith("_") and name not in seen:
                    seen.add(name)
                    definitions[name].append((module, node))
    return definitions


def _statements(node: ast.AST) -> Iterator[ast.stmt]:
    """The statements at the top, those under an `if` or a `try` too."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.If, ast.Try, ast.With, ast.ExceptHandler)):
            yield from _statements(child)
        elif isinstance(child, ast.stmt):
            yield child


def _names(node: ast.stmt) -> Iterator[str]:
    """The names that a statement defines; an import only passes one on."""
    if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
        yield node.name
    elif isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name))


def _rooms(definitions: list[tuple[str, ast.stmt]]) -> list[str]:
    return sorted(module for module, _ in definitions)
