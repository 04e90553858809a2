import { call } from "./calls.js";
import { table } from "./chart.js";
import { el } from "./dom.js";
import { t, when, wordsOf } from "./words.js";

/** The last attempts at the workspace's webhook, and what came of them. */
export function tries({ key, settings, complain }) {
  const place = el("div", {}, el("p", { class: "empty" }, t("details.reading")));
  call({ path: "/v1/workspace/webhook/tries", key }).then(({ tries: all }) => {
    place.replaceChildren(
      all.length === 0
        ? el("p", { class: "empty" }, t(settings.webhook ? "tries.none" : "tries.noWebhook"))
        : table(
            t("tries.title"),
            [t("tries.at"), t("tries.type"), t("tries.result")],
            all.map(({ at, type, attempt, result, status, error, next }) => [
              when(at),
              wordsOf(`event.${type}`, type),
              [wordsOf(`tries.${result}`, result), status ?? error, attempt > 1 ? t("tries.attempt", { attempt }) : null, next ? t("tries.next", { at: when(next) }) : null].filter(Boolean).join(" · "),
            ]),
          ),
    );
  }, complain);
  return el("section", { class: "card" }, el("h3", {}, t("tries.title")), el("div", { class: "wide-table", tabindex: "0", role: "region", "aria-label": t("tries.title") }, place));
}
