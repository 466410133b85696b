// Everything is set up, then the address is read, which fills the page.

import { startCards } from "./cards.js";
import { startExports } from "./exports.js";
import { showAll, startPicture } from "./picture.js";
import { startSearch } from "./search.js";
import { startSidebar } from "./sidebar.js";
import { read } from "./state.js";
import { startTable } from "./table.js";
import { startTheme } from "./theme.js";
import { startTimeline } from "./timeline.js";

startTheme();
startPicture();
startSidebar();
startTimeline();
startTable();
startExports();
startSearch();
startCards();
read();
showAll();
document.documentElement.dataset.ready = "yes";
