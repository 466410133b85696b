// The map of the world: the same claims as arcs between the places where their actors are.

import { sites, world } from "./data.js";
import { button, byId, speak, svg } from "./dom.js";
import { edgeOf, framed, markOf, nameOf } from "./drawing.js";
import { icon } from "./icons.js";
import { middleOf, placeMarks, placeNames } from "./overlay.js";
import { lineLook, onRoute } from "./paint.js";
import { actorsAt, ownActor, survey } from "./routes.js";
import { onChange, select, selectActor, selectPair, selectRoute, state } from "./state.js";
import { ARROWS, towards } from "./steer.js";
import { colours } from "./theme.js";
import { hideTooltip, routeTooltip, siteTooltip } from "./tooltip.js";
import { counted, number } from "./words.js";

const MOST_ROUTES = 300; // routes drawn at once
const [CLOSEST, MARGIN] = [14, 44];
const globe = byId("map");
const land = new Map(Object.entries(world.outlines));
let surveyed = { spots: new Map(), routes: [], nowhere: 0 };
let area = null; // the map units in the middle of the picture, and pixels a unit
let charted = { spots: [], edges: [] };
let atSite = null;
let pending = 0;

const sizeOf = () => ({ width: globe.clientWidth, height: globe.clientHeight });
const toPixels = ({ x, y }, { width, height }) => ({
  x: (x - area.x) * area.scale + width / 2,
  y: (y - area.y) * area.scale + height / 2,
});

// The part of the world that has claims, with some of the rest around it.
function fit() {
  const { width, height } = sizeOf();
  const some = surveyed.spots.size
    ? [...surveyed.spots.keys()]
    : [
        { x: 0, y: 0 },
        { x: world.width, y: world.height },
      ];
  const [left, right, top, bottom] = [
    Math.min(...some.map(({ x }) => x)),
    Math.max(...some.map(({ x }) => x)),
    Math.min(...some.map(({ y }) => y)),
    Math.max(...some.map(({ y }) => y)),
  ];
  const scale = Math.min((width - 2 * MARGIN) / (right - left + 1), (height - 2 * MARGIN) / (bottom - top + 1), 3);
  area = { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(scale, width / world.width / 1.6) };
}

function chosenSites() {
  const { selected } = state;
  if (!selected) return null;
  if (selected.here) return new Set([selected.here, selected.there]);
  const some = selected.actor
    ? [selected.actor]
    : selected.from
      ? [selected.from, selected.to]
      : [...selected.claim.sources, ...selected.claim.targets];
  return new Set(some.map((actor) => actor.site).filter(Boolean));
}

function isBright(route) {
  const { selected } = state;
  if (!selected) return true;
  if (selected.here) return onRoute(route.from, route.to);
  if (selected.claim) return route.claims.includes(selected.claim);
  const names = (claim, actor) => claim.sources.includes(actor) || claim.targets.includes(actor);
  return selected.actor
    ? route.claims.some((claim) => names(claim, selected.actor))
    : route.claims.some((claim) => names(claim, selected.from) && names(claim, selected.to));
}

// Where so many lines meet in small places they are drawn finer than in the picture, and without words.
const thinner = (look) => ({ ...look, width: Math.min(0.7 * look.width, 4), opacity: 0.85 * look.opacity, label: "" });

// All that is on the map now, in pixels.
function mapScene() {
  const size = sizeOf();
  const chosen = chosenSites();
  const routes = [...surveyed.routes]
    .sort((one, other) => other.claims.length - one.claims.length)
    .slice(0, MOST_ROUTES);
  const bright = new Set(routes.filter(isBright));
  const lit = new Set([...bright].flatMap((route) => [route.from, route.to]));
  const spots = new Map();
  for (const [site, claims] of surveyed.spots) {
    const selected = Boolean(chosen?.has(site));
    spots.set(site, {
      site,
      ...toPixels(site, size),
      radius: Math.min(3 + 1.3 * Math.sqrt(claims.size), size.width < 600 ? 9 : 15),
      size: claims.size,
      claims: [...claims],
      selected,
      opacity: !chosen || selected || lit.has(site) ? 1 : 0.25,
      actor: { label: site.name, number: sites.indexOf(site) },
    });
  }
  const edges = routes
    .filter((route) => route.from !== route.to)
    .map((route) => ({
      ...thinner(lineLook(route.claims, bright.has(route), routes.length)),
      route,
      bright: bright.has(route),
      from: spots.get(route.from),
      to: spots.get(route.to),
    }))
    .sort((one, other) => one.bright - other.bright || one.count - other.count);
  return {
    size,
    spots: [...spots.values()].sort((one, other) => one.opacity - other.opacity || other.radius - one.radius),
    edges,
  };
}

function countries({ width, height }) {
  const [x, y] = [width / 2 - area.x * area.scale, height / 2 - area.y * area.scale];
  const touched = new Set([...surveyed.spots.keys()].map((site) => site.id));
  return svg(
    "g",
    {
      transform: `translate(${x} ${y}) scale(${area.scale})`,
      "fill-rule": "evenodd",
      stroke: colours.border,
      "stroke-width": 0.8 / area.scale,
      "stroke-linejoin": "round",
    },
    [...land].map(([code, path]) =>
      svg("path", { d: path, fill: touched.has(code) ? colours["land-touched"] : colours.land, "data-code": code }),
    ),
  );
}

const dotOf = (spot) =>
  svg("circle", {
    cx: spot.x,
    cy: spot.y,
    r: spot.radius,
    opacity: spot.opacity,
    "data-site": spot.site.id,
    stroke: colours.paper,
    "stroke-width": 1.5,
    fill: colours.kinds[ownActor(spot.site)?.kind === "place" ? "place" : "state"],
  });
const ringOf = (spot) =>
  svg("circle", {
    cx: spot.x,
    cy: spot.y,
    r: spot.radius + 4,
    fill: "none",
    stroke: colours.accent,
    "stroke-width": 2.5,
  });

// A wide line that cannot be seen lies over each arc, so that it is easily hit.
function hitOf(edge, place) {
  const { via } = middleOf(edge.from, edge.to);
  return svg("path", {
    d: `M${edge.from.x} ${edge.from.y}Q${via.x} ${via.y} ${edge.to.x} ${edge.to.y}`,
    fill: "none",
    stroke: "transparent",
    "stroke-width": 11,
    "data-route": place,
  });
}

function layers({ size, spots, edges }, hits) {
  const taken = spots
    .filter((spot) => spot.opacity > 0.5)
    .map((spot) => ({
      x: spot.x - spot.radius,
      y: spot.y - spot.radius,
      width: 2 * spot.radius,
      height: 2 * spot.radius,
      spot,
    }));
  const named = spots
    .filter((spot) => spot.opacity > 0.5)
    .sort(
      (one, other) => other.selected - one.selected || other.size - one.size || one.actor.number - other.actor.number,
    );
  const names = placeNames(named, taken, size);
  return [
    svg("rect", { width: size.width, height: size.height, fill: colours.sea }),
    countries(size),
    edges.map(edgeOf),
    hits ? edges.map(hitOf) : [],
    spots.map(dotOf),
    svg(
      "g",
      { "pointer-events": "none" },
      placeMarks(edges, taken, 1).map(markOf),
      spots.filter((spot) => spot.selected || spot.site === atSite).map(ringOf),
      names.map(nameOf),
    ),
  ];
}

const styled = { "font-family": "system-ui, sans-serif", "text-anchor": "middle", "stroke-linecap": "round" };

function paintMap() {
  pending = 0;
  if (state.view !== "map" || !globe.clientWidth) return;
  if (!area) fit();
  charted = mapScene();
  const { width, height } = charted.size;
  globe.replaceChildren(
    svg(
      "svg",
      { ...styled, width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
      layers(charted, true),
    ),
  );
  mapNote();
}

function redraw() {
  if (!pending) pending = requestAnimationFrame(paintMap);
}

function mapNote() {
  const thin = Math.max(0, surveyed.routes.length - MOST_ROUTES);
  const words = [
    surveyed.nowhere ? `${counted(surveyed.nowhere, "claim")} without a place on the map` : "",
    thin ? `${number(thin)} thin lines not drawn` : "",
  ].filter(Boolean);
  byId("map-note").hidden = !words.length;
  byId("map-note").textContent = words.join(" · ");
}

// The map as a drawing of its own, with a caption.
export const mapDrawing = () => framed(layers(charted, false), charted.edges, charted.size);

function zoomAt(factor, at = { x: globe.clientWidth / 2, y: globe.clientHeight / 2 }) {
  const { width, height } = sizeOf();
  const scale = Math.max(width / world.width / 1.6, Math.min(CLOSEST, area.scale * factor));
  const [dx, dy] = [at.x - width / 2, at.y - height / 2];
  area = { x: area.x + dx / area.scale - dx / scale, y: area.y + dy / area.scale - dy / scale, scale };
  hideTooltip();
  redraw();
}

const refit = () => {
  area = null;
  redraw();
};

function openSite(site) {
  const actor = ownActor(site) ?? (actorsAt(site).length === 1 ? actorsAt(site)[0] : null);
  if (actor) selectActor(actor);
  else selectRoute(site, site);
}

// A route of one pair of actors opens the card of the pair, any other its own.
function openRoute({ from, to, claims }) {
  const [
    {
      sources: [one],
      targets: [other],
    },
  ] = claims;
  const alone = claims.every(
    (claim) =>
      claim.sources.length === 1 &&
      claim.targets.length === 1 &&
      claim.sources[0] === one &&
      claim.targets[0] === other,
  );
  if (alone) selectPair(one, other);
  else selectRoute(from, to);
}

// What of the map an event is about: a dot, an arc or a country that has a dot.
function under({ target }) {
  const { site, route, code } = target.dataset ?? {};
  if (route !== undefined) return { route: charted.edges[route].route };
  const spot = charted.spots.find((each) => each.site.id === (site ?? code));
  return spot ? { spot } : {};
}

const at = (event) => {
  const frame = globe.getBoundingClientRect();
  return { x: event.clientX - frame.left, y: event.clientY - frame.top };
};

const fingers = new Map();
let dragged = false;

function onDown(event) {
  fingers.set(event.pointerId, at(event));
  dragged = false;
}

function onMove(event) {
  const before = fingers.get(event.pointerId);
  const now = at(event);
  if (!before) return hover(event, now);
  if (Math.hypot(now.x - before.x, now.y - before.y) < 4 && !dragged) return null;
  dragged = true;
  const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
  fingers.set(event.pointerId, now);
  if (other)
    return zoomAt(
      Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y)),
      other,
    );
  area = { ...area, x: area.x - (now.x - before.x) / area.scale, y: area.y - (now.y - before.y) / area.scale };
  hideTooltip();
  return redraw();
}

function hover(event, place) {
  const { spot, route } = under(event);
  globe.classList.toggle("over", Boolean(spot || route));
  if (route) routeTooltip(route, place);
  else if (spot) siteTooltip(spot, place);
  else hideTooltip();
}

function onClick(event) {
  if (dragged) return;
  const { spot, route } = under(event);
  if (route) openRoute(route);
  else if (spot) openSite(spot.site);
  else select(null);
}

const MAP_KEYS = {
  "+": () => zoomAt(1.4),
  "=": () => zoomAt(1.4),
  "-": () => zoomAt(1 / 1.4),
  0: refit,
  Enter: () => atSite && openSite(atSite),
  Escape: () => select(null),
};

function onMapKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (ARROWS[event.key]) {
    const there = towards(
      charted.spots,
      charted.spots.find((spot) => spot.site === atSite),
      event.key,
    );
    if (there) focusSite(there);
  } else if (MAP_KEYS[event.key]) MAP_KEYS[event.key]();
  else return;
  event.preventDefault();
}

function focusSite(spot) {
  atSite = spot.site;
  const { width, height } = sizeOf();
  if (spot.x < 20 || spot.y < 20 || spot.x > width - 20 || spot.y > height - 20)
    area = { ...area, x: spot.site.x, y: spot.site.y };
  speak(`${spot.site.name}, ${counted(spot.size, "claim")}`);
  redraw();
}

export function startWorld() {
  globe.addEventListener("pointerdown", onDown);
  globe.addEventListener("pointermove", onMove);
  for (const name of ["pointerup", "pointercancel", "pointerleave"])
    globe.addEventListener(name, (event) => fingers.delete(event.pointerId));
  globe.addEventListener("mouseleave", hideTooltip);
  globe.addEventListener("click", onClick);
  globe.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoomAt(event.deltaY < 0 ? 1.18 : 1 / 1.18, at(event));
    },
    { passive: false },
  );
  globe.addEventListener("keydown", onMapKey);
  globe.addEventListener("blur", () => {
    atSite = null;
    redraw();
  });
  byId("map-zoom").append(
    ...[
      ["plus", "Zoom in", () => zoomAt(1.4)],
      ["minus", "Zoom out", () => zoomAt(1 / 1.4)],
      ["all", "Show all", refit],
    ].map(([name, words, action]) => button(icon(name), action, { class: "icon-button", "aria-label": words })),
  );
  new ResizeObserver(redraw).observe(globe);
  globe.placeOf = (id, other) => {
    const ends = charted.edges.find(({ route }) => route.from.id === id && route.to.id === other);
    const { x, y } = ends ? middleOf(ends.from, ends.to) : charted.spots.find((spot) => spot.site.id === id);
    return { x, y };
  };
  onChange((changed) => {
    if (changed.query || changed.view) surveyed = state.view === "map" ? survey() : surveyed;
    redraw();
  });
}
