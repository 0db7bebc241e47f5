"""Sources."""

from hipcoach.catalogue.base import Id, Text
from hipcoach.catalogue.model import Model
from hipcoach.vocabulary import Grade


class Source(Model):
    """Where a statement comes from, and how much of it was really read."""

    id: Id
    citation: Text
    """Who said it, and where."""
    grade: Grade
    read: Text
    """How much of it was really read."""
