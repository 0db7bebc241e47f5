const TONES = { 1: 660, 3: 880, 4: 440 }; // hertz, of what can't be said: a number, a press, easing off

/** Speaks what the plan says of a moment at its times, one after the other: nothing that is being said is cut off. */
const voice = {
  said: [], // of the moment now: seconds, text, level, and what it is
  next: 0,

  /** A moment begins; `jumps` where somebody pressed, so that what is being said is of no more use. */
  begin(said, jumps) {
    this.said = said;
    this.next = 0;
    if (jumps) senses.hush();
  },

  /** Say what has become due after some seconds of the moment; beep where a number, a press or easing can't be said. */
  until(seconds) {
    for (; this.said[this.next]?.[0] <= seconds; this.next += 1) {
      const [, text, level, kind] = this.said[this.next];
      if (kind && player.tapped) continue; // whoever taps counts
      if (text && senses.spoken(level) && !(kind && senses.speaking)) senses.say(text);
      else if (kind in TONES) senses.beep(TONES[kind], 0.06);
    }
  },

  /** After a pause: begin with the last sentence again. */
  again() {
    while (this.next > 0 && this.said[this.next - 1][3]) this.next -= 1;
    this.next = Math.max(0, this.next - 1);
  },

  /** The sentences of the moment, for a screen reader. */
  get words() {
    const sentences = this.said.filter(([, , level, kind]) => kind === 0 && level !== "brief");
    return sentences.map(([, text]) => text).join(" ");
  },
};
