/** Wires the page; what needs no script is readable without any of this. */
const KEYS = { arrowleft: "back", arrowright: "skip", h: "hurts", l: "list", " ": "pause" };
const CODES = { KeyH: "h", KeyL: "l" }; // of the key itself, where its letter is another one

/** Where this session was when the page was left; nothing where it was not begun, or where that can't be so. */
function kept() {
  const saved = keep.read(plan.id);
  return Session.fits(plan, saved) ? saved : null;
}

function offerStart() {
  const saved = kept();
  at("again").hidden = !saved;
  choice.offer(saved);
}

function begin(saved) {
  wayBack.into();
  if (!player.open(saved)) return;
  player.run();
  player.enter();
}

/** After a reload the player stands where it was, and waits. */
function resume(saved) {
  if (saved?.open !== true || !player.open(saved)) return;
  wayBack.into();
  player.pause("Here you were. Go on when you are ready.");
}

const PRESSED = {
  start: () => gate.ask(() => before.ask(kept())),
  again: () => gate.ask(() => before.ask(null)),
  list: () => {
    player.close();
    wayBack.out();
  },
  back: () => player.back(),
  pause: () => player.toggle(),
  skip: () => player.skip(),
  hurts: () => hurts.ask(),
  tap: () => player.tap(),
  "do-easier": () => hurts.easier(),
  "leave-out": () => hurts.goOn(),
  "not-that": () => hurts.undo(),
  nowhere: () => hurts.goOn(),
  "to-list": () => {
    toList();
    wayBack.out();
  },
};

function pressedKey(event) {
  if (at("player").hidden || document.querySelector("dialog[open]")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && event.target.closest("button")) return; // the button's own
  const id = KEYS[event.key.toLowerCase()] ?? KEYS[CODES[event.code]];
  if (!id) return;
  event.preventDefault();
  if (!event.repeat && guard.takes()) PRESSED[id]();
}

for (const [id, press] of Object.entries(PRESSED)) at(id).addEventListener("click", press);
for (const button of at("places").querySelectorAll("[value]")) {
  button.addEventListener("click", () => hurts.answer(button.value));
}
at("where").addEventListener("close", () => at("where").open || hurts.closed(false));
at("player").addEventListener("click", (event) => event.target.closest("button") || player.arrive());
addEventListener("keydown", pressedKey);
addEventListener("pagehide", () => senses.hush());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && screenLight.wanted) player.light();
});
if (plan.signs) {
  at("none-of-these").addEventListener("click", () => gate.no());
  for (const button of at("gate").querySelectorAll("[value]")) {
    button.addEventListener("click", () => gate.yes(button.value));
  }
}
/** Where something is missing from the browser, its switch is too. */
at("settings").querySelector("[name=voice]").closest("fieldset").hidden = !globalThis.speechSynthesis;
at("settings").querySelector("[name=buzz]").parentElement.hidden = !navigator.vibrate;
for (const setting of at("settings").querySelectorAll("input")) {
  const key = `${given.id}-${setting.name}-${setting.value}`;
  const saved = keep.read(key);
  setting.checked = typeof saved === "boolean" ? saved : setting.checked;
  setting.addEventListener("change", () => {
    for (const each of at("settings").querySelectorAll(`[name=${setting.name}]`)) {
      keep.write(`${given.id}-${each.name}-${each.value}`, each.checked);
    }
  });
}
at("settings").hidden = at("begin").hidden = false;
choice.first();
offerStart();
overview.begin();
if (!gate.resume()) {
  resume(kept());
  after.resume();
}
