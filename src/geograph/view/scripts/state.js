// What the user has chosen, kept in the address so that it can be bookmarked and sent.

import { actorOf, actors, claimOf, sites, start } from "./data.js";
import { FACETS, evaluate } from "./facets.js";
import { dayOfIso, isoOfDay } from "./words.js";

export const VIEWS = ["picture", "map", "dyad", "table"];
const SCORES = ["score", "goldstein"];
const fresh = () => ({
  view: "picture",
  theme: "",
  selected: null,
  added: [],
  dyad: null,
  score: SCORES[0],
  countries: false,
  confidence: 0,
  since: null,
  until: null,
  corroborated: false,
  oneSided: false,
  chosen: Object.fromEntries(FACETS.map((facet) => [facet.name, new Set()])),
});

export let state = fresh();
export let result = evaluate(state);
export const trail = [];
const listeners = [];
let written = "";

export const onChange = (listener) => listeners.push(listener);
export const isFiltered = () =>
  FACETS.some((facet) => state.chosen[facet.name].size) ||
  state.confidence > 0 ||
  state.since !== null ||
  state.until !== null ||
  state.corroborated ||
  state.oneSided;

const sameSelection = (one, other) =>
  ["actor", "from", "to", "claim", "here", "there"].every((part) => one?.[part] === other?.[part]);

function remember() {
  if (!state.selected) trail.length = 0;
  else if (!sameSelection(trail.at(-1), state.selected)) {
    const known = trail.findIndex((each) => sameSelection(each, state.selected));
    if (known >= 0) trail.length = known + 1;
    else trail.push(state.selected);
    if (trail.length > 4) trail.shift();
  }
}

function tell(changed) {
  if (changed.query) result = evaluate(state);
  if (changed.selected) remember();
  for (const listener of listeners) listener(changed);
}

// `change` is the one way to alter the state. A new selection is a step that the Back button takes back.
export function change(values) {
  const changed = { query: false, selected: "selected" in values && !sameSelection(values.selected, state.selected) };
  for (const name of ["chosen", "confidence", "since", "until", "corroborated", "oneSided"])
    changed.query ||= name in values;
  for (const name of ["view", "theme", "added"]) changed[name] = name in values;
  changed.dyad = ["dyad", "score", "countries"].some((name) => name in values) || Boolean(values.selected?.from);
  state = { ...state, ...(values.selected?.from && { dyad: [values.selected.from, values.selected.to] }), ...values };
  write(changed.selected);
  tell(changed);
}

export function toggle(facet, value) {
  const values = new Set(state.chosen[facet]);
  if (!values.delete(value)) values.add(value);
  change({ chosen: { ...state.chosen, [facet]: values } });
}

export const select = (selected) => change({ selected });
export const selectActor = (actor) => select({ actor });
export const selectPair = (from, to) => select({ from, to });
export const selectClaim = (claim) => select({ claim });
export const selectRoute = (here, there) => select({ here, there });

export function reset() {
  const { chosen, confidence, since, until, corroborated, oneSided } = fresh();
  change({ chosen, confidence, since, until, corroborated, oneSided });
}

// Inside a notebook the page has no address of its own to keep anything in.
const addressed = location.protocol !== "about:";

function write(step) {
  if (!addressed) return;
  const words = new URLSearchParams();
  const { selected } = state;
  if (state.view !== "picture") words.set("view", state.view);
  if (state.theme) words.set("theme", state.theme);
  if (selected?.actor) words.set("actor", selected.actor.id);
  if (selected?.from) words.set("from", selected.from.id);
  if (selected?.from) words.set("to", selected.to.id);
  if (selected?.claim) words.set("claim", selected.claim.id);
  if (selected?.here) words.set("here", selected.here.id);
  if (selected?.here) words.set("there", selected.there.id);
  if (state.dyad && state.view === "dyad") words.set("one", state.dyad[0].id);
  if (state.dyad && state.view === "dyad") words.set("other", state.dyad[1].id);
  if (state.score !== SCORES[0]) words.set("score", state.score);
  if (state.countries) words.set("countries", "1");
  for (const actor of state.added) words.append("with", actor.id);
  for (const facet of FACETS) for (const value of state.chosen[facet.name]) words.append(facet.name, value);
  if (state.confidence) words.set("confidence", String(state.confidence));
  if (state.since !== null) words.set("since", isoOfDay(state.since));
  if (state.until !== null) words.set("until", isoOfDay(state.until));
  if (state.corroborated) words.set("outlets", "2");
  if (state.oneSided) words.set("sides", "1");
  const address = `#${words}`;
  if (address === written) return;
  written = address;
  if (step) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

function selectionIn(words) {
  const actor = actorOf.get(words.get("actor"));
  const [from, to] = [actorOf.get(words.get("from")), actorOf.get(words.get("to"))];
  const claim = claimOf.get(words.get("claim"));
  if (claim) return { claim };
  if (actor) return { actor };
  if (from && to) return { from, to };
  const [here, there] = ["here", "there"].map((name) => sites.find((site) => site.id === words.get(name)));
  return here && there ? { here, there } : null;
}

function dyadIn(words, selected) {
  const [one, other] = [actorOf.get(words.get("one")), actorOf.get(words.get("other"))];
  if (one && other) return [one, other];
  return selected?.from ? [selected.from, selected.to] : null;
}

// Reads the address; what it names but the page does not hold is passed over, as an old bookmark may do.
export function read() {
  const words = new URLSearchParams(location.hash.slice(1) || (start && new URLSearchParams({ actor: start })));
  const next = fresh();
  if (VIEWS.includes(words.get("view"))) next.view = words.get("view");
  next.theme = ["light", "dark"].includes(words.get("theme")) ? words.get("theme") : "";
  next.selected = selectionIn(words);
  next.dyad = dyadIn(words, next.selected);
  if (SCORES.includes(words.get("score"))) next.score = words.get("score");
  next.countries = words.get("countries") === "1";
  next.added = words
    .getAll("with")
    .map((id) => actorOf.get(id))
    .filter(Boolean)
    .slice(0, actors.length);
  for (const facet of FACETS)
    next.chosen[facet.name] = new Set(words.getAll(facet.name).filter((value) => facet.totals.has(value)));
  const confidence = Number(words.get("confidence"));
  next.confidence = confidence > 0 && confidence <= 1 ? confidence : 0;
  next.since = dayOfIso(words.get("since") ?? "");
  next.until = dayOfIso(words.get("until") ?? "");
  next.corroborated = words.get("outlets") === "2";
  next.oneSided = words.get("sides") === "1";
  state = next;
  written = location.hash;
  tell({ query: true, selected: true, view: true, theme: true, added: true, dyad: true });
}

window.addEventListener("hashchange", () => {
  if (location.hash !== written) read();
});
