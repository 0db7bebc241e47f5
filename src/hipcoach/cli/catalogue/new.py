"""`hipcoach catalogue new`."""

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from hipcoach.cli.files import make_folder
from hipcoach.cli.output import emit, remark
from hipcoach.cli.state import home_catalogue
from hipcoach.errors import OutputError
from hipcoach.text import one_line

SCHEMAS = "schema"
"""The folder beside the files that holds their JSON Schemas; the first line of each file names its own."""


def new(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", show_default=False, help="Without it, the folder that is read by itself."),
    ] = None,
) -> None:
    """Start a knowledge folder: an exercise with its figure, a symptom, a rule and a source, to be changed.

    Editors that know YAML language servers complete and check the files by the schemas that are written beside them.
    """
    from hipcoach.catalogue.folder import FILES

    place = folder or home_catalogue()
    taken = [name for name in (*FILES, SCHEMAS) if os.path.lexists(place / name)]
    if taken:
        raise OutputError(
            f"{one_line(str(place))} has {', '.join(taken)} already, which stays as it is; choose another folder"
        )
    make_folder(place)
    try:
        with tempfile.TemporaryDirectory(dir=place, prefix=".new-") as beside:
            _write(Path(beside))
            for made in Path(beside).iterdir():
                made.replace(place / made.name)
    except OSError as error:
        raise OutputError(f"{one_line(str(place))} can't be written to: {error.strerror}; choose another") from None
    option = f"--catalogue {place} " if folder else ""
    remark(f"started {one_line(str(place))}; change what is in it, then:")
    remark(one_line(f"  hipcoach catalogue check {place}"))
    remark(one_line(f"  hipcoach {option}recommend --symptom after-driving"))


def _write(folder: Path) -> None:
    """Write the files, and beside them their schemas."""
    from hipcoach.catalogue.folder import FILES
    from hipcoach.catalogue.json_schema import schema_of
    from hipcoach.catalogue.load import START
    from hipcoach.render import as_json

    make_folder(folder / SCHEMAS)
    for name, kind in FILES.items():
        emit(as_json.dumps(schema_of(kind)), folder / SCHEMAS / f"{kind}.json", private=False)
        if (START / name).is_file():
            emit((START / name).read_bytes(), folder / name, private=False)
