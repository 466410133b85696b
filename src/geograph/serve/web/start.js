// The page to begin with: how much there is, and the actors by name.

import { ask, byId, element, say } from "./page.js";

const WAIT = 200;
let timer = 0;
let latest = 0;

const row = (actor) => {
  const line = element("tr");
  const name = element("td");
  name.append(element("a", actor.label, { href: `/view?actor=${encodeURIComponent(actor.id)}` }));
  line.append(name, element("td", actor.kind), element("td", actor.country), element("td", actor.claims.toLocaleString("en"), { className: "number" }));
  return line;
};

const find = async () => {
  latest += 1;
  const mine = latest;
  try {
    const response = await ask(`/api/actors?limit=50&name=${encodeURIComponent(byId("name").value.slice(0, 200))}`);
    const found = await response.json();
    if (mine !== latest) return;
    say(null);
    byId("numbers").textContent = `${found.total.toLocaleString("en")} actors`;
    byId("actors").tBodies[0].replaceChildren(...found.items.map(row));
    byId("actors").hidden = false;
  } catch (error) {
    if (mine !== latest) return;
    say(error);
    if (error.status === 503) timer = setTimeout(find, 10 * WAIT);
  }
};

byId("name").addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(find, WAIT);
});
byId("search").addEventListener("submit", (event) => {
  event.preventDefault();
  find();
});
find();
