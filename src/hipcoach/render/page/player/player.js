/** The player: shows the moment, runs its clock, and takes what the person presses. */
const TICK = 66; // milliseconds: fifteen pictures a second look smooth, and a slow phone is busy with each
const ASLEEP = 5000; // a longer gap between two ticks means that the page slept

const player = {
  session: null,
  record: null,
  spent: 0, // milliseconds of the moment now
  reps: 0,
  last: 0,
  timer: null,
  entered: null, // the session as the moment began

  /** True where something of the session is left. */
  open(saved) {
    this.session = new Session(plan, saved);
    this.record = recordOf(saved);
    if (!this.session.now) {
      end();
      return false;
    }
    show("player");
    this.enter();
    at("name").focus();
    this.light();
    return true;
  },

  /** Begin the moment now; `carried` are the milliseconds that the one before ran over, where the clock led here. */
  enter(carried = null) {
    this.entered = this.session.state();
    this.spent = carried ?? 0;
    this.reps = 0;
    voice.begin(this.session.now.said, carried === null);
    dropCaret();
    paintMoment(this.session);
    this.count();
    this.save();
    if (!this.running) return;
    put("live", `${KINDS[this.session.now.kind]}. ${voice.words}`);
    voice.until(this.seconds);
  },

  get running() {
    return this.timer !== null;
  },

  get seconds() {
    return this.spent / 1000;
  },

  /** Ask for the screen to stay on, and say so where it won't. A browser may refuse until it was touched. */
  async light() {
    at("dark").hidden = await screenLight.on();
  },

  run() {
    senses.wake();
    this.light();
    notice("");
    dropCaret();
    this.last = performance.now();
    this.timer ??= setInterval(() => this.tick(), TICK);
    put("pause", "Pause");
  },

  pause(why) {
    if (this.running) this.spent += Math.min(performance.now() - this.last, TICK);
    clearInterval(this.timer);
    this.timer = null;
    senses.hush();
    put("pause", "Resume");
    put("live", why ?? "Paused");
    if (why) notice(why);
    this.save();
  },

  toggle() {
    if (this.running) {
      this.pause();
      return;
    }
    voice.again();
    this.run();
    put("live", `${KINDS[this.session.now.kind]}. ${voice.words}`);
    voice.until(this.seconds);
  },

  tick() {
    const now = performance.now();
    const gone = now - this.last;
    this.last = now;
    if (gone > ASLEEP) {
      this.pause("The page slept, so the clock stopped. Go on when you are ready.");
      return;
    }
    this.spent += gone;
    this.paced();
    if (this.over) {
      if (!this.waits) this.finish(this.spent - this.session.now.seconds * 1000);
      return;
    }
    this.count();
    voice.until(this.seconds);
  },

  /** Whole seconds left of the moment. */
  get left() {
    return Math.ceil(this.session.now.seconds - this.seconds);
  },

  get tapped() {
    return this.session.now.reps !== null && senses.wanted("tap");
  },

  /** True where the next moment begins by a tap: whoever needs longer to lie down or to turn over. */
  get waits() {
    return ["ready", "switch"].includes(this.session.now.kind) && senses.wanted("wait");
  },

  get over() {
    return this.tapped ? this.reps >= this.session.now.reps : this.spent >= this.session.now.seconds * 1000;
  },

  /** Count repetitions by the clock. */
  paced() {
    const { reps, pace } = this.session.now;
    if (reps === null || this.tapped) return;
    this.reps = Math.min(reps, Math.floor(this.seconds / pace));
  },

  tap() {
    if (!this.running) this.run();
    this.reps += 1;
    senses.beep(660, 0.06);
    if (this.over) this.finish(0);
    else this.count();
  },

  /** A tap anywhere, where one is waited for. */
  arrive() {
    if (this.running && this.waits) this.finish(0);
  },

  count() {
    const { reps, seconds } = this.session.now;
    const counted = reps !== null;
    put("number", counted ? `${Math.min(this.reps + 1, reps)}` : `${Math.max(0, this.left)}`);
    put("unit", counted ? `of ${reps}` : this.waits ? "s, then tap" : "s");
    put("part", this.part);
    paintPlace(this.session, Math.min(this.seconds, seconds));
    stage.pose(this.session.now, this.seconds);
  },

  /** The word of the tempo that is on now. */
  get part() {
    const { kind, step, pace } = this.session.now;
    if (kind !== "work" || this.tapped) return "";
    const within = pace ? this.seconds % pace : this.seconds;
    return step.beat.parts.findLast(([from]) => from <= within)?.[1] ?? "";
  },

  /** The moment is done to its end; `over` is how many milliseconds ago. */
  finish(over) {
    voice.until(this.seconds);
    if (this.session.now.kind === "work") {
      this.record.worked(this.session);
      senses.beep(520, 0.4);
      senses.buzz([200, 100, 200]);
    } else {
      senses.beep(1040, 0.4);
      senses.buzz(300);
    }
    if (this.session.forward()) this.enter(over);
    else end();
  },

  skip() {
    if (this.session.forward()) this.enter();
    else end();
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
    overview.find(this.session.now?.step.figure);
  },
};
