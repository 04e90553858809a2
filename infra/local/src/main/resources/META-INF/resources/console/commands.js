import { madeCalls } from "./calls.js";
import { byId, el, list, say } from "./dom.js";

/** The calls that clicks made, as commands to copy. */
export function showCommands(copied) {
  const calls = madeCalls();
  if (calls.length > 0) say(byId("calls-empty"), "");
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
      el("span", { class: status < 400 ? "muted" : "refused" }, status === null ? "" : `answered ${status || "nothing"}`),
      el(
        "button",
        {
          type: "button",
          "data-keep": `copy-${id}`,
          "aria-label": `Copy: ${words}`,
          onclick: () => copy(curl, command, copied),
        },
        "Copy",
      ),
    ),
    command,
  );
}

/** Where the page may not write to the clipboard, the command is selected, ready to be copied. */
async function copy(text, command, copied) {
  try {
    await navigator.clipboard.writeText(text);
    copied("Copied.");
  } catch {
    getSelection().selectAllChildren(command);
    copied("Selected; copy it with your keyboard.");
  }
}
