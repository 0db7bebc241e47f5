/** One question before a session begins; whoever does not want it skips it, or closes it and is where they were. */
const before = {
  pain: null,

  /** @param saved of a session that goes on, which was asked when it began. */
  ask(saved) {
    this.pain = null;
    if (saved) {
      begin(saved);
      return;
    }
    open("before");
  },

  answer(pain) {
    this.pain = pain;
    close("before");
    begin(null);
  },
};

for (const button of at("before").querySelectorAll("button")) {
  button.addEventListener("click", () => before.answer(button.value === "" ? null : Number(button.value)));
}
