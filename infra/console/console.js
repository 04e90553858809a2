import { access, demo, enter, leave } from "./access.js";
import { heard } from "./clock.js";
import { call } from "./calls.js";
import { openDay } from "./day.js";
import { byId, mark, say } from "./dom.js";
import { openSettings } from "./settings.js";
import { languageChoice, speak, t } from "./words.js";

const STATUS_STAYS = 6000;
let statusFades;
let settings = null;
let currency;
const makers = {
  get on() {
    return byId("makers").checked;
  },
};

await speak();
const laptop = await demo();
byId("to-play").hidden = !laptop;
if (laptop) heard((await call({ path: "/local/clock" })).now);
byId("base").value = access?.base ?? location.origin;
const first = access ?? (laptop ? { base: location.origin, key: laptop.workspaceKey } : null);
if (first) await begin(first);
else show();

async function begin(wanted) {
  say(byId("access-error"), "");
  try {
    settings = await enter(wanted);
    ({ currency } = await call({ path: "/v1/workspace/usage", key: access.key }));
  } catch (problem) {
    say(byId("access-error"), problem.message);
  }
  show();
}

/** The page that the address names. */
function show() {
  const name = location.hash.startsWith("#settings") ? "settings" : "day";
  byId("access").hidden = settings !== null;
  byId("leave").hidden = settings === null || Boolean(laptop);
  say(byId("workspace"), settings?.name ?? "");
  for (const each of ["day", "settings"]) {
    byId(each).hidden = settings === null || each !== name;
    mark(document.querySelector(`nav a[href="#${each}"]`), "aria-current", each === name ? "page" : null);
  }
  if (settings === null) return;
  document.title = `Followup · ${t(`nav.${name}`)}`;
  const about = { key: access.key, settings, currency, makers: makers.on, tell, complain, changed };
  (name === "settings" ? openSettings : openDay)(byId(name), about);
}

function changed(to) {
  settings = to;
  say(byId("workspace"), settings.name);
}

function tell(words) {
  say(byId("status"), words);
  clearTimeout(statusFades);
  statusFades = setTimeout(() => say(byId("status"), ""), STATUS_STAYS);
}

function complain(problem) {
  byId("trouble").hidden = !problem;
  say(byId("trouble-text"), problem?.message ?? "");
}

byId("access").addEventListener("submit", (event) => {
  event.preventDefault();
  begin({ base: byId("base").value.replace(/\/+$/, ""), key: byId("key").value.trim() });
});
byId("leave").addEventListener("click", () => {
  leave();
  settings = null;
  byId("key").value = "";
  show();
});
byId("trouble-close").addEventListener("click", () => complain(null));
byId("makers").addEventListener("change", show);
addEventListener("hashchange", show);
languageChoice(byId("language"), show);
