// What can be taken away: the picture as PNG or SVG, the visible claims as CSV or JSON-LD.

import { pageTitle } from "./data.js";
import { byId, el, speak } from "./dom.js";
import { drawing } from "./drawing.js";
import { currentScene, whenShown } from "./picture.js";
import { result, state } from "./state.js";
import { names } from "./words.js";
import { mapDrawing } from "./world.js";

const GEO = "https://w3id.org/geograph/";

function save(content, type, ending) {
  const name = `${
    pageTitle
      .normalize("NFKD")
      .replace(/[^A-Za-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .toLowerCase()
      .slice(0, 60) || "graph"
  }.${ending}`;
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  speak(`Saved ${name}`);
}

function asDrawing() {
  if (state.view === "map") return mapDrawing();
  const { clientWidth, clientHeight } = byId("canvas");
  return drawing(currentScene(), { width: clientWidth, height: clientHeight });
}

const svgText = () => new XMLSerializer().serializeToString(asDrawing());

// The PNG is the SVG painted at twice its size, fine enough for print.
async function savePng() {
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(svgText())}`;
  await picture.decode();
  const canvas = el("canvas", { width: picture.naturalWidth * 2, height: picture.naturalHeight * 2 });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, "image/png", "png"), "image/png");
}

// A cell that a spreadsheet would take for a formula is given an apostrophe, so that it stays text.
function cell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const CSV = {
  id: (claim) => claim.id,
  date: (claim) => claim.time,
  date_obtained: (claim) => claim.how,
  source: (claim) => names(claim.sources),
  relation: (claim) => claim.relation.name,
  target: (claim) => names(claim.targets),
  quad_class: (claim) => claim.relation.quad,
  plover: (claim) => claim.relation.plover,
  cameo: (claim) => claim.relation.cameo,
  modality: (claim) => claim.modality,
  polarity: (claim) => (claim.denied ? "denied" : "affirmed"),
  speaker: (claim) => names(claim.speakers),
  place: (claim) => claim.place?.label ?? "",
  confidence: (claim) => claim.confidence,
  outlet: (claim) => claim.article.outlet,
  title: (claim) => claim.article.title,
  url: (claim) => claim.article.url,
  quote: (claim) => claim.passage.slice(claim.start, claim.end),
};

function csvText() {
  const rows = result.visible.map((claim) =>
    Object.values(CSV)
      .map((value) => cell(value(claim)))
      .join(","),
  );
  return `${[Object.keys(CSV).join(","), ...rows].join("\r\n")}\r\n`;
}

const iriOf = (kind, id) => ({ "@id": `${GEO}${kind}/${encodeURIComponent(id)}` });
const references = (some) => some.map((actor) => iriOf("actor", actor.id));

function claimNode(claim) {
  return {
    ...iriOf("claim", claim.id),
    "@type": "geo:Claim",
    "geo:relation": { "@id": `geo:${claim.relation.name}` },
    "geo:source": references(claim.sources),
    "geo:target": references(claim.targets),
    "geo:modality": claim.modality,
    "geo:polarity": claim.denied ? "denied" : "affirmed",
    ...(claim.speakers.length && { "geo:speaker": references(claim.speakers) }),
    ...(claim.time && { "geo:time": claim.time }),
    ...(claim.place && { "geo:place": iriOf("actor", claim.place.id) }),
    "geo:confidence": claim.confidence,
    "prov:wasDerivedFrom": iriOf("article", claim.article.id),
    "oa:exact": claim.passage.slice(claim.start, claim.end),
  };
}

function actorNode(actor) {
  return {
    ...iriOf("actor", actor.id),
    "@type": "geo:Actor",
    "skos:prefLabel": actor.label,
    ...(actor.labels.length && { "skos:altLabel": actor.labels }),
    ...(actor.same_as.length && { "skos:exactMatch": actor.same_as.map((iri) => ({ "@id": iri })) }),
  };
}

function articleNode(article) {
  return {
    ...iriOf("article", article.id),
    "@type": "geo:Article",
    "dct:title": article.title,
    ...(article.url && { "dct:source": article.url }),
    ...(article.outlet && { "dct:publisher": article.outlet }),
    ...(article.published && { "dct:issued": article.published }),
  };
}

function jsonldText() {
  const used = new Set(
    result.visible.flatMap((claim) => [
      ...claim.sources,
      ...claim.targets,
      ...claim.speakers,
      ...(claim.place ? [claim.place] : []),
    ]),
  );
  const from = new Set(result.visible.map((claim) => claim.article));
  const context = {
    geo: `${GEO}ontology#`,
    prov: "http://www.w3.org/ns/prov#",
    skos: "http://www.w3.org/2004/02/skos/core#",
    dct: "http://purl.org/dc/terms/",
    oa: "http://www.w3.org/ns/oa#",
  };
  return JSON.stringify(
    {
      "@context": context,
      "@graph": [...[...used].map(actorNode), ...[...from].map(articleNode), ...result.visible.map(claimNode)],
    },
    null,
    1,
  );
}

export function startExports() {
  const actions = {
    "save-png": () => whenShown(savePng),
    "save-svg": () => whenShown(() => save(svgText(), "image/svg+xml", "svg")),
    "save-csv": () => save(`\ufeff${csvText()}`, "text/csv", "csv"),
    "save-jsonld": () => save(jsonldText(), "application/ld+json", "jsonld"),
    print: () => window.print(),
  };
  for (const [id, action] of Object.entries(actions)) {
    byId(id).addEventListener("click", () => {
      byId("export").open = false;
      action();
    });
  }
  document.addEventListener("click", (event) => {
    if (!byId("export").contains(event.target)) byId("export").open = false;
  });
  byId("export").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    byId("export").open = false;
    byId("export").querySelector("summary").focus();
  });
}
