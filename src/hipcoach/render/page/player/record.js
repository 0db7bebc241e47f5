const KEPT = ["id", "started", "ended", "ends", "before", "after", "effort", "asked", "done", "hurts", "eased", "felt"];
const FELT = ["easy", "right", "too-much"];
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;

/**
 * What was done of a session, when, and how it felt: what is handed on afterwards. Knows no page.
 *
 * An entry is an exercise at its place, or the easier one that is done instead: its key is the place, with "e" after it
 * for the easier one.
 */
class Record {
  /** @param plan what the program wrote into the page; @param saved what `fits`. */
  constructor(plan, saved) {
    this.plan = plan;
    this.works = Record.worksOf(plan);
    for (const name of KEPT) this[name] = saved[name];
  }

  /** @param pain before it begins, or null; @param now a Date. */
  static begun(plan, pain, now) {
    const nothing = { ended: null, ends: null, after: null, effort: null, asked: 0 };
    const lists = { done: [], hurts: [], eased: [], felt: {} };
    return new Record(plan, { id: randomId(), started: localTime(now), before: pain, ...nothing, ...lists });
  }

  /** True where `state()` of such a record may have given this. Any page of the tab can write what is kept there. */
  static fits(plan, saved) {
    const works = Record.worksOf(plan);
    const keys = new Set(works.map((work) => work.entry));
    const once = (list, known) => Array.isArray(list) && list.every(known) && new Set(list).size === list.length;
    const isOfTen = (number) => number === null || (Number.isInteger(number) && number >= 0 && number <= 10);
    const isTime = (text) => typeof text === "string" && TIME.test(text) && !Number.isNaN(Date.parse(text));
    const isHurt = (hurt) =>
      Array.isArray(hurt) &&
      hurt.length === 2 &&
      keys.has(hurt[0]) &&
      (hurt[1] === null || plan.hurts.some((each) => each.id === hurt[1]));
    const isRecord = (value) => value instanceof Object && !Array.isArray(value);
    return (
      isRecord(saved) &&
      typeof saved.id === "string" &&
      ID.test(saved.id) &&
      isTime(saved.started) &&
      (saved.ends === null ? saved.ended === null : ["done", "hurt"].includes(saved.ends) && isTime(saved.ended)) &&
      [saved.before, saved.after, saved.effort].every(isOfTen) &&
      Number.isInteger(saved.asked) &&
      saved.asked >= 0 &&
      once(saved.done, (key) => works.some((work) => work.key === key)) &&
      Array.isArray(saved.hurts) &&
      saved.hurts.length <= 2 &&
      saved.hurts.every(isHurt) &&
      (saved.ends !== "hurt" || saved.hurts.length > 0) &&
      once(saved.eased, (place) => Number.isInteger(place) && keys.has(`${place}e`)) &&
      isRecord(saved.felt) &&
      Object.entries(saved.felt).every(([key, felt]) => keys.has(key) && FELT.includes(felt))
    );
  }

  /** What has to be kept so that a reload changes nothing. */
  state() {
    return Object.fromEntries(KEPT.map((name) => [name, this[name]]));
  }

  /** All work there may be, of every step and of every easier one: what it is called, its set, its seconds. */
  static worksOf(plan) {
    return plan.steps.flatMap((step, turn) => {
      const easier = step.easier === null ? [] : (step.looks ? step : plan.easier[step.easier]).moments;
      const work = (entry) => (moment) => ({
        entry,
        key: Record.keyOf(entry, turn, moment),
        set: step.looks ? null : `${turn}/${moment.side}/${moment.set}`, // a look is no set
        seconds: moment.seconds,
      });
      const isWork = (moment) => moment.kind === "work";
      return [
        ...step.moments.filter(isWork).map(work(`${step.place}`)),
        ...easier.filter(isWork).map(work(`${step.place}e`)),
      ];
    });
  }

  static keyOf(entry, turn, { side, set, way }) {
    return [entry, turn, side ?? "", set, way].join("/");
  }

  static entryOf({ now, swaps }) {
    return now.place in swaps ? `${now.place}e` : `${now.place}`;
  }

  /** The session's moment now was done to its end. */
  worked(session) {
    const key = Record.keyOf(Record.entryOf(session), session.now.turn, session.now);
    if (!this.done.includes(key)) this.done.push(key);
  }

  /** The session's step now is stopped because of this hurt. */
  hurt(session, hurt) {
    this.hurts.push([Record.entryOf(session), hurt?.id ?? null]);
  }

  /** It was another place: the last hurt was none. */
  unhurt() {
    this.hurts.pop();
  }

  /** The easier one of what hurt last is done. */
  swapped() {
    this.eased.push(Number.parseInt(this.hurts.at(-1)[0], 10));
  }

  /** It is over. @param ends "done", or "hurt" where that ended it; @param now a Date. */
  end(ends, now) {
    const ended = localTime(now);
    this.ends = ends;
    this.ended = Date.parse(ended) < Date.parse(this.started) ? this.started : ended; // a clock was set back
  }

  /** It is not over after all: where a hurt ended it, that was none. */
  goOn() {
    if (this.ends === "hurt") this.unhurt();
    this.ends = null;
    this.ended = null;
  }

  /** The places in their order, each with its exercise and, where that was done, the easier one. */
  get places() {
    return this.plan.steps
      .filter((step, turn) => step.place === turn)
      .map((step) => {
        const eased = this.eased.includes(step.place)
          ? this.entry(`${step.place}e`, this.plan.easier[step.easier])
          : null;
        return { own: this.entry(`${step.place}`, step), eased };
      });
  }

  get entries() {
    return this.places.flatMap(({ own, eased }) => (eased ? [own, eased] : [own]));
  }

  entry(key, step) {
    const works = this.works.filter((work) => work.entry === key);
    const done = works.filter((work) => this.done.includes(work.key));
    const whole = (set) => works.every((work) => work.set !== set || done.includes(work));
    const setsOf = (list) => [...new Set(list.map((work) => work.set).filter((set) => set !== null))];
    const hurt = this.hurts.find(([where]) => where === key);
    return {
      key,
      step,
      sets: setsOf(works).length,
      setsDone: setsOf(done).filter(whole).length,
      seconds: done.reduce((sum, work) => sum + work.seconds, 0),
      felt: this.felt[key] ?? null,
      hurt: hurt?.[1] ?? null,
      stopped: hurt !== undefined,
    };
  }
}

/** A UUID of version 4; `crypto.randomUUID` is missing where a page comes by plain http. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** As clocks show it where the page is, with the offset from UTC: 2026-11-27T07:05:00+01:00. */
function localTime(date) {
  const minutes = -date.getTimezoneOffset();
  const shown = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const offset = new Date(Math.abs(minutes) * 60_000).toISOString().slice(11, 16);
  return `${shown}${minutes < 0 ? "-" : "+"}${offset}`;
}
