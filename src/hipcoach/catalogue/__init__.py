"""YAML text → frozen, validated models; what is wrong with a file, by line and column. Decides nothing."""

from hipcoach.catalogue.catalogue import KINDS, Catalogue
from hipcoach.catalogue.load import load_catalogue, load_figures

__all__ = ["KINDS", "Catalogue", "load_catalogue", "load_figures"]
