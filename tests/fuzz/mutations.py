"""Knowledge folders of built-in entries in which something was changed, mostly to what validates, and of copies."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from fuzz_inputs import KINDS, entries
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

Place = tuple[str, ...]
"""The keys that lead to a value, without the numbers of lists."""

_ODD_TEXTS = (
    *("x", "-", "---", "1.", "   x", "# x", "Lie down.\u00a0Lift.", "\u3164", "é" * 90, "W" * 80, "https://x.example"),
    *("a@b.example", "*x* _y_ `z`", "<b>x</b>", "{{ 7 }}", "#eval(1)", "$x$", "::error::x", "##[add-mask]x", "👩‍👩‍👧"),
    *("x" * 120, "hip " * 30, "…", "1) x", "> x", "| x |", "\\", "'", '"', "&amp;", "%s", "[x](y)", "~~x~~"),
)
_ODD_NUMBERS = (0, 1, 2, 3, 5, 6, 9, 10, 20, 30, 59, 60, 90, 100, 119, 120, 150, 180, 300, 600, 3600, 86400, 10**6, 0.1)
_COPIES = (1, 1, 1, 1, 1, 1, 2, 20, 300, 1500)
_LADDERS = ("of", "easier", "harder")
"""Fields that name entries of their own kind: each copy names the one before."""


class Folder(NamedTuple):
    """A knowledge folder, and what it is asked."""

    files: dict[str, list[Any]]
    words: str
    minutes: int
    pdf: bool


@cache
def _seen(kind: str) -> dict[Place, list[Any]]:
    """What the built-in entries have in each place."""
    seen: dict[Place, list[Any]] = defaultdict(list)
    for entry in entries(kind):
        for place, holder, key in _places(entry):
            if holder[key] not in seen[place]:
                seen[place].append(holder[key])
    return seen


def _places(data: Any, above: Place = ()) -> Iterator[tuple[Place, Any, Any]]:
    """Every place under some data: its keys, what holds the value, and under which key."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        here = (*above, str(key)) if isinstance(data, dict) else (*above, "*")
        yield here, data, key
        if isinstance(value, (dict, list)):
            yield from _places(value, here)


@st.composite
def folders(draw: DrawFn) -> Folder:
    """A folder of one to three changed entries, each by itself or many times, and words that are in its phrases."""
    files: dict[str, list[Any]] = {}
    for kind in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3)):
        entry = copy.deepcopy(draw(st.sampled_from(entries(kind))))
        for _ in range(draw(st.sampled_from([0, 1, 1, 2, 3, 5]))):
            _change(draw, kind, entry)
        files.setdefault(kind, []).extend(_copies(entry, draw(st.sampled_from(_COPIES))))
    some = st.sampled_from(_words_in(files))
    before, again = draw(st.lists(some, max_size=2)), draw(st.lists(some, min_size=1, max_size=4))
    words = " ".join([*before, *again * draw(st.sampled_from([1, 2, 10, 40, 300])), ".", draw(some)])
    return Folder(files, words, draw(st.sampled_from([3, 12, 60])), pdf=draw(st.integers(0, 5)) == 0)


def _change(draw: DrawFn, kind: str, entry: Any) -> None:
    """One value becomes another that stands there somewhere, an extreme one, more or less of the same; or goes."""
    places = [each for each in _places(entry) if each[0] != ("id",)]
    if not places:
        return
    place, holder, key = draw(st.sampled_from(places))
    value = holder[key]
    new = [st.sampled_from(_seen(kind)[place])]
    if isinstance(value, str):
        new += [_phrases(value)] if place[0] == "phrases" else [st.sampled_from(_ODD_TEXTS)] if " " in value else []
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        new.append(st.sampled_from(_ODD_NUMBERS))
    elif isinstance(value, list):
        new.append(st.sampled_from([value[:1], value[::-1], value * 2, value * 100]))
    elif isinstance(holder, dict) and draw(st.booleans()):
        del holder[key]
        return
    holder[key] = copy.deepcopy(draw(st.one_of(new)))


def _phrases(phrase: str) -> st.SearchStrategy[str]:
    """The phrase with items over and over, or with many alternatives of them."""
    items = phrase.split()
    words = [word for item in items for word in item.split("|") if word != ">"]
    often = " ".join([*(items[:1] * 5), items[-1]])
    wide = "|".join(f"{word}{number}" for word in words if word.isalpha() for number in range(8))[:40] or "x"
    return st.sampled_from([often, " ".join([wide] * 5), " ".join(words[:6]), " > ".join(words[:6])])


def _copies(entry: Any, count: int) -> Iterator[Any]:
    """The entry; and copies under ids of their own, each a rung above the one before."""
    yield entry
    before = entry["id"]
    for number in range(1, count):
        rung = {name: [before] for name in _LADDERS if name in entry or (name == "of" and "words" in entry)}
        before = f"{entry['id'][:50]}-{number}"
        yield {**entry, "id": before, **rung}


def _words_in(files: dict[str, list[Any]]) -> list[str]:
    """Words that the folder's phrases and concepts have."""
    found = {"hip", "hurts"}
    for kind, of_kind in files.items():
        for entry in of_kind[:3]:
            texts = [str(holder[key]) for place, holder, key in _places(entry) if place[0] in ("phrases", "words")]
            found.update(word for text in texts for word in text.replace("|", " ").split() if word[:1].isalnum())
        found.update(str(entry["id"]) for entry in of_kind[:1] if kind == "symptoms")
    return sorted(found)
