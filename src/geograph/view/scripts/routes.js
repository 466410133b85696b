// The visible claims as they lie on the map: sites, and the routes between them.

import { actors, sites } from "./data.js";
import { result } from "./state.js";

const standing = new Map(sites.map((site) => [site, []]));
for (const actor of actors) if (actor.site) standing.get(actor.site).push(actor);

// The actors that stand at a site, its own actor first.
export const actorsAt = (site) => standing.get(site);
export const ownActor = (site) => standing.get(site).find((actor) => actor.id === site.id) ?? null;

const sitesOf = (some) => [...new Set(some.map((actor) => actor.site).filter(Boolean))];

// Sites with the claims that touch them, routes with the claims that take them, and how many claims lie nowhere.
export function survey() {
  const spots = new Map();
  const routes = new Map();
  let nowhere = 0;
  const touch = (site, claim) => {
    if (!spots.has(site)) spots.set(site, new Set());
    spots.get(site).add(claim);
  };
  for (const claim of result.visible) {
    const [here, there] = [sitesOf(claim.sources), sitesOf(claim.targets)];
    for (const from of here)
      for (const to of there) {
        const turned = claim.relation.symmetric && from.id > to.id;
        const [one, other] = turned ? [to, from] : [from, to];
        const key = `${one.id} ${other.id}`;
        if (!routes.has(key)) routes.set(key, { from: one, to: other, claims: [] });
        routes.get(key).claims.push(claim);
      }
    const touched = [...here, ...there, ...(claim.place?.site ? [claim.place.site] : [])];
    for (const site of touched) touch(site, claim);
    if (!touched.length) nowhere += 1;
  }
  return { spots, routes: [...routes.values()], nowhere };
}

// The visible claims from one site to another, for the card of a route.
export const claimsBetween = (here, there) =>
  survey()
    .routes.filter((route) => route.from === here && route.to === there)
    .flatMap((route) => route.claims);
