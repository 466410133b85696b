// Which of the views is to be seen: the picture, the map, two actors along time, the table.

import { byId } from "./dom.js";
import { VIEWS, change, onChange, state } from "./state.js";
import { hideTooltip } from "./tooltip.js";

export function startViews() {
  for (const name of VIEWS) byId(`show-${name}`).addEventListener("click", () => change({ view: name }));
  onChange((changed) => {
    if (changed.view) hideTooltip();
    for (const name of VIEWS) {
      byId(`${name}-view`).hidden = state.view !== name;
      byId(`show-${name}`).setAttribute("aria-pressed", String(state.view === name));
    }
    byId("legend").querySelector(".kinds").hidden = state.view !== "picture";
    const isTable = state.view === "table";
    byId("legend").hidden = isTable;
    byId("panel").hidden = isTable && !state.selected; // the table needs the room
    byId("frame").classList.toggle("wide", isTable && !state.selected);
  });
}
