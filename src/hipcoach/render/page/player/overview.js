/** The list: its figures move at the speed of their exercise, those that are in view, while it is shown. */
const overview = {
  figures: new Map(), // by the element that a figure stands in
  inView: new Set(),
  timer: null,

  begin() {
    const watcher = new IntersectionObserver((seen) => this.seen(seen));
    for (const id of Object.keys(given.motions)) watcher.observe(at(id).querySelector(".figure"));
    this.move();
  },

  seen(changes) {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting && !lessMotion.matches) this.inView.add(target);
      else this.inView.delete(target);
      if (isIntersecting && !lessMotion.matches && !this.figures.has(target)) this.replace(target);
    }
  },

  /** Put a moving figure over the one at rest. */
  replace(element) {
    const { id } = element.closest("article");
    const moving = new Moving(given.motions[id], element.querySelector("title").textContent);
    const step = sessions.flatMap((each) => [...each.steps, ...each.easier]).find(({ figure }) => figure === id);
    this.figures.set(element, { moving, step });
    element.append(moving.svg);
    element.classList.add("moves");
  },

  /** As long as it is shown; by a timer: a browser that is asked for its next frame makes it, also where nothing moves. */
  move() {
    clearInterval(this.timer);
    if (!at("overview").hidden) this.timer = setInterval(() => document.hidden || this.poseAll(), TICK);
  },

  poseAll() {
    for (const element of this.inView) this.pose(this.figures.get(element), performance.now() / 1000);
  },

  /** A repetition after the other; what is held is shown for a while, then from the start. */
  pose({ moving, step }, now) {
    const work = step.moments.find(({ kind }) => kind === "work");
    const seconds = work.pace || moving.closed ? now : now % SHOWN;
    moving.draw(shareAfter(step.beat, moving.closed, work, seconds), pushesAfter(step.beat, work, seconds));
  },

  /** Bring a card into view, and mark it. */
  find(id) {
    for (const card of at("overview").querySelectorAll("article.here")) card.classList.remove("here");
    if (!id) return;
    at(id).classList.add("here");
    at(id).scrollIntoView({ block: "center" });
    const heading = at(id).querySelector("h3");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  },
};

const SHOWN = 6; // seconds for which a hold is shown
