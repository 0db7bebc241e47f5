/** A routine's page has one session: there is nothing to choose. */
const choice = {
  first() {},

  /** What the button says that begins it, or goes on with what was saved of it. */
  offer(saved) {
    put("start", saved ? "Go on" : "Start");
  },
};
