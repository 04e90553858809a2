import { byId, el, list, say } from "./dom.js";
import { linked } from "./phone.js";
import { carriedTo, customer, firstName } from "./state.js";
import { timeOf } from "./words.js";

/** Worth a look: what F10 promises of every mail. */
const HEADERS = ["From", "To", "Reply-To", "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post", "References"];

/** The chosen customer's mails, newest first and that one opened. */
export function showMailbox() {
  const of = customer();
  const mails = carriedTo(of)
    .filter(({ kind }) => kind === "EMAIL")
    .reverse()
    .map((mail, index) => ({ ...mail, newest: index === 0 }));
  say(byId("mailbox-title"), `${firstName(of)}'s mailbox`);
  say(byId("mailbox-owner"), of.email ?? "");
  say(byId("mailbox-empty"), mails.length === 0 ? "No mail yet." : "");
  list(byId("mails"), mails, ({ seq }) => seq, mailOf);
}

function mailOf({ seq, at, from, title, text, html, headers, newest }) {
  const sender = headers?.From ?? from;
  return el(
    "li",
    { class: "mail" },
    el(
      "details",
      { open: newest, "data-keep": `mail-${seq}-${newest ? "newest" : "older"}` },
      el(
        "summary",
        { "data-keep": `mail-${seq}-head` },
        el("span", { class: "subject" }, title ?? "(no subject)"),
        el("span", { class: "muted small" }, `${sender} · ${timeOf(at)}`),
      ),
      html ? frame(html, title) : null,
      part(seq, "text", html ? "As plain text" : "Text", el("p", { class: "plain-text" }, ...linked(text)), !html),
      headers ? part(seq, "headers", "Headers", headerList(headers)) : null,
    ),
  );
}

/**
 * The mail as its reader sees it: in an origin of its own, without scripts or forms. Its links open
 * in a tab of their own.
 */
function frame(html, title) {
  return el("iframe", {
    title: `Mail: ${title ?? "without a subject"}`,
    sandbox: "allow-popups allow-popups-to-escape-sandbox",
    referrerpolicy: "no-referrer",
    srcdoc: `<base target="_blank">${html}`,
  });
}

const part = (seq, name, words, content, open) =>
  el(
    "details",
    { class: "part", open, "data-keep": `mail-${seq}-${name}` },
    el("summary", { "data-keep": `mail-${seq}-${name}-head` }, words),
    content,
  );

function headerList(headers) {
  const known = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const shown = HEADERS.filter((name) => known.has(name.toLowerCase()));
  return el(
    "dl",
    { class: "facts" },
    shown.flatMap((name) => [el("dt", {}, name), el("dd", {}, known.get(name.toLowerCase()))]),
  );
}
