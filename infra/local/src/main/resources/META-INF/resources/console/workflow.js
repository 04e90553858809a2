import { countdown } from "./clock.js";
import { byId, el, list, say } from "./dom.js";
import { customer, firstName, said, state } from "./state.js";
import { endingOf, span, stateOf, timeOf } from "./words.js";

const STARTED = "started for reply ";
const SHOWN = 8;

/** The workflow's last runs, newest first, each with its steps. */
export function showWorkflow() {
  const runs = runsOf(state.steps)
    .reverse()
    .slice(0, SHOWN)
    .map((run, index) => ({ ...run, open: index === 0 || !run.ending }));
  say(byId("runs-empty"), runs.length === 0 ? "No follow-up yet. One starts when Jun replies to somebody who is not here." : "");
  list(byId("runs"), runs, ({ execution }) => execution, runOf);
}

/** Executions in the order of their first step, with what they are for. */
function runsOf(steps) {
  const runs = new Map();
  for (const { at, execution, state: name } of steps) {
    const run = runs.get(execution) ?? { execution, reply: null, started: at, entered: [], ending: null };
    runs.set(execution, run);
    if (name.startsWith(STARTED)) run.reply = name.slice(STARTED.length);
    else if (endingOf(name)) run.ending = { at, name };
    else run.entered.push({ at, name });
  }
  return [...runs.values()].map((run) => ({ ...run, ...whoAndWhat(run.reply) }));
}

function whoAndWhat(reply) {
  const known = said[reply];
  const to = customer(known?.customer ?? whose(reply) ?? "");
  return { what: known ? `“${known.text}”` : reply, to: to ? firstName(to) : null };
}

/** A reply that another page, or a curl, has posted. */
const whose = (reply) =>
  Object.keys(state.followUps).find((id) =>
    state.followUps[id].some(({ replyId }) => replyId === reply),
  );

function runOf({ execution, started, entered, ending, to, what, open }) {
  const round = /-(\d+)$/.exec(execution)?.[1];
  return el(
    "li",
    { class: "run" },
    el(
      "details",
      { open, "data-keep": `run-${execution}-${open ? "open" : "closed"}` },
      el(
        "summary",
        { "data-keep": `run-${execution}-head` },
        el("strong", {}, to ? `For ${to} ` : "Follow-up "),
        what ? el("span", { class: "said" }, what) : null,
        round ? el("span", { class: "chip" }, `round ${Number(round) + 1}`) : null,
      ),
      el("p", { class: "muted small" }, `${timeOf(started)} · `, el("code", {}, execution)),
      el(
        "ol",
        { class: "plain steps" },
        entered.map((step, index) => stepOf(step, started, !ending && isLast(entered, index))),
        ending ? el("li", { class: `ending ${ending.name}` }, lag(started, ending.at), endingOf(ending.name)) : null,
      ),
    ),
  );
}

/** The last one of its lane: that is where the run stands now. */
function isLast(entered, index) {
  const { lane } = stateOf(entered[index].name);
  return entered.slice(index + 1).every((later) => {
    const other = stateOf(later.name).lane;
    return lane !== "" && other !== "" && other !== lane;
  });
}

function stepOf({ at, name }, started, standing) {
  const { lane, words } = stateOf(name);
  const until = standing ? waitEnds(name, at) : null;
  const atWork = standing && !/Done$/.test(name);
  return el(
    "li",
    { class: `${lane} ${atWork ? "standing" : ""}`, "aria-current": atWork ? "step" : null },
    lag(started, at),
    el(
      "span",
      {},
      lane ? el("span", { class: `lane lane-${lane}` }, lane) : null,
      words,
      until ? el("span", { class: "wait", ...countdown(until, " % left") }) : null,
      el("span", { class: "muted small" }, " ", el("code", {}, name)),
    ),
  );
}

/** When a state that waits for news gives up. */
function waitEnds(name, at) {
  const { receiptWaitSeconds, messengerWaitSeconds } = state.settings;
  const seconds = { Push: receiptWaitSeconds, Messenger: messengerWaitSeconds }[name];
  return seconds ? new Date(Date.parse(at) + seconds * 1000).toISOString() : null;
}

const lag = (from, to) =>
  el("span", { class: "lag" }, `+${span(Date.parse(to) - Date.parse(from))}`);
