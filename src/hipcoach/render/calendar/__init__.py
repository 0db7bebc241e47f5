"""A plan in a person's own calendar: plan → iCalendar (RFC 5545), and an earlier such file → what the next one needs.

Times are of no time zone: 7:00 is 7:00 wherever somebody wakes up. What is written is `events.calendar`'s; `uids` knows
what makes an event the same one again, so that a changed plan replaces its days; `earlier` reads what anybody may have
written; `described` has the words, and `harmless` makes each of them harmless; `wishes` is what may be asked for.
"""

from hipcoach.render.calendar.earlier import LARGEST_CALENDAR, read_earlier
from hipcoach.render.calendar.events import calendar
from hipcoach.render.calendar.uids import Earlier, identity, of_diary
from hipcoach.render.calendar.wishes import CalendarWishes, alarms_from, time_from

__all__ = [
    "LARGEST_CALENDAR",
    "CalendarWishes",
    "Earlier",
    "alarms_from",
    "calendar",
    "identity",
    "of_diary",
    "read_earlier",
    "time_from",
]
