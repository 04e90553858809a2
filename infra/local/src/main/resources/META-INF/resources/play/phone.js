import { now } from "/console/clock.js";
import { byId, el, linked, list, say } from "/console/dom.js";
import { kindWords, language, t, timeOf, when, wordsOf } from "/console/words.js";
import { carriedTo, customer, nameOf, state } from "./state.js";

const MOST = 12;

/** The chosen customer's phone, locked: what came in, newest first. */
export function showPhone({ acknowledge, follow }) {
  const of = customer();
  const who = nameOf(of);
  const receipts = receiptsOf(of.id);
  const shop = state.settings.email?.fromName ?? state.settings.name;
  const notices = carriedTo(of)
    .filter(({ kind }) => kind !== "EMAIL")
    .slice(-MOST)
    .map((item) => ({ ...item, shop, receipts: receipts.get(item.deliveryId) ?? [] }))
    .reverse();
  say(byId("phone-title"), t("phone.title", { who }));
  say(byId("phone-time"), timeOf(now()));
  say(byId("phone-day"), new Date(now()).toLocaleDateString(language(), { weekday: "long", month: "long", day: "numeric" }));
  say(byId("phone-empty"), notices.length > 0 ? "" : t(of.deviceToken ? "phone.empty" : "phone.noApp", { who }));
  list(byId("notices"), notices, ({ seq }) => seq, (item) => noticeOf(item, acknowledge, follow));
}

/** Delivery id → the receipts that its decision record holds. */
function receiptsOf(id) {
  const deliveries = (state.followUps[id] ?? []).flatMap((followUp) => followUp.deliveries);
  return new Map(deliveries.map((delivery) => [delivery.id, delivery.receipts]));
}

function noticeOf(item, acknowledge, follow) {
  switch (item.kind) {
    case "PUSH":
      return push(item, acknowledge, follow);
    case "ALIMTALK":
      return talk(item, follow);
    case "LINE":
      return bubble(item, "line", item.shop, item.text, follow);
    default:
      return bubble(item, "sms", item.from.replace(/^(\d{4})(\d{4})$/, "$1-$2"), item.to.startsWith("+82") ? `${t("phone.web")}\n${item.text}` : item.text, follow);
  }
}

const head = (kind, from, at) =>
  el("p", { class: "notice-head" }, el("span", { class: "app", "aria-hidden": "true" }), el("strong", {}, kind), el("span", { class: "from" }, from), el("time", { datetime: at }, when(at, now())));

function push(item, acknowledge, follow) {
  const had = (kind) => item.receipts.find((receipt) => receipt.kind === kind);
  const button = (kind) =>
    el("button", { type: "button", disabled: Boolean(had(kind)), "data-keep": `${item.seq}-${kind}`, onclick: ({ currentTarget }) => opened(kind, currentTarget) }, t(`phone.${kind}`));
  const opened = async (kind, control) => {
    await acknowledge(item, kind, control);
    if (kind === "opened" && item.data?.url) follow(item.data.url);
  };
  const told = item.receipts.map(({ kind, late }) => `✓ ${wordsOf(`receipt.${kind}`, kind)}${late ? ` · ${t("card.late")}` : ""}`);
  return el(
    "li",
    { class: "notice push" },
    head(item.shop, "", item.at),
    el("p", { class: "notice-title" }, item.title),
    el("p", { class: "notice-text" }, item.text),
    el("p", { class: "notice-buttons" }, button("received"), button("opened")),
    told.length > 0 ? el("p", { class: "notice-receipt" }, told.join("  ")) : null,
  );
}

/** As KakaoTalk shows it: the channel's name, the words in a card, the way back as a button. */
function talk(item, follow) {
  const [, words, url] = /^([\s\S]*?)\s*(https?:\/\/\S+)?\s*$/.exec(item.text);
  return el(
    "li",
    { class: "notice talk" },
    head(kindWords("ALIMTALK"), item.shop, item.at),
    el(
      "div",
      { class: "talk-card" },
      el("p", { class: "talk-head" }, t("phone.arrived")),
      el("p", { class: "notice-text" }, words),
      url ? el("a", { class: "talk-button", href: url, target: "_blank", rel: "noopener", onclick: (event) => within(event, follow) }, t("phone.read")) : null,
    ),
  );
}

function bubble(item, look, from, text, follow) {
  const words = el("p", { class: "bubble" }, ...linked(text));
  for (const anchor of words.querySelectorAll("a")) anchor.addEventListener("click", (event) => within(event, follow));
  return el("li", { class: `notice ${look}` }, head(kindWords(item.kind), from, item.at), words);
}

/** Her link opens in her window; asked for a window of its own, it gets one. */
function within(event, follow) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  follow(event.currentTarget.href);
}
