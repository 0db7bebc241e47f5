/** A figure that moves: its outlines are drawn anew for each share of the motion, between the moments in the plan. */
const AROUND = 24;
const DIRECTIONS = Array.from({ length: AROUND }, (_, step) => {
  const turn = (2 * Math.PI * step) / AROUND;
  return [Math.cos(turn), Math.sin(turn)];
});
const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes, ...inside) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** The outline of the hull of circles: in each direction the point that lies farthest. */
function outline(places, radii) {
  let points = "";
  for (const [across, down] of DIRECTIONS) {
    let far = Number.NEGATIVE_INFINITY;
    let best = 0;
    for (let each = 0; each < radii.length; each += 1) {
      const reach = places[2 * each] * across + places[2 * each + 1] * down + radii[each];
      if (reach > far) {
        far = reach;
        best = each;
      }
    }
    const x = Math.round(places[2 * best] + radii[best] * across);
    const y = Math.round(places[2 * best + 1] + radii[best] * down);
    points += `${x} ${y} `;
  }
  return points;
}

/** True where no place moved by a whole unit, which is a third of a pixel of a phone. */
const near = (places, before) => before?.every((place, index) => Math.abs(place - places[index]) < 1) ?? false;

class Moving {
  /** @param motion of the plan; @param label for screen readers */
  constructor(motion, label) {
    this.closed = motion.closed;
    this.radii = motion.parts.map(([, , radii]) => radii);
    this.parts = motion.parts.map(([fill, line]) => part(fill, line));
    this.polygons = this.parts.map((each) => (each.children.length ? [...each.children] : [each]));
    this.body = svg("g", { stroke: plan.paints.ink, "stroke-width": 9, "stroke-linejoin": "round" });
    this.arrows = svg("g", {}, ...motion.press.map(arrow));
    const mat = { fill: plan.paints.mat, stroke: plan.paints["mat-edge"], "stroke-width": 5, d: motion.mat };
    const whole = { viewBox: motion.box.join(" "), role: "img", "aria-label": label };
    this.svg = svg("svg", whole, svg("path", mat), this.body, this.arrows);
    this.moments = unrolled(motion.moments);
    this.drawn = new Map(); // the places that each part shows, so that what rests is not drawn again
    this.order = null;
    this.draw(0, false);
  }

  /** Show the motion at a share of it, 0 its first picture and 1 its last; and whether one is pushing. */
  draw(share, pressing) {
    if (pressing !== this.pressing) this.arrows.style.display = pressing ? "" : "none";
    this.pressing = pressing;
    if (share === this.share) return;
    this.share = share;
    const after = Math.max(
      1,
      this.moments.findIndex((moment) => moment.at >= share),
    );
    const [a, b] = [this.moments[after - 1], this.moments[after] ?? this.moments[0]];
    const between = b.at > a.at ? (share - a.at) / (b.at - a.at) : 0;
    this.put(between < 0.5 ? a : b, a.places, b.places, between);
    this.svg.dataset.share = share.toFixed(3);
  }

  put(nearest, from, to, between) {
    if (this.order !== nearest.order) {
      this.order = nearest.order;
      this.body.replaceChildren(...nearest.order.map((number) => this.parts[number]));
    }
    for (const number of nearest.order) {
      const [start, end] = [from.get(number), to.get(number)];
      const rests = start && end && start !== end ? null : (end ?? start);
      const before = this.drawn.get(number);
      if (rests && before === rests) continue;
      const places = rests ?? start.map((place, index) => place + (end[index] - place) * between);
      if (near(places, before)) continue;
      this.drawn.set(number, places);
      const points = outline(places, this.radii[number]);
      for (const polygon of this.polygons[number]) polygon.setAttribute("points", points);
    }
  }
}

/** Polygons: of a path's `d`, which is also a style, a browser works out the style anew each time. */
function part(fill, line) {
  if (line !== "ring") return svg("polygon", line ? { fill, stroke: line } : { fill });
  const [edge, ring] = [
    { fill, "stroke-width": 22 },
    { fill: "none", stroke: plan.paints.ring, "stroke-width": 11 },
  ];
  return svg("g", {}, svg("polygon", edge), svg("polygon", ring));
}

/** A shaft and a head on a halo, as in the pictures at rest; dots where nothing moves. */
function arrow([shaft, head, still]) {
  const { arrow: paint, halo } = plan.paints;
  const round = { fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round" };
  return svg(
    "g",
    {},
    svg("path", { ...round, stroke: halo, "stroke-width": 30, d: shaft }),
    svg("path", { ...round, stroke: halo, "stroke-width": 16, d: head }),
    svg("path", { ...round, stroke: paint, "stroke-width": 17, "stroke-dasharray": still ? "1 26" : "none", d: shaft }),
    svg("path", { fill: paint, d: head }),
  );
}

/** Each moment with the places of all its parts: the plan leaves out those that stay. */
function unrolled(moments) {
  const known = new Map();
  return moments.map(([at, parts]) => {
    for (const [number, ...places] of parts) if (places.length) known.set(number, places);
    const order = parts.map(([number]) => number);
    return { at, order, places: new Map(order.map((number) => [number, known.get(number)])) };
  });
}

/** Slow at both ends. */
const eased = (share) => share * share * (3 - 2 * share);

/** Where the figure of a step is after some seconds of work: the knots of its tempo, or round and round. */
function shareAfter(beat, closed, { pace, way }, seconds) {
  const within = pace ? seconds % pace : seconds;
  if (closed) {
    const round = pace ?? ROUND;
    const share = (seconds % round) / round;
    return way > 1 ? 1 - share : share;
  }
  const next = beat.path.findIndex(([at]) => at > within);
  if (next < 0) return beat.path.at(-1)[1];
  const [[from, start], [to, end]] = [beat.path[next - 1], beat.path[next]];
  return start + (end - start) * eased((within - from) / (to - from));
}

const ROUND = 6; // seconds of a circle that nobody counts

/** True while one pushes; all the time where the tempo does not say when. */
function pushesAfter(beat, { pace }, seconds) {
  const within = pace ? seconds % pace : seconds;
  return !beat.presses.length || beat.presses.some(([from, until]) => from <= within && within < until);
}

const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");
