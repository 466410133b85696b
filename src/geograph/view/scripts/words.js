// How the page says things.

export const QUADS = ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict", "tie"];
export const CERTAINTIES = ["actual", "planned", "possible", "conditional", "denied"];
const MONTHS = "January February March April May June July August September October November December".split(" ");
const SEASONS = { 21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter" };
const SECTORS = {
  GOV: "Government",
  MIL: "Military",
  LEG: "Legislature",
  JUD: "Judiciary",
  COP: "Police",
  SPY: "Intelligence",
  REB: "Rebels",
  PTY: "Political party",
  MED: "Media",
  IGO: "Intergovernmental organisation",
  NGO: "Non-governmental organisation",
  BUS: "Business",
  CVL: "Civilians",
  EDU: "Education",
  JRN: "Journalists",
  OPP: "Opposition",
  REL: "Religion",
  SOC: "Society",
  LAB: "Labour",
  AGR: "Agriculture",
  CRM: "Crime",
  UAF: "Armed group",
};
const OBTAINED = {
  stated: "stated in the text",
  relative: "worked out from the text",
  publication: "day of publication",
};

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const number = (value) => value.toLocaleString("en-GB");
export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;
export const quadWords = (quad) => (quad === "tie" ? "Standing tie" : capital(quad.replace("-", " ")));
export const kindWords = (kind) => capital(kind.replace("-", " "));
export const sectorWords = (sector) => (SECTORS[sector] ? `${SECTORS[sector]} (${sector})` : sector);
export const ploverWords = (plover) => (plover ? capital(plover.toLowerCase()) : "Standing tie");
export const certainty = (claim) => (claim.denied ? "denied" : claim.modality);
export const obtainedWords = (how) => OBTAINED[how] ?? how;
export const percent = (value) => `${Math.round(value * 100)} %`;
const list = (names) =>
  names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
export const names = (some) => list(some.map((actor) => actor.label));

// When it happened, else when it was published.
export const whenWords = ({ time, article }) =>
  time ? dateWords(time) : article.published ? `published ${dateWords(article.published)}` : "no date";

// A claim as a sentence.
export const sentenceText = (claim) =>
  [names(claim.sources), claim.relation.label, names(claim.targets)].filter(Boolean).join(" ");

export function shorten(text, longest) {
  const letters = [...text];
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`
    : text;
}

function oneDate(text) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?[?~%]?$/.exec(text);
  if (!parts) return /^\d{3}X/.test(text) ? `${text.slice(0, 3)}0s` : text;
  const [, year, month, day] = parts;
  const doubt = /[?~%]$/.test(text) ? "about " : "";
  if (SEASONS[month]) return `${doubt}${SEASONS[month]} ${year}`;
  return doubt + [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

// An EDTF date as people write it; what is not understood is shown as it stands.
export function dateWords(edtf) {
  if (!edtf) return "no date";
  const [first, last] = edtf.split("/");
  if (last === undefined) return oneDate(first);
  if (!last || last === "..") return `since ${oneDate(first)}`;
  return !first || first === ".." ? `until ${oneDate(last)}` : `${oneDate(first)} – ${oneDate(last)}`;
}

export const shortDate = (edtf) =>
  dateWords(edtf).replace(new RegExp(MONTHS.join("|"), "g"), (month) => month.slice(0, 3));
export const isoOfDay = (day) => new Date(day * 86400000).toISOString().slice(0, 10);
export const dayOfIso = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? Math.round(Date.parse(text) / 86400000) : null);
export const dayWords = (day) => dateWords(isoOfDay(day));
// Only addresses that a browser opens as a page; anything else in the data is shown as text.
export const safeLink = (address) => (/^https?:\/\/[^\s]+$/i.test(address) ? address : "");
export const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
