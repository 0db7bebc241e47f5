"""`hipcoach catalogue where`."""

import os
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from hipcoach.cli.folders import HOME, own_catalogue
from hipcoach.cli.formats import JsonOnly
from hipcoach.cli.output import complain, emit
from hipcoach.cli.state import State, state_of
from hipcoach.cli.terminal import capabilities_of
from hipcoach.errors import CatalogueError

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.catalogue.layers import Layer

_BY_ITSELF = "your own, read by itself"


def where(context: typer.Context, json: JsonOnly = False) -> None:
    """What is read, from where, and what each folder adds, replaces or switches off.

    A later folder stands above an earlier one, and all of them above the built-in knowledge.
    """
    from hipcoach.render import as_json, whereabouts

    state = state_of(context)
    catalogue, wrong = None, None
    try:
        catalogue = state.catalogue
    except CatalogueError as error:
        wrong = error
    layers = _layers(state, catalogue)
    if json:
        emit(as_json.named("places", list(map(asdict, layers)), wrong), utf8=True)
    else:
        emit(whereabouts.text(layers, capabilities_of(None)))
    if wrong:
        complain(str(wrong))
        raise typer.Exit(wrong.exit_code)


def _layers(state: State, catalogue: "Catalogue | None") -> "list[Layer]":
    """The layers that are read, and the home folder's where there is none yet.

    Without a catalogue, where something in a folder is wrong, all that is known of one is where it is.
    """
    from hipcoach.catalogue import load_catalogue
    from hipcoach.catalogue.layers import Layer, built_in_layer, layer_of
    from hipcoach.catalogue.load import built_in_folder

    layers = [built_in_layer(built_in_folder(), load_catalogue())] if state.builtin else []
    home = own_catalogue()
    if home is None:
        layers.append(Layer(how=_BY_ITSELF, path=f"no home folder is known; set {HOME}", there=False))
    elif not os.path.lexists(home):
        layers.append(Layer(how=_BY_ITSELF, path=str(home), there=False))
    for folder in state.folders:
        how = _BY_ITSELF if folder == home else "named by --catalogue or HIPCOACH_CATALOGUE"
        layers.append(layer_of(how, folder, catalogue) if catalogue else Layer(how=how, path=str(folder)))
    return layers
