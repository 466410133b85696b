// The panel: an overview, or the card of an actor, of a pair of actors or of a claim, and the way that led there.

import { actors, bundles, bundleBetween, claims, involved, involvedIn } from "./data.js";
import { button, byId, el, fact, link, unfolding } from "./dom.js";
import { actorButton, claimInFull, claimInShort } from "./claims.js";
import { dyadTimeline, mixBar, quadCounts } from "./dyad.js";
import { actorsAt, claimsBetween } from "./routes.js";
import { badge } from "./icons.js";
import { change, onChange, result, select, selectActor, selectPair, state, trail } from "./state.js";
import { addNeighbours, hiddenNeighbours, showOnCanvas } from "./picture.js";
import { calm } from "./theme.js";
import {
  capital,
  counted,
  dayWords,
  kindWords,
  number,
  quadWords,
  safeLink,
  sectorWords,
  shortDate,
  shorten,
} from "./words.js";

const panel = byId("panel");
const narrow = matchMedia("(max-width: 900px)");
const visible = (some) => some.filter((claim) => claim.shown);
const latestFirst = (some) =>
  [...some].sort(
    (one, other) => (other.days?.[0] ?? -Infinity) - (one.days?.[0] ?? -Infinity) || one.number - other.number,
  );
const section = (title, ...content) => el("section", {}, el("h3", {}, title), ...content);

const routeName = ({ here, there }) => (here === there ? `At ${here.name}` : `${here.name} → ${there.name}`);

function crumbs() {
  const words = (step) =>
    step.actor?.label ?? (step.from ? `${step.from.label} → ${step.to.label}` : step.here ? routeName(step) : "Claim");
  const steps = trail.map((step, place) =>
    place === trail.length - 1
      ? el("span", { "aria-current": "page" }, shorten(words(step), 34))
      : button(shorten(words(step), 24), () => select(step)),
  );
  return el(
    "nav",
    { class: "crumbs", "aria-label": "Where you are" },
    button("Overview", () => select(null)),
    steps,
  );
}

function pairLine(pair) {
  return el(
    "li",
    {},
    button(
      [
        el("span", { class: "pair-names", dir: "auto" }, `${pair.from.label} → ${pair.to.label}`),
        el("span", { class: "number" }, number(pair.claims.length)),
        mixBar(pair.claims),
      ],
      () => selectPair(pair.from, pair.to),
      { class: "row" },
    ),
  );
}

function actorLine(actor, some) {
  return el(
    "li",
    {},
    button(
      [
        badge(actor),
        el("span", { class: "pair-names", dir: "auto" }, actor.label),
        el("span", { class: "number" }, number(some.length)),
        mixBar(some),
      ],
      () => selectActor(actor),
      { class: "row with-badge" },
    ),
  );
}

const ranked = (lines, size) => lines.filter((line) => size(line)).sort((one, other) => size(other) - size(one));

function contested() {
  const groups = new Map();
  for (const claim of result.visible) {
    if (!groups.has(claim.gist)) groups.set(claim.gist, []);
    groups.get(claim.gist).push(claim);
  }
  return [...groups.values()]
    .filter((group) => group.some((claim) => claim.denied))
    .map((group) => group.find((claim) => claim.denied));
}

// The few with most visible claims; only of these the claims are picked out.
function foremost(things, some) {
  const counts = new Map();
  for (const thing of things) {
    let count = 0;
    for (const claim of some(thing)) if (claim.shown) count += 1;
    if (count) counts.set(thing, count);
  }
  return ranked([...counts.keys()], (thing) => counts.get(thing)).slice(0, 8);
}

function overview() {
  const busy = foremost(actors, (actor) => actor.claims).map((actor) => [actor, visible(actor.claims)]);
  const pairs = foremost(bundles, (bundle) => bundle.claims).map(({ from, to, claims: some }) => ({
    from,
    to,
    claims: visible(some),
  }));
  const denied = contested();
  const tile = (some, word) =>
    el("div", {}, el("strong", {}, number(some.size)), el("span", {}, some.size === 1 ? word : `${word}s`));
  const silent = actors.length - involved.size;
  return [
    el("h2", {}, "Overview"),
    el(
      "div",
      { class: "tiles" },
      tile(involvedIn(result.visible), "actor"),
      tile(new Set(result.visible), "claim"),
      tile(new Set(result.visible.map((claim) => claim.article)), "article"),
      tile(new Set(result.visible.map((claim) => claim.article.outlet).filter(Boolean)), "outlet"),
    ),
    result.visible.length
      ? null
      : el(
          "p",
          { class: "soft" },
          claims.length ? "No claim passes the filters." : "No claims were found in the text.",
        ),
    mixBar(result.visible),
    el(
      "ul",
      { class: "plain mix-words" },
      quadCounts(result.visible).map(([quad, count]) =>
        el(
          "li",
          {},
          el("span", { class: `dot quad-${quad}` }),
          ` ${quadWords(quad)} `,
          el("span", { class: "number" }, number(count)),
        ),
      ),
    ),
    busy.length
      ? section(
          "Most active",
          el(
            "ul",
            { class: "plain" },
            busy.map(([actor, some]) => actorLine(actor, some)),
          ),
        )
      : null,
    pairs.length ? section("Most reported pairs", el("ul", { class: "plain" }, pairs.map(pairLine))) : null,
    denied.length ? section("Denied by somebody", unfolding(denied, claimInShort, 5)) : null,
    silent
      ? el(
          "p",
          { class: "soft aside" },
          `${counted(silent, "more actor is named in the text, but no claim is made about it", "more actors are named in the text, but no claim is made about them")}; search finds them.`,
        )
      : null,
  ];
}

function reference(iri) {
  const address = safeLink(iri);
  const name = iri.split("/").at(-1);
  return address ? link(/wikidata/.test(iri) ? `Wikidata ${name}` : name, address) : iri;
}

const naming = ([text, how, count]) =>
  el(
    "li",
    { class: "naming" },
    el("q", { dir: "auto" }, shorten(text, 60)),
    el("span", { class: "soft" }, `${count > 1 ? ` ${number(count)} times` : ""} – ${how}`),
  );

function post([title, of, since, until]) {
  const years =
    since || until ? `${since ? shortDate(since.slice(0, 7)) : ""} – ${until ? shortDate(until.slice(0, 7)) : ""}` : "";
  return el(
    "li",
    { class: "naming" },
    `${capital(title)}, ${of}`,
    years ? el("span", { class: "soft" }, ` ${years}`) : null,
  );
}

function actorFacts(actor, seen) {
  const days = seen.filter((claim) => claim.days).map((claim) => claim.days[0]);
  const outlets = [...new Set(seen.map((claim) => claim.article.outlet).filter(Boolean))];
  const country = actors.find((each) => each.id === actor.country);
  return el(
    "dl",
    { class: "facts" },
    actor.country && actor.country !== actor.id
      ? fact("Country", country ? actorButton(country) : actor.country)
      : null,
    actor.sector ? fact("Sector", sectorWords(actor.sector)) : null,
    actor.posts.length ? fact("Posts", unfolding(actor.posts, post, 4)) : null,
    actor.labels.length ? fact("Also called", el("span", { dir: "auto" }, actor.labels.join(", "))) : null,
    actor.named.length ? fact("In the text", unfolding(actor.named, naming, 3)) : null,
    days.length
      ? fact(
          "Seen",
          days.length > 1 && Math.min(...days) !== Math.max(...days)
            ? `${dayWords(Math.min(...days))} – ${dayWords(Math.max(...days))}`
            : dayWords(days[0]),
        )
      : null,
    outlets.length ? fact("Outlets", shorten(outlets.join(", "), 160)) : null,
    actor.same_as.length
      ? fact(
          "See also",
          actor.same_as.flatMap((iri, place) => [place ? ", " : "", reference(iri)]),
        )
      : null,
  );
}

function partners(actor) {
  const found = new Map();
  for (const bundle of actor.bundles) {
    const some = visible(bundle.claims);
    const partner = bundle.from === actor ? bundle.to : bundle.from;
    if (some.length)
      found.set(partner, {
        partner,
        bundle: found.get(partner)?.bundle ?? bundle,
        claims: [...(found.get(partner)?.claims ?? []), ...some],
      });
  }
  return ranked([...found.values()], (each) => each.claims.length);
}

function partnerLine({ partner, bundle, claims: some }) {
  return el(
    "li",
    {},
    button(
      [
        badge(partner),
        el("span", { class: "pair-names", dir: "auto" }, partner.label),
        el("span", { class: "number" }, number(some.length)),
        mixBar(some),
      ],
      () => selectPair(bundle.from, bundle.to),
      { class: "row with-badge" },
    ),
  );
}

function actorCard(actor) {
  const [acts, says, place] = [actor.claims, actor.spoken, actor.placed].map((some) => latestFirst(visible(some)));
  const hidden = hiddenNeighbours(actor).length;
  const near = partners(actor);
  return [
    el(
      "header",
      { class: "card-head" },
      badge(actor),
      el("div", {}, el("h2", { dir: "auto" }, actor.label), el("p", { class: "soft" }, kindWords(actor.kind))),
    ),
    mixBar(acts),
    el(
      "p",
      { class: "actions" },
      button("Show in the picture", () => showOnCanvas(actor), { class: "small" }),
      hidden
        ? button(`Add ${counted(hidden, "neighbour")} not drawn`, () => addNeighbours(actor), { class: "small" })
        : null,
    ),
    actorFacts(actor, [...acts, ...says]),
    near.length ? section("Partners", unfolding(near, partnerLine, 6)) : null,
    acts.length ? section(`Claims about it (${number(acts.length)})`, unfolding(acts, claimInShort, 12)) : null,
    says.length ? section(`Said by it (${number(says.length)})`, unfolding(says, claimInShort, 6)) : null,
    place.length ? section(`Placed there (${number(place.length)})`, unfolding(place, claimInShort, 6)) : null,
    acts.length + says.length + place.length
      ? null
      : el("p", { class: "soft" }, "No visible claim names it; the filters may hide some."),
  ];
}

function pairCard({ from, to }) {
  const there = visible(bundleBetween(from, to)?.claims ?? []);
  const back = from === to ? [] : visible(bundleBetween(to, from)?.claims ?? []);
  const full = (some) => unfolding(latestFirst(some), (claim) => el("li", {}, claimInFull(claim)), 8);
  return [
    el(
      "header",
      { class: "card-head pair-head" },
      el(
        "h2",
        {},
        actorButton(from),
        el("span", { class: "arrow", role: "img", "aria-label": "to" }, " → "),
        actorButton(to),
      ),
    ),
    mixBar([...there, ...back]),
    dyadTimeline([...there, ...back]),
    from === to
      ? null
      : el(
          "p",
          { class: "actions" },
          button("Show along time", () => change({ view: "dyad", dyad: [from, to] }), { class: "small" }),
        ),
    there.length
      ? section(counted(there.length, "claim"), full(there))
      : el("p", { class: "soft" }, "No visible claim in this direction."),
    back.length
      ? section(
          `The other way round (${number(back.length)})`,
          button(`${to.label} → ${from.label}`, () => selectPair(to, from), { class: "small" }),
        )
      : null,
  ];
}

// What is told between two sites of the map, or of one.
function routeCard({ here, there }) {
  const [one, two] = [claimsBetween(here, there), here === there ? [] : claimsBetween(there, here)];
  const own = here === there ? actorsAt(here).map((actor) => [actor, visible(actor.claims)]) : [];
  return [
    el("h2", { dir: "auto" }, routeName({ here, there })),
    mixBar([...one, ...two]),
    own.length
      ? section(
          "Who is there",
          unfolding(
            ranked(own, ([, some]) => some.length),
            ([actor, some]) => actorLine(actor, some),
            8,
          ),
        )
      : null,
    one.length ? section(counted(one.length, "claim"), unfolding(latestFirst(one), claimInShort, 20)) : null,
    two.length
      ? section(`The other way round (${number(two.length)})`, unfolding(latestFirst(two), claimInShort, 20))
      : null,
  ];
}

function claimCard(claim) {
  const same = bundles.length ? claim.sources.flatMap((from) => claim.targets.map((to) => [from, to])) : [];
  return [
    el("h2", {}, "Claim"),
    claimInFull(claim),
    el(
      "p",
      { class: "actions" },
      same
        .slice(0, 6)
        .map(([from, to]) =>
          button(
            `All between ${from.label} and ${to.label}`,
            () => selectPair(...(bundleBetween(from, to) ? [from, to] : [to, from])),
            { class: "small" },
          ),
        ),
    ),
  ];
}

function card() {
  const { selected } = state;
  if (selected?.actor) return actorCard(selected.actor);
  if (selected?.from) return pairCard(selected);
  if (selected?.here) return routeCard(selected);
  return selected?.claim ? claimCard(selected.claim) : overview();
}

// On a phone the panel lies under the picture: a new card is brought up so far that both are seen.
function bringUp() {
  const below = panel.getBoundingClientRect().top - window.innerHeight * 0.55;
  if (below > 0) window.scrollBy({ top: below, behavior: calm.matches ? "auto" : "smooth" });
}

export function startCards() {
  onChange((changed) => {
    if (!changed.query && !changed.selected && !changed.added) return;
    panel.replaceChildren(...[trail.length ? crumbs() : null, ...card()].flat(Infinity).filter(Boolean));
    panel.classList.toggle("chosen", Boolean(state.selected));
    if (changed.selected) panel.scrollTop = 0;
    if (changed.selected && state.selected && narrow.matches) bringUp();
  });
}
