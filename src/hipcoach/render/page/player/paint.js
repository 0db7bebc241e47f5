/** What the player's page says. Words go in as text, never as HTML. */
function show(screen) {
  for (const id of SCREENS) at(id).hidden = id !== screen;
  scrollTo(0, 0);
}

function put(id, text) {
  if (at(id).textContent !== text) at(id).textContent = text;
}

function notice(text) {
  at("notice").textContent = text;
  at("notice").hidden = !text;
}

const KINDS = { ready: "Get ready", work: "Go", switch: "Switch sides", rest: "Rest" };

function paintMoment(session) {
  const { kind, step, side, sets, way, note } = session.now;
  const resting = kind === "rest";
  at("player").classList.toggle("resting", resting);
  at("player").classList.toggle("switching", kind === "switch");
  at("kind").textContent = way > 1 ? "Go, the other way round" : KINDS[kind];
  at("name").textContent = step.name;
  at("side").hidden = !side;
  at("side").textContent = side ? `${side} side` : "";
  at("set").textContent = [sets > 1 && `set ${session.now.set} of ${sets}`, note].filter(Boolean).join(" · ");
  at("cue").textContent = kind === "ready" ? step.begin : step.cue;
  at("next").textContent = `Next: ${nextInWords(session)}`;
  at("tap").hidden = !player.tapped;
  paintFigure(step, side, way);
}

/** The step's own figure from the overview, turned to the side that works. */
function paintFigure(step, side, way) {
  const stage = at("stage");
  if (stage.dataset.shown !== step.figure) {
    const drawn = step.figure && at(step.figure).querySelector(".figure");
    stage.replaceChildren(...(drawn ? [drawn.cloneNode(true)] : []));
    stage.dataset.shown = step.figure ?? "";
  }
  stage.classList.toggle("mirrored", side !== null && side !== plan.drawn);
  stage.classList.toggle("reversed", way > 1);
}

function nextInWords(session) {
  const { now, next } = session;
  if (!next) return "done";
  if (next.turn !== now.turn) return [next.step.name, next.note].filter(Boolean).join(" · ");
  if (next.kind === "rest") return `rest, ${next.seconds} s`;
  if (next.kind === "switch") return `switch to the ${next.side} side`;
  if (next.looks) return `look, ${next.seconds} s`;
  if (now.kind === "work") return next.way > 1 ? "the other way round" : `set ${next.set}`;
  return next.reps === null ? `hold, ${next.seconds} s` : `${next.reps} repetitions`;
}

/** Say the moment, by voice and to a screen reader. */
function announce(session) {
  const { kind, step, side, seconds, reps, way, note } = session.now;
  const whose = side ? `, ${side} side` : "";
  const much = reps === null ? `${seconds} seconds` : `${reps} repetitions`;
  const words = {
    ready: [`Get ready: ${step.name}${whose}.`, step.say?.start, note].filter(Boolean).join(" "),
    work: way > 1 ? `The other way round, ${much}.` : `Go, ${much}. ${step.cue}`,
    switch: `${step.say?.switch ?? "Switch sides."} ${side} side.`,
    rest: `Rest, ${seconds} seconds.`,
  }[kind];
  at("live").textContent = kind === "work" ? `${step.name}${whose}. ${words}` : words;
  senses.say(words);
}
