import { call } from "./calls.js";
import { el } from "./dom.js";
import { kindWords, t } from "./words.js";

/** Each channel's notice as a customer would get it, by the settings as they are saved; nothing is sent. */
export function preview({ key, complain }) {
  const text = el("textarea", { id: "preview-text", rows: 2, maxlength: 10000 }, t("sample.0"));
  const language = el("select", { id: "preview-language" }, ["ko", "en", "ja"].map((tag) => el("option", { value: tag }, t(`option.${tag}`))));
  const shown = el("div", { class: "notices" });
  return el(
    "form",
    {
      class: "card",
      async onsubmit(event) {
        event.preventDefault();
        try {
          const body = { text: text.value, language: language.value };
          const { notices } = await call({ method: "POST", path: "/v1/workspace/preview", key, body });
          shown.replaceChildren(...notices.map(noticeOf));
        } catch (refusal) {
          if (refusal.status !== 404) complain(refusal);
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

const noticeOf = ({ kind, title, subject, text, html }) =>
  el(
    "figure",
    {},
    el("figcaption", {}, el("strong", {}, kindWords(kind)), title ?? subject ? ` · ${title ?? subject}` : ""),
    html
      ? el("iframe", { title: t("mail.frame", { title: subject ?? title ?? "" }), sandbox: "", referrerpolicy: "no-referrer", srcdoc: html })
      : el("p", { class: "notice-preview" }, text),
  );
