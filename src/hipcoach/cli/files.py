"""The one way to write a file: whole or not at all, and never under the hands of somebody who writes there too."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from hipcoach.cli.folders import place
from hipcoach.cli.signals import tidied
from hipcoach.errors import OutputError
from hipcoach.text import one_line

PRIVATE = 0o600
"""The mode of what tells about somebody's health."""
_USUAL = 0o666
_REFUSALS = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EROFS)
"""What a folder says that lets nobody put a file into it, or over this one: not ours, sticky, a mount, read-only."""
_DATABASE = b"SQLite format 3\0"
"""How a file of SQLite begins: what somebody kept in it is in no other place."""
_DESCRIPTORS = re.compile(r"/proc/\d+(/task/\d+)?/fd|/dev/fd")


def named_by_person(text: str) -> Path | None:
    """The file that `-o` names; None for `-`, which is standard output as everywhere (a file of that name is `./-`)."""
    return None if text == "-" else place(text)


def as_bytes(content: str | bytes) -> bytes:
    """What a file gets: UTF-8."""
    return content if isinstance(content, bytes) else content.encode("utf-8", errors="replace")


def write(path: Path, content: str | bytes, *, private: bool, chosen: bool = False) -> bool:
    """Write a file; it is there whole or not at all, also after the machine stopped. One of yours keeps its mode.

    What a descriptor of this process leads to (/dev/stdout, the FILE of `>> FILE`) is written through that, where the
    shell stands in it. A pipe, a device, what another process has open are added to. All of these keep their mode.

    Args:
        path: where to; a link is followed.
        content: all of it.
        private: the file is readable for its owner alone; else as the system makes new files.
        chosen: the name is the program's choice, so what has it is replaced, be it a link, and nothing behind it.

    Returns:
        True where it is a file now; False where something that is open, a pipe or a device was written to.

    Raises:
        OutputError: it can't be written.
        BrokenPipeError: whoever reads has had enough.
    """
    try:
        if chosen:
            put(path, as_bytes(content), PRIVATE if private else None)
            return True
        return _write(path, as_bytes(content), private=private)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{one_line(str(path))} can't be written: {error.strerror}; choose another place") from None


def is_descriptor(path: Path) -> bool:
    """True for what leads to a descriptor of a process: /dev/stdout, /dev/fd/N."""
    try:
        path.stat()
    except OSError:  # nothing is there, or links that lead in a circle
        return False
    return _is_descriptor(_followed(path))


def make_folder(path: Path) -> None:
    """Make sure that a folder is there.

    Raises:
        OutputError: it can't be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"{one_line(str(path))} can't be made a folder: {why}; choose another place") from None


def settle(folder: Path) -> None:
    """See that what was put into a folder is in it after the machine stopped, where a system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(path: Path, content: bytes, *, private: bool) -> bool:
    try:
        there = path.stat()
    except FileNotFoundError:
        there = None
    path = _followed(path)
    descriptor = _descriptor(path, there)
    if descriptor is not None:
        sys.stdout.flush()  # what was said before stands before
        with open(descriptor, "wb", closefd=False) as file:
            file.write(content)
        return False
    if there and (_is_descriptor(path) or not stat.S_ISREG(there.st_mode)):
        with path.open("ab") as file:
            file.write(content)
        return False
    if there and _is_database(path):
        raise OutputError(
            f"{one_line(str(path))} is a database, as a diary is, and not written over; name another file"
        )
    if there is None:
        put(path, content, PRIVATE if private else None)
    elif there.st_uid == os.geteuid():
        put(path, content, stat.S_IMODE(there.st_mode), over=True)
    else:
        put(path, content, PRIVATE if private else None, over=not private)  # somebody else could read what is in it
    return True


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:  # what may be written and not read
        return False


def _followed(path: Path) -> Path:
    """Where a path leads, link by link; a descriptor's own link is the last, as what it names may long be gone."""
    while path.is_symlink() and not _is_descriptor(path):
        path = path.parent / path.readlink()
    return path


def _is_descriptor(path: Path) -> bool:
    return path.name.isdecimal() and _DESCRIPTORS.fullmatch(os.path.realpath(path.parent)) is not None


def _descriptor(path: Path, there: os.stat_result | None) -> int | None:
    """The descriptor of this process that a path names, or that is open for writing on the same file."""
    if there is None:
        return None
    own = os.path.realpath("/proc/self")  # as /proc counts, which may be outside of a container
    if _is_descriptor(path) and os.path.realpath(path.parent).startswith((f"{own}/", "/dev/")):
        return int(path.name)
    if not stat.S_ISREG(there.st_mode):
        return None
    return next((number for number in _open_descriptors() if _writes_to(number, there)), None)


def _open_descriptors() -> list[int]:
    try:
        return sorted(int(link.name) for link in Path("/dev/fd").iterdir())
    except (OSError, ValueError):
        return [1, 2]


def _writes_to(descriptor: int, file: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file) and _only_writes(descriptor)
    except OSError:  # closed
        return False


def _only_writes(descriptor: int) -> bool:
    """True for `> FILE` and `>> FILE`; what is open to be read too (`<> FILE`) is no place to go on writing at."""
    try:
        import fcntl
    except ImportError:  # no such system
        return descriptor in (1, 2)
    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    return flags & os.O_ACCMODE == os.O_WRONLY or bool(flags & os.O_ACCMODE and flags & os.O_APPEND)


def put(path: Path, content: str | bytes, mode: int | None = None, *, over: bool = False) -> None:
    """Write beside the file and move it into place; `over`: where its folder refuses that, into the file itself.

    Args:
        path: where to.
        content: all of it.
        mode: the file's; None as the system makes new files.
        over: the file may be written into.

    Raises:
        OSError: it can't be done.
    """
    beside = path.with_name(f".hipcoach-{os.urandom(6).hex()}")  # its length is no matter of the file's own name
    with tidied(partial(_discard, beside)):
        try:
            _create(beside, as_bytes(content), mode)
            beside.replace(path)
        except OSError as error:
            if error.errno not in _REFUSALS:
                raise
            if not over:
                raise PermissionError(error.errno, f"its folder can't be written to ({error.strerror})") from None
            _write_over(path, as_bytes(content))
        finally:
            _discard(beside)
    settle(path.parent)


def _create(path: Path, content: bytes, mode: int | None) -> None:
    with open(path, "xb", opener=partial(os.open, mode=_USUAL if mode is None else mode & PRIVATE)) as file:
        if mode is not None:
            with suppress(OSError):  # a file system without modes; the umask may have taken more than others' rights
                os.fchmod(file.fileno(), mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _discard(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _write_over(path: Path, content: bytes) -> None:
    """Write into a file that is there, as `>` would; what was longer in it is cut off last. It may end half written."""
    with open(os.open(path, os.O_WRONLY), "wb") as file:  # noqa: PTH123
        file.write(content)
        file.truncate()
        os.fsync(file.fileno())
