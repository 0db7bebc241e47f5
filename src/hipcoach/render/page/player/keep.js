/** What survives a reload of this tab, and nothing longer: it says where somebody's body hurts. */
const keep = {
  read(name) {
    try {
      return JSON.parse(sessionStorage.getItem(name));
    } catch {
      return null; // no storage here (some phones' viewers have none), or not ours
    }
  },

  write(name, value) {
    try {
      sessionStorage.setItem(name, JSON.stringify(value));
    } catch {
      // a reload starts again then
    }
  },
};
