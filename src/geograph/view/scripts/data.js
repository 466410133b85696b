// The data of the page: what Python left out because it is as usual is put back, and numbers become references.

const stored = JSON.parse(document.getElementById("graph-data").textContent);

export const pageTitle = stored.title || "Who does what to whom";
export const start = stored.start;
export const world = stored.world;
export const sites = stored.sites;
const articles = stored.articles.map((values, number) => ({
  number,
  title: "",
  outlet: "",
  published: "",
  url: "",
  passages: [],
  ...values,
}));
export const actors = stored.actors.map((values, number) => ({
  number,
  country: "",
  sector: "",
  labels: [],
  same_as: [],
  named: [],
  posts: [],
  ...values,
  site: sites[values.site] ?? null,
  label: values.label || values.id,
  claims: [],
  spoken: [],
  placed: [],
  bundles: [],
}));
const relations = stored.relations.map((values) => ({
  plover: "",
  mode: "",
  cameo: "",
  symmetric: false,
  ...values,
  label: values.label || values.name,
  quad: values.quad ? values.quad.replaceAll(" ", "-") : "tie",
}));
// A claim without a date of its own counts on the day on which it was published.
function publication({ published }) {
  const day = Math.round(Date.parse(published) / 86400000);
  return Number.isNaN(day) ? null : [day, day];
}

export const claims = stored.claims.map((values, number) => {
  const [passage, from, until] = values.quote;
  const article = articles[values.article];
  const many = (numbers) => (numbers ?? []).map((each) => actors[each]);
  return {
    number,
    id: values.id,
    relation: relations[values.relation],
    article,
    sources: many(values.sources),
    targets: many(values.targets),
    speakers: many(values.speakers),
    place: many(values.place)[0] ?? null,
    modality: values.modality ?? "actual",
    denied: values.polarity === "denied",
    time: values.time ?? "",
    how: values.how ?? "",
    dated: Boolean(values.days),
    days: values.days ?? publication(article),
    confidence: values.confidence,
    passage: article.passages[passage],
    start: from,
    end: until,
  };
});
// All claims of one ordered pair of actors; the picture draws each bundle as one edge.
export const bundles = stored.edges.map((edge) => ({
  id: edge.id,
  from: actors[edge.from],
  to: actors[edge.to],
  claims: edge.claims.map((each) => claims[each]),
}));
export const nodes = stored.nodes;

// The actors that some claims are about or that make them; the others are only named in a text.
export const involvedIn = (some) =>
  new Set(some.flatMap((claim) => [...claim.sources, ...claim.targets, ...claim.speakers]));
export const involved = involvedIn(claims);

const listed = (claim, list) => {
  if (list.at(-1) !== claim) list.push(claim);
};
for (const claim of claims) {
  for (const actor of [...claim.sources, ...claim.targets]) listed(claim, actor.claims);
  for (const actor of claim.speakers) listed(claim, actor.spoken);
  if (claim.place) listed(claim, claim.place.placed);
}
for (const bundle of bundles) {
  bundle.from.bundles.push(bundle);
  if (bundle.to !== bundle.from) bundle.to.bundles.push(bundle);
}

export const actorOf = new Map(actors.map((actor) => [actor.id, actor]));
export const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
const bundleOf = new Map(bundles.map((bundle) => [`${bundle.from.number} ${bundle.to.number}`, bundle]));
export const bundleBetween = (from, to) => bundleOf.get(`${from.number} ${to.number}`);

// A claim and all others that say the same of the same actors, whoever says it and whether or not it is denied.
const together = new Map();
for (const claim of claims) {
  const ends = [claim.sources, claim.targets].map((side) =>
    side
      .map((actor) => actor.number)
      .sort()
      .join(","),
  );
  if (claim.relation.symmetric) ends.sort();
  claim.gist = `${claim.relation.name} ${ends.join(" ")}`;
  if (!together.has(claim.gist)) together.set(claim.gist, []);
  together.get(claim.gist).push(claim);
}
const sideOf = (claim) => {
  const speaker = claim.speakers[0];
  if (!speaker) return "";
  const stands = (side) => side.some((each) => each === speaker || (each.country && each.country === speaker.country));
  const [source, target] = [stands(claim.sources), stands(claim.targets)];
  return source === target ? "" : source ? "source" : "target";
};
for (const group of together.values()) {
  const outlets = new Set(group.map((claim) => claim.article.outlet || claim.article.id));
  const sides = new Set(group.map(sideOf));
  for (const claim of group) {
    claim.outlets = outlets.size;
    claim.oneSided = sides.size === 1 && !sides.has("");
  }
}
