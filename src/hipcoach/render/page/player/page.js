/** What is on the page, and what the program wrote into it. */
const at = (id) => document.getElementById(id);
const plan = JSON.parse(at("plan").textContent);
const SCREENS = ["overview", "player", "done", "refused"];
