/** A plan of weeks: which of its days it is here, and which of its sessions is played. */
const CHOSEN = `${given.id}-chosen`;

const choice = {
  label: null, // of the session that Start begins; none on a free day

  /** The session that was begun in this tab; or that of today, if it has one. */
  first() {
    this.take(keep.read(CHOSEN));
    if (this.label === null || !(kept() || keep.read(recordName()))) this.take(dayNow().day?.session);
  },

  /** From now on the player plays this one. */
  take(label) {
    const session = sessions.find((each) => each.label === label);
    this.label = session?.label ?? null;
    play(session ?? sessions[0]);
    keep.write(CHOSEN, this.label);
  },

  /** Say which day it is, and what the buttons do. */
  offer(saved) {
    paintToday();
    at("begin").hidden = this.label === null;
    put("start", this.words(saved));
    for (const button of document.querySelectorAll("button.begins")) {
      const { id } = sessions.find((each) => each.label === button.value);
      button.textContent = `${keep.read(id) ? "Go on with" : "Start"} session ${button.value}`;
      button.hidden = false;
    }
  },

  words(saved) {
    const { day } = dayNow();
    if (day?.session === this.label) return `${saved ? "Go on" : "Today"}: ${day.line}`;
    return `${saved ? "Go on" : "Start"}: ${plan.heading}`;
  },
};

/** Today, as clocks show it where the page is: its day of the plan, if it has one, and the next one with a session. */
function dayNow() {
  const date = localTime(new Date()).slice(0, 10);
  return {
    date,
    day: given.days.find((day) => day.date === date),
    next: given.days.find((day) => day.session && day.date > date),
  };
}

function paintToday() {
  const { date, day, next } = dayNow();
  const [words, link] = at("today").children;
  words.textContent = todayInWords(date, day, next);
  link.hidden = Boolean(day?.session) || !next;
  if (next) link.href = `#session-${next.session}`;
  link.textContent = next ? `${next.said}: ${next.line}` : "";
  at("today").hidden = false;
  for (const { number } of given.days) {
    const cell = at(`day-${number}`);
    const isToday = number === day?.number;
    cell.querySelector(".now").hidden = !isToday;
    if (isToday) cell.setAttribute("aria-current", "date");
    else cell.removeAttribute("aria-current");
  }
}

function todayInWords(date, day, next) {
  const [first, last] = [given.days[0], given.days.at(-1)];
  if (date < first.date) return `This plan begins on ${first.said}.${next ? " Its first session:" : ""}`;
  if (date > last.date) return `This plan ended on ${last.said}.`;
  const place = `Today is ${day.said}, day ${day.number} of ${given.days.length}`;
  if (day.session) return [`${place}.`, day.outside && `Beside the session: ${day.outside}`].filter(Boolean).join(" ");
  return `${place}: a free day. ${next ? "Next:" : "No session comes after it in this plan."}`;
}

/** A link inside the page opens what it leads to. */
function reveal(link) {
  const target = link.hash && at(link.hash.slice(1));
  for (const details of target?.querySelectorAll(":scope > details") ?? []) details.open = true;
}

at("overview").addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (link) reveal(link);
  const button = event.target.closest?.("button.begins");
  if (!button) return;
  choice.take(button.value);
  PRESSED.start();
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden || at("overview").hidden) return; // a day may have gone by
  choice.first();
  offerStart();
});
