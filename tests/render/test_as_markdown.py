from __future__ import annotations

from importlib.util import find_spec

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from hipcoach.coach import NothingLeft, Referral, Routine
from hipcoach.render import as_markdown
from hipcoach.text import one_line


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
        ("12)", r"12\)"),
        ("- no list", r"\- no list"),
        ("+ no list", r"\+ no list"),
        ("---", r"\---"),
        ("   no code  ", "no code"),
        ("https://evil.com, a@b.co", r"https:\//evil\.com, a\@b\.co"),
        (":smile: {.note} $x$ ==y==", r"\:smile: \{.note\} \$x\$ =\=y=\="),
        ("a | b ~ `c` &amp;", r"a \| b \~ \`c\` \&amp;"),
        ("plain, text; 3-4 (five): 1.5 of 1:30, e.g. 50 %.", "plain, text; 3-4 (five): 1.5 of 1:30, e.g. 50 %."),
    ],
)
def test_text_is_never_markdown(text: str, shown: str) -> None:
    assert as_markdown.escaped(text) == shown


_WHERE = ("# {}", "{}", "- {}", "1. {}", "> {}\n", "**{}**", "above\n{}\nbelow", "a | b\n{}\nc | d", "Felt: {}. End")
"""How a text stands in a routine, and worse."""
_HOSTILE = st.lists(
    st.sampled_from(
        [
            *(
                "-",
                "--",
                "---",
                "***",
                "___",
                "- - -",
                "===",
                "1.",
                "12)",
                "+ ",
                "    ",
                "  ",
                "\t",
                "\n",
                "\x1b",
                "\\",
            ),
            *("https://", "//localhost", "www.", "evil.com", "a@b.co", "mailto:a@b.co", "ftp://x.y", "x.de/"),
            *("#123", "@me", ":smile:", "$x$", "$$", "|", "|-|", ":-:", "&amp;", "&#35;", "<b>", "<!--", "[x]", "(y)"),
            *("![", "[^1]", "```", "~~", "`", "*", "_", "^", "==", "%%", "{.c}", "::: ", "[ ] ", "> ", " #", "\u00a0"),
            *("a", "b", "1", " ", ".", ":", "!", "'", '"', "/", "é", "😀", "\u3000", "\u2028"),
        ]
    )
    | st.characters(),
    max_size=8,
).map("".join)


_PARSERS = {"CommonMark": MarkdownIt("commonmark"), "GitHub": MarkdownIt("gfm-like", {"linkify": False})}
if find_spec("linkify_it"):
    _PARSERS["GitHub, with links"] = MarkdownIt("gfm-like")


def _parsed(parser: MarkdownIt, source: str) -> tuple[str, list[str]]:
    """The text of a source, and what else there is in it."""
    tokens = [inner for token in parser.parse(source) for inner in token.children or [token]]
    others = [token.type for token in tokens if token.type != "text"]
    return "".join(token.content for token in tokens if token.type == "text"), others


@pytest.mark.parametrize("parser", _PARSERS.values(), ids=_PARSERS)
@given(text=_HOSTILE)
def test_a_parser_of_markdown_gives_back_the_text_and_nothing_else(parser: MarkdownIt, text: str) -> None:
    shown = one_line(text).strip()
    assume(shown)
    for where in _WHERE:
        around, others = _parsed(parser, where.format("\0"))
        assert _parsed(parser, where.format(as_markdown.escaped(text))) == (around.replace("\ufffd", shown), others)
