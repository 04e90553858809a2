import { el } from "./dom.js";
import { kindWords, money, reasonWords, t, timeOf, when, wordsOf } from "./words.js";

const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** The whole story of a record: its steps, what went out, what it cost, what was known. */
export function details(record, { now, ledger, currency, makers }) {
  return el(
    "div",
    { class: "details" },
    part("details.steps", steps(record.steps ?? [], now)),
    part("details.deliveries", deliveries(record.deliveries, currency)),
    part("details.money", entries(record, ledger, currency)),
    part("details.known", facts(record.known, now)),
    makers ? part("details.makers", makersFacts(record)) : null,
  );
}

const part = (title, content) => el("section", {}, el("h3", {}, t(title)), content);

const nothing = (key) => el("p", { class: "empty" }, t(key));

/** A sentence with its times as they are where the reader is. */
const here = (text, now) => text.replace(TIME, (time) => when(time, now));

function steps(all, now) {
  if (all.length === 0) return nothing("details.none");
  return el(
    "ol",
    { class: "told" },
    all.map(({ at, text }) => el("li", {}, el("time", { datetime: at }, timeOf(at, true)), el("span", {}, here(text, now)))),
  );
}

function deliveries(all, currency) {
  if (all.length === 0) return nothing("details.none");
  return el(
    "ul",
    { class: "deliveries" },
    all.map(({ kind, to, status, reason, cost, receipts }) =>
      el(
        "li",
        {},
        el("strong", {}, kindWords(kind)),
        el(
          "span",
          {},
          [toWords(to), t(`status.${status}`), reason && reason !== status ? reasonWords(reason) : null].filter(Boolean).join(" · "),
          receipts.map((receipt) =>
            el(
              "span",
              { class: "receipt" },
              `${wordsOf(`receipt.${receipt.kind}`, receipt.kind)} ${timeOf(receipt.at, true)}${receipt.late ? ` · ${t("card.late")}` : ""}`,
            ),
          ),
        ),
        el("span", { class: "cost" }, money(cost, currency)),
      ),
    ),
  );
}

/** Where it went; a push goes to all phones, which the API counts in English. */
function toWords(to) {
  const [, count] = /^(\d+) devices?$/.exec(to) ?? [];
  return count ? t("to.devices", { count }) : to || null;
}

function entries(record, ledger, currency) {
  if (!ledger) return nothing("details.reading");
  const mine = new Set(record.deliveries.map(({ id }) => id));
  const ours = ledger.filter(({ deliveryId }) => mine.has(deliveryId)).toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at) || COURSE.indexOf(one.kind) - COURSE.indexOf(other.kind));
  if (ours.length === 0) return nothing("details.free");
  return el(
    "ul",
    { class: "deliveries" },
    ours.map(({ at, kind, units, from }) =>
      el("li", {}, el("strong", {}, t(`ledger.${kind}`)), el("span", {}, `${timeOf(at, true)} · ${t(`from.${from}`)}`), el("span", { class: "cost" }, money(units, currency))),
    ),
  );
}

/** What comes of a price, one after the other. */
const COURSE = ["credit", "reserve", "capture", "release"];

/** First who, then by what they could be told. */
const FACTS = ["presence", "since", "until", "lastActiveAt", "devices", "phone", "email", "textsOn", "emailsOn", "balance", "first", "opening"];

function facts(known, now) {
  const all = Object.entries(known).toSorted(([one], [other]) => FACTS.indexOf(one) - FACTS.indexOf(other));
  if (all.length === 0) return nothing("details.none");
  return el(
    "dl",
    { class: "facts" },
    all.flatMap(([name, value]) => [el("dt", {}, wordsOf(`known.${name}`, name)), el("dd", {}, valueOf(value, now))]),
  );
}

const valueOf = (value, now) =>
  typeof value === "boolean" ? t(value ? "yes" : "no") : wordsOf(`value.${value}`, String(value).replace(TIME, (time) => when(time, now)));

function makersFacts({ replyId, chatId, customerId, outcome, reason, deliveries: all }) {
  const ids = { replyId, chatId, customerId, outcome, reason, deliveries: all.map(({ id }) => id).join(" ") };
  return el(
    "dl",
    { class: "facts" },
    Object.entries(ids).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, el("code", {}, String(value)))]),
  );
}
