/** What the player's page says. Words go in as text, never as HTML. */
function show(screen) {
  for (const id of SCREENS) at(id).hidden = id !== screen;
  scrollTo(0, 0);
  guard.changed();
  overview.move();
}

const shown = new Map();

/** Words or a value, where they are not there yet: also what is written again is laid out and painted again. */
function put(id, value, into = "textContent") {
  if (shown.get(id) === value) return;
  shown.set(id, value);
  at(id)[into] = value;
}

/** A press may leave a caret, which nobody sees and a browser places anew in each picture: a third of all its work. */
function dropCaret() {
  if (getSelection().isCollapsed) getSelection().removeAllRanges();
}

function notice(text) {
  at("notice").textContent = text;
  at("notice").hidden = !text;
}

const KINDS = { ready: "Ready", work: "Go", switch: "Switch", rest: "Rest" };

function paintMoment(session) {
  const { kind, step, side, sets, way, note } = session.now;
  at("player").dataset.kind = kind;
  put("kind", KINDS[kind]);
  put("side", side ?? "");
  at("side").hidden = !side;
  put("name", step.name);
  const parts = [sets > 1 && `set ${session.now.set} of ${sets}`, way > 1 && "the other way round", note];
  put(
    "set",
    parts
      .filter(Boolean)
      .map((text) => `· ${text}`)
      .join(" "),
  );
  const steps = step.how.map((text) => Object.assign(document.createElement("li"), { textContent: text, dir: "auto" }));
  at("how").replaceChildren(...(kind === "ready" ? steps : []));
  at("how").hidden = kind !== "ready";
  put("cue", { work: step.cue, switch: step.switch ?? "Change sides.", rest: "Breathe.", ready: "" }[kind]);
  put("next", `Next: ${nextInWords(session)}`);
  at("tap").hidden = !player.tapped;
  at("next").hidden = player.tapped;
  stage.show(step, side);
}

/** How far the session is: which step of how many, and what is left of it. */
function paintPlace(session, inside) {
  const left = Math.max(0, Math.ceil(session.total - session.before - inside));
  const { number } = session.plan.steps[session.now.place];
  put("place", `${number} of ${session.plan.count} · ${inMinutes(left)} left`);
  put("progress", 1 - left / session.total, "value");
}

function nextInWords(session) {
  const { now, next } = session;
  if (!next) return "done";
  if (next.turn !== now.turn) return [next.step.name, next.note].filter(Boolean).join(" · ");
  if (next.kind === "rest") return `rest, ${next.seconds} s`;
  if (next.kind === "switch") return `switch to the ${next.side} side`;
  if (next.looks) return `look, ${next.seconds} s`;
  if (now.kind === "work") return next.way > 1 ? "the other way round" : `set ${next.set}`;
  const much = next.reps === null ? `hold, ${next.seconds} s` : `${next.reps} repetitions`;
  return now.kind === "rest" ? `set ${next.set} of ${next.sets}, ${much}` : much;
}

const inMinutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
