/** "This hurts": stop, ask where, and do what the coach says of that place. */
const hurts = {
  open: false,
  before: null, // the session as it was before a place was named; then the step is left out whatever closes the dialog

  ask() {
    this.open = true;
    this.before = null;
    player.pause("Stopped");
    notice("");
    this.question();
    open("where");
  },

  question() {
    at("places").hidden = false;
    at("what-then").hidden = true;
    put("where-title", "Where does it hurt?");
    this.tell("Stopped. Where does it hurt?");
  },

  tell(text) {
    senses.hush();
    if (senses.spoken("all")) senses.say(text);
  },

  answer(id) {
    const hurt = plan.hurts.find((each) => each.id === id);
    const { session } = player;
    this.before = session.state();
    player.record.hurt(session, hurt);
    const enough = session.stop();
    player.save();
    if (enough) {
      this.open = false;
      close("where");
      endOfHurt(this.before);
      return;
    }
    this.offer(hurt, hurt?.easier ? session.easier : null);
  },

  offer(hurt, easier) {
    const text = hurt && (easier || !hurt.easier) ? hurt.text : "Leave this one out today."; // or there is no easier one
    put("where-title", "Stop this one");
    put("hurt-text", text);
    at("easier-one").hidden = at("do-easier").hidden = !easier;
    put("easier-name", easier ? `Easier: ${easier.name}` : "");
    put("easier-cue", easier?.cue ?? "");
    at("leave-out").classList.toggle("main", !easier);
    at("places").hidden = true;
    at("what-then").hidden = false;
    at("where-title").focus();
    this.tell([text, easier && `Easier: ${easier.name}.`].filter(Boolean).join(" "));
  },

  /** It was another place: as if none had been named. */
  undo() {
    player.session = new Session(plan, this.before);
    player.record.unhurt();
    this.before = null;
    player.save();
    this.question();
    at("where-title").focus();
  },

  easier() {
    player.session.swap();
    player.record.swapped();
    this.goOn();
  },

  goOn() {
    this.closed(true);
    close("where");
  },

  /** By a button, which goes on, or by Escape or the way back, which leave the player paused. */
  closed(goesOn) {
    if (!this.open) return;
    this.open = false;
    senses.hush();
    if (this.before && !player.session.now) {
      end();
      return;
    }
    if (this.before) player.enter();
    if (goesOn) player.toggle();
  },
};

/** Show a question over the screen. */
function open(id) {
  at(id).showModal();
  at(`${id}-title`).focus();
  guard.changed();
}

function close(id) {
  at(id).close();
  guard.changed();
}
