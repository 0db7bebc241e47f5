/** The end: all of it done, or enough for today. */
function end(session) {
  finishScreen(session, "Done", `${inWords(session.moved)} of work.`);
  senses.say("Done.");
}

function endOfHurt(session, hurt) {
  const next = hurt && !hurt.easier ? hurt.text : "Leave out next time what hurt.";
  finishScreen(session, "Enough for today", `It hurt a second time, so that is all for today. ${next}`);
  at("done-flags").hidden = false;
  senses.say("That is enough for today.");
}

function finishScreen(session, title, text) {
  player.pause(title);
  screenLight.off();
  keep.write(plan.id, null);
  at("done-title").textContent = title;
  at("done-text").textContent = text;
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

function summaryLine(session, step) {
  const { place } = step;
  const line = document.createElement("li");
  const easier = session.swaps[place];
  const name = easier === undefined ? step.name : `${plan.easier[easier].name}, instead of ${step.name}`;
  const hurt = session.hurts.filter((each) => each.place === place).map((each) => each.where.toLowerCase());
  const done = session.finished.includes(place) ? "" : " (not done)";
  line.textContent = `${name}${done}${hurt.length ? `; it hurt: ${hurt.join("; ")}` : ""}`;
  return line;
}

function inWords(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} min`;
}
