/** One press does one thing: what follows at once, or falls on a screen that has only just come, was not meant for it. */
const SETTLES = 650; // milliseconds

const guard = {
  since: Number.NEGATIVE_INFINITY,

  /** Something was pressed, or another screen is shown. */
  changed() {
    this.since = performance.now();
  },

  get early() {
    return performance.now() - this.since < SETTLES;
  },

  /** True for a press that counts; from now on others are early. */
  takes() {
    if (this.early) return false;
    this.changed();
    return true;
  },
};

function swallow(event) {
  event.stopImmediatePropagation();
  event.preventDefault();
}

addEventListener(
  "click",
  (event) => {
    if (event.target.closest?.("button") && !guard.takes()) swallow(event);
  },
  { capture: true },
);
addEventListener(
  "keydown",
  (event) => {
    if (event.repeat && event.target.closest?.("button") && event.key !== "Tab") swallow(event); // a key held down
  },
  { capture: true },
);
