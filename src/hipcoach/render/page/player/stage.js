/** The figure of the step now, moved by the player's clock; at rest, with its numbers, for whoever wants less motion. */
const stage = {
  moving: null,
  figures: new Map(), // by the card they belong to: each is made once

  /** Show the figure of a step, turned to the side that works. */
  show(step, side) {
    const { figure } = step;
    if (this.shown !== figure || this.less !== lessMotion.matches) {
      [this.shown, this.less] = [figure, lessMotion.matches];
      this.moving = figure && !this.less ? this.figureOf(figure) : null;
      const still = figure && this.less ? [at(figure).querySelector(".figure svg").cloneNode(true)] : [];
      at("stage").replaceChildren(...(this.moving ? [this.moving.svg] : still));
    }
    at("stage").classList.toggle("mirrored", side !== null && side !== plan.drawn);
  },

  figureOf(id) {
    if (!this.figures.has(id)) this.figures.set(id, new Moving(plan.motions[id], ""));
    return this.figures.get(id);
  },

  /** Where the body is after some seconds of a moment: at the start, but while one works. */
  pose(moment, seconds) {
    const { kind, step } = moment;
    if (!this.moving) return;
    const works = kind === "work";
    const share = works ? shareAfter(step.beat, this.moving.closed, moment, seconds) : 0;
    this.moving.draw(share, works && pushesAfter(step.beat, moment, seconds));
  },
};
