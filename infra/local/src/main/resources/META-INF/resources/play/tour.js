import { byId, el, list, mark, say } from "/console/dom.js";
import { t } from "/console/words.js";
import { customer, keep, nameOf, state } from "./state.js";

/** What to do, what shows that it has happened, and where. */
const STAGES = [
  { name: "leave", by: ["left"], at: "#tabs" },
  { name: "reply", by: ["replied"], at: "#send" },
  { name: "phone", by: ["acknowledged", "skipped"], at: "#phone" },
  { name: "why", by: ["looked"], at: "#more > summary" },
];

/** The tour in one line: what comes next, and how far it is. */
export function showTour() {
  const done = STAGES.map(({ by }) => by.some((stage) => state.done.has(stage)));
  const next = STAGES.findIndex((_, index) => !done[index]);
  const stage = STAGES[next];
  byId("tour").hidden = state.done.has("hidden");
  const who = nameOf(customer("mina") ?? customer());
  say(byId("tour-words"), stage ? t(`tour.${stage.name}`, { who }) : t("tour.end"));
  say(byId("tour-count"), t("tour.count", { number: next < 0 ? STAGES.length : next + 1, of: STAGES.length }));
  list(byId("tour-dots"), done.map((each, index) => ({ index, done: each, next: index === next })), ({ index }) => index, (each) =>
    el("li", { class: each.done ? "done" : each.next ? "next" : "" }),
  );
  for (const { at } of STAGES) {
    for (const element of document.querySelectorAll(at)) mark(element, "data-next", at === stage?.at && !state.done.has("hidden") ? "" : null);
  }
}

export function readyTour(changed) {
  byId("tour-hide").addEventListener("click", () => again(["hidden"]));
  byId("tour-again").addEventListener("click", () => again([]));
  const again = (stages) => {
    state.done = new Set(stages);
    keep("tour", stages);
    changed();
  };
}
