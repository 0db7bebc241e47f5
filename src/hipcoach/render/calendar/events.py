"""A plan → the bytes of an iCalendar file. No clock is asked: the same plan and wishes give the same bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from hipcoach.errors import UsageError
from hipcoach.render.calendar.described import CANCELLED, event_text, event_title, minutes_of, session_name
from hipcoach.render.calendar.harmless import harmless
from hipcoach.render.calendar.uids import Earlier, identity, uid
from hipcoach.render.calendar.wishes import CalendarWishes

if TYPE_CHECKING:
    from icalendar import Alarm, Event

    from hipcoach.coach.plan import Plan, PlanDay, PlanWeek

_PRODUCT = "-//hipcoach//plan//EN"
_A_MOMENT = timedelta(minutes=1)
"""A cancelled event has to end after it begins."""


def calendar(plan: Plan, wishes: CalendarWishes, earlier: Earlier | None = None) -> bytes:
    """Write a plan as a calendar: an event for each day that has a session.

    Args:
        plan: has the days.
        wishes: how they are to be.
        earlier: the calendar that this one takes the place of. Its identity stays; each of its days that has no session
            now is cancelled, also where it was already: a calendar may have missed that.

    Raises:
        UsageError: there is no event to write, or the plan goes on after the last day that there is.
    """
    from icalendar import Calendar, vText

    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    if wishes.details and wishes.recipient:
        made.add("x-wr-calname", vText(f"hipcoach: {harmless(wishes.recipient)}"))
    try:
        for event in _Events(plan, wishes, earlier).every():
            made.add_component(event)
    except OverflowError:
        raise UsageError("the plan goes on after the last day that calendars have; start it earlier") from None
    if not made.subcomponents:
        raise UsageError("no day of the plan has a session, so there is nothing for a calendar")
    written: bytes = made.to_ical()
    return written


class _Events(NamedTuple):
    """Makes the events of one plan."""

    plan: Plan
    wishes: CalendarWishes
    earlier: Earlier | None

    def every(self) -> list[Event]:
        """Those with a session, then those that are cancelled, each in the order of their days."""
        having = [(week, day) for week in self.plan.weeks for day in week.days if day.session]
        numbers = {day.number for _, day in having}
        gone = sorted(set(self.earlier.days) - numbers) if self.earlier else []
        return [*(self._with_session(week, day) for week, day in having), *map(self._cancelled, gone)]

    def _with_session(self, week: PlanWeek, day: PlanDay) -> Event:
        plan, details = self.plan, self.wishes.details
        routine = plan.session(str(day.session)).routine
        event = self._event(day.number, date.fromisoformat(day.date), timedelta(minutes=minutes_of(routine)))
        event.add("status", "CONFIRMED")
        event.add("summary", event_title(plan, day, routine, details=details))
        event.add("description", event_text(plan, week, day, routine, details=details))
        for minutes in self.wishes.alarms:
            event.add_component(_alarm(minutes, session_name(routine)))
        return event

    def _cancelled(self, number: int) -> Event:
        """Where the day would be now; without words and alarms, for programs that show it all the same."""
        on = date.fromisoformat(self.plan.start) + timedelta(days=number - 1)
        event = self._event(number, on, _A_MOMENT)
        event.add("status", "CANCELLED")
        event.add("summary", CANCELLED)
        return event

    def _event(self, number: int, on: date, lasts: timedelta) -> Event:
        from icalendar import Event

        begins = datetime.combine(on, time()) + timedelta(minutes=self.wishes.at)
        event = Event()
        event.add("uid", uid(self._identity, number))
        event.add("dtstamp", self._stamp)
        event.add("dtstart", begins)
        event.add("dtend", begins + lasts)
        event.add("sequence", self._sequence)
        event.add("transp", "TRANSPARENT")  # nobody is booked out by ten minutes on the floor
        event.add("class", "PRIVATE")
        return event

    @property
    def _identity(self) -> str:
        return self.earlier.plan if self.earlier else identity(self.plan, self.wishes.recipient)

    @property
    def _sequence(self) -> int:
        return self.earlier.sequence + 1 if self.earlier else 0

    @property
    def _stamp(self) -> datetime:
        """Later with each version, though nobody looked at a clock: the first day, and a second for each change."""
        midnight = datetime.combine(date.fromisoformat(self.plan.start), time(), UTC)
        return midnight + timedelta(seconds=self._sequence)


def _alarm(minutes: int, text: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -timedelta(minutes=minutes))
    alarm.add("description", text)
    return alarm
