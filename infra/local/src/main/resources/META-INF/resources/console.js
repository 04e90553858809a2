import * as actions from "./console/actions.js";
import { tick } from "./console/clock.js";
import { showCommands } from "./console/commands.js";
import { showCustomers } from "./console/customers.js";
import { byId, say } from "./console/dom.js";
import { showGuide } from "./console/guide.js";
import { showMailbox } from "./console/mailbox.js";
import { showPhone } from "./console/phone.js";
import { keepLooking, refresh } from "./console/polling.js";
import { showRecords } from "./console/records.js";
import { carriedTo, customer, firstName, state } from "./console/state.js";
import { showWeather } from "./console/weather.js";
import { kindWords } from "./console/words.js";
import { showWorkflow } from "./console/workflow.js";

const SAMPLES = [
  "Good news: your beans are roasted and ready to be picked up today until 7 pm.",
  "We have also put a bag of the new Ethiopian aside for you.",
  "Shall we send it by courier instead? Then it is with you tomorrow.",
];
let sample = 0;
/** "lost" while the laptop does not answer; its banner goes by itself, an action's stays. */
let trouble = null;
let lastSeen = null;
let statusFades;
/** Long enough to be read, short enough not to stand in the way. */
const STATUS_STAYS = 6000;

function show() {
  if (!state.demo) return;
  showCustomers(choose);
  showPhone((item, kind, button) => act(button, () => actions.acknowledge(item, kind)));
  showMailbox();
  showRecords({
    open: (reply) => act(null, () => actions.open(reply)),
    unsend: (reply, button) => act(button, () => actions.unsend(reply)),
  });
  showWorkflow();
  showWeather((carrier, mode, select) => act(select, () => actions.setWeather(carrier, mode)));
  showCommands(tell);
  showGuide();
  say(byId("reply-to"), customer().name);
  tick();
}

/** Runs what a control stands for, with the control at rest meanwhile, and tells how it went. */
async function act(control, action) {
  if (control?.getAttribute("aria-disabled") === "true") return;
  control?.setAttribute("aria-disabled", "true");
  try {
    const words = await action();
    if (trouble === "refused") complain(null);
    if (words) tell(words);
  } catch (problem) {
    complain("refused", problem.message);
    await refresh().catch(() => {});
  } finally {
    control?.removeAttribute("aria-disabled");
    show();
  }
}

function tell(words) {
  say(byId("status"), words);
  clearTimeout(statusFades);
  statusFades = setTimeout(() => say(byId("status"), ""), STATUS_STAYS);
}

function complain(kind, words) {
  trouble = kind;
  byId("trouble").hidden = kind === null;
  say(byId("trouble-text"), words ?? "");
}

async function choose(id) {
  state.selected = id;
  lastSeen = null;
  show();
  await act(null, () => refresh());
}

/** Says what has newly arrived, for those who do not see it appear. */
function announce() {
  const latest = state.outbox.at(-1)?.seq ?? 0;
  if (lastSeen !== null && latest > lastSeen) {
    const fresh = carriedTo(customer()).filter(({ seq }) => seq > lastSeen);
    const kinds = fresh.map(({ kind }) => kindWords(kind));
    if (kinds.length > 0) tell(`Arrived for ${firstName(customer())}: ${kinds.join(", ")}.`);
  }
  lastSeen = latest;
}

const on = (id, action) => byId(id).addEventListener("click", ({ currentTarget }) => act(currentTarget, action));

on("here", () => actions.comes(customer()));
on("leaves", () => actions.leaves(customer()));
on("reads", () => actions.reads(customer()));
byId("trouble-close").addEventListener("click", () => complain(null));

for (const button of document.querySelectorAll("[data-skip]")) {
  const { skip, words } = button.dataset;
  button.addEventListener("click", () =>
    act(button, () => {
      tell(`Living through ${words} …`);
      return actions.skip(skip, words);
    }),
  );
}

byId("reply").addEventListener("submit", (event) => {
  event.preventDefault();
  act(byId("send"), send);
});
byId("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("reply").requestSubmit();
});
byId("text").value = SAMPLES[0];

async function send() {
  const text = byId("text").value;
  const words = await actions.replyTo(customer(), {
    text,
    opening: byId("opening").checked,
    quiet: byId("quiet").checked,
  });
  const wasSample = text === SAMPLES[sample];
  sample = (sample + 1) % SAMPLES.length;
  byId("text").value = wasSample ? SAMPLES[sample] : "";
  return words;
}

keepLooking({
  changed() {
    if (trouble === "lost") complain(null);
    show();
    announce();
  },
  failed(problem) {
    complain("lost", `${problem.message} Trying again …`);
  },
});
setInterval(() => {
  if (state.demo && document.visibilityState === "visible") show();
}, 1000);
