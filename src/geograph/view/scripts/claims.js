// One claim: a line that reads as a sentence, and all that supports it.

import { button, el, fact, link } from "./dom.js";
import { selectActor, selectClaim } from "./state.js";
import {
  capital,
  certainty,
  dateWords,
  obtainedWords,
  percent,
  ploverWords,
  quadWords,
  safeLink,
  sentenceText,
  whenWords,
} from "./words.js";

export const actorButton = (actor) => button(actor.label, () => selectActor(actor), { class: "name", dir: "auto" });

function several(actors) {
  return actors.flatMap((actor, place) => [
    place === 0 ? "" : place === actors.length - 1 ? " and " : ", ",
    actorButton(actor),
  ]);
}

const AROUND = 180; // characters
const CHIP_WORDS = {
  actual: "Reported as fact",
  planned: "Planned",
  possible: "Possible",
  conditional: "Conditional",
  denied: "Denied",
};

function certaintyChips(claim) {
  const chips = claim.denied ? ["denied", ...(claim.modality === "actual" ? [] : [claim.modality])] : [claim.modality];
  return chips.map((name) => el("span", { class: `chip ${name}` }, CHIP_WORDS[name]));
}

const sentence = (claim) =>
  el(
    "p",
    { class: "sentence" },
    several(claim.sources),
    " ",
    el(
      "span",
      { class: `relation quad-${claim.relation.quad}`, title: claim.relation.definition },
      claim.relation.label,
    ),
    " ",
    several(claim.targets),
  );

// Passages may be long where quotes lie close together; of the words around this quote some two sentences are shown.
function quote(claim) {
  const { passage, start, end } = claim;
  const before = passage.slice(0, start);
  const after = passage.slice(end);
  const first = before.length > AROUND ? before.indexOf(" ", before.length - AROUND) + 1 : 0;
  const last = after.length > AROUND ? after.lastIndexOf(" ", AROUND) : -1;
  return el(
    "blockquote",
    { dir: "auto" },
    first ? "… " : "",
    before.slice(first),
    el("mark", {}, passage.slice(start, end)),
    last > 0 ? `${after.slice(0, last)} …` : after,
  );
}

function source(claim) {
  const { article } = claim;
  const title = article.title || "Untitled article";
  const address = safeLink(article.url);
  return [
    article.outlet ? el("strong", {}, article.outlet) : null,
    article.outlet ? ", " : null,
    address ? link(title, address) : el("span", { dir: "auto" }, title),
    article.published ? `, ${dateWords(article.published)}` : null,
    article.url && !address ? el("span", { class: "soft" }, ` (${article.url})`) : null,
  ];
}

function facts(claim) {
  const { relation } = claim;
  const type = [quadWords(relation.quad), relation.plover && ploverWords(relation.plover), relation.mode]
    .filter(Boolean)
    .join(" · ");
  return el(
    "dl",
    { class: "facts" },
    fact("Said by", claim.speakers.length ? several(claim.speakers) : "the article itself"),
    fact(
      "When",
      capital(whenWords(claim)),
      claim.how ? el("span", { class: "soft" }, ` – ${obtainedWords(claim.how)}`) : null,
    ),
    claim.place ? fact("Where", actorButton(claim.place)) : null,
    fact("Type", type, relation.cameo ? el("span", { class: "soft" }, ` · CAMEO ${relation.cameo}`) : null),
    fact(
      "Confidence",
      el("meter", { min: 0, max: 1, value: claim.confidence, "aria-label": "Confidence" }, percent(claim.confidence)),
      ` ${percent(claim.confidence)}`,
    ),
    fact("Source", ...source(claim)),
  );
}

// The whole claim, as it stands in the card of a pair or alone.
export const claimInFull = (claim) =>
  el(
    "article",
    { class: `claim quad-edge-${claim.relation.quad}`, "data-claim": claim.id },
    sentence(claim),
    el("p", { class: "chips" }, certaintyChips(claim)),
    quote(claim),
    facts(claim),
    button("Link to this claim", () => selectClaim(claim), { class: "quiet small" }),
  );

// One line of a list of claims.
export const claimInShort = (claim) =>
  el(
    "li",
    { class: `claim-line quad-edge-${claim.relation.quad}` },
    button(
      [
        el("span", { class: "claim-words", dir: "auto" }, sentenceText(claim)),
        el(
          "span",
          { class: "soft" },
          [whenWords(claim), claim.article.outlet, claim.speakers.length ? `says ${claim.speakers[0].label}` : ""]
            .filter(Boolean)
            .join(" · "),
        ),
      ],
      () => selectClaim(claim),
      { class: "claim-button" },
    ),
    certainty(claim) === "actual" ? null : certaintyChips(claim),
  );
