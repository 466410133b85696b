// The network on the canvas: who is drawn, where the view is, and what mouse, touch and keys do to it.

import { actors, bundles, nodes } from "./data.js";
import { button, byId, el, speak } from "./dom.js";
import { drawOver, drawUnder, middleOf, scene } from "./overlay.js";
import { CURVE, edgeLook, nodeLook, shownOf, spotlight } from "./paint.js";
import { change, isFiltered, onChange, reset, select, selectActor, selectPair, state } from "./state.js";
import { ARROWS, towards } from "./steer.js";
import { calm, colours } from "./theme.js";
import { actorTooltip, hideTooltip, pairTooltip } from "./tooltip.js";
import { counted, kindWords, number } from "./words.js";

const AT_ONCE = 25; // neighbours that one double click adds
const OPTIONS = {
  autoResize: true,
  physics: { enabled: false },
  layout: { improvedLayout: false },
  nodes: { borderWidth: 2, borderWidthSelected: 2, chosen: false, labelHighlightBold: false },
  edges: {
    smooth: { enabled: true, type: "curvedCW", roundness: CURVE },
    arrowStrikethrough: false,
    chosen: false,
    hoverWidth: 1.5,
    selectionWidth: 0,
    endPointOffset: { from: 0, to: 0 },
    selfReference: { size: 22 },
  },
  interaction: {
    hover: true,
    hoverConnectedEdges: false,
    selectConnectedEdges: false,
    keyboard: false,
    zoomSpeed: 0.6,
    tooltipDelay: 0,
  },
};

const holder = byId("canvas");
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const drawn = new Map(); // actor -> its node: place, size, shape, and how it looks now
const edges = new Map(); // bundle -> how it looks now
const givenNodes = new Map();
const givenEdges = new Map();
let network = null;
let current = null;
let stale = false; // what is not to be seen is painted when it is
let focused = null;
let fitted = false; // not yet when the page opens with the table

const portrait = () => holder.clientHeight > holder.clientWidth * 1.15;
const degree = (actor) => actor.claims.length;

export const isDrawn = (actor) => drawn.has(actor);
export function hiddenNeighbours(actor) {
  const found = new Set();
  for (const bundle of actor.bundles) {
    const other = bundle.from === actor ? bundle.to : bundle.from;
    if (!drawn.has(other) && shownOf(bundle).length) found.add(other);
  }
  return [...found].sort((one, other) => degree(other) - degree(one) || one.number - other.number);
}

// A free place near the drawn partners of a newcomer: the first on a spiral around them.
function placeFor(actor) {
  const near = actor.bundles
    .map((bundle) => drawn.get(bundle.from === actor ? bundle.to : bundle.from))
    .filter(Boolean);
  const anchor = near[0] ?? { x: 0, y: 0 };
  const taken = [...drawn.values()];
  for (let step = 1; ; step += 1) {
    const [angle, far] = [step * 2.4, 34 * Math.sqrt(step) + 50];
    const place = { x: anchor.x + far * Math.cos(angle), y: anchor.y + far * Math.sin(angle) };
    if (taken.every((other) => Math.abs(other.x - place.x) > 96 || Math.abs(other.y - place.y) > 62)) return place;
  }
}

function draw(actor, place) {
  const { x, y, community } = place;
  const { shape, size, group } = nodes[actor.number];
  drawn.set(actor, { actor, id: actor.number, x, y, community, shape, size, group });
}

function drawStart() {
  const turned = portrait();
  for (const node of nodes) {
    if (node.x !== undefined) draw(actors[node.id], turned ? { ...node, x: node.y, y: node.x } : node);
  }
}

function drawAdded() {
  for (const actor of state.added) if (!drawn.has(actor)) draw(actor, placeFor(actor));
}

const visNode = ({ id, x, y, shape, size, opacity, color }) => ({ id, x, y, shape, size, opacity, color });

const visEdge = (bundle, look) =>
  look.hidden
    ? { id: bundle.id, from: bundle.from.number, to: bundle.to.number, hidden: true }
    : {
        id: bundle.id,
        from: bundle.from.number,
        to: bundle.to.number,
        hidden: false,
        width: look.width,
        dashes: look.dashes,
        color: {
          color: colours[look.quad],
          hover: colours[look.quad],
          highlight: colours[look.quad],
          opacity: look.opacity,
        },
        arrows: { to: { enabled: look.directed, scaleFactor: 0.42 + 1.1 / (look.width + 1.6) } },
      };

// Hands vis-network what differs from what it was last given, for it is slow to take things in.
function hand(set, given, items) {
  const fresh = items.filter((item) => {
    const words = JSON.stringify(item);
    const changed = given.get(item.id) !== words;
    given.set(item.id, words);
    return changed;
  });
  if (fresh.length) set.update(fresh);
}

function refresh() {
  stale = false;
  const bright = spotlight();
  for (const [actor, node] of drawn) Object.assign(node, nodeLook(actor, bright));
  const inside = bundles.filter((bundle) => drawn.has(bundle.from) && drawn.has(bundle.to));
  const lines = inside.filter((bundle) => bundle.claims.some((claim) => claim.shown)).length;
  edges.clear();
  for (const bundle of inside) edges.set(bundle, edgeLook(bundle, lines));
  hand(nodeSet, givenNodes, [...drawn.values()].map(visNode));
  hand(
    edgeSet,
    givenEdges,
    inside.map((bundle) => visEdge(bundle, edges.get(bundle))),
  );
  current = null;
  network?.redraw();
  note();
}

// What is on the canvas now, in pixels of the page; worked out once for each frame that differs.
export function currentScene() {
  const scale = network.getScale();
  const size = { width: holder.clientWidth, height: holder.clientHeight };
  const { x, y } = network.getViewPosition();
  const key = [scale, x, y, size.width, size.height].join(" ");
  if (current?.key === key) return current.scene;
  const chosen = new Set(
    state.selected?.actor
      ? [state.selected.actor]
      : state.selected?.from
        ? [state.selected.from, state.selected.to]
        : [],
  );
  const spots = new Map();
  for (const [actor, node] of drawn) {
    spots.set(actor, { ...node, ...network.canvasToDOM(node), radius: node.size * scale, selected: chosen.has(actor) });
  }
  const lines = [...edges]
    .filter(([, look]) => !look.hidden)
    .map(([bundle, look]) => ({ ...look, bundle, from: spots.get(bundle.from), to: spots.get(bundle.to) }));
  current = { key, scene: scene({ spots: [...spots.values()], edges: lines, scale, size }) };
  return current.scene;
}

function inPixels(context, paint) {
  const ratio = context.canvas.width / context.canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint();
  context.restore();
}

export function showAll() {
  if (!holder.clientWidth) return;
  fitted = true;
  const present = [...drawn.values()].filter((node) => node.present);
  const some = present.length ? present : [...drawn.values()];
  if (!some.length) return;
  const reach = (axis, sign) => Math.max(...some.map((node) => sign * node[axis] + node.size + 26));
  const [right, left, bottom, top] = [reach("x", 1), -reach("x", -1), reach("y", 1), -reach("y", -1)];
  const under = byId("note").hidden ? 0 : 40;
  const scale = Math.min(
    (holder.clientWidth - 90) / (right - left),
    (holder.clientHeight - 40 - under) / (bottom - top),
    1.35,
  );
  moveTo({ position: { x: (left + right) / 2, y: (top + bottom + under / scale) / 2 }, scale: Math.max(scale, 0.05) });
}

// Does something once the picture is to be seen and has its size.
export function whenShown(action) {
  if (!["picture", "map"].includes(state.view)) change({ view: "picture" });
  requestAnimationFrame(() => requestAnimationFrame(action));
}

function moveTo(view) {
  network.moveTo({
    ...view,
    animation: calm.matches || !current ? false : { duration: 300, easingFunction: "easeInOutQuad" },
  });
}

const zoomBy = (factor) =>
  moveTo({ position: network.getViewPosition(), scale: Math.max(0.05, Math.min(6, network.getScale() * factor)) });

function addActors(some) {
  change({ added: [...new Set([...state.added, ...some.filter((actor) => !drawn.has(actor))])] });
}

export function addNeighbours(actor) {
  const hidden = hiddenNeighbours(actor);
  addActors([actor, ...hidden.slice(0, AT_ONCE)]);
  const left = hidden.length - AT_ONCE;
  speak(
    hidden.length
      ? `${counted(Math.min(hidden.length, AT_ONCE), "neighbour")} added${left > 0 ? `, ${number(left)} not` : ""}`
      : `All neighbours of ${actor.label} are drawn`,
  );
}

export function showOnCanvas(actor) {
  if (state.view !== "picture") change({ view: "picture" });
  if (!drawn.has(actor)) addNeighbours(actor);
  const { x, y } = drawn.get(actor);
  moveTo({ position: { x, y }, scale: Math.max(network.getScale(), 0.9) });
}

function note() {
  const visible = actors.filter((actor) => actor.claims.some((claim) => claim.shown));
  const missing = visible
    .filter((actor) => !drawn.has(actor))
    .sort((one, other) => degree(other) - degree(one) || one.number - other.number);
  const box = byId("note");
  box.hidden = !missing.length;
  box.replaceChildren(
    `${number(missing.length)} of ${counted(visible.length, "actor")} not drawn`,
    button("Draw 50 more", () => addActors(missing.slice(0, 50))),
  );
  const empty = byId("empty");
  empty.hidden = Boolean(visible.length) || (!isFiltered() && drawn.size > 0);
  empty.replaceChildren(
    el("strong", {}, isFiltered() ? "Nothing passes the filters" : "Nothing to draw"),
    el("p", {}, isFiltered() ? "No claim has all that was asked for." : "No actor was found in the text."),
    isFiltered() ? button("Reset the filters", reset) : "",
  );
}

const KEYS = {
  "+": () => zoomBy(1.3),
  "=": () => zoomBy(1.3),
  "-": () => zoomBy(1 / 1.3),
  0: showAll,
  Enter: () => focused && selectActor(focused),
  Escape: () => select(null),
  a: () => focused && addNeighbours(focused),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const start = drawn.get(focused ?? state.selected?.actor);
  if (ARROWS[event.key]) {
    const there = towards(
      [...drawn.values()].filter((node) => node.present),
      start,
      event.key,
    );
    if (there) focusOn(there.actor);
  } else if (KEYS[event.key]) KEYS[event.key]();
  else return;
  event.preventDefault();
}

function focusOn(actor) {
  focused = actor;
  const spot = network.canvasToDOM(drawn.get(actor));
  const inside = spot.x > 40 && spot.y > 40 && spot.x < holder.clientWidth - 40 && spot.y < holder.clientHeight - 40;
  if (inside) network.redraw();
  else moveTo({ position: drawn.get(actor), scale: network.getScale() });
  speak(
    `${actor.label}, ${kindWords(actor.kind)}, ${counted(actor.claims.filter((claim) => claim.shown).length, "claim")}`,
  );
}

function onPointer() {
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) selectActor(actors[node]);
    else if (edge !== undefined) selectPair(bundles[edge].from, bundles[edge].to);
    else select(null);
  });
  // The browser's own double click: vis-network misses one when the first click keeps a large graph busy.
  holder.addEventListener("dblclick", (event) => {
    const frame = holder.getBoundingClientRect();
    const node = network.getNodeAt({ x: event.clientX - frame.left, y: event.clientY - frame.top });
    if (node !== undefined) addNeighbours(actors[node]);
  });
  network.on("hoverNode", ({ node, pointer }) => {
    holder.style.cursor = "pointer";
    actorTooltip(
      actors[node],
      actors[node].claims.filter((claim) => claim.shown),
      pointer.DOM,
    );
  });
  network.on("hoverEdge", ({ edge, pointer }) => {
    holder.style.cursor = "pointer";
    pairTooltip(bundles[edge], shownOf(bundles[edge]), pointer.DOM);
  });
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"])
    network.on(name, () => {
      holder.style.cursor = "";
      hideTooltip();
    });
  network.on("dragEnd", ({ nodes: moved }) => {
    for (const id of moved) Object.assign(drawn.get(actors[id]), network.getPosition(id));
    current = null;
  });
  network.on("dragging", ({ nodes: moved }) => {
    for (const id of moved) Object.assign(drawn.get(actors[id]), network.getPosition(id));
    if (moved.length) current = null;
  });
  holder.addEventListener("mouseleave", hideTooltip);
  holder.addEventListener("keydown", onKey);
  holder.addEventListener("blur", () => {
    focused = null;
    network.redraw();
  });
}

// Called before the address is read, which then paints the picture through `onChange`.
export function startPicture() {
  drawStart();
  network = new vis.Network(holder, { nodes: nodeSet, edges: edgeSet }, OPTIONS);
  network.on("beforeDrawing", (context) => inPixels(context, () => drawUnder(context, currentScene())));
  network.on("afterDrawing", (context) => inPixels(context, () => drawOver(context, currentScene(), focused)));
  holder.firstElementChild.tabIndex = -1; // the holder itself takes the focus
  onPointer();
  holder.placeOf = placeOf;
  byId("zoom-in").addEventListener("click", () => zoomBy(1.3));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("zoom-all").addEventListener("click", showAll);
  onChange((changed) => {
    if (changed.added) drawAdded();
    stale ||= changed.query || changed.selected || changed.theme || changed.added;
    if (stale && state.view === "picture") refresh();
    if (changed.view && !fitted && state.view === "picture") whenShown(showAll);
  });
}

// Where an actor, or the middle of the edge between two, is on the canvas; for scripts that drive the page.
function placeOf(id, other = null) {
  const { spots, edges: lines } = currentScene();
  const { x, y } =
    other === null
      ? spots.find((spot) => spot.actor.id === id)
      : lines
          .filter(({ bundle }) => bundle.from.id === id && bundle.to.id === other)
          .map(({ from, to }) => middleOf(from, to))[0];
  return { x, y };
}
