// Two actors along time: each claim between them at its day and score, cooperation above the line, conflict below.

import { actorOf, bundles, involved } from "./data.js";
import { byId, el, svg } from "./dom.js";
import { change, onChange, result, selectClaim, selectPair, state } from "./state.js";
import { colours } from "./theme.js";
import { claimTooltip, hideTooltip } from "./tooltip.js";
import { certainty, counted, dateWords, isoOfDay, number, sentenceText, whenWords } from "./words.js";

const stage = byId("dyad-view");
const [LEFT, RIGHT, TOP, BOTTOM] = [74, 24, 18, 30];
const [REACH, DOT] = [10, 6]; // the scales go from -10 to 10
const MANY = 8; // claims from which on their mean says something
const SCALES = { score: "PLOVER", goldstein: "Goldstein" };
const busiest = [...involved].sort(
  (one, other) => other.claims.length - one.claims.length || one.number - other.number,
);

// The pair that was chosen, else the one that most is told of.
function chosenDyad() {
  if (state.dyad) return state.dyad;
  const worth = ({ claims }) =>
    claims.filter((claim) => claim.days && scoreOf(claim) !== null).length + claims.length / 1e6;
  const most = bundles
    .filter((bundle) => bundle.from !== bundle.to)
    .reduce((best, bundle) => (best && worth(best) >= worth(bundle) ? best : bundle), null);
  return most ? [most.from, most.to] : null;
}

const belongs = (actor, whole) =>
  actor === whole || (state.countries && whole.kind === "state" && actor.country === whole.country);

function between([one, other]) {
  const some = (side, whole) => side.some((actor) => belongs(actor, whole));
  return result.visible.flatMap((claim) => {
    const there = some(claim.sources, one) && some(claim.targets, other);
    const back = !there && some(claim.sources, other) && some(claim.targets, one);
    return there || back ? [{ claim, back: back && !claim.relation.symmetric }] : [];
  });
}

const scoreOf = (claim) => claim.relation[state.score] ?? null;

// First days of months or years, so many that their names have room.
function ticks(first, last, room) {
  const months = (last - first) / 30.4;
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((each) => months / each <= room) ?? 600;
  const start = new Date(first * 86400000);
  const found = [];
  for (let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step; ; month += step) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86400000;
    if (day > last) return found;
    if (day >= first) found.push([day, isoOfDay(day).slice(0, step < 12 ? 7 : 4)]);
  }
}

function axes({ width, height, x, y, first, last }) {
  const words = (text, values) => svg("text", { fill: colours.soft, "font-size": 11, ...values }, text);
  return svg(
    "g",
    { "aria-hidden": "true" },
    svg("rect", {
      x: LEFT,
      y: TOP,
      width: width - LEFT - RIGHT,
      height: y(0) - TOP,
      fill: colours["verbal-cooperation"],
      opacity: 0.06,
    }),
    svg("rect", {
      x: LEFT,
      y: y(0),
      width: width - LEFT - RIGHT,
      height: height - BOTTOM - y(0),
      fill: colours["material-conflict"],
      opacity: 0.06,
    }),
    [-10, -5, 0, 5, 10].map((value) => [
      svg("line", {
        x1: LEFT,
        x2: width - RIGHT,
        y1: y(value),
        y2: y(value),
        stroke: value ? colours.line : colours.faint,
        "stroke-width": 1,
      }),
      words(value > 0 ? `+${value}` : String(value).replace("-", "−"), {
        x: LEFT - 8,
        y: y(value) + 4,
        "text-anchor": "end",
      }),
    ]),
    ticks(first, last, (width - LEFT - RIGHT) / 80).map(([day, label]) => [
      svg("line", { x1: x(day), x2: x(day), y1: height - BOTTOM, y2: height - BOTTOM + 4, stroke: colours.faint }),
      words(dateWords(label).replace(/([A-Z][a-z]{2})[a-z]+ /, "$1 "), {
        x: x(day),
        y: height - BOTTOM + 18,
        "text-anchor": "middle",
      }),
    ]),
    words("Cooperation", { transform: `translate(18 ${(TOP + y(0)) / 2}) rotate(-90)`, "text-anchor": "middle" }),
    words("Conflict", {
      transform: `translate(18 ${(y(0) + height - BOTTOM) / 2}) rotate(-90)`,
      "text-anchor": "middle",
    }),
  );
}

// Dots of the same day and score stand beside each other.
function settle(points) {
  const taken = [];
  for (const point of points) {
    const free = (dx, dy) =>
      taken.every((other) => Math.hypot(other.x - point.x - dx, other.y - point.y - dy) >= 2 * DOT);
    const [dx, dy] = Array.from({ length: 120 }, (_, step) => {
      const far = Math.ceil(step / 2) * (step % 2 ? 1 : -1) * 2 * DOT;
      return [
        [far, 0],
        [0, far],
      ][Math.floor(step / 2) % 2];
    }).find((shift) => free(...shift)) ?? [0, 0];
    point.x += dx;
    point.y += dy;
    taken.push(point);
  }
  return points;
}

function dotOfClaim({ claim, back, x, y }) {
  const colour = colours[claim.relation.quad];
  const sure = certainty(claim);
  const open = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    hideTooltip();
    selectClaim(claim);
  };
  const tell = () =>
    claimTooltip(claim, {
      x,
      y: y + stage.querySelector("svg").getBoundingClientRect().top - stage.getBoundingClientRect().top,
    });
  const look = {
    fill: sure === "actual" ? colour : colours.card,
    stroke: colour,
    "stroke-width": 2,
    "stroke-dasharray": sure === "actual" || sure === "denied" ? null : "3 2",
  };
  return svg(
    "g",
    {
      class: `point${state.selected?.claim === claim ? " chosen" : ""}`,
      transform: `translate(${x} ${y})`,
      role: "button",
      tabindex: 0,
      "data-claim": claim.id,
      "aria-label": `${whenWords(claim)}: ${sentenceText(claim)}, ${sure}, ${scoreOf(claim)}`,
      onclick: open,
      onkeydown: open,
      onmouseenter: tell,
      onfocus: tell,
      onmouseleave: hideTooltip,
      onblur: hideTooltip,
    },
    svg("circle", { r: DOT + 5, fill: "transparent" }),
    back
      ? svg("path", { d: `M0 ${-DOT - 1}L${DOT + 1} 0L0 ${DOT + 1}L${-DOT - 1} 0z`, ...look })
      : svg("circle", { r: DOT, ...look }),
    sure === "denied" ? svg("path", { d: "M-4-4l8 8M4-4l-8 8", stroke: colours.denied, "stroke-width": 2 }) : null,
  );
}

// The mean score of each stretch of time, as faint bars behind the dots; what is denied does not count.
function means(points, { x, y, first, last }) {
  const many = Math.max(1, Math.min(24, Math.floor((last - first) / 28)));
  if (points.length < MANY) return [];
  return Array.from({ length: many }, (_, place) => {
    const [from, to] = [first + ((last - first) * place) / many, first + ((last - first) * (place + 1)) / many];
    const scores = points
      .filter(({ claim, day }) => !claim.denied && day >= from && (day < to || place === many - 1))
      .map(({ score }) => score);
    if (scores.length < 2) return null;
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return svg("rect", {
      x: x(from) + 1,
      width: Math.max(1, x(to) - x(from) - 2),
      y: Math.min(y(0), y(mean)),
      height: Math.abs(y(mean) - y(0)),
      fill: colours.faint,
      opacity: 0.25,
    });
  });
}

function chart(some) {
  const dated = some.filter(({ claim }) => claim.days && scoreOf(claim) !== null);
  if (!dated.length)
    return el(
      "p",
      { class: "soft nothing" },
      some.length ? "None of their claims has both a date and a score." : "No visible claim is about these two.",
    );
  const [width, height] = [
    Math.max(320, stage.clientWidth - 32),
    Math.max(240, stage.clientHeight - stage.firstElementChild.offsetHeight - 76),
  ];
  const days = dated.flatMap(({ claim }) => claim.days);
  const [low, high] = [
    days.reduce((one, day) => Math.min(one, day), Infinity),
    days.reduce((one, day) => Math.max(one, day), -Infinity),
  ];
  const pad = Math.max(3, (high - low) * 0.03);
  const [first, last] = [low - pad, high + pad];
  const frame = {
    width,
    height,
    first,
    last,
    x: (day) => LEFT + ((day - first) / (last - first)) * (width - LEFT - RIGHT),
    y: (value) => TOP + ((REACH - value) / (2 * REACH)) * (height - TOP - BOTTOM),
  };
  const points = dated
    .map(({ claim, back }) => ({ claim, back, day: (claim.days[0] + claim.days[1]) / 2, score: scoreOf(claim) }))
    .sort((one, other) => one.day - other.day || one.claim.number - other.claim.number);
  for (const point of points) Object.assign(point, { x: frame.x(point.day), y: frame.y(point.score) });
  return svg(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "group",
      "aria-label": `${counted(points.length, "claim")} from ${dateWords(isoOfDay(low))} to ${dateWords(isoOfDay(high))}`,
    },
    axes(frame),
    means(points, frame),
    settle(points).map(dotOfClaim),
  );
}

const offer = (actor, chosen) =>
  el("option", { value: actor.id, selected: actor === chosen }, `${actor.label} (${number(actor.claims.length)})`);

// Who may be chosen: the partners of the other first, then all.
function choice(words, chosen, other, choose) {
  const partners = other
    ? [...new Set(other.bundles.flatMap((bundle) => [bundle.from, bundle.to]))].filter((actor) => actor !== other)
    : [];
  const others = busiest.filter((actor) => actor !== other && !partners.includes(actor)).slice(0, 400);
  const extra = [...new Set([...others, chosen])].filter((actor) => !partners.includes(actor));
  return el(
    "label",
    { class: "choose" },
    el("span", { class: "soft" }, words),
    el(
      "select",
      { onchange: (event) => choose(actorOf.get(event.target.value)) },
      partners.length
        ? el(
            "optgroup",
            { label: "Partners" },
            partners.sort((one, two) => two.claims.length - one.claims.length).map((actor) => offer(actor, chosen)),
          )
        : null,
      el(
        "optgroup",
        { label: other ? "Others" : "Actors" },
        extra.map((actor) => offer(actor, chosen)),
      ),
    ),
  );
}

function controls([one, other]) {
  const scale = (name) =>
    el(
      "button",
      { type: "button", "aria-pressed": String(state.score === name), onclick: () => change({ score: name }) },
      SCALES[name],
    );
  const states = [one, other].some((actor) => actor.kind === "state");
  return el(
    "div",
    { class: "dyad-head" },
    choice("One", one, null, (actor) => selectPair(actor, actor === other ? one : other)),
    choice("Other", other, one, (actor) => selectPair(one, actor)),
    states
      ? el(
          "label",
          { class: "check", title: "Count their leaders, ministries and forces too" },
          el("input", {
            type: "checkbox",
            checked: state.countries,
            onchange: (event) => change({ countries: event.target.checked }),
          }),
          "Whole countries",
        )
      : null,
    el("div", { class: "switch", role: "group", "aria-label": "Score" }, Object.keys(SCALES).map(scale)),
  );
}

function dyadKey([one, other], some) {
  const left = some.filter(({ claim }) => !claim.days || scoreOf(claim) === null).length;
  const mark = (path) => svg("svg", { viewBox: "-8 -8 16 16", class: "key", "aria-hidden": "true" }, path);
  return el(
    "p",
    { class: "soft dyad-key" },
    el("span", {}, mark(svg("circle", { r: 6 })), `${one.label} → ${other.label}`),
    el("span", {}, mark(svg("path", { d: "M0-7L7 0L0 7L-7 0z" })), `${other.label} → ${one.label}`),
    some.length - left >= MANY
      ? el(
          "span",
          {},
          mark(svg("rect", { class: "mean", x: -4, y: -7, width: 8, height: 14 })),
          "Mean of a stretch of time",
        )
      : null,
    left ? el("span", {}, `${counted(left, "claim")} without a date or a score`) : null,
  );
}

function showDyad() {
  const two = chosenDyad();
  if (!two) {
    stage.replaceChildren(el("p", { class: "soft nothing" }, "No claim is about two actors."));
    return;
  }
  const held = stage.contains(document.activeElement)
    ? [...stage.querySelectorAll("select, input, button, [tabindex]")].indexOf(document.activeElement)
    : -1;
  const some = between(two);
  stage.replaceChildren(controls(two));
  stage.append(chart(some), dyadKey(two, some));
  if (held >= 0) stage.querySelectorAll("select, input, button, [tabindex]")[held]?.focus();
}

export function startScores() {
  new ResizeObserver(() => state.view === "dyad" && showDyad()).observe(byId("frame"));
  onChange((changed) => {
    if (state.view === "dyad" && (changed.view || changed.query || changed.selected || changed.theme || changed.dyad))
      showDyad();
  });
}
