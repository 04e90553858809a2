import { call } from "/console/calls.js";
import { now } from "/console/clock.js";
import { t } from "/console/words.js";
import { write } from "./chats.js";
import { refresh, stir } from "./polling.js";
import { chatOf, nameOf, reached, state } from "./state.js";

let replies = 0;

/** Does what a click asked for, lets the laptop come to rest, and looks at what came of it. */
async function done(stage, request) {
  stir();
  await call(request);
  if (stage) reached(stage);
  await call({ method: "POST", path: "/local/settle" });
  stir();
  await refresh();
}

/** @param {{text: string, opening: boolean, quiet: boolean}} what */
export async function replyTo(customer, { text, opening, quiet }) {
  const id = `demo-${Date.now()}-${++replies}`;
  const body = { id, chatId: chatOf(customer), customerId: customer.id, text, manager: { id: "jun", name: t("who.jun") } };
  if (opening) body.opening = true;
  if (quiet) body.followUp = false;
  const words = t("did.replied", { who: nameOf(customer) });
  delete state.shown[customer.id];
  write(customer.id, { id, by: "jun", text, at: now() });
  await done("replied", { method: "POST", path: "/v1/replies", key: state.demo.workspaceKey, body, words });
  return words;
}

export async function unsend(replyId) {
  const words = t("did.unsent");
  await done(null, { method: "DELETE", path: `/v1/replies/${encodeURIComponent(replyId)}`, key: state.demo.workspaceKey, words });
  return words;
}

/** What the app on the phone does by itself when a push comes in, or when it is tapped. */
export async function acknowledge({ data, deliveryId }, kind) {
  const words = t(`did.${kind}`);
  await done("acknowledged", { method: "POST", path: "/v1/receipts/push", body: { deliveryId, kind, proof: data.proof }, words });
  return words;
}

export async function skip(duration, length) {
  const words = t("did.passed", { span: length });
  stir();
  await call({ method: "POST", path: "/local/clock", body: { skip: duration }, words });
  if (state.done.has("replied")) reached("skipped");
  stir();
  await refresh();
  return words;
}

export async function setWeather(carrier, mode) {
  const words = t("did.weather", { carrier: t(`carrier.${carrier}`), mode: t(`mode.${mode}`) });
  await call({ method: "PUT", path: `/local/carriers/${carrier}`, body: { mode }, words });
  state.weather[carrier] = mode;
  return words;
}
