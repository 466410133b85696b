// The filters, each value with the number of claims it would leave, and the legend.

import { actors, claims, involved } from "./data.js";
import { button, byId, el, svg } from "./dom.js";
import { FACETS } from "./facets.js";
import { badge, icon } from "./icons.js";
import { change, isFiltered, onChange, reset, result, state, toggle } from "./state.js";
import { QUADS, counted, kindWords, number, percent, quadWords } from "./words.js";

const FIRST = 7;
const OPEN = ["quad", "certainty", "plover"];
const boxes = [];

function valueRow(facet, place, value) {
  const input = el("input", { type: "checkbox", onchange: () => toggle(facet.name, value) });
  const count = el("span", { class: "number" });
  const meter = el("span", { class: "meter", "aria-hidden": "true" });
  const mark = facet.name === "quad" ? el("span", { class: `dot quad-${value}` }) : null;
  const row = el(
    "label",
    { class: "value" },
    input,
    mark,
    el("span", { class: "value-name", dir: "auto" }, facet.words(value)),
    count,
    meter,
  );
  boxes.push({ facet, place, value, input, count, meter, row });
  return el("li", {}, row);
}

function facetBox(facet, place) {
  const list = el(
    "ul",
    { class: "plain" },
    facet.all.slice(0, FIRST).map((value) => valueRow(facet, place, value)),
  );
  const rest = facet.all.slice(FIRST);
  const more = rest.length
    ? button(
        `${number(rest.length)} more`,
        () => {
          list.append(...rest.map((value) => valueRow(facet, place, value)));
          more.remove();
          showCounts();
        },
        { class: "more" },
      )
    : null;
  return el(
    "details",
    { class: "facet", open: OPEN.includes(facet.name), "data-facet": facet.name },
    el("summary", {}, facet.title, el("span", { class: "chosen-count" })),
    list,
    more,
  );
}

function quality() {
  const slider = el("input", {
    type: "range",
    id: "confidence",
    min: 0,
    max: 1,
    step: 0.05,
    oninput: () => change({ confidence: Number(slider.value) }),
  });
  const check = (name, words, meaning) =>
    el(
      "label",
      { class: "value", title: meaning },
      el("input", {
        type: "checkbox",
        "data-flag": name,
        onchange: (event) => change({ [name]: event.target.checked }),
      }),
      el("span", { class: "value-name" }, words),
    );
  return el(
    "details",
    { class: "facet", open: true, "data-facet": "quality" },
    el("summary", {}, "Support"),
    el(
      "div",
      { class: "slider" },
      el("label", { for: "confidence" }, "Confidence at least "),
      el("output", { for: "confidence" }),
      slider,
    ),
    check(
      "corroborated",
      "Only what two or more outlets say",
      "The same relation between the same actors is told by different outlets",
    ),
    check("oneSided", "Only what one side says", "Said only by one of the two actors, or by others of its country"),
  );
}

function showCounts() {
  for (const { facet, place, value, input, count, meter, row } of boxes) {
    const some = result.counts[place].get(value) ?? 0;
    input.checked = state.chosen[facet.name].has(value);
    count.textContent = number(some);
    meter.style.setProperty("--part", String(some / Math.max(1, result.visible.length)));
    row.classList.toggle("none", !some && !input.checked);
  }
  for (const facet of FACETS) {
    const box = byId("facets").querySelector(`[data-facet="${facet.name}"] .chosen-count`);
    if (box) box.textContent = state.chosen[facet.name].size ? String(state.chosen[facet.name].size) : "";
  }
  const slider = byId("confidence");
  slider.value = String(state.confidence);
  slider.parentElement.querySelector("output").textContent = percent(state.confidence);
  for (const flag of byId("facets").querySelectorAll("[data-flag]")) flag.checked = state[flag.dataset.flag];
  byId("reset").disabled = !isFiltered();
  const all = result.visible.length === claims.length;
  byId("tally").textContent =
    `${counted(claims.length ? involved.size : actors.length, "actor")} · ${all ? "" : `${number(result.visible.length)} of `}${counted(claims.length, "claim")}`;
}

const line = (quad, dashed) =>
  svg(
    "svg",
    { viewBox: "0 0 34 10", class: "sample", "aria-hidden": "true" },
    svg("path", { class: `line-${quad}`, d: "M1 5H33", "stroke-dasharray": dashed ? "6 4" : null }),
  );

function legend() {
  const kinds = [
    ...new Set(actors.filter((actor) => !claims.length || involved.has(actor)).map((actor) => actor.kind)),
  ];
  const pill = (text, extra) => el("span", { class: `pill ${extra}` }, text);
  byId("legend-list").append(
    el(
      "ul",
      { class: "plain" },
      QUADS.filter((quad) => FACETS[0].totals.has(quad)).map((quad) =>
        el("li", {}, line(quad, false), quadWords(quad)),
      ),
    ),
    el(
      "ul",
      { class: "plain" },
      el("li", {}, line("tie", true), "Not reported as fact"),
      el("li", {}, pill("3", ""), "Claims on one line"),
      el("li", {}, pill("×", "denial"), "Denied by somebody"),
    ),
    el(
      "ul",
      { class: "plain kinds" },
      kinds.map((kind) => el("li", {}, badge({ kind, country: kind === "state" ? "ABC" : "" }), kindWords(kind))),
    ),
  );
}

export function startSidebar() {
  byId("facets").append(
    ...FACETS.flatMap((facet, place) => {
      const box = facet.all.length > 1 || (facet.order && facet.all.length) ? [facetBox(facet, place)] : [];
      return facet.name === "plover" ? [...box, quality()] : box;
    }),
  );
  byId("close-filters").append(icon("close"));
  for (const [id, name] of [
    ["zoom-in", "plus"],
    ["zoom-out", "minus"],
    ["zoom-all", "all"],
  ])
    byId(id).append(icon(name));
  byId("reset").addEventListener("click", reset);
  const open = (shown) => {
    byId("filters").classList.toggle("open", shown);
    byId("open-filters").setAttribute("aria-expanded", String(shown));
    (shown ? byId("close-filters") : byId("open-filters")).focus();
  };
  byId("open-filters").addEventListener("click", () => open(!byId("filters").classList.contains("open")));
  byId("close-filters").addEventListener("click", () => open(false));
  byId("filters").addEventListener(
    "keydown",
    (event) => event.key === "Escape" && byId("filters").classList.contains("open") && open(false),
  );
  legend();
  byId("legend").open = !matchMedia("(max-width: 900px), (max-height: 680px)").matches;
  onChange((changed) => changed.query && showCounts());
}
