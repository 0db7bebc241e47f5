from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from hipcoach.coach import NothingLeft, Referral, Routine
from hipcoach.render import as_markdown


def test_a_routine_as_markdown(routine: Routine, snapshot: SnapshotAssertion) -> None:
    assert as_markdown.outcome(routine) == snapshot


def test_refusals_as_markdown(referral: Referral, nothing_left: NothingLeft, snapshot: SnapshotAssertion) -> None:
    assert as_markdown.outcome(referral) == snapshot
    assert as_markdown.outcome(nothing_left) == snapshot


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* _c_", r"a \*b\* \_c\_"),
        ("<script>", r"\<script\>"),
        ("[x](y)", r"\[x\](y)"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("+ no list", r"\+ no list"),
        ("a | b ~ `c` &amp;", r"a \| b \~ \`c\` \&amp;"),
        ("plain, text; 3-4 (five).", "plain, text; 3-4 (five)."),
    ],
)
def test_text_is_never_markdown(text: str, shown: str) -> None:
    assert as_markdown.escaped(text) == shown
