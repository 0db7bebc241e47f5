"""Nothing about one exercise, rule, source, symptom, red flag or template is written in Python: no id is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import hipcoach
from hipcoach import vocabulary
from hipcoach.catalogue import Catalogue

SOURCE = Path(hipcoach.__file__).parent
WORDS = {word for words in vars(vocabulary).values() if isinstance(words, tuple) for word in words}
"""A caution and a symptom may have one name; the word is the vocabulary's."""


def literals(code: str) -> Iterator[tuple[int, str]]:
    """Line and text of every string of a module, apart from docstrings and from the project's name as a source."""
    tree = ast.parse(code)
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) or _names_own_source(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node.lineno, node.value


def _names_own_source(node: ast.AST) -> TypeGuard[ast.Assign]:
    return isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["OWN_SOURCE"]


def test_no_id_of_the_catalogue_stands_in_python(catalogue: Catalogue) -> None:
    kinds = ("exercises", "rules", "sources", "symptoms", "red_flags", "templates")
    ids = {entry.id for kind in kinds for entry in getattr(catalogue, kind)} - WORDS
    written = [
        f"{file.relative_to(SOURCE)}:{line}: {text}"
        for file in sorted(SOURCE.rglob("*.py"))
        for line, text in literals(file.read_text(encoding="utf-8"))
        if text in ids
    ]
    assert written == []


def test_what_counts_as_a_literal() -> None:
    code = '"""knee"""\nOWN_SOURCE = "us"\ndef f(x="hip"):\n    """clamshell"""\n    return f"groin{x}"\n'
    assert list(literals(code)) == [(3, "hip"), (5, "groin")]
