// followup-push.js and followup-sw.js in a real browser, against the started laptop: FOLLOWUP_URL, CHROMIUM, and
// playwright-core in PLAYWRIGHT. Chromium's own push service is another host, so the laptop's takes its place: it reads what
// is pushed, and the browser is handed that.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

const laptop = process.env.FOLLOWUP_URL;
const { chromium } = createRequire(`${process.env.PLAYWRIGHT}/`)("playwright-core");

let browser, shop, origin, workspace;

const FILES = {
  "/": ["text/html", "<!doctype html><title>Shop</title>"],
  // All that a shop has to serve.
  "/followup-sw.js": ["text/javascript", `importScripts("${laptop}/followup-sw.js");`],
};

before(async () => {
  workspace = await call("POST", "/v1/workspaces", "local", { id: `web-push-${process.pid}`, name: "Lamps" });
  shop = createServer((request, response) => {
    const [type, text] = FILES[request.url] ?? ["text/plain", ""];
    response.writeHead(text ? 200 : 404, { "Content-Type": type }).end(text);
  });
  await new Promise((done) => shop.listen(0, "localhost", done));
  origin = `http://localhost:${shop.address().port}`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  shop?.close();
});

/** A page of the shop whose browser subscribes where the laptop says. */
async function page(customer, subscription) {
  const context = await browser.newContext({ permissions: ["notifications"] });
  const tab = await context.newPage();
  await tab.exposeFunction("tokenOfShop", () => tokenOf(customer));
  await tab.addInitScript((subscription) => {
    globalThis.asked = [];
    const there = { toJSON: () => subscription, unsubscribe: async () => true };
    PushManager.prototype.subscribe = async (options) => {
      globalThis.asked.push(options);
      return there;
    };
    PushManager.prototype.getSubscription = async () => there;
  }, subscription);
  await tab.goto(origin);
  return { context, tab };
}

const subscribe = (tab) =>
  tab.evaluate(async (laptop) => {
    const { subscribe } = await import(`${laptop}/followup-push.js`);
    return subscribe({ token: () => tokenOfShop() });
  }, laptop);

/** Hands the worker what its push service would. */
async function deliver({ context, tab }, data) {
  const session = await context.newCDPSession(tab);
  let registered;
  session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) =>
    registrations.forEach(({ registrationId, scopeURL }) => {
      if (scopeURL === `${origin}/`) registered = registrationId;
    }),
  );
  let active = false;
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    active ||= versions.some(({ registrationId, status }) => registrationId === registered && status === "activated");
  });
  await session.send("ServiceWorker.enable");
  await until("the worker is there", () => active);
  await session.send("ServiceWorker.deliverPushMessage", {
    origin,
    registrationId: registered,
    data: JSON.stringify(data),
  });
}

const shown = ({ tab }) =>
  tab.evaluate(async () =>
    (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag }) => ({ title, body, tag })),
  );

async function until(what, holds) {
  const end = Date.now() + 8_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `not in time: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

test("a shop without an app: its page subscribes, its worker shows the notice and acknowledges it", async () => {
  const subscription = await call("POST", "/local/web-push");
  const mina = await page("mina", subscription);

  const device = await subscribe(mina.tab);

  const { publicKey } = await call("GET", "/v1/push-key");
  assert.deepEqual(await mina.tab.evaluate(() => globalThis.asked), [
    { userVisibleOnly: true, applicationServerKey: publicKey },
  ]);
  assert.equal(await subscribe(mina.tab), device, "the same browser is the same device");

  const reply = await post("mina", "Your lamp is ready.");
  const [pushed] = await call("GET", `/local/outbox?to=${encodeURIComponent(JSON.stringify(subscription))}`);
  assert.equal(pushed.text, "Your lamp is ready.");
  await deliver(mina, pushed.data);

  await until("shown", async () => (await shown(mina)).length === 1);
  assert.deepEqual(await shown(mina), [{ title: "Jun", body: "Your lamp is ready.", tag: "chat-of-mina" }]);
  await until("acknowledged", async () => (await record(reply)).outcome === "REACHED");
  assert.equal((await record(reply)).reason, "acknowledged");
  await mina.context.close();
});

test("what is not ours is left to the shop's own worker", async () => {
  const jun = await page("jun", await call("POST", "/local/web-push"));
  await subscribe(jun.tab);

  await deliver(jun, { title: "A sale!" });
  await new Promise((done) => setTimeout(done, 500));

  assert.deepEqual(await shown(jun), []);
  await jun.context.close();
});

test("taken back, nobody pushes there any more", async () => {
  const subscription = await call("POST", "/local/web-push");
  const ara = await page("ara", subscription);
  await subscribe(ara.tab);

  await ara.tab.evaluate(async (laptop) => {
    const { unsubscribe } = await import(`${laptop}/followup-push.js`);
    await unsubscribe({ token: () => tokenOfShop() });
  }, laptop);
  await post("ara", "Hello");

  assert.deepEqual(await call("GET", `/local/outbox?to=${encodeURIComponent(subscription.endpoint)}`), []);
  await ara.context.close();
});

const record = (reply) => call("GET", `/v1/replies/${reply}/follow-up`, workspace.workspaceKey);

async function post(customerId, text) {
  const id = `reply-to-${customerId}-${process.pid}`;
  const manager = { id: "m1", name: "Jun" };
  await call("POST", "/v1/replies", workspace.workspaceKey, { id, chatId: `chat-of-${customerId}`, customerId, text, manager });
  await call("POST", "/local/settle");
  return id;
}

async function call(method, path, key, body) {
  const answer = await fetch(laptop + path, {
    method,
    headers: { ...(key && { Authorization: `Bearer ${key}` }), "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path} answered ${answer.status}`);
  return answer.json();
}

function tokenOf(sub) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { iss: workspace.id, sub, exp: Math.floor(Date.now() / 1_000) + 3_600 };
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${createHmac("sha256", workspace.tokenSecret).update(signed).digest("base64url")}`;
}
