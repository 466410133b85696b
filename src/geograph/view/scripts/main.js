// Everything is set up, then the address is read, which fills the page.

import { startCards } from "./cards.js";
import { byId } from "./dom.js";
import { startExports } from "./exports.js";
import { showAll, startPicture } from "./picture.js";
import { startSearch } from "./search.js";
import { startSidebar } from "./sidebar.js";
import { startScores } from "./scores.js";
import { read } from "./state.js";
import { startTable } from "./table.js";
import { startTheme } from "./theme.js";
import { startTimeline } from "./timeline.js";
import { startViews } from "./views.js";
import { startWorld } from "./world.js";

// The address holds the state of the page, so the link that skips to the details must not write there.
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  (byId("panel").hidden ? byId("table-view") : byId("panel")).focus();
});

startTheme();
startPicture();
startWorld();
startScores();
startSidebar();
startViews();
startTimeline();
startTable();
startExports();
startSearch();
startCards();
read();
showAll();
document.documentElement.dataset.ready = "yes";
