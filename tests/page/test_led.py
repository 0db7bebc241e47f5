"""A session leads: picture, count and voice keep one time, and who keeps the eyes closed is told enough."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from visiting import PRESS, SIZES, TABLET, Open, Visit

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Routine
from hipcoach.render import as_page
from hipcoach.render.speech import LETTERS_A_SECOND

pytestmark = pytest.mark.slow  # a browser

ASKED: tuple[dict[str, Any], ...] = (
    {"symptoms": ["hamstring"], "minutes": 12},
    {"symptoms": ["it-band"], "minutes": 20, "side": "left"},
    {"template": "daily-cars", "minutes": 5},
)
LOG = f"""
    globalThis.led = [];
    let speaksUntil = 0;
    Object.defineProperty(speechSynthesis, "speaking", {{ get: () => performance.now() < speaksUntil }});
    speechSynthesis.pending;
    const words = () => spoken.splice(0);
    speechSynthesis.speak = ({{ text }}) => {{
        const start = Math.max(speaksUntil, performance.now());
        speaksUntil = start + (1000 * text.length) / {LETTERS_A_SECOND};
        spoken.push({{ text, start, until: speaksUntil }});
    }};
    globalThis.cut = [];
    speechSynthesis.cancel = () => {{
        if (performance.now() < speaksUntil) cut.push(spoken.at(-1)?.text);
        speaksUntil = 0;
    }};
    const look = () => {{
        const {{ session, seconds }} = player;
        const now = session.now;
        if (document.getElementById("player").hidden || !now) return;
        led.push({{
            at: performance.now(), kind: now.kind, seconds, pace: now.pace, reps: now.reps,
            number: document.getElementById("number").textContent,
            share: stage.moving && Number(stage.moving.svg.dataset.share),
            wanted: stage.moving && now.kind === "work"
                ? shareAfter(now.step.beat, stage.moving.closed, now, seconds) : 0,
            said: words(),
        }});
    }};
    setInterval(look, 100);
"""
"""Ten times a second: what is shown, where the figure is, and what was begun to be said; a voice takes its time."""


@pytest.fixture(scope="module", params=range(len(ASKED)), ids=["hamstring", "it-band", "daily-cars"])
def asked(request: pytest.FixtureRequest, routine_for: Callable[..., Routine]) -> Routine:
    return routine_for(**ASKED[request.param])


Watched = tuple[list[dict[str, Any]], list[str]]
_LED: dict[int, Watched] = {}
"""What was seen of each session, and what the voice cut off: to play one takes long."""


@pytest.fixture
def led(visit: Open, asked: Routine, figures: dict[str, Figure]) -> Watched:
    """A whole session that was watched."""
    if id(asked) not in _LED:
        page = visit(as_page.outcome(asked, figures))
        page.page.evaluate(f"() => {{{LOG}}}")
        page.start()
        page.run(asked.total_seconds + 1)
        assert page.page.is_visible("#done")
        _LED[id(asked)] = (page.page.evaluate("led"), page.page.evaluate("cut"))
    return _LED[id(asked)]


def test_a_session_keeps_one_time(led: Watched, asked: Routine) -> None:
    seen, cut = led
    assert seen[-1]["at"] - seen[0]["at"] == pytest.approx(1000 * asked.total_seconds, abs=300)
    changes = [now for before, now in pairwise(seen) if before["number"] != now["number"]]
    works = [now for now in changes if now["kind"] == "work" and now["share"] is not None]
    assert len(works) > 10
    assert max(abs(now["share"] - now["wanted"]) for now in works) <= 0.05
    begun = [now for now in works if now["pace"] and now["number"] != "1"]
    within = [now["seconds"] % now["pace"] for now in begun]
    assert max(min(each, now["pace"] - each) / now["pace"] for each, now in zip(within, begun, strict=True)) <= 0.05
    assert cut == []


def test_what_is_spoken_is_what_is_shown(led: Watched) -> None:
    seen, _ = led
    counted = 0
    for now in seen:
        for said in now["said"]:
            if now["kind"] == "work" and said["text"].isdigit():
                assert said["text"] == now["number"]
                counted += 1
            if said["text"] == "Last one.":
                assert now["number"] == str(now["reps"])
    assert counted > 5


def test_no_sentence_begins_before_the_last_one_ends(led: Watched) -> None:
    seen, _ = led
    said = [each for now in seen for each in now["said"]]
    late = [(now["at"] - each["start"], each["text"]) for now in seen for each in now["said"]]
    assert min(late)[0] > -2500, "a sentence waits for the one before it, and not long"
    assert all(b["start"] >= a["until"] - 1 for a, b in pairwise(said))


def test_the_words_of_the_steps_are_shown_and_spoken(led: Watched, asked: Routine) -> None:
    seen, _ = led
    spoken = {each["text"] for now in seen for each in now["said"]}
    steps = {step.exercise: step for phase in asked.phases for step in phase.steps}.values()
    written = sum(words(" ".join((*step.steps, step.cue))) for step in steps)
    told = 0
    for step in steps:
        own = {step.cue, *step.steps, *((step.say.start, step.say.move, step.say.finish) if step.say else ())}
        told += sum(map(words, own & spoken))
        assert step.say is None or {step.say.start, step.say.move} <= spoken, step.name
    assert told / written >= 0.45
    heard = [each["text"] for now in seen for each in now["said"] if words(each["text"]) > 5]
    assert max(map(heard.count, heard)) <= 3


def words(text: str) -> int:
    return len(re.findall(r"[\w'-]+", text))


def test_all_of_how_is_shown_before_it_begins(visit: Open, html: str, short: Routine) -> None:
    page = visit(html)
    page.start()
    for step in (step for phase in short.phases for step in phase.steps):
        assert page.text("#name") == step.name
        assert page.page.locator("#how li").all_inner_texts() == step.steps
        page.skip_to("Go")
        assert page.text("#cue") == step.cue
        page.press("#skip")
        while page.page.is_visible("#player") and page.text("#kind") != "Ready":
            page.press("#skip")


def test_nothing_moves_while_paused_or_at_rest(visit: Open, html: str) -> None:
    page = visit(html)

    def picture() -> str:
        return str(page.page.evaluate("document.getElementById('stage').innerHTML"))

    page.start()
    page.run(2)
    before = picture()
    page.run(3)
    assert picture() == before, "getting ready"
    page.run(11.5)
    moved = picture()
    assert moved != before
    page.press("#pause")
    held = picture()
    page.run(20)
    assert picture() == held
    page.press("#pause")
    page.run(0.7)
    assert picture() != held


def test_a_hold_goes_to_its_end_and_stays(
    visit: Open, routine_for: Callable[..., Routine], figures: dict[str, Figure]
) -> None:
    page = visit(as_page.outcome(routine_for(symptoms=["weekend-recovery"], minutes=30), figures))
    page.start()
    held = "plan.steps.findIndex((s) => s.moments.some((m) => m.kind === 'work' && m.reps === null && m.seconds > 20) "
    turn = page.page.evaluate(held + "&& plan.motions[s.figure]?.moments.length > 1 && !plan.motions[s.figure].closed)")
    assert turn >= 0
    while page.page.evaluate("player.session.now.turn") < turn or page.text("#kind") != "Go":
        page.press("#skip")
    shares = []
    for _ in range(10):
        page.run(1)
        shares.append(page.page.evaluate("Number(stage.moving.svg.dataset.share)"))
    assert shares[0] < 1
    assert set(shares[4:]) == {1}


def test_a_press_shows_its_arrow_while_it_presses(
    visit: Open, routine_for: Callable[..., Routine], figures: dict[str, Figure]
) -> None:
    for minutes in (12, 20, 30, 60):
        page = visit(as_page.outcome(routine_for(symptoms=["hamstring"], minutes=minutes), figures))
        turn = page.page.evaluate(
            "plan.steps.findIndex((s) => s.beat.presses.length && plan.motions[s.figure]?.press.length)"
        )
        if turn >= 0:
            break
    assert turn >= 0
    page.start()
    while page.page.evaluate("player.session.now.turn") < turn or page.text("#kind") != "Go":
        page.press("#skip")
    beat = page.page.evaluate("player.session.now.step.beat")
    seen = set()
    for _ in range(12):
        seconds = page.page.evaluate("player.seconds % (player.session.now.pace ?? 1e9)")
        presses = any(start <= seconds < until for start, until in beat["presses"])
        assert page.page.evaluate("stage.moving.arrows.style.display") == ("" if presses else "none")
        assert page.text("#part") == [word for start, word in beat["parts"] if start <= seconds][-1]
        seen.add(presses)
        page.run(1)
    assert seen == {True, False}


def test_wait_for_me_begins_by_a_tap(visit: Open, html: str) -> None:
    page = visit(html)
    page.choose("wait")
    page.start()
    page.run(60)
    assert page.text("#kind") == "Ready"
    page.page.click("#stage")
    assert page.text("#kind") == "Go"
    page.run(3)
    page.page.click("#stage")
    assert page.text("#kind") == "Go"


SCREENS = ("overview", "gate", "before", "player", "where", "what-then", "done", "summary")


TO_A_SESSION = f"""(far) => {{ {PRESS}
    if (far > 0) press("#start");
    if (far > 1 && of("#gate").open) press("#none-of-these");
    if (far > 2 && of("#before").open) press("#before [value='']");
}}"""
FROM_A_SESSION = f"""(screen) => {{ {PRESS}
    if (screen === "where" || screen === "what-then") press("#hurts");
    if (screen === "what-then") press("#places [value=long-side]");
    while (screen === "done" || screen === "summary") {{
        if (of("#player").checkVisibility()) press("#skip");
        else if (screen === "summary" && of("#asked").checkVisibility()) press("#answers [value='']");
        else break;
    }}
    guard.since = -Infinity;
}}"""


def bring(page: Visit, screen: str) -> None:
    """To a screen, with nothing pressed a moment ago."""
    page.page.evaluate(TO_A_SESSION, SCREENS.index(screen))
    if screen in SCREENS[3:]:
        page.run(11)
    page.page.evaluate(FROM_A_SESSION, screen)


STATE = """() => [
    [...document.querySelectorAll("main, dialog")].filter((e) => e.checkVisibility()).map((e) => e.id),
    player.session && [player.session.state(), player.running],
    player.record && [player.record.asked, player.record.before, player.record.hurts.length],
    document.getElementById("places").hidden,
]"""
"""What a press may change."""


WHERE = """(id) => {
    const button = [...document.querySelectorAll(id)].find((each) => each.checkVisibility());
    button.scrollIntoView({ block: "nearest" });
    const { x, y, width, height } = button.getBoundingClientRect();
    return [x + width / 2, Math.min(y + height / 2, innerHeight - 2)];
}"""


@pytest.mark.parametrize("size", [*SIZES, *TABLET])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_double_tap_does_one_thing(visit: Open, html: str, size: str, screen: str) -> None:
    page = visit(html, size)
    click = "new MouseEvent('click', { bubbles: true, cancelable: true })"
    tap = f"(place) => document.elementFromPoint(...place).dispatchEvent({click})"
    bring(page, screen)
    buttons = page.page.evaluate(
        "[...(document.querySelector('dialog[open]') ?? document).querySelectorAll('button')]"
        ".filter((b) => b.checkVisibility()).map((b) => b.id ? `#${b.id}` : `[value='${b.value}']`)"
    )
    assert buttons
    for button in buttons:
        page.page.evaluate("sessionStorage.clear()")
        page.page.reload()
        bring(page, screen)
        place = page.page.evaluate(WHERE, button)
        page.page.evaluate(tap, place)
        once = page.page.evaluate(STATE)
        for apart in (0.06, 0.54):
            page.run(apart)
            page.page.evaluate(tap, place)
            assert page.page.evaluate(STATE) == once, (button, apart)


@pytest.mark.parametrize("sign", [0, 1])
def test_a_sign_refuses_and_nothing_leads_to_start_again(visit: Open, html: str, short: Routine, sign: int) -> None:
    page = visit(html)
    page.press("#start")
    page.press(f"#gate [value='{sign}']")
    assert page.page.is_hidden("#start")
    assert short.red_flags[sign].message in page.text("#refused")
    page.page.reload()
    assert page.page.is_hidden("#start")
    assert short.red_flags[sign].message in page.text("#refused")
    for step in (step for phase in short.phases for step in phase.steps):
        assert step.name not in page.text("body")


def test_the_signs_are_asked_once(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.press("#list")
    page.start("#again")
    assert page.page.is_visible("#player")


def test_the_way_back_closes_the_question_then_the_player_then_the_page(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.press("#hurts")
    page.page.go_back()
    page.page.wait_for_selector("#where", state="hidden")
    assert page.page.is_visible("#player")
    page.page.go_back()
    page.page.wait_for_selector("#overview")
    assert page.text("#start") == "Go on"


def test_the_list_stands_at_the_step_one_is_at(visit: Open, long_html: str) -> None:
    page = visit(long_html)
    page.start()
    for _ in range(12):
        page.press("#skip")
    name = page.text("#name")
    page.press("#list")
    assert name in page.text("article.here h3")
    assert page.page.evaluate("document.querySelector('article.here').getBoundingClientRect().top") < 844


def test_a_hurt_can_be_taken_back(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.run(12)
    name = page.text("#name")
    page.press("#hurts")
    page.press("#places [value=nerve]")
    page.press("#not-that")
    page.press("#nowhere")
    assert page.text("#name") == name
    assert page.page.evaluate("player.session.hurts") == 0


def test_the_end_can_be_taken_back(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    while page.page.is_visible("#player"):
        name, state = page.text("#name"), page.page.evaluate("player.session.state()")
        page.press("#skip")
    page.press("#take-back")
    assert page.text("#name") == name
    assert page.page.evaluate("player.session.state()") == state
    assert page.text("#pause") == "Resume"


def test_what_hurt_twice_can_be_taken_back(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    page.hurt_twice("nerve", "folding-side")
    assert page.text("#done-title") == "Enough for today"
    page.press("#take-back")
    assert page.page.evaluate("player.session.hurts") == 1


def test_where_it_hurts_is_asked_and_answered_aloud(visit: Open, html: str, short: Routine) -> None:
    page = visit(html)
    page.start()
    page.press("#hurts")
    assert page.page.evaluate("spoken.at(-1)") == "Stopped. Where does it hurt?"
    page.press("#places [value=nerve]")
    nerve = next(hurt for hurt in short.if_it_hurts if hurt.id == "nerve")
    assert page.page.evaluate("spoken.at(-1)") == nerve.text


@pytest.mark.parametrize("size", SIZES)
def test_state_and_side_can_be_read_from_two_metres(visit: Open, html: str, size: str) -> None:
    page = visit(html, size)
    page.start()
    for id_ in ("kind", "side", "number"):
        points = page.page.evaluate(f"parseFloat(getComputedStyle(document.getElementById('{id_}')).fontSize)")
        assert points * 0.7 >= 36, id_


@pytest.mark.parametrize("size", SIZES)
def test_number_and_cue_stay_in_sight_with_large_text(visit: Open, html: str, size: str) -> None:
    page = visit(html, size)
    page.page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.start()
    page.skip_to("Go")
    bar = page.page.locator("#player .bar").bounding_box()
    assert bar
    for id_ in ("number", "cue", "kind", "side"):
        box = page.page.locator(f"#{id_}").bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + min(box["height"], 60) <= bar["y"], id_
