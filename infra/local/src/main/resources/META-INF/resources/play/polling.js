import { call } from "/console/calls.js";
import { heard, now } from "/console/clock.js";
import { byId } from "/console/dom.js";
import { forget, messages } from "./chats.js";
import { chatOf, customer, keep, shownReply, state } from "./state.js";

/** Once a second at most, and while nothing happens most things are asked for less often. */
const TICK = 1000;
const CALM = 5000;
/** After a refusal of any kind, too many calls among them. */
const PAUSE = 5000;
/** How long after the workflow's last step something may still arrive. */
const STIRRED = 4000;

let busyUntil = 0;
let lastFull = 0;
let lastSeq = -1;
let introduced = false;
let timer;
let running = null;

/** Something was done: look closely for a while. */
export function stir() {
  busyUntil = Date.now() + STIRRED;
}

/**
 * Keeps `state` fresh as long as the page is visible.
 *
 * @param {{changed: () => void, failed: (problem: Error) => void}} told after each look
 */
export function keepLooking(told) {
  const next = (after) => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(look, after);
  };
  const look = async () => {
    try {
      await refresh();
      told.changed();
      next(TICK);
    } catch (problem) {
      if (problem.status === 401) introduced = false;
      told.failed(problem);
      next(PAUSE);
    }
  };
  document.addEventListener("visibilitychange", () => next(0));
  return look();
}

/** One look at everything that may have changed; a second one waits for the first. */
export async function refresh() {
  await running?.catch(() => {});
  running = lookOnce();
  await running;
}

async function lookOnce() {
  const seen = await call({ path: "/local/console" });
  heard(seen.now);
  if (!introduced) await introduce();
  state.weather = seen.weather;
  state.real = seen.real;
  state.steps = seen.steps;
  const seq = seen.steps.at(-1)?.seq ?? 0;
  if (seq !== lastSeq) stir();
  lastSeq = seq;
  if (Date.now() > busyUntil && Date.now() - lastFull < CALM) return;
  lastFull = Date.now();
  await Promise.all([presences(), outbox(), followUps(state.selected), reachability()]);
}

/** Who is there to try things with, and how their workspace is set up. */
export async function introduce() {
  const demo = await call({ path: "/local/demo" });
  const key = demo.workspaceKey;
  const [settings, usage] = await Promise.all([call({ path: "/v1/workspace", key }), call({ path: "/v1/workspace/usage", key })]);
  state.settings = settings;
  state.currency = usage.currency;
  if (!demo.customers.some(({ id }) => id === state.selected)) state.selected = demo.customers[0].id;
  state.demo = demo;
  await Promise.all(demo.customers.map(forgotten));
  introduced = true;
}

async function forgotten({ id }) {
  if (messages(id).length === 0) return;
  await followUps(id);
  if (state.followUps[id].length === 0) forget(id);
}

export function choose(id) {
  state.selected = id;
  keep("selected", id);
  stir();
}

async function presences() {
  await Promise.all(
    state.demo.customers.map(async ({ id }) => {
      const path = `/v1/customers/${encodeURIComponent(id)}/presence`;
      state.presence[id] = await call({ path, key: state.demo.workspaceKey });
    }),
  );
}

/** Judged by the clock, as everything else does: online exactly before `until`. */
export function isOnline(id) {
  const presence = state.presence[id];
  return Boolean(presence?.online) && Date.parse(presence.until) > now();
}

async function outbox() {
  state.outbox = await call({ path: "/local/outbox" });
}

async function followUps(id) {
  const path = `/v1/follow-ups?customerId=${encodeURIComponent(id)}`;
  const page = await call({ path, key: state.demo.workspaceKey });
  state.followUps[id] = page.followUps;
  const shown = shownReply(id);
  if (shown) await record(shown);
}

/** What would become of a reply to the chosen customer. */
export async function reachability() {
  const of = customer();
  const opening = byId("opening").checked;
  const path = `/v1/customers/${encodeURIComponent(of.id)}/reachability?chatId=${chatOf(of)}&opening=${opening}`;
  state.reachability[of.id] = await call({ path, key: state.demo.workspaceKey });
}

/** Reads a decision record; with words it is listed among the calls. */
export async function record(replyId, words) {
  const path = `/v1/replies/${encodeURIComponent(replyId)}/follow-up`;
  state.records[replyId] = await call({ path, key: state.demo.workspaceKey, words });
}

/** The newest entries of the ledger. */
export async function ledger() {
  state.ledger = (await call({ path: "/v1/workspace/ledger", key: state.demo.workspaceKey })).entries;
}
