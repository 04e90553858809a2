import { madeCalls } from "/console/calls.js";
import { byId, el, list, say } from "/console/dom.js";
import { t } from "/console/words.js";

/** The calls that clicks made, as commands to copy. */
export function showCommands(copied) {
  const calls = madeCalls();
  byId("calls-empty").hidden = calls.length > 0;
  say(byId("calls-count"), calls.length > 0 ? String(calls.length) : "");
  list(byId("calls"), calls, ({ id }) => id, (entry) => commandOf(entry, copied));
}

function commandOf({ id, words, status, curl }, copied) {
  const command = el("pre", { tabindex: "0", "data-keep": `command-${id}` }, el("code", {}, curl));
  return el(
    "li",
    {},
    el(
      "p",
      { class: "call-head" },
      el("strong", {}, words),
      el("span", { class: status < 400 ? "muted" : "refused" }, status === null ? "" : String(status || "–")),
      el("button", { type: "button", "data-keep": `copy-${id}`, "aria-label": t("curl.copyThis", { words }), onclick: () => copy(curl, command, copied) }, t("curl.copy")),
    ),
    command,
  );
}

/** Where the page may not write to the clipboard, the command is selected, ready to be copied. */
async function copy(text, command, copied) {
  try {
    await navigator.clipboard.writeText(text);
    copied(t("curl.copied"));
  } catch {
    getSelection().selectAllChildren(command);
    copied(t("curl.selected"));
  }
}
