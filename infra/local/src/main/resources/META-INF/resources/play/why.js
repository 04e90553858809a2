import { answerOf } from "/console/answer.js";
import { card } from "/console/card.js";
import { now } from "/console/clock.js";
import { details } from "/console/details.js";
import { byId, el, list, mark, say } from "/console/dom.js";
import { learned, picture, wayOf } from "/console/picture.js";
import { t, wordsOf } from "/console/words.js";
import { textOf } from "./chats.js";
import { toneOf } from "./jun.js";
import { customer, nameOf, shownReply, state } from "./state.js";

/** The answer to "why?": for the reply that is shown, and the way to the earlier ones. */
export function showWhy(look) {
  const of = customer();
  const who = nameOf(of);
  const shown = shownReply();
  const record = state.records[shown];
  say(byId("why-title"), t("why.title", { who }));
  byId("why-empty").hidden = Boolean(record);
  say(byId("why-empty"), t("why.empty", { who }));
  byId("more").hidden = !record;
  const answers = record ? [{ ...record, answer: answerOf(record, { who, settings: state.settings, now: now(), currency: state.currency }), text: textOf(of.id, shown) }] : [];
  list(byId("answer"), answers, () => "answer", ({ answer, text, ...of }) =>
    el("div", {}, text ? el("p", { class: "quoted" }, text) : null, card(of, answer, state.currency)),
  );
  const open = record && byId("more").open;
  const way = open ? taken(record) : [];
  list(byId("way"), open && learned() ? [{ way, makers: state.makers }] : [], () => "way", ({ way, makers }) => el("div", {}, picture(way, makers)));
  list(byId("details"), open ? [{ record, ledger: state.ledger, makers: state.makers }] : [], () => "details", (what) =>
    details(what.record, { ...what, now: now(), currency: state.currency }),
  );
  const earlier = (state.followUps[of.id] ?? [])
    .filter(({ replyId }) => replyId !== shown)
    .slice(0, 20)
    .map(({ replyId, outcome, evidence }) => ({ replyId, outcome, evidence, text: textOf(of.id, replyId) }));
  mark(byId("earlier"), "hidden", earlier.length === 0);
  list(byId("records"), earlier, ({ replyId }) => replyId, (each) => rowOf(each, look));
}

const rowOf = ({ replyId, outcome, evidence, text }, look) =>
  el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "row", "data-keep": `record-${replyId}`, onclick: () => look(replyId) },
      el("span", { class: `badge tone-${toneOf(outcome, evidence)}` }, wordsOf(`outcome.${outcome}`, t("outcome.open"))),
      el("span", { class: "said-short" }, text ?? t("jun.elsewhere")),
    ),
  );

/** The way that the executions took, as the laptop saw them; those of before its start are told by the record. */
function taken(record) {
  const began = /^started for reply (.*)$/;
  const mine = new Set(
    state.steps.filter(({ state: name }) => began.exec(name)?.[1] === record.replyId).map(({ execution }) => execution),
  );
  for (const { id } of record.deliveries) mine.add(id.split(".")[0]);
  const entered = state.steps.filter(({ execution, state: name }) => mine.has(execution) && /^[A-Z]/.test(name));
  return entered.length > 0 ? entered.map(({ state: name, at }) => ({ state: name, at })) : wayOf(record);
}
