"""Everyday words → what they say of symptoms and red flags. Every phrase and its weight is the catalogue's.

A text goes through `tokens`, `spelling` and `numbers` into a `heard_text`, which is held against the `lexicon`; `match`
finds the phrases, `negation` and `speakers` say which of them do not count, and `listener` adds the rest up.
"""

from hipcoach.coach.hearing.evidence import Evidence
from hipcoach.coach.hearing.hearing import Hearing
from hipcoach.coach.hearing.listener import Listener

__all__ = ["Evidence", "Hearing", "Listener"]
