/** "This hurts": stop, ask where, and do what the coach says of that place. */
const hurts = {
  open: false,
  stopped: false, // a place was named, so the step is left out whatever closes the dialog

  ask() {
    this.open = true;
    this.stopped = false;
    player.pause("Stopped");
    notice("");
    at("places").hidden = false;
    at("what-then").hidden = true;
    at("where-title").textContent = "Where does it hurt?";
    at("where").showModal();
    at("where-title").focus();
  },

  answer(id) {
    const hurt = plan.hurts.find((each) => each.id === id);
    const { session } = player;
    player.record.hurt(session, hurt);
    if (session.stop(hurt)) {
      this.open = false;
      at("where").close();
      endOfHurt(session, hurt);
      return;
    }
    this.stopped = true;
    player.save();
    this.offer(hurt, hurt?.easier ? session.easier : null);
  },

  offer(hurt, easier) {
    at("where-title").textContent = "Stop this one";
    at("hurt-text").textContent = hurt?.text ?? "Leave this one out today.";
    at("easier-one").hidden = at("do-easier").hidden = !easier;
    at("easier-name").textContent = easier ? `Easier: ${easier.name}` : "";
    at("easier-cue").textContent = easier?.cue ?? "";
    at("leave-out").classList.toggle("main", !easier);
    at("places").hidden = true;
    at("what-then").hidden = false;
    at("where-title").focus();
  },

  easier() {
    player.session.swap();
    player.record.swapped();
    this.goOn();
  },

  goOn() {
    this.closed(true);
    at("where").close();
  },

  /** By a button, which goes on, or by Escape, which leaves the player paused. */
  closed(goesOn) {
    if (!this.open) return;
    this.open = false;
    if (this.stopped && !player.session.now) {
      end(player.session);
      return;
    }
    if (this.stopped) player.enter();
    if (goesOn) player.toggle();
  },
};
