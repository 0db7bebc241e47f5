"""The whole way of a session: given on a page, done there, handed on to the diary, and answered by the next day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from day_by_day import Days
from jsonschema import Draft202012Validator
from visiting import Open, Visit

from hipcoach.render.json_schemas import schema_named

pytestmark = pytest.mark.slow  # a browser

ASKED = ("recommend", "-s", "hamstring", "--side", "left")
EVENING, NEXT = "2026-11-26 18:00", "2026-11-27 18:00"
"""When the page's clock begins; and the day after, which nobody has told anything of."""


def page_of(days: Days, *command: str) -> str:
    """The page that a command writes."""
    days.run(*command, "-o", "given.html")
    return Path("given.html").read_text("utf-8")


def stop_for_hurting(page: Visit) -> None:
    """Tingling, where there must be none: the step is left out."""
    page.press("#hurts")
    page.press("#places [value=nerve]")
    page.press("#leave-out")


def answer_to_the_end(page: Visit) -> None:
    """After it the pain was 2 and the effort 4; each exercise was right."""
    for answer in ("2", "4"):
        page.press(f"#answers button:text-is('{answer}')")
    while page.page.is_visible("#asked"):
        page.press("#answers button:text-is('Right')")


def done_in_chromium(visit: Open, html: str, hurts: str, since: str = EVENING) -> tuple[bytes, str]:
    """Do all of a page's session, an exercise of which hurts; gives its file and its line."""
    page = visit(html, timezone_id="Europe/Berlin")
    page.page.clock.set_system_time(f"{since.replace(' ', 'T')}:00+01:00")
    page.begin()
    page.press("#before button:text-is('3')")
    for _ in range(400):
        if page.page.is_hidden("#player"):
            break
        if page.text("#name") == hurts:
            stop_for_hurting(page)
        page.run(5)
    assert page.text("#done-title") == "Done"
    answer_to_the_end(page)
    return saved(page), copied(page)


def saved(page: Visit) -> bytes:
    with page.page.expect_download() as download:
        page.press("#save-file")
    return Path(download.value.path()).read_bytes()


def copied(page: Visit) -> str:
    page.page.evaluate("() => { navigator.clipboard.writeText = async (text) => { globalThis.clipboard = text; }; }")
    page.press("#copy-line")
    page.page.wait_for_function("globalThis.clipboard")
    line: str = page.page.evaluate("clipboard")
    return line


def steps_in(answer: dict[str, Any]) -> list[str]:
    """The exercises of a routine, as JSON has it."""
    return [step["exercise"] for phase in answer["phases"] for step in phase["steps"]]


def today_of(days: Days) -> dict[str, Any]:
    """What `today` says, once it was held against its schema."""
    answer: dict[str, Any] = days.json("today")
    Draft202012Validator(schema_named("today")).validate(answer)
    return answer


def leaves_out(answer: dict[str, Any], hurting: str, entry: int) -> None:
    """An untold morning holds, and what hurt is left out; each by its rule, and by the entry that it looked at."""
    told = answer["today"]
    assert (told["verdict"], told["morning"], told["baseline"]) == ("same", "due", 3)
    why = {change["kind"]: change for change in told["why"]}
    assert why["same"]["rule"] == "morning-not-told"
    assert (why["left-out"]["exercise"], why["left-out"]["rule"]) == (hurting, "leave-out-what-tingled")
    assert all([seen["entry"] for seen in change["entries"]] == [entry] for change in why.values())
    assert hurting not in steps_in(answer["routine"])


def test_a_session_done_on_a_page_changes_what_the_next_day_gives(
    visit: Open, days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = days.json(*ASKED)
    hurting, name = (given["phases"][1]["steps"][0][key] for key in ("exercise", "name"))
    file, line = done_in_chromium(visit, page_of(days, *ASKED), name)
    Path("session.json").write_bytes(file)
    assert not days.file.exists()
    first = days.run("done", "session.json")
    assert "A diary begins with this" in first.stderr
    assert f"before 3, after 2, effort 4, hurt at {hurting}: nerve (entry 2)" in first.stdout
    before = days.file.read_bytes()
    for again in ("session.json", line):
        assert "told before: it is entry 2 already" in days.run("done", again).stdout
    assert days.file.read_bytes() == before
    days.now(NEXT)
    answer = today_of(days)
    leaves_out(answer, hurting, entry=2)
    assert hurting in steps_in(days.json(*ASKED)), "`recommend` remembers nothing"
    monkeypatch.setenv("HIPCOACH_HOME", str(days.home / "another"))
    days.run("done", line)
    assert today_of(days) == answer


def test_so_does_one_that_today_gave(visit: Open, days: Days) -> None:
    days.now("2026-11-24 18:00")
    days.run("done", *ASKED[1:], "--pain", "3", "--after", "2", "--effort", "4")
    days.now(EVENING)
    given = today_of(days)["routine"]
    hurting, name = (given["phases"][1]["steps"][0][key] for key in ("exercise", "name"))
    file, line = done_in_chromium(visit, page_of(days, "today"), name)
    Path("session.json").write_bytes(file)
    days.now("2026-11-26 19:00")
    assert "told before" not in days.run("done", line).stdout
    assert "told before" in days.run("done", "session.json").stdout
    assert days.kinds().count("session") == 2
    session = days.entries()[-1]
    assert [step["exercise"] for step in session["content"]["session"]["steps"]] == steps_in(given)
    days.now(NEXT)
    leaves_out(today_of(days), hurting, entry=session["number"])
