import { answerOf } from "/console/answer.js";
import { card } from "/console/card.js";
import { now } from "/console/clock.js";
import { details } from "/console/details.js";
import { byId, el, list, mark, say } from "/console/dom.js";
import { picture } from "/console/picture.js";
import { wayOf } from "/console/way.js";
import { t, wordsOf } from "/console/words.js";
import { learned } from "/console/workflow.js";
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
  const way = open && learned() ? [{ way: wayOf(record, seen(record)), record, makers: state.makers }] : [];
  list(byId("way"), way, () => "way", ({ way, record, makers }) => el("div", {}, picture(way, record, makers)));
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

/** The states of the executions that had to do with a reply, as the laptop saw them: its own, and those of the reply it was told with. */
function seen({ replyId, deliveries }) {
  const followUps = new Set(deliveries.map(({ id }) => id.split(".")[0]));
  const executions = new Map();
  for (const { execution, reply, followUp, state: name, at } of state.steps) {
    if (reply !== replyId && !followUps.has(followUp)) continue;
    if (!executions.has(execution)) executions.set(execution, []);
    const states = executions.get(execution);
    // A push that was answered ends its machine, and there is no more to do.
    if (/^[A-Z]/.test(name)) states.push({ state: name, at });
    else if (name === "succeeded" && states.at(-1)?.state === "Push") states.push({ state: "Done", at });
  }
  return [...executions.values()];
}
