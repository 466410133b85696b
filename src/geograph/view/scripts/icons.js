// Line drawings on a field of 24 by 24, used on the canvas, in the page and in the SVG export.

import { svg } from "./dom.js";

const PEOPLE =
  "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19c.3-3.4 2.4-5 5.5-5s5.2 1.6 5.5 5M15.5 5.4a3 3 0 0 1 0 5.4M17 14.4c2 .6 3.2 2.1 3.5 4.6";

export const ICONS = {
  state: "M6 21V4M6 5h12l-3 4 3 4H6",
  government: "M4 9.5 12 4.5l8 5zM6.5 12v5.5M12 12v5.5M17.5 12v5.5M4 20h16",
  ministry: "M4 8h16v11H4zM9 8V5h6v3M4 13h16",
  person: "M12 11.5A3.75 3.75 0 1 0 12 4a3.75 3.75 0 0 0 0 7.5zM5 20c.4-4 3.2-6 7-6s6.6 2 7 6",
  organisation:
    "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c3.4 3 3.4 14 0 17M12 3.5c-3.4 3-3.4 14 0 17",
  alliance: "M9 7a5 5 0 1 0 0 10A5 5 0 0 0 9 7zM15 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10z",
  "armed-force": "M12 3.5 19 6v6c0 4.5-3 7-7 8.5C8 19 5 16.5 5 12V6z",
  "armed-group": "M12 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12 3v5M12 16v5M3 12h5M16 12h5",
  party: "m12 4 2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.8-5 2.8 1.2-5.6L4 9.8l5.6-.6z",
  media: "M5 5h11v14H7a2 2 0 0 1-2-2zM16 9h3.5v8a2 2 0 0 1-2 2H15M8 9h5M8 12.5h5M8 16h3",
  court: "M12 4v16M8 20h8M5 7h14M5 7l-2.5 6h5zM19 7l-2.5 6h5z",
  company: "M5 20V5h9v15M14 10h5v10M3.5 20h17M8 9h3M8 13h3",
  people: PEOPLE,
  group: PEOPLE,
  place:
    "M12 21c-4-4.5-6.5-7.5-6.5-11a6.5 6.5 0 0 1 13 0c0 3.5-2.5 6.5-6.5 11zM12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  all: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  close: "M6 6l12 12M18 6 6 18",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
};

export const icon = (name) =>
  svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));

// The letters that stand for a state in place of an icon: its ISO code.
export const codeOf = (actor) => (actor.kind === "state" && /^[A-Z]{3}$/.test(actor.country) ? actor.country : "");

export const badge = (actor) =>
  svg(
    "svg",
    { viewBox: "0 0 24 24", class: `badge kind-${actor.kind}`, "aria-hidden": "true" },
    svg("rect", { width: 24, height: 24, rx: ["state", "person", "people", "group"].includes(actor.kind) ? 12 : 6 }),
    codeOf(actor)
      ? svg("text", { x: 12, y: 15, "text-anchor": "middle" }, codeOf(actor))
      : svg("path", { d: ICONS[actor.kind], transform: "translate(4.5 4.5) scale(.625)" }),
  );
