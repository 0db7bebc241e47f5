from __future__ import annotations

from collections.abc import Callable

import pytest

from hipcoach.cli import complete


@pytest.mark.parametrize(
    ("offer", "typed", "expected"),
    [
        (complete.symptoms, "ham", ["hamstring"]),
        (complete.exercises, "glute", ["glute-bridge"]),
        (complete.templates, "daily", ["daily-cars"]),
        (complete.flags, "tra", ["trauma"]),
        (complete.focus, "ca", ["cars"]),
        (complete.motions, "ab", ["abduction"]),
        (complete.methods, "gl", ["glide"]),
        (complete.positions, "pr", ["prone"]),
        (complete.equipment, "no", ["none"]),
        (complete.spared, "pro", ["prone", "prone-heel-drop-test"]),
        (complete.cautions, "ner", ["nerve"]),
        (complete.activities, "hik", ["hiking"]),
        (complete.moments, "bef", ["before"]),
        (complete.sides, "l", ["left"]),
    ],
)
def test_what_is_offered(offer: Callable[[str], list[str]], typed: str, expected: list[str]) -> None:
    assert offer(typed)[: len(expected)] == expected
    assert all(word.startswith(typed) for word in offer(typed))
