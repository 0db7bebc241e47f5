/** The way back of the browser or the phone: it closes a question, then the player, and only then leaves the page. */
const wayBack = {
  led: false,
  unwinding: false,

  /** Somebody went into the player or to the end: Back leads to the list. */
  into() {
    if (this.led) return;
    this.led = true;
    history.pushState("inside", "");
  },

  /** Somebody left by a button of the page: one Back less. */
  out() {
    if (!this.led) return;
    this.led = false;
    this.unwinding = true;
    history.back();
  },

  pressed() {
    if (this.unwinding) {
      this.unwinding = false;
      return;
    }
    if (!this.led) return;
    this.led = false;
    const asked = document.querySelector("dialog[open]");
    if (asked) {
      asked.close();
      this.into();
    } else if (!at("player").hidden) {
      player.close();
    } else if (!at("done").hidden) {
      toList();
    }
  },
};

history.scrollRestoration = "manual"; // the list stands at the step that was left
addEventListener("popstate", () => wayBack.pressed());
