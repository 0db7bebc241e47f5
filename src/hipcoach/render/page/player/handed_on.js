/** What is handed on: the session as a file, the same as a line, and a reminder that says nothing of a body. */
const handedOn = {
  get session() {
    return sessionOf(plan.facts, player.record);
  },

  save() {
    const { session } = this;
    const name = `hipcoach-session-${session.started.slice(0, 10)}.json`;
    this.download(name, "application/json", `${JSON.stringify(session, null, 2)}\n`);
  },

  remind() {
    this.download("hipcoach-reminder.ics", "text/calendar", reminder(new Date()));
  },

  download(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000); // a browser may ask first where to
    at("handed").textContent = `${name} is handed to your browser.`;
  },

  async copy() {
    const line = lineOf(this.session);
    at("line").value = line;
    try {
      await navigator.clipboard.writeText(line);
      at("line").hidden = true;
      at("handed").textContent = "The line is copied.";
    } catch {
      at("line").hidden = false; // none here (plain http), or refused
      at("handed").textContent = "This browser does not copy by itself: the line is here, selected.";
      at("line").focus();
      at("line").select();
    }
  },

  forget() {
    at("handed").textContent = at("line").value = "";
    at("line").hidden = true;
  },
};

/** The session file, as `hipcoach schema session` describes it. */
function sessionOf({ catalogue, routine }, record) {
  return {
    hipcoach_session: 1,
    id: record.id,
    catalogue,
    routine,
    started: record.started,
    ended: record.ended,
    pain_before: record.before,
    pain_after: record.after,
    effort: record.effort,
    steps: record.entries.map(({ step, setsDone, sets, seconds, felt, hurt }) => ({
      exercise: step.exercise,
      sets_done: setsDone,
      sets,
      seconds,
      skipped: seconds === 0 && hurt === null,
      felt,
      hurt,
    })),
  };
}

/** The session on one line: text by position, which survives a message. The program's `written_line` writes the same. */
function lineOf({ id, catalogue, routine, started, ended, pain_before, pain_after, effort, steps }) {
  const { symptoms, template, minutes, side, stage, variant, version } = routine;
  const parts = [
    ...[[started], [ended], [id], [catalogue]],
    [pain_before, pain_after, effort],
    [template, minutes, side, stage, variant, version],
    symptoms.length ? symptoms : [null],
    ...steps.map((step) => Object.values({ ...step, skipped: step.skipped ? "y" : "n" })),
  ];
  const body = parts.map((part) => part.map((value) => value ?? "-").join(",")).join("/");
  const line = body.toLowerCase();
  return `hipcoach1:${line}/${crc32(line)}`;
}

/** CRC-32 of an ASCII text, as eight hexadecimal digits. */
function crc32(text) {
  let crc = -1;
  for (const sign of text) {
    crc ^= sign.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}

/** Next morning at eight, as a calendar takes it (RFC 5545); before four the night still belongs to the day before. */
function reminder(now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const morning = new Date(now.getFullYear(), now.getMonth(), now.getDate() + (now.getHours() < 4 ? 0 : 1));
  const day = localTime(morning).slice(0, 10).replaceAll("-", "");
  const words = "hipcoach: how is it this morning?";
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//hipcoach//session//EN", "BEGIN:VEVENT"],
    ...[`UID:${randomId()}@hipcoach`, `DTSTAMP:${stamp}`, `DTSTART:${day}T080000`, "DURATION:PT5M"],
    ...[`SUMMARY:${words}`, "CLASS:PRIVATE", "TRANSP:TRANSPARENT"],
    ...["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${words}`, "TRIGGER:PT0S", "END:VALARM"],
    ...["END:VEVENT", "END:VCALENDAR"],
  ];
  return lines.map((line) => `${line}\r\n`).join(""); // none has the 75 bytes from which a line is folded
}

at("save-file").addEventListener("click", () => handedOn.save());
at("copy-line").addEventListener("click", () => handedOn.copy());
at("remind").addEventListener("click", () => handedOn.remind());
