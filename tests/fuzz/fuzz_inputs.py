"""Inputs: bytes of nothing in particular, knowledge files with something changed, and what people might type."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from hipcoach.catalogue.folder import MODELS
from hipcoach.catalogue.load import CHECKOUT, START
from hipcoach.catalogue.yaml_door import read_yaml

KINDS = tuple(MODELS)
_EXAMPLES = Path(__file__).parents[1] / "catalogue"

NASTY: list[Any] = [
    *(None, True, False, 0, -1, 1, 3, 10**9, 10**18, 0.5, -0.0, 1e308, "", " ", "x", "X Y", "a-b", "-", "x" * 5000),
    *(
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\x9b",
        "\u2028",
        "\x85",
        "a\u00a0b\u3000",
        "\u3164",
        "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "##[group]::x",
        "\ud800",
        "\ufeff",
        "٣",
        "é",
        "e\u0301",
        "👩‍👩‍👧",
        "<hip>",
        "<x>",
    ),
    *(
        [],
        {},
        [[]],
        [None],
        {"": ""},
        {"id": "x"},
        [1, 2],
        [2, 1],
        ["a"],
        {"at_least": 1},
        {"at_least": 9, "at_most": 1},
    ),
    *(
        "every-other-motion",
        "extension",
        "cars",
        "focus",
        "any",
        "unknown",
        "hamstring",
        "clamshell",
        "=1+1",
        "<b>",
        "%s",
    ),
]
TOKENS = [
    *(
        b"- ",
        b": ",
        b"\n",
        b"\t",
        b"#",
        b"[",
        b"]",
        b"{",
        b"}",
        b",",
        b"'",
        b'"',
        b"|\n",
        b">-\n",
        b"? ",
        b"---\n",
        b"...\n",
    ),
    *(
        b"&a ",
        b"*a ",
        b"!!int ",
        b"!",
        b"%YAML 1.1\n",
        b"<<: ",
        b"~",
        b"no",
        b"1:30",
        b"010",
        b"0x1f",
        b".inf",
        b".nan",
    ),
    *(
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\x00",
        b"\x1b",
        b"\x85",
        b"\xe2\x80\xa8",
        b"\xc2\x9b",
        b"\xed\xa0\x80",
        b"\xf0\x9f\x98\x80",
    ),
    *(
        b"- id: x\n",
        b"  off: true\n",
        b"# hipcoach: allow figure-missing\n",
        b"[" * 30,
        b"a: " * 30,
        b"9" * 40,
        b"\\",
        b"\\u202e",
        "# a note\u2028- id: x\u2028  off: true\n".encode(),
        "#\u2029".encode(),
        "#\u0085".encode(),
        b"#\r",
    ),
]


@cache
def files(kind: str) -> list[bytes]:
    """Files to start from: of the starting folder, of the examples, and parts of the built-in ones."""
    found = [file.read_bytes() for folder in (START, _EXAMPLES) for file in sorted(folder.rglob(f"{kind}.yaml"))]
    parts = (CHECKOUT / f"{kind}.yaml").read_bytes().split(b"\n- id:")
    return found + [b"- id:" + part for part in parts[1:]]


@cache
def entries(kind: str) -> list[Any]:
    """The built-in entries as plain data, and some that switch one off."""
    data = read_yaml((CHECKOUT / f"{kind}.yaml").read_bytes(), kind).data
    return [*data, *({"id": entry["id"], "off": True} for entry in data)]


kinds = st.sampled_from(KINDS)


@st.composite
def changed_bytes(draw: DrawFn, kind: str) -> bytes:
    """A file in which bytes were taken out, put in, doubled, or taken from another."""
    raw = bytearray(draw(st.sampled_from(files(kind))))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 30)))
        match draw(st.integers(0, 4)):
            case 0:
                del raw[start:end]
            case 1:
                raw[start:end] = draw(st.sampled_from(TOKENS))
            case 2:
                raw[start:start] = raw[start:end] * draw(st.integers(1, 3))
            case 3:
                raw[start:end] = draw(st.binary(max_size=4))
            case _:
                raw[start:] = draw(st.sampled_from(files(draw(kinds))))[start:]
    return bytes(raw)


@st.composite
def changed_entries(draw: DrawFn, kind: str) -> bytes:
    """A file of one to three entries in which values were replaced, taken out, put in or renamed."""
    data = copy.deepcopy(draw(st.lists(st.sampled_from(entries(kind)), min_size=1, max_size=3)))
    for _ in range(draw(st.integers(0, 4))):
        _change(draw, data)
    return json.dumps(data).encode("utf-8", errors="surrogatepass")


def _change(draw: DrawFn, data: Any) -> None:
    """One change, at a depth that is drawn."""
    here = data
    while True:
        inside = [
            each for each in (here.values() if isinstance(here, dict) else here) if isinstance(each, (dict, list))
        ]
        if not inside or draw(st.integers(0, 2)) == 0:
            break
        here = draw(st.sampled_from(inside))
    keys = list(here) if isinstance(here, dict) else list(range(len(here)))
    nasty = copy.deepcopy(draw(st.sampled_from(NASTY)))
    key = draw(st.sampled_from(keys)) if keys else None
    action = draw(st.integers(0, 3))
    if isinstance(here, dict):
        if action == 0 and key is not None:
            del here[key]
        elif action == 1:
            here[draw(st.sampled_from(["id", "off", "then", "when", "x", "phrases", "fill", "by", "motions"]))] = nasty
        elif key is not None:
            here[key] = nasty
    elif action == 0 and key is not None:
        del here[key]
    elif action == 1 or key is None:
        here.append(nasty)
    else:
        here[key] = nasty if action == 2 else [here[key]]


def knowledge(kind: str) -> SearchStrategy[bytes]:
    """The bytes of a knowledge file, good or bad."""
    return st.one_of(changed_entries(kind), changed_bytes(kind), changed_entries(kind), st.binary(max_size=200))


@cache
def _vocabulary() -> list[str]:
    concepts = [word for entry in entries("concepts") for word in entry.get("words", ())]
    phrases = [
        word
        for kind in ("symptoms", "red_flags")
        for entry in entries(kind)
        for texts in entry.get("phrases", {}).values()
        for text in texts
        for word in text.replace("|", " ").replace("-", " ").split()
    ]
    return sorted({*concepts, *phrases})


_SIGNS = st.sampled_from(
    ["", ".", ",", "!", "?", "\n", "\t", "\x1b[2J", "\u202e", "\x00", "\x9b", "’", "—", "🙂", "٣", "\ud800"]
)


@st.composite
def words(draw: DrawFn) -> str:
    """What somebody might type: words that mean something, in any order, among anything else."""
    some = st.one_of(
        *(st.sampled_from(_vocabulary()),) * 6,
        st.sampled_from(["my", "not", "no", "left", "right", "for 6 weeks", "8/10", "since", "I'm 17", "but", "and"]),
        st.text(max_size=12),
        _SIGNS,
    )
    return draw(st.sampled_from([" ", " ", " ", ""])).join(draw(st.lists(some, max_size=40)))


@st.composite
def repeated_words(draw: DrawFn) -> str:
    """A few words over and over, up to what is read at all: what is looked at from each word is looked at often."""
    few = st.lists(st.sampled_from([*_vocabulary(), "i", "he", "my", "not", "."]), min_size=1, max_size=6)
    before, again, after = draw(st.just([]) | few), draw(few), draw(st.just([]) | few)
    return " ".join([*before, *again * draw(st.integers(1, 2000 // len(again))), *after])
