/** The signs that need a clinician first, asked once before the first start; a yes ends it, and stays so in this tab. */
const gate = {
  key: `${plan.id}-signs`,

  /** Ask, unless it was answered; then go on. */
  ask(then) {
    if (!plan.signs || keep.read(this.key) === "none") {
      then();
      return;
    }
    this.goOn = then;
    open("gate");
  },

  none() {
    keep.write(this.key, "none");
    close("gate");
    this.goOn();
  },

  yes(sign) {
    keep.write(this.key, sign);
    close("gate");
    this.refuse(sign);
  },

  /** What the coach says of a sign, and nothing of exercises. */
  refuse(sign) {
    for (const message of at("refused").querySelectorAll("[data-sign]")) message.hidden = message.dataset.sign !== sign;
    show("refused");
    const heading = at("refused").querySelector("[data-sign]:not([hidden]) h1");
    heading.tabIndex = -1;
    heading.focus();
  },

  /** True where a yes was given before; then that is shown again. */
  resume() {
    const sign = keep.read(this.key);
    const known = [...at("refused").querySelectorAll("[data-sign]")].some((message) => message.dataset.sign === sign);
    if (known) this.refuse(sign);
    return known;
  },
};
