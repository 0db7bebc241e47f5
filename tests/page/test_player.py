"""A session on the page, from Start to Done."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Callable, Iterator
from copy import deepcopy
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from visiting import INSECURE, SIZES, WATCH, Open, Visit

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Routine
from hipcoach.coach.again import LOOK_SECONDS
from hipcoach.coach.routine import Step, StepSay
from hipcoach.render import as_page
from hipcoach.text import clock

pytestmark = pytest.mark.slow  # a browser

LONGEST = 5
"""Seconds that a session may last longer than the routine says: its ticks are a tenth of a second."""


def ready(step: Step, called: str) -> str:
    """What is said before a step whose left side comes first, as far as to how one lies."""
    assert step.say
    return f"{called}, left leg works. {step.say.start}"


@pytest.mark.parametrize("size", SIZES)
def test_a_whole_session(visit: Open, html: str, short: Routine, size: str) -> None:
    page = visit(html, size)
    page.start()
    assert page.text("#kind") == "Ready"
    page.page.wait_for_function("locks.length === 1 && !locks[0].released")
    assert page.fits
    page.page.evaluate(f"() => {{{WATCH}}}")
    page.run(short.total_seconds + LONGEST)
    watched = page.page.evaluate("watched")
    assert len(watched) == short.total_seconds + LONGEST
    assert all(second["fits"] for second in watched)
    seen = {(second["kind"], second["side"]) for second in watched}
    assert page.text("#done-title") == "Done"
    assert page.page.evaluate("locks[0].released")
    assert page.page.locator("#summary li").count() == sum(len(phase.steps) for phase in short.phases)
    assert "not done" not in page.text("#summary")
    worked = sum(step.work_seconds for phase in short.phases for step in phase.steps)
    assert page.text("#done-text") == f"{clock(worked)} min of work."
    assert ("Switch", "Right") in seen
    assert ("Go", "Left") in seen
    assert ("Go", "Right") in seen
    assert page.fits


def test_the_session_lasts_as_long_as_the_routine_says(visit: Open, html: str, short: Routine) -> None:
    page = visit(html)
    page.start()
    page.run(short.total_seconds - LONGEST)
    assert page.page.is_visible("#player")
    page.run(2 * LONGEST)
    assert page.page.is_visible("#done")


def test_the_figure_is_mirrored_when_the_side_changes(visit: Open, long_html: str) -> None:
    page = visit(long_html)
    page.start()
    while page.page.is_hidden("#side"):
        page.press("#skip")
    assert page.text("#side") == "Right"
    assert page.page.locator("#stage.mirrored").count() == 0
    page.skip_to("Switch")
    assert page.text("#side") == "Left"
    assert page.page.locator("#stage.mirrored svg").first.is_visible()
    assert page.text("#next").startswith("Next: ")


@pytest.fixture(scope="module")
def rounds(short: Routine) -> Routine:
    """The short routine, its first phase of two rounds, the step that begins it looked at once more at the end."""
    routine = deepcopy(short)
    phase = routine.phases[0]
    phase.rounds = 2
    for step in phase.steps:
        step.dose.rounds = 2
        step.seconds += step.restart_seconds + step.seconds - step.setup_seconds
        step.work_seconds *= 2
    phase.steps[0].again_seconds = LOOK_SECONDS + 5
    phase.steps[0].seconds += LOOK_SECONDS + 5
    routine.total_seconds = sum(step.seconds for phase in routine.phases for step in phase.steps)
    return routine


def test_rounds_and_a_second_look_are_played(visit: Open, rounds: Routine, figures: dict[str, Figure]) -> None:
    page = visit(as_page.outcome(rounds, figures))
    page.start()
    page.page.evaluate(f"() => {{{WATCH}}}")
    first = rounds.phases[0].steps[0]
    live = page.page.text_content("#live") or ""
    count = sum(len(phase.steps) for phase in rounds.phases)
    assert live.startswith(f"Ready. {ready(first, f'1 of {count}, round 1 of 2: {first.name}')}")
    page.run(rounds.total_seconds - LOOK_SECONDS - 2)
    assert page.text("#next") == f"Next: look, {LOOK_SECONDS} s"
    page.run(2)
    assert page.text("#set") == "· Once more: what has changed?"
    assert page.text("#name") == rounds.phases[0].steps[0].name
    assert page.page.locator("#stage svg").first.is_visible()
    page.run(LOOK_SECONDS + LONGEST)
    assert all(second["fits"] for second in page.page.evaluate("watched"))
    steps = [step for phase in rounds.phases for step in phase.steps]
    assert page.page.locator("#summary li").count() == len(steps)
    assert page.text("#done-text") == f"{clock(sum(step.work_seconds for step in steps) + LOOK_SECONDS)} min of work."


def next_step(page: Visit) -> None:
    page.press("#skip")
    page.skip_to("Ready")


@pytest.mark.parametrize("size", SIZES)
def test_the_next_round_is_announced(visit: Open, rounds: Routine, size: str) -> None:
    page = visit(as_page.outcome(rounds, {}), size)
    page.start()
    for number in (1, 2):
        for step in rounds.phases[0].steps:
            assert page.text("#name") == step.name
            assert page.text("#set").endswith(f"Round {number} of 2")
            assert page.fits
            next_step(page)


def test_what_hurts_is_left_out_of_later_rounds_too(visit: Open, rounds: Routine) -> None:
    page = visit(as_page.outcome(rounds, {}))
    page.start()
    name = page.text("#name")
    page.press("#hurts")
    page.press("#places [value=folding-side]")
    page.press("#leave-out")
    while page.page.is_visible("#player"):
        assert page.text("#name") != name
        page.press("#skip")
    assert page.text("#summary").count(name) == 1


def test_the_easier_one_is_done_in_later_rounds_too(visit: Open, rounds: Routine) -> None:
    page = visit(as_page.outcome(rounds, {}))
    page.start()
    name, easier = page.text("#name"), rounds.easier[0].name
    for _ in rounds.phases[0].steps:
        next_step(page)
    page.press("#hurts")
    page.press("#places [value=long-side]")
    page.press("#do-easier")
    assert page.text("#name") == easier
    assert page.text("#set") == "· Round 2 of 2"
    shown = set()
    while page.page.is_visible("#player"):
        shown.add((page.text("#name"), page.text("#set")))
        page.press("#skip")
    assert (easier, "· Once more: what has changed?") in shown
    assert name not in {name for name, _ in shown}


def test_pause_holds(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.run(3.1)
    page.press("#pause")
    before = page.text("#number")
    page.run(60)
    assert page.text("#number") == before == "12"
    assert page.text("#pause") == "Resume"
    page.press("#pause")
    page.run(2)
    assert page.text("#number") == "10"


def test_skip_and_back(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.press("#skip")
    assert page.text("#kind") == "Go"
    page.run(3)
    page.press("#back")  # to its own beginning first
    assert page.text("#kind") == "Go"
    page.press("#back")
    assert page.text("#kind") == "Ready"
    page.press("#back")
    assert page.text("#kind") == "Ready"


def test_skipping_everything_ends_with_nothing_done(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    while page.page.is_visible("#player"):
        page.press("#skip")
    assert page.page.locator("#summary li").count() == page.text("#summary").count("(not done)")
    assert page.text("#done-text") == "0:00 min of work."


def test_repetitions_by_a_steady_pace(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.press("#skip")
    counted = []
    for _ in range(3):
        counted.append(page.text("#count").split()[0])
        page.run(4.1)
    assert counted == ["1", "2", "3"]


def test_repetitions_by_a_tap(visit: Open, html: str) -> None:
    page = visit(html)
    page.choose("tap")
    page.start()
    page.press("#skip")
    total = int(page.text("#unit").split()[1])
    page.run(300)
    assert page.text("#number") == "1"
    for _ in range(total):
        assert page.text("#kind") == "Go"
        page.press("#tap")
    assert page.text("#kind") == "Switch"
    assert page.page.is_hidden("#tap")


def test_an_ache_on_the_long_side_is_offered_the_easier_one(visit: Open, html: str, short: Routine) -> None:
    page = visit(html)
    page.start()
    page.run(12)
    page.press("#hurts")
    page.press("#places [value=long-side]")
    assert page.text("#easier-name") == f"Easier: {short.easier[0].name}"
    page.press("#do-easier")
    assert page.text("#name") == short.easier[0].name
    assert page.text("#kind") == "Ready"
    page.run(1.1)
    assert page.text("#number") == "14"
    page.run(600)
    assert f"{short.easier[0].name}, instead of {short.phases[0].steps[0].name}" in page.text("#summary")


@pytest.mark.parametrize("place", ["folding-side", "nerve", "other-joint", "elsewhere"])
def test_other_hurts_are_offered_none_and_move_on(visit: Open, html: str, short: Routine, place: str) -> None:
    page = visit(html)
    first, second = (step.name for phase in short.phases[:2] for step in phase.steps[:1])
    page.start()
    page.run(12)
    page.press("#hurts")
    page.press(f"#places [value={place}]")
    assert page.page.is_hidden("#do-easier")
    page.press("#leave-out")
    assert page.text("#name") == second
    while page.text("#kind") != "Ready" or page.page.is_disabled("#back"):
        page.press("#back")
    page.press("#back")
    assert page.text("#name") == second, "there is no way back to what hurt"
    page.run(600)
    assert f"{first} (not done); it hurt: " in page.text("#summary")


def test_an_easier_one_is_stopped_like_any_other(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.press("#hurts")
    page.press("#places [value=long-side]")
    page.press("#do-easier")
    page.press("#hurts")
    page.press("#places [value=long-side]")
    assert page.text("#done-title") == "Enough for today"


def test_the_second_hurt_ends_the_session_and_says_what_to_do(visit: Open, html: str, short: Routine) -> None:
    page = visit(html)
    page.start()
    page.hurt_twice("long-side", "nerve")
    assert page.text("#done-title") == "Enough for today"
    nerve = next(hurt for hurt in short.if_it_hurts if hurt.id == "nerve")
    assert nerve.text in page.text("#done-text")
    assert short.red_flags[0].question in page.text("#done-flags")
    assert "emergency number" in page.text("#done-flags")
    assert short.advice[0].text in page.text("#done-advice")
    assert page.page.evaluate("locks.every((lock) => lock.released)")
    page.run(60)
    assert page.page.is_visible("#done")


@pytest.mark.parametrize("away", ["Escape", "reload"])
def test_what_hurt_stays_stopped_whatever_closes_the_question(
    visit: Open, html: str, short: Routine, away: str
) -> None:
    page = visit(html)
    page.start()
    page.press("#hurts")
    page.press("#places [value=folding-side]")
    if away == "reload":
        page.page.reload()
    else:
        page.page.keyboard.press("Escape")
    page.page.wait_for_selector(f"#name:text-is('{short.phases[1].steps[0].name}')")
    assert page.text("#pause") == "Resume"


def test_a_hurt_of_the_last_step_ends_the_session(visit: Open, html: str, short: Routine) -> None:
    page = visit(html)
    page.start()
    last = short.phases[-1].steps[-1].name
    while page.text("#name") != last:
        page.press("#skip")
    page.press("#hurts")
    page.press("#places [value=folding-side]")
    page.press("#leave-out")
    assert page.text("#done-title") == "Done"


def test_a_reload_after_the_last_step_hurt_ends_and_keeps_nothing(visit: Open, html: str, short: Routine) -> None:
    page = visit(html)
    page.start()
    while page.text("#name") != short.phases[-1].steps[-1].name:
        page.press("#skip")
    page.press("#hurts")
    page.press("#places [value=folding-side]")
    page.page.reload()
    assert page.text("#done-title") == "Done"
    page.press("#to-list")
    assert set(page.page.evaluate("Object.values(sessionStorage)")) == {"null", '"none"'}  # no sign was so


def test_it_does_not_hurt_goes_on(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.run(4.1)
    page.press("#hurts")
    page.press("#nowhere")
    assert page.text("#number") == "11"
    page.run(1)
    assert page.text("#number") == "10"


def test_a_reload_resumes(visit: Open, html: str) -> None:
    page = visit(html)
    page.choose("beeps", on=False)
    page.start()
    page.skip_to("Switch")
    page.page.reload()
    assert page.text("#kind") == "Switch"
    assert page.text("#side") == "Right"
    assert page.text("#notice") == "Here you were. Go on when you are ready."
    page.run(60)
    assert page.text("#kind") == "Switch"
    page.press("#pause")
    page.run(6)
    assert page.text("#kind") == "Go"
    assert not page.page.is_checked("[name=beeps]")


def test_the_list_has_the_focus_where_one_is(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.skip_to("Switch")
    name = page.text("#name")
    page.press("#list")
    assert name in page.page.evaluate("document.activeElement.closest('article.here h3').textContent")


def test_a_rest_says_which_set_is_next(
    visit: Open, routine_for: Callable[..., Routine], figures: dict[str, Figure]
) -> None:
    page = visit(as_page.outcome(routine_for(symptoms=["it-band"], minutes=12), figures))
    page.start()
    page.skip_to("Rest")
    assert re.fullmatch(r"Next: set 2 of \d, (hold, \d+ s|\d+ repetitions)", page.text("#next"))


def test_leaving_to_the_list_keeps_the_place(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.skip_to("Switch")
    page.press("#list")
    assert page.page.is_visible("#overview")
    assert page.page.evaluate("locks[0].released")
    page.page.reload()
    assert page.page.is_visible("#overview")
    assert page.text("#start") == "Go on"
    page.start()
    assert page.text("#kind") == "Switch"
    page.press("#list")
    page.start("#again")
    assert page.text("#kind") == "Ready"


def test_nothing_of_the_body_is_kept_once_it_is_over(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.press("#hurts")
    page.press("#places [value=nerve]")
    page.press("#leave-out")
    assert "nerve" in page.page.evaluate("JSON.stringify(sessionStorage)")
    page.run(600)
    page.press("#to-list")
    assert set(page.page.evaluate("Object.values(sessionStorage)")) == {"null", '"none"'}  # no sign was so
    assert page.page.evaluate("localStorage.length") == 0


def test_a_page_without_storage_works(visit: Open, html: str) -> None:
    page = visit(html)
    page.page.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('none'); }})")
    page.page.reload()
    page.start()
    page.run(16)
    assert page.text("#kind") == "Go"


def test_names_sides_and_counting_are_spoken(visit: Open, html: str, short: Routine) -> None:
    page = visit(html)
    page.start()
    page.run(17)
    spoken = page.page.evaluate("spoken")
    first = short.phases[0].steps[0]
    assert first.say
    assert spoken[0] == f"1 of {sum(len(phase.steps) for phase in short.phases)}: {first.name}, left leg works."
    assert spoken[1] == first.say.start
    assert any(text.startswith(f"Go, {first.dose.reps} times") for text in spoken)
    page.skip_to("Switch")
    page.run(6)
    assert page.page.evaluate("spoken").index(first.say.switch) > 0
    assert any(text.startswith("Right leg.") for text in page.page.evaluate("spoken"))


def test_a_sentence_is_heard_to_its_end_and_the_beeps_count_alone(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.run(11.5)
    page.page.evaluate("speaks = true")
    before = page.page.evaluate("[spoken.length, beeps]")
    page.run(3.4)
    assert page.page.evaluate("[spoken.length, beeps]") == [before[0], before[1] + 3]


def test_who_wants_names_and_sides_hears_no_more(visit: Open, html: str, short: Routine) -> None:
    page = visit(html)
    page.choose("voice", "names")
    page.start()
    page.run(30)
    first = short.phases[0].steps[0]
    count = sum(len(phase.steps) for phase in short.phases)
    named, go = page.page.evaluate("spoken")
    assert named == f"1 of {count}: {first.name}, left leg works."
    assert go.startswith(f"Go, {first.dose.reps} times")


def test_how_to_lie_and_how_to_change_sides_is_said_in_the_exercises_own_words(
    visit: Open, short: Routine, figures: dict[str, Figure]
) -> None:
    told = deepcopy(short)
    first = told.phases[0].steps[0]
    first.say = StepSay(start="Lie on your side.", move="Lift.", finish="Rest.", switch="Roll over.", short=None)
    page = visit(as_page.outcome(told, figures))
    page.start()
    page.run(9.9)
    assert page.page.evaluate("spoken")[1:3] == ["Lie on your side.", "Lift."]
    page.skip_to("Switch")
    page.run(4)
    assert "Roll over." in page.page.evaluate("spoken")
    assert page.text("#cue") == "Roll over."


def test_the_voice_waits_for_what_it_says_and_never_cancels_it(visit: Open, html: str, short: Routine) -> None:
    page = visit(html)
    page.page.evaluate("() => { globalThis.cut = 0; speechSynthesis.cancel = () => { cut += 1; }; }")
    page.start()
    page.run(short.total_seconds + LONGEST)
    assert page.page.is_visible("#done")
    assert page.page.evaluate("cut") == 0


@pytest.mark.parametrize("off", ["voice", "beeps", "buzz"])
def test_each_sense_can_be_switched_off(visit: Open, html: str, off: str) -> None:
    page = visit(html)
    page.choose(off, "none" if off == "voice" else "on", on=off == "voice")
    page.start()
    page.run(20)
    counts = page.page.evaluate("({ voice: spoken.length, beeps, buzz: buzzed.length })")
    assert counts.pop(off) == 0
    assert min(counts.values()) > 0


def test_without_a_voice_the_last_seconds_and_each_change_beep(visit: Open, html: str) -> None:
    page = visit(html)
    page.choose("voice", "none")
    page.start()
    page.run(11.5)
    assert page.page.evaluate("beeps") == 0
    page.run(3)
    assert page.page.evaluate("beeps") == 3
    page.run(0.7)
    assert page.page.evaluate("beeps") == 5  # the moment is over, and the first repetition begins


def test_a_switch_that_would_do_nothing_is_not_shown(visit: Open, html: str) -> None:
    page = visit(html)
    page.page.add_init_script("delete window.speechSynthesis; navigator.vibrate = undefined;")
    page.page.reload()
    assert page.page.is_hidden("[name=voice]")
    assert page.page.is_hidden("[name=buzz]")
    page.start()
    page.run(17)
    assert page.text("#kind") == "Go"


def test_a_screen_reader_is_told_each_moment(visit: Open, html: str, short: Routine) -> None:
    page = visit(html)
    page.start()
    first, count = short.phases[0].steps[0], sum(len(phase.steps) for phase in short.phases)
    live = page.page.text_content("#live") or ""
    assert live.startswith(f"Ready. {ready(first, f'1 of {count}: {first.name}')}")
    page.press("#skip")
    assert f"Go. Go, {first.dose.reps} times" in (page.page.text_content("#live") or "")
    page.press("#pause")
    assert page.page.text_content("#live") == "Paused"


def test_the_keyboard_alone_is_enough(visit: Open, html: str) -> None:
    page = visit(html)

    def press(key: str) -> None:
        page.page.evaluate("guard.since = -Infinity")
        page.page.keyboard.press(key)

    page.page.focus("#start")
    press("Enter")
    page.page.focus("#none-of-these")
    press("Enter")
    page.page.focus("#before [value='']")
    press("Enter")
    assert page.text("#kind") == "Ready"
    press("ArrowRight")
    assert page.text("#kind") == "Go"
    press("ArrowLeft")
    assert page.text("#kind") == "Ready"
    press(" ")
    assert page.text("#pause") == "Resume"
    press(" ")
    press("h")
    assert page.page.is_visible("#where")
    press("Tab")
    press("Enter")
    assert page.page.is_visible("#what-then")
    press("Tab")
    press("Enter")
    assert page.page.is_hidden("#where")
    press("l")
    assert page.page.is_visible("#overview")


@pytest.mark.parametrize(("key", "code"), [("H", "KeyH"), ("\N{CYRILLIC SMALL LETTER ER}", "KeyH")])
def test_letters_work_with_caps_lock_and_on_other_layouts(visit: Open, html: str, key: str, code: str) -> None:
    page = visit(html)
    page.start()
    page.page.evaluate(
        "([key, code]) => { guard.since = -Infinity; document.body.dispatchEvent(new KeyboardEvent("
        "'keydown', { key, code, bubbles: true })); }",
        [key, code],
    )
    assert page.page.is_visible("#where")


def test_a_key_held_down_presses_once(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.page.evaluate("guard.since = -Infinity")
    for _ in range(20):
        page.page.keyboard.down("ArrowRight")
    assert page.text("#kind") == "Go"


def test_the_wake_lock_comes_back_with_the_page(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.page.wait_for_function("locks.length === 1")
    page.page.evaluate("locks[0].release()")
    page.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.page.wait_for_function("locks.length === 2 && !locks[1].released")
    page.press("#list")
    page.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.page.evaluate("locks.length === 2 && locks[1].released")


def test_a_wake_lock_that_comes_too_late_is_given_back(visit: Open, html: str) -> None:
    page = visit(html)
    page.page.evaluate(
        "() => { navigator.wakeLock.request = () => new Promise((grant) => { globalThis.grant = grant; }); }"
    )
    page.start()
    page.press("#list")
    page.page.evaluate(
        "() => { globalThis.late = { released: false, "
        "addEventListener() {}, release() { this.released = true; } }; "
        "grant(late); }"
    )
    page.page.wait_for_function("late.released")


def test_a_page_that_slept_waits(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.run(1.1)
    page.page.clock.fast_forward(600_000)
    assert page.text("#kind") == "Ready"
    assert page.text("#number") == "14"
    assert page.text("#pause") == "Resume"
    assert "slept" in page.text("#notice")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def plain_http(tmp_path: Path) -> Iterator[str]:
    """The test's folder, served without encryption to what the browser takes for another machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=tmp_path)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{INSECURE}:{server.server_address[1]}/routine.html"
        server.shutdown()


def test_over_plain_http_it_says_that_the_screen_may_go_dark(visit: Open, html: str, plain_http: str) -> None:
    page = visit(html, address=plain_http)
    page.start()
    page.page.wait_for_selector("#dark")
    assert "may go dark" in page.text("#dark")
    page.run(17)
    assert page.text("#kind") == "Go"


def test_a_screen_that_stays_on_after_all_is_said_too(visit: Open, html: str) -> None:
    page = visit(html)
    refuse = "const { wakeLock } = navigator; globalThis.refused = wakeLock.request; wakeLock.request = undefined;"
    page.page.evaluate(f"() => {{ {refuse} }}")
    page.start()
    page.page.wait_for_selector("#dark")
    page.page.evaluate("() => { navigator.wakeLock.request = refused; }")
    page.press("#pause")
    page.press("#pause")
    page.page.wait_for_selector("#dark", state="hidden")


def test_a_notice_goes_when_the_clock_runs(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.page.reload()
    assert page.page.is_visible("#notice")
    page.press("#list")
    page.start()
    assert page.page.is_hidden("#notice")


def test_from_a_file_it_does_not(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.page.wait_for_function("locks.length")
    assert page.page.is_hidden("#dark")


def test_a_catalogue_that_asks_nothing_still_lets_a_step_be_left(visit: Open, short: Routine) -> None:
    hurts, short.if_it_hurts = short.if_it_hurts, []
    try:
        page = visit(as_page.outcome(short, {}))
    finally:
        short.if_it_hurts = hurts
    page.start()
    page.press("#hurts")
    page.press("#places button >> nth=0")
    page.press("#leave-out")
    assert page.text("#name") == short.phases[1].steps[0].name
