import { now } from "/console/clock.js";
import { byId, el, linked, list, say } from "/console/dom.js";
import { t, when } from "/console/words.js";
import { carriedTo, customer, nameOf } from "./state.js";

/** Worth a look: what every mail carries. */
const HEADERS = ["From", "To", "Reply-To", "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post", "References"];
let opened = null;

/** The chosen customer's mails, the newest opened. */
export function showMailbox() {
  const of = customer();
  const mails = carriedTo(of)
    .filter(({ kind }) => kind === "EMAIL")
    .reverse();
  const shown = mails.find(({ seq }) => seq === opened) ?? mails[0];
  say(byId("mailbox-title"), t("mail.title", { who: nameOf(of) }));
  say(byId("mailbox-owner"), of.email);
  say(byId("mailbox-empty"), mails.length === 0 ? t("mail.empty") : "");
  const rows = mails.map(({ seq, at, title, headers, from }) => ({ seq, at, title, sender: headers?.From ?? from, open: seq === shown.seq }));
  list(byId("mails"), rows, ({ seq }) => seq, rowOf);
  list(byId("mail"), shown ? [shown] : [], ({ seq }) => seq, mailOf);
}

const rowOf = ({ seq, at, title, sender, open }) =>
  el(
    "li",
    {},
    el(
      "button",
      {
        type: "button",
        "aria-pressed": open,
        "data-keep": `mail-${seq}`,
        onclick() {
          opened = seq;
          showMailbox();
        },
      },
      el("strong", {}, title ?? ""),
      el("span", {}, `${sender.replace(/ <.*/, "")} · ${when(at, now())}`),
    ),
  );

function mailOf({ seq, title, text, html, headers }) {
  return el(
    "div",
    { class: "opened-mail" },
    html ? frame(html, title) : el("p", { class: "plain-text" }, ...linked(text)),
    html ? part(seq, "text", t("mail.text"), el("p", { class: "plain-text" }, ...linked(text))) : null,
    headers ? part(seq, "headers", t("mail.headers"), headerList(headers)) : null,
  );
}

/**
 * The mail as its reader sees it: in an origin of its own, without scripts or forms. Its links open
 * in a tab of their own.
 */
const frame = (html, title) =>
  el("iframe", {
    title: t("mail.frame", { title: title ?? "" }),
    sandbox: "allow-popups allow-popups-to-escape-sandbox",
    referrerpolicy: "no-referrer",
    srcdoc: `<base target="_blank">${html}`,
  });

const part = (seq, name, words, content) =>
  el("details", { "data-keep": `mail-${seq}-${name}` }, el("summary", { "data-keep": `mail-${seq}-${name}-head` }, words), content);

function headerList(headers) {
  const known = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const shown = HEADERS.filter((name) => known.has(name.toLowerCase()));
  return el(
    "dl",
    { class: "facts" },
    shown.flatMap((name) => [el("dt", {}, name), el("dd", {}, known.get(name.toLowerCase()))]),
  );
}

