/** The end: all of it done, or enough for today. */
function end(session) {
  finishScreen(session, "Done", `${inMinutes(session.moved)} min of work.`);
  if (senses.spoken("names")) senses.say(senses.spoken("all") ? plan.end : "Done.");
}

/** `before` is the session as it was before what ended it. */
function endOfHurt(session, hurt, before) {
  const next = hurt && !hurt.easier ? hurt.text : "Leave out next time what hurt.";
  finishScreen(session, "Enough for today", `It hurt a second time, so that is all for today. ${next}`, before);
  at("done-flags").hidden = false;
  if (senses.spoken("names")) senses.say(`That is enough for today. ${next}`);
}

/** Where Back on the last screen leads to: the last moment, or what was before the hurt that ended the session. */
const taken = { back: null };

function finishScreen(session, title, text, before = null) {
  taken.back = before ?? player.entered;
  at("undo").hidden = !taken.back;
  player.pause(title);
  screenLight.off();
  keep.write(plan.id, null);
  put("done-title", title);
  put("done-text", text);
  at("done-flags").hidden = true;
  const once = plan.steps.filter((step, turn) => step.place === turn);
  at("summary").replaceChildren(...once.map((step) => summaryLine(session, step)));
  const advice = at("advice").cloneNode(true);
  for (const each of [advice, ...advice.querySelectorAll("[id]")]) each.removeAttribute("id");
  advice.removeAttribute("aria-labelledby");
  at("done-advice").replaceChildren(advice);
  show("done");
  at("done-title").focus();
}

/** Done is taken back. */
function undo() {
  if (!player.open(taken.back)) return;
  player.pause("Here you were. Go on when you are ready.");
}

function toList() {
  taken.back = null;
  show("overview");
  offerStart();
}

function summaryLine(session, step) {
  const { place } = step;
  const line = Object.assign(document.createElement("li"), { dir: "auto" });
  const easier = session.swaps[place];
  const name = easier === undefined ? step.name : `${plan.easier[easier].name}, instead of ${step.name}`;
  const hurt = session.hurts.filter((each) => each.place === place).map((each) => each.where.toLowerCase());
  const done = session.finished.includes(place) ? "" : " (not done)";
  line.textContent = `${name}${done}${hurt.length ? `; it hurt: ${hurt.join("; ")}` : ""}`;
  return line;
}
