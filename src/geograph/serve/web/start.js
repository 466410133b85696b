// The page to begin with: the actors by name, and what programs can ask.

import { ask, byId, count, element, say } from "./page.js";

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

const told = (found) => {
  if (found.total === 0) return "No actor here has a name that begins so.";
  const all = count(found.total, "actor");
  return found.items.length < found.total ? `The ${found.items.length} most named of ${all}` : all;
};

const find = async () => {
  latest += 1;
  const mine = latest;
  try {
    const response = await ask(`/api/actors?limit=50&name=${encodeURIComponent(byId("name").value.slice(0, 200))}`);
    const found = await response.json();
    if (mine !== latest) return;
    say(null);
    byId("numbers").textContent = told(found);
    byId("actors").tBodies[0].replaceChildren(...found.items.map(row));
    byId("actors").hidden = found.total === 0;
  } catch (error) {
    if (mine !== latest) return;
    say(error);
    if (error.status === 503) timer = setTimeout(find, 10 * WAIT);
  }
};

const parameter = ({ name, description, required }) => {
  const line = element("li");
  line.append(element("code", name), element("span", ` ${description ?? ""}${required ? " (needed)" : ""}`));
  return line;
};

const call = (path, method, what) => {
  const entry = element("details");
  const title = element("summary");
  title.append(element("code", `${method.toUpperCase()} ${path}`), element("span", ` ${what.description}`));
  const names = element("ul");
  names.append(...(what.parameters ?? []).map(parameter));
  entry.append(title, names.childElementCount ? names : element("p", "It takes no parameters.", { className: "soft" }));
  if (method === "get" && !path.includes("{") && !(what.parameters ?? []).some(({ required }) => required)) {
    entry.append(element("a", `Try ${path}`, { href: path }));
  }
  return entry;
};

const describe = async () => {
  try {
    const { paths } = await (await ask("/openapi.json")).json();
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, what]) => call(path, method, what)),
    );
    byId("calls").replaceChildren(...calls);
    if (location.hash === "#api") byId("api").scrollIntoView();
  } catch (error) {
    say(error);
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
find().then(describe);
