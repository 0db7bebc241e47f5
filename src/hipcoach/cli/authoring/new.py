"""`hipcoach catalogue new`."""

from pathlib import Path
from typing import Annotated

import typer

from hipcoach.cli.output import emit, make_folder, remark
from hipcoach.cli.state import home_catalogue
from hipcoach.errors import OutputError

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
    from hipcoach.catalogue.json_schema import schema_of
    from hipcoach.catalogue.load import START
    from hipcoach.render import as_json

    place = folder or home_catalogue()
    make_folder(place)
    there = [name for name in (*FILES, SCHEMAS) if (place / name).exists()]
    if there:
        raise OutputError(f"{place} has {', '.join(there)} already, which stays as it is; choose another folder")
    make_folder(place / SCHEMAS)
    for name, kind in FILES.items():
        emit(as_json.dumps(schema_of(kind)), place / SCHEMAS / f"{kind}.json", private=False)
        if (START / name).is_file():
            emit((START / name).read_bytes(), place / name, private=False)
    option = f"--catalogue {place} " if folder else ""
    remark(f"started {place}; change what is in it, then:")
    remark(f"  hipcoach catalogue check {place}\n  hipcoach {option}recommend --symptom after-driving")
