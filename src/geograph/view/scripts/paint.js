// How nodes and edges look, given what is visible and what is selected.

import { bundles } from "./data.js";
import { state } from "./state.js";
import { colours, kindColour } from "./theme.js";
import { certainty } from "./words.js";

const GRAVEST_FIRST = ["material-conflict", "verbal-conflict", "material-cooperation", "verbal-cooperation", "tie"];
export const CURVE = 0.16;
const DIM = 0.1;

export const shownOf = (bundle) => bundle.claims.filter((claim) => claim.shown);

// The class that most of the claims have; of equals the gravest.
function prevailing(some) {
  const counts = new Map();
  for (const claim of some) counts.set(claim.relation.quad, (counts.get(claim.relation.quad) ?? 0) + 1);
  return GRAVEST_FIRST.reduce((best, quad) => ((counts.get(quad) ?? 0) > (counts.get(best) ?? 0) ? quad : best));
}

// The actors that stay bright: all when nothing is selected, else the selected ones and their visible partners.
export function spotlight() {
  const { selected } = state;
  if (!selected) return null;
  const bright = new Set();
  if (selected.actor) {
    bright.add(selected.actor);
    for (const bundle of selected.actor.bundles) if (shownOf(bundle).length) bright.add(bundle.from).add(bundle.to);
  } else if (selected.from) bright.add(selected.from).add(selected.to);
  else if (selected.here) {
    for (const bundle of bundles)
      if (inSpotlight(bundle) && shownOf(bundle).length) bright.add(bundle.from).add(bundle.to);
  } else for (const actor of [...selected.claim.sources, ...selected.claim.targets]) bright.add(actor);
  return bright;
}

function inSpotlight(bundle) {
  const { selected } = state;
  if (!selected) return true;
  if (selected.actor) return bundle.from === selected.actor || bundle.to === selected.actor;
  if (selected.claim) return bundle.claims.includes(selected.claim);
  if (selected.here) return onRoute(bundle.from.site, bundle.to.site);
  return [bundle.from, bundle.to].every((actor) => actor === selected.from || actor === selected.to);
}

// Whether a line between two sites is the selected one, in either direction.
export function onRoute(from, to) {
  const { here, there } = state.selected;
  return (from === here && to === there) || (from === there && to === here);
}

export function nodeLook(actor, bright) {
  const present = !actor.claims.length || actor.claims.some((claim) => claim.shown);
  const background = kindColour(actor.kind);
  const plain = { background, border: colours.paper };
  return {
    opacity: present ? (bright && !bright.has(actor) ? 0.22 : 1) : DIM,
    color: { ...plain, highlight: plain, hover: { background, border: colours.ink } },
    present,
  };
}

// Many edges are drawn finer and fainter, so that the nodes stay in front.
const density = (drawn) =>
  drawn < 150 ? [0.9, 1] : drawn < 500 ? [0.72, 0.85] : drawn < 1200 ? [0.45, 0.7] : [0.4, 0.65];

export function edgeLook(bundle, drawn) {
  const some = shownOf(bundle);
  return some.length ? lineLook(some, inSpotlight(bundle), drawn) : { hidden: true };
}

// The relation that most of the claims of this class state.
function commonLabel(some, quad) {
  const labels = new Map();
  for (const { relation } of some)
    if (relation.quad === quad) labels.set(relation.label, (labels.get(relation.label) ?? 0) + 1);
  return [...labels].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

// How one line looks that stands for some claims, when so many lines are drawn.
export function lineLook(some, bright, drawn) {
  const quad = prevailing(some);
  const [strength, fineness] = state.selected ? [0.9, 1] : density(drawn);
  return {
    hidden: false,
    quad,
    bright,
    count: some.length,
    denied: some.filter((claim) => claim.denied).length,
    label: commonLabel(some, quad),
    width: fineness * Math.min(1.5 + 1.25 * Math.log2(some.length), 8),
    dashes: some.every((claim) => certainty(claim) !== "actual") ? [7, 5] : false,
    directed: some.some((claim) => !claim.relation.symmetric),
    opacity: bright ? strength * (quad === "tie" ? 0.85 : 1) : drawn > 500 ? DIM / 3 : DIM,
  };
}
