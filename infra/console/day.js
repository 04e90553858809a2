import { answerOf } from "./answer.js";
import { call } from "./calls.js";
import { card } from "./card.js";
import { bars, table } from "./chart.js";
import { now } from "./clock.js";
import { details } from "./details.js";
import { el } from "./dom.js";
import { picture } from "./picture.js";
import { wayOf } from "./way.js";
import { KINDS, kindWords, language, money, reasonWords, t, timeOf, when, wordsOf } from "./words.js";
import { learn } from "./workflow.js";

const OUTCOMES = { REACHED: "good", SEEN: "info", NOT_WANTED: "quiet", STALE: "quiet", UNREACHABLE: "warn", FAILED: "bad" };
const DAY = 86_400_000;
/** Rows without their time are read one by one, so only so many at once. */
const AT_ONCE = 20;

let wanted = { days: 7, outcome: "", channel: "", reason: "", search: "" };
/** Reply id → whole record. */
const records = new Map();
/** Told apart, so that an answer that comes late changes nothing. */
let asked = 0;

/** What became of the replies of some days: counts, costs, and each of them. */
export async function openDay(place, about) {
  const mine = ++asked;
  const parts = {
    counts: el("section", { class: "card", "aria-labelledby": "counts-title" }),
    costs: el("section", { class: "card", "aria-labelledby": "costs-title" }),
    rows: el("div", { class: "found" }),
    open: el("section", { class: "card shown", hidden: true }),
  };
  place.replaceChildren(
    el("h2", { class: "page-title" }, t("day.title")),
    filters((changes) => {
      wanted = { ...wanted, ...changes };
      openDay(place, about);
    }),
    el("div", { class: "charts" }, parts.counts, parts.costs),
    el("div", { class: "split" }, el("section", { class: "card list", "aria-label": t("day.list") }, parts.rows), parts.open),
  );
  const current = () => mine === asked;
  try {
    await Promise.all([counts(parts.counts, about, current), costs(parts.costs, about, current), rows(parts, about, current)]);
    about.complain(null);
  } catch (problem) {
    if (current()) about.complain(problem);
  }
}

const period = () => ({ from: new Date(now() - wanted.days * DAY), to: new Date(now()) });

const dayOf = (date) => date.toISOString().slice(0, 10);

const dayWords = (day) => new Date(`${day}T12:00:00Z`).toLocaleDateString(language(), { month: "numeric", day: "numeric" });

/** When a day begins where the reader is, unless it is midnight. */
function utc() {
  const begins = new Date(`${dayOf(new Date(now()))}T00:00:00Z`);
  return begins.getHours() + begins.getMinutes() === 0 ? null : el("span", { class: "utc" }, ` · ${t("counts.utc", { at: timeOf(begins) })}`);
}

/** Each day of the period, in UTC as the API counts them. */
function days() {
  const { from, to } = period();
  const all = [];
  for (let at = Date.parse(dayOf(from)); at <= to.getTime(); at += DAY) all.push(dayOf(new Date(at)));
  return all.slice(-Math.max(1, wanted.days));
}

function filters(change) {
  const choice = (name, options) =>
    el(
      "label",
      {},
      el("span", {}, t(`filter.${name}`)),
      el("select", { name, onchange: ({ currentTarget }) => change({ [name]: currentTarget.value }) }, options.map(([value, words]) => el("option", { value, selected: String(wanted[name]) === value }, words))),
    );
  return el(
    "form",
    {
      class: "filters",
      onsubmit(event) {
        event.preventDefault();
        change({ search: event.currentTarget.elements.search.value.trim() });
      },
    },
    choice("days", ["1", "7", "30"].map((count) => [count, t(`filter.days.${count}`)])),
    choice("outcome", [["", t("filter.all")], ...Object.keys(OUTCOMES).map((outcome) => [outcome, t(`outcome.${outcome}`)])]),
    choice("channel", [["", t("filter.all")], ...KINDS.map((kind) => [kind, kindWords(kind)])]),
    choice("reason", [["", t("filter.all")], ...REASONS.map((reason) => [reason, reasonWords(reason)])]),
    el("label", { class: "search" }, el("span", {}, t("filter.search")), el("input", { name: "search", type: "search", value: wanted.search, placeholder: t("filter.searchHint") })),
    el("button", { type: "submit" }, t("filter.find")),
  );
}

/** Reasons that end a follow-up, the commonest first. */
const REASONS = ["delivered", "accepted", "acknowledged", "read", "active-since", "follow-up-off", "deleted", "no-contact", "landline", "stopped", "no-funds", "not-set-up", "refused", "blocked", "carrier-down", "no-report", "no-answer", "too-old", "erased"];

/** Counts by day, where the API counts; an older one does not. */
async function counts(place, { key }, current) {
  place.replaceChildren(el("h3", { id: "counts-title" }, t("counts.title")), el("p", { class: "empty" }, t("details.reading")));
  const all = days();
  let answer;
  try {
    answer = await call({ path: `/v1/workspace/outcomes?from=${all[0]}&to=${all.at(-1)}`, key });
  } catch (refusal) {
    if (refusal.status !== 404) throw refusal;
    if (current()) place.lastElementChild.replaceWith(el("p", { class: "empty" }, t("counts.none")));
    return;
  }
  if (!current()) return;
  const byDay = new Map(answer.days.map((each) => [each.day, each]));
  const shown = all.map((day) => {
    const { outcomes = {} } = byDay.get(day) ?? {};
    const parts = Object.entries(OUTCOMES).map(([name, tone]) => ({ name, tone, value: outcomes[name] ?? 0 }));
    const said = parts.filter(({ value }) => value > 0).map(({ name, value }) => `${t(`outcome.${name}`)} ${value}`);
    return { label: dayWords(day), title: `${dayWords(day)}: ${said.join(", ") || 0}`, parts };
  });
  const totals = Object.keys(OUTCOMES).map((name) => [name, total(shown, name)]);
  place.replaceChildren(
    el("h3", { id: "counts-title" }, t("counts.title"), utc()),
    el("ul", { class: "totals" }, totals.filter(([, value]) => value > 0).map(([name, value]) => el("li", { class: `tone-${OUTCOMES[name]}` }, el("strong", {}, value.toLocaleString()), t(`outcome.${name}`)))),
    bars(shown, t("counts.title")),
    tallies("counts.channels", sums(answer.days, "channels"), kindWords),
    tallies("counts.reasons", sums(answer.days, "reasons"), reasonWords),
  );
}

/** Of all days together. */
const total = (shown, name) => shown.reduce((sum, { parts }) => sum + parts.find((part) => part.name === name).value, 0);

function sums(all, name) {
  const sum = new Map();
  for (const day of all) for (const [word, count] of Object.entries(day[name] ?? {})) sum.set(word, (sum.get(word) ?? 0) + count);
  return [...sum].sort(([, one], [, other]) => other - one).slice(0, 6);
}

const tallies = (title, all, words) =>
  all.length > 0
    ? el("p", { class: "tallies" }, el("span", { class: "muted" }, `${t(title)}: `), all.map(([word, count]) => `${words(word)} ${count.toLocaleString()}`).join(" · "))
    : null;

async function costs(place, { key }, current) {
  place.replaceChildren(el("h3", { id: "costs-title" }, t("costs.title")), el("p", { class: "empty" }, t("details.reading")));
  const months = [...new Set(days().map((day) => day.slice(0, 7)))];
  const answers = await Promise.all(months.map((month) => call({ path: `/v1/workspace/usage?month=${month}`, key })));
  if (!current()) return;
  const { currency, credits, reserved, cap, spent } = answers.at(-1);
  const byDay = new Map(answers.flatMap((answer) => answer.days).map(({ day, units }) => [day, units]));
  const shown = days().map((day) => {
    const units = byDay.get(day) ?? {};
    const parts = KINDS.map((name, index) => ({ name, tone: `kind-${index}`, value: units[name] ?? 0 }));
    return { label: dayWords(day), title: `${dayWords(day)}: ${money(parts.reduce((sum, { value }) => sum + value, 0), currency)}`, parts };
  });
  const paid = KINDS.filter((kind) => total(shown, kind) > 0);
  place.replaceChildren(
    el("h3", { id: "costs-title" }, t("costs.title"), utc()),
    el(
      "ul",
      { class: "totals" },
      [["costs.spent", money(spent, currency)], ["costs.reserved", money(reserved, currency)], ["costs.credits", money(credits, currency)], ["costs.cap", cap === null ? t("costs.noCap") : money(cap, currency)]].map(([words, value]) => el("li", { class: "tone-quiet" }, el("strong", {}, value), t(words))),
    ),
    bars(shown, t("costs.title")),
    el("ul", { class: "key" }, paid.map((kind) => el("li", { class: `tone-kind-${KINDS.indexOf(kind)}` }, `${kindWords(kind)} ${money(total(shown, kind), currency)}`))),
    paid.length > 0
      ? el("details", { class: "numbers" }, el("summary", {}, t("costs.table")), table(t("costs.title"), [t("costs.day"), ...paid.map(kindWords)], shown.filter(({ parts }) => parts.some(({ value }) => value > 0)).map(({ label, parts }) => [label, ...paid.map((kind) => money(parts.find(({ name }) => name === kind).value, currency))])))
      : el("p", { class: "empty" }, t("costs.none")),
  );
}

/** The follow-ups that fit, newest first, some at a time. */
async function rows(parts, about, current) {
  const found = el("ul", { class: "rows" });
  const foot = el("p", { class: "foot" });
  parts.rows.replaceChildren(found, foot);
  foot.textContent = t("details.reading");
  const source = wanted.search ? oneOf(wanted.search, about) : pages(about);
  const more = async () => {
    foot.textContent = t("details.reading");
    let shown = 0;
    for (;;) {
      const { value, done } = await source.next();
      if (!current()) return;
      if (done) {
        foot.textContent = found.children.length === 0 ? t("day.none") : "";
        return;
      }
      found.append(rowOf(value, parts, about));
      if (++shown === AT_ONCE) break;
    }
    foot.replaceChildren(el("button", { type: "button", onclick: () => more().catch(about.complain) }, t("day.more")));
  };
  await more();
}

async function* pages({ key }) {
  // Up to now, by the clock of the API.
  const { from } = period();
  let cursor = "";
  do {
    const query = new URLSearchParams({ from: from.toISOString() });
    if (wanted.outcome) query.set("outcome", wanted.outcome);
    if (cursor) query.set("cursor", cursor);
    const page = await call({ path: `/v1/follow-ups?${query}`, key });
    yield* page.followUps.filter(fits);
    cursor = page.cursor;
  } while (cursor);
}

const fits = ({ deliveries, reason }) =>
  (!wanted.channel || deliveries.some(({ kind, status }) => kind === wanted.channel && status !== "nothing")) &&
  (!wanted.reason || reason === wanted.reason || deliveries.some((delivery) => delivery.reason === wanted.reason));

/** By a customer's id, else by a reply's. */
async function* oneOf(id, { key }) {
  let cursor = "";
  let found = 0;
  do {
    const page = await call({ path: `/v1/follow-ups?customerId=${encodeURIComponent(id)}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, key });
    found += page.followUps.length;
    yield* page.followUps;
    cursor = page.cursor;
  } while (cursor);
  if (found > 0) return;
  try {
    yield await call({ path: `/v1/replies/${encodeURIComponent(id)}/follow-up`, key });
  } catch (refusal) {
    if (![404, 422].includes(refusal.status)) throw refusal;
  }
}

function rowOf(followUp, parts, about) {
  const { replyId, customerId, outcome, evidence, deliveries } = followUp;
  const cost = deliveries.reduce((sum, delivery) => sum + delivery.cost, 0);
  const at = el("time", { class: "muted" });
  const tone = outcome === "REACHED" && evidence === "sent" ? "info" : (OUTCOMES[outcome] ?? "wait");
  // Which of two that go out at once is put first is chance.
  const carried = KINDS.filter((each) => deliveries.some(({ kind, status }) => kind === each && status !== "nothing")).map(kindWords);
  const button = el(
    "button",
    { type: "button", class: "row", "data-reply": replyId, onclick: () => open(followUp, button, parts, about).catch(about.complain) },
    el("span", { class: `badge tone-${tone}` }, wordsOf(`outcome.${outcome}`, t("outcome.open"))),
    el("span", { class: "row-who" }, el("strong", {}, customerId), el("span", { class: "muted" }, carried.join(", "))),
    el("span", { class: "row-end" }, at, cost > 0 ? el("span", {}, money(cost, about.currency)) : null),
  );
  read(followUp, about).then(({ steps }) => {
    if (steps[0]) {
      at.dateTime = steps[0].at;
      at.textContent = when(steps[0].at, now());
    }
  }, () => {});
  return el("li", {}, button);
}

/** A list has no times, so the record is read; settled ones change no more while this page is open. */
async function read({ replyId, outcome }, { key }) {
  const kept = records.get(replyId);
  if (kept?.outcome && kept.outcome === outcome && kept.language === language()) return kept;
  const record = await call({ path: `/v1/replies/${encodeURIComponent(replyId)}/follow-up`, key });
  records.set(replyId, { ...record, language: language() });
  return record;
}

async function open(followUp, button, parts, about) {
  for (const each of parts.rows.querySelectorAll("[aria-current]")) each.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
  records.delete(followUp.replyId);
  const [record, ledger] = await Promise.all([read(followUp, about), entries(about), learn()]);
  const answer = answerOf(record, { who: record.customerId, settings: about.settings, now: now(), currency: about.currency });
  parts.open.hidden = false;
  parts.open.replaceChildren(
    el("h3", {}, t("day.reply", { id: record.replyId })),
    card(record, answer, about.currency),
    el("details", { class: "more", open: true }, el("summary", {}, t("why.more")), el("div", { class: "both" }, picture(wayOf(record), record, about.makers), details(record, { now: now(), ledger, currency: about.currency, makers: about.makers }))),
  );
  parts.open.tabIndex = -1;
  parts.open.focus({ preventScroll: matchMedia("(min-width: 900px)").matches });
}

const entries = async ({ key }) => (await call({ path: "/v1/workspace/ledger", key })).entries;
