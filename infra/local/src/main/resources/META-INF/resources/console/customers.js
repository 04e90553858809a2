import { countdown, now, stopwatch } from "./clock.js";
import { byId, el, list, say } from "./dom.js";
import { customer, firstName, state } from "./state.js";
import { span, timeOf } from "./words.js";

const LANGUAGES = { ko: "Korean", en: "English", ja: "Japanese" };

/** The customers and who of them is here; `choose` hears of another choice. */
export function showCustomers(choose) {
  say(byId("workspace"), state.settings.name);
  const cards = state.demo.customers.map((each) => ({
    ...each,
    token: undefined,
    chosen: each.id === state.selected,
    here: presenceOf(state.presence[each.id]),
  }));
  list(byId("customers"), cards, ({ id }) => id, (card) => cardOf(card, choose));
  const name = firstName(customer());
  say(byId("here"), `${name} is here`);
  say(byId("leaves"), `${name} leaves`);
  say(byId("reads"), `${name} reads`);
  say(
    byId("presence-hint"),
    `“Is here” is one beat of a browser tab. It holds for ${span(state.settings.idleSeconds * 1000)}; this page sends no other by itself.`,
  );
}

/** Judged by the clock, as everything else does: online exactly before `until`. */
function presenceOf(presence) {
  if (!presence) return { kind: "unknown" };
  if (presence.online && Date.parse(presence.until) > now()) {
    return { kind: "online", until: presence.until };
  }
  const since = presence.since ?? presence.until;
  return since ? { kind: "offline", since } : { kind: "never" };
}

function cardOf({ id, name, chosen, here, language, deviceToken }, choose) {
  return el(
    "label",
    { class: `customer ${here.kind}` },
    el("input", {
      type: "radio",
      name: "customer",
      value: id,
      checked: chosen,
      "data-keep": `customer-${id}`,
      onchange: () => choose(id),
    }),
    el(
      "span",
      { class: "customer-text" },
      el(
        "span",
        { class: "customer-head" },
        el("span", { class: "customer-name" }, name),
        el(
          "span",
          { class: "muted small" },
          [LANGUAGES[language] ?? language, deviceToken ? "has the app" : "no app"].join(", "),
        ),
      ),
      presenceLine(here),
    ),
  );
}

function presenceLine(here) {
  const line = (...children) => el("span", { class: "presence" }, ...children);
  switch (here.kind) {
    case "online":
      return line(
        el("strong", {}, "Online"),
        ` until ${timeOf(here.until)} `,
        el("span", { class: "muted", ...countdown(here.until, "(% left)") }),
      );
    case "offline":
      return line(
        el("strong", {}, "Offline"),
        ` since ${timeOf(here.since)} `,
        el("span", { class: "muted", ...stopwatch(here.since, "(for %)") }),
      );
    case "never":
      return line(el("strong", {}, "Offline"), ", never seen yet");
    case "unknown":
      return line("…");
  }
}
