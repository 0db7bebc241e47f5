/** What is on the page, and what the program wrote into it. */
const at = (id) => document.getElementById(id);
const given = JSON.parse(at("plan").textContent);
/** The page's only session, or all of a plan of weeks. */
const sessions = given.sessions ?? [given];
/** The one that is played, with what all of them have in common. */
let plan;
const SCREENS = ["overview", "player", "done", "refused"];

function play(session) {
  plan = { ...given, ...session };
}

play(sessions[0]);
