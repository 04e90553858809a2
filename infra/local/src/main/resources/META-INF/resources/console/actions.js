import { call } from "./calls.js";
import { now } from "./clock.js";
import { introduce, record, refresh, stir } from "./polling.js";
import { chatOf, firstName, remember, state } from "./state.js";
import { CARRIERS, MODES, span } from "./words.js";

const SESSION = "tab-1";
let replies = 0;

/** Does what a click asked for, lets the laptop come to rest, and looks at what came of it. */
async function done(stage, ...requests) {
  stir();
  for (const request of requests) await asCustomerOrNot(request);
  if (stage) state.done.add(stage);
  await call({ method: "POST", path: "/local/settle" });
  stir();
  await refresh();
}

/** The demo customers' tokens live a day; a page that stood open longer fetches new ones. */
async function asCustomerOrNot({ of, ...request }) {
  const key = () => state.demo.customers.find(({ id }) => id === of)?.token;
  try {
    await call(of ? { ...request, key: key() } : request);
  } catch (refusal) {
    if (!of || refusal.status !== 401) throw refusal;
    await introduce();
    await call({ ...request, key: key() });
  }
}

const presence = (customer, word, words) => ({
  method: "PUT",
  path: "/v1/presence",
  of: customer.id,
  body: { session: SESSION, state: word },
  words,
});

export async function comes(customer) {
  await done("came", presence(customer, "active", `${firstName(customer)} is here`));
  const { until } = state.presence[customer.id] ?? {};
  const lease = until ? ` Without another sign of life that ends in ${span(Date.parse(until) - now())}.` : "";
  return `${firstName(customer)} is here.${lease}`;
}

export async function leaves(customer) {
  await done("left", presence(customer, "left", `${firstName(customer)} leaves`));
  return `${firstName(customer)} has left.`;
}

export async function reads(customer) {
  await done(null, {
    method: "POST",
    path: `/v1/chats/${chatOf(customer)}/read`,
    of: customer.id,
    body: { customerId: customer.id, upTo: new Date(now()).toISOString() },
    words: `${firstName(customer)} reads the chat`,
  });
  return `${firstName(customer)} has read the chat up to now.`;
}

/** @param {{text: string, opening: boolean, quiet: boolean}} what */
export async function replyTo(customer, { text, opening, quiet }) {
  const id = `demo-${++replies}-${Date.now()}`;
  const body = { id, chatId: chatOf(customer), customerId: customer.id, text };
  body.manager = { id: "jun", name: "Jun" };
  if (opening) body.opening = true;
  if (quiet) body.followUp = false;
  remember(id, customer.id, text);
  await done("replied", {
    method: "POST",
    path: "/v1/replies",
    key: state.demo.workspaceKey,
    body,
    words: `Jun replies to ${firstName(customer)}`,
  });
  return `Jun's reply to ${firstName(customer)} was accepted.`;
}

export async function unsend(replyId) {
  await done(null, {
    method: "DELETE",
    path: `/v1/replies/${encodeURIComponent(replyId)}`,
    key: state.demo.workspaceKey,
    words: "Jun unsends a reply",
  });
  return "The reply was unsent.";
}

/** What the app on the phone does by itself when a push comes in, or when it is tapped. */
export async function acknowledge({ data, deliveryId }, kind) {
  await done("acknowledged", {
    method: "POST",
    path: "/v1/receipts/push",
    body: { deliveryId, kind, proof: data.proof },
    words: `The phone acknowledges: ${kind}`,
  });
  return `The phone acknowledged: ${kind}.`;
}

export async function skip(duration, words) {
  stir();
  await call({
    method: "POST",
    path: "/local/clock",
    body: { skip: duration },
    words: `${words} pass`,
  });
  if (state.done.has("replied")) state.done.add("skipped");
  stir();
  await refresh();
  return `${words} have passed, with all that was due in them.`;
}

export async function setWeather(carrier, mode) {
  await call({
    method: "PUT",
    path: `/local/carriers/${carrier}`,
    body: { mode },
    words: `${CARRIERS[carrier]} from now on: ${mode}`,
  });
  state.weather[carrier] = mode;
  return `${CARRIERS[carrier]} from now on: ${MODES[mode].toLowerCase()}.`;
}

export async function open(replyId) {
  state.opened.add(replyId);
  state.done.add("looked");
  await record(replyId, "Why did the customer get what they got?");
}
