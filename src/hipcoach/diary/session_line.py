"""A session as one line to copy into a message: the same as its file, short, and told when it suffered on its way.

    hipcoach1:STARTED/ENDED/ID/CATALOGUE/PAIN,PAIN,EFFORT/ROUTINE/SYMPTOMS/STEP/STEP/.../CHECK

It is plain text by position and nothing is compressed: a browser writes it in a few lines, at once and everywhere
(`CompressionStream` is newer, and answers later), and whoever hands it on can see that no word of theirs is in it.
What a message does to it on the way is undone: broken lines, quoting, blanks and quotation marks are in none of it,
every dash is a hyphen, and capitals mean nothing. A letter that was changed or lost shows in the check, a CRC-32:
it finds every single one.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from typing import Any

from hipcoach.diary.session import FORM, FORM_KEY, DoneSession, SessionRoutine, SessionStep
from hipcoach.diary.session_file import session_of
from hipcoach.errors import SessionError
from hipcoach.text import one_line, shown

PREFIX = f"hipcoach{FORM}:"
LONGEST_LINE = 10_000
"""Characters of what is given, blanks and all; the line of the longest routine has some 1,000."""
_NOTHING = "-"
"""Stands for null and for an empty list; no id is a hyphen."""
_AGAIN = "copy the line again, all of it"
_LINE = re.compile(r"hipcoach(\d+):([a-z0-9:/,.+-]*)/([0-9a-f]{8})")
_LETTERS = re.compile(r"[a-z0-9:/,.+-]*")
_ADDED = re.compile(
    r"[\s>|\"'`\u00ab\u00bb\u2018-\u201f\u2039\u203a\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]"
)
"""What a message puts in: blanks and line ends, marks of quoting, quotation marks, signs that nobody sees."""
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"), "-")
_SLASHES = {0x2044: "/", 0x2215: "/"}
_HEAD = ("started", "ended", "id", "catalogue")
_ANSWERS = ("pain_before", "pain_after", "effort")
_ROUTINE = tuple(name for name in SessionRoutine.field_names if name != "symptoms")
_STEP = tuple(SessionStep.field_names)
_WHOLE = frozenset({"minutes", "sets_done", "sets", "seconds", *_ANSWERS})
_YES_NO = {"y": True, "n": False}
_FIXED = 3
"""Parts between the head and the steps: answers, routine, symptoms."""


def written_line(session: DoneSession) -> str:
    """The line of a session: ASCII, without a blank."""
    data = session.as_data()
    parts = [
        *(_written(data[name]) for name in _HEAD),
        _row(data, _ANSWERS),
        _row(data["routine"], _ROUTINE),
        ",".join(data["routine"]["symptoms"]) or _NOTHING,
        *(_row(step, _STEP) for step in data["steps"]),
    ]
    body = "/".join(parts)
    return f"{PREFIX}{body}/{_check(body)}"


def read_line(text: str) -> DoneSession:
    """The session that a line holds, also after a message broke, quoted or prettified it.

    Args:
        text: the line, whatever it is.

    Raises:
        SessionError: it holds none, or was changed on its way; says what to do.
    """
    body = _body(text)
    parts = [part.split(",") for part in body.split("/")]
    if len(parts) <= len(_HEAD) + _FIXED or any(len(part) != 1 for part in parts[: len(_HEAD)]):
        raise SessionError(f"the line has too few parts; {_AGAIN}")
    answers, routine, symptoms, *steps = parts[len(_HEAD) :]
    session = session_of(
        {
            FORM_KEY: FORM,
            **{name: _read(name, part) for name, [part] in zip(_HEAD, parts, strict=False)},
            "routine": {**_named(_ROUTINE, routine), "symptoms": [] if symptoms == [_NOTHING] else symptoms},
            **_named(_ANSWERS, answers),
            "steps": [_named(_STEP, step) for step in steps],
        }
    )
    if written_line(session) != f"{PREFIX}{body}/{_check(body)}":
        raise SessionError(f"the line is not written as hipcoach writes it; {_AGAIN}")
    return session


def _body(text: str) -> str:
    """What stands between the prefix and the check, once that was found right."""
    if len(text) > LONGEST_LINE:
        raise SessionError(f"the line is longer than {LONGEST_LINE} letters; copy the line that the page gave, alone")
    line = unicodedata.normalize("NFKC", _ADDED.sub("", text)).translate(_DASHES | _SLASHES)
    line = _ADDED.sub("", line).lower()
    if not line.startswith("hipcoach"):
        raise SessionError(f"the line does not begin with {PREFIX}; copy the line that the page gave, alone")
    if foreign := _LETTERS.sub("", line):
        raise SessionError(f"the line has {one_line(shown(foreign[0]))}, which none has; {_AGAIN}")
    found = _LINE.fullmatch(line)
    if not found:
        raise SessionError(f"the line does not end as it should; {_AGAIN}")
    form, body, check = found.groups()
    if check != _check(body):
        raise SessionError(f"the line was changed on its way, a letter at least; {_AGAIN}")
    if form != str(FORM):
        raise SessionError(f"the line's form {form[:9]} is not one that this program reads; update hipcoach")
    return body


def _check(body: str) -> str:
    return f"{zlib.crc32(body.encode('ascii')):08x}"


def _row(data: dict[str, Any], names: tuple[str, ...]) -> str:
    return ",".join(_written(data[name]) for name in names)


def _written(value: Any) -> str:
    if value is None:
        return _NOTHING
    if isinstance(value, bool):
        return "y" if value else "n"
    return str(value).lower()  # the T of a time


def _named(names: tuple[str, ...], parts: list[str]) -> dict[str, Any]:
    if len(parts) != len(names):
        raise SessionError(f"the line has {len(parts)} fields where {len(names)} belong; {_AGAIN}")
    return {name: _read(name, part) for name, part in zip(names, parts, strict=True)}


def _read(name: str, part: str) -> Any:
    """A field's value; what does not fit it is left as it is, for the session's own words."""
    if part == _NOTHING:
        return None
    if name in _WHOLE and part.isdecimal() and len(part) <= len("86400"):
        return int(part)
    if name == "skipped":
        return _YES_NO.get(part, part)
    return part.upper() if name in ("started", "ended") else part
