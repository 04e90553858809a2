import { byId, el, list, say } from "./dom.js";
import { carriedTo, customer, firstName, state } from "./state.js";
import { kindWords, timeOf } from "./words.js";

const LINK = /(https?:\/\/[^\s<>"']+)/;

/** The chosen customer's phone: pushes and texts, newest first. */
export function showPhone(acknowledge) {
  const of = customer();
  const receipts = receiptsOf(of.id);
  const notices = carriedTo(of)
    .filter(({ kind }) => kind !== "EMAIL")
    .map((item) => ({ ...item, receipts: receipts.get(item.deliveryId) ?? [] }))
    .reverse();
  say(byId("phone-title"), `${firstName(of)}'s phone`);
  say(byId("phone-owner"), of.phone);
  const empty = of.deviceToken
    ? "Nothing yet. Pushes and texts appear here."
    : `Nothing yet. ${firstName(of)} has no app, so only texts will appear here.`;
  say(byId("phone-empty"), notices.length === 0 ? empty : "");
  list(byId("notices"), notices, ({ seq }) => seq, (item) =>
    item.kind === "PUSH" ? push(item, acknowledge) : text(item),
  );
}

/** Delivery id → the receipts that its decision record holds. */
function receiptsOf(id) {
  const deliveries = (state.followUps[id] ?? []).flatMap((followUp) => followUp.deliveries);
  return new Map(deliveries.map((delivery) => [delivery.id, delivery.receipts]));
}

function push(item, acknowledge) {
  const had = (kind) => item.receipts.find((receipt) => receipt.kind === kind);
  const button = (kind, words) =>
    el(
      "button",
      {
        type: "button",
        disabled: Boolean(had(kind)),
        "data-keep": `${item.seq}-${kind}`,
        onclick: ({ currentTarget }) => acknowledge(item, kind, currentTarget),
      },
      words,
    );
  const told = item.receipts
    .filter(({ kind }) => kind === "received" || kind === "opened")
    .map(({ kind, late }) => `${kind}${late ? ", too late to stop the rest" : ""}`);
  return el(
    "li",
    { class: "notice push" },
    head("Push", "", item.at),
    el("p", { class: "notice-title" }, item.title),
    el("p", { class: "notice-text" }, item.text),
    el(
      "div",
      { class: "buttons small" },
      el("span", { class: "muted" }, "Acknowledge:"),
      button("received", "received"),
      button("opened", "opened"),
      openChat(item.data?.url),
    ),
    told.length > 0 ? el("p", { class: "receipt" }, `✓ ${told.join("; ")}`) : null,
  );
}

function openChat(url) {
  return url && LINK.test(url) ? link(url, "open the chat") : null;
}

function text(item) {
  return el(
    "li",
    { class: "notice text" },
    head(kindWords(item.kind), `from ${item.from}`, item.at),
    el("p", { class: "bubble" }, ...linked(item.text)),
  );
}

const head = (kind, from, at) =>
  el(
    "p",
    { class: "notice-head" },
    el("span", { class: "chip" }, kind),
    el("span", { class: "muted" }, `${from} ${timeOf(at)}`.trim()),
  );

/** The text with its web addresses made links; splitting by one group puts them at odd places. */
export const linked = (words) =>
  words.split(LINK).map((part, index) => (index % 2 === 1 ? link(part, part) : part));

const link = (url, words) => el("a", { href: url, target: "_blank", rel: "noopener" }, words);
