/** Beeps, spoken words, vibration: each where the browser has it and the person wants it. */
const senses = {
  wanted: (name) => document.querySelector(`#settings [name=${name}]`).checked,

  /** True where what is said at a level of the plan is to be spoken. */
  spoken(level) {
    const wanted = document.querySelector("#settings [name=voice]:checked").value;
    return (
      Boolean(globalThis.speechSynthesis) &&
      (wanted === "all" ? level !== "brief" : wanted === "names" && level !== "all")
    );
  },

  get speaking() {
    return speechSynthesis.speaking || speechSynthesis.pending;
  },

  /** A browser lets a page sound only once it was touched; an iPhone's silent switch mutes what is not a playback. */
  wake() {
    if (navigator.audioSession && this.wanted("beeps")) navigator.audioSession.type = "playback";
    this.audio ??= globalThis.AudioContext ? new AudioContext() : null;
    this.audio?.resume();
  },

  beep(hertz, seconds = 0.12) {
    if (!this.audio || !this.wanted("beeps")) return;
    if (this.audio.state !== "running") this.audio.resume(); // a call, or another program, had taken it
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

  /** Say it, after what is being said. */
  say(text) {
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang;
    speechSynthesis.speak(words);
  },

  buzz(pattern) {
    if (this.wanted("buzz")) navigator.vibrate?.(pattern);
  },

  /** Only where something is being said: some browsers lose the next words after a needless one. */
  hush() {
    if (globalThis.speechSynthesis && this.speaking) speechSynthesis.cancel();
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
    this.lock.addEventListener("release", () => this.missed());
    if (!this.wanted) this.off();
    return true;
  },

  /** The system took it back, to save the battery perhaps: ask once more where the page is looked at. */
  missed() {
    if (this.wanted && !document.hidden) player.light();
  },

  off() {
    this.wanted = false;
    this.lock?.release();
    this.lock = null;
  },
};
