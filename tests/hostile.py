"""Texts that would do harm in a terminal, a page or a document, if anything took them for more than words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

MARK = "<script>globalThis.harmed = true</script>"
TEXTS = (
    MARK,
    '"><img src=x onerror="globalThis.harmed = true">',
    "</style></script></svg><script>globalThis.harmed = true</script>",
    "{{ 7 * 191 }} {% raw %} ${7 * 191} #{7 * 191} #eval(7 * 191)",
    "</title><meta http-equiv=refresh content=0>",
    "\x1b[31mred\x1b[0m \x1b]8;;file:///etc/passwd\x07here\x1b]8;;\x07",
    "\u202eright to left\u202c \u2066isolated \u200f",
    "W" * 10_000,
    "*bold* _it_ `code` [x](javascript:alert(1)) | ~ ^ $ @ref <label> \\u{41}",
    "'--><!-- ]]> &lt;b&gt; &amp; <b onclick=1>",
    "line\nbreak\tand\u2028more\x00\x07",
)


def poisoned(value: Any, keep: re.Pattern[str] = re.compile(r"[a-z0-9_:-]*")) -> Any:
    """A value with each of its texts, but for ids and words of the vocabulary, replaced by a hostile one, in turn."""
    return _replace(value, keep, _in_turn())


def _in_turn() -> Callable[[], str]:
    count = 0

    def following() -> str:
        nonlocal count
        count += 1
        return TEXTS[count % len(TEXTS)]

    return following


def _replace(value: Any, keep: re.Pattern[str], following: Callable[[], str]) -> Any:
    if isinstance(value, str):
        return value if keep.fullmatch(value) else following()
    if isinstance(value, list):
        return [_replace(each, keep, following) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        fields = {name: _replace(getattr(value, name), keep, following) for name in value.__dataclass_fields__}
        return type(value)(**fields)
    return value
