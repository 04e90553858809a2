import { access, enter } from "./access.js";
import { call } from "./calls.js";
import { el } from "./dom.js";
import { t, when } from "./words.js";

/** Mints a key anew, which the operator's key may. What is minted is shown once. */
export function keys({ tell }) {
  const operator = el("input", { id: "operator-key", type: "password", autocomplete: "off", required: true });
  const workspace = el("input", { id: "workspace-id", type: "text", required: true, value: idOf(access.key), spellcheck: "false" });
  const what = el("select", { id: "key-what" }, ["workspaceKey", "tokenSecret", "webhookSecret"].map((name) => el("option", { value: name }, t(`keys.${name}`))));
  const grace = el("select", { id: "key-grace" }, ["86400", "604800", "3600", "0"].map((seconds) => el("option", { value: seconds }, t(`keys.grace.${seconds}`))));
  const made = el("div", { "aria-live": "polite" });
  const error = el("p", { class: "field-error", role: "alert" });
  const field = (control, words) => el("div", { class: "field" }, el("label", { for: control.id }, t(words)), control);
  return el(
    "form",
    {
      class: "card",
      async onsubmit(event) {
        event.preventDefault();
        error.textContent = "";
        try {
          const body = { what: what.value, graceSeconds: Number(grace.value) };
          const answer = await call({ method: "POST", path: `/v1/workspaces/${encodeURIComponent(workspace.value.trim())}/keys`, key: operator.value, body });
          operator.value = "";
          const minted = answer[what.value];
          made.replaceChildren(el("p", {}, t("keys.once", { until: when(answer.oldValidUntil) })), el("pre", { tabindex: "0" }, el("code", {}, minted)));
          if (what.value === "workspaceKey" && workspace.value.trim() === idOf(access.key)) await enter({ base: access.base, key: minted });
          tell(t("keys.made"));
        } catch (problem) {
          error.textContent = problem.message;
        }
      },
    },
    el("h3", {}, t("keys.title")),
    el("p", { class: "hint" }, t("keys.hint")),
    field(workspace, "keys.workspace"),
    field(what, "keys.what"),
    field(grace, "keys.grace"),
    field(operator, "keys.operator"),
    el("button", { type: "submit" }, t("keys.mint")),
    error,
    made,
  );
}

/** A workspace's key names it. */
function idOf(key) {
  try {
    const part = /^fk_([^.]+)\./.exec(key)[1];
    return atob(part.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
