import { now } from "/console/clock.js";
import { byId, el, list, mark, say } from "/console/dom.js";
import { kindWords, list as joined, money, reasonWords, t, when, wordsOf } from "/console/words.js";
import { messages, readUpTo } from "./chats.js";
import { presenceWords } from "./people.js";
import { isOnline, reachability, stir } from "./polling.js";
import { customer, keep, kept, nameOf, shownReply, state } from "./state.js";

const SAMPLES = 3;
const THINKS = 400;
let thinking;
let last = "";

/** The manager's side of the chosen customer's chat. */
export function showJun({ look, unsend }) {
  const of = customer();
  const who = nameOf(of);
  say(byId("jun-title"), t("jun.title", { who }));
  say(byId("jun-presence"), presenceWords(of.id));
  mark(byId("jun-presence"), "class", `presence ${isOnline(of.id) ? "online" : ""}`);
  mark(byId("text"), "aria-label", t("jun.to", { who }));
  const upTo = readUpTo(of.id);
  const outcomes = new Map((state.followUps[of.id] ?? []).map((each) => [each.replyId, each]));
  const texts = messages(of.id);
  const elsewhere = [...outcomes.keys()].filter((id) => !texts.some((message) => message.id === id)).reverse();
  const all = [
    ...elsewhere.map((id) => ({ id, by: "jun", text: t("jun.elsewhere"), other: true })),
    ...texts,
  ].map((message) => ({
    ...message,
    outcome: message.by === "jun" ? (outcomes.get(message.id)?.outcome ?? (outcomes.has(message.id) ? "open" : "sending")) : null,
    evidence: outcomes.get(message.id)?.evidence ?? null,
    read: message.by === "jun" && message.at <= upTo,
    shown: message.id === shownReply(),
    who,
  }));
  byId("jun-empty").hidden = all.length > 0;
  say(byId("jun-empty"), t("jun.empty", { who }));
  list(byId("jun-messages"), all, ({ id }) => id, (message) => messageOf(message, look, unsend));
  showReach(who);
  const newest = `${of.id} ${JSON.stringify(all.at(-1))}`;
  if (newest !== last) toNewest();
  last = newest;
}

const toNewest = () => {
  const scroll = byId("jun-messages").parentElement;
  scroll.scrollTop = scroll.scrollHeight;
};

/** What would happen is told below, and takes of the chat's height as it changes. */
new ResizeObserver(toNewest).observe(byId("jun-messages").parentElement);

function messageOf({ id, by, text, at, outcome, evidence, read, shown, other }, look, unsend) {
  if (by !== "jun") return el("li", { class: "said theirs" }, el("div", {}, el("p", { class: "words" }, text), el("p", { class: "at" }, when(at, now()))));
  return el(
    "li",
    { class: "said mine" },
    el(
      "div",
      {},
      el("p", { class: `words ${other ? "other" : ""}` }, text),
      el(
        "p",
        { class: "at" },
        at ? `${when(at, now())} ` : null,
        outcome === "open"
          ? el("button", { type: "button", class: "plain", "data-keep": `unsend-${id}`, onclick: ({ currentTarget }) => unsend(id, currentTarget) }, t("jun.unsend"))
          : null,
        el(
          "button",
          { type: "button", class: `outcome tone-${toneOf(outcome, evidence)}`, "aria-pressed": shown, "data-keep": `look-${id}`, onclick: () => look(id) },
          read && outcome !== "SEEN" ? `${t("jun.read")} · ` : "",
          wordsOf(`outcome.${outcome}`, t("outcome.open")),
        ),
      ),
    ),
  );
}

export const toneOf = (outcome, evidence) =>
  ({ REACHED: evidence === "sent" ? "info" : "good", SEEN: "good", NOT_WANTED: "quiet", STALE: "quiet", FAILED: "bad", UNREACHABLE: "bad" })[outcome] ?? "wait";

/** What would happen if it were sent now, price included. */
function showReach(who) {
  const answer = state.reachability[state.selected];
  if (!answer) return say(byId("reach-words"), "");
  const { online, channels, closed, ask } = answer;
  say(byId("reach-words"), t(channels.length === 0 ? "reach.none" : online ? "reach.online" : "reach.away", { who }));
  const items = [
    ...channels.map(({ channel, kinds, prices }) => ({ channel, words: kinds.map((kind) => `${kindWords(kind)} ${priceOf(prices[kind])}`).join(t("reach.else")) })),
    ...closed.map(({ channel, reason }) => ({ channel, reason })),
  ];
  list(byId("reach"), items, ({ channel }) => channel, ({ channel, words, reason }) =>
    words
      ? el("li", { class: "chip tone-quiet" }, words)
      : el("li", { class: "chip tone-off", title: reasonWords(reason) }, t("reach.closed", { channel: t(`channel.${channel}`), why: reasonWords(reason) })),
  );
  say(byId("ask"), ask.length > 0 ? t("reach.ask", { what: joined(ask.map((what) => t(`ask.${what}`))) }) : "");
}

const priceOf = (units) => (units > 0 ? money(units, state.currency) : t("free"));

/** The box that Jun writes in; `send` gets what he wrote. */
export function readyJun(send) {
  const text = byId("text");
  let sample = kept("sample") ?? 0;
  text.value = kept("draft") ?? t(`sample.${sample}`);
  const isSample = () => text.value === t(`sample.${sample}`);
  text.addEventListener("input", () => {
    keep("draft", isSample() ? null : text.value);
    think();
  });
  byId("opening").addEventListener("change", think);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      byId("reply").requestSubmit();
    }
  });
  byId("reply").addEventListener("submit", (event) => {
    event.preventDefault();
    send(async (reply) => {
      const what = { text: text.value, opening: byId("opening").checked, quiet: byId("quiet").checked };
      if (what.text.trim() === "") return null;
      // At once: what is typed meanwhile is the next reply.
      if (isSample()) {
        sample = (sample + 1) % SAMPLES;
        keep("sample", sample);
        text.value = t(`sample.${sample}`);
      } else text.value = "";
      keep("draft", null);
      return reply(what);
    });
  });
  /** In another language, the sample is another too. */
  return {
    speak() {
      if (kept("draft") === null) text.value = t(`sample.${sample}`);
    },
  };
}

/** Typing asks anew, not at each letter. */
function think() {
  clearTimeout(thinking);
  thinking = setTimeout(() => {
    stir();
    reachability().catch(() => {});
  }, THINKS);
}

