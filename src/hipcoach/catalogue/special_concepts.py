"""Concepts that the program knows by their ids, whatever phrases name them; none can be switched off."""

from enum import StrEnum


class WordConcept(StrEnum):
    """Concepts whose words the program itself reads, and what it does with them."""

    DENIES = "denies"
    """What follows is not so."""
    CLEARS = "clears"
    """What came before is not so."""
    TURNS = "turns"
    """No denial reaches beyond it."""
    RELATIVE = "relative"
    """What follows tells of somebody else, grown up; it does not count where the speaker has a complaint too."""
    CHILD = "child"
    """Likewise a child, except that a sign which names it counts, unless it goes on about the speaker."""
    LONG_AGO = "long-ago"
    """A sign in its sentence is over and done, unless the flag is lasting."""
    SORE_PART = "sore-part"
    """Left or right before it is the sore side."""
    ELSEWHERE = "elsewhere"
    """Tells of something foreign: no symptom is taken as said."""
    ORDINARY = "ordinary"
    """Its words are no slips of the pen, though they look like one."""


class NumberConcept(StrEnum):
    """Concepts that numbers say, so that they need no words."""

    UNDER_18 = "under-18"
    ADULT = "adult"
    PAIN_8 = "pain-8"
    """8 of 10 and more."""
    PAIN_7 = "pain-7"
    """Less than 8 of 10."""
    TWO_WEEKS = "two-weeks"
    """A time of two weeks and more."""
    SIX_WEEKS = "six-weeks"
    HALF_HOUR = "half-hour"
    LATE_MORNING = "late-morning"
    """Until nine or later."""
    YEARS_AGO = "years-ago"
    """A year and more ago, or a past year; a sign in its sentence is over and done, as with `long-ago`."""
    WEEKS_ALONE = "weeks-alone"
    """The weeks of a pregnancy, as all that a sentence says."""
    FEVER_DEGREES = "fever-degrees"


READ_BY_ID = frozenset(WordConcept) | frozenset(NumberConcept)
"""Every concept that the program knows by its id."""
