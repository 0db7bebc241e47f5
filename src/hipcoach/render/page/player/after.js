/** The record of the session in this tab: kept until its end was seen and left. */
const recordName = () => `${plan.id}-record`;

/** The record that goes on with what was saved of a session, or a new one. */
function recordOf(saved) {
  const kept = saved ? keep.read(recordName()) : null;
  return Record.fits(plan, kept) && kept.ends === null
    ? new Record(plan, kept)
    : Record.begun(plan, before.pain, new Date());
}

function keepRecord() {
  keep.write(recordName(), player.record.state());
}

function forgetRecord() {
  keep.write(recordName(), null);
}

/** What is asked at the end, one question after the other. All of it can be skipped, and left at any time. */
const after = {
  before: null, // the session that Back leads to, as long as the page is open

  get questions() {
    const { record } = player;
    const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((number) => [number, String(number)]);
    const felt = [
      ["easy", "Easy"],
      ["right", "Right"],
      ["too-much", "Too much"],
    ];
    const worst = "0 is none, 10 the worst you can think of.";
    const most = "0 is nothing at all, 10 all that you have.";
    const done = record.entries.filter((entry) => entry.setsDone > 0 && !entry.stopped);
    return [
      { title: "How is the pain now?", scale: worst, answers: numbers, put: (answer) => (record.after = answer) },
      { title: "How hard was it?", scale: most, answers: numbers, put: (answer) => (record.effort = answer) },
      ...done.map((entry) => ({
        title: entry.step.name,
        scale: "How was this one?",
        answers: felt,
        figure: entry.step.figure,
        put: (answer) => this.feel(entry.key, answer),
      })),
    ];
  },

  feel(key, answer) {
    if (answer === null) delete player.record.felt[key];
    else player.record.felt[key] = answer;
  },

  paint() {
    const question = this.questions[player.record.asked];
    at("asked").hidden = !question;
    at("ask-again").hidden = Boolean(question);
    at("summary").replaceChildren(...player.record.places.map(summaryLine));
    if (!question) return;
    const { title, scale, answers, figure } = question;
    at("asked-title").textContent = title;
    at("asked-scale").textContent = scale;
    const drawn = figure && at(figure).querySelector(".figure svg");
    at("asked-figure").classList.toggle("figure", Boolean(drawn));
    at("asked-figure").replaceChildren(...(drawn ? [drawn.cloneNode(true)] : []));
    at("answers").classList.toggle("words", figure !== undefined);
    at("answers").replaceChildren(...[...answers, ["", "Skip"]].map((answer) => this.button(question, answer)));
  },

  button(question, [value, text]) {
    const button = document.createElement("button");
    button.type = "button";
    button.value = value;
    button.textContent = text;
    button.addEventListener("click", () => this.answer(question, value));
    return button;
  },

  answer(question, value) {
    question.put(value === "" ? null : value);
    player.record.asked += 1;
    keepRecord();
    this.paint();
    at(at("asked").hidden ? "done-title" : "asked-title").focus();
  },

  again() {
    player.record.asked = 0;
    keepRecord();
    this.paint();
    at("asked-title").focus();
  },

  /** Back into the last moment, where it waits. */
  takeBack() {
    player.record.goOn();
    keepRecord();
    if (player.open(this.before)) player.pause("Here you were. Go on when you are ready.");
  },

  /** After a reload the end stands where it was. */
  resume() {
    const kept = keep.read(recordName());
    if (player.record || !Record.fits(plan, kept) || kept.ends === null) return;
    player.record = new Record(plan, kept);
    showEnd();
  },
};

at("ask-again").addEventListener("click", () => after.again());
at("take-back").addEventListener("click", () => after.takeBack());
