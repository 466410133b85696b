// The picture as an SVG drawing of the same scene that the canvas shows.

import { pageTitle } from "./data.js";
import { svg } from "./dom.js";
import { ICONS, codeOf } from "./icons.js";
import { middleOf } from "./overlay.js";
import { colours, kindColour } from "./theme.js";
import { QUADS, quadWords, shorten } from "./words.js";

const COLUMN = 172; // pixels of one entry of the caption
const round = (value) => Math.round(value * 10) / 10;

function polygon(sides, turn, radius) {
  return Array.from({ length: sides }, (_, each) => {
    const angle = turn + (each * 2 * Math.PI) / sides;
    return `${round(radius * Math.cos(angle))},${round(radius * Math.sin(angle))}`;
  }).join(" ");
}

const SHAPES = {
  dot: (r) => svg("circle", { r: round(r) }),
  square: (r) => svg("rect", { x: round(-r), y: round(-r), width: round(2 * r), height: round(2 * r) }),
  diamond: (r) => svg("polygon", { points: polygon(4, 0, r) }),
  hexagon: (r) => svg("polygon", { points: polygon(6, 0, r) }),
  triangleDown: (r) => svg("polygon", { points: polygon(3, Math.PI / 2, r * 1.15) }),
};

function nodeOf(spot) {
  const shape = SHAPES[spot.shape](spot.radius);
  for (const [name, value] of Object.entries({
    fill: kindColour(spot.actor.kind),
    stroke: colours.paper,
    "stroke-width": 2,
  }))
    shape.setAttribute(name, value);
  const code = codeOf(spot.actor);
  const zoom = (spot.radius * 1.16) / 24;
  const face = code
    ? svg(
        "text",
        {
          "font-size": round(spot.radius * 0.72),
          "font-weight": 700,
          y: round(spot.radius * 0.26),
          fill: colours["on-node"],
        },
        code,
      )
    : svg("path", {
        d: ICONS[spot.actor.kind],
        fill: "none",
        stroke: colours["on-node"],
        "stroke-width": 2,
        transform: `translate(0 ${spot.shape === "triangleDown" ? round(-3 * zoom) : 0}) scale(${zoom.toFixed(3)}) translate(-12 -12)`,
      });
  return svg(
    "g",
    { transform: `translate(${round(spot.x)} ${round(spot.y)})`, opacity: spot.opacity },
    svg("title", {}, spot.actor.label),
    shape,
    spot.radius > 6 ? face : null,
  );
}

export function edgeOf(edge) {
  const { via } = middleOf(edge.from, edge.to);
  const back = Math.hypot(edge.to.x - via.x, edge.to.y - via.y) || 1;
  const [ux, uy] = [(edge.to.x - via.x) / back, (edge.to.y - via.y) / back];
  const tip = { x: edge.to.x - ux * (edge.to.radius + 1), y: edge.to.y - uy * (edge.to.radius + 1) };
  const long = 5 + edge.width * 1.6;
  const neck = { x: tip.x - ux * long, y: tip.y - uy * long };
  const colour = colours[edge.quad];
  const end = edge.directed ? neck : tip;
  const wing = (side) => `${round(neck.x - uy * long * 0.45 * side)},${round(neck.y + ux * long * 0.45 * side)}`;
  return svg(
    "g",
    { opacity: edge.opacity },
    svg("path", {
      d: `M${round(edge.from.x)} ${round(edge.from.y)}Q${round(via.x)} ${round(via.y)} ${round(end.x)} ${round(end.y)}`,
      fill: "none",
      stroke: colour,
      "stroke-width": round(edge.width),
      "stroke-dasharray": edge.dashes ? edge.dashes.join(" ") : null,
    }),
    edge.directed
      ? svg("polygon", { points: `${round(tip.x)},${round(tip.y)} ${wing(1)} ${wing(-1)}`, fill: colour })
      : null,
  );
}

export function markOf(mark) {
  const [x, y] = [mark.x + mark.width - (mark.count ? 9.5 : 7.5), mark.y + 8];
  return svg(
    "g",
    {},
    svg("rect", {
      x: round(mark.x),
      y: round(mark.y),
      width: mark.width,
      height: mark.height,
      rx: 8,
      fill: colours.card,
      stroke: mark.colour,
      "stroke-width": 1.25,
    }),
    mark.count
      ? svg(
          "text",
          {
            x: round(mark.x + (mark.width - (mark.denied ? 13 : 0)) / 2),
            y: round(mark.y + 12),
            "font-size": 10.5,
            "font-weight": 600,
            fill: colours.ink,
          },
          mark.count,
        )
      : null,
    mark.denied
      ? svg("path", {
          d: `M${round(x - 3.5)} ${round(y - 3.5)}l7 7M${round(x + 3.5)} ${round(y - 3.5)}l-7 7`,
          stroke: colours.denied,
          "stroke-width": 2,
        })
      : null,
  );
}

export const nameOf = ({ text, font, x, y, opacity }) =>
  svg(
    "text",
    {
      x: round(x),
      y: round(y + 4),
      "font-size": /(\d+)px/.exec(font)[1],
      "font-weight": font.split(" ")[0],
      fill: colours.ink,
      opacity,
      stroke: colours.paper,
      "stroke-width": 4,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    },
    text,
  );

// Under the picture: what it is of, and what its lines mean.
function captionOf(edges, width, top) {
  const quads = QUADS.filter((quad) => edges.some((edge) => edge.quad === quad));
  const samples = [
    ...quads.map((quad) => [svg("path", { d: "M0 -4H24", stroke: colours[quad], "stroke-width": 3 }), quadWords(quad)]),
    ...(edges.some((edge) => edge.dashes)
      ? [
          [
            svg("path", { d: "M0 -4H24", stroke: colours.tie, "stroke-width": 2, "stroke-dasharray": "6 4" }),
            "Not reported as fact",
          ],
        ]
      : []),
    ...(edges.some((edge) => edge.denied)
      ? [[svg("path", { d: "M8 -8l8 8M16 -8l-8 8", stroke: colours.denied, "stroke-width": 2 }), "Denied by somebody"]]
      : []),
  ];
  const most = Math.max(1, Math.floor((width - 32) / COLUMN));
  const line = (content, place) =>
    svg(
      "g",
      { transform: `translate(${16 + (place % most) * COLUMN} ${top + 46 + 20 * Math.floor(place / most)})` },
      content[0],
      svg("text", { x: 31, "font-size": 12, fill: colours.ink }, content[1]),
    );
  const height = 56 + 20 * Math.ceil(samples.length / most);
  return [
    height,
    svg(
      "g",
      { "text-anchor": "start" },
      svg("rect", { y: top, width, height, fill: colours.card }),
      svg(
        "text",
        { x: 16, y: top + 24, "font-size": 14, "font-weight": 600, fill: colours.ink },
        shorten(pageTitle, Math.floor(width / 9)),
      ),
      samples.map(line),
    ),
  ];
}

// A drawing as an element, with a caption under it.
export function framed(content, edges, { width, height }) {
  const [under, caption] = captionOf(edges, width, height);
  return svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height + under}`,
      width,
      height: height + under,
      "font-family": colours.font,
      "text-anchor": "middle",
      "stroke-linecap": "round",
    },
    svg("title", {}, pageTitle),
    content,
    caption,
  );
}

// The picture; the scene is in pixels.
export const drawing = ({ regions, edges, spots, names, marks }, size) =>
  framed(
    [
      svg("rect", { ...size, fill: colours.paper }),
      regions.map(({ path, colour }) => svg("path", { d: path, fill: colour })),
      edges.filter((edge) => edge.from !== edge.to).map(edgeOf),
      spots.map(nodeOf),
      marks.map(markOf),
      names.map(nameOf),
    ],
    edges,
    size,
  );
