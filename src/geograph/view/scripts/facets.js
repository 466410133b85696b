// What the claims can be filtered by, and the one pass over them that finds the visible ones and all counts.

import { actorOf, claims } from "./data.js";
import { CERTAINTIES, QUADS, capital, certainty, kindWords, ploverWords, quadWords } from "./words.js";

const parties = (claim) => [...claim.sources, ...claim.targets];
const distinct = (values) => [...new Set(values)];
const countryName = (code) => actorOf.get(code)?.label ?? (code || "No country");

const OWN_VOICE = "";
export const FACETS = [
  { name: "quad", title: "Quad class", of: (claim) => [claim.relation.quad], words: quadWords, order: QUADS },
  { name: "certainty", title: "Certainty", of: (claim) => [certainty(claim)], words: capital, order: CERTAINTIES },
  {
    name: "plover",
    title: "Event type (PLOVER)",
    of: (claim) => [claim.relation.plover || "tie"],
    words: (code) => (code === "tie" ? "Standing tie" : ploverWords(code)),
  },
  {
    name: "relation",
    title: "Relation",
    of: (claim) => [claim.relation.name],
    words: (name) => relationLabel.get(name),
  },
  {
    name: "speaker",
    title: "Speaker",
    of: (claim) => (claim.speakers.length ? distinct(claim.speakers.map((actor) => actor.id)) : [OWN_VOICE]),
    words: (id) => (id === OWN_VOICE ? "The article itself" : actorOf.get(id).label),
  },
  {
    name: "outlet",
    title: "Outlet",
    of: (claim) => [claim.article.outlet],
    words: (outlet) => outlet || "Unnamed outlet",
  },
  {
    name: "kind",
    title: "Kind of actor",
    of: (claim) => distinct(parties(claim).map((actor) => actor.kind)),
    words: kindWords,
  },
  {
    name: "country",
    title: "Country",
    of: (claim) => distinct(parties(claim).map((actor) => actor.country)),
    words: countryName,
  },
];
const relationLabel = new Map(claims.map((claim) => [claim.relation.name, capital(claim.relation.label)]));

// The values of each claim, worked out once: filtering is then a matter of looking into sets.
for (const claim of claims) claim.values = FACETS.map((facet) => facet.of(claim));
FACETS.forEach((facet, place) => {
  const totals = new Map();
  for (const claim of claims) for (const value of claim.values[place]) totals.set(value, (totals.get(value) ?? 0) + 1);
  const rank = (value) => (facet.order ? facet.order.indexOf(value) : -totals.get(value));
  facet.totals = totals;
  facet.all = [...totals.keys()].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
});

const dated = claims.filter((claim) => claim.days);
const ends = (place) => dated.map((claim) => claim.days[place]).sort((one, other) => one - other);
const [firsts, lasts] = [ends(0), ends(1)];

// The days that the slider spans. Where a few claims of long ago or far ahead would take most of it, it spans the days
// of the others; at its ends it lets these few through all the same.
function period() {
  const [low, high] = [firsts[0], lasts.at(-1)];
  const few = dated.length < 40 ? 0 : Math.floor(dated.length * 0.04);
  const [from, until] = [firsts[few], lasts.at(-1 - few)];
  return until - from < 0.4 * (high - low) ? [from, until] : [low, high];
}
export const PERIOD = dated.length ? period() : null;
export const OUTSIDE = dated.filter((claim) => claim.days[1] < PERIOD[0] || claim.days[0] > PERIOD[1]).length;
export const UNDATED = claims.length - dated.length;
export const PUBLISHED = dated.filter((claim) => !claim.dated).length;

const inPeriod = (claim, { since, until }) =>
  (since === null && until === null) ||
  (claim.days !== null && (since === null || claim.days[1] >= since) && (until === null || claim.days[0] <= until));

const others = (claim, query) =>
  claim.confidence >= query.confidence &&
  (!query.corroborated || claim.outlets > 1) &&
  (!query.oneSided || claim.oneSided);

// The claims that pass everything, which are also marked as shown; for each facet the counts over those that pass
// everything else; and those that pass everything but the period, for the histogram.
export function evaluate(query) {
  const chosen = FACETS.map((facet) => query.chosen[facet.name]);
  const counts = FACETS.map(() => new Map());
  const visible = [];
  const anyTime = [];
  for (const claim of claims) {
    claim.shown = false;
    if (!others(claim, query)) continue;
    const timely = inPeriod(claim, query);
    let failures = timely ? 0 : 1;
    let failed = -1;
    for (let place = 0; place < FACETS.length && failures < 2; place += 1) {
      if (chosen[place].size && !claim.values[place].some((value) => chosen[place].has(value))) {
        failures += 1;
        failed = place;
      }
    }
    if (failures === 0) {
      claim.shown = true;
      visible.push(claim);
    }
    if (failures === 0 || (failures === 1 && !timely)) anyTime.push(claim);
    if (!timely) continue;
    for (let place = 0; place < FACETS.length && failures < 2; place += 1) {
      if (failures === 0 || failed === place) {
        for (const value of claim.values[place]) counts[place].set(value, (counts[place].get(value) ?? 0) + 1);
      }
    }
  }
  return { visible, counts, anyTime };
}
