/** The signs that need a clinician first, asked once before the first start; a yes ends it, and stays so in this tab. */
const gate = {
  key: `${given.id}-signs`,

  /** What is kept where none of them is so. A plan stays open for weeks: there it holds for the day. */
  get none() {
    return given.days ? `none ${localTime(new Date()).slice(0, 10)}` : "none";
  },

  /** Ask, unless it was answered; then go on. */
  ask(then) {
    if (!plan.signs || keep.read(this.key) === this.none) {
      then();
      return;
    }
    this.goOn = then;
    open("gate");
  },

  no() {
    keep.write(this.key, this.none);
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
