/** Wires the page; what needs no script is readable without any of this. */
const KEYS = { ArrowLeft: "back", ArrowRight: "skip", h: "hurts", l: "list", " ": "pause" };

/** Where this session was when the page was left; nothing where it was not begun, or where that can't be so. */
function kept() {
  const saved = keep.read(plan.id);
  return Session.fits(plan, saved) ? saved : null;
}

function offerStart() {
  const saved = kept();
  at("again").hidden = !saved;
  at("start").textContent = saved ? "Go on" : "Start";
}

function begin(saved) {
  if (!player.open(saved)) return;
  player.run();
  announce(player.session);
}

/** After a reload the player stands where it was, and waits. */
function resume(saved) {
  if (saved?.open !== true || !player.open(saved)) return;
  player.pause("Here you were. Go on when you are ready.");
}

const PRESSED = {
  start: () => before.ask(kept()),
  again: () => before.ask(null),
  list: () => player.close(),
  back: () => player.back(),
  pause: () => player.toggle(),
  skip: () => player.skip(),
  hurts: () => hurts.ask(),
  tap: () => player.tap(),
  "do-easier": () => hurts.easier(),
  "leave-out": () => hurts.goOn(),
  nowhere: () => hurts.goOn(),
  "to-list": () => {
    show("overview");
    forgetRecord();
    offerStart();
  },
};

function pressedKey(event) {
  if (at("player").hidden || at("where").open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && event.target.closest("button")) return; // the button's own
  const id = KEYS[event.key];
  if (!id) return;
  event.preventDefault();
  PRESSED[id]();
}

for (const [id, press] of Object.entries(PRESSED)) at(id).addEventListener("click", press);
for (const button of at("places").querySelectorAll("[value]")) {
  button.addEventListener("click", () => hurts.answer(button.value));
}
at("where").addEventListener("close", () => at("where").open || hurts.closed(false));
addEventListener("keydown", pressedKey);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && screenLight.wanted) player.light();
});
/** Where something is missing from the browser, its switch is too. */
at("settings").querySelector("[name=voice]").parentElement.hidden = !globalThis.speechSynthesis;
at("settings").querySelector("[name=buzz]").parentElement.hidden = !navigator.vibrate;
for (const setting of at("settings").querySelectorAll("input")) {
  const key = `${plan.id}-${setting.name}`;
  const saved = keep.read(key);
  setting.checked = typeof saved === "boolean" ? saved : setting.checked;
  setting.addEventListener("change", () => keep.write(key, setting.checked));
}
at("settings").hidden = at("begin").hidden = false;
offerStart();
resume(kept());
after.resume();
