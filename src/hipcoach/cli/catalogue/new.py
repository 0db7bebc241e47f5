"""`hipcoach catalogue new`."""

from __future__ import annotations

import errno
import os
import shlex
import shutil
import time
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.cli import files, folders
from hipcoach.cli.output import remark
from hipcoach.cli.signals import tidied
from hipcoach.errors import OutputError, UsageError
from hipcoach.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCHEMAS = "schema"
"""The folder beside the files that holds their JSON Schemas; the first line of each file names its own."""
_BESIDE = ".hipcoach-new-"
_TRIES, _BETWEEN_TRIES = 50, 0.1
"""How often a lock is asked for, and the seconds in between."""
_MADE_MEANWHILE = (errno.ENOTEMPTY, errno.EEXIST)


def new(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]",
            parser=folders.place,
            show_default=False,
            help="Without it, the folder that is read by itself.",
        ),
    ] = None,
) -> None:
    """Start a knowledge folder: an exercise with its figure, a symptom, a rule and a source, to be changed.

    Editors that know YAML language servers complete and check the files by the schemas that are written beside them.
    """
    place = folder or folders.own_catalogue()
    if place is None:
        raise UsageError(f"no home folder is known; name a folder, or set {folders.HOME}")
    exists = os.path.lexists(place)
    near = place if exists else place.parent
    files.make_folder(near)
    parts = _parts()
    try:
        with _beside(near) as begun:
            missing = _missing(place, parts)
            _write(begun, parts)
            _move(begun, place, missing if exists else None)
        files.settle(near)
    except OSError as error:
        why = "it was just made by somebody else" if error.errno in _MADE_MEANWHILE else error.strerror
        raise OutputError(f"{one_line(str(place))} can't be written to: {why}; choose another") from None
    quoted = shlex.quote(str(place))
    option = f"--catalogue {quoted} " if folder else ""
    remark(f"started {one_line(str(place))}; change what is in it, then:")
    remark(one_line(f"  hipcoach catalogue check {quoted}"))
    remark(one_line(f"  hipcoach {option}recommend --symptom after-driving"))


def _parts() -> dict[str, str | bytes]:
    """What a new folder holds, by its place in there."""
    from hipcoach.catalogue.folder import FILES
    from hipcoach.catalogue.json_schema import schema_of
    from hipcoach.catalogue.load import START
    from hipcoach.render import as_json

    begun = {name: (START / name).read_bytes() for name in FILES if (START / name).is_file()}
    return {**begun, **{f"{SCHEMAS}/{kind}.json": as_json.dumps(schema_of(kind)) for kind in FILES.values()}}


def _missing(place: Path, parts: dict[str, str | bytes]) -> list[str]:
    """What a folder lacks to be begun whole: what a run that was killed did not come to. Else all is somebody's own.

    Raises:
        OutputError: something is there that a new folder would have, and is not as it would be; or nothing is missing.
    """
    from hipcoach.catalogue.folder import FILES

    there = [name for name in (*FILES, SCHEMAS) if os.path.lexists(place / name)]
    missing = [name for name in dict.fromkeys(part.partition("/")[0] for part in parts) if name not in there]
    if there and not (missing and all(_is_as_begun(place, name, parts) for name in there)):
        raise OutputError(
            f"{one_line(str(place))} has {', '.join(there)} already, which stays as it is; choose another folder"
        )
    return missing


def _is_as_begun(place: Path, name: str, parts: dict[str, str | bytes]) -> bool:
    own = [part for part in parts if part.partition("/")[0] == name]
    return bool(own) and all(
        (place / part).is_file() and (place / part).read_bytes() == files.as_bytes(parts[part]) for part in own
    )


def _write(folder: Path, parts: dict[str, str | bytes]) -> None:
    (folder / SCHEMAS).mkdir()
    for part, content in parts.items():
        files.put(folder / part, content)


def _move(begun: Path, place: Path, missing: list[str] | None) -> None:
    """Put what was begun into its place: the whole folder, or what is missing in one that is there."""
    if missing is None:
        begun.rename(place)
    for name in missing or ():
        (begun / name).rename(place / name)


@contextmanager
def _beside(near: Path) -> Iterator[Path]:
    """A folder to begin in. One run at a time: the next waits, and whatever it then finds was left by one that died."""
    with _alone_in(near) as alone:
        for left in near.glob(f"{_BESIDE}*") if alone else ():
            shutil.rmtree(left, ignore_errors=True)
        begun = near / f"{_BESIDE}{os.urandom(6).hex()}"
        discard = partial(shutil.rmtree, begun, ignore_errors=True)
        with tidied(discard):
            try:
                begun.mkdir()
                yield begun
            finally:
                discard()


@contextmanager
def _alone_in(folder: Path) -> Iterator[bool]:
    """Hold a folder's lock, which ends with the process however it ends; False where there is none to be had."""
    with ExitStack() as held:
        alone = False
        with suppress(ImportError, OSError):  # no such system, a folder that can't be read, a network's file system
            import fcntl

            handle = os.open(folder, os.O_RDONLY)
            held.callback(os.close, handle)
            alone = _locked(partial(fcntl.flock, handle, fcntl.LOCK_EX | fcntl.LOCK_NB))
        yield alone


def _locked(lock: Callable[[], None]) -> bool:
    """Take a lock; not for ever, since anybody may hold that of a folder like /tmp."""
    for _ in range(_TRIES):
        try:
            lock()
        except BlockingIOError:
            time.sleep(_BETWEEN_TRIES)
        else:
            return True
    return False
