/** The end: all of it done, or enough for today. */
function end() {
  finish("done", player.entered);
  if (senses.spoken("names")) senses.say(senses.spoken("all") ? plan.end : "Done.");
}

/** `before` is the session as it was before the place was named. */
function endOfHurt(before) {
  finish("hurt", before);
  if (senses.spoken("names")) senses.say(endText());
}

/** `before` is the session that Back on the last screen leads to. */
function finish(ends, before) {
  after.before = before;
  player.record.end(ends, new Date());
  player.pause(endTitle());
  screenLight.off();
  keep.write(plan.id, null);
  showEnd();
}

function endTitle() {
  return player.record.ends === "hurt" ? "Enough for today" : "Done";
}

function endText() {
  const { record } = player;
  const seconds = record.entries.reduce((sum, entry) => sum + entry.seconds, 0);
  if (record.ends === "done") return `${inMinutes(seconds)} min of work.`;
  const hurt = plan.hurts.find((each) => each.id === record.hurts.at(-1)[1]);
  const next = hurt && !hurt.easier ? hurt.text : "Leave out next time what hurt.";
  return `It hurt a second time, so that is all for today. ${next}`;
}

/** What the record says of a session that is over. */
function showEnd() {
  const enough = player.record.ends === "hurt";
  at("done-title").textContent = endTitle();
  at("done-text").textContent = endText();
  at("done-flags").hidden = !enough;
  at("take-back").hidden = !after.before;
  const advice = ["advice", `advice-${plan.label}`].map(at).filter(Boolean);
  at("done-advice").replaceChildren(...advice.map(withoutIds));
  handedOn.forget();
  after.paint();
  show("done");
  at("done-title").focus();
}

/** A copy that can stand beside what it was made from. */
function withoutIds(element) {
  const copy = element.cloneNode(true);
  for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id");
  copy.removeAttribute("aria-labelledby");
  return copy;
}

const IN_WORDS = { easy: "easy", right: "right", "too-much": "too much" };

function summaryLine({ own, eased }) {
  const line = Object.assign(document.createElement("li"), { dir: "auto" });
  const { step, sets, setsDone, seconds, felt } = eased ?? own;
  const wheres = [own, eased].filter((entry) => entry?.stopped).map((entry) => whereInWords(entry.hurt));
  const parts = [
    eased ? `${step.name}, instead of ${own.step.name}` : step.name,
    seconds === 0 ? " (not done)" : setsDone < sets ? ` (${setsDone} of ${sets} sets)` : "",
    felt ? `: ${IN_WORDS[felt]}` : "",
    wheres.length ? `; it hurt: ${wheres.filter(Boolean).join("; ")}` : "",
  ];
  line.textContent = parts.join("");
  return line;
}

function whereInWords(id) {
  return plan.hurts.find((hurt) => hurt.id === id)?.where.toLowerCase() ?? "";
}

function toList() {
  after.before = null;
  forgetRecord();
  choice.first();
  show("overview");
  offerStart();
}
