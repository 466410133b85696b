// Small pictures of many claims: the mix of their quad classes, and two actors' claims along time.

import { el, svg } from "./dom.js";
import { QUADS, counted, dayWords, isoOfDay, quadWords, shortDate } from "./words.js";

export function quadCounts(some) {
  const counts = new Map(QUADS.map((quad) => [quad, 0]));
  for (const claim of some) counts.set(claim.relation.quad, counts.get(claim.relation.quad) + 1);
  return [...counts].filter(([, count]) => count);
}

export function mixBar(some) {
  const counts = quadCounts(some);
  const words = counts.map(([quad, count]) => `${quadWords(quad)} ${count}`).join(", ");
  return el(
    "div",
    { class: "mix", role: "img", "aria-label": words || "No visible claims", title: words },
    counts.map(([quad, count]) => el("span", { class: `fill-${quad}`, style: { "flex-grow": String(count) } })),
  );
}

// Cooperation stands above the line, conflict below, as on the timeline of the whole page.
export function stackedBars(bins, { width, height, middle }) {
  const most = Math.max(1, ...bins.map((each) => Math.max(each.up, each.down)));
  const scale = (height / 2 - 2) / most;
  const step = width / bins.length;
  const bar = (quad, place, from, size) =>
    svg("rect", {
      class: `fill-${quad}`,
      x: place * step + step * 0.08,
      width: Math.max(step * 0.84, 0.5),
      y: from,
      height: size,
    });
  return bins.flatMap((each, place) => {
    let [above, below] = [middle, middle];
    return each.counts.map(([quad, count]) => {
      const size = Math.max(count * scale, 1.5);
      if (quad.endsWith("conflict")) {
        below += size;
        return bar(quad, place, below - size, size);
      }
      above -= size;
      return bar(quad, place, above, size);
    });
  });
}

export function bin(some, first, last, number) {
  const bins = Array.from({ length: number }, () => []);
  const span = last - first + 1;
  for (const claim of some) {
    const place = Math.floor(((claim.days[0] - first) / span) * number);
    bins[Math.max(0, Math.min(number - 1, place))].push(claim);
  }
  return bins.map((members) => {
    const counts = quadCounts(members);
    const down = counts.filter(([quad]) => quad.endsWith("conflict")).reduce((sum, [, count]) => sum + count, 0);
    return { counts, down, up: members.length - down };
  });
}

// The claims of two actors along time; nothing when fewer than two days are known.
export function dyadTimeline(some) {
  const dated = some.filter((claim) => claim.days);
  const days = dated.map((claim) => claim.days[0]);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (dated.length < 2 || first === last) return null;
  const [width, height] = [320, 84];
  const number = Math.min(48, last - first + 1);
  return el(
    "figure",
    { class: "dyad-timeline" },
    svg(
      "svg",
      {
        viewBox: `0 0 ${width} ${height}`,
        role: "img",
        "aria-label": `${counted(dated.length, "dated claim")} from ${dayWords(first)} to ${dayWords(last)}`,
      },
      svg("line", { class: "axis", x1: 0, x2: width, y1: height / 2, y2: height / 2 }),
      stackedBars(bin(dated, first, last, number), { width, height, middle: height / 2 }),
    ),
    el(
      "figcaption",
      { class: "soft" },
      el("span", {}, shortDate(isoOfDay(first))),
      el("span", {}, shortDate(isoOfDay(last))),
    ),
  );
}
