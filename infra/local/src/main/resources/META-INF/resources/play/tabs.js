import { lead } from "/console/clock.js";
import { byId, el, list, mark, say } from "/console/dom.js";
import { t } from "/console/words.js";
import { customer, keep, kept, nameOf, reached } from "./state.js";

/**
 * The browser windows of the customers. A tab is a page of its own, in which `followup.js` runs as
 * anywhere: it beats, hides and leaves by itself. Only whether it can be seen is told to it from here.
 */
const windows = kept("windows") ?? {};
const frames = new Map();
let count = Date.now();

const windowOf = (id) => (windows[id] ??= { tabs: id === "mina" ? [{ id: ++count }] : [], active: 0, hidden: false });

export function showTabs() {
  const of = customer();
  const mine = windowOf(of.id);
  const who = nameOf(of);
  say(byId("her-title"), t("her.title", { who }));
  const tabs = mine.tabs.map((tab, index) => ({ ...tab, index, active: index === mine.active, who, one: mine.tabs.length === 1 }));
  list(byId("tabs"), tabs, ({ id }) => id, tabOf);
  mark(byId("hide"), "aria-pressed", mine.hidden);
  mark(byId("hide"), "disabled", mine.tabs.length === 0);
  say(byId("hide"), t(mine.hidden ? "her.show" : "her.hide"));
  byId("double").hidden = mine.tabs.length === 0;
  byId("away").hidden = mine.tabs.length > 0;
  byId("covered").hidden = !mine.hidden || mine.tabs.length === 0;
  say(byId("away-text"), t("her.away", { who }));
  say(byId("covered-text"), t("her.covered", { who }));
  show();
}

function tabOf({ id, index, active, who, one }) {
  return el(
    "li",
    { class: `tab ${active ? "active" : ""}` },
    el("button", { type: "button", "aria-pressed": active, "data-keep": `tab-${id}`, onclick: () => change((mine) => (mine.active = index)) }, one ? t("her.tab") : t("her.tabs", { number: index + 1 })),
    el("button", { type: "button", class: "x", "aria-label": t("her.close", { who, number: index + 1 }), "data-keep": `close-${id}`, onclick: () => close(id) }, "×"),
  );
}

/** Every tab of every customer has its frame; the chosen customer's active one is before our eyes. */
function show() {
  const chosen = customer().id;
  for (const { id } of Object.keys(windows).map((each) => ({ id: each }))) {
    const { tabs, active, hidden } = windows[id];
    tabs.forEach((tab, index) => {
      const frame = frames.get(tab.id) ?? open(id, tab, index === active && !hidden);
      frame.hidden = id !== chosen || index !== active;
      if (Math.abs(lead() - Number(frame.dataset.lead ?? 0)) > 1_500) frame.dataset.lead = Math.round(lead());
      seen(frame, index === active && !hidden);
      mark(frame, "title", t("her.frame", { number: index + 1 }));
    });
  }
}

function open(id, tab, visible) {
  const frame = el("iframe", { class: "page", src: tab.url ?? `/chat.html?customer=${id}` });
  frame.dataset.shown = visible;
  frames.set(tab.id, frame);
  // A link from a notice is followed once; reloaded, the tab is her page.
  delete tab.url;
  byId("pages").append(frame);
  return frame;
}

/** Tells a page what a browser would tell it. */
function seen(frame, visible) {
  if (frame.dataset.shown === String(visible)) return;
  frame.dataset.shown = visible;
  frame.contentDocument?.dispatchEvent(new Event("visibilitychange"));
}

function change(what) {
  what(windowOf(customer().id));
  keep("windows", windows);
  showTabs();
}

export const openTab = (url, id = customer().id) => {
  const mine = windowOf(id);
  mine.tabs.push({ id: ++count, url });
  mine.active = mine.tabs.length - 1;
  mine.hidden = false;
  showTabs();
  keep("windows", windows);
};

function close(tab) {
  frames.get(tab)?.remove();
  frames.delete(tab);
  change((mine) => {
    mine.tabs = mine.tabs.filter(({ id }) => id !== tab);
    mine.active = Math.max(0, Math.min(mine.active, mine.tabs.length - 1));
    if (mine.tabs.length === 0) {
      mine.hidden = false;
      reached("left");
    }
  });
}

export function readyTabs() {
  byId("hide").addEventListener("click", () => change((mine) => (mine.hidden = !mine.hidden)));
  byId("uncover").addEventListener("click", () => change((mine) => (mine.hidden = false)));
  byId("double").addEventListener("click", () => openTab());
  byId("open").addEventListener("click", () => openTab());
}
