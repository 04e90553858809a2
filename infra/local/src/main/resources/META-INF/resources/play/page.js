import { start } from "/followup.js";
import { call } from "/console/calls.js";
import { heard, now } from "/console/clock.js";
import { byId, el, list, mark, say } from "/console/dom.js";
import { speak, t, when } from "/console/words.js";
import { hasRead, messages, onChange, readUpTo, write } from "./chats.js";

/*
 * The customer's page of the demo shop: what a business builds. It is the shop's backend, too, which
 * here has no machine of its own.
 */
const query = new URLSearchParams(location.search);
const link = claimsOf(query.get("token"));
const id = query.get("customer") ?? link?.sub;

/** In a window of the playground, that says whether the page can be seen, and what time it is. */
const frame = parent !== window ? window.frameElement : null;
if (frame) {
  const real = Object.getOwnPropertyDescriptor(Document.prototype, "visibilityState").get;
  Object.defineProperty(document, "visibilityState", {
    get: () => (frame.dataset.shown === "false" ? "hidden" : real.call(document)),
  });
  // Time that the laptop skips, this page lives through, too: to it, it was sleep.
  const wall = Date.now;
  Date.now = () => wall() + Number(frame.dataset.lead ?? 0);
}

const demo = await call({ path: "/local/demo" });
const of = demo.customers.find((customer) => customer.id === id);

async function here() {
  await speak();
  byId("page").hidden = !of;
  byId("nobody").hidden = Boolean(of);
  if (!of) return;
  const settings = await call({ path: "/v1/workspace", key: demo.workspaceKey });
  heard((await call({ path: "/local/clock" })).now);
  say(byId("shop"), settings.name);
  document.body.style.setProperty("--shop", settings.email?.color ?? "#5038d6");
  document.title = settings.name;
  // Another token for each day; the module asks before each beat.
  start({ token: async () => (await call({ path: "/local/demo" })).customers.find((customer) => customer.id === id).token });
  show();
  onChange(show);
  addEventListener("storage", ({ key }) => {
    if (key === "followup.language") speak().then(show);
  });
  for (const event of ["pointerdown", "keydown"]) addEventListener(event, read);
  byId("write").addEventListener("submit", (event) => {
    event.preventDefault();
    wrote();
  });
  // Who comes by a notice's link comes to read.
  if (link) arrived();
}

function show() {
  const upTo = readUpTo(id);
  const all = messages(id).map((message) => ({ ...message, unread: message.by === "jun" && message.at > upTo }));
  byId("empty").hidden = all.length > 0;
  list(byId("messages"), all, (message) => message.id, messageOf);
  const unread = all.filter((message) => message.unread).length;
  say(byId("unread"), unread > 0 ? t("page.unread", { count: unread }) : "");
  byId("messages").lastElementChild?.scrollIntoView({ block: "nearest" });
}

function messageOf({ by, text, at, unread }) {
  return el(
    "li",
    { class: `said ${by === "jun" ? "theirs" : "mine"} ${unread ? "unread" : ""}` },
    by === "jun" ? el("span", { class: "face", "aria-hidden": "true" }, t("who.jun").slice(0, 1)) : null,
    el("div", {}, el("p", { class: "words" }, text), el("p", { class: "at" }, by === "jun" ? `${t("who.jun")} · ${when(at, now())}` : when(at, now()))),
  );
}

async function read() {
  if (!messages(id).some((message) => message.by === "jun" && message.at > readUpTo(id))) return;
  heard((await call({ path: "/local/clock" })).now);
  hasRead(id, now());
  const upTo = new Date(now()).toISOString();
  await call({ method: "POST", path: `/v1/chats/chat-${id}/read`, key: of.token, body: { customerId: id, upTo } });
  if (frame) parent.postMessage("stir", location.origin);
}

async function arrived() {
  mark(byId("arrived"), "hidden", null);
  history.replaceState(null, "", `?customer=${id}`);
  await read();
}

async function wrote() {
  const text = byId("words").value.trim();
  if (!text) return;
  byId("words").value = "";
  heard((await call({ path: "/local/clock" })).now);
  write(id, { id: `hers-${Date.now()}`, by: "customer", text, at: now() });
  hasRead(id, now());
  await call({ method: "POST", path: `/v1/chats/chat-${id}/wrote`, key: demo.workspaceKey, body: { customerId: id } });
  if (frame) parent.postMessage("stir", location.origin);
}

/** What a JWT says of itself. The laptop's page believes it; a backend checks the signature and `aud`. */
function claimsOf(token) {
  try {
    const part = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(part), (letter) => letter.codePointAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

await here();
