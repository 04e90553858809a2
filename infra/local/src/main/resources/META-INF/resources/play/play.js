import { lead, now, tick } from "/console/clock.js";
import { byId, mark, say } from "/console/dom.js";
import { kindWords, languageChoice, list as joined, span, speak, t, timeOf } from "/console/words.js";
import { learn } from "/console/workflow.js";
import * as actions from "./actions.js";
import { onChange } from "./chats.js";
import { showCommands } from "./commands.js";
import { readyJun, showJun } from "./jun.js";
import { showMailbox } from "./mailbox.js";
import { showPeople } from "./people.js";
import { showPhone } from "./phone.js";
import { choose, keepLooking, ledger, record, refresh, stir } from "./polling.js";
import { carriedTo, customer, keep, nameOf, reached, state } from "./state.js";
import { openTab, readyTabs, showTabs } from "./tabs.js";
import { readyTour, showTour } from "./tour.js";
import { showWeather } from "./weather.js";
import { showWhy } from "./why.js";

/** "lost" while the laptop does not answer; its banner goes by itself, an action's stays. */
let trouble = null;
let lastSeen = null;
let statusFades;
/** Long enough to be read, short enough not to stand in the way. */
const STATUS_STAYS = 6000;

await speak();

function show() {
  if (!state.demo) return;
  showPeople(chosen);
  showTabs();
  showJun({ look, unsend: (reply, button) => act(button, () => actions.unsend(reply)) });
  showPhone({
    acknowledge: (item, kind, button) => act(button, () => actions.acknowledge(item, kind)),
    follow: (url) => openTab(url),
  });
  showMailbox();
  showWhy(look);
  showWeather((carrier, mode, select) => act(select, () => actions.setWeather(carrier, mode)));
  showCommands(tell);
  showTour();
  say(byId("now"), timeOf(now(), true));
  say(byId("skipped"), lead() > 1500 ? t("clock.ahead", { span: span(lead()) }) : "");
  tick();
}

/** Runs what a control stands for, with the control at rest meanwhile, and tells how it went. */
async function act(control, action) {
  if (control?.getAttribute("aria-disabled") === "true") return;
  if (control) mark(control, "aria-disabled", "true");
  try {
    const words = await action();
    if (trouble === "refused") complain(null);
    if (words) tell(words);
  } catch (problem) {
    complain("refused", problem.message);
    await refresh().catch(() => {});
  } finally {
    if (control) mark(control, "aria-disabled", null);
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

async function chosen(id) {
  choose(id);
  lastSeen = null;
  show();
  await act(null, () => refresh());
}

/** Shows the answer to why a reply was or was not told. */
async function look(reply) {
  state.shown[state.selected] = reply;
  await act(null, async () => {
    await record(reply, t("did.looked"));
    await ledger();
  });
}

/** Says what has newly arrived, for those who do not see it appear. */
function announce() {
  const latest = state.outbox.at(-1)?.seq ?? 0;
  if (lastSeen !== null && latest > lastSeen) {
    const fresh = carriedTo(customer()).filter(({ seq }) => seq > lastSeen);
    const kinds = [...new Set(fresh.map(({ kind }) => kindWords(kind)))];
    if (kinds.length > 0) tell(t("arrived", { who: nameOf(customer()), kinds: joined(kinds) }));
  }
  lastSeen = latest;
}

byId("trouble-close").addEventListener("click", () => complain(null));
for (const button of document.querySelectorAll("[data-skip]")) {
  button.addEventListener("click", () => act(button, () => actions.skip(button.dataset.skip, span(Number(button.dataset.seconds) * 1000))));
}
byId("more").addEventListener("toggle", async () => {
  if (!byId("more").open) return;
  if (state.followUps[state.selected]?.length > 0) reached("looked");
  await Promise.all([learn(), ledger()]).catch(() => {});
  show();
});
byId("makers").checked = state.makers;
byId("makers").addEventListener("change", ({ currentTarget }) => {
  state.makers = currentTarget.checked;
  keep("makers", state.makers);
  show();
});
addEventListener("message", ({ origin, data }) => {
  if (origin === location.origin && data === "stir") act(null, () => (stir(), refresh()));
});

const jun = readyJun((write) => act(byId("send"), () => write((what) => actions.replyTo(customer(), what))));
readyTabs();
readyTour(show);
languageChoice(byId("language"), () => {
  jun.speak();
  show();
});
onChange(show);
keepLooking({
  changed() {
    if (trouble === "lost") complain(null);
    show();
    announce();
  },
  failed(problem) {
    complain("lost", `${problem.message} ${t("call.again")}`);
  },
});
setInterval(() => {
  if (document.visibilityState === "visible") show();
}, 1000);
