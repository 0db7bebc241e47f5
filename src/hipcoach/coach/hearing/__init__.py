"""Everyday words → what they say of symptoms and red flags. Every phrase and its weight is the catalogue's."""

from hipcoach.coach.hearing.evidence import Evidence
from hipcoach.coach.hearing.hear import Hearing, Listener

__all__ = ["Evidence", "Hearing", "Listener"]
