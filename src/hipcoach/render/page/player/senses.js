/** Beeps, spoken words, vibration: each where the browser has it and the person wants it. */
const senses = {
  wanted: (name) => document.querySelector(`#settings [name=${name}]`).checked,

  /** A browser lets a page sound only once it was touched. */
  wake() {
    this.audio ??= globalThis.AudioContext ? new AudioContext() : null;
    this.audio?.resume();
  },

  beep(hertz, seconds = 0.12) {
    if (!this.audio || !this.wanted("beeps")) return;
    const tone = this.audio.createOscillator();
    const loudness = this.audio.createGain();
    const start = this.audio.currentTime;
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.4, start);
    loudness.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    tone.connect(loudness).connect(this.audio.destination);
    tone.start(start);
    tone.stop(start + seconds);
  },

  /** Say it now: what was being said gives way; what `waits` is left out while something is being said. */
  say(text, { waits = false } = {}) {
    if (!globalThis.speechSynthesis || !this.wanted("voice")) return;
    if (waits && speechSynthesis.speaking) return;
    speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = "en";
    speechSynthesis.speak(words);
  },

  buzz(pattern) {
    if (this.wanted("buzz")) navigator.vibrate?.(pattern);
  },

  hush() {
    globalThis.speechSynthesis?.cancel();
  },
};

/** Keeps the screen on while the player is open. */
const screenLight = {
  wanted: false,
  lock: null,
  asked: null, // a request on its way: two at once would leave one lock behind

  /** True, in time, where the screen stays on. */
  on() {
    this.wanted = true;
    if (this.lock && !this.lock.released) return Promise.resolve(true);
    this.asked ??= this.ask().finally(() => {
      this.asked = null;
    });
    return this.asked;
  },

  async ask() {
    try {
      this.lock = await navigator.wakeLock.request("screen");
    } catch {
      return false; // none here (a page from plain http has none), or refused (an empty battery)
    }
    if (!this.wanted) this.off();
    return true;
  },

  off() {
    this.wanted = false;
    this.lock?.release();
    this.lock = null;
  },
};
