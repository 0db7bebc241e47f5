"""`hipcoach catalogue where`."""

import os

import typer

from hipcoach.cli.formats import JsonOnly
from hipcoach.cli.output import emit
from hipcoach.cli.state import home_catalogue, state_of
from hipcoach.errors import CatalogueError


def where(context: typer.Context, json: JsonOnly = False) -> None:
    """What is read, from where, and what each folder adds, replaces or switches off.

    A later folder stands above an earlier one, and all of them above the built-in knowledge.
    """
    from hipcoach.catalogue import load_catalogue
    from hipcoach.catalogue.load import built_in_folder
    from hipcoach.render import as_json, whereabouts

    state = state_of(context)
    known, wrong = None, None
    try:
        known = state.catalogue
    except CatalogueError as error:
        wrong = error
    places = [whereabouts.built_in(load_catalogue(), built_in_folder())] if state.builtin else []
    home = home_catalogue()
    if not os.path.lexists(home):
        places.append(whereabouts.Place("your own, read by itself", str(home), False, {}, [], []))
    for folder in state.folders:
        how = "your own, read by itself" if folder == home else "named by --catalogue or HIPCOACH_CATALOGUE"
        places.append(whereabouts.folder(how, folder, known))
    emit(as_json.named("places", [each._asdict() for each in places]) if json else whereabouts.text(places), utf8=json)
    if wrong:
        raise wrong
