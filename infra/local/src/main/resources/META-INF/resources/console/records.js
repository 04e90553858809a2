import { byId, el, list, say } from "./dom.js";
import { customer, firstName, said, state } from "./state.js";
import { OUTCOMES, dayAndTimeOf, kindWords, spaced, statusWords, timeOf } from "./words.js";

const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** A record for each reply to the chosen customer, newest first. */
export function showRecords({ open, unsend }) {
  const of = customer();
  const followUps = (state.followUps[of.id] ?? []).map((followUp) => ({
    ...followUp,
    ...state.records[followUp.replyId],
    outcome: followUp.outcome,
    said: said[followUp.replyId]?.text,
    opened: state.opened.has(followUp.replyId),
  }));
  const empty = `No reply to ${firstName(of)} yet.`;
  say(byId("records-empty"), followUps.length === 0 ? empty : "");
  list(byId("records"), followUps, ({ replyId }) => replyId, (each) => recordOf(each, open, unsend));
}

export function badge(outcome) {
  const word = outcome ?? "open";
  return el("span", { class: `badge ${word.toLowerCase()}`, title: OUTCOMES[word] ?? null }, word.replace("_", " "));
}

function recordOf(record, open, unsend) {
  const { replyId, outcome, said: text, opened } = record;
  return el(
    "li",
    { class: "record" },
    el(
      "details",
      {
        name: "record",
        open: opened,
        "data-keep": `record-${replyId}`,
        ontoggle: ({ currentTarget }) => toggled(currentTarget.open, replyId, open),
      },
      el(
        "summary",
        { "data-keep": `record-${replyId}-head` },
        badge(outcome),
        el("span", { class: "said" }, text ? `“${text}”` : replyId),
      ),
      opened ? story(record, unsend) : null,
    ),
  );
}

/** A redrawing toggles too: only what is news counts. */
function toggled(isOpen, replyId, open) {
  if (isOpen && !state.opened.has(replyId)) open(replyId);
  if (!isOpen) state.opened.delete(replyId);
}

function story({ replyId, outcome, known, steps, deliveries, chatId }, unsend) {
  const cost = deliveries.reduce((sum, delivery) => sum + delivery.cost, 0);
  return el(
    "div",
    { class: "story" },
    el("p", {}, outcome ? OUTCOMES[outcome] : "Not settled yet."),
    el("h3", {}, "What was done"),
    steps ? stepList(steps) : el("p", { class: "empty" }, "Reading the record …"),
    el("h3", {}, "What went out"),
    deliveries.length > 0
      ? el("ul", { class: "plain" }, deliveries.map(deliveryOf))
      : el("p", { class: "empty" }, "Nothing."),
    deliveries.length > 0 ? el("p", { class: "total" }, `Cost of it all: ${cost} PU`) : null,
    el("h3", {}, "What was known"),
    knownList({ reply: replyId, chat: chatId, ...known }),
    outcome
      ? null
      : el(
          "div",
          { class: "buttons small" },
          el(
            "button",
            {
              type: "button",
              "data-keep": `unsend-${replyId}`,
              onclick: ({ currentTarget }) => unsend(replyId, currentTarget),
            },
            "Unsend this reply",
          ),
        ),
  );
}

/** A sentence with its times as they are where the reader is. */
const here = (text) => text.replace(TIME, timeOf);

function stepList(steps) {
  if (steps.length === 0) return el("p", { class: "empty" }, "Nothing yet.");
  return el(
    "ol",
    { class: "plain told" },
    steps.map(({ at, text }) => el("li", {}, el("time", { datetime: at }, timeOf(at)), el("span", {}, here(text)))),
  );
}

function deliveryOf({ kind, to, status, reason, cost, receipts }) {
  const news = receipts.map(
    (receipt) => `${spaced(receipt.kind)} at ${timeOf(receipt.at)}${receipt.late ? ", late" : ""}`,
  );
  const why = reason && reason !== status ? `: ${spaced(reason)}` : "";
  return el(
    "li",
    { class: "delivery" },
    el("span", { class: "chip" }, kindWords(kind)),
    el(
      "span",
      { class: "delivery-text" },
      el("span", {}, el("strong", { class: `status-${status}` }, statusWords(status)), why),
      el("span", { class: "muted small" }, [to && `to ${to}`, ...news].filter(Boolean).join(" · ")),
    ),
    el("span", { class: "cost" }, `${cost} PU`),
  );
}

function knownList(known) {
  return el(
    "dl",
    { class: "facts" },
    Object.entries(known).flatMap(([name, value]) => [
      el("dt", {}, spaced(name)),
      el("dd", {}, valueOf(value)),
    ]),
  );
}

function valueOf(value) {
  if (value === true || value === "true") return "yes";
  if (value === false || value === "false") return "no";
  if (value !== null && typeof value === "object") return JSON.stringify(value);
  return String(value).replace(TIME, dayAndTimeOf);
}
