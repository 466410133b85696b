// Find an actor as you type, by its label or any other name, with or without accents.

import { actors } from "./data.js";
import { byId, el, speak } from "./dom.js";
import { badge } from "./icons.js";
import { addNeighbours, isDrawn, showOnCanvas } from "./picture.js";
import { selectActor, state } from "./state.js";
import { counted, kindWords, plain } from "./words.js";

const MOST = 12;
const input = byId("search");
const listbox = byId("found");
const index = actors.map((actor) => ({
  actor,
  names: [actor.label, ...actor.labels, actor.id].map((name) => [name, plain(name)]),
}));
let found = [];
let active = -1;

const rank = (name, asked) =>
  name === asked ? 0 : name.startsWith(asked) ? 1 : name.includes(` ${asked}`) ? 2 : name.includes(asked) ? 3 : 9;

function lookUp(text) {
  const asked = plain(text.trim());
  if (!asked) return [];
  return index
    .map(({ actor, names }) => {
      const [nearest, name] = names.reduce(
        (best, [each, flat]) => (rank(flat, asked) < best[0] ? [rank(flat, asked), each] : best),
        [9, ""],
      );
      return { actor, rank: nearest, name };
    })
    .filter((each) => each.rank < 9)
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        other.actor.claims.length - one.actor.claims.length ||
        one.actor.number - other.actor.number,
    );
}

function option({ actor, name }, place) {
  const alias = name !== actor.label ? el("span", { class: "soft", dir: "auto" }, ` – ${name}`) : null;
  return el(
    "li",
    {
      role: "option",
      id: `found-${place}`,
      "aria-selected": "false",
      onmousedown: (event) => {
        event.preventDefault();
        take(place);
      },
    },
    badge(actor),
    el("span", { class: "found-name", dir: "auto" }, actor.label, alias),
    el("span", { class: "soft" }, `${kindWords(actor.kind)} · ${counted(actor.claims.length, "claim")}`),
  );
}

function close() {
  listbox.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  active = -1;
}

function listFound() {
  const all = lookUp(input.value);
  found = all.slice(0, MOST);
  if (!input.value.trim()) return close();
  listbox.replaceChildren(
    ...(found.length
      ? found.map(option)
      : [el("li", { class: "soft", role: "option", "aria-disabled": "true" }, "No actor has such a name")]),
  );
  if (all.length > MOST)
    listbox.append(
      el("li", { class: "soft", role: "option", "aria-disabled": "true" }, `and ${all.length - MOST} more`),
    );
  listbox.hidden = false;
  input.setAttribute("aria-expanded", "true");
  mark(found.length ? 0 : -1);
  speak(counted(all.length, "actor found", "actors found"));
  return null;
}

function mark(place) {
  listbox.children[active]?.setAttribute("aria-selected", "false");
  active = place;
  const chosen = listbox.children[active];
  chosen?.setAttribute("aria-selected", "true");
  chosen?.scrollIntoView({ block: "nearest" });
  if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
}

function take(place) {
  const actor = found[place]?.actor;
  if (!actor) return;
  input.value = "";
  close();
  if (!isDrawn(actor)) addNeighbours(actor);
  selectActor(actor);
  if (state.view === "picture") showOnCanvas(actor);
}

const KEYS_OF_SEARCH = {
  ArrowDown: () => mark((active + 1) % found.length),
  ArrowUp: () => mark((active - 1 + found.length) % found.length),
  Enter: () => take(active),
  Escape: () => {
    input.value = "";
    close();
  },
};

export function startSearch() {
  input.addEventListener("input", listFound);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (!KEYS_OF_SEARCH[event.key] || (event.key !== "Escape" && !found.length)) return;
    KEYS_OF_SEARCH[event.key]();
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.matches("input, textarea, select")) return;
    event.preventDefault();
    input.focus();
  });
}
