import { now } from "/console/clock.js";
import { byId, el, list } from "/console/dom.js";
import { t, when } from "/console/words.js";
import { isOnline } from "./polling.js";
import { nameOf, state } from "./state.js";

/** Who there is to write to, and who of them is here. */
export function showPeople(choose) {
  const people = state.demo.customers.map((each) => ({
    id: each.id,
    name: nameOf(each),
    chosen: each.id === state.selected,
    online: isOnline(each.id),
    app: Boolean(each.deviceToken),
  }));
  list(byId("people"), people, ({ id }) => id, ({ id, name, chosen, online, app }) =>
    el(
      "label",
      { class: `person ${online ? "online" : ""}` },
      el("input", { type: "radio", name: "customer", value: id, checked: chosen, "data-keep": `customer-${id}`, onchange: () => choose(id) }),
      el("span", { class: "dot", "aria-hidden": "true" }),
      el("span", {}, name),
      el("span", { class: "visually-hidden" }, `, ${t(online ? "here" : "away")}, ${t(app ? "people.app" : "people.noApp")}`),
    ),
  );
}

/** Where somebody is, in words. */
export function presenceWords(id) {
  const presence = state.presence[id];
  if (!presence) return "";
  if (isOnline(id)) return t("here.until", { at: when(presence.until, now()) });
  const since = presence.since ?? presence.until;
  return since ? t("away.since", { at: when(since, now()) }) : t("away.never");
}
