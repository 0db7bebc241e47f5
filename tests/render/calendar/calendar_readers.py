"""Programs and libraries that read a calendar and did not write it: what each makes of its events."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).parent
_MODULES = HERE.parent / "node_modules"
_FIELD = "\x1f"
_AGENDA = _FIELD.join(("{uid}", "{start}", "{end}", "{title}", "{status}")) + "\x1e"
_CONFIG = """[calendars]
[[plan]]
path = {home}/plan
[sqlite]
path = {home}/plan.db
[default]
default_calendar = plan
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
_SCRIPT = """
const ICAL = require("ical.js");
const calendar = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const floating = [event.startDate, event.endDate].every((time) => time.zone === ICAL.Timezone.localTimezone);
  const [begins, ends] = [event.startDate, event.endDate].map((time) => time.toString());
  const told = [event.uid, begins, ends, event.summary, component.getFirstPropertyValue("status"), event.description];
  const alarms = component.getAllSubcomponents("valarm").map((alarm) =>
    alarm.getFirstPropertyValue("trigger").toSeconds());
  return { told, floating, alarms, properties: component.getAllProperties().map((one) => one.name) };
});
const names = calendar.getAllProperties().map((one) => one.name);
console.log(JSON.stringify({ events, names, components: calendar.getAllSubcomponents().map((one) => one.name) }));
"""


class Seen(NamedTuple):
    """An event, as a reader has it: times are those on the wall."""

    uid: str
    begins: datetime
    ends: datetime
    summary: str
    status: str


class Whole(NamedTuple):
    """All that a reader has found, for what must not have been made."""

    events: list[Seen]
    descriptions: list[str]
    alarms: list[list[int]]
    """Of each event, seconds from its start."""
    names: set[str]
    """Of the properties of the calendar and of its events."""


def by_ical(raw: bytes) -> Whole:
    """As Home Assistant reads it."""
    from ical.calendar_stream import IcsCalendarStream

    read = IcsCalendarStream.calendar_from_ics(raw.decode())
    events = [
        Seen(
            event.uid or "",
            _naive(event.dtstart),
            _naive(event.end),
            event.summary or "",
            event.status.value if event.status else "",
        )
        for event in read.events
    ]
    alarms = [[_seconds(alarm.trigger) for alarm in event.alarm] for event in read.events]
    names = {extra.name for event in read.events for extra in event.extras}
    return Whole(events, [event.description or "" for event in read.events], alarms, names)


def by_vobject(raw: bytes) -> Whole:
    """As many programs in Python do."""
    import vobject

    read = vobject.readOne(raw.decode())
    found = read.contents.get("vevent", [])
    events = [
        Seen(
            event.uid.value, _naive(event.dtstart.value), _naive(event.dtend.value), event.summary.value,
            event.status.value,
        )
        for event in found
    ]  # fmt: skip
    alarms = [[_seconds(alarm.trigger.value) for alarm in event.contents.get("valarm", [])] for event in found]
    descriptions = [event.description.value if "description" in event.contents else "" for event in found]
    return Whole(events, descriptions, alarms, {name for event in (read, *found) for name in event.contents})


def by_ical_js(raw: bytes) -> Whole:
    """As Thunderbird and Nextcloud read it."""
    if not (_MODULES / "ical.js").is_dir() or not shutil.which("node"):
        pytest.skip("no node, or no ical.js: `cd tests/render && npm install`")
    done = subprocess.run(
        ["node", "-e", _SCRIPT], cwd=HERE.parent, input=raw, capture_output=True, check=True, timeout=60
    )
    read = json.loads(done.stdout)
    assert set(read["components"]) <= {"vevent"}
    assert all(event["floating"] for event in read["events"])
    events = [
        Seen(uid, datetime.fromisoformat(begins), datetime.fromisoformat(ends), summary, status)
        for uid, begins, ends, summary, status, _ in (event["told"] for event in read["events"])
    ]
    names = {name for event in read["events"] for name in event["properties"]} | set(read["names"])
    descriptions = [event["told"][-1] or "" for event in read["events"]]
    return Whole(events, descriptions, [event["alarms"] for event in read["events"]], names)


class Khal:
    """A calendar of its own for the program `khal`, in a time zone."""

    def __init__(self, home: Path, zone: str) -> None:
        if not shutil.which("khal"):
            pytest.skip("no khal: `apt-get install khal`")
        self._home = home
        self._zone = zone
        (home / "plan").mkdir(parents=True)
        (home / "khal.conf").write_text(_CONFIG.format(home=home, zone=zone))

    def put(self, raw: bytes) -> None:
        """Import a file, whatever it replaces."""
        file = self._home / "plan.ics"
        file.write_bytes(raw)
        self._run("import", "--batch", str(file))

    def seen(self, first: str, last: str) -> list[Seen]:
        """What it lists from one day to another."""
        listed = self._run("list", "--once", "--notstarted", "--day-format", "", "--format", _AGENDA, first, last)
        rows = [row.strip("\n").split(_FIELD) for row in listed.split("\x1e") if row.strip()]
        return [
            Seen(uid, datetime.fromisoformat(begins), datetime.fromisoformat(ends), title, status.strip())
            for uid, begins, ends, title, status in rows
        ]

    def agenda(self, first: str, last: str) -> list[str]:
        """The same as people see it who set nothing."""
        return self._run("list", first, last).splitlines()

    @property
    def kept(self) -> int:
        """How many events it has a file of."""
        return len(list((self._home / "plan").glob("*.ics")))

    def _run(self, *arguments: str) -> str:
        environment = {"PATH": os.environ["PATH"], "HOME": str(self._home), "TZ": self._zone, "LC_ALL": "C.UTF-8"}
        command = ["khal", "--config", str(self._home / "khal.conf"), *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        assert done.stderr == b""
        return done.stdout.decode()


def _naive(at: object) -> datetime:
    assert isinstance(at, datetime)
    assert at.tzinfo is None
    return at


def _seconds(before: object) -> int:
    assert isinstance(before, timedelta)
    return int(before.total_seconds())
