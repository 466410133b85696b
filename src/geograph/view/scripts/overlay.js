// What is drawn over and under the network: communities, icons, names, counts and marks of denial.
//
// `scene` works out all of it in pixels of the page, so that the canvas and the SVG export show the same.

import { ICONS, codeOf } from "./icons.js";
import { CURVE } from "./paint.js";
import { state } from "./state.js";
import { colours } from "./theme.js";
import { shorten } from "./words.js";

const LONGEST = 26;
const CROWDED = 160; // edges
const FOREMOST = 24; // names that may hide the smallest nodes
const FEW = 30; // edges that may all have words
const MARK_FONT = "600 10.5px system-ui, sans-serif";
const measure = document.createElement("canvas").getContext("2d");
const widths = new Map();
const paths = new Map();

function widthOf(text, font) {
  const key = `${font}\n${text}`;
  if (!widths.has(key)) {
    measure.font = font;
    widths.set(key, measure.measureText(text).width);
  }
  return widths.get(key);
}

// The control point of an edge, as vis-network sets it for this roundness, and the middle of its curve.
const ALONG = (CURVE / 2 + 0.5) * Math.cos((CURVE * Math.PI) / 2);
const ASIDE = (CURVE / 2 + 0.5) * Math.sin((CURVE * Math.PI) / 2);

export function middleOf(from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const via = { x: from.x + dx * ALONG + dy * ASIDE, y: from.y + dy * ALONG - dx * ASIDE };
  return { via, x: (from.x + 2 * via.x + to.x) / 4, y: (from.y + 2 * via.y + to.y) / 4 };
}

// The outline of a community: a disc around every member and a band along every short tie inside it. All parts run
// clockwise, so that filling them at once paints no place twice.
function outline(members, ties, scale) {
  const radius = 46 * scale;
  const disc = ({ x, y }) =>
    `M${x - radius} ${y}a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`;
  const band = ([from, to]) => {
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [x, y] = [((to.y - from.y) / length) * radius * 0.72, ((from.x - to.x) / length) * radius * 0.72];
    return `M${from.x + x} ${from.y + y}L${to.x + x} ${to.y + y}L${to.x - x} ${to.y - y}L${from.x - x} ${from.y - y}z`;
  };
  return [...members.map(disc), ...ties.map(band)].join("");
}

function regions(spots, edges, scale) {
  const communities = new Map();
  for (const spot of spots) {
    if (spot.community === undefined || !spot.present) continue;
    if (!communities.has(spot.community)) communities.set(spot.community, { members: [], ties: [] });
    communities.get(spot.community).members.push(spot);
  }
  for (const { from, to, bundle } of edges) {
    const near = Math.hypot(to.x - from.x, to.y - from.y) < 240 * scale;
    if (near && bundle.from !== bundle.to && from.community === to.community)
      communities.get(from.community)?.ties.push([from, to]);
  }
  const large = [...communities].filter(([, { members }]) => members.length > 2);
  if (large.length < 2) return [];
  return large
    .sort(([one], [other]) => one - other)
    .map(([community, { members, ties }]) => ({
      colour: colours.regions[community % colours.regions.length],
      path: outline(members, ties, scale),
    }));
}

const overlap = (one, other) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

// Whether a name has to keep clear: of other names and marks always, of nodes unless they are smaller than this part.
const stands = (other, spot, part) => !other.spot || (other.spot !== spot && other.spot.radius > spot.radius * part);

// Names are placed in the order of importance: under the node, over it or beside it, else not at all.
export function placeNames(spots, taken, { width, height }) {
  const names = [];
  const inside = (box) =>
    box.x >= 2 && box.y >= 2 && box.x + box.width <= width - 2 && box.y + box.height <= height - 2;
  for (const [rank, spot] of spots.entries()) {
    const large = spot.radius > 20;
    const font = `${large || spot.selected ? 600 : 500} ${large ? 13 : spot.radius > 11 ? 12 : 11}px ${colours.font}`;
    const text = shorten(spot.actor.label, LONGEST);
    const [wide, high] = [widthOf(text, font), 16];
    const places = [
      [spot.x - wide / 2, spot.y + spot.radius + 3],
      [spot.x - wide / 2, spot.y - spot.radius - high - 3],
      [spot.x + spot.radius + 5, spot.y - high / 2],
      [spot.x - spot.radius - 5 - wide, spot.y - high / 2],
      [spot.x - spot.radius, spot.y + spot.radius + 3],
      [spot.x + spot.radius - wide, spot.y + spot.radius + 3],
      [spot.x - spot.radius, spot.y - spot.radius - high - 3],
      [spot.x + spot.radius - wide, spot.y - spot.radius - high - 3],
    ];
    const boxes = places.map(([x, y]) => ({ x: x - 2, y, width: wide + 4, height: high })).filter(inside);
    const clear = (part) =>
      boxes.find((box) => !taken.some((other) => stands(other, spot, part) && overlap(box, other)));
    const free = clear(0.5) ?? (rank < FOREMOST ? clear(0.75) : null);
    const box = free ?? (spot.selected ? { x: places[0][0], y: places[0][1], width: wide, height: high } : null);
    if (!box) continue;
    taken.push(box);
    names.push({ text, font, x: box.x + box.width / 2, y: box.y + high / 2, opacity: spot.opacity });
  }
  return names;
}

// In a crowded picture marks wait until somebody is selected or the view is near.
export function placeMarks(edges, taken, scale) {
  const marks = [];
  const crowded = edges.length > CROWDED && scale < 0.9;
  for (const edge of edges) {
    const length = Math.hypot(edge.to.x - edge.from.x, edge.to.y - edge.from.y) - edge.from.radius - edge.to.radius;
    const open = !crowded || state.selected;
    const words = edge.bright && (edges.length <= FEW || state.selected) ? edge.label : "";
    const count = edge.count > 1 && open ? String(edge.count) : "";
    const wanted =
      (words || count || edge.denied) &&
      edge.bright &&
      length > 34 &&
      (open || (edge.denied && edges.length < 3 * CROWDED));
    if (!wanted) continue;
    const { x, y } = middleOf(edge.from, edge.to);
    const fits = [[words, count].filter(Boolean).join(" · "), count]
      .map((text) => ({ text, width: (text ? 11 + widthOf(text, MARK_FONT) : 0) + (edge.denied ? 15 : 0) }))
      .map(({ text, width }) => ({ text, x: x - width / 2, y: y - 8, width, height: 16 }))
      .find(
        (box) =>
          box.width && (box.text === count || box.width < length - 8) && !taken.some((other) => overlap(box, other)),
      );
    if (!fits) continue;
    taken.push(fits);
    marks.push({ ...fits, count: fits.text, denied: edge.denied, colour: colours[edge.quad] });
  }
  return marks;
}

export function scene({ spots, edges, scale, size }) {
  const ranked = [...spots]
    .filter((spot) => spot.present)
    .sort(
      (one, other) =>
        other.selected - one.selected ||
        other.opacity - one.opacity ||
        other.radius - one.radius ||
        one.actor.number - other.actor.number,
    );
  const taken = [
    ...ranked
      .filter((spot) => spot.opacity > 0.5)
      .map((spot) => ({
        x: spot.x - spot.radius,
        y: spot.y - spot.radius,
        width: 2 * spot.radius,
        height: 2 * spot.radius,
        spot,
      })),
    { x: size.width - 52, y: size.height - 122, width: 52, height: 122 }, // under the zoom buttons
  ];
  const named = ranked.filter((spot) => spot.opacity > 0.5);
  return {
    regions: state.selected ? [] : regions(spots, edges, scale),
    names: placeNames(named, taken, size),
    marks: placeMarks(edges, taken, scale),
    spots,
    edges,
  };
}

export function drawUnder(context, { regions: areas }) {
  for (const { path, colour } of areas) {
    context.fillStyle = colour;
    context.fill(new Path2D(path));
  }
}

const pathOf = (kind) => {
  if (!paths.has(kind)) paths.set(kind, new Path2D(ICONS[kind]));
  return paths.get(kind);
};

function drawFace(context, spot) {
  const code = codeOf(spot.actor);
  context.globalAlpha = spot.opacity;
  if (code && spot.radius > 7) {
    context.font = `700 ${Math.round(spot.radius * 0.72)}px ${colours.font}`;
    context.fillStyle = colours["on-node"];
    context.fillText(code, spot.x, spot.y + spot.radius * 0.04);
  } else if (!code && spot.radius > 6) {
    const zoom = (spot.radius * 1.16) / 24;
    context.save();
    context.translate(spot.x - 12 * zoom, spot.y - (spot.shape === "triangleDown" ? 15 : 12) * zoom);
    context.scale(zoom, zoom);
    context.strokeStyle = colours["on-node"];
    context.lineWidth = 2;
    context.stroke(pathOf(spot.actor.kind));
    context.restore();
  }
  context.globalAlpha = 1;
}

function drawMark(context, mark) {
  context.fillStyle = colours.card;
  context.strokeStyle = mark.colour;
  context.lineWidth = 1.25;
  context.beginPath();
  context.roundRect(mark.x, mark.y, mark.width, mark.height, 8);
  context.fill();
  context.stroke();
  if (mark.count) {
    context.font = MARK_FONT;
    context.fillStyle = colours.ink;
    context.fillText(mark.count, mark.x + (mark.width - (mark.denied ? 13 : 0)) / 2, mark.y + 8.5);
  }
  if (mark.denied) {
    const [x, y] = [mark.x + mark.width - (mark.count ? 9.5 : 7.5), mark.y + 8];
    context.strokeStyle = colours.denied;
    context.lineWidth = 2;
    context.stroke(new Path2D(`M${x - 3.5} ${y - 3.5}l7 7M${x + 3.5} ${y - 3.5}l-7 7`));
  }
}

export function drawOver(context, { spots, names, marks }, focused) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const spot of spots) drawFace(context, spot);
  for (const mark of marks) drawMark(context, mark);
  for (const { text, font, x, y, opacity } of names) {
    context.globalAlpha = opacity;
    context.font = font;
    context.strokeStyle = colours.paper;
    context.lineWidth = 4;
    context.strokeText(text, x, y);
    context.fillStyle = colours.ink;
    context.fillText(text, x, y);
  }
  context.globalAlpha = 1;
  for (const spot of spots.filter((each) => each.selected || each.actor === focused)) {
    context.strokeStyle = colours.accent;
    context.lineWidth = 2.5;
    context.beginPath();
    context.arc(spot.x, spot.y, spot.radius + 5, 0, 2 * Math.PI);
    context.stroke();
  }
}
