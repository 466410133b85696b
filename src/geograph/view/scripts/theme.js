// Light or dark: what the system prefers until the user says otherwise. The colours themselves are in styles/theme.css.

import { byId } from "./dom.js";
import { icon } from "./icons.js";
import { change, onChange, state } from "./state.js";
import { QUADS } from "./words.js";

const system = matchMedia("(prefers-color-scheme: dark)");
export const calm = matchMedia("(prefers-reduced-motion: reduce)");
export const colours = {};

let printing = false; // paper is light
const isDark = () => !printing && (state.theme ? state.theme === "dark" : system.matches);

function apply() {
  const root = document.documentElement;
  root.dataset.theme = isDark() ? "dark" : "light";
  const style = getComputedStyle(root);
  const read = (name) => style.getPropertyValue(name).trim();
  for (const name of [
    "paper",
    "card",
    "ink",
    "soft",
    "faint",
    "line",
    "accent",
    "on-node",
    "denied",
    "sea",
    "land",
    "land-touched",
    "border",
  ])
    colours[name] = read(`--${name}`);
  for (const quad of QUADS) colours[quad] = read(`--${quad}`);
  colours.kinds = Object.fromEntries(
    ["state", "person", "institution", "organisation", "armed", "business", "people", "place"].map((name) => [
      name,
      read(`--kind-${name}`),
    ]),
  );
  colours.regions = [0, 1, 2, 3, 4, 5].map((each) => read(`--region-${each}`));
  colours.font = read("--font");
  byId("theme").replaceChildren(icon(isDark() ? "sun" : "moon"));
  byId("theme").setAttribute("aria-pressed", String(isDark()));
}

const FAMILY = {
  state: "state",
  person: "person",
  government: "institution",
  ministry: "institution",
  court: "institution",
  party: "institution",
  organisation: "organisation",
  alliance: "organisation",
  "armed-force": "armed",
  "armed-group": "armed",
  media: "business",
  company: "business",
  people: "people",
  group: "people",
  place: "place",
};
export const kindColour = (kind) => colours.kinds[FAMILY[kind]];

export function startTheme() {
  onChange((changed) => changed.theme && apply());
  system.addEventListener("change", () => change({ theme: state.theme }));
  for (const name of ["beforeprint", "afterprint"])
    window.addEventListener(name, () => {
      printing = name === "beforeprint";
      change({ theme: state.theme });
    });
  byId("theme").addEventListener("click", () => change({ theme: isDark() ? "light" : "dark" }));
}
