// The card that follows the pointer.

import { byId, el } from "./dom.js";
import { badge } from "./icons.js";
import { certainty, counted, kindWords, quadWords, sentenceText, whenWords } from "./words.js";
import { mixBar } from "./dyad.js";

const tip = byId("tooltip");

export function hideTooltip() {
  tip.hidden = true;
}

function showTip(at, ...content) {
  tip.replaceChildren(...content);
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  const frame = tip.parentElement.getBoundingClientRect();
  tip.style.left = `${Math.max(8, Math.min(at.x + 16, frame.width - width - 8))}px`;
  tip.style.top = `${Math.max(8, at.y + 20 + height > frame.height ? at.y - height - 14 : at.y + 20)}px`;
}

export function actorTooltip(actor, visible, at) {
  const facts = [kindWords(actor.kind), actor.country !== actor.id && actor.country].filter(Boolean).join(" · ");
  showTip(
    at,
    el(
      "div",
      { class: "tooltip-head" },
      badge(actor),
      el("div", {}, el("strong", {}, actor.label), el("span", { class: "soft" }, facts)),
    ),
    mixBar(visible),
    el("p", { class: "soft" }, `${counted(visible.length, "claim")} · click for details, double-click for neighbours`),
  );
}

export function siteTooltip({ site, claims }, at) {
  showTip(
    at,
    el("strong", {}, site.name),
    mixBar(claims),
    el("p", { class: "soft" }, `${counted(claims.length, "claim")} · click for details`),
  );
}

export const pairTooltip = (bundle, visible, at) =>
  lineTooltip(`${bundle.from.label} → ${bundle.to.label}`, visible, at);
export const routeTooltip = (route, at) => lineTooltip(`${route.from.name} → ${route.to.name}`, route.claims, at);

export function claimTooltip(claim, at) {
  showTip(
    at,
    el("strong", {}, sentenceText(claim)),
    el("p", { class: "soft" }, [whenWords(claim), certainty(claim), claim.article.outlet].filter(Boolean).join(" · ")),
  );
}

function lineTooltip(title, visible, at) {
  const lines = new Map();
  for (const claim of visible) {
    const key = `${claim.relation.label}\n${certainty(claim)}\n${claim.relation.quad}`;
    lines.set(key, (lines.get(key) ?? 0) + 1);
  }
  const ranked = [...lines].sort((one, other) => other[1] - one[1]);
  showTip(
    at,
    el("strong", {}, title),
    mixBar(visible),
    el(
      "ul",
      { class: "plain" },
      ranked.slice(0, 5).map(([key, count]) => {
        const [label, sure, quad] = key.split("\n");
        return el(
          "li",
          {},
          el("span", { class: `dot quad-${quad}`, title: quadWords(quad) }),
          ` ${label}`,
          sure === "actual" ? null : el("span", { class: `chip small ${sure}` }, sure),
          count > 1 ? el("span", { class: "soft" }, ` ${count} claims`) : null,
        );
      }),
    ),
    ranked.length > 5 ? el("p", { class: "soft" }, `and ${counted(ranked.length - 5, "more", "more")}`) : "",
  );
}
