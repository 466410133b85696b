// The period: a histogram of the claims, two handles, and a button that lets a window wander over the days.

import { button, byId, el, svg } from "./dom.js";
import { bin, stackedBars } from "./dyad.js";
import { OUTSIDE, PERIOD, PUBLISHED, UNDATED } from "./facets.js";
import { icon } from "./icons.js";
import { change, onChange, result, state } from "./state.js";
import { counted, dayWords, isoOfDay, number, shortDate } from "./words.js";

const [WIDTH, HEIGHT] = [1000, 64];
const STEPS = 60;
const strip = byId("timeline");
let timer = 0;

const [low, high] = PERIOD ?? [0, 0];
const from = () => Math.max(low, state.since ?? low);
const until = () => Math.min(high, state.until ?? high);
const setPeriod = (first, last) => change({ since: first <= low ? null : first, until: last >= high ? null : last });

const handle = (name, words) =>
  el("input", { type: "range", id: name, min: low, max: high, step: 1, "aria-label": words, oninput: moved });

function moved(event) {
  stop();
  const value = Number(event.target.value);
  if (event.target.id === "since") setPeriod(Math.min(value, until()), until());
  else setPeriod(from(), Math.max(value, from()));
}

function stop() {
  clearInterval(timer);
  timer = 0;
  byId("play")?.replaceChildren(icon("play"));
  byId("play")?.setAttribute("aria-label", "Play");
}

function play() {
  if (timer) return stop();
  const whole = state.since === null && state.until === null;
  const span = whole ? Math.max(1, Math.round((high - low) / 8)) : until() - from();
  const step = Math.max(1, Math.round((high - low) / STEPS));
  let first = whole || until() >= high ? low : from();
  byId("play").replaceChildren(icon("pause"));
  byId("play").setAttribute("aria-label", "Stop");
  timer = setInterval(() => {
    change({ since: first, until: Math.min(high, first + span) });
    if (first + span >= high) stop();
    first += step;
  }, 450);
  return null;
}

function showPeriod() {
  const [first, last] = [from(), until()];
  const dated = result.anyTime.filter((claim) => claim.days && claim.days[1] >= low && claim.days[0] <= high);
  const bars = Math.max(1, Math.min(120, high - low + 1, 24 + 2 * dated.length));
  const edge = (day) => ((day - low) / (high - low + 1)) * WIDTH;
  byId("histogram").replaceChildren(
    svg("line", { class: "axis", x1: 0, x2: WIDTH, y1: HEIGHT / 2, y2: HEIGHT / 2 }),
    ...stackedBars(bin(dated, low, high, bars), { width: WIDTH, height: HEIGHT, middle: HEIGHT / 2 }),
    svg("rect", { class: "veil", x: 0, y: 0, height: HEIGHT, width: edge(first) }),
    svg("rect", { class: "veil", x: edge(last + 1), y: 0, height: HEIGHT, width: WIDTH - edge(last + 1) }),
  );
  for (const [name, day] of [
    ["since", first],
    ["until", last],
  ]) {
    byId(name).value = String(day);
    byId(name).setAttribute("aria-valuetext", dayWords(day));
  }
  const narrowed = state.since !== null || state.until !== null;
  byId("period").textContent = shortDate(`${isoOfDay(first)}/${isoOfDay(last)}`);
  byId("undated").textContent = [
    PUBLISHED && `${number(PUBLISHED)} by day of publication`,
    UNDATED && `${counted(UNDATED, "claim")} without a date${narrowed ? " left out" : ""}`,
    OUTSIDE && `${number(OUTSIDE)} before or after`,
  ]
    .filter(Boolean)
    .join(" · ");
}

export function startTimeline() {
  if (!PERIOD || low === high) {
    const words = PERIOD ? `All dated claims are of ${dayWords(low)}` : "No claim has a date";
    strip.append(
      el(
        "p",
        { class: "soft single" },
        UNDATED && PERIOD ? `${words}; ${counted(UNDATED, "has", "have")} no date` : words,
      ),
    );
    return;
  }
  strip.append(
    button(icon("play"), play, { id: "play", class: "icon-button", "aria-label": "Play" }),
    el(
      "div",
      { class: "track" },
      svg("svg", {
        id: "histogram",
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        preserveAspectRatio: "none",
        role: "img",
        "aria-label": `Claims from ${isoOfDay(low)} to ${isoOfDay(high)}, cooperation above the line, conflict below`,
      }),
      handle("since", "From"),
      handle("until", "To"),
    ),
    el("div", { class: "period" }, el("strong", { id: "period" }), el("span", { class: "soft", id: "undated" })),
  );
  onChange((changed) => changed.query && showPeriod());
}
