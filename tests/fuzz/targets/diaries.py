"""Diaries, spoilt: as lines of JSON they are entries or one refusal; as a file what is read of them was written."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from finds import Broken
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from promises import harmless, promptly
from running import Target
from some_entries import CONTENTS, MORNING, NOW, Told, tell
from some_entries import entry as entry_
from targets.sessions import ODD

from hipcoach.diary.entries import DiaryEntry, MorningEntry
from hipcoach.diary.json_lines import exported, imported
from hipcoach.diary.store import Store
from hipcoach.errors import DiaryError

_LONGEST = 400


class Damage(NamedTuple):
    """What a disk did to a file."""

    flips: list[tuple[int, int]]
    """Places, and the bytes that stand there now."""
    cut: int | None
    """How long it is then."""
    journal: bytes | None
    """What stands in its journal's place."""


@st.composite
def _lines(draw: DrawFn) -> bytes:
    contents = draw(st.lists(CONTENTS, max_size=4))
    entries = [entry_(number, content) for number, content in enumerate(contents, 1)]
    content = "\n".join(exported(entries)).encode()
    for odd in draw(st.lists(st.sampled_from(ODD) | st.binary(max_size=2), max_size=3)):
        place, lost = draw(st.integers(0, len(content))), draw(st.sampled_from([0, 0, 1, 1, 9, 99]))
        content = content[:place] + odd + content[place + lost :]
    return content


def attempt(spoilt: bytes | Damage) -> str:
    """Read it. Returns what it was."""
    with promptly("a diary"):
        return _as_lines(spoilt) if isinstance(spoilt, bytes) else _as_file(spoilt)


def _as_lines(content: bytes) -> str:
    entries: list[DiaryEntry] = []
    if refused := _refused(lambda: entries.extend(imported(content))):
        return refused
    if imported("\n".join(exported(entries)).encode()) != entries:
        raise Broken("what was read is written and read again", content)
    with TemporaryDirectory() as folder, Store.begin(Path(folder) / "diary") as store:
        if not _refused(lambda: store.take_in(entries)) and store.every_entry() != entries:
            raise Broken("what comes in stands there as it came", content)
    return "entries"


def _as_file(damage: Damage) -> str:
    whole, written = _whole()
    content = bytearray(whole)
    for place, byte in damage.flips:
        content[place % len(content)] = byte
    with TemporaryDirectory() as folder:
        file = Path(folder) / "diary"
        file.write_bytes(content[: damage.cut])
        if damage.journal is not None:
            file.with_name("diary-journal").write_bytes(damage.journal)
        return _refused(lambda: _use(file, written)) or "read"


def _use(file: Path, written: list[DiaryEntry]) -> None:
    """Read and write all that there is."""
    with Store(file) as store:
        for entry in [*store.every_entry(), *(each for person in store.people() for each in store.every_entry(person))]:
            if entry not in written:
                raise Broken("what is read of a damaged diary was written", entry)
        store.entries("")
        store.told("Anna")
        store.add("", MorningEntry(pain=1), NOW, NOW)
        store.gave("", [("clamshell", 1, 30)], None, NOW, NOW)
        store.forget(number=1)
        store.forget(everything=True)


def _refused(step: Callable[[], object]) -> str | None:
    """`refused`, where it is; one clear line."""
    try:
        step()
    except DiaryError as error:
        harmless(str(error), "a refusal")
        if "\n" in str(error) or len(str(error)) > _LONGEST:
            raise Broken("a refusal is one clear line", str(error)) from None
        return "refused"
    return None


@cache
def _whole() -> tuple[bytes, list[DiaryEntry]]:
    """A diary of some pages, and what it says."""
    with TemporaryDirectory() as folder, Store.begin(Path(folder) / "diary") as store:
        for number in range(12):
            tell(store, Told("Anna" if number % 3 else "", MORNING, NOW, NOW, None))
        return store.file.read_bytes(), store.every_entry()


_DAMAGES = st.builds(
    Damage,
    st.lists(st.tuples(st.integers(0, 2**20) | st.integers(0, 4200), st.integers(0, 255)), max_size=6),
    st.none() | st.none() | st.integers(0, 40_000),
    st.none() | st.none() | st.binary(max_size=60) | st.just(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504)),
)
TARGET = Target(_lines() | st.binary(max_size=400) | _DAMAGES, attempt, round_size=200, short=80)
