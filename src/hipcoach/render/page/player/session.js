/**
 * Where somebody is in the routine: the moments in a row, the one now, what was swapped or left out. Knows no clock and
 * no page.
 */
class Session {
  /** @param plan what the program wrote into the page; @param saved what `fits`, or nothing. */
  constructor(plan, saved) {
    this.plan = plan;
    this.at = saved?.at ?? 0;
    this.swaps = saved?.swaps ?? {}; // the place where a step is played first: which easier one is done instead
    this.left = saved?.left ?? []; // places left out
    this.hurts = saved?.hurts ?? 0;
    this.line();
  }

  /** True where `state()` of such a session may have given this. Any page of the tab can write what is kept there. */
  static fits(plan, saved) {
    const isWhole = (number, most) => Number.isInteger(number) && number >= 0 && number <= most;
    const isRecord = (value) => value instanceof Object && !Array.isArray(value);
    const isPlace = (place) => Number.isInteger(place) && plan.steps[place]?.place === place;
    const arePlaces = (list) => Array.isArray(list) && list.every(isPlace) && new Set(list).size === list.length;
    const isSwap = ([place, easier]) =>
      isPlace(Number(place)) && easier !== null && plan.steps[place]?.easier === easier;
    return (
      isRecord(saved) &&
      isRecord(saved.swaps) &&
      Object.entries(saved.swaps).every(isSwap) &&
      arePlaces(saved.left) &&
      isWhole(saved.hurts, 1) && // a second one ends the session
      isWhole(saved.at, new Session(plan, saved).moments.length - (saved.hurts ? 0 : 1))
    );
  }

  /** What has to be kept so that a reload changes nothing. */
  state() {
    const { at, swaps, left, hurts } = this;
    return structuredClone({ at, swaps, left, hurts });
  }

  /** Put the moments of every turn, or of its easier one, in a row; what is left out has none, in any round. */
  line() {
    this.moments = this.plan.steps.flatMap((step, turn) => {
      const { place, note, looks } = step;
      if (this.left.includes(place)) return [];
      const now = place in this.swaps ? this.plan.easier[this.swaps[place]] : step;
      return (looks ? step : now).moments.map((moment) => ({ ...moment, step: now, place, turn, note, looks }));
    });
  }

  get now() {
    return this.moments[this.at];
  }

  get next() {
    return this.moments[this.at + 1];
  }

  get total() {
    return this.moments.reduce((sum, moment) => sum + moment.seconds, 0);
  }

  get before() {
    return this.moments.slice(0, this.at).reduce((sum, moment) => sum + moment.seconds, 0);
  }

  /** The moment is over; true while there is another one. */
  forward() {
    this.at = Math.min(this.at + 1, this.moments.length);
    return this.at < this.moments.length;
  }

  back() {
    this.at = Math.max(this.at - 1, 0);
  }

  /** Stop the step now because of a hurt, and leave it out; true when it is the second hurt, which ends the session. */
  stop() {
    const { place, turn } = this.now;
    this.stopped = turn;
    this.hurts += 1;
    this.left.push(place);
    this.line();
    const next = this.moments.findIndex((moment) => moment.turn > turn);
    this.at = next < 0 ? this.moments.length : next;
    return this.hurts > 1;
  }

  /** The easier one of the step that was stopped last, if it has one. */
  get easier() {
    return this.plan.easier[this.plan.steps[this.left.at(-1)].easier] ?? null;
  }

  /** Do the easier one of the step that was stopped last. */
  swap() {
    const place = this.left.pop();
    this.swaps[place] = this.plan.steps[place].easier;
    this.line();
    this.at = this.moments.findIndex((moment) => moment.turn === this.stopped);
  }
}
