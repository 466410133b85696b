// The editor: named questions to begin with, a query, and its answer as a table.

import { ask, byId, count, element, say } from "./page.js";

const SHOWN = 1000;
const ACTOR = "https://w3id.org/geograph/actor/";
let prefixes = {};
let questions = {};
let waiting = null;

const shorten = (iri) => {
  const known = Object.entries(prefixes).find(([, start]) => iri.startsWith(start));
  return known ? `${known[0]}:${iri.slice(known[1].length)}` : iri;
};

const cell = (term) => {
  const found = element("td");
  if (!term) return found;
  if (term.type === "uri" && term.value.startsWith(ACTOR)) {
    found.append(element("a", shorten(term.value), { href: `/view?actor=${term.value.slice(ACTOR.length)}`, title: term.value }));
  } else if (term.type === "triple") {
    found.textContent = JSON.stringify(term.value);
  } else {
    found.textContent = term.type === "uri" ? shorten(term.value) : term.value;
    found.title = term.type === "uri" ? term.value : (term.datatype ?? "");
  }
  return found;
};

const line = (cells) => {
  const found = element("tr");
  found.append(...cells);
  return found;
};

const showTable = (found) => {
  const columns = found.head.vars;
  const rows = found.results.bindings;
  const table = byId("answer");
  table.tHead.replaceChildren(line(columns.map((name) => element("th", name, { scope: "col" }))));
  table.tBodies[0].replaceChildren(...rows.slice(0, SHOWN).map((row) => line(columns.map((name) => cell(row[name])))));
  table.hidden = false;
  return rows.length > SHOWN ? `the first ${SHOWN} of ${count(rows.length, "row")}` : count(rows.length, "row");
};

const show = (kind, text) => {
  if (!kind.startsWith("application/sparql-results+json")) {
    byId("answer").tHead.replaceChildren();
    const all = element("td");
    all.append(element("pre", text));
    byId("answer").tBodies[0].replaceChildren(line([all]));
    byId("answer").hidden = false;
    return "triples";
  }
  const found = JSON.parse(text);
  return "boolean" in found ? String(found.boolean) : showTable(found);
};

// Puts the cursor where the server says that the query is wrong.
const point = (words) => {
  const [, line, column] = words.match(/line (\d+), column (\d+)/) ?? [];
  if (!line) return;
  const lines = byId("query").value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1;
  const end = start + (lines[line - 1]?.slice(column - 1).match(/^[\w:-]+/)?.[0].length ?? 1);
  byId("query").focus();
  byId("query").setSelectionRange(start, end);
};

const complain = (error) => {
  if (error.name === "AbortError") return;
  say(error);
  point(error.message);
};

const send = async (accept) => {
  waiting = new AbortController();
  byId("stop").disabled = false;
  byId("run").disabled = true;
  try {
    return await ask("/sparql", {
      method: "POST",
      headers: { Accept: accept, "Content-Type": "application/sparql-query" },
      body: byId("query").value,
      signal: waiting.signal,
    });
  } finally {
    byId("stop").disabled = true;
    byId("run").disabled = false;
  }
};

const run = async () => {
  const start = performance.now();
  say(null);
  byId("answer").hidden = true;
  byId("status").textContent = "asking…";
  try {
    const response = await send("application/sparql-results+json, text/turtle");
    const told = show(response.headers.get("Content-Type"), await response.text());
    byId("status").textContent = `${told} in ${((performance.now() - start) / 1000).toFixed(2)} s`;
  } catch (error) {
    byId("status").textContent = error.name === "AbortError" ? "stopped" : "";
    complain(error);
  }
};

const save = async () => {
  say(null);
  try {
    const form = byId("form");
    const response = await send(form.value);
    const url = URL.createObjectURL(await response.blob());
    const ending = form.selectedOptions[0].textContent.split(" ")[0].toLowerCase();
    element("a", "", { href: url, download: `answer.${ending === "turtle" ? "ttl" : ending}` }).click();
    URL.revokeObjectURL(url);
  } catch (error) {
    complain(error);
  }
};

const useQuestion = async () => {
  const question = questions[byId("named").value];
  if (!question) return;
  const given = new URLSearchParams(
    [...byId("parameters").querySelectorAll("input")].map((input) => [input.name, input.value]),
  );
  say(null);
  try {
    const response = await ask(`/questions/${question.name}?${given}`);
    byId("query").value = (await response.json()).sparql;
    run();
  } catch (error) {
    say(error);
  }
};

const chooseQuestion = () => {
  const question = questions[byId("named").value];
  const wanted = Object.entries(question?.parameters ?? {});
  const inputs = wanted.map(([name, kind]) =>
    element("input", "", { name, placeholder: `${name} (${kind === "date" ? "YYYY-MM-DD" : "id or name"})`, ariaLabel: name }),
  );
  byId("parameters").replaceChildren(...inputs);
  if (question) byId("parameters").append(element("button", "Ask", { type: "button", onclick: useQuestion }));
};

const begin = async () => {
  try {
    prefixes = await (await ask("/prefixes")).json();
    byId("prefixes").textContent = Object.keys(prefixes).map((name) => `${name}:`).join(" ");
    const found = await (await ask("/api/queries")).json();
    questions = Object.fromEntries(found.map((question) => [question.name, question]));
    byId("named").append(...found.map((question) => element("option", question.answers, { value: question.name })));
  } catch (error) {
    say(error);
  }
};

byId("run").addEventListener("click", run);
byId("stop").addEventListener("click", () => waiting?.abort());
byId("save").addEventListener("click", save);
byId("named").addEventListener("change", chooseQuestion);
byId("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
begin();
