import { call } from "./calls.js";
import { el } from "./dom.js";
import { kindWords, language as spoken, money, t } from "./words.js";

/**
 * Each kind of notice as a customer would get it; nothing is sent.
 *
 * @param settings tells them as they stand in the form
 * @param refused hears what of them breaks a rule
 */
export function preview({ key, currency, complain }, settings, refused) {
  const text = el("textarea", { id: "preview-text", rows: 2, maxlength: 10000 }, t("sample.0"));
  const language = el("select", { id: "preview-language" }, ["ko", "en", "ja"].map((tag) => el("option", { value: tag, selected: tag === spoken() }, t(`option.${tag}`))));
  const shown = el("div", { class: "notices" });
  return el(
    "form",
    {
      class: "card",
      async onsubmit(event) {
        event.preventDefault();
        try {
          const body = { text: text.value, language: language.value, manager: { name: t("who.jun") }, settings: settings() };
          const { notices } = await call({ method: "POST", path: "/v1/workspace/preview", key, body });
          shown.replaceChildren(...notices.map((notice) => noticeOf(notice, currency)));
        } catch (refusal) {
          if (refusal.status === 422) refused(refusal);
          else if (refusal.status !== 404) complain(refusal);
          else shown.replaceChildren(el("p", { class: "empty" }, t("preview.none")));
        }
      },
    },
    el("h3", {}, t("preview.title")),
    el("p", { class: "hint" }, t("preview.hint")),
    el("div", { class: "field" }, el("label", { for: text.id }, t("preview.text")), text),
    el("div", { class: "field" }, el("label", { for: language.id }, t("field.language")), language),
    el("button", { type: "submit" }, t("preview.show")),
    shown,
  );
}

const noticeOf = ({ kind, from, title, subject, text, html, parts, price }, currency) =>
  el(
    "figure",
    { "data-kind": kind },
    el(
      "figcaption",
      {},
      el("strong", {}, kindWords(kind)),
      [from, title, subject].filter(Boolean).map((words) => ` · ${words}`),
      el("span", { class: "cost" }, [parts > 1 ? t("preview.parts", { parts }) : null, price > 0 ? money(price, currency) : t("free")].filter(Boolean).join(" · ")),
    ),
    html
      ? el("iframe", { title: t("mail.frame", { title: subject ?? "" }), sandbox: "", referrerpolicy: "no-referrer", srcdoc: html })
      : el("p", { class: "notice-preview" }, text),
  );
