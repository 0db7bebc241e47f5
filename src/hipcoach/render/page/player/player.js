/** The player: shows the moment, runs its clock, and takes what the person presses. */
const TICK = 100;
const ASLEEP = 5000; // a longer gap between two ticks means that the page slept
const LAST = 3; // seconds that are counted aloud

const at = (id) => document.getElementById(id);
const plan = JSON.parse(at("plan").textContent);
const SCREENS = ["overview", "player", "done"];

const player = {
  session: null,
  record: null,
  spent: 0, // milliseconds of the moment now
  reps: 0,
  last: 0,
  timer: null,

  /** True where something of the session is left. */
  open(saved) {
    this.session = new Session(plan, saved);
    this.record = recordOf(saved);
    if (!this.session.now) {
      end(this.session);
      return false;
    }
    show("player");
    this.enter();
    at("name").focus();
    this.light();
    return true;
  },

  /** Begin the moment now. */
  enter() {
    this.spent = 0;
    this.reps = 0;
    paintMoment(this.session);
    this.count();
    this.save();
    if (this.running) announce(this.session);
  },

  get running() {
    return this.timer !== null;
  },

  /** Ask for the screen to stay on, and say so where it won't. A browser may refuse until it was touched. */
  async light() {
    at("dark").hidden = await screenLight.on();
  },

  run() {
    senses.wake();
    this.light();
    notice("");
    this.last = performance.now();
    this.timer ??= setInterval(() => this.tick(), TICK);
    at("pause").textContent = "Pause";
  },

  pause(why) {
    clearInterval(this.timer);
    this.timer = null;
    senses.hush();
    at("pause").textContent = "Resume";
    at("live").textContent = why ?? "Paused";
    if (why) notice(why);
    this.save();
  },

  toggle() {
    if (this.running) {
      this.pause();
    } else {
      this.run();
      announce(this.session);
    }
  },

  tick() {
    const now = performance.now();
    const gone = now - this.last;
    this.last = now;
    if (gone > ASLEEP) {
      this.pause("The page slept, so the clock stopped. Go on when you are ready.");
      return;
    }
    const before = this.left;
    this.spent += gone;
    this.paced();
    if (this.left !== before && this.left > 0 && this.left <= LAST) this.countAloud();
    if (this.over) this.finish();
    else this.count();
  },

  /** Whole seconds left of the moment. */
  get left() {
    return Math.ceil(this.session.now.seconds - this.spent / 1000);
  },

  get tapped() {
    return this.session.now.reps !== null && senses.wanted("tap");
  },

  get over() {
    return this.tapped ? this.reps >= this.session.now.reps : this.spent >= this.session.now.seconds * 1000;
  },

  /** Count repetitions by the clock. */
  paced() {
    const { reps, pace } = this.session.now;
    if (reps === null || this.tapped) return;
    const done = Math.min(reps, Math.floor(this.spent / 1000 / pace));
    if (done > this.reps && done < reps) this.one();
    this.reps = done;
  },

  one() {
    senses.beep(660, 0.06);
    senses.say(String(this.reps + 1), { waits: true });
  },

  tap() {
    if (!this.running) this.run();
    this.one();
    this.reps += 1;
    if (this.over) this.finish();
    else this.count();
  },

  countAloud() {
    if (this.session.now.reps !== null) return;
    senses.beep(880);
    senses.say(String(this.left), { waits: true });
  },

  count() {
    const { reps, seconds } = this.session.now;
    const counted = reps !== null;
    put("number", counted ? `${Math.min(this.reps + 1, reps)}` : `${this.left}`);
    put("unit", counted ? `of ${reps}` : "s");
    const inside = Math.min(this.spent / 1000, seconds);
    at("progress").value = (this.session.before + inside) / this.session.total;
  },

  /** The moment is done to its end. */
  finish() {
    if (this.session.now.kind === "work") {
      this.record.worked(this.session);
      this.session.worked();
      senses.beep(520, 0.4);
      senses.buzz([200, 100, 200]);
    } else {
      senses.beep(1040, 0.4);
      senses.buzz(300);
    }
    this.skip();
  },

  skip() {
    if (this.session.forward()) this.enter();
    else end(this.session);
  },

  back() {
    if (this.spent < 2000) this.session.back();
    this.enter();
  },

  save() {
    keep.write(plan.id, { ...this.session.state(), open: !at("player").hidden });
    keepRecord();
  },

  /** Leave the player; the session waits where it is. */
  close() {
    screenLight.off();
    show("overview");
    this.pause();
    offerStart();
  },
};
