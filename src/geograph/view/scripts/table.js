// The visible claims as a table; the same data for those who do not use the picture.

import { button, byId, el } from "./dom.js";
import { onChange, result, selectActor, selectClaim, state } from "./state.js";
import { capital, certainty, counted, names, number, percent, shortDate } from "./words.js";

const PAGE = 50;
const view = byId("table-view");
const COLUMNS = [
  {
    name: "Date",
    key: (claim) => claim.days?.[0] ?? Infinity,
    cell: (claim) =>
      claim.time
        ? shortDate(claim.time)
        : el(
            "span",
            { class: "soft" },
            claim.article.published ? `published ${shortDate(claim.article.published)}` : "–",
          ),
  },
  { name: "Who", key: (claim) => names(claim.sources), cell: (claim) => who(claim.sources) },
  {
    name: "Relation",
    key: (claim) => claim.relation.label,
    cell: (claim) =>
      button(
        [el("span", { class: `dot quad-${claim.relation.quad}` }), ` ${claim.relation.label}`],
        () => selectClaim(claim),
        { class: "name" },
      ),
  },
  { name: "Whom", key: (claim) => names(claim.targets), cell: (claim) => who(claim.targets) },
  {
    name: "Certainty",
    key: certainty,
    cell: (claim) => el("span", { class: `chip ${certainty(claim)}` }, capital(certainty(claim))),
  },
  { name: "Speaker", key: (claim) => names(claim.speakers), cell: (claim) => who(claim.speakers) },
  { name: "Outlet", key: (claim) => claim.article.outlet, cell: (claim) => claim.article.outlet },
  { name: "Confidence", key: (claim) => claim.confidence, cell: (claim) => percent(claim.confidence), numeric: true },
  {
    name: "Words",
    key: (claim) => claim.passage.slice(claim.start, claim.end),
    cell: (claim) => el("q", { dir: "auto" }, claim.passage.slice(claim.start, claim.end)),
    wide: true,
  },
];
let order = { column: 0, down: false };
let shown = PAGE;

const who = (some) =>
  some.flatMap((actor, place) => [
    place ? ", " : "",
    button(actor.label, () => selectActor(actor), { class: "name", dir: "auto" }),
  ]);

function sorted() {
  const { key } = COLUMNS[order.column];
  const keyed = result.visible.map((claim) => [key(claim), claim]);
  const way = order.down ? -1 : 1;
  return keyed
    .sort(([one, first], [other, second]) => (one < other ? -way : one > other ? way : first.number - second.number))
    .map(([, claim]) => claim);
}

function sortBy(column) {
  order = { column, down: order.column === column && !order.down };
  showTable();
  view.querySelectorAll("th button")[column].focus();
}

function heading({ name, numeric }, place) {
  const direction = order.column === place ? (order.down ? "descending" : "ascending") : "none";
  return el(
    "th",
    { scope: "col", "aria-sort": direction, class: numeric ? "numeric" : null },
    button(name, () => sortBy(place)),
  );
}

const tableRow = (claim) =>
  el(
    "tr",
    { class: state.selected?.claim === claim ? "selected" : null },
    COLUMNS.map((column) =>
      el(
        "td",
        { "data-name": column.name, class: column.numeric ? "numeric" : column.wide ? "wide" : null },
        column.cell(claim),
      ),
    ),
  );

function showTable() {
  const all = sorted();
  const body = el("tbody", {}, all.slice(0, shown).map(tableRow));
  view.replaceChildren(
    el(
      "table",
      {},
      el("caption", {}, `${counted(all.length, "claim")}, sorted by ${COLUMNS[order.column].name.toLowerCase()}`),
      el("thead", {}, el("tr", {}, COLUMNS.map(heading))),
      body,
    ),
    all.length > shown
      ? button(
          `Show ${number(Math.min(PAGE, all.length - shown))} more of ${number(all.length - shown)}`,
          () => {
            shown += PAGE;
            showTable();
          },
          { class: "more" },
        )
      : "",
  );
}

export function startTable() {
  onChange((changed) => {
    const isTable = state.view === "table";
    if (changed.query) shown = PAGE;
    if (isTable && (changed.view || changed.query || changed.selected)) showTable();
  });
}
