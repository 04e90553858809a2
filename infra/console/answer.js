import { by, KINDS, kindWords, list, money, reasonWords, span, t, when } from "./words.js";

const ACKNOWLEDGED = ["received", "opened"];
const WORKED = ["delivered", "accepted"];
const MESSENGERS = ["ALIMTALK", "LINE"];

/**
 * What a decision record says, for somebody with ten seconds.
 *
 * @param who the customer as people call them
 * @param settings of the workspace; null: not known
 * @returns {{tone: string, sentence: string, chips: object[], evidence: ?string, advice: string[], cost: number}}
 */
export function answerOf(record, { who, settings, now, currency }) {
  // Which of two that go out at once is opened first is chance.
  const deliveries = record.deliveries.toSorted((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
  const of = { ...record, deliveries, steps: record.steps ?? [], who, settings, now };
  const cost = deliveries.reduce((sum, delivery) => sum + delivery.cost, 0);
  const [tone, sentence] = said(of);
  return {
    tone,
    // The price does not stand alone on a line.
    sentence: cost > 0 ? `${sentence}\u00a0·\u00a0${money(cost, currency)}` : sentence,
    chips: deliveries.map((delivery) => chipOf(delivery, of)),
    evidence: record.evidence ?? null,
    advice: record.outcome === "FAILED" || record.outcome === "UNREACHABLE" ? adviceOf(record) : [],
    cost,
  };
}

function said(of) {
  const { outcome, reason, who } = of;
  switch (outcome) {
    case "REACHED":
      return reached(of);
    case "SEEN":
      return ["good", t(`seen.${reason === "read" ? "read" : "active"}`, { who, at: endedAt(of) })];
    case "NOT_WANTED":
      return ["quiet", t(["deleted", "erased"].includes(reason) ? `unwanted.${reason}` : "unwanted", { who })];
    case "STALE":
      return ["quiet", t("stale", { who })];
    case "FAILED":
      return ["bad", t("failed", { who, kinds: tried(of) })];
    case "UNREACHABLE":
      return ["bad", t("unreachable", { who, why: obstacles(of) })];
    default:
      return ["wait", underWay(of)];
  }
}

const endedAt = (of) => when(stepOf(of, "settled")?.at ?? of.now, of.now);

const stepOf = ({ steps }, kind) => steps.findLast((step) => step.kind === kind);

const acknowledgement = ({ receipts }) =>
  receipts.findLast(({ kind, late }) => kind === "opened" && !late) ??
  receipts.find(({ kind, late }) => ACKNOWLEDGED.includes(kind) && !late);

function reached(of) {
  const { deliveries, who, evidence } = of;
  const push = deliveries.find((delivery) => delivery.kind === "PUSH" && acknowledgement(delivery));
  if (push) {
    const { kind, at } = acknowledgement(push);
    return ["good", t(`reached.${kind}`, { who, at: when(at, of.now) })];
  }
  const sure = deliveries.filter(({ status }) => status === "delivered");
  const carried = sure.length > 0 ? sure : deliveries.filter(({ kind, status }) => kind !== "PUSH" && status === "accepted");
  const at = carried.flatMap(({ receipts }) => receipts.filter(({ kind }) => kind === "delivered"))[0]?.at;
  const words = {
    who,
    by: by(list(carried.map(({ kind }) => kindWords(kind)))),
    at: at ? when(at, of.now) : endedAt(of),
  };
  return evidence === "confirmed"
    ? ["good", t("reached.confirmed", words) + before(of)]
    : ["info", t("reached.sent", words) + before(of)];
}

/** What was tried before it: a push that was not answered, a messenger that did not carry. */
function before(of) {
  const push = of.deliveries.find(({ kind }) => kind === "PUSH");
  const messenger = of.deliveries.find(({ kind, status }) => MESSENGERS.includes(kind) && status !== "nothing");
  const texted = of.deliveries.some(({ kind, status }) => ["SMS", "LMS"].includes(kind) && WORKED.includes(status));
  const parts = [];
  if (push?.status === "accepted") {
    const [from, to] = [stepOf(of, "pushed")?.at, stepOf(of, "claimed")?.at];
    parts.push(from && to ? t("before.push", { span: span(Date.parse(to) - Date.parse(from)) }) : t("before.pushed"));
  } else if (push && push.status !== "nothing") parts.push(t("before.refused"));
  if (messenger && texted) parts.push(t(messenger.status === "delivered" ? "before.late" : "before.messenger", { kind: kindWords(messenger.kind) }));
  return parts.join("");
}

const tried = ({ deliveries }) =>
  list(
    deliveries
      .filter(({ status }) => status !== "nothing")
      .map((delivery) => t("tried", { kind: kindWords(delivery.kind), what: statusOf(delivery) })),
  );

/** What of the contact was missing; of who was erased since nothing is known any more. */
const missing = (known) => ({
  phone: "devices" in known && (known.phone ?? "none") === "none",
  email: known.email === false,
});

/** Each obstacle once: text and email that lack a contact are two. */
function obstacles({ deliveries, known }) {
  const { phone, email } = missing(known);
  const others = deliveries
    .filter(({ status, reason }) => status === "nothing" && reason && !["no-contact", "no-device"].includes(reason))
    .map(({ channel, reason }) => `${t(`channel.${channel}`)}: ${reasonWords(reason)}`);
  const all = [...new Set([phone && t("no.phone"), email && t("no.email"), ...others].filter(Boolean))];
  return all.length > 0 ? list(all) : t("no.way");
}

function underWay(of) {
  const { who, known, deliveries, steps, settings, now } = of;
  const last = steps.findLast(({ kind }) => ["watched", "started", "waited", "pushed", "claimed", "told"].includes(kind));
  const going = deliveries.filter(({ kind, status }) => kind !== "PUSH" && status !== "nothing");
  if (going.length > 0) return t("now.telling", { who, by: by(list(going.map(({ kind }) => kindWords(kind)))) });
  if (last?.kind === "watched" || (!last && known.presence === "online")) {
    return known.until ? t("now.watched", { who, at: when(known.until, now) }) : t("now.here", { who });
  }
  if (last?.kind === "pushed" && settings) {
    return t("now.pushed", { who, at: when(Date.parse(last.at) + settings.receiptWaitSeconds * 1000, now) });
  }
  return last?.kind === "waited" ? t("now.waited", { who }) : t("now.accepted", { who });
}

function statusOf(delivery) {
  const { kind, status, reason } = delivery;
  if (kind === "PUSH" && status === "accepted") {
    const news = acknowledgement(delivery);
    return t(news ? `status.${news.kind}` : "status.unanswered");
  }
  return status === "refused" && reason && reason !== "refused" ? reasonWords(reason) : t(`status.${status}`);
}

const TONES = { delivered: "good", accepted: "info", refused: "bad", unknown: "warn", retry: "warn", sending: "wait", nothing: "quiet" };

function chipOf(delivery, { outcome, steps }) {
  const { id, kind, status, reason, cost, receipts } = delivery;
  const push = kind === "PUSH" && status === "accepted";
  const waits = push && !outcome && !acknowledgement(delivery) && !steps.some((step) => step.kind === "claimed");
  const what = waits
    ? t("status.waiting")
    : status === "nothing" && reason
      ? reasonWords(reason)
      : statusOf(delivery);
  const tone = waits ? "wait" : push ? (acknowledgement(delivery) ? "good" : "warn") : TONES[status];
  return { id, kind, tone, what, cost, late: receipts.some(({ late }) => late), sure: tone === "good" };
}

/** What to do, the most useful first; each piece of advice once. */
function adviceOf({ deliveries, known }) {
  const advice = new Set();
  for (const { reason } of deliveries) {
    if (ADVICE[reason]) advice.add(ADVICE[reason]);
  }
  const { phone, email } = missing(known);
  if (phone || email) advice.add(phone && email ? "advice.contact" : phone ? "advice.phone" : "advice.email");
  return [...advice].slice(0, 3).map((key) => t(key));
}

const ADVICE = {
  landline: "advice.mobile",
  "channel-off": "advice.settings",
  "payment-method-required": "advice.billing",
  "no-funds": "advice.funds",
  stopped: "advice.stopped",
  "not-set-up": "advice.settings",
  blocked: "advice.stopped",
  profile: "advice.registered",
  template: "advice.registered",
  "sender-not-registered": "advice.registered",
  "invalid-address": "advice.address",
  "carrier-down": "advice.later",
  refused: "advice.later",
  throttled: "advice.later",
  "no-report": "advice.later",
  "no-answer": "advice.unknown",
  crashed: "advice.unknown",
};
